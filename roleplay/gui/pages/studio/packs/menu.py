"""The button of the studio from which packs go out and come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from roleplay.core.packs import PACK_SUFFIX
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.packs.export_dialog import PackExportDialog
from roleplay.gui.pages.studio.packs.import_dialog import PackImportDialog
from roleplay.gui.pages.studio.packs.installed_dialog import InstalledDialog
from roleplay.gui.theme import icon


class PackButton(QPushButton):
    """Opens a menu: take a pack in, see and remove those that are here, make one."""

    imported = Signal()
    """Customers came in, or went: read the library anew."""

    def __init__(
        self,
        context: Context,
        own: Callable[[], tuple[tuple[str, str], ...]],
        chosen: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`own` gives ids and titles of the person's own customers, `chosen` the id of the one that is chosen."""
        super().__init__(parent)
        self._context = context
        self._own = own
        self._chosen = chosen
        self.setIcon(icon("package-variant-closed"))
        self.setText(self.tr("Packs"))
        menu = QMenu(self)
        self.take_action = menu.addAction(self.tr("Take in a pack …"), self._ask)
        self.list_action = menu.addAction(self.tr("Packs that were taken in …"), self.show_installed)
        self.make_action = menu.addAction(self.tr("Make a pack …"), self.make)
        menu.aboutToShow.connect(lambda: self.make_action.setEnabled(bool(self._own())))
        self.setMenu(menu)

    def _ask(self) -> None:
        kinds = self.tr("Scenario packs") + f" (*{PACK_SUFFIX})"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Take in a pack"), "", kinds)
        if path:
            self.take_in(Path(path))

    def take_in(self, path: Path) -> PackImportDialog:
        """Show what is in a pack."""
        dialog = PackImportDialog(self._context, path, self.window())
        dialog.imported.connect(self.imported)
        dialog.open()
        return dialog

    def show_installed(self) -> InstalledDialog:
        """Show the packs that were taken in; they can be removed there."""
        dialog = InstalledDialog(self._context, self.window())
        dialog.removed.connect(self.imported)
        dialog.open()
        return dialog

    def make(self) -> PackExportDialog:
        """Ask what a pack is to hold."""
        dialog = PackExportDialog(self._context, self._own(), self._chosen(), self.window())
        dialog.open()
        return dialog
