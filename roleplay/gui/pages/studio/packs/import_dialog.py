"""Taking a pack in: who signed it, what is in it, what it needs, and what becomes of what is here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.packs import Handling, PackItem, PackPreview
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles.parts import Progress, SignerCard, margins
from roleplay.gui.pages.bundles.words import signer_sentence
from roleplay.gui.pages.studio.packs.words import PackWords, plain_table
from roleplay.gui.tasks import Task
from roleplay.gui.theme import icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import OneLine, Text


class PackImportDialog(QDialog):
    """Checks a pack at once, shows what was found, and takes it in when the person agrees."""

    imported = Signal()
    checked = Signal()
    """What is in the pack is shown, or why it cannot be."""

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = path
        self._task: Task | None = None
        self._words = PackWords()
        self.preview: PackPreview | None = None
        self.setWindowTitle(self.tr("Take in a pack"))
        self.resize(780, 680)
        whole = QVBoxLayout(self)
        margins(whole)
        self.title = Text(self.tr("Take in a pack"), "title", wrap=True)
        self.about = OneLine(path.name, "body", "muted")
        self.description = Text("", "body", wrap=True)
        self.banner = Banner()
        self.signer = SignerCard()
        self.trust = QCheckBox(self.tr("I have compared the groups: trust this key from now on"))
        self.trust.toggled.connect(self._enable)
        self.table: QTableWidget = plain_table(
            (self.tr("What"), self.tr("Name"), self.tr("Version"), self.tr("Import")), stretched=3
        )
        self.table.setAccessibleName(self.tr("What is in the pack"))
        self.handling = QComboBox()
        self.handling.setAccessibleName(self.tr("What to do with what is here otherwise"))
        for name, value in self._words.handlings():
            self.handling.addItem(name, value)
        self.handling.activated.connect(lambda _: self.check())
        self.differing = Text(self.tr("What is here otherwise"), "strong")
        self.progress = Progress()
        for widget in (self.title, self.about, self.description, self.banner, self.signer, self.trust):
            whole.addWidget(widget)
        whole.addWidget(self.table, 1)
        line = row(self.differing, self.handling)
        line.setStretch(1, 1)
        whole.addLayout(line)
        whole.addWidget(self.progress)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button = QPushButton(icon("tray-arrow-up"), self.tr("Take in"))
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self.take_in)
        whole.addLayout(row(1, self.cancel_button, self.import_button))
        for hidden in (self.signer, self.trust, self.description, self.differing, self.handling):
            hidden.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._enable()
        self.check()

    @property
    def chosen(self) -> Handling:
        """What is to be done with what differs."""
        value: Handling = self.handling.currentData()
        return value

    # --- looking ---

    def check(self) -> None:
        """Look into the pack, with what the person has chosen."""
        if self._task is not None:
            return
        desk, path, handling = self._context.app.packs, self._path, self.chosen
        self.progress.begin(self.tr("Checking the signature and every file"))
        self._task = self._context.tasks.run(
            self,
            lambda task: desk.inspect(path, handling, task.report),
            self._show,
            self._failed,
            self.progress.move,
            self._stopped,
        )
        self._enable()

    def _show(self, preview: PackPreview) -> None:
        self._over()
        self.preview = preview
        head = preview.head
        self.title.setText(head.title)
        self.about.setText(
            " · ".join(
                word
                for word in (
                    self._path.name,
                    self.tr("version %1").replace("%1", str(head.version)),
                    self.tr("licence %1").replace("%1", head.licence),
                    head.authors,
                    words.size(preview.bytes),
                )
                if word
            )
        )
        self.description.setText(head.description)
        self.description.setVisible(bool(head.description))
        name = preview.signer.name or self.tr("somebody without a name")
        signed = self.tr("Signed by %1").replace("%1", name)
        sentence = signer_sentence(preview.standing, preview.known_as)
        self.signer.show_signer(preview.standing, signed, sentence, preview.signer.fingerprint)
        self.signer.show()
        self.trust.setVisible(preview.standing in ("new", "changed"))
        self._show_items(preview.items)
        clash = bool(preview.count("differs") + preview.count("taken"))
        self.differing.setVisible(clash)
        self.handling.setVisible(clash)
        needs = [self._words.need(need) for need in preview.needs if not need.met]
        if preview.refused:
            refused = self.tr("It cannot be taken in: %1.").replace("%1", preview.refused)
            self.banner.show_message(refused, "bad")
        elif needs:
            self.banner.show_message(" ".join(needs), "warn")
        self._enable()
        self.checked.emit()

    def _show_items(self, items: tuple[PackItem, ...]) -> None:
        self.table.setRowCount(len(items))
        for place, item in enumerate(items):
            version = str(item.version) if item.version else ""
            for column, text in enumerate(
                (self._words.kind(item.kind), item.name, version, self._words.becomes(item))
            ):
                self.table.setItem(place, column, QTableWidgetItem(text))

    def _enable(self) -> None:
        preview = self.preview
        ready = preview is not None and self._task is None and not preview.refused
        if preview is not None and ready:
            clash = bool(preview.count("differs") + preview.count("taken")) and self.chosen == "refuse"
            trusted = preview.standing in ("own", "known") or self.trust.isChecked()
            ready = trusted and not clash and any(item.placed_as for item in preview.items)
        self.import_button.setEnabled(ready)

    # --- taking in ---

    def take_in(self) -> None:
        """Take everything in, as the person has chosen."""
        if self.preview is None or self._task is not None:
            return
        desk, path, key, handling = self._context.app.packs, self._path, self.preview.signer.key, self.chosen
        self.banner.hide()
        self.progress.begin(self.tr("Taking in"))
        self._task = self._context.tasks.run(
            self,
            lambda task: desk.take_in(path, task.report, trust=key, handling=handling),
            self._taken,
            self._failed,
            self.progress.move,
            self._stopped,
        )
        self._enable()

    def _taken(self, taken: PackPreview) -> None:
        self._over()
        self.preview = None
        self._show_items(taken.items)
        for widget in (self.trust, self.differing, self.handling, self.import_button):
            widget.hide()
        self.cancel_button.setText(self.tr("Close"))
        names = ", ".join(item.title for item in taken.items if item.kind == "scenario" and item.placed_as)
        done = self.tr("Taken in: %1.").replace("%1", names) if names else self.tr("Taken in.")
        self.banner.show_message(done, "good")
        self.imported.emit()

    def _over(self) -> None:
        self._task = None
        self.progress.hide()

    def _stopped(self) -> None:
        self._over()
        super().reject()

    def _failed(self, problem: BaseException) -> None:
        self._over()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
            self.cancel_button.setText(self.tr("Close"))
        else:
            self._context.fail(problem)
        self._enable()
        self.checked.emit()

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()
