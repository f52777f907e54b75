"""Erasing one person: everything that goes is shown, what is not only theirs is decided, the name is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.privacy import ErasureChoices, ErasurePlan, ErasureReport, Mention, MentionChoice
from roleplay.gui.context import Context
from roleplay.gui.pages.privacy.facts import FactGrid, plan_facts
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import Notice, field
from roleplay.gui.widgets.surface import Card, Scroll, column, row
from roleplay.gui.widgets.text import Text

_ID = Qt.ItemDataRole.UserRole
_MENTION_LINES = 5
_KEEP: MentionChoice = "keep"


class EraseDialog(QDialog):
    """Nothing is erased before the name was typed and the button pressed."""

    erased = Signal(object)
    """The `ErasureReport`."""

    def __init__(self, context: Context, plan: ErasurePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan = plan
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Erase a person"))
        self.resize(760, 680)
        sheet = Scroll()
        sheet.column.addWidget(self._facts())
        if plan.authored:
            sheet.column.addWidget(self._authored())
        if plan.mentions:
            sheet.column.addWidget(self._mentions())
        if plan.held:
            sheet.column.addWidget(self._held())
        sheet.column.addStretch(1)
        self.typed = QLineEdit()
        self.typed.setMinimumHeight(40)
        self.typed.textChanged.connect(self._enable)
        self.typed.returnPressed.connect(self.erase)
        self.notice = Notice()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        title = self.tr("Erase everything of %1?").replace("%1", plan.person)
        whole.addLayout(
            column(
                Text(title, "title", wrap=True),
                Text(
                    self.tr("It cannot be undone. Backups that are restored later are erased again."), "body", "muted"
                ),
                spacing=4,
            )
        )
        whole.addWidget(sheet, 1)
        whole.addLayout(
            field(self.tr("To confirm, type the name: %1").replace("%1", plan.person), self.typed, "", self.notice)
        )
        whole.addWidget(self.bar)
        whole.addLayout(self._buttons())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._enable()
        self.typed.setFocus()

    # --- building ---

    def _facts(self) -> QWidget:
        card = Card(padding=2 * GRID)
        facts = FactGrid()
        facts.show_facts(plan_facts(self._plan))
        card.body.addWidget(Text(self.tr("What goes"), "heading"))
        card.body.addWidget(facts)
        return card

    def _authored(self) -> QWidget:
        card = Card(padding=2 * GRID)
        self.anonymise = QRadioButton(self.tr("It stays without their name"))
        self.anonymise.setChecked(True)
        self.delete = QRadioButton(self.tr("The texts go, the scores stay"))
        count = sum(self._plan.authored.values())
        card.body.addWidget(Text(self.tr("What they wrote about others’ calls"), "heading"))
        card.body.addWidget(Text(self.tr("%n piece(s): grades, comments, feedback.", "", count), "caption", "muted"))
        card.body.addWidget(self.anonymise)
        card.body.addWidget(self.delete)
        return card

    def _mentions(self) -> QWidget:
        card = Card(padding=2 * GRID)
        self.mentions = QListWidget()
        self.mentions.setAccessibleName(self.tr("Places that name them"))
        self.mentions.setWordWrap(True)
        for mention in self._plan.mentions:
            item = QListWidgetItem(_told(mention))
            item.setData(_ID, mention.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.mentions.addItem(item)
        self.mentions.setFixedHeight(44 * min(self.mentions.count(), _MENTION_LINES) + 8)
        card.body.addWidget(Text(self.tr("Others name them"), "heading"))
        told = self.tr("What is ticked gets […] in place of the name. Take a tick away where somebody else is meant.")
        card.body.addWidget(Text(told, "caption", "muted", wrap=True))
        card.body.addWidget(self.mentions)
        return card

    def _held(self) -> QWidget:
        card = Card("warn_soft", padding=2 * GRID)
        self.despite = QCheckBox(self.tr("Erase these calls, too"))
        self.despite.toggled.connect(self._enable)
        text = self.tr("%n call(s) are on hold because of a dispute.", "", len(self._plan.held))
        card.body.addWidget(Text(text, "strong", wrap=True))
        for hold in self._plan.held:
            card.body.addWidget(Text(f"{hold.customer or hold.session_id}: {hold.reason}", "caption", wrap=True))
        card.body.addWidget(self.despite)
        return card

    def _buttons(self) -> QLayout:
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.erase_button = QPushButton(self.tr("Erase for good"))
        self.erase_button.clicked.connect(self.erase)
        return row(1, self.cancel_button, self.erase_button)

    # --- doing it ---

    @property
    def choices(self) -> ErasureChoices:
        """What was decided."""
        each: dict[str, MentionChoice] = {}
        if self._plan.mentions:
            items = (self.mentions.item(place) for place in range(self.mentions.count()))
            each = {item.data(_ID): _KEEP for item in items if item.checkState() != Qt.CheckState.Checked}
        return ErasureChoices(
            authored="delete" if self._plan.authored and self.delete.isChecked() else "anonymise",
            mentions="mask",
            each=each,
            despite_holds=bool(self._plan.held) and self.despite.isChecked(),
        )

    def erase(self) -> None:
        """Erase, in the background."""
        if not self.erase_button.isEnabled():
            return
        desk, plan, choices = self._context.app.privacy, self._plan, self.choices
        self.notice.say("")
        self.bar.show()
        self._task = self._context.tasks.run(
            self, lambda task: desk.erase(plan, choices, task.report), self._done, self._failed, self._moved
        )
        self._enable()

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _done(self, report: ErasureReport) -> None:
        self._task = None
        self.erased.emit(report)
        self.accept()

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        self.bar.hide()
        if isinstance(problem, RoleplayError):
            self.notice.say(str(problem))
        else:
            self._context.fail(problem)
        self._enable()

    def _enable(self) -> None:
        right = self.typed.text().strip() == self._plan.person
        free = not self._plan.held or self.despite.isChecked()
        busy = self._task is not None
        self.erase_button.setEnabled(right and free and not busy)
        self.typed.setEnabled(not busy)
        self.cancel_button.setEnabled(not busy)

    def reject(self) -> None:
        if self._task is None:  # what has begun is brought to its end
            super().reject()


def _told(mention: Mention) -> str:
    author = f"{mention.author}: " if mention.author else ""
    return f"{author}{mention.excerpt}"
