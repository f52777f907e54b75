"""The saved calls as a table model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from roleplay.core.records import SessionSummary
from roleplay.gui import words
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

DATE, CUSTOMER, OUTCOME, SCORE, LENGTH, MODE, TRAINEE = range(7)
WIDTHS = (140, 160, 184, 60, 66, 96, 112)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SessionTable(QAbstractTableModel):
    """One row a session."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SessionSummary] = []
        self._shown: dict[str, tuple[str, ...]] = {}
        self._order = (DATE, Qt.SortOrder.DescendingOrder)
        self._icons: dict[str, QIcon] = {}

    def show_sessions(self, rows: Sequence[SessionSummary]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows = list(rows)
        self._shown = {}
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Arrange the rows, now and whenever they are replaced. A proxy would ask for two cells a comparison."""
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [session.id for session in self._rows]
        self._arrange()
        at = {session.id: row for row, session in enumerate(self._rows)}
        after = [self.index(at[ids[index.row()]], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._order
        self._rows.sort(key=lambda session: self._key(session, column), reverse=order == Qt.SortOrder.DescendingOrder)

    def retint(self) -> None:
        """Draw the icons anew, in another theme."""
        self._icons.clear()

    def session(self, row: int) -> SessionSummary:
        """Return what stands in a row."""
        return self._rows[row]

    def row_of(self, session_id: str) -> int:
        """Return where a session stands, -1 when it does not."""
        return next((row for row, session in enumerate(self._rows) if session.id == session_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (
                _RIGHT if section in (SCORE, LENGTH) else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("When"),
                self.tr("Customer"),
                self.tr("Outcome"),
                self.tr("Score"),
                self.tr("Length"),
                self.tr("Mode"),
                self.tr("Trainee"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        session = self._rows[index.row()]
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: Any = self._texts(session)[column]
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tooltip(session.scenario_title if column == CUSTOMER else self._texts(session)[column])
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _RIGHT if column in (SCORE, LENGTH) else _LEFT
            case Qt.ItemDataRole.DecorationRole if column == OUTCOME:
                shown = self._icon(session.outcome or "")
            case _:
                shown = None
        return shown

    def _texts(self, session: SessionSummary) -> tuple[str, ...]:
        if session.id not in self._shown:
            self._shown[session.id] = self._written(session)
        return self._shown[session.id]

    def _written(self, session: SessionSummary) -> tuple[str, ...]:
        cut_off = session.outcome is None and session.state == "recovered"
        return (
            words.moment(session.started_at),
            session.customer,
            self.tr("Cut off") if cut_off else words.outcome_name(session.outcome),
            "–" if session.score is None else f"{session.score:.0f}",
            words.clock(session.seconds),
            self._played(session),
            session.trainee,
        )

    def _played(self, session: SessionSummary) -> str:
        """Return the mode, and the level and that it is a retry where that is worth saying."""
        level = () if session.level == "normal" else (words.level_name(session.level),)
        retry = (self.tr("retry"),) if session.retry_of else ()
        return " · ".join((words.mode_name(session.mode), *level, *retry))

    def _key(self, session: SessionSummary, column: int) -> Any:
        match column:
            case 0:
                return session.started_at
            case 3:
                return -1.0 if session.score is None else session.score
            case 4:
                return session.seconds
            case _:
                return self._texts(session)[column].casefold()

    def _icon(self, outcome: str) -> QIcon:
        if outcome not in self._icons:
            name, tone = words.OUTCOME_LOOK.get(outcome, ("phone-cancel-outline", "muted"))
            self._icons[outcome] = icon(name, getattr(tokens(), tone))
        return self._icons[outcome]
