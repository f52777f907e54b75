"""A conversation as it is written down: the customer on the left, the trainee on the right."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roleplay.gui.theme import GRID, heat_colour, tokens
from roleplay.gui.widgets.surface import Scroll
from roleplay.gui.widgets.text import Text

Side = Literal["customer", "trainee"]
_PADDING = 12


class Bubble(QWidget):
    """One utterance."""

    def __init__(
        self, side: Side, who: str, text: str, heat: float | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.side = side
        self._heat = heat
        self._partial = False
        self._label = Text(text, "body", wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._who = Text(who, "caption", "muted")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(_PADDING, GRID, _PADDING, GRID + 2)
        inside.setSpacing(2)
        inside.addWidget(self._who)
        inside.addWidget(self._label)
        self.setAccessibleName(f"{who}: {text}")

    @property
    def text(self) -> str:
        """What was said."""
        return self._label.text()

    def set_text(self, text: str, *, partial: bool) -> None:
        """Replace the text; what is not final yet is lighter."""
        self._label.setText(text)
        self._partial = partial
        self._label.set_tone("muted" if partial else "text")
        font = QFont(self._label.font())
        font.setItalic(partial)
        self._label.setFont(font)

    def fit(self, available: int) -> None:
        """Take as much of the width as the text needs, at most three quarters."""
        natural = max(
            self._label.fontMetrics().horizontalAdvance(line) for line in (self._label.text().split("\n") or [""])
        )
        width = min(max(natural + 4, self._who.sizeHint().width()), round(available * 0.76) - 2 * _PADDING)
        self._label.setFixedWidth(max(width, 48))
        self._label.setFixedHeight(self._label.heightForWidth(max(width, 48)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.sunken if self.side == "customer" else now.accent_soft))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
        if self._heat is not None:
            painter.setBrush(heat_colour(self._heat))
            painter.drawEllipse(QPointF(self.width() - 14, 17), 4, 4)


class Captions(Scroll):
    """The conversation; stays at its end while the person does not scroll up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=GRID, parent=parent)
        self.column.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        self.column.addStretch(1)
        self._bubbles: list[Bubble] = []
        self._partial: Bubble | None = None
        self._follow = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._grown)
        self.setAccessibleName(self.tr("Conversation"))

    def texts(self) -> list[str]:
        """Return everything that is shown, in order."""
        return [bubble.text for bubble in self._bubbles]

    def add_customer(self, who: str, text: str, heat: float | None) -> None:
        """Add what the customer says, with a dot in the colour of the heat unless that is None."""
        self._drop_partial()
        self._add(Bubble("customer", who, text, heat))

    def add_trainee(self, who: str, text: str) -> None:
        """Add what the trainee said, in place of what was recognised so far."""
        self._drop_partial()
        self._add(Bubble("trainee", who, text))

    def set_partial(self, who: str, text: str) -> None:
        """Show what is recognised so far."""
        if not text:
            self._drop_partial()
            return
        if self._partial is None:
            self._partial = Bubble("trainee", who, text)
            self._add(self._partial)
        self._partial.set_text(text, partial=True)
        self._partial.fit(self.viewport().width())

    def add_remark(self, text: str) -> None:
        """Add a quiet line between the utterances."""
        remark = Text(text, "caption", "muted", wrap=True)
        remark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(remark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for bubble in self._bubbles:
            bubble.fit(self.viewport().width())

    def _add(self, bubble: Bubble) -> None:
        line = QHBoxLayout()
        right = bubble.side == "trainee"
        if right:
            line.addStretch(1)
        line.addWidget(bubble)
        if not right:
            line.addStretch(1)
        self._bubbles.append(bubble)
        bubble.fit(self.viewport().width())
        self.column.addLayout(line)

    def _drop_partial(self) -> None:
        if self._partial is None:
            return
        self._bubbles.remove(self._partial)
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            line = item.layout() if item is not None else None
            if line is not None and line.indexOf(self._partial) >= 0:
                self.column.takeAt(place)
                break
        self._partial.deleteLater()
        self._partial.hide()
        self._partial = None

    def _scrolled(self, value: int) -> None:
        self._follow = value >= self.verticalScrollBar().maximum() - 4

    def _grown(self) -> None:
        if self._follow:
            QTimer.singleShot(0, self, self._to_end)

    def _to_end(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
