"""One person's data: what there is, all of it as a package, and its erasure."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFileDialog, QLineEdit, QProgressBar, QPushButton, QWidget

from roleplay.core.backups import BackedUp
from roleplay.core.privacy import ErasurePlan, ErasureReport, SubjectPackage
from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.privacy.erasing import EraseDialog
from roleplay.gui.pages.privacy.facts import FactGrid, packed_sentence, plan_facts
from roleplay.gui.pages.privacy.tab import PrivacyTab
from roleplay.gui.privacy_words import PrivacyWords, leftover_text
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, Scroll, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text


class Packing(QWidget):
    """Saves everything about a person as one file, with progress."""

    packed = Signal(object)
    """The `SubjectPackage`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person = ""
        self._task: Task | None = None
        self.button = QPushButton(self.tr("Save as a package …"))
        self.button.clicked.connect(self._ask)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self.cancel_button.hide()
        line = row(self.button, self.bar, self.cancel_button)
        line.setStretch(1, 1)
        self.setLayout(line)

    def set_person(self, person: str) -> None:
        """Save this person's data when it is asked for."""
        self._person = person

    def _ask(self) -> None:
        name = "".join(letter if letter.isalnum() else "-" for letter in self._person).strip("-") or "data"
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the data of %1").replace("%1", self._person),
            f"{name}.zip",
            self.tr("Package (*.zip)"),
        )
        if path:
            self.pack(Path(path))

    def pack(self, path: Path) -> None:
        """Write the package."""
        desk, person = self._context.app.privacy, self._person
        language = self._context.app.settings.interface_language
        self._show_busy(busy=True)
        self._task = self._context.tasks.run(
            self,
            lambda task: desk.package(person, path, language=language, report=task.report),
            self._done,
            self._failed,
            self._moved,
            lambda: self._show_busy(busy=False),
        )

    def cancel(self) -> None:
        """Stop; nothing is left of the file."""
        if self._task is not None:
            self._task.cancel()

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)

    def _done(self, package: SubjectPackage) -> None:
        self._show_busy(busy=False)
        self.packed.emit(package)

    def _failed(self, problem: BaseException) -> None:
        self._show_busy(busy=False)
        self._context.fail(problem)

    def _show_busy(self, *, busy: bool) -> None:
        self._task = self._task if busy else None
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.button.setEnabled(not busy)

    def draw(self) -> None:
        """Take the colours of the theme."""
        self.button.setIcon(icon("folder-zip-outline"))


class PersonTab(PrivacyTab):
    """For requests of people: information, a copy, erasure."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.plan: ErasurePlan | None = None
        self._task: Task | None = None
        self.choice = QComboBox()
        self.choice.setEditable(True)
        self.line = QLineEdit()
        self.choice.setLineEdit(self.line)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.setMinimumWidth(320)
        self.choice.setAccessibleName(self.tr("Whose data"))
        self.line.setPlaceholderText(self.tr("Type or choose a name"))
        completer = self.choice.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.choice.activated.connect(lambda _: self.look_up())
        self.line.returnPressed.connect(self.look_up)
        self.others = QLineEdit()
        self.others.setMinimumWidth(240)
        self.others.setPlaceholderText(self.tr("Other names, with commas between"))
        self.others.setAccessibleName(self.tr("Other names"))
        self.others.returnPressed.connect(self.look_up)
        self.look_button = QPushButton(self.tr("Look up"))
        self.look_button.clicked.connect(self.look_up)
        told = self.tr("Somebody asks what is kept of them, wants a copy, or wants it erased: choose who.")
        self.content.addLayout(
            column(
                Text(told, "body", "muted", wrap=True), row(self.choice, self.others, self.look_button, 1), spacing=12
            )
        )
        self.empty = EmptyState(
            "account-search-outline",
            self.tr("Nobody is chosen yet"),
            self.tr("What there is of a person is counted first. Nothing is changed by looking."),
        )
        self.content.addWidget(self.empty, 1)
        self.content.addWidget(self._sheet(), 1)
        self._scroll.hide()

    def _sheet(self) -> QWidget:
        self.avatar = Avatar("", 48)
        self.name = OneLine("", "heading")
        self.also = OneLine("", "caption", "muted")
        head = row(self.avatar, column(self.name, self.also, spacing=2), spacing=2 * GRID)
        head.setStretch(1, 1)
        self.facts = FactGrid()
        self.packing = Packing(self.context)
        self.packing.packed.connect(self._packed)
        self.erase_button = QPushButton(self.tr("Erase …"))
        self.erase_button.clicked.connect(self.erase)
        card = Card(padding=3 * GRID)
        card.body.setSpacing(2 * GRID)
        card.body.addLayout(head)
        card.body.addWidget(self.facts)
        card.body.addWidget(divider())
        told = self.tr("Recordings, transcripts, grades, comments, and who has opened them: for the person alone.")
        line = row(
            column(Text(self.tr("A copy for them"), "strong"), Text(told, "caption", "muted", wrap=True)),
            self.packing,
        )
        line.setStretch(0, 1)
        card.body.addLayout(line)
        card.body.addWidget(divider())
        told = self.tr("Rows, recordings, caches, the search index and copies: for good. You see all of it before.")
        line = row(
            column(Text(self.tr("Erasure"), "strong"), Text(told, "caption", "muted", wrap=True)), self.erase_button
        )
        line.setStretch(0, 1)
        card.body.addLayout(line)
        middle = QWidget()
        middle.setMaximumWidth(860)
        middle.setLayout(column(card, 1))
        self._scroll = Scroll()
        self._scroll.column.addLayout(row(middle))
        return self._scroll

    def reload(self) -> None:
        """Read who there is."""
        app = self.context.app

        def names(_: Task) -> tuple[str, ...]:
            known = {one.name for one in app.people.list()} | {one.name for one in app.progress.people()}
            return tuple(sorted(filter(None, known), key=str.casefold))

        self.context.tasks.run(self, names, self._offer, self.context.fail)

    def _offer(self, names: tuple[str, ...]) -> None:
        typed = self.choice.currentText()
        self.choice.clear()
        self.choice.addItems(list(names))
        self.choice.setEditText(typed)

    def look_up(self) -> None:
        """Count what there is of the person whose name stands in the field."""
        name = self.choice.currentText().strip()
        if not name:
            return
        if self._task is not None:
            self._task.cancel()
        desk = self.context.app.privacy
        also = tuple(part.strip() for part in self.others.text().split(",") if part.strip())
        self.look_button.setEnabled(False)
        self._task = self.context.tasks.run(self, lambda _: desk.erasure(name, also), self._show, self._failed)

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        self.look_button.setEnabled(True)
        self.context.fail(problem)

    def _show(self, plan: ErasurePlan) -> None:
        self._task = None
        self.look_button.setEnabled(True)
        self.plan = plan
        self.empty.setVisible(False)
        self._scroll.show()
        self.avatar.set_name(plan.person)
        self.name.setText(plan.person)
        others = [name for name in plan.names if name != plan.person]
        self.also.setText(self.tr("also: %1").replace("%1", ", ".join(others)) if others else "")
        self.facts.show_facts(plan_facts(plan))
        self.packing.set_person(plan.person)
        for control in (self.packing.button, self.erase_button):
            control.setEnabled(not plan.nothing)
        if plan.nothing:
            text = self.tr("There is nothing of %1 here.").replace("%1", plan.person)
            if plan.alike:
                text += " " + self.tr("Similar names here: %1.").replace("%1", ", ".join(plan.alike))
            self.told.emit(text, "info")

    def _packed(self, package: SubjectPackage) -> None:
        self.told.emit(packed_sentence(package), "warn" if package.missing else "good")

    def erase(self) -> None:
        """Show what would be erased, and erase it when that is confirmed."""
        if self.plan is None:
            return
        dialog = EraseDialog(self.context, self.plan, self)
        dialog.erased.connect(self._erased)
        dialog.open()

    def _erased(self, report: ErasureReport) -> None:
        self.plan = None
        self._scroll.hide()
        self.empty.show()
        self.choice.setEditText("")
        counts = PrivacyWords()
        text = self.tr("%1, %2. What is left says “%3”.").replace("%1", counts.erased_calls(report.calls))
        text = text.replace("%2", counts.files(report.files)).replace("%3", report.label)
        if report.leftovers:
            text += " " + " ".join(map(leftover_text, report.leftovers))
        if self.settings_backup and not self.context.me.may(Action.BACK_UP):
            text += " " + self.tr("Backups from before hold them until they go: the administrator can replace them.")
        self.told.emit(text, "warn" if report.leftovers else "good")
        self.reload()
        if self.settings_backup and self.context.me.may(Action.BACK_UP):
            safety = self.context.app.safety
            self.context.tasks.run(
                self, lambda _: safety.with_erased(), lambda found: self._offer_renewal(len(found)), self.context.fail
            )

    @property
    def settings_backup(self) -> bool:
        """Whether backups are made on this computer."""
        return bool(self.context.app.settings.backup_folder)

    def _offer_renewal(self, count: int) -> None:
        question = self.tr("Replace the backups, too?")
        info = self.tr("%n backup(s) hold them still. A new one is made, then the others go.", "", count)
        if count and sure(self, question, info, self.tr("Replace them")):
            self.renew_backups()

    def renew_backups(self) -> None:
        """Make a new backup and delete those from before."""
        safety = self.context.app.safety
        self.context.tasks.run(self, lambda _: safety.renew(datetime.now(UTC)), self._renewed, self.context.fail)

    def _renewed(self, done: BackedUp) -> None:
        text = self.tr("A new backup was made and checked, %n older one(s) deleted.", "", len(done.removed))
        self.told.emit(text, "good")

    def draw(self) -> None:
        """Take the colours of the theme."""
        self.packing.draw()
        self.erase_button.setIcon(icon("account-remove-outline"))
        self.look_button.setIcon(icon("magnify"))
