"""Backups: where they go, which there are, and what restoring one would do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.backups import BackedUp, Backup, Restored, RestorePreview, RoleChange, SessionInBackup
from roleplay.core.records import Settings
from roleplay.gui import people_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import clear, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text

MOST_SHOWN = 200
"""Calls that a preview lists; the others are counted."""


class RestoreDialog(QDialog):
    """What comes, what goes, what stays, whose rights change: then it is restored, or not."""

    agreed = Signal(str)
    """Restore the backup of this name."""

    def __init__(self, preview: RestorePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(680, 560)
        when = words.moment(preview.backup.made_at.astimezone())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("Restore the backup of %1?").replace("%1", when), "title", wrap=True))
        facts = [self.tr("%n call(s) stay as they are.", "", preview.stays)]
        if preview.erased:
            facts.append(self.tr("%n call(s) were deleted here since, and stay deleted.", "", preview.erased))
        if preview.present_problem:
            facts.append(preview.present_problem)
        whole.addWidget(Text(" ".join(facts), "body", "muted", wrap=True))
        for title, calls in (
            (self.tr("%n call(s) come back", "", len(preview.comes)), preview.comes),
            (self.tr("%n call(s) go, into the store that is kept aside", "", len(preview.goes)), preview.goes),
        ):
            whole.addWidget(Text(title, "heading"))
            whole.addWidget(_calls(title, calls), 1)
        if preview.sign_in_ends:
            ends = self.tr("Nobody would have to sign in any more: everybody here could do and see everything.")
            whole.addWidget(Text(ends, "body", "warn", wrap=True))
        if preview.roles:
            title = self.tr("%n person(s) would have other rights than now", "", len(preview.roles))
            whole.addWidget(Text(title, "heading"))
            whole.addWidget(_roles(title, preview.roles), 2)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.restore_button = QPushButton(self.tr("Restore"))
        self.restore_button.setAutoDefault(False)
        self.restore_button.clicked.connect(self.accept)
        self.accepted.connect(lambda: self.agreed.emit(preview.backup.name))
        whole.addLayout(row(1, cancel, self.restore_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class BackupSection(Section):
    """A folder, the backups in it, and what can be done with each."""

    restored = Signal()
    """The store is another one: everything that is shown must be read anew."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        self.shown: tuple[Backup, ...] = ()
        self._task: Task | None = None
        self.banner = Banner()
        self.erased = Banner()
        self.erased.acted.connect(self.ask_renew)
        group = Group(
            self.tr("Backups"),
            self.tr(
                "Made once a day, checked, and rotated. Best on another disk: what is on this one is lost with it."
            ),
        )
        self.folder_button = QPushButton(self.tr("Choose …"))
        self.folder_button.clicked.connect(self._choose)
        self.folder = OneLine("", "caption", "muted")
        group.add(self.tr("Folder"), self.folder_button)
        group.body.addWidget(self.folder)
        self.now_button = QPushButton(self.tr("Back up now"))
        self.now_button.clicked.connect(self.back_up)
        group.heading.addWidget(self.now_button)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        group.body.addWidget(self.bar)
        self._list = column(spacing=GRID)
        group.body.addLayout(self._list)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.erased)
        self.column.addWidget(group)
        self.column.addStretch(1)
        self._show_folder()

    def entered(self) -> None:
        self._show_folder()
        desk = self.context.app.safety
        self.context.tasks.run(
            self,
            lambda _: (desk.backups(), desk.with_erased()),
            lambda found: self._looked(*found),
            self.context.fail,
        )

    def _looked(self, backups: tuple[Backup, ...], with_erased: tuple[Backup, ...]) -> None:
        self._show(backups)
        self.erased.setVisible(bool(with_erased))
        if with_erased:
            told = self.tr("%n backup(s) hold somebody still who was erased since.", "", len(with_erased))
            self.erased.show_message(told, "warn", self.tr("Replace them …"))

    def ask_renew(self) -> None:
        """Ask, then make a new backup and delete all others."""
        question = self.tr("Replace all backups?")
        info = self.tr("A new one is made and checked. Then all older ones are deleted, for good.")
        if sure(self, question, info, self.tr("Replace them")):
            self.renew()

    def renew(self) -> None:
        """Make a new backup and delete all others."""
        desk = self.context.app.safety
        self._begin(lambda task: desk.renew(datetime.now(UTC), task.report), self._backed_up)

    def _show_folder(self) -> None:
        chosen = self.settings.backup_folder
        self.folder.setText(chosen or self.tr("No folder is chosen: nothing is backed up."))
        self.now_button.setEnabled(bool(chosen) and self._task is None)

    def _show(self, backups: tuple[Backup, ...]) -> None:
        self.shown = backups
        clear(self._list)
        for backup in backups:
            self._list.addWidget(divider())
            self._list.addLayout(self._row(backup))
        if not backups and self.settings.backup_folder:
            self._list.addWidget(Text(self.tr("There is no backup yet."), "body", "muted"))

    def _row(self, backup: Backup) -> QVBoxLayout:
        facts = [self.tr("%n call(s)", "", backup.sessions), words.size(backup.bytes)]
        if backup.key_id:
            facts.append(self.tr("encrypted"))
        told = backup.problem or " · ".join(facts)
        check = QPushButton(self.tr("Check"))
        check.clicked.connect(lambda: self.verify(backup.name))
        restore = QPushButton(self.tr("Restore …"))
        restore.clicked.connect(lambda: self.preview(backup.name))
        for button in (check, restore):
            button.setEnabled(not backup.problem)
            button.setAccessibleName(f"{button.text()}: {backup.name}")
        words_of = column(
            Text(words.moment(backup.made_at.astimezone()), "strong"),
            Text(told, "caption", "bad" if backup.problem else "muted", wrap=True),
            spacing=2,
        )
        line = row(words_of, check, restore)
        line.setStretch(0, 1)
        return column(line)

    # --- doing it ---

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder for backups"), str(Path.home()))
        if path:
            self.change(backup_folder=path)
            self.entered()

    def back_up(self) -> None:
        """Make a backup now."""
        desk = self.context.app.safety
        self._begin(lambda task: desk.back_up(datetime.now(UTC), task.report), self._backed_up)

    def _backed_up(self, done: BackedUp) -> None:
        self._over()
        text = self.tr("Backed up and checked: %n call(s), %1 new on the disk.", "", done.backup.sessions)
        text = text.replace("%1", words.size(done.new_bytes))
        if done.missing:
            text += " " + self.tr("%n recording(s) were not there.", "", len(done.missing))
        self.banner.show_message(text, "warn" if done.missing else "good")

    def verify(self, name: str) -> None:
        """Read every byte of a backup."""
        desk = self.context.app.safety
        self._begin(lambda task: desk.verify(name, task.report), self._verified)

    def _verified(self, problems: tuple[str, ...]) -> None:
        self._over()
        if problems:
            self.banner.show_message(" ".join(problems), "bad")
        else:
            self.banner.show_message(self.tr("Every byte of the backup is as it was written."), "good")

    def preview(self, name: str) -> None:
        """Show what restoring a backup would do."""
        desk = self.context.app.safety
        self._begin(lambda _: desk.preview(name), self._previewed)

    def _previewed(self, preview: RestorePreview) -> None:
        self._over()
        dialog = RestoreDialog(preview, self)
        dialog.agreed.connect(self.restore)
        dialog.open()

    def restore(self, name: str) -> None:
        """Put a backup in the place of the store."""
        desk = self.context.app.safety
        self._begin(lambda task: desk.restore(name, datetime.now(UTC), task.report), self._restored)

    def _restored(self, done: Restored) -> None:
        self._over()
        text = self.tr("Restored: %n call(s). The store that was here is kept as %1.", "", done.sessions)
        self.banner.show_message(text.replace("%1", str(done.aside)), "good")
        self.restored.emit()

    def _begin(self, job: Callable[[Task], object], then: Callable[..., None]) -> None:
        if self._task is not None:
            return
        self.banner.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self._task = self.context.tasks.run(self, job, then, self._failed, self._moved)
        self.now_button.setEnabled(False)

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * done / total) if total else 0)

    def _failed(self, problem: BaseException) -> None:
        self._over()
        self.context.fail(problem)

    def _over(self) -> None:
        self._task = None
        self.bar.hide()
        self.entered()


def _roles(name: str, changes: tuple[RoleChange, ...]) -> QListWidget:
    """Return everybody whose rights would change: none of them is only counted."""
    shown = QListWidget()
    shown.setAccessibleName(name)
    for each in changes:
        shown.addItem(
            f"{each.name}: {people_words.rights_then(each.before)} → {people_words.rights_then(each.after)}"
        )
    return shown


def _calls(name: str, calls: tuple[SessionInBackup, ...]) -> QListWidget:
    shown = QListWidget()
    shown.setAccessibleName(name)
    for call in calls[:MOST_SHOWN]:
        shown.addItem(f"{words.moment(call.started_at.astimezone())} · {call.trainee or '–'} · {call.customer}")
    if len(calls) > MOST_SHOWN:
        shown.addItem("…")
    return shown
