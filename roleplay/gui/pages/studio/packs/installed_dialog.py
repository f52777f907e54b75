"""The packs that were taken in: whose they are, what was changed since, and removing one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.packs import InstalledPack, PackRemoval
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles.parts import margins
from roleplay.gui.pages.studio.packs.words import PackWords, plain_table
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


class InstalledDialog(QDialog):
    """Above the packs, below what becomes of each file of the chosen one when it is removed."""

    removed = Signal()
    shown = Signal()
    """The packs, or what would go with the chosen one, are shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = PackWords()
        self._packs: tuple[InstalledPack, ...] = ()
        self.plan: PackRemoval | None = None
        self.setWindowTitle(self.tr("Packs that were taken in"))
        self.resize(820, 620)
        self.banner = Banner()
        self.table = plain_table(
            (self.tr("Pack"), self.tr("Version"), self.tr("Licence"), self.tr("Signed by"), self.tr("Taken in")),
            stretched=0,
        )
        self.table.setAccessibleName(self.tr("Packs that were taken in"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._look)
        self.told = Text(self.tr("When it is removed"), "strong")
        self.needed = Text("", "body", "bad", wrap=True)
        self.files = plain_table((self.tr("What"), self.tr("What becomes of it")), stretched=1)
        self.files.setAccessibleName(self.tr("When it is removed"))
        hint = self.tr("Saved calls stay as they are: each has in it the customer with whom it was played.")
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.remove_button = QPushButton(icon("trash-can-outline"), self.tr("Remove ..."))
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self.ask)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.setSpacing(GRID)
        whole.addWidget(Text(self.tr("Packs that were taken in"), "title"))
        whole.addWidget(self.banner)
        whole.addWidget(self.table, 2)
        whole.addWidget(self.told)
        whole.addWidget(self.needed)
        whole.addWidget(self.files, 3)
        whole.addWidget(Text(hint, "caption", "muted", wrap=True))
        whole.addLayout(row(1, self.close_button, self.remove_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show_plan(None)
        self.read()

    def read(self) -> None:
        """Read which packs are here."""
        desk = self._context.app.packs
        self._context.tasks.run(self, lambda _: desk.installed(), self._show, self._failed)

    def _show(self, packs: tuple[InstalledPack, ...]) -> None:
        self._packs = packs
        self.table.setRowCount(len(packs))
        for place, pack in enumerate(packs):
            head = pack.head
            day = pack.taken_at.astimezone().strftime("%Y-%m-%d")
            for column, text in enumerate((head.title, str(head.version), head.licence, pack.signer.name, day)):
                self.table.setItem(place, column, QTableWidgetItem(text))
        if not packs:
            self._show_plan(None)
            self.banner.show_message(self.tr("No pack has been taken in yet."), "info")
            self.shown.emit()
            return
        self.table.clearSelection()
        self.table.setCurrentCell(0, 0)
        self.table.selectRow(0)

    def _look(self) -> None:
        at = self.table.currentRow()
        if not 0 <= at < len(self._packs):
            self._show_plan(None)
            return
        desk, name = self._context.app.packs, self._packs[at].head.id
        self._context.tasks.run(self, lambda _: desk.removal(name), self._show_plan, self._failed)

    def _show_plan(self, plan: PackRemoval | None) -> None:
        at = self.table.currentRow()
        if plan is not None and not (0 <= at < len(self._packs) and self._packs[at].head.id == plan.pack.head.id):
            return  # another one was chosen meanwhile
        self.plan = plan
        goes, aside = self.tr("Goes"), self.tr("Goes; you changed it, so a copy is kept")
        rows = []
        if plan is not None:
            rows = [(self._words.file(name), aside if name in plan.kept_aside else goes) for name in plan.files]
            rows += [(self._words.file(name), self._words.left(why)) for name, why in plan.left]
        self.files.setRowCount(len(rows))
        for place, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.files.setItem(place, column, QTableWidgetItem(text))
        needed = [self._words.dependant(one) for one in plan.dependants] if plan is not None else []
        self.needed.setText(" ".join([*needed, self.tr("So it cannot be removed.")]) if needed else "")
        self.needed.setVisible(bool(needed))
        self.told.setVisible(plan is not None)
        self.remove_button.setEnabled(plan is not None and not needed)
        if plan is not None:
            self.shown.emit()

    def ask(self) -> None:
        """Ask whether the chosen pack is really to go."""
        plan = self.plan
        if plan is None or plan.dependants:
            return
        told = [self._words.file(name) for name in plan.files[:12]]
        told += ["…"] if len(plan.files) > 12 else []
        kept = self.tr("What you changed is kept aside; customers can be restored from their versions.")
        if sure(
            self,
            self.tr("Remove the pack “%1”?").replace("%1", plan.pack.head.title),
            "\n".join([self.tr("These go:"), *told, *([kept] if plan.kept_aside else [])]),
            self.tr("Remove"),
            destructive=True,
        ):
            self._remove(plan)

    def _remove(self, plan: PackRemoval) -> None:
        desk = self._context.app.packs
        self.remove_button.setEnabled(False)
        self._context.tasks.run(self, lambda _: desk.remove(plan.pack.head.id), self._gone, self._failed)

    def _gone(self, done: PackRemoval) -> None:
        told = self.tr("Removed: %1.").replace("%1", done.pack.head.title)
        if done.aside is not None:
            told += " " + self.tr("What you changed lies in %1.").replace("%1", str(done.aside))
        self.banner.show_message(told, "good")
        self.removed.emit()
        self.read()

    def _failed(self, problem: BaseException) -> None:
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)
        self.shown.emit()
