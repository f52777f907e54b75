"""How long each kind of data is kept, and what that takes away."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLayout, QPushButton, QSpinBox, QWidget

from roleplay.core.privacy import DATA_KINDS, LONGEST_DAYS, SHORTEST_DAYS, DataKind, Due, Hold, Retention, SweepPlan
from roleplay.gui import privacy_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.privacy.holding import HoldsCard
from roleplay.gui.pages.privacy.tab import PrivacyTab
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.surface import Card, Scroll, column, divider, row
from roleplay.gui.widgets.text import Text

_PAUSE_MS = 400
_USUAL = 365
"""Days that are offered where a kind was kept for ever."""


class KindRow(QWidget):
    """One kind: its name, how many days, and what would go."""

    changed = Signal()

    def __init__(self, kind: DataKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._picture = QLabel()
        name = privacy_words.kind_name(kind)
        self.days = QSpinBox()
        self.days.setRange(SHORTEST_DAYS, LONGEST_DAYS)
        self.days.setSuffix(" " + self.tr("days"))
        self.days.setMinimumWidth(128)
        self.days.setAccessibleName(self.tr("Days: %1").replace("%1", name))
        self.days.valueChanged.connect(self.changed)
        self.ever = QCheckBox(self.tr("For ever"))
        self.ever.setAccessibleName(self.tr("For ever: %1").replace("%1", name))
        self.ever.toggled.connect(self._ever_turned)
        self.goes = Text("", "caption", "muted")
        told = column(
            Text(name, "strong"),
            Text(privacy_words.kind_sentence(kind), "caption", "muted", wrap=True),
            self.goes,
            spacing=2,
        )
        line = row(self._picture, told, self.days, self.ever, spacing=2 * GRID)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_days(self, days: int | None) -> None:
        """Show what holds; None for ever."""
        for control in (self.days, self.ever):
            control.blockSignals(True)
        self.ever.setChecked(days is None)
        self.days.setValue(_USUAL if days is None else days)
        self.days.setEnabled(days is not None)
        for control in (self.days, self.ever):
            control.blockSignals(False)

    @property
    def chosen(self) -> int | None:
        """Days, None for ever."""
        return None if self.ever.isChecked() else self.days.value()

    def show_due(self, due: Due | None) -> None:
        """Tell what this rule takes away."""
        if due is None or not (due.count or due.held):
            self.goes.setText(self.tr("Nothing is older.") if due else "")
            self.goes.set_tone("muted")
            return
        parts = [privacy_words.due_text(self.kind, due.count)]
        if due.bytes:
            parts.append(words.size(due.bytes))
        if due.oldest is not None:
            parts.append(self.tr("the oldest of %1").replace("%1", words.moment(due.oldest)))
        if due.held:
            parts.append(self.tr("%n more on hold", "", due.held))
        self.goes.setText(self.tr("Would go: %1").replace("%1", " · ".join(parts)))
        self.goes.set_tone("warn" if due.count else "muted")

    def draw(self) -> None:
        """Take the colours of the theme."""
        self._picture.setPixmap(icon(privacy_words.KIND_PICTURE[self.kind], tokens().muted).pixmap(24, 24))

    def _ever_turned(self, on: bool) -> None:
        self.days.setEnabled(not on)
        self.changed.emit()


class RetentionTab(PrivacyTab):
    """The rules with a preview that follows them; nothing goes before they are kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.retention: Retention | None = None
        self.plan: SweepPlan | None = None
        self._task: Task | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(self.preview)
        self.rows = {kind: KindRow(kind) for kind in DATA_KINDS}
        rules = Card(padding=2 * GRID)
        rules.body.setSpacing(GRID + 4)
        self.state = Text("", "body", "muted", wrap=True)
        rules.body.addLayout(column(Text(self.tr("How long data is kept"), "heading"), self.state, spacing=4))
        for each in self.rows.values():
            each.changed.connect(self._changed)
            rules.body.addWidget(divider())
            rules.body.addWidget(each)
        rules.body.addWidget(divider())
        rules.body.addLayout(self._foot())
        self.holds = HoldsCard(context)
        self.holds.changed.connect(self._read_holds)
        sheet = Scroll()
        middle = QWidget()
        middle.setMaximumWidth(980)
        middle.setLayout(column(rules, self.holds, 1, spacing=2 * GRID))
        line = row(middle)
        sheet.column.addLayout(line)
        self.content.addWidget(sheet, 1)

    def _foot(self) -> QLayout:
        self.summary = Text("", "strong", wrap=True)
        self.sweep_button = QPushButton(self.tr("Delete now what is due …"))
        self.sweep_button.clicked.connect(self._sweep)
        self.undo_button = QPushButton(self.tr("Undo"))
        self.undo_button.clicked.connect(self._show_rules)
        self.save_button = QPushButton(self.tr("Keep these rules"))
        self.save_button.clicked.connect(self._save)
        line = row(self.summary, self.sweep_button, self.undo_button, self.save_button)
        line.setStretch(0, 1)
        return line

    # --- showing ---

    @property
    def days(self) -> dict[DataKind, int | None]:
        """The rules as they stand on the page."""
        return {kind: each.chosen for kind, each in self.rows.items()}

    @property
    def changed(self) -> bool:
        """Whether they are others than those that hold."""
        return self.retention is not None and self.days != dict(self.retention.days)

    def reload(self) -> None:
        """Read the rules; what is being changed stays."""
        if self.changed:
            return
        desk = self.context.app.privacy
        self.context.tasks.run(
            self, lambda _: (desk.retention, desk.holds()), lambda found: self._show(*found), self.context.fail
        )

    def _show(self, retention: Retention, holds: tuple[Hold, ...]) -> None:
        self.retention = retention
        self._show_rules()
        self.holds.show_holds(holds)

    def _read_holds(self) -> None:
        desk = self.context.app.privacy
        self.context.tasks.run(self, lambda _: desk.holds(), self.holds.show_holds, self.context.fail)
        self.preview()

    def _show_rules(self) -> None:
        if self.retention is None:
            return
        for kind, each in self.rows.items():
            each.show_days(self.retention.days[kind])
        begins = self.retention.begins
        if self.retention.confirmed:
            self.state.setText(
                self.tr("Once a day, what is older than this is deleted for good, and that is logged.")
            )
        elif begins is not None:
            day = QLocale().toString(QDate(begins.year, begins.month, begins.day), QLocale.FormatType.LongFormat)
            told = self.tr("These are the usual rules; nobody has confirmed them. They begin to delete on %1.")
            self.state.setText(told.replace("%1", day))
        else:
            self.state.setText(self.tr("These are the usual rules; nobody has confirmed them yet."))
        self._changed()

    # --- preview ---

    def _changed(self) -> None:
        self._enable()
        self._rest.start()

    def preview(self) -> None:
        """Work out what the rules on the page would take away."""
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
        desk, days = self.context.app.privacy, self.days
        self._task = self.context.tasks.run(
            self, lambda _: desk.preview(_today(), days), self._previewed, self.context.fail
        )

    def _previewed(self, plan: SweepPlan) -> None:
        self._task = None
        self.plan = plan
        due = {each.kind: each for each in plan.due}
        for kind, each in self.rows.items():
            each.show_due(due.get(kind))
        going = [privacy_words.due_text(each.kind, each.count) for each in plan.due if each.count]
        if going:
            when = self.tr("These rules would delete: %1") if self.changed else self.tr("Due now: %1")
            self.summary.setText(when.replace("%1", ", ".join(going)))
        else:
            self.summary.setText(self.tr("These rules would delete nothing today."))
        self._enable()

    def _enable(self) -> None:
        unconfirmed = self.retention is not None and not self.retention.confirmed
        self.save_button.setEnabled(self.changed or unconfirmed)
        self.save_button.setText(self.tr("Keep these rules") if self.changed else self.tr("Confirm these rules"))
        self.save_button.setVisible(self.changed or unconfirmed)
        self.undo_button.setVisible(self.changed)
        due = self.plan is not None and not self.plan.nothing
        self.sweep_button.setVisible(not self.changed and due)

    # --- changing ---

    def _save(self) -> None:
        going = (
            [privacy_words.due_text(each.kind, each.count) for each in self.plan.due if each.count]
            if self.plan
            else []
        )
        info = (
            self.tr("With the next daily sweep this goes for good: %1").replace("%1", ", ".join(going))
            if going
            else self.tr("Nothing is old enough to go yet.")
        )
        if sure(self, self.tr("Keep these rules?"), info, self.tr("Keep them")):
            self.save()

    def save(self) -> None:
        """Have the rules on the page hold from now on."""
        desk, days = self.context.app.privacy, self.days
        self.context.tasks.run(self, lambda _: desk.set_retention(days), self._saved, self.context.fail)

    def _saved(self, retention: Retention) -> None:
        self.retention = retention
        self._show_rules()
        self.told.emit(self.tr("The rules hold from now on."), "good")

    def _sweep(self) -> None:
        info = self.summary.text() + "\n" + self.tr("It cannot be brought back, except from a backup.")
        if sure(self, self.tr("Delete this now?"), info, self.tr("Delete")):
            self.sweep()

    def sweep(self) -> None:
        """Delete now what is due."""
        desk = self.context.app.privacy
        self.context.tasks.run(self, lambda task: desk.sweep(_today(), task.report), self._swept, self.context.fail)

    def _swept(self, plan: SweepPlan) -> None:
        gone = [privacy_words.due_text(each.kind, each.count) for each in plan.due if each.count]
        text = self.tr("Deleted: %1").replace("%1", ", ".join(gone)) if gone else self.tr("Nothing was due.")
        self.told.emit(text, "good")
        self.preview()

    def draw(self) -> None:
        """Take the colours of the theme."""
        for each in self.rows.values():
            each.draw()
        self.holds.draw()
        self.sweep_button.setIcon(icon("delete-outline"))
        self.save_button.setIcon(icon("check"))


def _today() -> date:
    return datetime.now().astimezone().date()
