"""How calls are played and kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from roleplay.core.records import Settings
from roleplay.core.rights import Action
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section, choice, switch
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.text import Text


class CallsSection(Section):
    """Language, swearing, recording, the trainee's name; for HR whether delivery is measured at all."""

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
        if context.me.alone:  # an account has its name
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
        told = self.tr("It is switched off for everybody here.")
        self.delivery_forbidden = Text(told, "caption", "muted", wrap=True)
        self.delivery_forbidden.hide()
        you.body.addWidget(self.delivery_forbidden)
        self.delivery_for_all: QWidget | None = None
        self.column.addWidget(customer)
        self.column.addWidget(you)
        if not context.me.alone and context.me.may(Action.SET_RETENTION):
            self.column.addWidget(self._for_everybody())
        self.column.addStretch(1)

    def _for_everybody(self) -> Group:
        everybody = Group(self.tr("For everybody"))
        self.delivery_for_all = switch(True, self._allow_delivery)
        everybody.add(
            self.tr("Delivery may be measured"),
            self.delivery_for_all,
            self.tr(
                "Off: nobody’s pace, loudness, pauses or pitch range is measured, shown or exported, whatever they "
                "have chosen themselves. What was measured before is deleted."
            ),
        )
        return everybody

    def entered(self) -> None:
        privacy = self.context.app.privacy
        self.context.tasks.run(
            self, lambda _: privacy.policy.delivery_measures, self._show_delivery, self.context.fail
        )

    def _show_delivery(self, allowed: bool) -> None:
        self.delivery.setEnabled(allowed)
        self.delivery_forbidden.setVisible(not allowed)
        if self.delivery_for_all is not None:
            self.delivery_for_all.blockSignals(True)
            self.delivery_for_all.setChecked(allowed)  # type: ignore[attr-defined]
            self.delivery_for_all.blockSignals(False)

    def _allow_delivery(self, allowed: bool) -> None:
        privacy = self.context.app.privacy
        question, info = self.tr("Measure nobody’s delivery?"), self.tr("What was measured before is deleted.")
        if not allowed and not sure(self, question, info, self.tr("Measure nobody’s")):
            self._show_delivery(allowed=True)
            return
        self.context.tasks.run(
            self,
            lambda _: privacy.set_delivery_measures(allowed),
            lambda _: self._show_delivery(allowed),
            self._not_changed,
        )

    def _not_changed(self, problem: BaseException) -> None:
        self.context.fail(problem)
        self.entered()

    def _name_changed(self) -> None:
        name = self.trainee.text().strip()
        if name != self.settings.trainee:
            self.change(trainee=name)
