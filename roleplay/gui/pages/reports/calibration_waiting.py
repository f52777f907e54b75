"""A calibration that is not over: who has graded what, and nobody's answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text

Progress = tuple[tuple[str, str, tuple[str, ...]], ...]
"""Id and label of each session, and the names of those who have finished with it."""
_SESSION = Qt.ItemDataRole.UserRole


class WaitingView(QWidget):
    """The calls of a meeting; one that is chosen is opened to be graded."""

    call_wanted = Signal(str)
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = Text("", "body", "muted", wrap=True)
        self.calls = QListWidget()
        self.calls.setAccessibleName(self.tr("Calls to grade"))
        self.calls.itemActivated.connect(self._open)
        self.calls.itemClicked.connect(self._open)
        self.close_button = QPushButton(self.tr("Close now"))
        self.close_button.setToolTip(self.tr("Compare what is finished, without those who are missing"))
        self.close_button.clicked.connect(self.close_wanted)
        card = Card()
        card.body.addWidget(Text(self.tr("Not everybody has finished"), "heading"))
        card.body.addWidget(self.told)
        card.body.addWidget(self.calls, 1)
        card.body.addLayout(row(1, self.close_button))
        self.setLayout(column(card))

    def show_progress(self, progress: Progress, grader: str, *, closable: bool) -> None:
        """Show what is finished; the calls that `grader` has still to grade stand first."""
        self.told.setText(
            self.tr(
                "Until then nobody sees what the others answered, nor what the machine would. Choose a call to grade "
                "it: the tab “Grade” beside it is blind."
            )
        )
        self.close_button.setVisible(closable)
        self.calls.clear()
        for session_id, label, done in sorted(progress, key=lambda one: grader in one[2]):
            finished = ", ".join(done) if done else self.tr("nobody yet")
            item = QListWidgetItem(f"{label}\n" + self.tr("finished: %1").replace("%1", finished))
            mine = grader in done
            item.setIcon(icon("check-circle-outline" if mine else "circle-outline", tokens().good if mine else ""))
            item.setData(_SESSION, session_id)
            self.calls.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.call_wanted.emit(item.data(_SESSION))
