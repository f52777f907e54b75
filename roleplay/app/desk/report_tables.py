"""Reports as rows of tables; names are the stable ones, shares go from 0 to 1, scores from 0 to 100."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from roleplay.export.tables import Cell
from roleplay.review.coverage import CoverageReport
from roleplay.review.progress.heatmap import HeatMap
from roleplay.review.progress.intervals import Interval
from roleplay.review.progress.overview import Figure
from roleplay.review.progress.standings import CallScore, Standings
from roleplay.review.progress.training import Change

Row = tuple[Cell, ...]

OVERVIEW = ("kind", "name", "mean", "low", "high", "calls", "people")
STANDINGS = (
    *("person", "calls", "mean_score", "low", "high", "first_score", "first_at", "best_score", "best_at"),
    *("latest_score", "latest_at"),
)
HEAT_MAP = ("person", "kind", "name", "share", "low", "high", "calls")
COVERAGE = (
    *("node", "moves_from_start", "outcome", "node_calls", "lost_share", "lost_low", "lost_high"),
    *("reply", "kind", "quality", "leads_to", "reply_calls", "reply_times"),
)
TRAINING = (
    *("kind", "name", "before", "after", "difference", "low", "high", "people", "probability", "verdict"),
    *("others_difference", "others_people", "beyond_others", "beyond_low", "beyond_high"),
)


def overview_rows(figures: Iterable[Figure]) -> Iterator[Row]:
    """Return one row a measure."""
    for one in figures:
        yield one.measure.kind, one.measure.name, *_range(one.interval), one.calls, one.people


def standing_rows(found: Standings) -> Iterator[Row]:
    """Return one row a person."""
    for one in found.people:
        calls = (cell for call in (one.first, one.best, one.latest) for cell in _call(call))
        yield one.person, one.calls, *_range(one.mean), *calls


def heat_rows(found: HeatMap) -> Iterator[Row]:
    """Return one row a person and a technique."""
    for person, cells in zip(found.people, found.cells, strict=True):
        for measure, cell in zip(found.measures, cells, strict=True):
            if cell is not None:
                yield person, measure.kind, measure.name, *_range(cell.interval), cell.interval.n


def coverage_rows(report: CoverageReport) -> Iterator[Row]:
    """Return one row a way; a node without any has one row of its own."""
    for node in report.nodes:
        lost: Row = (None, None, None) if node.failing is None else _range(node.failing)
        start: Row = (node.node, None if node.depth < 0 else node.depth, node.outcome, node.calls, *lost)
        for way in node.ways:
            yield *start, way.reply, way.kind, way.quality, way.leads_to, way.calls, way.times
        if not node.ways:
            yield *start, None, None, None, None, None, None
    for one in report.earlier:
        yield one.name, None, None, one.calls, None, None, None, None, "earlier version", None, None, None, None


def training_rows(changes: Sequence[Change]) -> Iterator[Row]:
    """Return one row a measure."""
    for one in changes:
        empty: Row = (None, None, None)
        gained = empty if one.difference is None else _range(one.difference)
        yield (
            *(one.measure.kind, one.measure.name, one.before, one.after, *gained, len(one.people)),
            *(one.probability, one.verdict),
            *((None, None) if one.others is None else (one.others.value, one.others.n)),
            *(empty if one.beyond_others is None else _range(one.beyond_others)),
        )


def _range(found: Interval) -> tuple[float, float, float]:
    return found.value, found.low, found.high


def _call(call: CallScore) -> tuple[float, str]:
    return call.score, datetime.fromtimestamp(call.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
