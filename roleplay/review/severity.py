"""Who grades more mildly or more strictly than the others, and how sure that is."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST_FOR_INTERVAL = 3


@dataclass(frozen=True, slots=True)
class Severity:
    """How far a grader's scores lie from those of the others who graded the same calls."""

    calls: int
    """That somebody else has graded, too."""
    difference: float | None
    """Points above (milder) or below (stricter) the mean of the others; None without a call."""
    low: float | None = None
    """Of the 95 % interval; None where there are too few calls."""
    high: float | None = None

    @property
    def certain(self) -> bool:
        """Whether the grader is milder or stricter, and not only by chance."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def severities(scores: Mapping[str, Mapping[str, float]]) -> dict[str, Severity]:
    """Return the severity of each grader from scores (0 to 100) by grader and call."""
    return {
        grader: severity(
            [
                score - statistics.fmean(others)
                for call, score in its.items()
                if (others := [theirs[call] for who, theirs in scores.items() if who != grader and call in theirs])
            ]
        )
        for grader, its in scores.items()
    }


def severity(differences: Sequence[float]) -> Severity:
    """Return the mean of differences on the same calls, with Student's interval for paired differences."""
    if not differences:
        return Severity(0, None)
    mean = statistics.fmean(differences)
    if len(differences) < FEWEST_FOR_INTERVAL:
        return Severity(len(differences), mean)
    from scipy.special import stdtrit

    spread = statistics.stdev(differences) / len(differences) ** 0.5
    reach = float(stdtrit(len(differences) - 1, 0.975)) * spread
    return Severity(len(differences), mean, mean - reach, mean + reach)
