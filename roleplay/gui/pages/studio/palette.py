"""Ready-made parts: an opening, an identification, a hand-over, a closing, the ladder, put in with one press."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.dialogue.authoring.templates import Template
from roleplay.gui import studio_words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, Scroll, clear, column, row
from roleplay.gui.widgets.text import Text

_PICTURES: Mapping[str, str] = {
    "opening": "phone-incoming-outline",
    "identification": "card-account-details-outline",
    "supervisor": "account-switch-outline",
    "closing": "hand-wave-outline",
    "ladder": "stairs-up",
}


class PalettePanel(QWidget):
    """One card for each part; what is put in can be changed line by line, and undone."""

    def __init__(self, context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._context, self._open_document = context, open_document
        self.buttons: dict[str, QPushButton] = {}
        scroll = Scroll(spacing=GRID)
        self._cards = scroll.column
        self.setLayout(column(scroll))
        studio = context.app.studio
        context.tasks.run(self, lambda _: studio.templates(), self._show, context.fail)

    def _show(self, found: tuple[Template, ...]) -> None:
        clear(self._cards)
        self.buttons.clear()
        for template in found:
            self._cards.addWidget(self._card(template))
        self._cards.addStretch(1)

    def _card(self, template: Template) -> QWidget:
        card = Card("sunken", padding=12)
        button = QPushButton(icon(_PICTURES.get(template.id, "puzzle-outline"), tokens().text), self.tr("Put in"))
        button.setAccessibleName(self.tr("Put in: %1").replace("%1", template_name(template.id)))
        button.clicked.connect(lambda: self.insert(template))
        self.buttons[template.id] = button
        told = column(
            Text(template_name(template.id), "strong"),
            Text(template_about(template), "caption", "muted", wrap=True),
            spacing=2,
        )
        line = row(told, button, spacing=2 * GRID)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def insert(self, template: Template) -> None:
        """Put a part into the scenario, and look at its first moment."""
        document = self._open_document
        try:
            edit, places = self._context.app.studio.insertion(document.document, template)
        except RoleplayError as problem:
            self._context.fail(problem)
            return
        label = self.tr("put in “%1”").replace("%1", template_name(template.id))
        if document.apply(edit, label) and places:
            document.select(places[0])


def template_name(name: str) -> str:
    """Return a ready-made part in two words."""
    translate = QCoreApplication.translate
    return {
        "opening": translate("StudioTemplate", "An angry opening"),
        "identification": translate("StudioTemplate", "Asking for a number"),
        "supervisor": translate("StudioTemplate", "Handing over to the supervisor"),
        "closing": translate("StudioTemplate", "A good end"),
        "ladder": translate("StudioTemplate", "The ladder for abusive calls"),
    }.get(name, studio_words.readable(name))


def template_about(template: Template) -> str:
    """Return what a part does."""
    translate = QCoreApplication.translate
    return {
        "opening": translate(
            "StudioTemplate",
            "The customer bursts out. Seeing the feeling leads on; a bare greeting makes it louder.",
        ),
        "identification": translate(
            "StudioTemplate", "The trainee asks for a number; an angry customer wants to know why."
        ),
        "supervisor": translate(
            "StudioTemplate", "The transfer is announced, the supervisor is briefed, takes over, and ends the call."
        ),
        "closing": translate(
            "StudioTemplate", "The customer agrees; the trainee sums up, asks whether there is more, says goodbye."
        ),
        "ladder": translate(
            "StudioTemplate", "Sympathy, a limit, silence and notes, handing over, hanging up: the steps in order."
        ),
    }.get(template.id, " ".join(template.about.split()))
