"""Taking a file in: who signed it, what is in it, and what comes of it, before anything is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.handover import BundlePreview
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles import session_list
from roleplay.gui.pages.bundles.parts import Progress, SignerCard, margins
from roleplay.gui.pages.bundles.words import BundleWords, signed_by, signer_sentence
from roleplay.gui.tasks import Task
from roleplay.gui.theme import icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Card, row
from roleplay.gui.widgets.text import OneLine, Text


class ImportDialog(QDialog):
    """Checks a file at once, shows what was found, and imports it when the person agrees."""

    imported = Signal()

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = path
        self._task: Task | None = None
        self.preview: BundlePreview | None = None
        self.setWindowTitle(self.tr("Import calls"))
        self.resize(760, 640)
        self.banner = Banner()
        self.signer = SignerCard()
        self.progress = Progress()
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(Text(self.tr("Import calls"), "title"))
        self.about = OneLine(path.name, "body", "muted")
        whole.addWidget(self.about)
        whole.addWidget(self.banner)
        whole.addWidget(self.signer)
        self.trust = QCheckBox(self.tr("I have compared the groups: trust this key from now on"))
        self.trust.toggled.connect(self._enable)
        whole.addWidget(self.trust)
        self.sessions = self._list()
        whole.addWidget(self.sessions, 1)
        self.bring_back = QCheckBox()
        self.bring_back.toggled.connect(self._show_sessions)
        whole.addWidget(self.bring_back)
        whole.addWidget(self.progress)
        whole.addLayout(self._buttons())
        for widget in (self.signer, self.trust, self.sessions, self.bring_back):
            widget.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._check()

    # --- building ---

    def _list(self) -> QWidget:
        self.model = session_list.BundledSessions(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Calls in the file"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.horizontalHeader().setHighlightSections(False)
        for place, width in enumerate(session_list.WIDTHS):
            self.table.setColumnWidth(place, width)
        self.table.horizontalHeader().setSectionResizeMode(session_list.IMPORT, QHeaderView.ResizeMode.Stretch)
        self.counts = Text("", "strong", wrap=True)
        card = Card(padding=12)
        card.body.addWidget(self.counts)
        card.body.addWidget(self.table, 1)
        return card

    def _buttons(self) -> QHBoxLayout:
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button = QPushButton(icon("tray-arrow-up"), self.tr("Import"))
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        self.import_button.clicked.connect(self.take_in)
        return row(1, self.cancel_button, self.import_button)

    # --- checking ---

    def _check(self) -> None:
        desk, path = self._context.app.bundles, self._path
        self._begin(self.tr("Checking the signature and every file"))
        self._task = self._context.tasks.run(
            self,
            lambda task: desk.inspect(path, task.report),
            self._show,
            self._failed,
            self.progress.move,
            self._given_up,
        )

    def _show(self, preview: BundlePreview) -> None:
        self._over()
        self.preview = preview
        made = self.tr("made %1 by Roleplay %2")
        made = made.replace("%1", words.moment(preview.made_at)).replace("%2", preview.program_version)
        names = self.tr("names of people were replaced") if preview.pseudonyms else ""
        facts = (self._path.name, words.size(preview.bytes), made, names)
        self.about.setText(" · ".join(fact for fact in facts if fact))
        sentence = signer_sentence(preview.standing, preview.known_as)
        self.signer.show_signer(preview.standing, signed_by(preview), sentence, preview.signer.fingerprint)
        deleted = preview.count("deleted")
        self.bring_back.setText(self.tr("Bring back %n call(s) that were deleted here", "", deleted))
        self.counts.setText(BundleWords().counts(preview))
        self.signer.show()
        self.sessions.show()
        self.trust.setVisible(preview.standing in ("new", "changed"))
        self.bring_back.setVisible(bool(deleted))
        self._show_sessions()

    def _show_sessions(self) -> None:
        if self.preview is not None:
            self.model.show_sessions(self.preview.sessions, bring_back=self.bring_back.isChecked())
        self._enable()

    def _enable(self) -> None:
        preview = self.preview
        if preview is None or self._task is not None:
            self.import_button.setEnabled(False)
            return
        wanted = preview.count("new") + preview.count("merged")
        wanted += preview.count("deleted") if self.bring_back.isChecked() else 0
        trusted = preview.standing in ("own", "known") or self.trust.isChecked()
        self.import_button.setEnabled(bool(wanted) and trusted)
        if not wanted:
            self.banner.show_message(self.tr("There is nothing in it that is not here already."), "info")
        elif self.bring_back.isChecked():
            self.banner.hide()

    # --- importing ---

    def take_in(self) -> None:
        """Import everything, as the person has chosen."""
        if self.preview is None:
            return
        desk, path, key = self._context.app.bundles, self._path, self.preview.signer.key
        bring_back = self.bring_back.isChecked()
        self._begin(self.tr("Importing"))
        self._task = self._context.tasks.run(
            self,
            lambda task: desk.take_in(path, task.report, trust=key, bring_back=bring_back),
            self._taken,
            self._failed,
            self.progress.move,
            self._stopped,
        )
        self._enable()

    def _taken(self, taken: BundlePreview) -> None:
        self._over()
        self.preview = None
        self.model.show_sessions(taken.sessions)
        self.counts.setText(BundleWords().counts(taken))
        for box in (self.trust, self.bring_back):
            box.hide()
        self.import_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.banner.show_message(BundleWords().done(taken), "warn" if taken.count("refused") else "good")
        self.imported.emit()

    # --- both ---

    def _begin(self, what: str) -> None:
        self.banner.hide()
        self.progress.begin(what)
        for widget in (self.trust, self.bring_back):
            widget.setEnabled(False)

    def _over(self) -> None:
        self._task = None
        self.progress.hide()
        for widget in (self.trust, self.bring_back):
            widget.setEnabled(True)

    def _stopped(self) -> None:
        self._over()
        self.banner.show_message(self.tr("Nothing was imported."), "info")
        self._enable()

    def _given_up(self) -> None:
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

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()  # the dialog closes, or goes on, when the work has stopped
            return
        super().reject()
