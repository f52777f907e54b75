"""One person: role, groups, and whether they can sign in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QLayout, QLineEdit, QPushButton, QWidget

from roleplay.app import Roleplay
from roleplay.core.errors import RoleplayError
from roleplay.core.groups import Group
from roleplay.core.people import Account, Standing
from roleplay.core.rights import Role
from roleplay.gui import people_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.people.adding import RoleBox
from roleplay.gui.pages.people.group_picker import GroupPicker
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.centred import field
from roleplay.gui.widgets.surface import Card, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text

_PAUSE_MS = 700
"""Ticks are kept together when the mouse rests for so long."""


class PersonCard(Card):
    """Changes hold at once; what goes far is asked about first."""

    changed = Signal(str, str)
    """Somebody of this name was changed, and what to say about it."""
    code_given = Signal(str, str)
    """A code for somebody: name, code."""
    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=2 * GRID, parent=parent)
        self._context = context
        self.person: Account | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(self.save_groups)
        self.body.setSpacing(2 * GRID)
        self.avatar = Avatar("", 48)
        self.name = OneLine("", "heading")
        self.state = Text("", "caption", "muted", wrap=True)
        head = row(self.avatar, column(self.name, self.state, spacing=2), spacing=12)
        head.setStretch(1, 1)
        self.role = RoleBox()
        self.role.activated.connect(self._role_chosen)
        self.may = Text("", "caption", "muted", wrap=True)
        self.groups = GroupPicker(self.tr("Groups"))
        self.groups.changed.connect(self._rest.start)
        self.trains = GroupPicker(self.tr("Trains these groups"))
        self.trains.changed.connect(self._rest.start)
        self._trains = QWidget()
        self._trains.setLayout(field(self.tr("Trains these groups"), self.trains, self.tr("None ticked: everybody.")))
        self.body.addLayout(head)
        self.body.addLayout(field(self.tr("Role"), self.role, "", self.may))
        self.body.addLayout(field(self.tr("Groups"), self.groups))
        self.body.addWidget(self._trains)
        self.body.addWidget(divider())
        self.body.addLayout(self._buttons())
        self._draw()

    def _buttons(self) -> QLayout:
        self.code_button = QPushButton(self.tr("New code …"))
        self.code_button.setToolTip(self.tr("For somebody who has forgotten their passphrase"))
        self.code_button.clicked.connect(self._give_code)
        self.rename_button = QPushButton(self.tr("Rename …"))
        self.rename_button.clicked.connect(self._rename)
        self.active_button = QPushButton()
        self.active_button.clicked.connect(self._turn)
        return column(row(self.code_button, self.rename_button), self.active_button, spacing=GRID)

    def show_person(self, person: Account, groups: Sequence[Group]) -> None:
        """Show somebody; what is being ticked for another one is kept first."""
        if self._rest.isActive():
            self.save_groups()
        self.person = person
        self.avatar.set_name(person.name)
        self.name.setText(person.name)
        told = [
            people_words.standing_name(person.standing),
            self.tr("last sign-in %1").replace("%1", people_words.last_sign_in(person)),
        ]
        if person.code_until is not None:
            told.append(self.tr("code good until %1").replace("%1", words.moment(person.code_until)))
        self.state.setText(" · ".join(told))
        self.role.choose(person.role)
        self.may.setText(people_words.role_sentence(person.role))
        names = tuple(group.name for group in groups)
        for picker, chosen in ((self.groups, person.groups), (self.trains, person.trains)):
            picker.blockSignals(True)
            picker.show_groups(names, chosen)
            picker.blockSignals(False)
        self._trains.setVisible(person.role is Role.TRAINER)
        active = person.standing is not Standing.INACTIVE
        self.active_button.setText(self.tr("Deactivate …") if active else self.tr("Let them sign in again"))
        mine = person.name == self._context.me.name
        self.active_button.setEnabled(not mine)
        self.active_button.setToolTip(self.tr("You cannot lock yourself out.") if mine else "")
        self.code_button.setEnabled(active)
        self._draw()

    # --- changing ---

    def _role_chosen(self) -> None:
        person, role = self.person, self.role.role
        if person is None or role is person.role:
            return
        question = self.tr("Make %1 %2?")
        question = question.replace("%1", person.name).replace("%2", people_words.role_name(role))
        if not sure(self, question, people_words.role_sentence(role), self.tr("Change the role")):
            self.role.choose(person.role)
            return
        told = self.tr("%1 is now: %2.").replace("%1", person.name).replace("%2", people_words.role_name(role))
        self._do(lambda: self._context.app.people.set_role(person.id, role), told)

    def save_groups(self) -> None:
        """Keep the groups as they are ticked."""
        self._rest.stop()
        person = self.person
        if person is None:
            return
        groups, trains = self.groups.chosen(), self.trains.chosen()
        if (set(groups), set(trains)) != (set(person.groups), set(person.trains)):
            self._do(lambda: _keep_groups(self._context.app, person, groups, trains), "")

    def _give_code(self) -> None:
        person = self.person
        if person is None:
            return
        question = self.tr("Give %1 a new code?").replace("%1", person.name)
        told = self.tr("With it they choose a new passphrase. Until then the one that they have goes on working.")
        if sure(self, question, told, self.tr("Make the code")):
            desk = self._context.app.people
            self._context.tasks.run(
                self,
                lambda _: desk.give_code(person.id).code,
                lambda code: self.code_given.emit(person.name, code),
                self._refused,
            )

    def _rename(self) -> None:
        person = self.person
        if person is None:
            return
        title, told = (
            self.tr("Rename"),
            self.tr("The new name stands in all their calls, grades and assignments, too."),
        )
        name, agreed = QInputDialog.getText(self, title, told, QLineEdit.EchoMode.Normal, person.name)
        if agreed and name.strip() and name.strip() != person.name:
            self.rename(name)

    def rename(self, name: str) -> None:
        """Give the person another name, everywhere."""
        person = self.person
        if person is not None:
            told = self.tr("%1 is now called %2.").replace("%1", person.name).replace("%2", name.strip())
            self._do(lambda: self._context.app.people.rename(person.id, name), told, name.strip())

    def _turn(self) -> None:
        person = self.person
        if person is None:
            return
        if person.standing is Standing.INACTIVE:
            told = self.tr("%1 can sign in again.").replace("%1", person.name)
            self._do(lambda: self._context.app.people.reactivate(person.id), told)
            return
        question = self.tr("Deactivate %1?").replace("%1", person.name)
        info = self.tr("They cannot sign in any more. Their calls and grades stay until they are erased or too old.")
        if sure(self, question, info, self.tr("Deactivate")):
            told = self.tr("%1 cannot sign in any more.").replace("%1", person.name)
            self._do(lambda: self._context.app.people.deactivate(person.id), told)

    def _do(self, change: Callable[[], object], told: str, name: str = "") -> None:
        whom = name or (self.person.name if self.person else "")
        self._context.tasks.run(self, lambda _: change(), lambda _: self.changed.emit(whom, told), self._refused)

    def _refused(self, problem: BaseException) -> None:
        if isinstance(problem, RoleplayError):
            self.failed.emit(problem)
        else:
            self._context.fail(problem)
        if self.person is not None:
            self.changed.emit(self.person.name, "")  # what is shown is read anew

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "active_button"):
            self._draw()

    def _draw(self) -> None:
        self.code_button.setIcon(icon("key-outline"))
        self.rename_button.setIcon(icon("rename-outline"))
        active = self.person is None or self.person.standing is not Standing.INACTIVE
        self.active_button.setIcon(icon("account-cancel-outline" if active else "account-check-outline"))


def _keep_groups(app: Roleplay, person: Account, groups: Sequence[str], trains: Sequence[str]) -> None:
    """Put a person into groups and out of others, by name, and say which ones they train; new ones are made."""
    known = app.progress.groups()
    for group in known:
        wanted = group.name in groups
        if wanted != (person.name in group.members):
            others = tuple(name for name in group.members if name != person.name)
            app.progress.save_group(group.id, group.name, (*others, person.name) if wanted else others)
    for name in dict.fromkeys((*groups, *trains)):
        if name not in {group.name for group in known}:
            app.progress.save_group(None, name, (person.name,) if name in groups else ())
    if person.role is Role.TRAINER and set(trains) != set(person.trains):
        app.people.set_trains(person.id, trains)
