"""A transcript that follows the recording and leads back into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from roleplay.gui.theme import GRID, tokens
from roleplay.gui.widgets.in_one_go import InOneGo
from roleplay.gui.widgets.text import font
from roleplay.gui.words import clock

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole + 1
_TIME_WIDTH = 52
_OTHERS_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One utterance."""

    at: float
    """Seconds since the call began."""
    who: str
    text: str
    trainee: bool
    wrong: bool = False
    """A mistake was found here."""


class Transcript(InOneGo, QListView):
    """Lines with their times; the one that is heard now is marked."""

    seek_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._lines: list[TranscriptLine] = []
        self.current = -1
        self.setModel(self._model)
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Transcript"))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._chosen)
        self.activated.connect(self._chosen)

    def show_lines(self, lines: Sequence[TranscriptLine]) -> None:
        """Replace everything."""
        self._model.clear()
        self._lines = list(lines)
        self.current = -1
        for line in lines:
            item = QStandardItem(f"{clock(line.at)} {line.who}: {line.text}")
            item.setData(line, _LINE)
            self._model.appendRow(item)

    def follow(self, seconds: float) -> None:
        """Mark what is heard at a time."""
        now = -1
        for place, line in enumerate(self._lines):
            if line.at <= seconds + 0.05:
                now = place
        if now != self.current:
            self.current = now
            self.viewport().update()
            if now >= 0:
                for place in (min(now + 1, len(self._lines) - 1), now):  # what comes next can be read, too
                    self.scrollTo(self._model.index(place, 0), QListView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OTHERS_KEYS or (event.text().isprintable() and event.text()):
            event.ignore()  # the page plays and skips with them; a list would search for letters
        else:
            super().keyPressEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        self.seek_wanted.emit(self._lines[index.row()].at)


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, view: Transcript) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(_LINE)
        width = self._view.viewport().width()
        return QSize(width, self._body(QRect(0, 0, width, 0), line).height() + 18 + 2 * GRID)

    @staticmethod
    def _body(area: QRect, line: TranscriptLine) -> QRect:
        metrics = QFontMetrics(font("body"))
        width = max(area.width() - _TIME_WIDTH - 3 * GRID, 80)
        box = QRect(area.left() + _TIME_WIDTH + GRID, area.top() + GRID + 18, width, 100_000)
        return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, line.text or " ")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: TranscriptLine = index.data(_LINE)
        now = tokens()
        area: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index.row() == self._view.current
        ground = now.accent_soft if current else now.hover if state & QStyle.StateFlag.State_MouseOver else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(now.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 1, -3, -2), 8, 8)
        if line.wrong:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.bad))
            painter.drawRoundedRect(area.left() + 3, area.top() + GRID, 3, area.height() - 2 * GRID, 1.5, 1.5)
        painter.setFont(font("caption"))
        painter.setPen(QColor(now.bad if line.wrong else now.muted))
        painter.drawText(
            QRect(area.left() + GRID + 2, area.top() + GRID, _TIME_WIDTH, 18),
            Qt.AlignmentFlag.AlignLeft,
            clock(line.at),
        )
        painter.setPen(QColor(now.accent if line.trainee else now.muted))
        who = QRect(area.left() + _TIME_WIDTH + GRID, area.top() + GRID, area.width() - _TIME_WIDTH - 3 * GRID, 18)
        painter.drawText(who, Qt.AlignmentFlag.AlignLeft, line.who)
        painter.setFont(font("body"))
        painter.setPen(QColor(now.text))
        painter.drawText(self._body(area, line), Qt.TextFlag.TextWordWrap, line.text)
        painter.restore()
