"""How sure one may be of a skill."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.review.skills import HALF_LIFE, Estimate, estimates, recency
from tests.review.practice import EMPATHY, FEAR, NOW, call, seen


def of(*shares: float, days: float = 0.0, weight: float = 1.0, retry: bool = False) -> Estimate:
    """Return the estimate after calls with these shares."""
    calls = [call(days, seen(EMPATHY, share, weight), retry=retry) for share in shares]
    return estimates(calls, NOW)[EMPATHY]


def test_nothing_is_known_without_calls():
    assert estimates((), NOW) == {}


def test_the_range_is_that_of_the_beta_distribution():
    # Three failures on top of Beta(1, 1) give Beta(1, 4), whose quantile at p is 1 - (1 - p) ** (1 / 4).
    weak = of(0, 0, 0)
    assert weak.mean == pytest.approx(1 / 5)
    assert weak.low == pytest.approx(1 - 0.9**0.25)
    assert weak.high == pytest.approx(1 - 0.1**0.25)
    assert weak.standing == "weak"


def test_two_calls_are_too_few_to_speak_of():
    assert of(0, 0).standing == "unknown"
    assert not of(0, 0).known


def test_what_goes_half_well_is_neither_strong_nor_weak():
    assert of(1, 0, 1, 0).standing == "mixed"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.floats(0, 400))
def test_the_range_holds_the_mean_and_lies_between_0_and_1(shares, days):
    found = of(*shares, days=days)
    assert 0 <= found.low <= found.mean <= found.high <= 1


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 20))
def test_more_calls_make_the_range_narrower(count):
    fewer, more = of(*[1.0, 0.0] * count), of(*[1.0, 0.0] * (count + 1))
    assert more.high - more.low < fewer.high - fewer.low


def test_old_calls_retries_and_slight_evidence_count_less():
    fresh = of(0, 0, 0).mean
    assert of(0, 0, 0, days=60).mean > fresh
    assert of(0, 0, 0, retry=True).mean == pytest.approx(of(0, 0, 0, weight=0.5).mean)
    assert recency(NOW - HALF_LIFE, NOW) == pytest.approx(0.5)
    assert recency(NOW + timedelta(days=1), NOW) == 1.0  # a clock that was put back


def test_getting_better_shows_though_the_past_was_bad():
    calls = [call(100 + day, seen(EMPATHY, 0)) for day in range(10)] + [
        call(day, seen(EMPATHY, 1)) for day in range(5)
    ]
    better = estimates(calls, NOW)[EMPATHY]
    assert better.mean > 0.6
    assert better.calls == 15
    assert better.recent == 10
    assert len(better.badly) == 5


def test_what_it_rests_on_can_be_looked_up_newest_first():
    calls = [call(3, seen(FEAR, 0)), call(1, seen(FEAR, 0)), call(2, seen(FEAR, 1))]
    assert estimates(calls, NOW)[FEAR].badly == ("call-1", "call-3")


@given(st.permutations([call(1, seen(FEAR, 0)), call(2, seen(EMPATHY, 1)), call(3, seen(FEAR, 1))]))
def test_the_order_in_which_calls_come_does_not_matter(calls):
    assert estimates(calls, NOW) == estimates(sorted(calls, key=lambda one: one.session_id), NOW)
