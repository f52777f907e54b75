"""When a skill is due again."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from fsrs import Rating

from roleplay.review.schedule import LONGEST, due_today, grade, schedule
from roleplay.review.skills import Skill
from tests.review.practice import CALM_DOWN, EMPATHY, FEAR, NOW, call, seen


@pytest.mark.parametrize(
    ("share", "times", "retry", "expected"),
    [
        (0.0, 1, False, Rating.Again),
        (0.39, 5, False, Rating.Again),
        (0.5, 1, False, Rating.Hard),
        (0.8, 1, False, Rating.Good),
        (1.0, 2, False, Rating.Good),
        (1.0, 3, False, Rating.Easy),
        (1.0, 3, True, Rating.Hard),
        (0.0, 1, True, Rating.Again),
    ],
)
def test_a_call_is_graded_by_what_it_says(share, times, retry, expected):
    assert grade(seen(EMPATHY, share, times=times), retry=retry) is expected


def test_a_customer_is_never_easy():
    assert grade(seen(FEAR, 1.0, times=9), retry=False) is Rating.Good


def test_what_failed_comes_back_the_next_day_and_what_went_well_later():
    calls = [call(5, seen(EMPATHY, 0), seen(FEAR, 0)), call(0, seen(EMPATHY, 0), seen(FEAR, 1))]
    dues = schedule(calls, NOW)
    assert dues[EMPATHY].due == NOW + timedelta(days=1)
    assert dues[FEAR].due > dues[EMPATHY].due
    assert not due_today(dues[EMPATHY], NOW)
    assert due_today(dues[EMPATHY], NOW + timedelta(days=1))


def test_each_success_makes_the_pause_longer_up_to_a_limit():
    pauses, day, calls = [], 400.0, [call(401, seen(FEAR, 0))]
    while day > 0:
        calls.append(call(day, seen(FEAR, 1)))
        due = schedule(calls, NOW)[FEAR]
        pauses.append((due.due - due.last).days)
        day -= pauses[-1]
    assert pauses == sorted(pauses)
    assert pauses[0] < 5
    assert pauses[-1] == LONGEST


def test_a_skill_fades():
    calls = [call(60, seen(FEAR, 0)), call(30, seen(FEAR, 1))]
    assert schedule(calls, NOW)[FEAR].retention < schedule(calls, NOW - timedelta(days=28))[FEAR].retention < 1


def test_the_same_calls_give_the_same_days_in_any_order():
    calls = [call(9, seen(FEAR, 1)), call(4, seen(FEAR, 0)), call(1, seen(EMPATHY, 0.5))]
    assert schedule(calls, NOW) == schedule(calls[::-1], NOW)


def test_scenarios_are_not_learned_by_heart():
    assert schedule([call(1, seen(Skill("scenario", "laptop"), 0))], NOW) == {}


def test_what_always_goes_well_needs_no_reminder():
    avoided, made = seen(CALM_DOWN, 1), seen(CALM_DOWN, 0)
    assert schedule([call(3, avoided)], NOW) == {}
    dues = schedule([call(3, avoided), call(2, made), call(1, avoided)], NOW)
    assert dues[CALM_DOWN].last == NOW - timedelta(days=1)


def test_today_ends_at_midnight_where_the_trainee_lives():
    due = schedule([call(0.5, seen(FEAR, 0))], NOW)[FEAR]  # from midnight to midnight, UTC
    late = datetime(2026, 11, 21, 23, 30, tzinfo=timezone(timedelta(hours=2)))
    assert not due_today(due, late)
    assert due_today(due, late + timedelta(hours=1))
