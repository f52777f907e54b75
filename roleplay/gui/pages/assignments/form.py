"""The form in which a call is assigned, or what was assigned is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from PySide6Qlementine import SegmentedControl

from roleplay.core.assignments import Assignee, Assignment, JudgedBy, Terms
from roleplay.core.errors import RoleplayError
from roleplay.core.groups import Group
from roleplay.core.records import Mode, ScenarioSummary
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.assignments.people_picker import PeoplePicker
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.skills import LEVELS

_MODES: tuple[Mode, ...] = ("practice", "test")
_JUDGES: tuple[JudgedBy, ...] = ("score", "grade")
_A_WEEK = 7
_USUAL_MARK = 70.0


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen."""

    scenarios: Sequence[ScenarioSummary]
    people: Sequence[str]
    groups: Sequence[Group]
    chosen: tuple[Assignee, ...] = ()
    """For whom something new is, to begin with."""


class AssignmentForm(QDialog):
    """Makes a new assignment, a copy of one, or changes one; what makes no sense is told where it stands."""

    saved = Signal(object)
    """The `Assignment` as it is kept now."""

    def __init__(
        self,
        context: Context,
        offer: Offer,
        assignment: Assignment | None = None,
        *,
        copy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._offer = offer
        self._original = assignment
        self._copy = copy
        changing = assignment is not None and not copy
        self.setWindowTitle(self.tr("Change the assignment") if changing else self.tr("Assign a call"))
        self.resize(840, 620)
        self.banner = Banner()
        self.save_button_text = self.tr("Save") if changing else self.tr("Assign")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.windowTitle(), "title"))
        whole.addWidget(self.banner)
        left = QWidget()
        left.setLayout(self._left())
        right = self._right(assignment)
        sides = row(left, right, spacing=3 * GRID)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        whole.addLayout(sides, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.addButton(self.save_button_text, QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setDefault(True)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        whole.addWidget(self.buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(None if assignment is None else assignment.terms)

    # --- building ---

    def _left(self) -> QFormLayout:
        self.scenario = QComboBox()
        self.scenario.setEditable(True)  # typing finds a customer among many
        self.scenario.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.scenario.setMaxVisibleItems(20)
        for one in self._offer.scenarios:
            if not one.problem:
                self.scenario.addItem(f"{one.customer} – {one.title}", one.id)
        completer = self.scenario.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.scenario.currentIndexChanged.connect(self._offer_languages)
        self.language = QComboBox()
        self.mode, self.level = SegmentedControl(), SegmentedControl()
        self.mode.setAccessibleName(self.tr("Mode"))
        self.level.setAccessibleName(self.tr("Level"))
        for mode in _MODES:
            self.mode.addItem(words.mode_name(mode))
        for level in LEVELS:
            self.level.addItem(words.level_name(level))
        self.has_due, self.due = QCheckBox(self.tr("until")), QDateEdit()
        self.due.setCalendarPopup(True)
        self.due.setAccessibleName(self.tr("Last day"))
        self.has_attempts, self.attempts = QCheckBox(self.tr("at most")), QSpinBox()
        self.attempts.setRange(1, 99)
        self.attempts.setAccessibleName(self.tr("Attempts"))
        self.judge = QComboBox()
        self.judge.addItem(self.tr("The machine's score"), _JUDGES[0])
        self.judge.addItem(self.tr("The trainer's grade"), _JUDGES[1])
        self.has_mark, self.mark = QCheckBox(self.tr("from")), QDoubleSpinBox()
        self.mark.setRange(0, 100)
        self.mark.setDecimals(0)
        self.mark.setSuffix(self.tr(" points"))
        self.mark.setAccessibleName(self.tr("Pass mark"))
        for box, edit in ((self.has_due, self.due), (self.has_attempts, self.attempts), (self.has_mark, self.mark)):
            box.toggled.connect(edit.setEnabled)
            edit.setMinimumWidth(132)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(self.tr("A word to the trainees: what to mind, why it is asked"))
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(96)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(2 * GRID)
        for name, field in (
            (self.tr("Customer"), self.scenario),
            (self.tr("Language"), self.language),
            (self.tr("Mode"), row(self.mode, 1)),
            (self.tr("Level"), row(self.level, 1)),
            (self.tr("Due"), row(self.has_due, self.due, 1)),
            (self.tr("Attempts"), row(self.has_attempts, self.attempts, 1)),
            (self.tr("Judged by"), self.judge),
            (self.tr("Passed"), row(self.has_mark, self.mark, 1)),
            (self.tr("Note"), self.note),
        ):
            label = Text(name, "strong")
            if isinstance(field, QWidget):
                label.setBuddy(field)
                field.setAccessibleName(name)
            form.addRow(label, field)
        return form

    def _right(self, assignment: Assignment | None) -> QWidget:
        chosen = self._offer.chosen if assignment is None else assignment.terms.assignees
        self.people = PeoplePicker(self._offer.groups, self._offer.people, chosen)
        right = QWidget()
        right.setLayout(column(Text(self.tr("For whom"), "strong"), self.people, spacing=GRID))
        return right

    def _fill(self, terms: Terms | None) -> None:
        today = self._context.app.assignments.today()
        later = QDate(today.year, today.month, today.day).addDays(_A_WEEK)
        self.due.setDate(later)
        self.attempts.setValue(2)
        self.mark.setValue(_USUAL_MARK)
        if terms is None:
            self.has_due.setChecked(True)
            self.mode.setCurrentIndex(_MODES.index("test"))
            self.level.setCurrentIndex(LEVELS.index("normal"))
            self._offer_languages()
            self._enable()
            return
        if self.scenario.findData(terms.scenario_id) < 0:
            self.scenario.addItem(f"{terms.customer} – {terms.scenario_title}", terms.scenario_id)
        self.scenario.setCurrentIndex(self.scenario.findData(terms.scenario_id))
        self._offer_languages()
        self.language.setCurrentIndex(max(self.language.findData(terms.language), 0))
        self.mode.setCurrentIndex(_MODES.index(terms.mode))
        self.level.setCurrentIndex(LEVELS.index(terms.level))
        over = terms.due is not None and self._copy and terms.due < today
        self.has_due.setChecked(terms.due is not None)
        if terms.due is not None and not over:
            self.due.setDate(QDate(terms.due.year, terms.due.month, terms.due.day))
        self.has_attempts.setChecked(terms.attempts is not None)
        self.attempts.setValue(terms.attempts or 2)
        self.judge.setCurrentIndex(_JUDGES.index(terms.judged_by))
        self.has_mark.setChecked(terms.pass_mark is not None)
        self.mark.setValue(_USUAL_MARK if terms.pass_mark is None else terms.pass_mark)
        self.note.setPlainText(terms.note)
        self._enable()

    def _enable(self) -> None:
        for box, edit in ((self.has_due, self.due), (self.has_attempts, self.attempts), (self.has_mark, self.mark)):
            edit.setEnabled(box.isChecked())

    def _offer_languages(self) -> None:
        chosen = self.scenario.currentData()
        kept = self.language.currentData()
        found = next((one for one in self._offer.scenarios if one.id == chosen), None)
        self.language.clear()
        self.language.addItem(self.tr("As the trainee likes"), "")
        playable = [code for code in found.languages if code not in found.incomplete] if found else []
        for code in playable:
            self.language.addItem(words.language_name(code), code)
        self.language.setCurrentIndex(max(self.language.findData(kept), 0))

    # --- saving ---

    def terms(self) -> Terms:
        """Return what the form says."""
        place = self.scenario.findText(self.scenario.currentText(), Qt.MatchFlag.MatchFixedString)
        due = self.due.date()
        return Terms(
            scenario_id=self.scenario.itemData(place) if place >= 0 else "",
            scenario_title="",
            customer="",
            assignees=self.people.chosen(),
            language=self.language.currentData() or "",
            mode=_MODES[max(self.mode.currentIndex(), 0)],
            level=LEVELS[max(self.level.currentIndex(), 0)],
            due=date(due.year(), due.month(), due.day()) if self.has_due.isChecked() else None,
            attempts=self.attempts.value() if self.has_attempts.isChecked() else None,
            pass_mark=self.mark.value() if self.has_mark.isChecked() else None,
            judged_by=self.judge.currentData(),
            note=self.note.toPlainText(),
        )

    def save(self) -> None:
        """Keep what the form says, or tell what is wrong with it."""
        desk, terms, original = self._context.app.assignments, self.terms(), self._original
        keep: Callable[[], Assignment]
        if original is None:
            keep = lambda: desk.create(terms)  # noqa: E731
        elif self._copy:
            keep = lambda: desk.create(terms, copied_from=original.id)  # noqa: E731
        else:
            keep = lambda: desk.change(original, terms)  # noqa: E731
        self.save_button.setEnabled(False)
        self._context.tasks.run(self, lambda _: keep(), self._kept, self._failed)

    def _kept(self, assignment: Assignment) -> None:
        self.saved.emit(assignment)
        self.accept()

    def _failed(self, problem: BaseException) -> None:
        self.save_button.setEnabled(True)
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)
            return
        self.banner.show_problem(problem)
        fields: dict[str, QWidget] = {
            "assignment_scenario_id": self.scenario,
            "assignment_language": self.language,
            "assignment_mode": self.mode,
            "assignment_level": self.level,
            "assignment_assignees": self.people.search,
            "assignment_due": self.due,
            "assignment_attempts": self.attempts,
            "assignment_pass_mark": self.mark,
            "assignment_note": self.note,
        }
        if problem.code in fields:
            fields[problem.code].setFocus()
