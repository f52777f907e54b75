"""The first start: alone or several people; then the administrator, and the recovery code."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QPushButton, QWidget

from roleplay.app.access.entry import Begun
from roleplay.core.errors import RoleplayError
from roleplay.gui.context import Context
from roleplay.gui.pages.new_passphrase import NewPassphrase
from roleplay.gui.passphrase_words import judge
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import Centred, Notice, field
from roleplay.gui.widgets.choice_card import ChoiceCard
from roleplay.gui.widgets.secret_code import CodeConfirmation, SecretCode
from roleplay.gui.widgets.surface import column, row

_WIDE, _NARROW = 680, 520


class WelcomePage(Centred):
    """Asks once who uses this computer. Nothing is written before the last button of a step is pressed."""

    alone = Signal()
    """Only one person uses this computer: that is kept."""
    ready = Signal()
    """The administrator was made, has kept the recovery code, and is signed in."""
    left = Signal()
    """They would rather not begin accounts after all; only where it was asked for in the settings."""

    def __init__(self, context: Context, *, choose: bool = True, parent: QWidget | None = None) -> None:
        """`choose` False begins with the administrator: that several people use it was said elsewhere."""
        super().__init__(_WIDE, parent)
        self._context = context
        self._choose = choose
        self._task: Task | None = None
        self.steps = (self._choice(), self._administrator(), self._recovery())
        self.notice = Notice()
        for part in (*self.steps, self.notice):
            self.card.body.addWidget(part)
        if choose:
            self.show_choice()
        else:
            self.show_administrator()

    # --- the three steps ---

    def _choice(self) -> QWidget:
        self.one = ChoiceCard(
            "account-outline",
            self.tr("Only I use this computer"),
            self.tr("No sign-in. Your calls are yours, as your computer is."),
        )
        self.several = ChoiceCard(
            "account-group-outline",
            self.tr("Several people use it"),
            self.tr(
                "Everybody signs in and sees what is theirs. Trainers, HR and administrators have their own rights."
            ),
        )
        self.one.clicked.connect(self._be_alone)
        self.several.clicked.connect(self.show_administrator)
        line = row(self.one, self.several, spacing=2 * GRID)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        return _holding(line)

    def _administrator(self) -> QWidget:
        self.name = QLineEdit()
        self.name.setMinimumHeight(40)
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(self.tr("First name and surname"))
        self.name.textChanged.connect(self._enable)
        self.passphrase = NewPassphrase(self._context, lambda text: judge(self._context.app, text, self.name.text()))
        self.passphrase.changed.connect(self._enable)
        self.passphrase.returned.connect(self.begin)
        self.name.returnPressed.connect(self.passphrase.setFocus)
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.clicked.connect(self._back)
        self.create_button = QPushButton(self.tr("Create the administrator"))
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self.begin)
        for button in (self.back_button, self.create_button):
            button.setMinimumHeight(40)
        name = field(self.tr("Your name"), self.name)
        return _holding(
            column(name, self.passphrase, _buttons(self.back_button, self.create_button), spacing=2 * GRID)
        )

    def _recovery(self) -> QWidget:
        self.code = SecretCode("roleplay-recovery-code", self._sheet)
        self.code.failed.connect(lambda problem: self.notice.say(str(problem)))
        self.confirmation = CodeConfirmation()
        self.confirmation.confirmed.connect(lambda _: self._enable())
        self.confirmation.edit.returnPressed.connect(self.finish)
        self.done_button = QPushButton(self.tr("I have kept it: go on"))
        self.done_button.setDefault(True)
        self.done_button.setMinimumHeight(40)
        self.done_button.clicked.connect(self.finish)
        return _holding(column(self.code, self.confirmation, _buttons(self.done_button), spacing=2 * GRID))

    def _sheet(self, code: str) -> str:
        text = self.tr(
            "Recovery code of Roleplay\n\nAdministrator: %1\nMade on: %2\n\n%3\n\nIt lets the administrator choose a "
            "new passphrase, once. Keep it where only those find it who may: in a safe, or in a password manager. "
            "Whoever has it and this computer can sign in as the administrator."
        )
        made = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        return text.replace("%2", made).replace("%1", self.name.text()).replace("%3", code)

    # --- going through them ---

    def show_choice(self) -> None:
        """Ask who uses this computer."""
        self._show(0, _WIDE)
        self.set_heading(
            self.tr("Welcome"),
            self.tr("Here you rehearse difficult phone calls, out loud. Who uses this computer?"),
            self.tr(
                "You can change this later in the settings. Whatever you choose: what is said stays on this computer."
            ),
        )
        self.one.setFocus()

    def show_administrator(self) -> None:
        """Ask for the administrator."""
        self._show(1, _NARROW)
        self.back_button.setText(self.tr("Back") if self._choose else self.tr("Cancel"))
        told = self.tr(
            "The administrator adds the others and keeps the program running. They hear no calls and read none: that "
            "is for the trainers."
        )
        self.set_heading(self.tr("First, the administrator"), told)
        self._enable()
        (self.passphrase if self.name.text() else self.name).setFocus()

    def show_code(self, code: str) -> None:
        """Show the recovery code."""
        self._show(2, _NARROW)
        told = self.tr(
            "Should you forget your passphrase, this code is the only way in. It is shown now and never again."
        )
        self.set_heading(self.tr("Your recovery code"), told)
        self.code.show_code(code)
        self.confirmation.ask(code)
        self._enable()
        self.code.copy_button.setFocus()

    def _show(self, step: int, width: int) -> None:
        self.notice.say("")
        for place, part in enumerate(self.steps):
            part.setVisible(place == step)
        self.set_width(width)

    def _back(self) -> None:
        self.passphrase.clear()
        if self._choose:
            self.show_choice()
        else:
            self.left.emit()

    # --- doing it ---

    def _be_alone(self) -> None:
        access = self._context.app.access
        self._context.tasks.run(self, lambda _: access.use_alone(), lambda _: self.alone.emit(), self._failed)

    def begin(self) -> None:
        """Make the administrator's account, in the background."""
        if not self.create_button.isEnabled():
            return
        access, name, passphrase = self._context.app.access, self.name.text(), self.passphrase.text
        self.notice.say("")
        self._task = self._context.tasks.run(
            self, lambda _: access.begin(name, passphrase), self._created, self._failed
        )
        self._enable()

    def _created(self, begun: Begun) -> None:
        self._task = None
        self.passphrase.clear()
        self.show_code(begun.recovery_code)
        if begun.left:
            text = self.tr("%n name(s) in the store could get no account: %1", "", len(begun.left))
            self.notice.say(text.replace("%1", ", ".join(begun.left)))

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        if isinstance(problem, RoleplayError):
            self.notice.say(str(problem))
        else:
            self._context.fail(problem)
        self._enable()

    def finish(self) -> None:
        """Go on; the code is forgotten."""
        if self.confirmation.right:
            self.code.forget_copy()
            self.code.show_code("")
            self.ready.emit()

    def _enable(self) -> None:
        busy = self._task is not None
        self.create_button.setEnabled(bool(self.name.text().strip()) and self.passphrase.ready and not busy)
        self.create_button.setText(self.tr("One moment …") if busy else self.tr("Create the administrator"))
        self.name.setEnabled(not busy)
        self.passphrase.set_enabled(enabled=not busy)
        self.back_button.setEnabled(not busy)
        if hasattr(self, "done_button"):
            self.done_button.setEnabled(self.confirmation.right)


def _holding(layout: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    return row(*buttons[:-1], 1, buttons[-1], spacing=GRID)
