"""What became of each line of a story, as the rows of a table: thousands of them cost nothing until they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roleplay.core.legible import legible
from roleplay.dialogue.exchange.report import Note
from roleplay.gui.story_words import StoryWords

FATE = Qt.ItemDataRole.UserRole
"""The role under which a row says `lost`, `changed` or `added`."""
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class NotesModel(QAbstractTableModel):
    """Line, fate, what stands there, why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Note, ...] = ()
        self._words = StoryWords()
        self._head = (self.tr("Line"), self.tr("Fate"), self.tr("In the story"), self.tr("Why"))
        self._fates = {"lost": self.tr("Left out"), "changed": self.tr("Changed"), "added": self.tr("Added")}

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these."""
        self.beginResetModel()
        self._notes = tuple(notes)
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._notes)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """Return how much is told of each."""
        return 0 if parent.isValid() else len(self._head)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._head[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell; the whole text is its tooltip, too."""
        note = self._notes[index.row()]
        if role == FATE:
            return note.fate
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        shown = legible(self._text(note, index.column()))
        # A tooltip would take what begins with a tag for rich text.
        return shown.replace("<", "‹").replace(">", "›") if role == Qt.ItemDataRole.ToolTipRole else shown

    def _text(self, note: Note, column: int) -> str:
        """Return what stands in a column; of a story of several files, the line with its file."""
        match column:
            case 0:
                line = str(note.line) if note.line else ""
                return f"{note.file}, {line}".strip(", ") if note.file else line
            case 1:
                return self._fates[note.fate]
            case 2:
                return self._words.what(note)
            case _:
                return self._words.why(note)
