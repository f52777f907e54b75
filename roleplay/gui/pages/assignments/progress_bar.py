"""How far the people of an assignment are, as one bar with a part for each state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roleplay.core.assignments import StandingState
from roleplay.gui.assignment_words import STATE_LOOK, state_name
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.text import font
from roleplay.review.assignments import Standing

ORDER: tuple[StandingState, ...] = ("passed", "awaiting_grade", "begun", "not_passed", "overdue", "not_begun")
"""From what is done to what is to be done."""
STANDINGS = Qt.ItemDataRole.UserRole + 1
"""Role under which a model gives the standings of a row."""
STATE = Qt.ItemDataRole.UserRole + 2
"""Role under which a model gives the state of a cell."""
_HEIGHT = 8


def counts(standings: Sequence[Standing]) -> list[tuple[StandingState, int]]:
    """Return how many people are in each state in which somebody is."""
    states = [one.state for one in standings]
    return [(state, states.count(state)) for state in ORDER if state in states]


def counted_text(standings: Sequence[Standing]) -> str:
    """Return the same in words."""
    return " · ".join(f"{state_name(state)} {count}" for state, count in counts(standings))


def state_colour(state: StandingState) -> QColor:
    """Return the colour of a part of the bar."""
    if state == "not_begun":
        return QColor(tokens().border)
    colour = QColor(getattr(tokens(), STATE_LOOK[state][1]))
    if state == "awaiting_grade":
        colour.setAlphaF(0.55)
    return colour


def paint_bar(painter: QPainter, area: QRectF, standings: Sequence[Standing]) -> None:
    """Draw the bar into a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_ends = QPainterPath()
    round_ends.addRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setClipPath(round_ends)
    painter.fillRect(area, QColor(tokens().sunken))
    left = area.left()
    for state, count in counts(standings):
        width = area.width() * count / len(standings)
        painter.fillRect(QRectF(left, area.top(), width + 0.5, area.height()), state_colour(state))
        left += width
    painter.restore()


class StateDelegate(QStyledItemDelegate):
    """Draws the icon of a state in its own colour, where the style would give it that of the text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        _paint_ground(self, painter, option, index)
        state: StandingState | None = index.data(STATE)
        if state is None:
            return
        area = option.rect.adjusted(8, 0, -8, 0)
        picture, tone = STATE_LOOK[state]
        icon(picture, getattr(tokens(), tone)).paint(painter, area.left(), area.center().y() - 8, 17, 17)
        painter.save()
        painter.setPen(QColor(tokens().text))
        painter.setFont(option.font)
        words = area.adjusted(26, 0, 0, 0)
        shown = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class ProgressDelegate(QStyledItemDelegate):
    """Draws the bar with "passed of all" behind it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        _paint_ground(self, painter, option, index)
        standings: Sequence[Standing] = index.data(STANDINGS) or ()
        area = QRectF(option.rect).adjusted(8, 0, -8, 0)
        passed = sum(one.state == "passed" for one in standings)
        painter.save()
        painter.setFont(font("caption"))
        painter.setPen(QColor(tokens().muted))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{passed} / {len(standings)}"
        )
        painter.restore()
        bar = QRectF(area.left(), area.center().y() - _HEIGHT / 2, max(area.width() - 52, 24), _HEIGHT)
        paint_bar(painter, bar, standings)


def _paint_ground(
    delegate: QStyledItemDelegate,
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
) -> None:
    """Draw the cell as the style does, chosen or not, without its content."""
    delegate.initStyleOption(option, index)
    option.text = ""
    style = option.widget.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
