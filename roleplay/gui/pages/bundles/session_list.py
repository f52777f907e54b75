"""The sessions of a bundle as a table model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from roleplay.core.handover import SessionInBundle, SessionStanding
from roleplay.gui import words
from roleplay.gui.pages.bundles.words import standing_name
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

WHEN, TRAINEE, CUSTOMER, SCORE, IMPORT = range(5)
WIDTHS = (140, 130, 140, 60, 190)
_TELLING: tuple[SessionStanding, ...] = ("refused", "new", "merged", "deleted", "known")
_TONES: dict[SessionStanding, str] = {
    "new": "good",
    "known": "muted",
    "merged": "accent",
    "deleted": "warn",
    "refused": "bad",
}


class BundledSessions(QAbstractTableModel):
    """One row a session."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[SessionInBundle] = ()
        self._bring_back = False

    def show_sessions(self, rows: Sequence[SessionInBundle], *, bring_back: bool = False) -> None:
        """Replace everything: what matters most on top, the newest first."""
        self.beginResetModel()
        newest_first = sorted(rows, key=lambda row: row.started_at, reverse=True)
        self._rows = sorted(newest_first, key=lambda row: _TELLING.index(row.standing))
        self._bring_back = bring_back
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("When"), self.tr("Trainee"), self.tr("Customer"), self.tr("Score"), self.tr("Import"))[
                section
            ]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        session, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(session, column)
            case Qt.ItemDataRole.ToolTipRole:
                shown = session.scenario_title if column == CUSTOMER else self._text(session, column)
                return plain_tooltip(shown)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
            case Qt.ItemDataRole.ForegroundRole if column == IMPORT:
                return QColor(getattr(tokens(), _TONES[session.standing]))
        return None

    def _text(self, session: SessionInBundle, column: int) -> str:
        return (
            words.moment(session.started_at),
            session.trainee,
            session.customer,
            "–" if session.score is None else f"{session.score:.0f}",
            standing_name(session, bring_back=self._bring_back),
        )[column]

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column == SCORE else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
