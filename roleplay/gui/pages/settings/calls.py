"""How calls are played and kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from roleplay.core.records import Settings
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section, choice, switch


class CallsSection(Section):
    """Language, swearing, recording, and the trainee's name."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        settings = self.settings
        customer = Group(self.tr("The customer"))
        self.language = choice(
            [(words.language_name(code), code) for code in ("en", "pl")],
            settings.call_language,
            lambda code: self.change(call_language=code),
        )
        customer.add(
            self.tr("Language of the calls"), self.language, self.tr("Where a customer speaks it; English otherwise.")
        )
        self.profanity = choice(
            [
                (self.tr("Bleeped"), "bleeped"),
                (self.tr("Milder words"), "mild"),
                (self.tr("Spoken as they are"), "spoken"),
            ],
            settings.profanity,
            lambda value: self.change(profanity=value),
        )
        customer.add(self.tr("Swear words"), self.profanity)
        you = Group(self.tr("You"))
        self.trainee = QLineEdit(settings.trainee)
        self.trainee.setMaxLength(80)
        self.trainee.setMinimumWidth(232)
        self.trainee.setPlaceholderText(self.tr("Your name"))
        self.trainee.editingFinished.connect(self._name_changed)
        you.add(self.tr("Name"), self.trainee, self.tr("For the practice log. It stays on this machine."))
        self.record = switch(settings.record_audio, lambda on: self.change(record_audio=on))
        you.add(
            self.tr("Record the calls"),
            self.record,
            self.tr("Both voices, to be heard again. Kept on this machine only."),
        )
        self.delivery = switch(settings.delivery_measures, lambda on: self.change(delivery_measures=on))
        you.add(
            self.tr("Measure how you speak"),
            self.delivery,
            self.tr("Pace, loudness, pitch range and pauses, never feelings. Off: nothing is measured or kept."),
        )
        self.column.addWidget(customer)
        self.column.addWidget(you)
        self.column.addStretch(1)

    def _name_changed(self) -> None:
        name = self.trainee.text().strip()
        if name != self.settings.trainee:
            self.change(trainee=name)
