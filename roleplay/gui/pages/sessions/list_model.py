"""The saved calls as a table model that knows the order of all of them, and reads those that are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from roleplay.core.finding import ListedSession, Order, OrderBy
from roleplay.core.records import SessionSummary
from roleplay.gui import words
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

DATE, PERSON, SCENARIO, OUTCOME, SCORE, LENGTH, MARKS, MODE = range(8)
WIDTHS = (142, 150, 190, 168, 62, 68, 74, 104)
SORTED_BY: dict[int, OrderBy] = {
    DATE: "date",
    PERSON: "trainee",
    SCENARIO: "scenario",
    OUTCOME: "outcome",
    SCORE: "score",
    LENGTH: "length",
}
BLOCK = 128
"""Rows that are read at once."""
_KEPT = 64
"""Blocks that are kept in memory."""
_ANSWERED = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.DecorationRole,
    )
)
"""Qt asks each cell for as many again each time that it paints."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Read = Callable[[Sequence[int], Callable[[tuple[ListedSession, ...]], None]], None]
"""Reads these calls in the background and hands them over in the window's thread."""


class SessionList(QAbstractTableModel):
    """One row a call. What is not read yet shows nothing, and comes a moment later."""

    order_wanted = Signal(object)
    """An `Order`, when a heading is clicked."""
    rows_read = Signal()

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._numbers: array[int] = array("q")
        self._blocks: dict[int, dict[int, ListedSession]] = {}
        """By their place, the one that was asked for last at the end; within it by number."""
        self._asked: list[int] = []
        """Blocks to be read, the one that is wanted most at the end."""
        self._reading = False
        self._generation = 0
        self._icons: dict[str, QIcon] = {}
        self._texts: dict[int, tuple[str, ...]] = {}
        """What stands in the columns of a call, by its number."""

    def show_numbers(self, numbers: array[int], first: Sequence[ListedSession] = ()) -> None:
        """Replace everything; `first` are the first rows, as far as they have been read."""
        self.beginResetModel()
        self._generation += 1
        self._reading = False
        self._numbers = numbers
        self._asked = []
        self._blocks = {}
        self._texts = {}
        if len(first) >= min(len(numbers), BLOCK):
            self._blocks[0] = {row.number: row for row in first}
        self.endResetModel()

    def session(self, row: int) -> SessionSummary | None:
        """Return what stands in a row; None while it is not read, or gone."""
        listed = self.listed(row)
        return None if listed is None else listed.session

    def listed(self, row: int) -> ListedSession | None:
        """Return what stands in a row with its marks; asks for it when it is not read yet."""
        if not 0 <= row < len(self._numbers):
            return None
        block = row // BLOCK
        rows = self._blocks.get(block)
        if rows is None:
            self._ask(block)
            return None
        return rows.get(self._numbers[row])

    def numbers(self, rows: Iterable[int]) -> list[int]:
        """Return the numbers of the calls in some rows, read or not."""
        return [self._numbers[row] for row in rows if 0 <= row < len(self._numbers)]

    def retint(self) -> None:
        """Draw the icons anew, in another theme."""
        self._icons.clear()

    # --- reading ---

    def _ask(self, block: int) -> None:
        if block in self._asked:
            self._asked.remove(block)
        self._asked = [*self._asked[-3:], block]  # whoever scrolls on does not wait for what went by
        self._read_next()

    def _read_next(self) -> None:
        if self._reading or not self._asked:
            return
        self._reading = True
        block, generation = self._asked[-1], self._generation
        numbers = self._numbers[block * BLOCK : (block + 1) * BLOCK]

        def take(rows: tuple[ListedSession, ...]) -> None:
            if generation == self._generation:
                self._take(block, rows)

        self._read(numbers, take)

    def _take(self, block: int, rows: tuple[ListedSession, ...]) -> None:
        self._reading = False
        if block in self._asked:
            self._asked.remove(block)
        while len(self._blocks) >= _KEPT:
            for number in self._blocks.pop(next(iter(self._blocks))):
                self._texts.pop(number, None)
        self._blocks[block] = {row.number: row for row in rows}
        for row in rows:
            self._texts.pop(row.number, None)
        last = min((block + 1) * BLOCK, len(self._numbers)) - 1
        self.dataChanged.emit(self.index(block * BLOCK, 0), self.index(last, len(WIDTHS) - 1))
        self.rows_read.emit()
        self._read_next()

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(WIDTHS)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; columns that are no order change nothing."""
        if column in SORTED_BY:
            self.order_wanted.emit(Order(SORTED_BY[column], order == Qt.SortOrder.DescendingOrder))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in (SCORE, LENGTH) else _LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("When"),
                self.tr("Person"),
                self.tr("Scenario"),
                self.tr("Outcome"),
                self.tr("Score"),
                self.tr("Length"),
                self.tr("Review"),
                self.tr("Mode"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        listed = self.listed(index.row()) if index.isValid() else None
        if listed is None:
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: Any = self._text(listed, column)
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tooltip(self._tip(listed, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _RIGHT if column in (SCORE, LENGTH) else _LEFT
            case Qt.ItemDataRole.DecorationRole if column == OUTCOME:
                look = words.OUTCOME_LOOK.get(listed.session.outcome or "", ("phone-cancel-outline", "muted"))
                shown = self._icon(*look)
            case Qt.ItemDataRole.DecorationRole if column == MARKS and listed.graded:
                shown = self._icon("clipboard-check-outline", "good")
            case Qt.ItemDataRole.DecorationRole if column == MARKS and listed.comments:
                shown = self._icon("comment-text-outline", "accent")
            case _:
                shown = None
        return shown

    def _text(self, listed: ListedSession, column: int) -> str:
        texts = self._texts.get(listed.number)
        if texts is None:
            texts = self._texts[listed.number] = self._columns(listed)
        return texts[column]

    def _columns(self, listed: ListedSession) -> tuple[str, ...]:
        session = listed.session
        cut_off = session.outcome is None and session.state == "recovered"
        return (
            words.moment(session.started_at),
            session.trainee or "–",
            session.scenario_title,
            self.tr("Cut off") if cut_off else words.outcome_name(session.outcome),
            "–" if session.score is None else f"{session.score:.0f}",
            words.clock(session.seconds),
            str(listed.comments) if listed.comments else "",
            self._played(session),
        )

    def _tip(self, listed: ListedSession, column: int) -> str:
        if column == SCENARIO:
            return f"{listed.session.scenario_title}\n{listed.session.customer}"
        if column == MARKS:
            graded = self.tr("Graded") if listed.graded else self.tr("Not graded yet")
            comments = self.tr("%n comment(s)", "", listed.comments)
            return f"{graded}\n{comments}"
        return self._text(listed, column)

    def _played(self, session: SessionSummary) -> str:
        """Return the mode, and the level and that it is a retry where that is worth saying."""
        level = () if session.level == "normal" else (words.level_name(session.level),)
        retry = (self.tr("retry"),) if session.retry_of else ()
        return " · ".join((words.mode_name(session.mode), *level, *retry))

    def _icon(self, name: str, tone: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = icon(name, getattr(tokens(), tone))
        return self._icons[name]
