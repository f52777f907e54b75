"""Labels in the window's type scale. Whatever they are given is shown literally, never as rich text."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from roleplay.gui.theme import tokens

Role = Literal["display", "title", "heading", "strong", "body", "caption", "overline"]
Tone = Literal["text", "muted", "accent", "good", "warn", "bad", "on_fill"]

_SIZES: dict[Role, tuple[int, QFont.Weight]] = {
    "display": (28, QFont.Weight.Bold),
    "title": (20, QFont.Weight.Bold),
    "heading": (16, QFont.Weight.Bold),
    "strong": (14, QFont.Weight.Bold),
    "body": (14, QFont.Weight.Normal),
    "caption": (12, QFont.Weight.Normal),
    "overline": (12, QFont.Weight.Bold),
}


def font(role: Role) -> QFont:
    """Return the font of a role."""
    size, weight = _SIZES[role]
    made = QFont("Inter Display" if size > 16 else "Inter")
    made.setPixelSize(size)
    made.setWeight(weight)
    return made


class Text(QLabel):
    """A plain label with a place in the type scale and a colour that follows the theme."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setWordWrap(wrap)
        self.setText(text)
        self._colour()

    def set_tone(self, tone: Tone) -> None:
        """Change the colour."""
        self._tone = tone
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        wanted = QColor(getattr(tokens(), self._tone))
        palette = self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            palette.setColor(QPalette.ColorRole.Text, wanted)
            self.setPalette(palette)


class OneLine(Text):
    """A label that ends in an ellipsis where it does not fit; the whole text is in its tooltip."""

    def __init__(
        self, text: str = "", role: Role = "body", tone: Tone = "text", parent: QWidget | None = None
    ) -> None:
        self._full = ""
        super().__init__("", role, tone, parent=parent)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self._elide()

    def full_text(self) -> str:
        """Return the whole text."""
        return self._full

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        super().setText(shown)
        self.setToolTip("" if shown == self._full else plain_tooltip(self._full))


def plain_tooltip(text: str) -> str:
    """Return a text for a tooltip, which knows only rich or guessed text, so that it is shown literally."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<qt>{escaped}</qt>" if text else ""
