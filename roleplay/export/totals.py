"""Totals of an export, added up while its rows go by: memory grows with people and scenarios, not with rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from roleplay.core.exports import GradeLogRow, PracticeLogRow

BANDS = 10
"""Bars of the picture of scores, ten points each."""


@dataclass(slots=True)
class Total:
    """What some rows come to."""

    rows: int = 0
    scored: int = 0
    points: float = 0.0
    """The sum of the scores."""
    seconds: float = 0.0
    judged: int = 0
    """Rows that pass or not."""
    passed: int = 0

    @property
    def score(self) -> float | None:
        """The mean of the scores, 0 to 100; None without any."""
        return self.points / self.scored if self.scored else None

    @property
    def pass_share(self) -> float | None:
        """0 to 1; None where nothing was judged."""
        return self.passed / self.judged if self.judged else None

    def add(self, score: float | None, seconds: float, passed: bool | None) -> None:
        """Count a row."""
        self.rows += 1
        self.seconds += seconds
        if score is not None:
            self.scored += 1
            self.points += score
        if passed is not None:
            self.judged += 1
            self.passed += passed


@dataclass(slots=True)
class Totals:
    """What all rows come to, by person, scenario and month."""

    zone: tzinfo | None = None
    """Of the months; None for the machine's."""
    all: Total = field(default_factory=Total)
    people: dict[str, Total] = field(default_factory=dict)
    scenarios: dict[str, Total] = field(default_factory=dict)
    months: dict[str, Total] = field(default_factory=dict)
    """By `YYYY-MM`."""
    outcomes: Counter[str] = field(default_factory=Counter)
    bands: list[int] = field(default_factory=lambda: [0] * BANDS)
    """How many scores lie in each tenth of the hundred."""
    first: datetime | None = None
    last: datetime | None = None

    def calls(self, rows: Iterable[PracticeLogRow]) -> Iterator[PracticeLogRow]:
        """Add up calls as they go by; whether one passes is what its grade says."""
        for row in rows:
            self._add(row.trainee, row.scenario, row.started_at, row.score, row.seconds, row.passed)
            self.outcomes[row.outcome or ""] += 1
            yield row

    def grades(self, rows: Iterable[GradeLogRow]) -> Iterator[GradeLogRow]:
        """Add up grades as they go by."""
        for row in rows:
            self._add(row.trainee, row.scenario, row.called_at, row.score, 0.0, row.passed)
            yield row

    def _add(
        self, person: str, scenario: str, at: datetime, score: float | None, seconds: float, passed: bool | None
    ) -> None:
        if self.first is None or at < self.first:
            self.first = at
        if self.last is None or at > self.last:
            self.last = at
        month = at.astimezone(self.zone).strftime("%Y-%m")
        for kept, key in ((self.people, person), (self.scenarios, scenario), (self.months, month)):
            total = kept.get(key)
            if total is None:
                total = kept[key] = Total()
            total.add(score, seconds, passed)
        self.all.add(score, seconds, passed)
        if score is not None:
            self.bands[min(int(score // BANDS), BANDS - 1)] += 1


def ranked(totals: Mapping[str, Total]) -> list[tuple[str, Total]]:
    """Return totals, those with the most rows first."""
    return sorted(totals.items(), key=lambda item: (-item[1].rows, item[0]))
