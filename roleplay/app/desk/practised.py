"""The judged calls of some people and some time, and the reports that are made of them."""

from __future__ import annotations

from roleplay.review.progress.heatmap import HeatKind, HeatMap, calls_behind, heat_map
from roleplay.review.progress.measures import Measure
from roleplay.review.progress.overview import Figure, overview
from roleplay.review.progress.standings import Standings, standings
from roleplay.review.progress.timeline import Timeline, timeline
from roleplay.store.columns import PracticeColumns


class Practised:
    """Reports of the same calls; each takes some milliseconds."""

    def __init__(self, calls: PracticeColumns) -> None:
        self._calls = calls

    def __len__(self) -> int:
        return len(self._calls)

    @property
    def people(self) -> tuple[str, ...]:
        """Whose calls they are."""
        return self._calls.people

    @property
    def left_out(self) -> tuple[int, int, int]:
        """Calls of the same people and time that are not judged: unfinished, without a score, retries."""
        return self._calls.unfinished, self._calls.ungraded, self._calls.retries

    def overview(self) -> tuple[Figure, ...]:
        """Return a figure for everything that the calls tell of, the score first."""
        return overview(self._calls)

    def timeline(self, measure: Measure) -> Timeline:
        """Return how a measure moved."""
        return timeline(self._calls, measure)

    def standings(self) -> Standings:
        """Return where each person stands."""
        return standings(self._calls)

    def heat_map(self, kind: HeatKind) -> HeatMap:
        """Return who needs what."""
        return heat_map(self._calls, kind)

    def calls_behind(self, person: str, measure: Measure) -> tuple[str, ...]:
        """Return the ids of the calls behind a cell of the heat map."""
        return calls_behind(self._calls, person, measure)
