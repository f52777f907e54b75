"""Importing people: what a table would change, line by line, before anything is changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roleplay.app.desk.people import Issued, LineVerdict, PeoplePlan, PeopleTaken, PlannedLine
from roleplay.core.errors import RoleplayError
from roleplay.core.files import reason, replacing
from roleplay.gui import people_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Card, row
from roleplay.gui.widgets.text import OneLine, Text

_ORDER: tuple[LineVerdict, ...] = ("problem", "add", "change", "same")
_TONES = {"problem": "bad", "add": "good", "change": "warn", "same": "muted"}


class ImportPeopleDialog(QDialog):
    """All lines are taken in, or none."""

    imported = Signal()

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = path
        self._task: Task | None = None
        self.plan: PeoplePlan | None = None
        self.issued: tuple[Issued, ...] = ()
        self.setWindowTitle(self.tr("Import people"))
        self.resize(1040, 640)
        self.banner = Banner()
        self.counts = Text("", "strong", wrap=True)
        self.model: RecordTable[PlannedLine] = RecordTable(self._columns(), self)
        self.table = RecordView(self.model, self.tr("What the file would change"), stretch=5)
        card = Card(padding=12)
        card.body.addWidget(self.counts)
        card.body.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("Import people"), "title"))
        whole.addWidget(OneLine(path.name, "body", "muted"))
        whole.addWidget(self.banner)
        whole.addWidget(card, 1)
        whole.addLayout(self._buttons())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.check()

    # --- building ---

    def _columns(self) -> tuple[Column[PlannedLine], ...]:
        def names(line: PlannedLine) -> str:
            return ", ".join(dict.fromkeys((*line.wanted.groups, *line.wanted.trains)))

        return (
            Column(self.tr("Line"), lambda one: str(one.line), lambda one: one.line, 56),
            Column(self.tr("Name"), lambda one: one.wanted.name, lambda one: one.wanted.name, 170, right=False),
            Column(
                self.tr("Role"),
                lambda one: one.no_role or people_words.role_name(one.wanted.role),
                lambda one: one.no_role or one.wanted.role.value,
                112,
                right=False,
            ),
            Column(self.tr("Groups"), names, names, 170, right=False),
            Column(
                self.tr("What happens"),
                lambda one: self._verdict(one.verdict),
                lambda one: _ORDER.index(one.verdict),
                104,
                right=False,
                tone=lambda one: _TONES[one.verdict],
            ),
            Column("", lambda one: people_words.line_text(one.message), lambda one: one.message, 160, right=False),
        )

    def _buttons(self) -> QHBoxLayout:
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button = QPushButton(icon("table-arrow-up"), self.tr("Import"))
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        self.import_button.clicked.connect(self.take_in)
        self.codes_button = QPushButton(icon("key-outline"), self.tr("Save the codes …"))
        self.codes_button.clicked.connect(self._save_codes)
        self.codes_button.hide()
        return row(1, self.cancel_button, self.codes_button, self.import_button)

    def _verdict(self, verdict: LineVerdict) -> str:
        return {
            "add": self.tr("Added"),
            "change": self.tr("Changed"),
            "same": self.tr("Unchanged"),
            "problem": self.tr("Wrong"),
        }[verdict]

    # --- checking ---

    def check(self) -> None:
        """Read the file, and show what it would change."""
        desk, path = self._context.app.people, self._path
        self._task = self._context.tasks.run(self, lambda _: desk.plan_import(path), self._show, self._failed)

    def _show(self, plan: PeoplePlan) -> None:
        self._task = None
        self.plan = plan
        self.model.show_records(sorted(plan.lines, key=lambda line: (_ORDER.index(line.verdict), line.line)))
        parts = [
            self.tr("%n added", "", plan.count("add")),
            self.tr("%n changed", "", plan.count("change")),
            self.tr("%n unchanged", "", plan.count("same")),
        ]
        if plan.new_groups:
            parts.append(self.tr("new groups: %1").replace("%1", ", ".join(plan.new_groups)))
        self.counts.setText(" · ".join(parts))
        wrong = plan.count("problem")
        if wrong:
            told = self.tr("%n line(s) are wrong. Mend them in the file: all lines are taken in, or none.", "", wrong)
            self.banner.show_message(told, "bad")
        elif not plan.count("add") + plan.count("change"):
            self.banner.show_message(self.tr("Everybody is here already, just so."), "info")
        self.import_button.setEnabled(plan.ok and plan.count("add") + plan.count("change") > 0)

    # --- taking in ---

    def take_in(self) -> None:
        """Do what is shown."""
        plan = self.plan
        if plan is None or not self.import_button.isEnabled():
            return
        desk = self._context.app.people
        self.import_button.setEnabled(False)
        self._task = self._context.tasks.run(self, lambda _: desk.take_in(plan), self._taken, self._failed)

    def _taken(self, taken: PeopleTaken) -> None:
        self._task = None
        self.issued = taken.issued
        self.import_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        text = self.tr("%n added, %1 changed.", "", len(taken.issued))
        text = text.replace("%1", QLocale().toString(taken.changed))
        if taken.issued:
            told = self.tr("Save the codes of the new people now: they are not shown again.")
            text += " " + told
            self.codes_button.show()
            self.codes_button.setDefault(True)
        self.banner.show_message(text, "good")
        self.imported.emit()

    def _save_codes(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the codes"), "roleplay-codes.txt", self.tr("Text (*.txt)")
        )
        if path:
            self.save_codes(Path(path))

    def save_codes(self, path: Path) -> None:
        """Write a slip for each new person into a file for its owner alone."""
        slips = [
            self.tr("Name: %1\nCode: %2\nGood until: %3\nOpen Roleplay, press “I have a code”, choose a passphrase.")
            .replace("%1", one.account.name)
            .replace("%2", one.code)
            .replace("%3", words.moment(one.account.code_until) if one.account.code_until else "–")
            for one in self.issued
        ]
        try:
            with replacing(path) as temporary:
                temporary.write_text(("\n\n" + "-" * 48 + "\n\n").join(slips) + "\n", "utf-8")
        except OSError as error:
            why, hint = reason(error)
            told = self.tr("The codes could not be saved: %1.").replace("%1", why)
            self.banner.show_problem(RoleplayError(told, hint=hint))
            return
        self.issued = ()
        self.codes_button.hide()
        told = self.tr("Saved as %1. Cut it up, hand the slips over, and delete the file.").replace("%1", str(path))
        self.banner.show_message(told, "good")

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        self.import_button.setEnabled(False)
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
            self.cancel_button.setText(self.tr("Close"))
        else:
            self._context.fail(problem)

    def reject(self) -> None:
        if self._task is None and (not self.issued or self._sure_to_leave_codes()):
            super().reject()

    def _sure_to_leave_codes(self) -> bool:
        question = self.tr("Close without saving the codes?")
        info = self.tr(
            "They are not shown again. Who gets none needs a new code, one by one, from the list of people."
        )
        return sure(self, question, info, self.tr("Close without them"), destructive=True)
