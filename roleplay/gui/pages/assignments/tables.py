"""The tables of the Assignments page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from roleplay.core.assignments import STATES, AssignedCall, AttemptKind
from roleplay.gui import assignment_words as told
from roleplay.gui import words
from roleplay.gui.pages.assignments.progress_bar import STANDINGS, STATE, counted_text
from roleplay.gui.pages.reports.table import Column, Index, RecordTable
from roleplay.review.assignments import Overview, Standing

translate = QCoreApplication.translate

FOR_WHOM, PLAYED_AS, _DUE, PROGRESS = range(1, 5)
STATE_COLUMN = 1
_LAST_DAY = date.max


class OverviewTable(RecordTable[Overview]):
    """One row an assignment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(
                    translate("Assignment", "Customer"),
                    _named,
                    lambda one: _named(one).casefold(),
                    260,
                    right=False,
                    tip=lambda one: one.assignment.terms.note or _named(one),
                ),
                Column(
                    translate("Assignment", "For"), _for_whom, lambda one: _for_whom(one).casefold(), 112, right=False
                ),
                Column(
                    translate("Assignment", "Played as"),
                    lambda one: told.played_as(one.assignment.terms),
                    lambda one: told.played_as(one.assignment.terms),
                    124,
                    right=False,
                ),
                Column(
                    translate("Assignment", "Due"),
                    _due,
                    lambda one: one.assignment.terms.due or _LAST_DAY,
                    104,
                    right=False,
                ),
                Column(
                    translate("Assignment", "Passed"),
                    lambda one: counted_text(one.standings),
                    _share,
                    170,
                    right=False,
                ),
            ),
            parent,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == STANDINGS and index.isValid():
            return self.record(index.row()).standings
        return super().data(index, role)


class StandingTable(RecordTable[Standing]):
    """One row a person."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(
                    translate("Assignment", "Person"),
                    lambda one: one.person,
                    lambda one: one.person.casefold(),
                    150,
                    right=False,
                ),
                Column(
                    translate("Assignment", "State"),
                    told.standing_name,
                    lambda one: STATES.index(one.state),
                    136,
                    right=False,
                ),
                Column(translate("Assignment", "Attempts"), _attempts, lambda one: one.used, 84),
                Column(
                    translate("Assignment", "Best"),
                    lambda one: points_text(one.best),
                    lambda one: -1.0 if one.best is None else one.best,
                    60,
                ),
            ),
            parent,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == STATE and index.isValid():
            return self.record(index.row()).state
        return super().data(index, role)


class CallTable(RecordTable[tuple[AssignedCall, AttemptKind]]):
    """One row a call of one person."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(
                    translate("Assignment", "Call"),
                    lambda one: words.moment(one[0].started_at),
                    lambda one: one[0].started_at,
                    130,
                    right=False,
                ),
                Column(
                    translate("Assignment", "Outcome"),
                    lambda one: told.attempt_name(one[1], one[0].outcome),
                    lambda one: told.attempt_name(one[1], one[0].outcome),
                    160,
                    right=False,
                ),
                Column(
                    translate("Assignment", "Score"),
                    lambda one: points_text(one[0].score),
                    lambda one: -1.0 if one[0].score is None else one[0].score,
                    64,
                ),
                Column(
                    translate("Assignment", "Grade"),
                    lambda one: points_text(one[0].grade),
                    lambda one: -1.0 if one[0].grade is None else one[0].grade,
                    64,
                ),
            ),
            parent,
        )


PersonRow = tuple[str, dict[str, Standing]]
"""A name, and where they stand by the ids of the assignments."""


class MatrixTable(RecordTable[PersonRow]):
    """One row a person, one column an assignment."""

    def __init__(self, overviews: Sequence[Overview] = (), parent: QObject | None = None) -> None:
        self.overviews = tuple(overviews)
        columns: list[Column[PersonRow]] = [
            Column(
                translate("Assignment", "Person"),
                lambda one: one[0],
                lambda one: one[0].casefold(),
                180,
                right=False,
            )
        ]
        columns.extend(self._column(one) for one in self.overviews)
        super().__init__(columns, parent)
        people: dict[str, dict[str, Standing]] = {}
        for one in self.overviews:
            for each in one.standings:
                people.setdefault(each.person, {})[one.assignment.id] = each
        self.show_records(sorted(people.items(), key=lambda row: row[0].casefold()))

    def standing(self, row: int, column: int) -> tuple[Overview, Standing] | None:
        """Return what a cell shows; None for an empty one and for the names."""
        if column == 0:
            return None
        overview = self.overviews[column - 1]
        found = self.record(row)[1].get(overview.assignment.id)
        return None if found is None else (overview, found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == STATE and index.isValid():
            found = self.standing(index.row(), index.column())
            return None if found is None else found[1].state
        return super().data(index, role)

    @staticmethod
    def _column(overview: Overview) -> Column[PersonRow]:
        identifier = overview.assignment.id

        def shown(row: PersonRow) -> str:
            one = row[1].get(identifier)
            return "" if one is None else points_text(one.best)

        def key(row: PersonRow) -> tuple[int, float]:
            one = row[1].get(identifier)
            return (len(STATES), 0.0) if one is None else (STATES.index(one.state), -(one.best or 0.0))

        def tip(row: PersonRow) -> str:
            one = row[1].get(identifier)
            if one is None:
                return translate("Assignment", "Not assigned")
            return f"{told.standing_name(one)} · {told.progress_text(one, overview.assignment.terms)}"

        return Column(overview.assignment.terms.customer, shown, key, 128, right=False, tip=tip)


def points_text(points: float | None) -> str:
    """Return points of 0 to 100, a dash for none."""
    return "–" if points is None else f"{points:.0f}"


def _named(one: Overview) -> str:
    terms = one.assignment.terms
    name = f"{terms.customer} – {terms.scenario_title}"
    if one.assignment.withdrawn_at is not None:
        return translate("Assignment", "%1 (withdrawn)").replace("%1", name)
    return name


def _for_whom(one: Overview) -> str:
    return ", ".join(each.name for each in one.assignment.terms.assignees)


def _due(one: Overview) -> str:
    due = one.assignment.terms.due
    return "–" if due is None else told.day(due)


def _share(one: Overview) -> float:
    passed = sum(each.state == "passed" for each in one.standings)
    return passed / len(one.standings) if one.standings else 0.0


def _attempts(one: Standing) -> str:
    return str(one.used) if one.left is None else f"{one.used} / {one.used + one.left}"
