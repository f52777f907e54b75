"""The way to both dialogs, for any page with a list of sessions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from roleplay.core.handover import SUFFIX
from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles.handing_over import Chosen, HandOverDialog
from roleplay.gui.pages.bundles.taking_in import ImportDialog
from roleplay.gui.theme import icon
from roleplay.gui.widgets.tool_button import ToolButton


class BundleMenu(ToolButton):
    """A button with "Hand over…" and "Import…"."""

    imported = Signal()
    """There may be other sessions now."""

    def __init__(self, context: Context, chosen: Callable[[], Chosen], parent: QWidget | None = None) -> None:
        """`chosen` returns the sessions that would be handed over now."""
        super().__init__(parent)
        self._context = context
        self._chosen = chosen
        self.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Hand over or import calls"))
        self.setAccessibleName(self.tr("Hand over or import calls"))
        menu = QMenu(self)
        self.hand_over_action = menu.addAction(self.tr("Hand over…"), self.hand_over)
        self.import_action = menu.addAction(self.tr("Import…"), self._choose)
        self.import_action.setVisible(context.me.may(Action.TAKE_IN))
        menu.aboutToShow.connect(lambda: self.hand_over_action.setEnabled(bool(self._chosen().count)))
        self.setMenu(menu)
        self._tint()

    def hand_over(self) -> HandOverDialog | None:
        """Open the dialog for the chosen sessions; None when there are none."""
        chosen = self._chosen()
        if not chosen.count:
            return None
        dialog = HandOverDialog(self._context, chosen, self.window())
        dialog.open()
        return dialog

    def take_in(self, path: Path) -> ImportDialog:
        """Open the dialog for a file."""
        dialog = ImportDialog(self._context, path, self.window())
        dialog.imported.connect(self.imported)
        dialog.open()
        return dialog

    def _choose(self) -> None:
        kinds = self.tr("Roleplay calls (*%1)").replace("%1", SUFFIX)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import calls"), "", kinds)
        if path:
            self.take_in(Path(path))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "import_action"):
            self._tint()

    def _tint(self) -> None:
        self.setIcon(icon("swap-vertical"))
        self.hand_over_action.setIcon(icon("tray-arrow-down"))
        self.import_action.setIcon(icon("tray-arrow-up"))
