"""The first rows of a table as they will stand in the file, or the first statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractItemView, QFrame, QPlainTextEdit, QStackedWidget, QTableView, QWidget

from roleplay.core.legible import legible
from roleplay.export.columns import Value
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_WIDEST = 260
_WIDEST_OF_FEW = 480
"""Pixels of a column; where there are few there is room."""
_FEW = 4
_LONGEST = 200
"""Characters of a cell that are shown."""


class PreviewModel(QAbstractTableModel):
    """Some rows."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[Sequence[Value], ...] = ()

    def show_rows(self, titles: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """Show other ones."""
        self.beginResetModel()
        self._titles, self._rows = tuple(titles), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(value)
        if (
            role == Qt.ItemDataRole.TextAlignmentRole
            and isinstance(value, int | float)
            and not isinstance(value, bool)
        ):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return self._titles[section]


class Preview(QWidget):
    """A table, a text, or why there is neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(self.tr("The first rows"), "strong")
        self.count = Text("", "body", "muted")
        self.model = PreviewModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setAccessibleName(self.tr("The first rows"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("The first statement"))
        self.empty = EmptyState("table-off", self.tr("No call fits"), self.tr("Choose other people or another time."))
        self._stack = QStackedWidget()
        for page in (self.table, self.text, self.empty):
            self._stack.addWidget(page)
        self.setLayout(column(row(self.title, 1, self.count), self._stack, spacing=GRID // 2))

    def show_table(self, titles: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """Show rows under the titles of their columns."""
        self.model.show_rows(titles, rows)
        widest = _WIDEST_OF_FEW if len(titles) <= _FEW else _WIDEST
        for place in range(len(titles)):
            hint = max(self.table.sizeHintForColumn(place), self.table.horizontalHeader().sectionSizeHint(place))
            self.table.setColumnWidth(place, min(hint + GRID, widest))
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def show_text(self, text: str) -> None:
        """Show a text literally; nothing where there is none."""
        self.text.setPlainText(legible(text))
        self._stack.setCurrentWidget(self.text if text else self.empty)


def cell(value: Value) -> str:
    """Return what a cell holds as people read it."""
    match value:
        case None:
            return ""
        case bool():
            return "✓" if value else "–"
        case float():
            return f"{value:g}"
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case str():
            shown = " ".join(legible(value[: _LONGEST + 1]).split())
            return shown if len(value) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return str(value)
