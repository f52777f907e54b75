"""Putting right what was recognised: the mark of a corrected answer, and the editor for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from roleplay.core.events import WentElsewhere
from roleplay.core.records import Correction
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.turns import Turn

_LINES = 3


class CorrectionBox(QWidget):
    """Below what the trainee said: whether it was corrected, and how to do so or take it back."""

    saved = Signal(str)
    """What was really said."""
    taken_back = Signal()

    def __init__(self, move: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._move = move
        self.edit_button = QPushButton(self.tr("Correct what was heard"))
        self.edit_button.setFlat(True)
        self.edit_button.setAccessibleDescription(move.text)
        self.edit_button.clicked.connect(self.begin)
        self.take_back_button = QPushButton(self.tr("Take the correction back"))
        self.take_back_button.setFlat(True)
        self.take_back_button.clicked.connect(self._take_back)
        self.take_back_button.setVisible(move.heard is not None)
        self._mark = QLabel()
        self.heard = Text("", "caption", "muted", wrap=True)
        self._editor = self._build_editor()
        whole = column(spacing=GRID)
        if move.heard is not None:
            whole.addLayout(self._marked(move.heard))
        if move.elsewhere is not None:
            whole.addWidget(Text(self._elsewhere(move.elsewhere), "caption", "warn", wrap=True))
        self._others = column(spacing=2)
        whole.addLayout(self._others)
        whole.addWidget(self._editor)
        self._buttons = QWidget()
        self._buttons.setLayout(row(self.edit_button, self.take_back_button, 1))
        whole.addWidget(self._buttons)
        self.setLayout(whole)
        self._draw()

    def show_others(self, others: Sequence[Correction]) -> None:
        """Show what was handed over from elsewhere for these words: it stands beside them, and counts for nothing."""
        for one in others:
            text = self.tr("Elsewhere, %1 wrote: “%2”").replace("%1", one.corrected_by or self.tr("somebody"))
            self._others.addWidget(Text(text.replace("%2", one.text), "caption", "muted", wrap=True))

    def begin(self) -> None:
        """Open the editor on the words as they stand."""
        self.field.setPlainText(self._move.text)
        self._buttons.hide()
        self._editor.show()
        self.field.selectAll()
        self.field.setFocus()

    def cancel(self) -> None:
        """Close the editor and change nothing."""
        self._editor.hide()
        self._buttons.show()
        self.set_busy(busy=False)
        self.edit_button.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Refuse further clicks while a correction is saved, or take them again."""
        for widget in (self.field, self.save_button, self.cancel_button, self.take_back_button):
            widget.setEnabled(not busy)

    def _build_editor(self) -> QWidget:
        editor = Card("sunken", padding=12)
        self.field = _Field()
        self.field.setAccessibleName(self.tr("What was really said"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 2 * GRID)
        self.field.saved.connect(self._save)
        self.field.left.connect(self.cancel)
        self.save_button = QPushButton(self.tr("Save and score again"))
        self.save_button.clicked.connect(self._save)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        hint = self.tr("Write what was really said. What was recognised is kept beside it, and the answer is marked.")
        editor.body.addWidget(Text(self.tr("What was really said"), "overline"))
        editor.body.addWidget(self.field)
        editor.body.addWidget(Text(hint, "caption", "muted", wrap=True))
        editor.body.addLayout(row(self.save_button, self.cancel_button, 1))
        editor.hide()
        return editor

    def _marked(self, heard: str) -> QHBoxLayout:
        told = (
            self.tr("Corrected. Heard: “%1”").replace("%1", heard) if heard else self.tr("Corrected. Heard: nothing")
        )
        self.heard.setText(told)
        line = row(self._mark, self.heard, spacing=6)
        line.setStretch(1, 1)
        line.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        return line

    def _elsewhere(self, elsewhere: WentElsewhere) -> str:
        where = f"{elsewhere.node}: “{elsewhere.says}”" if elsewhere.says else elsewhere.node
        if elsewhere.outcome is not None:
            text = self.tr("With these words the call would have gone on (%1). It really ended here.")
        else:
            text = self.tr(
                "With these words the call would have gone elsewhere (%1). The rest was spoken on the other way, "
                "and is judged there."
            )
        return text.replace("%1", where)

    def _save(self) -> None:
        text = " ".join(self.field.toPlainText().split())
        if not text or text == self._move.text:
            self.cancel()
        elif text == self._move.heard:
            self._take_back()
        else:
            self.set_busy(busy=True)
            self.saved.emit(text)

    def _take_back(self) -> None:
        self.set_busy(busy=True)
        self.taken_back.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_buttons"):
            self._draw()

    def _draw(self) -> None:
        self._mark.setPixmap(icon("pencil-outline", tokens().muted).pixmap(14, 14))
        self.edit_button.setIcon(icon("pencil-outline"))
        self.take_back_button.setIcon(icon("undo"))


class _Field(QPlainTextEdit):
    """Enter saves, Escape leaves."""

    saved = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
