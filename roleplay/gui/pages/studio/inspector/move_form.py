"""The forms of a reply and of a reaction."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roleplay.dialogue.authoring.edits import RenameReply
from roleplay.dialogue.formats.problems import Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.inspector.fields import (
    ChoiceField,
    NamesField,
    NumberField,
    SentencesField,
    TextField,
)
from roleplay.gui.pages.studio.inspector.form import Form
from roleplay.gui.pages.studio.inspector.line_list import LineList
from roleplay.gui.pages.studio.inspector.name_field import RenamingField
from roleplay.gui.pages.studio.inspector.pickers import ManyField, NextField, technique_groups
from roleplay.gui.pages.studio.inspector.rows import CONDITIONS, EFFECTS, Rows
from roleplay.gui.pages.studio.open_document import OpenDocument


class ReplyForm(Form):
    """A reply that is expected of the trainee: how it is recognised, what follows."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__(open_document)
        self.name = RenamingField(open_document, self.tr("Name of the reply"), ("id",), self._rename)
        self.examples = SentencesField(
            open_document,
            self.tr("What a trainee might say"),
            ("examples",),
            self.tr("One to a line, at least four, each built differently. The best one first: it is the hint."),
            placeholder=self.tr("I am so sorry. That must be frightening.\nI understand how worried you are."),
        )
        self.techniques = ManyField(
            open_document,
            self.tr("Or by what they do"),
            ("techniques",),
            technique_groups(),
            none_chosen=self.tr("Choose techniques"),
        )
        qualities = tuple((quality, studio_words.quality_name(quality)) for quality in ("good", "neutral", "poor"))
        qualities = ((None, qualities[1][1]), qualities[0], qualities[2])  # type: ignore[assignment]
        self.quality = ChoiceField(open_document, self.tr("How good is this reply?"), ("quality",), qualities)
        self.says = LineList(open_document, placeholder=self.tr("What the customer answers at once …"))
        self.next = NextField(open_document, self.tr("Then the call goes to"))
        self.effects = Rows(open_document, ("effects",), EFFECTS, self.tr("Effect"))
        self.why = TextField(
            open_document,
            self.tr("Why the customer reacts so"),
            ("why",),
            self.tr("One sentence, shown to the trainee after the call."),
        )
        self.when = Rows(open_document, ("when",), CONDITIONS, self.tr("Only when …"))
        self.add_section("", self.name)
        self.add_section(self.tr("The trainee says"), self.examples, self.techniques, self.quality)
        self.add_section(self.tr("The customer answers"), self.says)
        self.add_section(self.tr("What follows"), self.next, self.effects, self.why)
        self.add_section(self.tr("When it is open"), self.when, folded=True)
        self.add_section(self.tr("Finer points"), *self._finer(), folded=True)

    def _finer(self) -> tuple[QWidget, ...]:
        document = self.open_document
        return (
            CueField(document, self.tr("One of these words should fall"), "any"),
            CueField(document, self.tr("All of these words must fall"), "all"),
            CueField(document, self.tr("None of these words may fall"), "none"),
            NamesField(document, self.tr("Facts that must be named"), ("facts",), ids=True),
            NumberField(
                document,
                self.tr("Comes before others"),
                ("precedence",),
                (0, 10),
                0,
                self.tr("Where several replies fit, the higher number decides."),
            ),
        )

    def _rename(self, name: str) -> bool:
        edit = RenameReply(self.place, name)
        return self.open_document.apply(edit, self.tr("rename the reply “%1”").replace("%1", name), merge=True)


class CueField(NamesField):
    """Words in the language that is shown."""

    def __init__(self, open_document: OpenDocument, title: str, kind: str) -> None:
        super().__init__(open_document, title, ("cues",))
        self._kind = kind

    @property
    def place(self) -> Place:
        return (*super().place, self.open_document.language, self._kind)


class ReactionForm(Form):
    """What follows from something other than words that fit."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__(open_document)
        self.when = Rows(open_document, ("when",), CONDITIONS, self.tr("Only when …"))
        self.says = LineList(open_document)
        self.next = NextField(open_document, self.tr("Then the call goes to"))
        self.effects = Rows(open_document, ("effects",), EFFECTS, self.tr("Effect"))
        self.why = TextField(
            open_document,
            self.tr("Why the customer reacts so"),
            ("why",),
            self.tr("One sentence, shown to the trainee after the call."),
        )
        self.add_section(
            self.tr("When"),
            self.when,
            about=self.tr("Of several, the first that applies is taken; without a condition it always applies."),
        )
        self._says_section = self.add_section(self.tr("The customer says"), self.says)
        self.add_section(self.tr("What follows"), self.next, self.effects, self.why)

    def show_at(self, place: Place) -> None:
        super().show_at(place)
        kind = str(place[-2]).removeprefix("shared_") if len(place) > 1 else ""
        self._says_section.setVisible(kind != "interrupted")  # the trainee is talking then
        self.next.setVisible(kind not in ("interrupted", "cut_in"))
        self.why.setVisible(kind != "cut_in")
