"""What comes next, and why."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.review.recommendation import Advice, AssignedCustomer, Reason, advise
from roleplay.review.rehearsal import Rehearsal
from roleplay.review.skills import LEVELS, SessionEvidence
from tests.review.practice import CALM_DOWN, ELDERLY, EMPATHY, FEAR, LIBRARY, NOW, call, seen


def after(*calls: SessionEvidence) -> Advice:
    return advise(calls, LIBRARY, NOW)


def test_a_new_trainee_begins_with_the_easiest_customer_at_the_easy_level():
    advice = after()
    assert advice.next is not None
    assert (advice.next.scenario_id, advice.next.level, advice.next.reason) == ("bill", "easy", Reason("start"))
    assert [one.scenario_id for one in advice.alternatives] == ["laptop", "scam", "press"]
    assert (advice.strengths, advice.weaknesses, advice.due, advice.calls) == ((), (), (), 0)


def test_without_customers_there_is_nothing_to_recommend():
    assert advise((), (), NOW).next is None


def test_a_weak_feeling_is_rehearsed_with_a_customer_who_has_it():
    calls = [call(day, seen(FEAR, float(day == 9)), scenario="scam") for day in (3, 5, 7, 9)]
    advice = after(call(40, scenario="bill"), call(30, scenario="press"), *calls, call(1, scenario="laptop"))
    assert advice.next is not None
    assert advice.next.scenario_id == "scam"
    reason = advice.next.reason
    assert (reason.kind, reason.skill, reason.badly, reason.calls) == ("weak", FEAR, 3, 4)
    assert reason.sessions == ("call-3", "call-5", "call-7")
    assert [weak.skill for weak in advice.weaknesses] == [FEAR]


def test_what_is_weak_is_left_alone_until_it_is_due():
    failed = [call(days, seen(FEAR, 0), scenario="scam") for days in (12, 11, 10)]
    assert after(*failed, call(0.1, scenario="laptop")).next.reason.kind == "weak"
    advice = after(*failed, call(0.2, seen(FEAR, 0), scenario="scam"), call(0.1, scenario="laptop"))
    assert advice.next.reason.kind == "untried"


def test_the_customer_of_the_latest_call_is_not_recommended():
    calls = [call(day, seen(EMPATHY, 0), scenario="laptop") for day in (1, 2, 3, 4)]
    assert after(*calls).next.scenario_id == "scam"  # asks for empathy less often, but does ask
    only = advise(calls, LIBRARY[:1], NOW)
    assert only.next is not None
    assert only.next.scenario_id == "laptop"
    assert only.alternatives == ()


def test_customers_who_were_not_tried_come_in_order_of_difficulty():
    done = [call(2, scenario="bill", score=75)]
    assert after(*done).next.scenario_id == "laptop"
    assert after(*done).next.reason == Reason("untried")
    done.append(call(1, scenario="laptop", score=75))
    assert after(*done).next.scenario_id == "scam"


def test_a_customer_who_left_is_tried_again_a_level_lower():
    advice = after(
        call(6, scenario="scam", outcome="customer_left", score=10),
        *(call(day, scenario=name) for day, name in ((3, "press"), (2, "laptop"), (1, "bill"))),
    )
    assert advice.next.scenario_id == "scam"
    assert advice.next.level == "easy"
    assert advice.next.reason == Reason("lost", days=6, sessions=("call-6",))


@pytest.mark.parametrize(("score", "level"), [(90.0, "hard"), (80.0, "normal")])
def test_who_masters_a_customer_goes_a_level_up(score, level):
    assert after(call(1, scenario="bill", score=score)).levels["bill"] == level


def test_practice_spreads_over_customers_who_rehearse_the_same():
    library = [Rehearsal(name, 2, {FEAR: 1}) for name in "abcd"]
    calls: list[SessionEvidence] = []
    for day in range(9, 1, -1):
        named = advise(calls, library, NOW - timedelta(days=day)).next
        assert named is not None
        calls.append(call(day, seen(FEAR, 0), scenario=named.scenario_id))
    held = Counter(one.scenario_id for one in calls)
    assert held == {"a": 2, "b": 2, "c": 2, "d": 2}


def test_a_skill_that_went_well_comes_back_when_it_may_fade():
    library = [Rehearsal("a", 1, {ELDERLY: 1}), Rehearsal("b", 1, {FEAR: 1})]
    calls = [call(days, seen(ELDERLY, float(days == 20)), scenario="a") for days in (60, 20)]
    advice = advise([*calls, call(1, seen(FEAR, 1), scenario="b")], library, NOW)
    assert advice.next.reason.kind == "due"
    assert (advice.next.reason.skill, advice.next.reason.days) == (ELDERLY, 20)
    assert [due.skill for due in advice.due] == [ELDERLY]


def test_strengths_and_weaknesses_need_calls_enough():
    few = after(call(1, seen(EMPATHY, 1), seen(CALM_DOWN, 0)), call(2, seen(EMPATHY, 1), seen(CALM_DOWN, 0)))
    assert few.strengths == few.weaknesses == ()
    assert {unknown.skill for unknown in few.unknown} == {EMPATHY, CALM_DOWN}
    more = after(*(call(day, seen(EMPATHY, 1), seen(CALM_DOWN, 0)) for day in (1, 2, 3)))
    assert [strong.skill for strong in more.strengths] == [EMPATHY]
    assert [weak.skill for weak in more.weaknesses] == [CALM_DOWN]


def test_alternatives_have_reasons_of_their_own():
    failed = [call(days, seen(FEAR, 0), scenario="scam") for days in (12, 11, 10)]
    advice = after(*failed, call(3, scenario="laptop", score=90, level="normal"), call(1, scenario="bill"))
    gists = [(one.reason.kind, one.reason.skill) for one in (advice.next, *advice.alternatives)]
    assert len(set(gists)) == len(gists)


shares = st.floats(0, 1)
calls_made = st.lists(
    st.builds(
        lambda day, scenario, outcome, score, empathy, fear: call(
            day, seen(EMPATHY, empathy), seen(FEAR, fear), scenario=scenario, outcome=outcome, score=score
        ),
        st.integers(0, 200),
        st.sampled_from([one.scenario_id for one in LIBRARY] + ["gone"]),
        st.sampled_from(["solved", "handed_over", "customer_left", "unjustified_hangup"]),
        st.floats(0, 100),
        shares,
        shares,
    ),
    max_size=12,
    unique_by=lambda one: one.session_id,
)


@given(calls_made)
def test_whatever_was_done_there_is_one_next_customer_and_the_order_of_calls_is_all_the_same(calls):
    advice = advise(calls, LIBRARY, NOW)
    assert advice == advise(calls[::-1], LIBRARY, NOW)
    named = [one.scenario_id for one in (advice.next, *advice.alternatives)]
    assert len(named) == len(set(named))
    newest = max(calls, key=lambda one: (one.started_at, one.session_id)).scenario_id if calls else ""
    assert newest not in named


assigned_customers = st.lists(
    st.builds(
        AssignedCustomer,
        assignment_id=st.uuids().map(str),
        scenario_id=st.sampled_from(("laptop", "scam", "bill", "press", "not-here")),
        mode=st.sampled_from(("practice", "test")),
        level=st.sampled_from(LEVELS),
        until=st.none() | st.dates(NOW.date() - timedelta(days=5), NOW.date() + timedelta(days=5)),
    ),
    max_size=4,
)


@given(calls_made, assigned_customers)
def test_nothing_is_recommended_against_what_is_assigned(calls, assigned):
    advice, free = advise(calls, LIBRARY, NOW, assigned), advise(calls, LIBRARY, NOW)
    playable = [one for one in assigned if one.scenario_id != "not-here"]
    if not playable:
        assert advice == free
        return
    first = playable[0]
    assert advice.next is not None
    assert (advice.next.scenario_id, advice.next.mode, advice.next.level, advice.next.assignment_id) == (
        first.scenario_id,
        first.mode,
        first.level,
        first.assignment_id,
    )
    assert advice.next.reason.overdue == (first.until is not None and first.until < NOW.date())
    taken = {one.scenario_id for one in playable}
    assert not taken & {one.scenario_id for one in advice.alternatives}
    assert all(not one.assignment_id for one in advice.alternatives)
    assert advice.levels == free.levels
