"""What every report stands on: it loads off the window's thread, and has something to show while it has nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from PySide6Qlementine import LoadingSpinner

from roleplay.core.groups import Group
from roleplay.core.practice import Selection
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.widgets.empty import EmptyState

T = TypeVar("T")

PATIENCE_MS = 300
"""What comes sooner is shown without a spinner before it: a flash tells nothing."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose calls a report is about, and from when."""

    selection: Selection
    label: str
    """For people: a name, a group's, or everyone."""
    group: Group | None = None
    """None for everybody and for a single person."""
    person: str | None = None


class ReportTab(QWidget):
    """One report. `content` takes its widgets; call `load` to fill them."""

    sessions_wanted = Signal(object)
    """Show the calls behind a figure: a `SessionFilter`."""
    practice_wanted = Signal()
    told = Signal(str)
    """Something went well that should be said, such as the name of a file that was written."""

    def __init__(self, context: Context, nothing: EmptyState, parent: QWidget | None = None) -> None:
        """`nothing` is shown by `show_nothing`; its button leads to the customers."""
        super().__init__(parent)
        self.context = context
        self.scope: Scope | None = None
        self.timed = True
        """Whether the period that is chosen on top counts; False where the report has days of its own."""
        self._task: Task | None = None
        self._quiet = False
        self._spinner = LoadingSpinner()
        self._nothing = nothing
        nothing.acted.connect(self.practice_wanted)
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        for widget in (QWidget(), self._spinner, nothing, inside):
            self._stack.addWidget(widget)
        self._shown = inside
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PATIENCE_MS)
        self._waiting.timeout.connect(self._show_spinner)

    def show_scope(self, scope: Scope) -> None:
        """Show the report for these people and this time."""
        self.scope = scope
        self.refresh()

    def refresh(self) -> None:
        """Read everything again and show it: every report has its own way."""
        raise NotImplementedError

    def refresh_quietly(self) -> None:
        """Read everything again, and leave what is shown until then."""
        self._quiet = True
        try:
            self.refresh()
        finally:
            self._quiet = False

    @property
    def loading(self) -> bool:
        """Whether something is still being read."""
        return self._task is not None

    def load(self, job: Callable[[Task], T], show: Callable[[T], None]) -> None:
        """Do a job in the background and hand its result to `show`; an earlier job is forgotten."""
        if self._task is not None:
            self._task.cancel()

        def finished(result: T) -> None:
            self._done(task)
            show(result)

        def failed(problem: BaseException) -> None:
            self._done(task)
            self.context.fail(problem)

        task = self.context.tasks.run(self, job, finished, failed)
        self._task = task
        if not self._quiet:
            self._waiting.start()

    def show_content(self) -> None:
        """Show the report itself."""
        self._stack.setCurrentWidget(self._shown)

    def show_nothing(self) -> None:
        """Show why there is nothing to report."""
        self._stack.setCurrentWidget(self._nothing)

    def _show_spinner(self) -> None:
        self._spinner.setSpinning(True)
        self._stack.setCurrentWidget(self._spinner)

    def _done(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._waiting.stop()
            self._spinner.setSpinning(False)
