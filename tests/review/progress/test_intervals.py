"""Intervals, against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from roleplay.review.progress.intervals import CONFIDENCE, mean_interval, people_share_band, t_band, wilson


@given(st.integers(1, 400), st.data())
def test_shares_have_wilsons_interval(n: int, data: st.DataObject) -> None:
    won = data.draw(st.integers(0, n))
    share, low, high = wilson(won, n)
    theirs = stats.binomtest(won, n).proportion_ci(CONFIDENCE, method="wilson")
    assert float(share) == pytest.approx(won / n)
    assert (float(low), float(high)) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_nothing_tried_leaves_everything_possible() -> None:
    _, low, high = wilson([0.0, 0.5], [0.0, 0.5])
    assert (low[0], high[0]) == (0.0, 1.0)
    assert high[1] - low[1] > 0.8


@given(st.lists(st.floats(0, 100), min_size=2, max_size=40))
def test_means_without_foreknowledge_have_students_interval(values: list[float]) -> None:
    found = np.array(values)
    spread = float(found.std(ddof=1))
    squares = ((found - found.mean()) ** 2).sum(keepdims=True)
    low, high = t_band(found.mean(keepdims=True), squares, np.array([len(found)]), 100.0, spread=0.0)
    half = stats.t.ppf((1 + CONFIDENCE) / 2, len(values) - 1) * spread / np.sqrt(len(values))
    assert float(low[0]) == pytest.approx(max(found.mean() - half, 0.0), abs=1e-6)
    assert float(high[0]) == pytest.approx(min(found.mean() + half, 100.0), abs=1e-6)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_a_mean_lies_in_its_interval_and_never_alone(values: list[float]) -> None:
    found = mean_interval(values, 100.0)
    assert 0.0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 100.0
    assert found.high - found.low > 100.0 / (1 + len(values))


def test_equal_scores_of_few_calls_are_no_certainty() -> None:
    widths = [mean_interval([40.0] * n, 100.0) for n in (1, 2, 3, 10, 40)]
    spans = [one.high - one.low for one in widths]
    assert spans == sorted(spans, reverse=True)
    assert spans[0] == 100.0
    assert spans[1] > 50.0
    assert spans[-1] < 5.0


@given(
    st.lists(st.tuples(st.floats(0.01, 0.99), st.integers(1, 30)), min_size=1, max_size=12),
)
def test_shares_of_people_are_no_surer_than_all_their_calls(people: list[tuple[float, int]]) -> None:
    shares = np.array([share for share, _ in people])
    tried = sum(n for _, n in people)
    mean = shares.mean(keepdims=True)
    squares = ((shares - mean) ** 2).sum(keepdims=True)
    low, high = people_share_band(mean, squares, np.array([len(people)]), np.array([float(tried)]))
    _, surest_low, surest_high = wilson(mean * tried, tried)
    assert 0.0 <= low[0] <= surest_low[0] + 1e-9
    assert surest_high[0] - 1e-9 <= high[0] <= 1.0
    if len(people) == 1:
        assert (low[0], high[0]) == (0.0, 1.0)
