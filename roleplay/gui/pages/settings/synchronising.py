"""A laptop and its department: how they stand, what would be exchanged, and doing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLayout, QProgressBar, QPushButton, QWidget

from roleplay.core.errors import InputError
from roleplay.core.records import Settings
from roleplay.core.rights import Action
from roleplay.core.sync import Conflict, SyncPreview, SyncReport, SyncStatus
from roleplay.gui import sync_words
from roleplay.gui.context import Context
from roleplay.gui.department_sign_in import DepartmentSignIn
from roleplay.gui.pages.settings.database_address import DatabaseAddress
from roleplay.gui.pages.settings.form import Group, Section
from roleplay.gui.tasks import Task
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import clear, column, divider, row
from roleplay.gui.widgets.text import Text

Result = TypeVar("Result")


class SynchronisingSection(Section):
    """Everybody synchronises what is theirs; the address is for who runs the computer."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        self.status = SyncStatus("off")
        self._task: Task | None = None
        self.banner = Banner()
        self.group = Group(
            self.tr("Synchronising"),
            self.tr(
                "Calls are always written here, with or without a connection, and exchanged with the department’s "
                "database soon after. The window does that by itself."
            ),
        )
        self.state = Text("", "strong", wrap=True)
        self.last = Text("", "caption", "muted", wrap=True)
        self.now_button = QPushButton(self.tr("Synchronise now"))
        self.now_button.clicked.connect(self.synchronise)
        self.preview_button = QPushButton(self.tr("What would be exchanged?"))
        self.preview_button.clicked.connect(self.preview)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.lines = column(spacing=4)
        for each in (self.state, self.last, self.bar):
            self.group.body.addWidget(each)
        self.group.body.addLayout(row(self.now_button, self.preview_button, 1))
        self.group.body.addLayout(self.lines)
        self.conflicts = Group(self.tr("Changed here and elsewhere at once"), self.tr("Nothing was lost."))
        self._conflicts = column(spacing=8)
        self.conflicts.body.addLayout(self._conflicts)
        self.conflicts.hide()
        self.others = Group(
            self.tr("Calls under other names"),
            self.tr("They stay on this computer. If they are yours, give them your name: then they are sent, too."),
        )
        self._others = column(spacing=8)
        self.others.body.addLayout(self._others)
        self.others.hide()
        for card in (self.banner, self.group, self.others, self.conflicts):
            self.column.addWidget(card)
        self.address: DatabaseAddress | None = None
        if context.me.may(Action.MANAGE_SETTINGS):
            self.address = self._make_address()
            self.column.addWidget(self.address)
        self.column.addStretch(1)
        self._show_state()

    def _make_address(self) -> DatabaseAddress:
        address = DatabaseAddress(
            self.context,
            self.tr("The department’s address"),
            self.tr("Of the database with which this computer keeps its calls in step."),
            self.tr("Synchronise with it"),
            self.tr("Synchronise no more"),
        )
        address.chosen.connect(self._choose)
        return address

    def entered(self) -> None:
        app = self.context.app
        self.context.tasks.run(
            self,
            lambda _: (
                *(app.sync.status(), app.sync.conflicts(), app.sync.address(), app.sync.from_outside()),
                app.department.open_now(),
                app.sync.others(),
            ),
            lambda found: self._show(*found),
            self.context.fail,
        )

    def _show(
        self,
        status: SyncStatus,
        conflicts: tuple[Conflict, ...],
        address: str,
        outside: bool,
        shared: str,
        others: tuple[str, ...],
    ) -> None:
        self.status = status
        self._show_state(shared)
        self.others.setVisible(bool(others) and status.state != "off" and not shared)
        clear(self._others)
        for name in others:
            self._others.addWidget(divider())
            self._others.addLayout(self._other(name))
        self.conflicts.setVisible(bool(conflicts))
        clear(self._conflicts)
        for one in conflicts:
            self._conflicts.addWidget(divider())
            self._conflicts.addLayout(self._conflict(one))
        if self.address is None:
            return
        told = ""
        if outside:
            told = self.tr("ROLEPLAY_DEPARTMENT_URL gives the address, and counts more than the settings.")
        self.address.show_address(address, told, fixed=outside)
        self.address.setVisible(not shared)

    def _show_state(self, shared: str = "") -> None:
        status, off = self.status, self.status.state == "off"
        if shared:
            self.state.setText(self.tr("Calls are kept in the department’s database itself: nothing is to be done."))
        elif off:
            self.state.setText(self.tr("This computer is not synchronised with any department."))
        elif status.sign_in_wanted:
            self.state.setText(self.tr("The department’s server asks for your passphrase."))
        elif status.state == "synchronised":
            self.state.setText(self.tr("Synchronised."))
        else:
            calls = self.tr("%n call(s) wait", "", status.waiting_calls)
            changes = self.tr("%n change(s) in all", "", status.waiting)
            self.state.setText(f"{calls}, {changes}.")
        self.last.setText(sync_words.last_result(status))
        self.last.setVisible(bool(self.last.text()))
        for button in (self.now_button, self.preview_button):
            button.setVisible(not off)
            button.setEnabled(self._task is None)

    def _other(self, name: str) -> QLayout:
        shown = f"“{name}”" if name else self.tr("Without a name")
        mine = QPushButton(self.tr("They are mine …"))
        mine.setAccessibleName(f"{mine.text()} {shown}")
        mine.setEnabled(self._task is None)
        mine.clicked.connect(lambda: self._ask_claim(name, shown))
        line = row(Text(shown, "body", wrap=True), mine)
        line.setStretch(0, 1)
        return line

    def _ask_claim(self, name: str, shown: str) -> None:
        question = self.tr("Are the calls under %1 yours?").replace("%1", shown)
        info = self.tr("They get your name, with all that belongs to them, and are sent to the department.")
        if sure(self, question, info, self.tr("They are mine")):
            self.claim(name)

    def claim(self, name: str) -> None:
        """Give what stands under another name to the person who sits here."""
        desk = self.context.app.sync
        self.context.tasks.run(self, lambda _: desk.claim(name), lambda _: self._claimed(), self._not_claimed)

    def _claimed(self) -> None:
        self.banner.show_message(self.tr("They are yours now: the next synchronisation sends them."), "good")
        self.entered()

    def _not_claimed(self, problem: BaseException) -> None:
        self.entered()
        self.context.fail(problem)

    def _conflict(self, one: Conflict) -> QLayout:
        desk = self.context.app.sync
        seen = QPushButton(self.tr("Seen"))
        seen.setAccessibleName(f"{seen.text()}: {one.session[:8]}")
        seen.clicked.connect(
            lambda: self.context.tasks.run(
                self, lambda _: desk.settle(one), lambda _: self.entered(), self.context.fail
            )
        )
        what = Text(sync_words.conflict_text(one), "body", wrap=True)
        line = row(column(what, Text(one.session[:8], "caption", "muted"), spacing=2), seen)
        line.setStretch(0, 1)
        return line

    # --- doing it ---

    def synchronise(self) -> None:
        """Exchange what is new on both sides."""
        desk = self.context.app.sync
        self._begin(lambda task: desk.now(lambda _, done, total: task.report(done, total)), self._done)

    def preview(self) -> None:
        """Ask what would be exchanged, and change nothing."""
        desk = self.context.app.sync
        self._begin(lambda _: desk.preview(), self._previewed)

    def _begin(self, job: Callable[[Task], Result], then: Callable[[Result], None]) -> None:
        self.banner.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self._task = self.context.tasks.run(
            self, job, then, lambda problem: self._failed(problem, job, then), self._moved
        )
        self._show_state()

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(round(1000 * done / total) if total else 0)

    def _over(self) -> None:
        self._task = None
        self.bar.hide()
        clear(self.lines)
        self.entered()

    def _done(self, report: SyncReport) -> None:
        self._over()
        told = self.tr("Synchronised: %1 sent, %2 received.")
        told = told.replace("%1", str(report.sent)).replace("%2", str(report.received))
        if report.others:
            stay = self.tr("Calls under other names than yours stay here: %1.")
            told += "\n" + stay.replace("%1", ", ".join(f"“{name}”" for name in report.others))
        self.banner.show_message(told, "warn" if report.others else "good")

    def _previewed(self, found: SyncPreview) -> None:
        self._over()
        for line in sync_words.preview_lines(found):
            self.lines.addWidget(Text(line, "body", wrap=True))

    def _failed(self, problem: BaseException, job: Callable[[Task], Result], then: Callable[[Result], None]) -> None:
        self._over()
        if isinstance(problem, InputError) and problem.code == "sync_sign_in":
            dialog = DepartmentSignIn(self.context.app, self.context.tasks, self)
            dialog.signed_in.connect(lambda: self._begin(job, then))
            dialog.open()
        else:
            self.context.fail(problem)

    def _choose(self, address: str) -> None:
        if self.address is not None and not address:
            self.address.edit.clear()
            self.address.edit.setModified(False)
        self.change(department_url=address)
        self.entered()
