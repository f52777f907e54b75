"""Simulated graders whose agreement is known: what the calibration report is checked against.

Every call has a true answer, drawn from given shares; every grader sees it through a confusion matrix of their own.
The kappas and the alpha that such graders have in the long run then follow from the matrices alone, without any
sample, by the definitions of Cohen (1960, 1968) and Krippendorff (2004).

    python -m tools.graders             # measured beside known, in 200, 50 and 10 calls
    python -m tools.graders --coverage  # and how often the interval holds what is known
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from roleplay.review.agreement import Agreement, Level, Ratings, agreement

_SAMPLES = 200
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Panel:
    """Graders of one question."""

    level: Level
    shares: Sequence[float]
    """How often each answer is the true one."""
    confusions: Sequence[Matrix]
    """Of each grader: probability of each answer (column) where each one is true (row)."""

    @property
    def size(self) -> int:
        """How many answers there are."""
        return len(self.shares)

    def together(self, first: int, second: int) -> Matrix:
        """Return how often two graders give each pair of answers, in the long run."""
        shares = np.asarray(self.shares)
        result: Matrix = np.einsum("t,ti,tj->ij", shares, self.confusions[first], self.confusions[second])
        return result

    def cost(self, *, weighted: bool) -> Matrix:
        """Return how much each pair of answers disagrees."""
        places = np.arange(self.size)
        apart = np.abs(places[:, None] - places[None, :])
        result: Matrix = apart**2.0 if weighted else (apart > 0) * 1.0
        return result

    def kappa(self, *, weighted: bool) -> float:
        """Return the kappa in the long run, in the mean of all pairs of graders."""
        cost = self.cost(weighted=weighted)
        found = []
        for pair in combinations(range(len(self.confusions)), 2):
            joint = self.together(*pair)
            by_chance = np.outer(joint.sum(1), joint.sum(0))
            found.append(1 - (joint * cost).sum() / (by_chance * cost).sum())
        return float(np.mean(found))

    def alpha(self) -> float:
        """Return Krippendorff's alpha in the long run."""
        cost = self.cost(weighted=self.level != "nominal")
        pairs = list(combinations(range(len(self.confusions)), 2))
        observed = np.mean([(self.together(*pair) * cost).sum() for pair in pairs])
        shares = np.mean([np.asarray(self.shares) @ confusion for confusion in self.confusions], axis=0)
        return float(1 - observed / (np.outer(shares, shares) * cost).sum())

    def same(self) -> float:
        """Return the share of pairs of answers that are the same in the long run."""
        pairs = list(combinations(range(len(self.confusions)), 2))
        return float(np.mean([np.trace(self.together(*pair)) for pair in pairs]))

    def answers(self, calls: int, seed: int) -> NDArray[np.int64]:
        """Draw answers, of shape (graders, calls), each the number of an answer from 0."""
        random = np.random.default_rng(seed)
        true = random.choice(self.size, calls, p=np.asarray(self.shares))
        drawn = [[random.choice(self.size, p=confusion[one]) for one in true] for confusion in self.confusions]
        return np.array(drawn, dtype=np.int64)

    def ratings(self, calls: int, seed: int, question: str = "q") -> Ratings:
        """Draw answers as the program keeps them; of a scale from 1 on."""
        categories: tuple[str | float, ...] = tuple(float(one + 1) for one in range(self.size))
        if self.level == "nominal":
            categories = tuple(f"answer{one}" for one in range(self.size))
        answers = {
            f"grader{number}": {f"call{place}": categories[one] for place, one in enumerate(row)}
            for number, row in enumerate(self.answers(calls, seed))
        }
        return Ratings(question, self.level, answers, categories, float(max(self.size - 1, 1)))


def blurred(size: int, right: float, lean: float = 0.0) -> Matrix:
    """Return the confusion of a grader who sees what is true with probability `right`, and else its neighbours.

    `lean` moves what is missed from both sides alike (0) to the higher side only (1), or the lower (-1).
    """
    matrix = np.zeros((size, size))
    for true in range(size):
        for step, share in ((-1, (1 - lean) / 2), (1, (1 + lean) / 2)):
            missed = min(max(true + step, 0), size - 1)
            matrix[true, missed] += (1 - right) * share
        matrix[true, true] += right
    return matrix


def guessing(size: int, right: float) -> Matrix:
    """Return the confusion of a grader who sees what is true with probability `right`, and else guesses."""
    result: Matrix = np.full((size, size), (1 - right) / size) + right * np.eye(size)
    return result


PANELS = {
    "yes/no, two careful": Panel("nominal", [0.6, 0.4], [guessing(2, 0.9), guessing(2, 0.9)]),
    "yes/no, nearly always yes": Panel("nominal", [0.95, 0.05], [guessing(2, 0.9), guessing(2, 0.9)]),
    "yes/no, both guess": Panel("nominal", [0.5, 0.5], [guessing(2, 0.0), guessing(2, 0.0)]),
    "scale, two careful": Panel("scale", [0.1, 0.2, 0.3, 0.25, 0.15], [blurred(5, 0.8), blurred(5, 0.8)]),
    "scale, one lenient": Panel("scale", [0.1, 0.2, 0.3, 0.25, 0.15], [blurred(5, 0.9), blurred(5, 0.3, 1.0)]),
    "scale, four graders": Panel(
        "scale", [0.1, 0.2, 0.3, 0.25, 0.15], [blurred(5, right) for right in (0.9, 0.8, 0.7, 0.6)]
    ),
    "choice, three graders": Panel("nominal", [0.5, 0.3, 0.2], [guessing(3, right) for right in (0.9, 0.8, 0.7)]),
}


def known(panel: Panel) -> float:
    """Return the measure that the report puts first, in the long run."""
    if len(panel.confusions) > 2:
        return panel.alpha()
    return panel.kappa(weighted=panel.level == "scale")


def row(panel: Panel, calls: int, seed: int) -> tuple[Agreement, float]:
    """Measure drawn graders; return that and what is known of them."""
    return agreement(panel.ratings(calls, seed), seed=seed), known(panel)


def main() -> None:
    """Print measured beside known agreement."""
    print(f"{'graders':28}{'calls':>6}{'known':>8}{'measured':>10}  interval")
    for name, panel in PANELS.items():
        for calls in (200, 50, 10):
            measured, wanted = row(panel, calls, seed=calls)
            shown = measured.headline
            value = "n/a" if shown.value is None else f"{shown.value:.3f}"
            span = "" if shown.low is None or shown.high is None else f"{shown.low:.3f} to {shown.high:.3f}"
            print(f"{name:28}{calls:6}{wanted:8.3f}{value:>10}  {span}")
    if "--coverage" in sys.argv:
        _coverage()


def _coverage() -> None:
    print(f"\nshare of {_SAMPLES} samples whose 95 % interval holds the known value; takes minutes")
    for name, panel in PANELS.items():
        shares = []
        for calls in (10, 30, 100):
            found = [row(panel, calls, seed) for seed in range(_SAMPLES)]
            told = [(one.headline, wanted) for one, wanted in found]
            spans = [(one.low, one.high, wanted) for one, wanted in told if one.low is not None]
            held = sum(low <= wanted <= high for low, high, wanted in spans if high is not None)
            shares.append(f"{calls} calls: {held} of {len(spans)}")
        print(f"{name:28}  {', '.join(shares)}")


if __name__ == "__main__":
    main()
