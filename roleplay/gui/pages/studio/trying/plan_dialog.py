"""A tried call as a test plan: its title and text, to be looked at and put beside the scenario."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.dialogue.authoring.trial import Trial, plan_text
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.text import Text


class PlanDialog(QDialog):
    """The plan may be changed before it is kept."""

    def __init__(self, context: Context, trial: Trial, name: str, parent: QWidget | None = None) -> None:
        """`name` is the scenario's in the library; empty for one that was never saved."""
        super().__init__(parent)
        self._context = context
        self._name = name
        self._trial = trial
        self.setWindowTitle(self.tr("Make a test plan"))
        self.resize(640, 520)
        self.banner = Banner()
        self.title = QLineEdit(self.tr("Tried in the studio"))
        self.title.setAccessibleName(self.tr("Title of the plan"))
        self.title.textChanged.connect(self._write)
        self.text = QPlainTextEdit()
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("The plan"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.banner)
        whole.addWidget(Text(self.tr("What does this call show?"), "strong"))
        whole.addWidget(self.title)
        whole.addWidget(self.text, 1)
        told = self.tr(
            "Lines with > are what was said, lines with = what must come of it. Leave out what does not matter."
        )
        whole.addWidget(Text(told, "caption", "muted", wrap=True))
        whole.addWidget(self.buttons)
        self._write()

    def save(self) -> None:
        """Put the plan beside the scenario."""
        trying, name, text = self._context.app.trying, self._name, self.text.toPlainText()
        self.buttons.setEnabled(False)
        self._context.tasks.run(self, lambda _: trying.add_plan(name, text), lambda _: self.accept(), self._failed)

    def _failed(self, problem: BaseException) -> None:
        self.buttons.setEnabled(True)
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def _write(self) -> None:
        self.text.setPlainText(plan_text(self._trial, self.title.text()))
