"""Installing a recognition model in the background, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roleplay.core.records import ModelStatus
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task


class ModelInstaller(QObject):
    """Installs by name, file or folder. A download that was cancelled goes on the next time where it stopped."""

    began = Signal(str)
    """Name or path."""
    progressed = Signal(str, object, object)
    """Name or path, bytes done, bytes in all (0 when unknown)."""
    installed = Signal(object)
    """The `ModelStatus`."""
    stopped = Signal()
    """The person has cancelled it."""
    failed = Signal(object)
    ended = Signal()
    """After any of these three."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether one is being installed."""
        return self._task is not None

    def install(self, name_or_path: str, language: str = "") -> None:
        """Install a model; `language` (ISO 639-1) is needed where its name does not tell it."""
        if self.busy:
            return
        app = self._context.app

        def over() -> None:
            self._task = None
            self.ended.emit()

        def installed(model: ModelStatus) -> None:
            self.installed.emit(model)
            over()

        def failed(problem: BaseException) -> None:
            self.failed.emit(problem)
            over()

        def stopped() -> None:
            self.stopped.emit()
            over()

        self._task = self._context.tasks.run(
            self,
            lambda task: app.install_model(name_or_path, task.report, language=language),
            installed,
            failed,
            lambda done, total: self.progressed.emit(name_or_path, done, total),
            stopped,
        )
        self.began.emit(name_or_path)

    def cancel(self) -> None:
        """Stop; what has arrived is kept."""
        if self._task is not None:
            self._task.cancel()
