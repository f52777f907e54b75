"""What stands beside the conversation: heat, hints, notes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from roleplay.gui import shortcuts, words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.meters import HeatGauge
from roleplay.gui.widgets.surface import Card, Scroll, clear, column, row
from roleplay.gui.widgets.text import Text

_HINTS = 3


class HeatCard(Card):
    """The customer's anger now, in a word, a number and a gauge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.gauge = HeatGauge()
        self._word = Text("", "strong")
        self._number = Text("", "caption", "muted")
        self.body.addLayout(row(Text(self.tr("Anger"), "overline", "muted"), 1, self._number))
        self.body.addWidget(self._word)
        self.body.addWidget(self.gauge)

    def set_heat(self, heat: float) -> None:
        """Show an anger of 0 to 100."""
        self.gauge.set_heat(heat)
        self._word.setText(words.heat_name(heat))
        self._number.setText(f"{heat:.0f} / 100")
        self.setAccessibleName(f"{self.tr('Anger')}: {words.heat_name(heat)}, {heat:.0f} / 100")


class HintsCard(Card):
    """What would be a good move now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._hints: tuple[str, ...] = ()
        self._lines = column(spacing=GRID + 4)
        self.delivery = Text("", "caption", "muted", wrap=True)
        self._spoken = QWidget()
        self._speed = QLabel()
        line = row(column(self._speed, 1), self.delivery, spacing=GRID)
        line.setContentsMargins(0, GRID, 0, 0)
        line.setStretch(1, 1)
        self._spoken.setLayout(line)
        self._spoken.hide()
        self.body.addWidget(Text(self.tr("You could say"), "overline", "muted"))
        self.body.addLayout(self._lines)
        self.body.addWidget(self._spoken)
        self.set_hints(())

    def set_delivery(self, text: str) -> None:
        """Say quietly how the latest turn was spoken; empty for nothing."""
        self.delivery.setText(text)
        self._speed.setPixmap(icon("waveform", tokens().muted).pixmap(16, 16))
        self._spoken.setVisible(bool(text))

    @property
    def hints(self) -> tuple[str, ...]:
        """What is shown."""
        return self._hints

    def set_hints(self, hints: tuple[str, ...]) -> None:
        """Show example sentences, best first."""
        self._hints = hints[:_HINTS]
        clear(self._lines)
        if not hints:
            self._lines.addWidget(
                Text(self.tr("Listen first. Hints come when it is your turn."), "body", "muted", wrap=True)
            )
        for hint in self._hints:
            picture = QLabel()
            picture.setPixmap(icon("lightbulb-on-outline", tokens().accent).pixmap(16, 16))
            text = Text(hint, "body", wrap=True)
            line = row(column(picture, 1), text, spacing=GRID)
            line.setStretch(1, 1)
            self._lines.addLayout(line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._hints:
            self.set_hints(self._hints)


class FactsCard(Card):
    """What the customer has told so far; not there before there is something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.facts: list[str] = []
        self._lines = column(spacing=4)
        self.body.addWidget(Text(self.tr("You know now"), "overline", "muted"))
        self.body.addLayout(self._lines)
        self.hide()

    def add(self, fact: str) -> None:
        """Show one more."""
        self.facts.append(fact)
        self._lines.addWidget(Text(f"• {fact}", "body", wrap=True))
        self.show()


class NotesCard(Card):
    """What the trainee writes down."""

    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._list = Scroll(spacing=4)
        self._list.column.addStretch(1)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Write a note, Enter keeps it"))
        self.edit.setAccessibleName(self.tr("Note"))
        self.edit.setToolTip(self.tr("Write a note (%1)").replace("%1", shortcuts.NOTES))
        self.edit.setMaxLength(500)
        self.edit.returnPressed.connect(self._keep)
        self.body.addWidget(Text(self.tr("Notes"), "overline", "muted"))
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self.edit)

    def add(self, text: str) -> None:
        """Show a note that was kept."""
        self._list.column.insertWidget(self._list.column.count() - 1, Text(f"• {text}", "body", wrap=True))

    def _keep(self) -> None:
        if text := self.edit.text().strip():
            self.noted.emit(text)
            self.edit.clear()
