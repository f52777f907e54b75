"""A quiet table of records for the reports: columns are given by functions, and it can be sorted and written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from roleplay.gui.pages.reports.interval_bar import BAR, Bar, IntervalDelegate
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.in_one_go import InOneGo
from roleplay.gui.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column."""

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    """What it is sorted by."""
    width: int = 96
    right: bool = True
    tip: Callable[[Row], str] | None = None
    bar: Callable[[Row], Bar | None] | None = None
    """A bar is drawn in its cells."""
    tone: Callable[[Row], str] | None = None
    """Colour of the text, by its name in the theme."""


class RecordTable(QAbstractTableModel, Generic[Row]):
    """One row a record."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self._order: tuple[int, Qt.SortOrder] | None = None

    def show_records(self, rows: Sequence[Row]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def record(self, row: int) -> Row:
        """Return what stands in a row."""
        return self._rows[row]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Arrange the rows, now and whenever they are replaced; a column below 0 leaves them as they come."""
        self._order = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._order is not None:
            column, order = self._order
            self._rows.sort(key=self.columns[column].key, reverse=order == Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        shown: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tooltip((column.tip or column.text)(row))
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = RIGHT if column.right else LEFT
            case Qt.ItemDataRole.ForegroundRole if column.tone is not None:
                shown = QColor(getattr(tokens(), column.tone(row)))
            case _ if role == BAR and column.bar is not None:
                shown = column.bar(row)
        return shown


class RecordView(InOneGo, QTableView):
    """Shows such a table."""

    def __init__(
        self, model: RecordTable[Any], name: str, *, stretch: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(IntervalDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(36)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(model.columns):
            self.setColumnWidth(place, max(column.width, header.fontMetrics().horizontalAdvance(column.title) + 24))
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
