"""Assignments from the trainer's first word to the trainee's last call."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.app.desk.assignments import AssignmentDesk
from roleplay.app.options import Retry
from roleplay.core.assignments import Assignee, Attempt, Terms
from roleplay.core.errors import InputError
from roleplay.core.events import Answered, CallEnded, CallEvent, Ringing
from roleplay.core.records import Score
from roleplay.places import Places
from tests.gui import sample

ANNA, JAN = "Anna Nowak", "Jan Lis"
TODAY = date(2026, 11, 20)
TERMS = Terms(
    "laptop-overdue",
    "",
    "",
    (Assignee("person", ANNA), Assignee("person", JAN)),
    mode="test",
    level="hard",
    due=date(2026, 11, 27),
    attempts=2,
    pass_mark=70.0,
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Roleplay]:
    made = Roleplay(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"))
    made.save_settings(replace(made.settings, trainee="Ewa Trener"))
    made.assignments.today = lambda: TODAY
    yield made
    made.close()


@pytest.fixture
def desk(app: Roleplay) -> AssignmentDesk:
    return app.assignments


def hold(
    app: Roleplay,
    assignment_id: str,
    score: float | None,
    events: tuple[CallEvent, ...] = sample.EVENTS,
    trainee: str = ANNA,
) -> str:
    """Save a call as if it had been held for an assignment just now."""
    options, attempt = app.assignments.begin(CallOptions("", assignment=assignment_id), trainee)
    start = replace(
        sample.record().start,
        id=str(uuid.uuid4()),
        started_at=datetime.now(UTC),
        trainee=trainee,
        mode=options.mode,
        level=options.level,
    )
    writer = app._parts.store.begin(start, lambda _: None, record_audio=False, attempt=attempt)
    for event in events:
        writer.append(event)
    writer.finish()
    if score is not None:
        app._parts.store.save_score(start.id, Score(score, ()))
    return start.id


def test_who_grades_a_call_blind_does_not_see_whether_it_passed(app: Roleplay, desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    session = hold(app, made.id, 90.0)
    (anna, _) = desk.get(made.id).standings
    assert (anna.state, anna.best) == ("passed", 90.0)
    draft = app.grading.save(app.grading.begin(session, "de-escalation", kind="second", blind=True))
    for overview in (desk.get(made.id), *desk.overview()):
        (anna, _) = overview.standings
        assert (anna.state, anna.best) == ("awaiting_grade", None)
        assert anna.calls[0][0].score is None
    assert desk.mine(ANNA)[0].standing.state == "passed"
    app.grading.delete(draft.grade.id)
    assert desk.get(made.id).standings[0].state == "passed"


def test_what_is_assigned_is_seen_by_those_to_whom_it_is(desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    assert (made.created_by, made.terms.customer) == ("Ewa Trener", "Marian Kowalski")
    assert made.terms.scenario_title
    (mine,) = desk.mine(ANNA)
    assert (mine.assignment, mine.standing.state, mine.refusal) == (made, "not_begun", None)
    assert (mine.standing.days_left, mine.standing.left) == (7, 2)
    assert desk.mine("Somebody Else") == desk.mine("") == desk.mine() == ()
    assert desk.people() == (ANNA, JAN)


def test_a_name_is_wanted_only_where_there_is_something_to_see(app: Roleplay, desk: AssignmentDesk) -> None:
    app.save_settings(replace(app.settings, trainee=""))
    assert not desk.name_wanted()
    made = desk.create(TERMS)
    assert desk.name_wanted()
    desk.withdraw(made.id)
    assert not desk.name_wanted()


def test_a_call_is_held_as_the_assignment_asks(desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    free = CallOptions("gift", "en", "practice", "easy", typed=True, assignment=made.id[:8])
    options, attempt = desk.begin(free, ANNA)
    assert options == CallOptions("laptop-overdue", "en", "test", "hard", typed=True, assignment=made.id)
    assert attempt == Attempt(made.id, 1, TODAY)
    in_english = desk.change(made, replace(TERMS, language="en"))
    assert desk.begin(replace(free, language="pl"), ANNA)[0].language == "en"
    assert desk.begin(free, ANNA)[1].version == in_english.versions[-1].number == 2


def test_attempts_are_counted_and_then_over(app: Roleplay, desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    hold(app, made.id, 40.0)
    gone = (Ringing(0.0), Answered(1.0), CallEnded(40.0, "aborted", "device"))
    hold(app, made.id, 5.0, gone)  # the microphone went away: not the trainee's fault
    (mine,) = desk.mine(ANNA)
    assert (mine.standing.state, mine.standing.left, mine.standing.best) == ("begun", 1, 40.0)
    hold(app, made.id, 69.0)
    (mine,) = desk.mine(ANNA)
    assert (mine.standing.state, mine.standing.left, mine.refusal) == ("not_passed", 0, "used_up")
    with pytest.raises(InputError) as refused:
        desk.begin(CallOptions("", assignment=made.id), ANNA)
    assert refused.value.code == "assignment_used_up"
    desk.change(made, replace(TERMS, attempts=3))
    hold(app, made.id, 70.0)
    assert [one.state for one in desk.get(made.id).standings] == ["passed", "not_begun"]


def test_a_call_that_runs_keeps_its_attempt_and_a_crash_gives_it_back(app: Roleplay, desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    _, attempt = desk.begin(CallOptions("", assignment=made.id), ANNA)
    start = replace(sample.record().start, id=str(uuid.uuid4()), trainee=ANNA)
    writer = app._parts.store.begin(start, lambda _: None, record_audio=False, attempt=attempt)
    (mine,) = desk.mine(ANNA)
    assert (mine.standing.state, mine.standing.left, mine.refusal) == ("begun", 1, "running")
    for event in sample.EVENTS[:6]:
        writer.append(event)
    writer.append(CallEnded(30.0, "aborted", "interrupted"))  # as recovery writes it
    writer.finish()
    (mine,) = desk.mine(ANNA)
    assert (mine.standing.state, mine.standing.left, mine.refusal) == ("begun", 2, None)


def test_a_group_may_change_and_be_renamed(app: Roleplay, desk: AssignmentDesk) -> None:
    crew = app.progress.save_group(None, "Night shift", [JAN])
    made = desk.create(replace(TERMS, assignees=(Assignee("group", "Night shift"), Assignee("person", JAN))))
    assert [one.person for one in desk.get(made.id).standings] == [JAN]
    app.progress.save_group(crew, "Day shift", [ANNA, JAN])
    assert [one.person for one in desk.get(made.id).standings] == [ANNA, JAN]
    assert len(desk.mine(ANNA)) == 1
    assert desk.get(made.id).assignment.terms.assignees[0] == Assignee("group", "Day shift", crew)
    app.progress.delete_group(crew)
    app.progress.save_group(None, "Weekend", [ANNA])  # which may well get the number of the one that is gone
    assert [one.person for one in desk.get(made.id).standings] == [JAN]
    gone = desk.get(made.id).assignment
    assert desk.change(gone, replace(gone.terms, note="Hello")).terms.note == "Hello"


@pytest.mark.parametrize("person", [JAN + "ski", "", "(script)"])
def test_nobody_else_can_begin_it(desk: AssignmentDesk, person: str) -> None:
    made = desk.create(TERMS)
    with pytest.raises(InputError) as refused:
        desk.begin(CallOptions("", assignment=made.id), person)
    assert refused.value.code == "assignment_not_assigned"


def test_a_second_try_belongs_to_no_assignment(desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    with pytest.raises(InputError, match="second try"):
        desk.begin(CallOptions("", assignment=made.id, retry=Retry("x", 1)), ANNA)


def test_what_is_withdrawn_is_not_asked_any_more(app: Roleplay, desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    hold(app, made.id, 90.0)
    desk.withdraw(made.id[:6])
    assert desk.mine(ANNA) == ()
    with pytest.raises(InputError) as refused:
        desk.begin(CallOptions("", assignment=made.id), ANNA)
    assert refused.value.code == "assignment_withdrawn"
    assert [one.state for one in desk.get(made.id).standings] == ["passed", "not_begun"]
    desk.reinstate(made.id)
    assert len(desk.mine(ANNA)) == 1


NONSENSE: tuple[tuple[dict[str, object], str], ...] = (
    ({"scenario_id": ""}, "scenario_id"),
    ({"scenario_id": "no-such"}, "scenario_id"),
    ({"language": "ko"}, "language"),
    ({"assignees": ()}, "assignees"),
    ({"assignees": (Assignee("person", "  "),)}, "assignees"),
    ({"assignees": (Assignee("person", "(script)"),)}, "assignees"),
    ({"assignees": (Assignee("person", "x" * 81),)}, "assignees"),
    ({"assignees": (Assignee("group", "Nobody's"),)}, "assignees"),
    ({"due": date(2026, 11, 19)}, "due"),
    ({"attempts": 0}, "attempts"),
    ({"attempts": 100}, "attempts"),
    ({"pass_mark": -1.0}, "pass_mark"),
    ({"pass_mark": 100.5}, "pass_mark"),
    ({"pass_mark": float("nan")}, "pass_mark"),
    ({"note": "x" * 2001}, "note"),
)


def test_what_makes_no_sense_is_refused_with_the_field(desk: AssignmentDesk) -> None:
    for changes, code in NONSENSE:
        with pytest.raises(InputError) as refused:
            desk.create(replace(TERMS, **changes))  # type: ignore[arg-type]
        assert refused.value.code == f"assignment_{code}"
        assert refused.value.hint
    assert desk.overview() == ()


def test_today_is_early_enough_and_names_are_tidied_up(desk: AssignmentDesk) -> None:
    twice = (Assignee("person", f" {ANNA.replace(' ', '  ')} "), Assignee("person", ANNA))
    made = desk.create(replace(TERMS, due=TODAY, assignees=twice))
    assert made.terms.assignees == (Assignee("person", ANNA),)


def test_what_makes_calls_incomparable_stays_once_one_was_held(app: Roleplay, desk: AssignmentDesk) -> None:
    made = desk.change(desk.create(TERMS), replace(TERMS, level="easy"))  # nobody has begun
    hold(app, made.id, 50.0)
    with pytest.raises(InputError) as refused:
        desk.change(made, replace(TERMS, level="normal"))
    assert refused.value.code == "assignment_level"
    assert "1 call was held" in refused.value.message
    longer = desk.change(made, replace(made.terms, due=date(2026, 12, 1)))
    assert len(longer.versions) == 3
    assert desk.change(longer, longer.terms) is longer


def test_an_old_due_day_does_not_keep_the_rest_from_being_changed(desk: AssignmentDesk) -> None:
    made = desk.create(TERMS)
    desk.today = lambda: date(2027, 1, 1)
    assert desk.change(made, replace(made.terms, note="Take your time.")).terms.due == TERMS.due


def test_the_advice_begins_with_what_is_assigned(app: Roleplay, desk: AssignmentDesk) -> None:
    free = app.advice(ANNA).next
    assert free is not None
    urgent = desk.create(replace(TERMS, scenario_id="laptop-overdue"))
    desk.create(replace(TERMS, scenario_id=free.scenario_id, due=None))
    advice = app.advice(ANNA)
    assert advice.next is not None
    assert (advice.next.scenario_id, advice.next.level, advice.next.mode) == ("laptop-overdue", "hard", "test")
    assert advice.next.assignment_id == urgent.id
    others = {one.scenario_id for one in advice.alternatives}
    assert others
    assert not others & {"laptop-overdue", free.scenario_id}
    hold(app, urgent.id, 80.0)
    after = app.advice(ANNA).next
    assert after is not None
    assert after.scenario_id == free.scenario_id


def test_the_table_for_others(app: Roleplay, desk: AssignmentDesk, tmp_path: Path) -> None:
    made = desk.create(replace(TERMS, note="=1+1"))
    hold(app, made.id, 71.25)
    assert desk.export(tmp_path / "who.csv") == 2
    first, second = csv.DictReader((tmp_path / "who.csv").read_text("utf-8-sig").splitlines())
    assert (first["person"], first["state"], first["best"], first["attempts_left"]) == (ANNA, "passed", "71.2", "1")
    assert (second["person"], second["state"], second["best"], second["last_call_utc"]) == (JAN, "not_begun", "", "")
    assert (first["due"], first["pass_mark"], first["note"]) == ("2026-11-27", "70.0", "'=1+1")
    assert desk.export(tmp_path / "none.csv", ()) == 0
