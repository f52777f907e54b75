"""Exports that were kept under a name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from roleplay.core.exports import ExportRecipe, ExportWish
from roleplay.gui.context import Context
from roleplay.gui.theme import icon
from roleplay.gui.widgets.tool_button import ToolButton


class RecipeMenu(ToolButton):
    """A menu of recipes: choose one, keep what is chosen now, forget one."""

    chosen = Signal(object)
    """An `ExportRecipe`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._recipes: tuple[ExportRecipe, ...] = ()
        self._wish: ExportWish | None = None
        self.setText(self.tr("Saved exports"))
        self.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMinimumHeight(36)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._tint()
        self._fill()

    def reload(self) -> None:
        """Read them again."""
        app = self._context.app
        self._context.tasks.run(self, lambda _: app.exports.recipes(), self._show, self._context.fail)

    def set_wish(self, wish: ExportWish | None) -> None:
        """Note what would be kept now; None where there is nothing to keep."""
        self._wish = wish
        self._fill()

    def ask_to_save(self) -> None:
        """Ask for a name, and keep what is chosen now under it."""
        name, sure = QInputDialog.getText(self, self.tr("Save this export"), self.tr("Name"))
        if sure and name.strip():
            self.save(name)

    def save(self, name: str) -> None:
        """Keep what is chosen now."""
        app, wish = self._context.app, self._wish
        if wish is not None:
            self._context.tasks.run(
                self, lambda _: app.exports.save_recipe(name, wish), lambda _: self.reload(), self._context.fail
            )

    def drop(self, name: str) -> None:
        """Forget one."""
        app = self._context.app
        self._context.tasks.run(
            self, lambda _: app.exports.drop_recipe(name), lambda _: self.reload(), self._context.fail
        )

    def _show(self, recipes: tuple[ExportRecipe, ...]) -> None:
        self._recipes = recipes
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        for recipe in self._recipes:
            action = self._menu.addAction(_literal(recipe.name))
            action.triggered.connect(lambda _=False, recipe=recipe: self.chosen.emit(recipe))
        if self._recipes:
            self._menu.addSeparator()
        save = self._menu.addAction(icon("bookmark-plus-outline"), self.tr("Save this export …"), self.ask_to_save)
        save.setEnabled(self._wish is not None)
        if self._recipes:
            drop = self._menu.addMenu(icon("trash-can-outline"), self.tr("Forget"))
            for recipe in self._recipes:
                action = drop.addAction(_literal(recipe.name))
                action.triggered.connect(lambda _=False, name=recipe.name: self.drop(name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_menu"):
            self._tint()

    def _tint(self) -> None:
        self.setIcon(icon("bookmark-outline"))


def _literal(name: str) -> str:
    """Return a name for a menu, which takes `&` for the mark of a key."""
    return name.replace("&", "&&")
