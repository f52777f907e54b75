"""Asking which graded calls somebody else is to grade, without a sight of the first grade."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from roleplay.app.desk.second_gradings import Sample
from roleplay.core.errors import RoleplayError
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text

_DAYS = (7, 30, 90, 0)


class NewSecondGradings(QDialog):
    """Draws finished first grades of a period; the same grader never gets the same grade twice."""

    given = Signal(int, str)
    """How many calls, and to whom."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Second gradings"))
        self.setMinimumWidth(480)
        self.banner = Banner()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setEnabled(False)
        buttons.accepted.connect(self.give)
        buttons.rejected.connect(self.reject)
        self.grader = QLineEdit()
        self.grader.setMaxLength(80)
        self.grader.setPlaceholderText(self.tr("As in their settings"))
        self.grader.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.period = QComboBox()
        for days, text in zip(
            _DAYS, (self.tr("7 days"), self.tr("30 days"), self.tr("90 days"), self.tr("All")), strict=True
        ):
            self.period.addItem(text, days)
        self.period.setCurrentIndex(1)
        self.way = QComboBox()
        self.way.addItem(self.tr("Every nth graded call"), "every")
        self.way.addItem(self.tr("So many at random"), "count")
        self.number = QSpinBox()
        self.number.setRange(1, 1_000)
        self.number.setValue(5)
        self.seed = QSpinBox()
        self.seed.setRange(0, 999_999)
        self.seed.setToolTip(self.tr("The same number draws the same calls"))
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow(self.tr("Second grader"), self.grader)
        form.addRow(self.tr("Calls of the last"), self.period)
        form.addRow(self.tr("Draw"), row(self.way, self.number))
        form.addRow(self.tr("Seed"), self.seed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.banner)
        whole.addWidget(
            Text(
                self.tr("They do not see the first grade, its score or comments until they have finished."),
                "body",
                "muted",
                wrap=True,
            )
        )
        whole.addLayout(form)
        whole.addWidget(buttons)

    def sample(self) -> Sample:
        """Return what is to be drawn."""
        days = int(self.period.currentData())
        since = datetime.now(UTC) - timedelta(days=days) if days else None
        number, seed = self.number.value(), self.seed.value()
        if self.way.currentData() == "every":
            return Sample(since, every=number, seed=seed)
        return Sample(since, count=number, seed=seed)

    def give(self) -> None:
        """Draw, and give what was drawn to the second grader."""
        seconds, sample, grader = self._context.app.trust.seconds, self.sample(), self.grader.text().strip()

        def given(count: int) -> None:
            if not count:
                text = self.tr("No graded call of this time fits: it must be finished, and graded by somebody else.")
                self.banner.show_message(text, "warn")
                return
            self.given.emit(count, grader)
            self.accept()

        def failed(problem: BaseException) -> None:
            if isinstance(problem, RoleplayError):
                self.banner.show_problem(problem)
            else:
                self._context.fail(problem)

        self._context.tasks.run(self, lambda _: seconds.assign(seconds.sample(sample, grader), grader), given, failed)
