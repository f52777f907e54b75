"""Calls under dispute: which are on hold, putting more of them there, and letting them go again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.privacy import Hold
from roleplay.core.records import SessionFilter, SessionSummary
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Card, clear, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text

_ID = Qt.ItemDataRole.UserRole
_LONGEST = 500
"""Letters of a reason."""


class HoldDialog(QDialog):
    """Whose calls, which of them, and why."""

    held = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Put calls on hold"))
        self.resize(560, 520)
        self.banner = Banner()
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Whose calls"))
        self.person.activated.connect(self._read)
        self.calls = QListWidget()
        self.calls.setAccessibleName(self.tr("Calls"))
        self.calls.itemChanged.connect(self._enable)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why, such as the number of a case"))
        self.reason.textChanged.connect(self._enable)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.hold_button = QPushButton(self.tr("Put on hold"))
        self.hold_button.setDefault(True)
        self.hold_button.clicked.connect(self.hold)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("Which calls are not to be deleted?"), "title", wrap=True))
        whole.addWidget(self.banner)
        whole.addWidget(self.person)
        whole.addWidget(self.calls, 1)
        whole.addWidget(self.reason)
        whole.addLayout(row(1, cancel, self.hold_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._enable()
        app = context.app
        context.tasks.run(self, lambda _: app.finding.choices().people, self._show_people, self._failed)

    def _show_people(self, people: tuple[str, ...]) -> None:
        self.person.clear()
        self.person.addItems(people)
        self._read()

    def _read(self) -> None:
        app, person = self._context.app, self.person.currentText()
        self.calls.clear()
        if person:
            wanted = SessionFilter(people=(person,))
            self._context.tasks.run(
                self, lambda _: (person, app.sessions(wanted)), lambda found: self._show_calls(*found), self._failed
            )

    def _show_calls(self, person: str, calls: tuple[SessionSummary, ...]) -> None:
        if person != self.person.currentText():  # somebody else was chosen meanwhile
            return
        self.calls.clear()
        for call in calls:
            item = QListWidgetItem(f"{words.moment(call.started_at.astimezone())} · {call.customer}")
            item.setData(_ID, call.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.calls.addItem(item)
        self._enable()

    @property
    def chosen(self) -> list[str]:
        """The calls that are ticked."""
        items = (self.calls.item(place) for place in range(self.calls.count()))
        return [str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _enable(self) -> None:
        self.hold_button.setEnabled(bool(self.chosen and self.reason.text().strip()))

    def hold(self) -> None:
        """Put what is ticked on hold."""
        desk, chosen, reason = self._context.app.privacy, self.chosen, self.reason.text()
        self._context.tasks.run(self, lambda _: desk.hold(chosen, reason), lambda _: self._done(), self._failed)

    def _done(self) -> None:
        self.held.emit()
        self.accept()

    def _failed(self, problem: BaseException) -> None:
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)


class HoldsCard(Card):
    """The calls on hold."""

    changed = Signal()
    """One was put there, or let go."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=2 * GRID, parent=parent)
        self._context = context
        told = self.tr("A call under dispute is put on hold: no rule deletes it until the hold is lifted.")
        self.add_button = QPushButton(self.tr("Put calls on hold …"))
        self.add_button.clicked.connect(self.add)
        self.body.addLayout(row(Text(self.tr("On hold"), "heading"), 1, self.add_button))
        self.body.addWidget(Text(told, "body", "muted", wrap=True))
        self.lines = column(spacing=GRID)
        self.body.addLayout(self.lines)

    def show_holds(self, holds: tuple[Hold, ...]) -> None:
        """Show them, with a button for each."""
        clear(self.lines)
        for hold in holds:
            self.lines.addWidget(divider())
            self.lines.addLayout(self._line(hold))
        if not holds:
            self.lines.addWidget(Text(self.tr("No call is on hold."), "body", "muted"))

    def _line(self, hold: Hold) -> QLayout:
        what = " · ".join(part for part in (hold.trainee, hold.customer) if part) or hold.session_id
        when = self.tr("%1, by %2").replace("%1", words.moment(hold.held_at)).replace("%2", hold.held_by or "–")
        release = QPushButton(self.tr("Lift the hold"))
        release.setAccessibleName(f"{release.text()}: {what}")
        release.clicked.connect(lambda: self.release(hold))
        line = row(
            column(OneLine(what, "strong"), OneLine(f"{hold.reason} ({when})", "caption", "muted"), spacing=2),
            release,
        )
        line.setStretch(0, 1)
        return line

    def add(self) -> None:
        """Ask which calls, and why."""
        dialog = HoldDialog(self._context, self)
        dialog.held.connect(self.changed)
        dialog.open()

    def release(self, hold: Hold) -> None:
        """Let a call go again."""
        desk = self._context.app.privacy
        self._context.tasks.run(
            self, lambda _: desk.release([hold.session_id]), lambda _: self.changed.emit(), self._context.fail
        )

    def draw(self) -> None:
        """Take the colours of the theme."""
        self.add_button.setIcon(icon("lock-plus-outline"))
