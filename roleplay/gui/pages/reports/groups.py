"""Making groups and putting people into them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.groups import Group
from roleplay.core.practice import Person
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text

_ID = Qt.ItemDataRole.UserRole


class GroupsDialog(QDialog):
    """Groups on the left, the people of the chosen one on the right. Every change is kept at once."""

    def __init__(
        self, context: Context, people: Sequence[Person], groups: Sequence[Group], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._names = [person.name for person in people if person.name]
        self.setWindowTitle(self.tr("Groups"))
        self.resize(720, 520)
        self.banner = Banner()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.banner)
        sides = row(self._left(), self._right(), spacing=2 * GRID)
        sides.setStretch(1, 1)
        whole.addLayout(sides, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        whole.addWidget(buttons)
        self._show(groups, None)

    # --- building ---

    def _left(self) -> QWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Groups"))
        self.list.currentRowChanged.connect(self._chosen)
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(self.tr("Name of a new group"))
        self.new_name.setAccessibleName(self.tr("Name of a new group"))
        self.new_name.setMaxLength(80)
        self.new_name.returnPressed.connect(self._add)
        self.add_button = QPushButton(icon("plus"), self.tr("Add"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add)
        left = QWidget()
        left.setFixedWidth(264)
        left.setLayout(
            column(Text(self.tr("Groups"), "heading"), self.list, row(self.new_name, self.add_button), spacing=GRID)
        )
        return left

    def _right(self) -> QWidget:
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.name.setMaxLength(80)
        self.name.editingFinished.connect(self._save)
        self.delete_button = QPushButton(icon("delete-outline"), self.tr("Delete"))
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self._delete)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a person"))
        self.search.setAccessibleName(self.tr("Find a person"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.people = QListWidget()
        self.people.setAccessibleName(self.tr("People of the group"))
        self.people.itemChanged.connect(lambda _: self._save())
        self._count = Text("", "caption", "muted")
        self._right_side = Card()
        self._right_side.body.addLayout(row(self.name, self.delete_button))
        self._right_side.body.addWidget(self.search)
        self._right_side.body.addWidget(self.people, 1)
        self._right_side.body.addWidget(self._count)
        return self._right_side

    # --- showing ---

    def _show(self, groups: Sequence[Group], chosen: int | None) -> None:
        self._groups = {group.id: group for group in groups}
        self.list.blockSignals(True)
        self.list.clear()
        place = 0
        for group in groups:
            item = QListWidgetItem(group.name)
            item.setData(_ID, group.id)
            self.list.addItem(item)
            if group.id == chosen:
                place = self.list.count() - 1
        self.list.setCurrentRow(place if groups else -1)
        self.list.blockSignals(False)
        self._chosen()

    def _group(self) -> Group | None:
        item = self.list.currentItem()
        return None if item is None else self._groups[item.data(_ID)]

    def _chosen(self) -> None:
        group = self._group()
        self._right_side.setEnabled(group is not None)
        self.name.setText(group.name if group else "")
        members = set(group.members) if group else set()
        self.people.blockSignals(True)
        self.people.clear()
        for name in sorted({*self._names, *members}, key=lambda name: (name not in members, name.casefold())):
            item = QListWidgetItem(name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if name in members else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.blockSignals(False)
        self._narrow()
        self._tell_count()

    def _narrow(self) -> None:
        sought = self.search.text().strip().casefold()
        for place in range(self.people.count()):
            item = self.people.item(place)
            item.setHidden(sought not in item.text().casefold())

    def _tell_count(self) -> None:
        self._count.setText(self.tr("%n person(s) in this group", "", len(self._members())) if self._groups else "")

    def _members(self) -> tuple[str, ...]:
        items = (self.people.item(place) for place in range(self.people.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    # --- changing ---

    def _add(self) -> None:
        name = self.new_name.text()

        def added(group_id: int, groups: tuple[Group, ...]) -> None:
            self.new_name.clear()
            self._show(groups, group_id)

        self._change(lambda: self._context.app.progress.save_group(None, name, ()), added)

    def _save(self) -> None:
        group = self._group()
        if group is None:
            return
        name, members = self.name.text(), self._members()
        self._tell_count()
        if (name, members) != (group.name, group.members):
            self._change(lambda: self._context.app.progress.save_group(group.id, name, members), self._saved)

    def _saved(self, group_id: int, groups: tuple[Group, ...]) -> None:
        """Take over what is kept now, without moving anything under the person's hands."""
        self._groups = {group.id: group for group in groups}
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(_ID) == group_id and group_id in self._groups:
                item.setText(self._groups[group_id].name)

    def _delete(self) -> None:
        group = self._group()
        if group is not None:
            gone = group.id

            def delete() -> int:
                self._context.app.progress.delete_group(gone)
                return gone

            self._change(delete, lambda _, groups: self._show(groups, None))

    def _change(self, change: Callable[[], int], then: Callable[[int, tuple[Group, ...]], None]) -> None:
        desk = self._context.app.progress
        self._context.tasks.run(self, lambda _: (change(), desk.groups()), lambda found: then(*found), self._failed)

    def _failed(self, problem: BaseException) -> None:
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)
            return
        self.banner.show_problem(problem)
        group = self._group()
        self.name.setText(group.name if group else "")
