"""What few customers need, below the rest of the form and folded: others on the line, facts, levels, scoring."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication

from roleplay.core.records import Level
from roleplay.dialogue.scoring.points import WEIGHTS
from roleplay.gui import words
from roleplay.gui.pages.studio.inspector.entries import FactList, SpeakerList
from roleplay.gui.pages.studio.inspector.fields import NumberField
from roleplay.gui.pages.studio.inspector.form import Form
from roleplay.gui.pages.studio.inspector.line_list import LineList
from roleplay.gui.pages.studio.inspector.numbers import FatalRows, LevelFields, TemperRows, TurnsField
from roleplay.gui.pages.studio.inspector.word_fields import STARS, SpellingField, SurveyField


class MoreSections:
    """Adds the sections to a form, and knows their fields."""

    def __init__(self, form: Form) -> None:
        translate = QCoreApplication.translate
        document = form.open_document
        self.speakers = SpeakerList(document)
        form.add_section(
            translate("MoreSections", "Others on the line"),
            self.speakers,
            about=translate(
                "MoreSections",
                "Such as a supervisor who takes over. A line is theirs by its menu, “When and by whom”.",
            ),
            folded=True,
        )
        self.facts = FactList(document)
        form.add_section(
            translate("MoreSections", "Facts"),
            self.facts,
            about=translate(
                "MoreSections", "A number, a name or a date that the trainee has to say: a reply may demand it."
            ),
            folded=True,
        )
        self.levels = {level: LevelFields(document, level) for level in get_args(Level)}
        form.add_section(
            translate("MoreSections", "Easy, normal, hard"),
            *self.levels.values(),
            about=translate(
                "MoreSections", "How this customer differs on each level: × 2 is twice as much or as long."
            ),
            folded=True,
        )
        self.temper = TemperRows(document)
        form.add_section(
            translate("MoreSections", "What calms and what angers them"),
            self.temper,
            about=translate(
                "MoreSections", "Points of anger, only for what moves this customer otherwise than most people."
            ),
            folded=True,
        )
        self._add_scoring(form)
        self.listening = LineList(document, ("backchannels",), placeholder=translate("MoreSections", "Mhm."))
        form.add_section(
            translate("MoreSections", "Heard while they listen"),
            self.listening,
            about=translate("MoreSections", "A word or two, said in the pauses of a trainee who talks for longer."),
            folded=True,
        )
        self._add_words(form)

    def _add_scoring(self, form: Form) -> None:
        translate, document = QCoreApplication.translate, form.open_document
        self.weights = {
            section: NumberField(
                document, words.section_name(section), ("scoring", "weights", section), (0, 100), usual
            )
            for section, usual in WEIGHTS.items()
        }
        self.turns = TurnsField(
            document,
            translate("MoreSections", "A good call is settled within so many answers"),
            ("scoring", "solve_within"),
            translate("MoreSections", "Slower ones lose points for it."),
        )
        self.fatal = FatalRows(document)
        form.add_section(
            translate("MoreSections", "What counts in the score"),
            *self.weights.values(),
            self.turns,
            about=translate("MoreSections", "The higher a number beside the others, the more that part is worth."),
            folded=True,
        )
        form.add_section(
            translate("MoreSections", "Mistakes that spoil the call"),
            self.fatal,
            about=translate("MoreSections", "With one of them the whole score is at most so many points."),
            folded=True,
        )

    def _add_words(self, form: Form) -> None:
        translate, document = QCoreApplication.translate, form.open_document
        examples = (
            translate("MoreSections", "Two days in the cold, and lectured for it. Never again."),
            translate("MoreSections", "Nobody understood that this was about a child."),
            translate("MoreSections", "The engineer comes. That is all I can say."),
            translate("MoreSections", "They sent somebody the same day. Thank you."),
            translate("MoreSections", "A bad week, and somebody noticed. I will not forget that."),
        )
        self.survey = [SurveyField(document, stars, examples[stars - 1]) for stars in range(1, STARS + 1)]
        form.add_section(
            translate("MoreSections", "Their rating after the call"),
            *self.survey,
            about=translate(
                "MoreSections",
                "What they write for one star to five. Where nothing stands, it is general words.",
            ),
            folded=True,
        )
        self.spelling = SpellingField(
            document,
            translate("MoreSections", "Names that the voice mispronounces"),
            translate("MoreSections", "As written = as it sounds, one to a line. Only the voice reads it so."),
            "Krol = Krool",
        )
        form.add_section(translate("MoreSections", "How names are read out"), self.spelling, folded=True)
