"""How the customers sound."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roleplay.core.records import Settings, VoiceStatus
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.surface import clear, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text

_CALM, _HOT = 15.0, 90.0


def sample_text(language: str) -> str:
    """Return what a voice says to introduce itself; in its own language, whatever the window's is."""
    return {
        "pl": "Dzień dobry. Dzwonię w sprawie mojego zamówienia. Ile jeszcze mam czekać?",
    }.get(language, "Good morning. I am calling about my order. How much longer am I supposed to wait?")


class VoicesSection(Section):
    """The customer voices, what serves them, and a sample."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        self._buttons: list[QPushButton] = []
        self._shown: tuple[VoiceStatus, ...] = ()
        group = Group(
            self.tr("Voices of the customers"),
            self.tr("Each customer has a voice. Hear it calm, and hear it angry."),
        )
        self._list = column(spacing=GRID + 4)
        group.body.addLayout(self._list)
        self.column.addWidget(group)
        self.column.addStretch(1)

    def entered(self) -> None:
        app = self.context.app
        self.context.tasks.run(self, lambda _: app.voices(), self._show, self.context.fail)

    def _show(self, voices: tuple[VoiceStatus, ...]) -> None:
        """Show the list; one that is there stays, with the button that somebody has just pressed."""
        if voices == self._shown:
            return
        self._shown = voices
        clear(self._list)
        self._buttons = []
        for voice in voices:
            self._list.addWidget(divider())
            self._list.addLayout(self._row(voice))

    def _row(self, voice: VoiceStatus) -> QHBoxLayout:
        none = self.tr("No voice")
        facts = f"{words.language_name(voice.language)} · {voice.served_by or none}"
        told = column(OneLine(voice.name, "strong"), OneLine(facts, "caption", "muted"), spacing=2)
        if voice.problem:
            told.addWidget(Text(voice.problem, "caption", "muted" if voice.served_by else "warn", wrap=True))
        line = row(Avatar(voice.name, 36), told, spacing=12)
        line.setStretch(1, 1)
        for title, heat in ((self.tr("Calm"), _CALM), (self.tr("Angry"), _HOT)):
            button = QPushButton(title)
            button.setAccessibleName(self.tr("Hear %1").replace("%1", f"{voice.name}: {title}"))
            button.setEnabled(bool(voice.served_by))
            button.clicked.connect(lambda _=False, heat=heat: self.hear(voice, heat))
            if voice.served_by:
                self._buttons.append(button)
            line.addWidget(button)
        return line

    def hear(self, voice: VoiceStatus, heat: float) -> None:
        """Play a sample."""
        app = self.context.app
        for button in self._buttons:
            button.setEnabled(False)

        def finished(problem: BaseException | None) -> None:
            for button in self._buttons:
                button.setEnabled(True)
            if problem is not None:
                self.context.fail(problem)

        self.context.tasks.run(
            self,
            lambda _: app.play(
                app.voice_sample(voice.id, sample_text(voice.language), heat, language=voice.language)
            ),
            lambda _: finished(None),
            finished,
        )
