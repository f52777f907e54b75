"""The editor of one scorecard: its outline on the left, the part that is chosen on the right."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.core.scorecards import Scorecard
from roleplay.gui import words
from roleplay.gui.pages.scorecards.card_form import CardForm, SectionForm
from roleplay.gui.pages.scorecards.outline import Outline
from roleplay.gui.pages.scorecards.question_form import QuestionForm
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.scorecards import editing
from roleplay.review.scorecards.editing import Place
from roleplay.review.scorecards.validation import Problem, missing_languages, problems

LANGUAGES = ("en", "pl")
_SHOWN_PROBLEMS = 3


class ScorecardEditor(QWidget):
    """Keeps the card as it is being changed; whoever made it saves it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Scorecard("scorecard", 1, {}, ())
        self.place: Place | None = None
        self.problems: tuple[Problem, ...] = ()
        self.outline = Outline()
        self.outline.chosen.connect(self.choose)
        self.outline.section_wanted.connect(self._add_section)
        self.outline.question_wanted.connect(self._add_question)
        self.outline.moved.connect(self._move)
        self.outline.copy_wanted.connect(self._copy)
        self.outline.removed.connect(self._remove)
        self.outline.balance_wanted.connect(
            lambda compliance: self.set_card(editing.balanced(self.card, compliance=compliance), self.place)
        )
        self.language = SegmentedControl()
        self.language.setAccessibleName(self.tr("Language of the texts"))
        codes = [*LANGUAGES]
        for code in codes:
            self.language.addItem(words.language_name(code))
        self.language.setCurrentIndex(codes.index("pl") if QLocale().name().startswith("pl") else 0)
        self.language.currentIndexChanged.connect(self._show_part)
        self.card_form = CardForm()
        self.card_form.changed.connect(self._edited)
        self.section_form = SectionForm()
        self.section_form.changed.connect(
            lambda section: self._edited(editing.with_section(self.card, self._number(), section))
        )
        self.question_form = QuestionForm()
        self.question_form.changed.connect(
            lambda question: self._edited(editing.with_question(self.card, self._chosen(), question))
        )
        self.forms = QStackedWidget()
        for form in (self.card_form, self.section_form, self.question_form):
            self.forms.addWidget(form)
        self.state = Text("", "caption", "bad", wrap=True)
        left = Card(padding=12)
        left.body.addWidget(self.outline, 1)
        right = Card()
        right.body.addLayout(row(self.language, 1))
        right.body.addWidget(self.forms, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GRID)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([520, 420])
        whole = column(spacing=GRID)
        whole.addWidget(split, 1)
        whole.addWidget(self.state)
        self.setLayout(whole)

    def set_card(self, card: Scorecard, place: Place | None = None) -> None:
        """Edit a card, and choose a part of it."""
        self.card, self.place = card, place
        self._show_part()
        self._judge()

    def choose(self, place: Place | None) -> None:
        """Edit a part of the card; None for what concerns the whole."""
        self.place = place
        self._show_part()
        self._judge()

    def _number(self) -> int:
        return 0 if self.place is None else self.place.section

    def _chosen(self) -> Place:
        return self.place or Place(0, 0)

    # --- changing ---

    def _edited(self, card: Scorecard) -> None:
        """A form has changed the card: the form itself is up to date."""
        self.card = card
        self._judge()

    def _add_section(self) -> None:
        code = LANGUAGES[max(self.language.currentIndex(), 0)]
        self.set_card(*editing.added_section(self.card, {code: self.tr("New section")}))

    def _add_question(self) -> None:
        if self.card.sections:
            code = LANGUAGES[max(self.language.currentIndex(), 0)]
            number = len(self.card.sections) - 1 if self.place is None else self.place.section
            self.set_card(*editing.added_question(self.card, number, {code: self.tr("New question")}))
            self.question_form.text.setFocus()
            self.question_form.text.selectAll()

    def _move(self, by: int) -> None:
        if self.place is not None:
            self.set_card(*editing.moved(self.card, self.place, by))

    def _copy(self) -> None:
        if self.place is not None and self.place.question is not None:
            self.set_card(*editing.copied_question(self.card, self.place))

    def _remove(self) -> None:
        if self.place is not None:
            self.set_card(editing.removed(self.card, self.place), None)

    # --- showing ---

    def _show_part(self, *_: object) -> None:
        code = LANGUAGES[max(self.language.currentIndex(), 0)]
        question = None if self.place is None else editing.question_at(self.card, self.place)
        if self.place is None:
            self.card_form.show_card(self.card, code)
            self.forms.setCurrentWidget(self.card_form)
        elif question is None:
            self.section_form.show_section(editing.section_at(self.card, self.place), code)
            self.forms.setCurrentWidget(self.section_form)
        else:
            self.question_form.show_question(question, code)
            self.forms.setCurrentWidget(self.question_form)

    def _judge(self) -> None:
        self.problems = problems(self.card)
        self.outline.show_card(self.card, self.place, self.problems)
        missing = ", ".join(words.language_name(code) for code in missing_languages(self.card))
        if self.problems:
            told = "\n".join(self._told(problem) for problem in self.problems[:_SHOWN_PROBLEMS])
            self.state.set_tone("bad")
        else:
            told = self.tr("Some texts are missing in: %1. They are shown in the other language.")
            told = told.replace("%1", missing) if missing else ""
            self.state.set_tone("warn")
        self.state.setText(told)
        self.state.setVisible(bool(told))
        self.changed.emit()

    def _told(self, problem: Problem) -> str:
        where = problem.question or problem.section
        return f"{where}: {problem.message} {problem.hint}" if where else f"{problem.message} {problem.hint}"
