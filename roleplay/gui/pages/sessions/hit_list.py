"""Where the words that were sought were said: one line a hit, under the call that it is from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from roleplay.core.finding import Hit
from roleplay.gui import words
from roleplay.gui.theme import GRID, tokens
from roleplay.gui.widgets.in_one_go import InOneGo
from roleplay.gui.widgets.text import font, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole + 1
FIRST = Qt.ItemDataRole.UserRole + 2
"""Whether a hit is the first one of its call."""
_HEAD, _LINE = 30, 32
_TIME, _WHO = 52, 78
_BEFORE = 32
"""Letters that are shown before the first word that was sought."""


class HitModel(QAbstractListModel):
    """Hits, as many as were read; more are asked for when the list comes to its end."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._more = False
        self._asked = False

    def show_hits(self, hits: Sequence[Hit], *, more: bool) -> None:
        """Replace everything; `more` tells whether there are others."""
        self.beginResetModel()
        self._hits, self._more, self._asked = list(hits), more, False
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit], *, more: bool) -> None:
        """Add those that follow."""
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits += hits
            self.endInsertRows()
        self._more, self._asked = more, False

    def hit(self, row: int) -> Hit:
        """Return what stands in a row."""
        return self._hits[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, _parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{words.clock(hit.at)} {hit.text}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(hit.text)
        if role == HIT:
            return hit
        if role == FIRST:
            return index.row() == 0 or self._hits[index.row() - 1].session.id != hit.session.id
        return None


class HitList(InOneGo, QListView):
    """Enter or a click opens the call at the second of the hit."""

    opened = Signal(str, float)
    """Id of the session, and the second."""
    current_changed = Signal(object)
    """The hit on which the cursor stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Where it was said"))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._moved)

    @property
    def current(self) -> Hit | None:
        """The hit on which the cursor stands."""
        index = self.currentIndex()
        return self.hits.hit(index.row()) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        hit = self.hits.hit(index.row())
        self.opened.emit(hit.session.id, max(hit.at, 0.0))

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.current_changed.emit(self.hits.hit(index.row()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, view: HitList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), _LINE + (_HEAD if index.data(FIRST) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        now = tokens()
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(FIRST):
            self._head(painter, QRect(area.left(), area.top(), area.width(), _HEAD), hit, index.row() > 0)
            area.setTop(area.top() + _HEAD)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.sunken if chosen else now.hover))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        self._line(painter, area.adjusted(GRID, 0, -GRID, 0), hit)
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, hit: Hit, ruled: bool) -> None:
        now, session = tokens(), hit.session
        if ruled:
            painter.setPen(QColor(now.border))
            painter.drawLine(area.left() + GRID, area.top(), area.right() - GRID, area.top())
        area = area.adjusted(GRID, 4, -GRID, 0)
        strong, small = font("strong"), font("caption")
        painter.setFont(strong)
        painter.setPen(QColor(now.text))
        metrics = QFontMetrics(strong)
        person = metrics.elidedText(session.trainee or "–", Qt.TextElideMode.ElideRight, area.width() // 3)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, person)
        facts = [session.scenario_title, words.moment(session.started_at)]
        if session.score is not None:
            facts.append(words.points_of(session.score))
        rest = area.adjusted(metrics.horizontalAdvance(person) + 12, 0, 0, 0)
        painter.setFont(small)
        painter.setPen(QColor(now.muted))
        shown = QFontMetrics(small).elidedText(" · ".join(facts), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)

    def _line(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        now = tokens()
        painter.setFont(font("caption"))
        if hit.side != "names":
            painter.setPen(QColor(now.accent))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words.clock(hit.at))
        painter.setPen(QColor(now.muted))
        who = {"trainee": self.tr("Trainee"), "customer": self.tr("Customer"), "names": self.tr("Names")}[hit.side]
        painter.drawText(area.adjusted(_TIME, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, who)
        _marked(painter, area.adjusted(_TIME + _WHO, 0, 0, 0), hit)


def _marked(painter: QPainter, area: QRect, hit: Hit) -> None:
    """Draw a text on one line, from a little before the first mark on, with its marks."""
    now = tokens()
    text, skipped = " ".join(hit.text.splitlines()), 0
    if hit.spans and hit.spans[0][0] > _BEFORE:
        skipped = max(text.rfind(" ", 0, hit.spans[0][0] - _BEFORE // 2), 0)
        text = "…" + text[skipped:].lstrip()
        skipped = len(hit.text) - len(text)
    layout = QTextLayout(text, font("body"))
    mark = QTextCharFormat()
    mark.setBackground(QColor(now.warn_soft))
    mark.setForeground(QColor(now.warn))
    formats = []
    for first, last in hit.spans:
        if first - skipped >= 0:
            wanted = QTextLayout.FormatRange()
            wanted.start, wanted.length, wanted.format = first - skipped, last - first, mark
            formats.append(wanted)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QColor(now.text))
    layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))
    painter.restore()
