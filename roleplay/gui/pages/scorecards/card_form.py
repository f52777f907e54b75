"""The forms of the card itself, and of one section."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from roleplay.core.scorecards import Scorecard, Section
from roleplay.gui.pages.scorecards.fields import WordsField, labelled, number_field, set_number
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Scroll, row


class CardForm(Scroll):
    """Title, summary and pass marks."""

    changed = Signal(object)
    """The `Scorecard` as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.card = Scorecard("scorecard", 1, {}, ())
        self.title = WordsField(self.tr("Title"), 1)
        self.title.edited.connect(lambda words: self._change(title=words))
        self.summary = WordsField(self.tr("What it is for"), 3)
        self.summary.edited.connect(lambda words: self._change(summary=words))
        self.pass_mark = number_field(0, 100, lambda mark: self._change(pass_mark=mark))
        self.compliance_pass_mark = number_field(0, 100, lambda mark: self._change(compliance_pass_mark=mark))
        self.column.addWidget(labelled(self.tr("Title"), self.title))
        self.column.addWidget(labelled(self.tr("What it is for"), self.summary))
        marks = row(
            labelled(self.tr("Passed from"), self.pass_mark),
            labelled(self.tr("Compliance from"), self.compliance_pass_mark),
            1,
            spacing=2 * GRID,
        )
        self.column.addLayout(marks)
        self.column.addStretch(1)

    def show_card(self, card: Scorecard, language: str) -> None:
        """Show a card, its texts in a language."""
        self.card = card
        self.title.show_words(card.title, language)
        self.summary.show_words(card.summary, language)
        set_number(self.pass_mark, card.pass_mark)
        set_number(self.compliance_pass_mark, card.compliance_pass_mark)

    def _change(self, **fields: Any) -> None:
        self.card = replace(self.card, **fields)
        self.changed.emit(self.card)


class SectionForm(Scroll):
    """The heading of a section."""

    changed = Signal(object)
    """The `Section` as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.section = Section("section", {}, ())
        self.title = WordsField(self.tr("Heading of the section"), 1)
        self.title.edited.connect(self._change)
        self.column.addWidget(labelled(self.tr("Heading of the section"), self.title))
        self.column.addStretch(1)

    def show_section(self, section: Section, language: str) -> None:
        """Show a section, its heading in a language."""
        self.section = section
        self.title.show_words(section.title, language)

    def _change(self, words: Any) -> None:
        self.section = replace(self.section, title=words)
        self.changed.emit(self.section)
