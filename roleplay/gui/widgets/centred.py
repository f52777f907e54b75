"""A quiet sheet in the middle of the window, for the little that is asked before the pages are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QWidget

from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, Scroll, column, row
from roleplay.gui.widgets.text import Text


class Centred(Scroll):
    """The program's name, a heading, and a card below it, as wide as `width` pixels allow."""

    def __init__(self, width: int = 480, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        picture = QLabel()
        picture.setPixmap(QApplication.windowIcon().pixmap(40, 40))
        self.title = Text("", "display", wrap=True)
        self.subtitle = Text("", "body", "muted", wrap=True)
        self.subtitle.hide()
        self.card = Card(padding=3 * GRID)
        self.card.body.setSpacing(2 * GRID)
        self.foot = Text("", "caption", "muted", wrap=True)
        self.foot.hide()
        self._middle = QWidget()
        self._middle.setMaximumWidth(width)
        name = row(picture, Text("Roleplay", "heading"), 1, spacing=12)
        self._middle.setLayout(
            column(
                name,
                column(self.title, self.subtitle, spacing=GRID),
                self.card,
                self.foot,
                spacing=3 * GRID,
            )
        )
        line = row(1, self._middle, 1)
        line.setStretch(1, 100)
        self.column.addStretch(2)
        self.column.addLayout(line)
        self.column.addStretch(3)

    def set_heading(self, title: str, subtitle: str = "", foot: str = "") -> None:
        """Say what is asked."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.foot.setText(foot)
        self.foot.setVisible(bool(foot))

    def set_width(self, width: int) -> None:
        """Leave room for so many pixels."""
        self._middle.setMaximumWidth(width)


def field(title: str, control: QWidget, hint: str = "", *below: QWidget) -> QLayout:
    """Return a control under its name, with a sentence and other widgets below it."""
    name = Text(title, "strong")
    name.setBuddy(control)
    if not control.accessibleName():
        control.setAccessibleName(title)
    parts: list[QWidget] = [name, control]
    if hint:
        control.setAccessibleDescription(hint)
        parts.append(Text(hint, "caption", "muted", wrap=True))
    return column(*parts, *below, spacing=GRID - 2)


class Notice(QWidget):
    """A line with a picture that tells something small in passing; hidden while there is nothing to say."""

    def __init__(
        self, picture: str = "alert-circle-outline", tone: str = "bad", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone = picture, tone
        self._picture = QLabel()
        self._picture.setFixedSize(18, 18)
        self._words = Text("", "body", tone, wrap=True)  # type: ignore[arg-type]
        line = row(self._picture, self._words, spacing=GRID)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Say it; an empty text hides the line."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(icon(self._name, getattr(tokens(), self._tone)).pixmap(18, 18))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._draw()
