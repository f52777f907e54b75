"""The form of the scenario as a whole: the customer, what it is about, and what holds at every moment."""

from __future__ import annotations

from typing import get_args

from PySide6.QtWidgets import QWidget

from roleplay.core.background import BackgroundSound
from roleplay.core.records import VoiceStatus
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.model import Feeling, Trait
from roleplay.gui import studio_words, words
from roleplay.gui.pages.studio.inspector.fields import ChoiceField, NameField, NamesField, NumberField, TextField
from roleplay.gui.pages.studio.inspector.form import Form
from roleplay.gui.pages.studio.inspector.heat_field import HeatField
from roleplay.gui.pages.studio.inspector.more_sections import MoreSections
from roleplay.gui.pages.studio.inspector.move_list import MoveList
from roleplay.gui.pages.studio.inspector.pickers import ManyField, NextField
from roleplay.gui.pages.studio.open_document import OpenDocument

_SHARED = ("shared_otherwise", "shared_silence", "shared_interrupted", "shared_cut_in")


class ScenarioForm(Form):
    """Who calls, why, and how they are."""

    def __init__(self, open_document: OpenDocument, voices: tuple[VoiceStatus, ...] = ()) -> None:
        super().__init__(open_document)
        self.title = TextField(open_document, self.tr("Title"), ("title",), placeholder=self.tr("The cold flat"))
        self.name = NameField(
            open_document, self.tr("Name"), ("customer", "name"), ids=False, placeholder=self.tr("Ruth Hale")
        )
        self.voice = ChoiceField(open_document, self.tr("Voice"), ("customer", "voice"), ())
        self.heat = HeatField(open_document, self.tr("Anger when the phone is picked up"), ("customer", "start_heat"))
        self.summary = TextField(
            open_document,
            self.tr("What the trainee is told before the call"),
            ("summary",),
            lines=2,
            placeholder=self.tr("Ruth Hale has had no heating for two days. Nobody has come."),
        )
        self.role = TextField(
            open_document,
            self.tr("Who the trainee is, and what they may do"),
            ("role",),
            lines=2,
            placeholder=self.tr("You answer the phone of a heating service and can send an engineer today."),
        )
        self.add_section(self.tr("The customer"), self.title, self.name, self.voice, self.heat)
        self.add_section(self.tr("The call"), self.summary, self.role)
        self.add_section(self.tr("What it is about"), *self._matter())
        self.add_section(
            self.tr("When is it a good call?"),
            *self._goals(),
            about=self.tr("Two marks tell it. A reply sets a mark by its effect “Sets the marks”."),
        )
        self.add_section(self.tr("Beginning and breaking point"), *self._ends())
        self.add_section(
            self.tr("What holds at every moment"), *self._shared(), about=self.tr("So it is written only once.")
        )
        self.add_section(self.tr("More about the customer"), *self._more(), folded=True)
        self.more = MoreSections(self)
        self.show_voices(voices)

    def _matter(self) -> tuple[QWidget, ...]:
        document = self.open_document
        feelings = tuple((feeling, words.feeling_name(feeling)) for feeling in get_args(Feeling))
        return (
            TextField(
                document,
                self.tr("What must be settled"),
                ("customer", "matter", "hard"),
                placeholder=self.tr("The heating must work again."),
            ),
            ChoiceField(document, self.tr("What they feel"), ("customer", "matter", "feeling"), feelings),
            TextField(
                document,
                self.tr("And why"),
                ("customer", "matter", "soft"),
                placeholder=self.tr("Her small son has begun to cough."),
            ),
        )

    def _goals(self) -> tuple[QWidget, ...]:
        document = self.open_document
        return (
            NameField(document, self.tr("The feeling was met"), ("goals", "feeling"), placeholder=self.tr("heard")),
            NameField(
                document, self.tr("The matter was settled"), ("goals", "matter"), placeholder=self.tr("promised")
            ),
        )

    def _ends(self) -> tuple[QWidget, ...]:
        document = self.open_document
        return (
            NextField(document, self.tr("The call begins at"), ("start",), may_stay=False),
            NumberField(
                document, self.tr("They have had enough at an anger of"), ("breaking_point", "heat"), (0, 100), 100
            ),
            NextField(document, self.tr("And then the call goes to"), ("breaking_point", "next"), may_stay=False),
        )

    def _shared(self) -> tuple[QWidget, ...]:
        document = self.open_document
        replies = MoveList(document, ("shared_replies",), self.tr("Reply"))
        reactions = (
            MoveList(document, (key,), studio_words.reaction_name(key.removeprefix("shared_"))) for key in _SHARED
        )
        buttons = (
            MoveList(document, ("shared_buttons", kind), studio_words.reaction_name(kind))
            for kind in ("transfer", "hang_up")
        )
        return (replies, *reactions, *buttons)

    def _more(self) -> tuple[QWidget, ...]:
        document = self.open_document
        traits = tuple((trait, words.trait_name(trait), "") for trait in get_args(Trait))
        difficulties = tuple((number, words.difficulty_name(number)) for number in range(1, 6))
        rings = ((None, self.tr("The customer rings")), ("outgoing", self.tr("The trainee rings")))
        sounds = tuple((sound, studio_words.sound_name(sound)) for sound in get_args(BackgroundSound))
        return (
            NamesField(
                document,
                self.tr("Names by which they may be addressed"),
                ("customer", "address"),
                per_language=True,
                placeholder=self.tr("Ruth, Hale"),
            ),
            ManyField(document, self.tr("What makes them difficult"), ("customer", "traits"), (("", traits),)),
            ChoiceField(document, self.tr("Difficulty"), ("difficulty",), ((None, "–"), *difficulties)),
            ChoiceField(document, self.tr("Who rings"), ("direction",), rings),
            NumberField(
                document, self.tr("Waits for an answer"), ("customer", "patience"), (0, 120), 7, seconds=True
            ),
            NumberField(
                document, self.tr("Listens before cutting in"), ("customer", "listens"), (3, 120), 20, seconds=True
            ),
            ChoiceField(
                document,
                self.tr("Heard behind the customer"),
                ("background", "sound"),
                ((None, self.tr("Nothing")), *sounds),
            ),
            NamesField(
                document,
                self.tr("Languages"),
                ("languages",),
                self.tr("Codes of two letters, the main one first: en, pl"),
            ),
        )

    def show_voices(self, voices: tuple[VoiceStatus, ...]) -> None:
        """Offer these voices."""
        names = dict(sorted(((voice.id, voice.name) for voice in voices), key=lambda pair: pair[1]))
        self.voice.offer(tuple(names.items()))
        self.voice.refresh()
        self.more.speakers.show_voices(tuple(names.items()))

    def covers(self, problem: Diagnostic) -> bool:
        return problem.place[:1] != ("nodes",)

    def show_at(self, place: Place) -> None:
        super().show_at(place[:0])
