"""The list of people with accounts on the left, the chosen one on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QLayout, QLineEdit, QPushButton, QWidget

from roleplay.core.groups import Group
from roleplay.core.people import Account, Standing
from roleplay.core.rights import Role
from roleplay.gui import people_words
from roleplay.gui.context import Context
from roleplay.gui.pages.people.adding import AddDialog
from roleplay.gui.pages.people.code_dialog import CodeDialog
from roleplay.gui.pages.people.detail import PersonCard
from roleplay.gui.pages.people.importing import ImportPeopleDialog
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.customer_filter import folded
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, Page, Scroll, column, row
from roleplay.gui.widgets.text import Text

_DETAIL_WIDTH = 384


class PeoplePage(Page):
    """Everybody who may sign in. A change holds at once, and is logged."""

    changed = Signal()
    """Somebody was changed: who is signed in may have other rights now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.people: tuple[Account, ...] = ()
        self.groups: tuple[Group, ...] = ()
        self.banner = Banner()
        self.model: RecordTable[Account] = RecordTable(self._columns(), self)
        self.table = RecordView(self.model, self.tr("People"), stretch=0)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.empty = EmptyState("account-search-outline", self.tr("Nobody fits"), "", self.tr("Show everybody"))
        self.empty.acted.connect(self.show_everybody)
        self.empty.hide()
        self.card = PersonCard(context)
        self.card.changed.connect(self._person_changed)
        self.card.code_given.connect(self.show_code)
        self.card.failed.connect(self.banner.show_problem)
        self.card.hide()
        side = Scroll()
        side.setFixedWidth(_DETAIL_WIDTH)
        side.column.addWidget(self.card)
        side.column.addStretch(1)
        left = Card(padding=12)
        left.body.addLayout(self._filters())
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self.empty, 1)
        below = row(left, side, spacing=2 * GRID)
        below.setStretch(0, 1)
        self.content.addLayout(self._head())
        self.content.addWidget(self.banner)
        self.content.addLayout(below, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self._draw()
        self.reload()

    # --- building ---

    def _columns(self) -> tuple[Column[Account], ...]:
        return (
            Column(self.tr("Name"), lambda one: one.name, lambda one: folded(one.name), 180, right=False),
            Column(
                self.tr("Role"),
                lambda one: people_words.role_name(one.role),
                lambda one: list(Role).index(one.role),
                112,
                right=False,
            ),
            Column(self.tr("Groups"), _groups_text, _groups_text, 168, right=False),
            Column(
                self.tr("State"),
                lambda one: people_words.standing_name(one.standing),
                lambda one: one.standing.value,
                104,
                right=False,
                tone=lambda one: people_words.STANDING_TONE[one.standing],
            ),
            Column(
                self.tr("Last sign-in"),
                people_words.last_sign_in,
                lambda one: one.signed_in_at.timestamp() if one.signed_in_at else 0.0,
                150,
                right=False,
            ),
        )

    def _head(self) -> QLayout:
        self.count = Text("", "body", "muted")
        self.import_button = QPushButton(self.tr("Import …"))
        self.import_button.clicked.connect(self._import)
        self.add_button = QPushButton(self.tr("Add a person …"))
        self.add_button.setShortcut("Ctrl+N")
        self.add_button.setToolTip(self.tr("Ctrl+N"))
        self.add_button.setDefault(True)
        self.add_button.clicked.connect(self.add)
        words = column(Text(self.tr("People"), "title"), self.count, spacing=2)
        return row(words, 1, self.import_button, self.add_button)

    def _filters(self) -> QLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a person or group"))
        self.search.setAccessibleName(self.tr("Find a person or group"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(220)
        self.search.textChanged.connect(self._narrow)
        self.role = QComboBox()
        self.role.setAccessibleName(self.tr("Role"))
        self.role.addItem(self.tr("All roles"), None)
        for role in Role:
            self.role.addItem(people_words.role_name(role), role.value)
        self.standing = QComboBox()
        self.standing.setAccessibleName(self.tr("State"))
        self.standing.addItem(self.tr("All states"), None)
        for standing in Standing:
            self.standing.addItem(people_words.standing_name(standing), standing.value)
        for box in (self.role, self.standing):
            box.activated.connect(self._narrow)
        line = row(self.search, self.role, self.standing)
        line.setStretch(0, 1)
        return line

    # --- showing ---

    def reload(self, chosen: str = "") -> None:
        """Read everybody again, and choose somebody."""
        app = self._context.app
        wanted = chosen or (one.name if (one := self.chosen) else "")
        self._context.tasks.run(
            self,
            lambda _: (app.people.list(), app.progress.groups()),
            lambda found: self._show(*found, wanted),
            self._context.fail,
        )

    def _show(self, people: tuple[Account, ...], groups: tuple[Group, ...], chosen: str) -> None:
        self.people, self.groups = people, groups
        first = not self.model.rowCount()
        self._narrow(chosen=chosen)
        if first:
            self.table.setFocus()
        active = sum(one.standing is Standing.ACTIVE for one in people)
        waiting = sum(one.standing is Standing.WAITING for one in people)
        told = self.tr("%n can sign in", "", active)
        if waiting:
            told += " · " + self.tr("%n invited", "", waiting)
        self.count.setText(told)

    @property
    def chosen(self) -> Account | None:
        """Who is chosen in the list."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    def choose(self, name: str) -> None:
        """Choose somebody in the list, if they are shown; otherwise the first one."""
        rows = range(self.model.rowCount())
        place = next((number for number in rows if self.model.record(number).name == name), 0)
        self.table.setCurrentIndex(self.model.index(place, 0))
        self._show_chosen()

    def _narrow(self, _: object = None, *, chosen: str = "") -> None:
        keep = chosen or (one.name if (one := self.chosen) else "")
        sought = folded(self.search.text()).split()
        role, standing = self.role.currentData(), self.standing.currentData()
        fitting = [
            one
            for one in self.people
            if (role is None or one.role.value == role)
            and (standing is None or one.standing.value == standing)
            and all(word in folded(f"{one.name} {_groups_text(one)}") for word in sought)
        ]
        self.model.show_records(fitting)
        self.table.setVisible(bool(fitting))
        self.empty.setVisible(not fitting)
        self.choose(keep)

    def show_everybody(self) -> None:
        """Take the filter away."""
        self.role.setCurrentIndex(0)
        self.standing.setCurrentIndex(0)
        self.search.clear()
        self._narrow()

    def _show_chosen(self) -> None:
        one = self.chosen
        self.card.setVisible(one is not None)
        if one is not None:
            self.card.show_person(one, self.groups)

    # --- changing ---

    def _person_changed(self, name: str, told: str) -> None:
        if told:
            self.banner.show_message(told, "good")
        self.reload(name)
        self.changed.emit()

    def add(self) -> None:
        """Ask for a new person."""
        dialog = AddDialog(self._context, self.groups, self)
        dialog.added.connect(self.reload)
        dialog.open()

    def show_code(self, name: str, code: str) -> None:
        """Show a one-time code for somebody, once."""
        CodeDialog(name, code, self).open()
        self.reload(name)

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import people"), str(Path.home()), self.tr("Tables (*.csv *.txt)")
        )
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Show what a file would change, and change it when the person agrees."""
        dialog = ImportPeopleDialog(self._context, path, self)
        dialog.imported.connect(self.reload)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "add_button"):
            self._draw()

    def _draw(self) -> None:
        self.add_button.setIcon(icon("account-plus-outline", "#ffffff"))
        self.import_button.setIcon(icon("table-arrow-up"))


def _groups_text(account: Account) -> str:
    return ", ".join(dict.fromkeys((*account.groups, *account.trains)))
