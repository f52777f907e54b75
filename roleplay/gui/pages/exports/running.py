"""An export while it runs, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.core.exports import ExportCancelled, ExportPhase, ExportProgress, ExportResult, ProgressReport
from roleplay.core.lrs import PushReport
from roleplay.gui.context import Context
from roleplay.gui.pages.exports.export_words import note_text
from roleplay.gui.tasks import Task
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_STEPS = 1000
_PHASES: tuple[ExportPhase, ...] = ("reading", "writing", "setting")
Came_co = TypeVar("Came_co", bound=ExportResult | PushReport, covariant=True)


class Job(Protocol[Came_co]):
    """What all exports have in common."""

    def run(self, report: ProgressReport) -> Came_co:
        """Do it."""

    def cancel(self) -> None:
        """Stop soon; nothing is left behind."""


class RunningExport(QWidget):
    """A bar with a button to cancel; afterwards a message, with a button that shows the folder."""

    begun = Signal()
    ended = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._job: Job[ExportResult | PushReport] | None = None
        self._made: Path | None = None
        self.what = Text("", "caption", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self.banner = Banner()
        self.banner.acted.connect(self.show_in_folder)
        self._bar = QWidget()
        line = row(column(self.what, self.bar, spacing=4), self.cancel_button, spacing=16)
        line.setStretch(0, 1)
        self._bar.setLayout(line)
        self._bar.hide()
        self.setLayout(column(self._bar, self.banner))

    @property
    def busy(self) -> bool:
        """Whether an export runs."""
        return self._task is not None

    def start(self, prepare: Callable[[], Job[ExportResult | PushReport]]) -> None:
        """Have a job made and run in the background; nothing happens while another one runs."""
        if self.busy:
            return
        self.banner.hide()
        self._made = None
        self.bar.setRange(0, 0)
        self._say("reading")
        self._bar.show()

        def work(task: Task) -> ExportResult | PushReport:
            job = prepare()
            self._job = job
            try:
                return job.run(lambda progress: task.report(_place(progress), _PHASES.index(progress.phase)))
            except ExportCancelled:
                task.cancel()
                raise

        self._task = self._context.tasks.run(self, work, self._done, self._failed, self._move, self._stopped)
        self.begun.emit()

    def cancel(self) -> None:
        """Stop what runs; nothing of it is left behind."""
        if self._task is not None:
            self._task.cancel()
        if self._job is not None:
            self._job.cancel()

    def show_in_folder(self) -> None:
        """Open the folder of what was written."""
        if self._made is not None:
            folder = self._made if self._made.is_dir() else self._made.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _move(self, place: int, phase: int) -> None:
        """Show how far a phase is; the background only hands on two numbers."""
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(place)
        self._say(_PHASES[phase])

    def _say(self, phase: ExportPhase) -> None:
        text = {
            "reading": self.tr("Reading what was not read before …"),
            "writing": self.tr("Writing …"),
            "setting": self.tr("Setting the pages …"),
        }[phase]
        self.what.setText(text)
        self.bar.setAccessibleName(text)

    def _stopped(self) -> None:
        self._task = self._job = None
        self._bar.hide()
        self.ended.emit()

    def _done(self, result: ExportResult | PushReport) -> None:
        self._stopped()
        if isinstance(result, ExportResult):
            self._made = result.path
            text = self.tr("Saved as %1 (%n row(s)).", "", result.rows)
            if result.path.is_dir():
                text = self.tr("%n file(s) saved in %1.", "", result.rows)
            told = "\n".join((text.replace("%1", str(result.path)), *map(note_text, result.notes)))
            self.banner.show_message(told, "warn" if result.notes else "good", self.tr("Show in folder"))
            return
        told = self.tr("The record store has taken %n statement(s).", "", result.sent)
        if result.voided:
            told += " " + self.tr("%n earlier one(s) were made void.", "", result.voided)
        if result.conflicts:
            told += " " + self.tr("%n it has in other words, and keeps them.", "", len(result.conflicts))
        self.banner.show_message(told, "warn" if result.conflicts else "good")

    def _failed(self, problem: BaseException) -> None:
        self._stopped()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)


def _place(progress: ExportProgress) -> int:
    """Return how far a phase of an export is, from 0 to `_STEPS`."""
    share = progress.done / progress.total if progress.total else 1.0
    return round(share * _STEPS)
