"""Handing customers out: which ones, what the pack is called, under which licence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.packs import PACK_SUFFIX, PackContents, PackHead, PackWish
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles.parts import Progress, margins
from roleplay.gui.tasks import Task
from roleplay.gui.theme import icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text

LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "GPL-3.0-or-later", "LicenseRef-Proprietary")


class PackExportDialog(QDialog):
    """Asks what a pack is to hold, and writes it."""

    written = Signal()

    def __init__(
        self, context: Context, own: tuple[tuple[str, str], ...], chosen: str = "", parent: QWidget | None = None
    ) -> None:
        """`own` are ids and titles of the person's own customers; `chosen` is ticked."""
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Make a pack"))
        self.resize(620, 660)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(Text(self.tr("Make a pack"), "title"))
        told = self.tr(
            "One signed file with these customers and all that they need: voices, sounds, parts, test plans."
        )
        whole.addWidget(Text(told, "body", "muted", wrap=True))
        self.banner = Banner()
        whole.addWidget(self.banner)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Customers"))
        for name, title in own:
            item = QListWidgetItem(f"{title} ({name})")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name == chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _: self._enable())
        whole.addWidget(self.list, 1)
        self.title = QLineEdit(next((title for name, title in own if name == chosen), ""))
        self.title.textChanged.connect(lambda _: self._enable())
        self.version = QSpinBox()
        self.version.setRange(1, 9_999)
        self.authors = QLineEdit(context.app.settings.trainee)
        self.licence = QComboBox()
        self.licence.setEditable(True)
        self.licence.addItems(list(LICENCES))
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(72)
        form = QFormLayout()
        for name, widget in (
            (self.tr("Title"), self.title),
            (self.tr("Version"), self.version),
            (self.tr("Authors"), self.authors),
            (self.tr("Licence"), self.licence),
            (self.tr("What it is for"), self.description),
        ):
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        whole.addLayout(form)
        self.progress = Progress()
        whole.addWidget(self.progress)
        self.close_button = QPushButton(self.tr("Cancel"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.write_button = QPushButton(icon("tray-arrow-down"), self.tr("Write …"))
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self._ask)
        whole.addLayout(row(1, self.close_button, self.write_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._enable()

    @property
    def wish(self) -> PackWish:
        """What the person has asked for."""
        items = [self.list.item(place) for place in range(self.list.count())]
        chosen = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        names = tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)
        head = PackHead(
            names[0] if names else "",
            self.version.value(),
            self.title.text().strip(),
            self.description.toPlainText().strip(),
            self.authors.text().strip(),
            self.licence.currentText().strip(),
        )
        return PackWish(names, head)

    def _enable(self) -> None:
        wish = self.wish
        self.write_button.setEnabled(bool(wish.scenarios and wish.head.title) and self._task is None)

    def _ask(self) -> None:
        proposed = f"{self.wish.head.id}{PACK_SUFFIX}"
        kinds = self.tr("Scenario packs") + f" (*{PACK_SUFFIX})"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Write a pack"), proposed, kinds)
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the pack."""
        desk, wish = self._context.app.packs, self.wish
        self.banner.hide()
        self.progress.begin(self.tr("Writing"))
        self._task = self._context.tasks.run(
            self, lambda task: desk.export(wish, path, task.report), self._written, self._failed, self.progress.move
        )
        self._enable()

    def _written(self, contents: PackContents) -> None:
        self._over()
        told = self.tr("Written, with %1 things in it. Your key: %2").replace("%1", str(len(contents.items)))
        self.banner.show_message(told.replace("%2", contents.signer.fingerprint), "good")
        self.close_button.setText(self.tr("Close"))
        self.written.emit()

    def _failed(self, problem: BaseException) -> None:
        self._over()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def _over(self) -> None:
        self._task = None
        self.progress.hide()
        self._enable()
