"""What is kept of a call, told before the first one is recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from roleplay.core.privacy import NoticeState
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text


class NoticeDialog(QDialog):
    """The notice in full; it is acknowledged, or the call is held without a recording."""

    acknowledged = Signal()
    """It is kept that they have taken note: the call may be recorded."""
    unrecorded = Signal()
    """They would rather not be recorded."""

    def __init__(self, context: Context, state: NoticeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._state = state
        self.setWindowTitle(self.tr("Before your first recording"))
        self.resize(680, 640)
        again = state.acknowledged_version > 0
        title = self.tr("The notice has changed") if again else self.tr("Before your first recording")
        told = self.tr("Please read what is kept of your calls, who sees it, and for how long.")
        self.text = QPlainTextEdit(state.notice.text)
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(12)
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.read = QCheckBox(self.tr("I have read this"))
        self.read.toggled.connect(self._enable)
        self.without_button = QPushButton(self.tr("Practise without recording"))
        self.without_button.setAutoDefault(False)
        self.without_button.clicked.connect(self._go_without)
        self.agree_button = QPushButton(icon("check", "#ffffff"), self.tr("Acknowledge"))
        self.agree_button.setDefault(True)
        self.agree_button.clicked.connect(self.acknowledge)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addLayout(column(Text(title, "title", wrap=True), Text(told, "body", "muted", wrap=True), spacing=4))
        whole.addWidget(self.text, 1)
        version = self.tr("Version %1").replace("%1", str(state.notice.version))
        whole.addLayout(row(self.read, 1, Text(version, "caption", "muted")))
        whole.addLayout(row(self.without_button, 1, self.agree_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._enable()
        self.text.setFocus()

    def acknowledge(self) -> None:
        """Keep that they have taken note, and go on."""
        if not self.agree_button.isEnabled():
            return
        self.agree_button.setEnabled(False)
        desk, notice = self._context.app.privacy, self._state.notice
        self._context.tasks.run(
            self, lambda _: desk.acknowledge(notice.language), lambda _: self._kept(), self._failed
        )

    def _kept(self) -> None:
        self.accept()
        self.acknowledged.emit()

    def _failed(self, problem: BaseException) -> None:
        self._enable()
        self._context.fail(problem)

    def _go_without(self) -> None:
        self.reject()
        self.unrecorded.emit()

    def _enable(self) -> None:
        self.agree_button.setEnabled(self.read.isChecked())
