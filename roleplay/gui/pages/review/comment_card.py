"""One comment on a moment or a passage of a call."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from roleplay.core.grades import Comment
from roleplay.gui import words
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import Card, row
from roleplay.gui.widgets.text import OneLine, Text
from roleplay.gui.widgets.tool_button import ToolButton

_LINES = 3


def when(comment: Comment) -> str:
    """Return the moment or the passage of a comment."""
    begin = words.clock(comment.at)
    return begin if comment.until is None else f"{begin}–{words.clock(comment.until)}"


class CommentField(QPlainTextEdit):
    """Ctrl+Enter saves, Escape leaves; other keys are its own."""

    saved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        event.accept()


class CommentCard(Card):
    """Leads to its second; the author may change it."""

    seek_wanted = Signal(object)
    """A `Comment`."""
    hear_wanted = Signal(object)
    changed = Signal(object)
    """The `Comment` as it is to be saved."""
    deleted = Signal(object)

    def __init__(self, comment: Comment, *, mine: bool = False, parent: QWidget | None = None) -> None:
        """`mine` lets it be changed."""
        super().__init__("window", padding=10, parent=parent)
        self.comment = comment
        self.body.setSpacing(4)
        self.time_button = QPushButton(when(comment))
        self.time_button.setFlat(True)
        self.time_button.setToolTip(self.tr("Go there"))
        self.time_button.clicked.connect(lambda: self.seek_wanted.emit(comment))
        self.hear_button = ToolButton()
        self.hear_button.setToolTip(self.tr("Hear the comment"))
        self.hear_button.clicked.connect(lambda: self.hear_wanted.emit(comment))
        self.edit_button = ToolButton()
        self.edit_button.setToolTip(self.tr("Change the text"))
        self.edit_button.clicked.connect(self.edit)
        self.visible_button = ToolButton()
        self.visible_button.clicked.connect(lambda: self.changed.emit(replace(comment, visible=not comment.visible)))
        self.delete_button = ToolButton()
        self.delete_button.setToolTip(self.tr("Delete the comment"))
        self.delete_button.clicked.connect(lambda: self.deleted.emit(comment))
        head = row(self.time_button, OneLine(comment.author or "–", "caption", "muted"), spacing=4)
        head.setStretch(1, 1)
        for button in (self.hear_button, self.edit_button, self.visible_button, self.delete_button):
            button.setAutoRaise(True)
            button.setAccessibleName(button.toolTip())
            head.addWidget(button)
        self.text = Text(comment.text or self.tr("(spoken, not written down)"), "body", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setContentsMargins(GRID, 0, 0, 0)
        self.field = CommentField()
        self.field.hide()
        self.field.saved.connect(self._save)
        self.field.left.connect(self._leave)
        self.save_button = QPushButton(self.tr("Save"))
        self.save_button.clicked.connect(self._save)
        self.save_button.hide()
        self.body.addLayout(head)
        self.hear_button.setVisible(bool(comment.recording))
        for button in (self.edit_button, self.visible_button, self.delete_button):
            button.setVisible(mine)
        self.body.addWidget(self.text)
        self.body.addWidget(self.field)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._draw()

    @property
    def draft(self) -> str | None:
        """What is written in the editor, None when it is closed."""
        return None if self.field.isHidden() else self.field.toPlainText()

    def edit(self) -> None:
        """Open the editor on the text."""
        self.write_on(self.comment.text)
        self.field.setFocus()

    def write_on(self, draft: str) -> None:
        """Open the editor on what was written before."""
        self.field.setPlainText(draft)
        self.text.hide()
        self.field.show()
        self.save_button.show()

    def _save(self) -> None:
        text = self.field.toPlainText().strip()
        if text and text != self.comment.text:
            self.changed.emit(replace(self.comment, text=text))
        else:
            self._leave()

    def _leave(self) -> None:
        self.field.hide()
        self.save_button.hide()
        self.text.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "field"):
            self._draw()

    def _draw(self) -> None:
        shown = self.comment.visible
        self.hear_button.setIcon(icon("volume-high"))
        self.edit_button.setIcon(icon("pencil-outline"))
        self.visible_button.setIcon(icon("eye-outline" if shown else "eye-off-outline"))
        told = self.tr("The trainee sees it; hide it") if shown else self.tr("Hidden from the trainee; show it")
        self.visible_button.setToolTip(told)
        self.visible_button.setAccessibleName(told)
        self.delete_button.setIcon(icon("trash-can-outline"))
