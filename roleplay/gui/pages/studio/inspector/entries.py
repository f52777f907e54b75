"""What has a name of its own in the scenario, each on a card: the others on the line, and facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QToolButton, QWidget

from roleplay.dialogue.authoring.building import free_id
from roleplay.dialogue.authoring.edits import InsertItem, RemoveItem, Rename
from roleplay.dialogue.authoring.references import Kind
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.inspector.fields import (
    ChoiceField,
    Field,
    NameField,
    SentencesField,
    TextField,
    lies_at,
)
from roleplay.gui.pages.studio.inspector.name_field import RenamingField
from roleplay.gui.pages.studio.inspector.problem_line import ProblemLines
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import Card, clear, column, row


class EntryCard(Card):
    """One of them: its fields, what is wrong with it, and a button that takes it away."""

    def __init__(self, entries: EntryList, name: str, fields: Sequence[Field]) -> None:
        super().__init__("sunken", padding=12)
        self.name = name
        self.fields = tuple(fields)
        self._place = (*entries.place, name)
        self.problems = ProblemLines(entries.open_document)
        for field in self.fields:
            self.body.addWidget(field)
        self.body.addWidget(self.problems)
        self.remove_button = QToolButton()
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setIcon(icon("trash-can-outline"))
        self.remove_button.setAutoRaise(True)
        self.remove_button.setToolButtonStyle(self.remove_button.toolButtonStyle().ToolButtonTextBesideIcon)
        self.remove_button.setAccessibleName(
            self.tr("Remove: %1").replace("%1", studio_words.readable(name)),
        )
        self.remove_button.clicked.connect(lambda: entries.remove(name))
        self.body.addLayout(row(1, self.remove_button))

    def refresh(self) -> None:
        """Show what is written now."""
        for field in self.fields:
            field.show_at(self._place)

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie here; return the others."""
        for field in self.fields:
            found = field.claim(found)
        mine = [problem for problem in found if lies_at(problem, self._place)]
        self.problems.show_problems(mine)
        return [problem for problem in found if problem not in mine]


class EntryList(QWidget):
    """The entries of a mapping such as `facts`, below each other, and a button for another one."""

    RESERVED: ClassVar[tuple[str, ...]] = ()
    """Names that none of them may have."""

    def __init__(self, open_document: OpenDocument, section: str, kind: Kind, adding: str, first: str) -> None:
        """`kind` is what they are called by what refers to them; `first` the id of a new one."""
        super().__init__()
        self.open_document = open_document
        self._section, self._kind, self._first = section, kind, first
        self.cards: list[EntryCard] = []
        self._cards = column(spacing=GRID)
        self.add_button = QToolButton()
        self.add_button.setText(adding)
        self.add_button.setIcon(icon("plus"))
        self.add_button.setAutoRaise(True)
        self.add_button.setToolButtonStyle(self.add_button.toolButtonStyle().ToolButtonTextBesideIcon)
        self.add_button.clicked.connect(self.add)
        whole = column(self._cards, spacing=GRID - 2)
        whole.addLayout(row(self.add_button, 1))
        self.setLayout(whole)

    @property
    def place(self) -> Place:
        """Where they stand."""
        return (self._section,)

    def fields_of(self, name: str) -> Sequence[Field]:
        """Return the fields of a new card."""
        raise NotImplementedError

    def show_at(self, _base: Place) -> None:
        """Show them; they stand at the top of the file, wherever the form is."""
        self.refresh()

    def refresh(self) -> None:
        """Show what is written now."""
        there = self.open_document.at(self.place)
        names = [*there] if isinstance(there, dict) else []
        if names != [card.name for card in self.cards]:
            clear(self._cards)
            self.cards = [EntryCard(self, name, self.fields_of(name)) for name in names]
            for card in self.cards:
                self._cards.addWidget(card)
        for card in self.cards:
            card.refresh()

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie here; return the others."""
        for card in self.cards:
            found = card.claim(found)
        return found

    def add(self) -> None:
        """Begin another one."""
        there = self.open_document.at(self.place)
        name = free_id(self._first, there if isinstance(there, dict) else ())
        if self.open_document.apply(InsertItem(self.place, {}, key=name), self.add_button.text()) and self.cards:
            self.cards[-1].fields[0].setFocus()

    def remove(self, name: str) -> None:
        """Take one away; whatever refers to it is told as a problem."""
        label = self.tr("remove “%1”").replace("%1", studio_words.readable(name))
        self.open_document.apply(RemoveItem((*self.place, name)), label)

    def rename(self, name: str, to: str) -> bool:
        """Give one another name, and whatever refers to it."""
        there = self.open_document.at(self.place)
        taken = [other for other in there if other != name] if isinstance(there, dict) else []
        taken += self.RESERVED
        label = self.tr("rename “%1”").replace("%1", studio_words.readable(name))
        return self.open_document.apply(Rename(self._kind, name, free_id(to, taken)), label)


class SpeakerList(EntryList):
    """Those who may take over the phone: a supervisor, a colleague, a husband."""

    RESERVED: ClassVar[tuple[str, ...]] = ("customer",)

    def __init__(self, open_document: OpenDocument) -> None:
        self._voices: tuple[tuple[str, str], ...] = ()
        super().__init__(
            open_document, "speakers", "speaker", self.tr("Somebody else on the line"), self.tr("supervisor")
        )

    def fields_of(self, name: str) -> Sequence[Field]:
        document = self.open_document
        return (
            NameField(document, self.tr("Name"), ("name",), ids=False, placeholder=self.tr("Ewa Lindgren")),
            ChoiceField(document, self.tr("Voice"), ("voice",), self._voices),
            RenamingField(
                document, self.tr("Short name, by which lines say who speaks"), (), lambda to: self.rename(name, to)
            ),
        )

    def show_voices(self, voices: tuple[tuple[str, str], ...]) -> None:
        """Offer these voices, ids with names."""
        self._voices = voices
        for card in self.cards:
            for field in card.fields:
                if isinstance(field, ChoiceField):
                    field.offer(voices)
                    field.refresh()


class FactList(EntryList):
    """What is said in words of its own: a number, a name, a date."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__(open_document, "facts", "fact", self.tr("Fact"), self.tr("fact"))

    def fields_of(self, name: str) -> Sequence[Field]:
        document = self.open_document
        return (
            TextField(document, self.tr("What it is"), ("label",), placeholder=self.tr("The contract number")),
            SentencesField(
                document,
                self.tr("How it may be said"),
                ("spoken",),
                self.tr(
                    "One way to a line. Digits and number words are the same: 4471 is also forty-four seventy-one."
                ),
                placeholder=self.tr("4471"),
            ),
            RenamingField(
                document, self.tr("Short name, for conditions and effects"), (), lambda to: self.rename(name, to)
            ),
        )
