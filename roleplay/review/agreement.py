"""How far graders agree on one question, beyond what chance would make them agree.

Cohen's kappa (1960) and its quadratically weighted form (Cohen 1968) are scikit-learn's, Krippendorff's alpha (2004)
is the krippendorff package's. Of more than two graders the kappa is the mean over all pairs (Light 1971). Intervals
are percentile bootstraps over the calls (Efron and Tibshirani 1993), with a seed. `docs/trust.md` tells
when which is used.

The libraries take 75 MB: the program asks `app.desk.statistics_child` and never imports them itself.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.int64]
    Floats = NDArray[np.float64]

Level = Literal["nominal", "scale", "number"]
"""`nominal`: answers are the same or not; `scale`: steps, equally far apart; `number`: any amount."""
Undefined = Literal["", "one_grader", "few_cases", "one_category", "not_for_numbers", "not_stable"]
"""Why there is no figure; empty where there is one."""
Given = str | float | None
"""An answer; None where the grader has none."""

NOT_APPLICABLE = "n/a"
"""The answer that a question does not apply: a category of its own where answers are nominal, else left out."""
FEWEST_CASES = 5
"""Calls that two graders or more have answered for, below which no figure is given."""
FEWEST_FOR_INTERVAL = 10
"""A bootstrap over fewer calls gives intervals that are too narrow."""
RESAMPLES = 1_000
LEAST_DEFINED = 0.9
"""Share of resamples in which a measure must be defined for its interval to be told."""
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Ratings:
    """What graders answered to one question."""

    question: str
    level: Level
    answers: Mapping[str, Mapping[str, Given]]
    """By grader and case."""
    categories: tuple[str | float, ...] = ()
    """All that could be answered, in order; of a scale every step. Empty of a number."""
    reach: float = 1.0
    """Of a scale or a number: how far apart two answers are that could not differ more."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A measure of agreement: 1 is perfect, 0 is what chance makes, below 0 is less than chance."""

    value: float | None
    reason: Undefined = ""
    """Why there is no value."""
    low: float | None = None
    """Of the 95 % interval; None where it cannot be told."""
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far graders agree on one question."""

    question: str
    level: Level
    graders: int
    """Who have answered it for a case that another has answered for, too."""
    cases: int
    """With two answers or more."""
    same: float | None
    """Share of pairs of answers to the same case that are the same; None without such a pair."""
    distance: float
    """How far the answers of a pair are apart in the mean, 0 to 1 of what is possible; 0 without a pair."""
    kappa: Statistic
    weighted: Statistic
    """Quadratically weighted kappa, of a scale; the plain kappa of anything else is not weighted."""
    alpha: Statistic

    @property
    def headline(self) -> Statistic:
        """The one measure to look at: a kappa for two graders, alpha for more and for numbers."""
        if self.graders > 2 or self.level == "number":
            return self.alpha
        return self.weighted if self.level == "scale" else self.kappa


def agreement(ratings: Ratings, *, seed: int = 0) -> Agreement:
    """Return how far graders agree; the same ratings and seed always give the same."""
    table = _Table(ratings)
    if table.graders < 2 or table.cases < FEWEST_CASES:
        missing = Statistic(None, "one_grader" if table.graders < 2 else "few_cases")
        return Agreement(
            ratings.question, ratings.level, table.graders, table.cases, *table.raw(), missing, missing, missing
        )
    weights = _resamples(table.cases, seed)
    kappa = weighted = Statistic(None, "not_for_numbers")
    if ratings.level != "number":
        kappa = weighted = _kappa(table, weights, quadratic=False)
    if ratings.level == "scale":
        weighted = _kappa(table, weights, quadratic=True)
    alpha = _alpha(table, weights)
    return Agreement(
        ratings.question, ratings.level, table.graders, table.cases, *table.raw(), kappa, weighted, alpha
    )


class _Table:
    """Answers as codes, of shape (graders, cases); -1 where there is none that counts."""

    def __init__(self, ratings: Ratings) -> None:
        import numpy as np

        self.ratings = ratings
        cases = sorted({case for given in ratings.answers.values() for case in given})
        answers = [[ratings.answers[grader].get(case) for case in cases] for grader in sorted(ratings.answers)]
        paired = [place for place in range(len(cases)) if sum(row[place] is not None for row in answers) > 1]
        rows = [[row[place] for place in paired] for row in answers]
        self.rows = [row for row in rows if any(value is not None for value in row)]
        self.graders, self.cases = len(self.rows), len(paired)
        counted = [[value for value in row if self._counts(value)] for row in self.rows]
        seen = {value for row in counted for value in row if value is not None}
        ordered = ratings.categories or sorted(value for value in seen if isinstance(value, float | int))
        self.domain: tuple[str | float, ...] = (*ordered, *sorted(map(str, seen - set(ordered))))
        code = {value: number for number, value in enumerate(self.domain)}
        self.codes: Codes = np.array(
            [
                [code[value] if value is not None and self._counts(value) else -1 for value in row]
                for row in self.rows
            ],
            dtype=np.int64,
        ).reshape(self.graders, self.cases)
        self.pairs = list(combinations(range(self.graders), 2))

    def _counts(self, value: Given) -> bool:
        return value is not None and (self.ratings.level == "nominal" or value != NOT_APPLICABLE)

    def raw(self) -> tuple[float | None, float]:
        """Return the share of pairs that are the same, and how far pairs are apart in the mean."""
        found = [
            (first, second)
            for place in range(self.cases)
            for first, second in combinations((row[place] for row in self.rows if row[place] is not None), 2)
        ]
        if not found:
            return None, 0.0
        same = sum(first == second for first, second in found) / len(found)
        return same, sum(self._apart(first, second) for first, second in found) / len(found)

    def _apart(self, first: Given, second: Given) -> float:
        if first == second:
            return 0.0
        if self.ratings.level == "nominal" or isinstance(first, str) or isinstance(second, str):
            return 1.0
        assert first is not None
        assert second is not None
        return min(abs(first - second) / self.ratings.reach, 1.0)


def _resamples(cases: int, seed: int) -> Floats:
    """Return how often each case stands in each resample, of shape (RESAMPLES, cases)."""
    import numpy as np

    draw = np.random.default_rng(seed).multinomial(cases, np.full(cases, 1 / cases), RESAMPLES)
    return draw.astype(np.float64)


def _kappa(table: _Table, weights: Floats, *, quadratic: bool) -> Statistic:
    """Return the mean kappa of all pairs of graders."""
    import numpy as np

    known = [value for value in (_pair_kappa(table, pair, quadratic=quadratic) for pair in table.pairs) if value]
    values = [value[0] for value in known]
    if not values:
        return Statistic(None, _why(table))
    again = np.array([kappas(_confusions(table, pair, weights), quadratic=quadratic) for pair in table.pairs])
    return _with_interval(float(np.mean(values)), _mean_of_known(again), table.cases)


def _pair_kappa(table: _Table, pair: tuple[int, int], *, quadratic: bool) -> tuple[float] | None:
    """Return the kappa of two graders; None where it is undefined."""
    from sklearn.metrics import cohen_kappa_score

    first, second = (table.codes[grader] for grader in pair)
    both = (first >= 0) & (second >= 0)
    if both.sum() < FEWEST_CASES or len({*first[both], *second[both]}) < 2:
        return None
    labels = list(range(len(table.domain)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an undefined kappa is told as such
        value = cohen_kappa_score(
            first[both], second[both], labels=labels, weights="quadratic" if quadratic else None
        )
    return None if value != value else (float(value),)  # noqa: PLR0124 - not a number


def _confusions(table: _Table, pair: tuple[int, int], weights: Floats) -> Floats:
    """Return two graders' table of answers in each resample, of shape (RESAMPLES, categories, categories)."""
    import numpy as np

    first, second = (table.codes[grader] for grader in pair)
    size = len(table.domain)
    both = np.flatnonzero((first >= 0) & (second >= 0))
    cells = np.zeros((table.cases, size * size))
    cells[both, first[both] * size + second[both]] = 1.0
    return (weights @ cells).reshape(-1, size, size)


def kappas(confusions: Floats, *, quadratic: bool) -> Floats:
    """Return the kappa of each of many confusion tables of shape (tables, categories, categories).

    Not a number where it is undefined. The same figures as scikit-learn's, a thousand times as fast: for resampling.
    """
    import numpy as np

    places = np.arange(confusions.shape[1])
    apart = np.abs(places[:, None] - places[None, :])
    cost = apart**2.0 if quadratic else (apart > 0).astype(np.float64)
    total = confusions.sum((1, 2))
    by_chance = confusions.sum(2)[:, :, None] * confusions.sum(1)[:, None, :]
    with np.errstate(invalid="ignore", divide="ignore"):
        result: Floats = 1 - total * (confusions * cost).sum((1, 2)) / (by_chance * cost).sum((1, 2))
    return result


def _alpha(table: _Table, weights: Floats) -> Statistic:
    import numpy as np

    counts = np.stack([(table.codes == code).sum(0) for code in range(len(table.domain))], axis=1)
    counts = np.where(counts.sum(1, keepdims=True) > 1, counts, 0)
    if (counts.sum(1) > 1).sum() < FEWEST_CASES or (counts.sum(0) > 0).sum() < 2:
        return Statistic(None, _why(table))
    value = _alpha_of(counts, table)
    if value is None:
        return Statistic(None, "one_category")
    if table.cases < FEWEST_FOR_INTERVAL:
        return Statistic(value)
    again = [_alpha_of(np.repeat(counts, chosen.astype(int), axis=0), table) for chosen in weights]
    return _with_interval(value, np.array([np.nan if one is None else one for one in again]), table.cases)


def _alpha_of(counts: Codes, table: _Table) -> float | None:
    """Return the alpha of cases with so many answers of each category, of shape (cases, categories)."""
    import krippendorff

    if (counts.sum(0) > 0).sum() < 2:
        return None
    nominal = table.ratings.level == "nominal"
    domain: Sequence[float] = range(len(table.domain)) if nominal else [float(one) for one in table.domain]
    level: Literal["nominal", "interval"] = "nominal" if nominal else "interval"
    value = krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=level)
    return None if value != value else float(value)  # noqa: PLR0124 - not a number


def _why(table: _Table) -> Undefined:
    """Return why neither kappa nor alpha is defined."""
    paired = (table.codes >= 0).sum(0) > 1
    return "few_cases" if paired.sum() < FEWEST_CASES else "one_category"


def _mean_of_known(values: Floats) -> Floats:
    """Return the mean over pairs of shape (pairs, RESAMPLES), of those that are defined."""
    import numpy as np

    known = np.isfinite(values)
    with np.errstate(invalid="ignore"):
        result: Floats = np.where(known, values, 0).sum(0) / known.sum(0)
    return result


def _with_interval(value: float, again: Floats, cases: int) -> Statistic:
    import numpy as np

    known = again[np.isfinite(again)]
    all_alike = value > 1 - 1e-9  # and so would all resamples be: an interval without width, and wrong
    if cases < FEWEST_FOR_INTERVAL or all_alike or len(known) < LEAST_DEFINED * len(again):
        return Statistic(value)
    outside = (1 - CONFIDENCE) / 2
    low, high = np.quantile(known, [outside, 1 - outside])
    return Statistic(value, "", float(low), float(high))
