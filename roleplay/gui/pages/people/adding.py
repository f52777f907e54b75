"""Adding one person: name, role, groups; then the code for their first sign-in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from roleplay.app.desk.people import Issued
from roleplay.core.errors import RoleplayError
from roleplay.core.groups import Group
from roleplay.core.people import NewAccount
from roleplay.core.rights import Role
from roleplay.gui import people_words
from roleplay.gui.context import Context
from roleplay.gui.pages.people.code_dialog import HandOver
from roleplay.gui.pages.people.group_picker import GroupPicker
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import Notice, field
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text


class RoleBox(QComboBox):
    """All roles, the least powerful first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for role in Role:
            self.addItem(people_words.role_name(role), role.value)

    @property
    def role(self) -> Role:
        """The one that is chosen."""
        return Role(self.currentData())  # Qt keeps texts, no enumerations

    def choose(self, role: Role) -> None:
        """Choose one, silently for who listens to `activated`."""
        self.setCurrentIndex(self.findData(role.value))


class AddDialog(QDialog):
    """Asks, adds in the background, and shows the code to be handed over."""

    added = Signal(str)
    """Somebody of this name is there now."""

    def __init__(self, context: Context, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._groups = tuple(group.name for group in groups)
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Add a person"))
        self.setMinimumWidth(560)
        self.title = Text(self.tr("Add a person"), "title", wrap=True)
        self.notice = Notice()
        self.hand_over = HandOver()
        self.hand_over.hide()
        self._form = QWidget()
        self._form.setLayout(self._fields())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        for part in (self.title, self._form, self.hand_over, self.notice):
            whole.addWidget(part)
        whole.addLayout(self._buttons())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.hand_over.forget)
        self._role_chosen()
        self._enable()
        self.name.setFocus()

    def _fields(self) -> QVBoxLayout:
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(self.tr("First name and surname"))
        self.name.textChanged.connect(self._enable)
        self.role = RoleBox()
        self.role.currentIndexChanged.connect(self._role_chosen)
        self.may = Text("", "caption", "muted", wrap=True)
        self.groups = GroupPicker(self.tr("Groups"))
        self.groups.show_groups(self._groups, ())
        self.trains = GroupPicker(self.tr("Trains these groups"))
        self.trains.show_groups(self._groups, ())
        self._trains = QWidget()
        everybody = self.tr("None ticked: everybody.")
        self._trains.setLayout(field(self.tr("Trains these groups"), self.trains, everybody))
        return column(
            field(self.tr("Name"), self.name, self.tr("As it is to stand in the practice log.")),
            field(self.tr("Role"), self.role, "", self.may),
            field(self.tr("Groups"), self.groups),
            self._trains,
            spacing=2 * GRID,
        )

    def _buttons(self) -> QLayout:
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.another_button = QPushButton(self.tr("Add another"))
        self.another_button.setAutoDefault(False)
        self.another_button.clicked.connect(self.begin_again)
        self.another_button.hide()
        self.add_button = QPushButton(self.tr("Add"))
        self.add_button.setDefault(True)
        self.add_button.clicked.connect(self.add)
        return row(1, self.cancel_button, self.another_button, self.add_button)

    def _role_chosen(self) -> None:
        role = self.role.role
        self.may.setText(people_words.role_sentence(role))
        self._trains.setVisible(role is Role.TRAINER)
        QTimer.singleShot(0, self, self.adjustSize)

    # --- doing it ---

    @property
    def wanted(self) -> NewAccount:
        """Who is to be added."""
        role = self.role.role
        trains = self.trains.chosen() if role is Role.TRAINER else ()
        return NewAccount(self.name.text(), role, self.groups.chosen(), trains)

    def add(self) -> None:
        """Add the person; once that is done, close."""
        if self.hand_over.isVisible():
            self.accept()
            return
        self.notice.say("")
        desk, wanted = self._context.app.people, self.wanted
        self._task = self._context.tasks.run(
            self,
            lambda _: desk.add(wanted.name, wanted.role, wanted.groups, wanted.trains),
            self._added,
            self._failed,
        )
        self._enable()

    def _added(self, issued: Issued) -> None:
        name, code = issued.account.name, issued.code
        self._task = None
        self.title.setText(self.tr("%1 was added").replace("%1", name))
        self._form.hide()
        self.hand_over.show_code(name, code)
        self.hand_over.show()
        self.cancel_button.hide()
        self.another_button.show()
        self.add_button.setText(self.tr("I have handed it over"))
        self._enable()
        self.adjustSize()
        self.added.emit(name)

    def begin_again(self) -> None:
        """Ask for the next person; role and groups stay as they were."""
        self.hand_over.forget()
        self.hand_over.hide()
        self._form.show()
        self.title.setText(self.tr("Add a person"))
        self.cancel_button.show()
        self.another_button.hide()
        self.add_button.setText(self.tr("Add"))
        self.name.clear()
        self.name.setFocus()
        self.adjustSize()

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        if isinstance(problem, RoleplayError):
            self.notice.say(str(problem))
        else:
            self._context.fail(problem)
        self._enable()
        self.name.setFocus()

    def _enable(self) -> None:
        shown = self.hand_over.isVisibleTo(self)
        self.add_button.setEnabled(self._task is None and (shown or bool(self.name.text().strip())))
