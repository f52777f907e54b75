"""Where a person stands with what was assigned to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.assignments import STATES, AssignedCall, Assignee, Assignment, Attempt, Terms, TermsVersion
from roleplay.core.events import OUTCOMES
from roleplay.review.assignments import (
    BRIEF_SECONDS,
    assigned_people,
    attempt_kind,
    finished,
    fixed_terms,
    passes,
    points,
    refusal,
    standing,
    standings,
    urgency,
    verdict,
)

ANNA, JAN = "Anna Nowak", "Jan Lis"
AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
MONDAY, FRIDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 21)
TERMS = Terms(
    "laptop", "The laptop", "Marian", (Assignee("person", ANNA),), due=FRIDAY, attempts=2, pass_mark=70.0, mode="test"
)


def assigned(*terms: Terms, withdrawn: bool = False) -> Assignment:
    versions = tuple(TermsVersion(number, one, AT, "Ewa") for number, one in enumerate(terms or (TERMS,), 1))
    return Assignment("a", versions, AT if withdrawn else None)


def call(number: int = 1, score: float | None = 50.0, **changes: object) -> AssignedCall:
    values: dict[str, object] = {
        "session_id": f"call-{number}",
        "attempt": Attempt("a", 1, MONDAY),
        "trainee": ANNA,
        "started_at": AT + timedelta(hours=number),
        "running": False,
        "outcome": "solved",
        "ended_by": "thanks",
        "line_lost": False,
        "answered": True,
        "seconds": 120.0,
        "score": score,
    }
    return AssignedCall(**{**values, **changes})  # type: ignore[arg-type]


def left(number: int = 1, seconds: float = 90.0, **changes: object) -> AssignedCall:
    return call(number, **{"outcome": "aborted", "ended_by": "left", "seconds": seconds, **changes})  # type: ignore[arg-type]


RUNNING = call(9, None, running=True, outcome=None, ended_by="", seconds=0.0)


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (call(), "counts"),
        (call(outcome="unjustified_hangup", seconds=2.0), "counts"),
        (call(outcome="unjustified_hangup", answered=False, seconds=0.0), "unanswered"),
        (left(seconds=BRIEF_SECONDS), "counts"),
        (left(seconds=BRIEF_SECONDS - 0.1), "brief"),
        (left(seconds=0.0, answered=False), "unanswered"),
        (left(ended_by="device"), "cut_off"),
        (left(ended_by="interrupted"), "cut_off"),
        (left(ended_by="bug"), "cut_off"),
        (left(line_lost=True), "cut_off"),
        (left(ended_by="too_long"), "counts"),
        (call(outcome=None, ended_by=""), "cut_off"),
        (RUNNING, "running"),
    ],
)
def test_what_is_an_attempt(one: AssignedCall, kind: str) -> None:
    assert attempt_kind(one) == kind


@pytest.mark.parametrize(
    ("calls", "today", "state", "left_over", "best"),
    [
        ((), MONDAY, "not_begun", 2, None),
        ((), FRIDAY, "not_begun", 2, None),
        ((), SATURDAY, "overdue", 2, None),
        ((call(1, 40.0),), FRIDAY, "begun", 1, 40.0),
        ((call(1, 40.0),), SATURDAY, "overdue", 1, 40.0),
        ((call(1, 40.0), call(2, 69.9)), MONDAY, "not_passed", 0, 69.9),
        ((call(1, 40.0), call(2, 69.9)), SATURDAY, "not_passed", 0, 69.9),
        ((call(1, 40.0), call(2, 70.0)), MONDAY, "passed", 0, 70.0),
        ((call(1, 90.0), call(2, 10.0)), SATURDAY, "passed", 0, 90.0),
        ((left(1),), MONDAY, "begun", 1, None),
        ((left(1), call(2, 30.0)), MONDAY, "begun", 0, 30.0),
        ((left(1), left(2)), SATURDAY, "overdue", 0, None),
        ((left(1, 3.0),), MONDAY, "begun", 2, None),
        ((left(1, ended_by="device"),), SATURDAY, "overdue", 2, None),
        ((RUNNING,), MONDAY, "begun", 1, None),
        ((call(1, 40.0), RUNNING), MONDAY, "begun", 0, 40.0),
        ((call(1, None), call(2, 10.0)), SATURDAY, "awaiting_grade", 0, 10.0),
        ((call(1, 90.0, trainee=JAN),), MONDAY, "not_begun", 2, None),
        ((call(1, 90.0, attempt=Attempt("b", 1, MONDAY)),), MONDAY, "not_begun", 2, None),
    ],
)
def test_states(calls: tuple[AssignedCall, ...], today: date, state: str, left_over: int, best: float | None) -> None:
    one = standing(assigned(), ANNA, calls, today)
    assert (one.state, one.left, one.best) == (state, left_over, best)


GRADED = replace(TERMS, judged_by="grade")


def test_the_trainers_grade_is_waited_for() -> None:
    ungraded = call(1, 99.0)
    one = standing(assigned(GRADED), ANNA, (ungraded,), SATURDAY)
    assert (one.state, one.best, one.left) == ("awaiting_grade", None, 1)
    one = standing(assigned(GRADED), ANNA, (replace(ungraded, grade=71.0), call(2, 10.0)), SATURDAY)
    assert (one.state, one.best, one.best_session) == ("passed", 71.0, "call-1")
    one = standing(assigned(GRADED), ANNA, (replace(ungraded, grade=60.0), call(2, 99.0, grade=50.0)), MONDAY)
    assert (one.state, one.best) == ("not_passed", 60.0)


def test_without_a_pass_mark_the_end_of_a_call_is_enough_or_the_scorecard_decides() -> None:
    assert passes(call(1, None), replace(TERMS, pass_mark=None)) is True
    assert passes(left(), replace(TERMS, pass_mark=None)) is False
    by_card = replace(GRADED, pass_mark=None)
    assert passes(call(), by_card) is None
    assert passes(call(grade=90.0, grade_passed=False), by_card) is False
    assert passes(call(grade=10.0, grade_passed=True), by_card) is True


def test_passed_after_the_due_day_is_passed_late() -> None:
    late = call(2, 80.0, attempt=Attempt("a", 1, SATURDAY))
    assert standing(assigned(), ANNA, (late,), SATURDAY).late
    assert not standing(assigned(), ANNA, (call(1, 75.0), late), SATURDAY).late


def test_the_day_is_that_of_the_trainee_not_of_utc() -> None:
    """Half past eleven on Friday night in New York is Saturday in UTC, and in time."""
    late_in_new_york = datetime(2026, 11, 21, 4, 30, tzinfo=UTC)
    one = call(1, 80.0, started_at=late_in_new_york, attempt=Attempt("a", 1, FRIDAY))
    assert not standing(assigned(), ANNA, (one,), SATURDAY).late


@pytest.mark.parametrize(
    ("today", "soon", "days"),
    [(date(2026, 11, 16), False, 4), (date(2026, 11, 17), True, 3), (FRIDAY, True, 0), (SATURDAY, False, -1)],
)
def test_due_soon(today: date, soon: bool, days: int) -> None:
    one = standing(assigned(), ANNA, (), today)
    assert (one.due_soon, one.days_left) == (soon, days)
    assert not standing(assigned(), ANNA, (call(1, 90.0),), today).due_soon


def test_groups_and_people_are_named_once() -> None:
    terms = replace(
        TERMS, assignees=(Assignee("group", "new", 7), Assignee("person", ANNA), Assignee("group", "gone"))
    )
    members = {7: (JAN, ANNA)}
    assert assigned_people(terms, members) == (JAN, ANNA)
    assert [one.person for one in standings(assigned(terms), (call(),), members, MONDAY)] == [JAN, ANNA]


def test_who_may_begin() -> None:
    asked = assigned()
    assert refusal(asked, ANNA, (), {}) is None
    assert refusal(asked, ANNA, (call(1), left(2, 1.0), call(3, trainee=JAN)), {}) is None
    assert refusal(asked, ANNA, (call(1), left(2)), {}) == "used_up"
    assert refusal(asked, ANNA, (RUNNING,), {}) == "running"
    assert refusal(asked, JAN, (), {}) == "not_assigned"
    assert refusal(assigned(withdrawn=True), ANNA, (), {}) == "withdrawn"
    assert refusal(assigned(replace(TERMS, attempts=None)), ANNA, tuple(map(call, range(50))), {}) is None


def test_what_makes_calls_incomparable_stays() -> None:
    assert fixed_terms(TERMS, replace(TERMS, due=None, attempts=9, pass_mark=1.0, note="x", assignees=())) == ()
    assert fixed_terms(TERMS, replace(TERMS, level="hard", scenario_id="bill")) == ("scenario_id", "level")


def test_what_is_to_be_done_comes_first_and_then_the_earliest() -> None:
    asked, whenever = assigned(), replace(assigned(replace(TERMS, due=None)), id="b")
    done, to_do = standing(asked, ANNA, (call(1, 90.0),), MONDAY), standing(asked, ANNA, (), MONDAY)
    assert urgency(asked, to_do) < urgency(whenever, standing(whenever, ANNA, (), MONDAY)) < urgency(asked, done)


# --- properties ---

points_of_a_call = st.none() | st.floats(0, 100)
days = st.dates(date(2026, 11, 14), date(2026, 11, 24))
terms_of_any_kind = st.builds(
    Terms,
    scenario_id=st.just("laptop"),
    scenario_title=st.just(""),
    customer=st.just(""),
    assignees=st.just((Assignee("person", ANNA),)),
    due=st.none() | days,
    attempts=st.none() | st.integers(1, 4),
    pass_mark=st.none() | st.floats(0, 100),
    judged_by=st.sampled_from(("score", "grade")),
)


@st.composite
def calls_of_any_kind(draw: st.DrawFn) -> tuple[AssignedCall, ...]:
    made = []
    for number in range(draw(st.integers(0, 5))):
        running = draw(st.booleans()) and draw(st.booleans())
        grade = draw(points_of_a_call)
        made.append(
            call(
                number,
                draw(points_of_a_call),
                running=running,
                outcome=None if running else draw(st.sampled_from((None, *OUTCOMES))),
                ended_by=draw(st.sampled_from(("left", "device", "interrupted", "bug", "thanks"))),
                line_lost=draw(st.booleans()),
                answered=draw(st.booleans()),
                seconds=draw(st.floats(0, 600)),
                grade=grade,
                grade_passed=None if grade is None else draw(st.booleans()),
                attempt=Attempt("a", 1, draw(days)),
            )
        )
    return tuple(made)


@given(terms_of_any_kind, calls_of_any_kind(), days)
def test_what_is_not_finished_or_not_graded_is_never_called_failed(
    terms: Terms, calls: tuple[AssignedCall, ...], today: date
) -> None:
    asked = assigned(terms)
    one = standing(asked, ANNA, calls, today)
    assert one.state in STATES
    attempts = [known for known, kind in one.calls if kind == "counts"]
    if one.state == "not_passed":
        assert terms.attempts is not None
        assert len(attempts) >= terms.attempts
        assert all(finished(known) and verdict(known, asked) is False for known in attempts)
        if terms.judged_by == "grade":
            assert all(known.grade is not None for known in attempts)
    if not attempts:
        assert one.state in ("not_begun", "begun", "overdue")
    if one.state == "not_begun":
        assert not calls
    if one.state == "overdue":
        assert terms.due is not None
        assert today > terms.due
    assert (one.state == "passed") == any(verdict(known, asked) for known in calls)


@given(terms_of_any_kind, calls_of_any_kind(), days)
def test_the_counts_agree(terms: Terms, calls: tuple[AssignedCall, ...], today: date) -> None:
    one = standing(assigned(terms), ANNA, calls, today)
    assert len(one.calls) == len(calls)
    assert 0 <= one.used <= len(calls)
    if terms.attempts is None:
        assert one.left is None
    else:
        assert one.left == max(terms.attempts - one.used, 0)
    reached = [known for call_ in calls if finished(call_) and (known := points(call_, terms)) is not None]
    assert one.best == max(reached, default=None)
    assert standing(assigned(terms), ANNA, calls[::-1], today) == one


@given(terms_of_any_kind, terms_of_any_kind, calls_of_any_kind(), days)
def test_a_change_takes_a_pass_away_from_nobody(
    before: Terms, after: Terms, calls: tuple[AssignedCall, ...], today: date
) -> None:
    if standing(assigned(before), ANNA, calls, today).state == "passed":
        assert standing(assigned(before, after), ANNA, calls, today).state == "passed"


@given(terms_of_any_kind, calls_of_any_kind(), days)
def test_whoever_has_attempts_left_may_begin(terms: Terms, calls: tuple[AssignedCall, ...], today: date) -> None:
    one = standing(assigned(terms), ANNA, calls, today)
    refused = refusal(assigned(terms), ANNA, calls, {})
    if any(known.running for known in calls):
        assert refused == "running"
    else:
        assert (refused is None) == (one.left is None or one.left > 0)


@given(terms_of_any_kind, calls_of_any_kind(), days, calls_of_any_kind())
def test_calls_that_are_no_attempts_change_nothing_once_somebody_has_begun(
    terms: Terms, calls: tuple[AssignedCall, ...], today: date, more: tuple[AssignedCall, ...]
) -> None:
    idle = tuple(
        replace(known, session_id=f"idle-{number}")
        for number, known in enumerate(more)
        if attempt_kind(known) not in ("counts", "running")
    )
    one, with_more = (standing(assigned(terms), ANNA, known, today) for known in (calls, (*calls, *idle)))
    assert (one.used, one.left, one.best, one.late) == (
        with_more.used,
        with_more.left,
        with_more.best,
        with_more.late,
    )
    assert one.state == with_more.state or (one.state, with_more.state) == ("not_begun", "begun")
