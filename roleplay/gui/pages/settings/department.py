"""Where calls are kept: on this computer, or in the database of a department."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from roleplay.core.records import Settings
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.database_address import DatabaseAddress
from roleplay.gui.pages.settings.form import Section


class DepartmentSection(Section):
    """An address is tried, then used from the next start on: the store that is open stays as it is until then."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        self.address = DatabaseAddress(
            context,
            self.tr("The department’s database"),
            self.tr(
                "Everybody’s calls in one PostgreSQL database, from every desk. Without it they are kept on this "
                "computer. For laptops see Synchronising."
            ),
            self.tr("Use it from the next start"),
            self.tr("Keep calls on this computer"),
        )
        self.address.chosen.connect(self._choose)
        self.column.addWidget(self.address)
        self.column.addStretch(1)

    def entered(self) -> None:
        desk = self.context.app.department
        self.context.tasks.run(
            self,
            lambda _: (desk.address(), desk.from_outside(), desk.open_now()),
            lambda found: self._show(*found),
            self.context.fail,
        )

    def _show(self, address: str, outside: bool, now: str) -> None:
        if outside:
            state = self.tr("Calls are kept in %1. ROLEPLAY_DATABASE_URL says so, and counts more than the settings.")
        elif address == now:
            state = self.tr("Calls are kept in %1.") if now else self.tr("Calls are kept on this computer.")
        elif address:
            state = self.tr(
                "From the next start on calls are kept in %1. Those that are on this computer stay here, and are "
                "shown again when the address is taken away."
            )
        else:
            state = self.tr("From the next start on calls are kept on this computer. The department’s stay there.")
        self.address.show_address(address, state.replace("%1", address or now), fixed=outside)

    def _choose(self, address: str) -> None:
        if not address:
            self.address.edit.clear()
            self.address.edit.setModified(False)
        self.change(database_url=address)
        self.entered()
