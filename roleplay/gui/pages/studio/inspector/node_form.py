"""The form of a moment: what is said, what is expected, what happens otherwise, or how the call ends."""

from __future__ import annotations

from typing import get_args

from PySide6.QtWidgets import QWidget

from roleplay.core.events import Outcome
from roleplay.dialogue.authoring.edits import RenameNode
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.model import Section as SectionKind
from roleplay.gui import studio_words, words
from roleplay.gui.pages.studio.inspector.fields import ChoiceField, NumberField
from roleplay.gui.pages.studio.inspector.form import Form
from roleplay.gui.pages.studio.inspector.line_list import LineList
from roleplay.gui.pages.studio.inspector.move_list import MoveList
from roleplay.gui.pages.studio.inspector.name_field import RenamingField
from roleplay.gui.pages.studio.open_document import OpenDocument

_REACTIONS = ("otherwise", "silence")
_RARE = ("interrupted", "cut_in")
_BUTTONS = ("transfer", "hang_up")


class NodeForm(Form):
    """A moment of the call."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__(open_document)
        self.name = RenamingField(open_document, self.tr("Name of the moment"), (), self._rename)
        outcomes = tuple((outcome, words.outcome_name(outcome)) for outcome in get_args(Outcome))
        self.outcome = ChoiceField(
            open_document, self.tr("The call"), ("outcome",), ((None, self.tr("goes on from here")), *outcomes)
        )
        self.says = LineList(open_document)
        self.replies = MoveList(open_document, ("replies",), self.tr("Reply"))
        self.reactions = {
            kind: MoveList(open_document, (kind,), studio_words.reaction_name(kind)) for kind in (*_REACTIONS, *_RARE)
        }
        self.buttons = {
            kind: MoveList(open_document, ("buttons", kind), studio_words.reaction_name(kind)) for kind in _BUTTONS
        }
        self.add_section("", self.name, self.outcome)
        self.add_section(self.tr("The customer says"), self.says)
        self._going_on = (
            self.add_section(
                self.tr("What the trainee may reply"),
                self.replies,
                about=self.tr("Each reply that you expect, good ones and mistakes."),
            ),
            self.add_section(
                self.tr("If nothing of that happens"),
                *(self.reactions[kind] for kind in _REACTIONS),
                about=self.tr("Without any, what is written for every moment applies."),
            ),
            self.add_section(
                self.tr("Interruptions and buttons"),
                *(self.reactions[kind] for kind in _RARE),
                *(self.buttons[kind] for kind in _BUTTONS),
                folded=True,
            ),
            self.add_section(self.tr("Finer points"), *self._finer(), folded=True),
        )

    def _finer(self) -> tuple[QWidget, ...]:
        document = self.open_document
        sections = tuple((section, words.section_name(section)) for section in get_args(SectionKind))
        return (
            ChoiceField(
                document, self.tr("Part of the call"), ("section",), ((None, self.tr("Not said")), *sections)
            ),
            NumberField(
                document,
                self.tr("The customer waits"),
                ("patience",),
                (0, 120),
                7,
                self.tr("Seconds until silence counts; as usual for this customer when it is not changed."),
                seconds=True,
            ),
            ChoiceField(
                document,
                self.tr("The customer rants"),
                ("tirade",),
                ((None, self.tr("No")), (True, self.tr("Yes: silence is the right answer"))),
            ),
            ChoiceField(
                document,
                self.tr("What holds for every moment"),
                ("shared",),
                ((None, self.tr("holds here, too")), (False, self.tr("does not hold here"))),
            ),
        )

    def _rename(self, name: str) -> bool:
        old = str(self.place[-1])
        label = self.tr("rename “%1”").replace("%1", studio_words.readable(old))
        if not self.open_document.apply(RenameNode(old, name), label):
            return False
        self.open_document.select(("nodes", name))
        return True

    def show_at(self, place: Place) -> None:
        super().show_at(place)
        self._arrange()

    def refresh(self) -> None:
        super().refresh()
        self._arrange()

    def _arrange(self) -> None:
        """Where the call ends nothing is expected any more; what is written all the same stays in sight."""
        node = self.open_document.at(self.place)
        node = node if isinstance(node, dict) else {}
        ends = "outcome" in node and not any(key in node for key in ("replies", *_REACTIONS, *_RARE, "buttons"))
        for section in self._going_on:
            section.setVisible(not ends)
