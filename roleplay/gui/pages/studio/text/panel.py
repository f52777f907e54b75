"""The scenario's file as text: what the forms write can be read and written here, too."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from roleplay.dialogue.authoring.edits import ReplaceText
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.gui import studio_words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.text.editor import Mark, TextEditor
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_PAUSE_MS = 700
"""So long after the last key what is typed is taken over."""
_LONG = 300_000
_LONG_PAUSE_MS = 2500
"""The same for a text of more characters than that, which takes a second or two to be read."""
_LOOK_MS = 150


class TextPanel(QWidget):
    """The text with what is wrong in it, and below it what is wrong in the line of the cursor."""

    def __init__(self, _context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._open_document = open_document
        self._busy = False
        """What changes now was changed from here."""
        self._stale = True
        self._elsewhere = False
        """The scenario was changed in a form while the text could not be read."""
        self._wrong: Diagnostic | None = None
        self.editor = TextEditor()
        self.editor.setAccessibleName(self.tr("The scenario as text"))
        self.told = Text("", "caption", "muted", wrap=True)
        self.go_button = self._button("arrow-right", self.tr("Go there"), self._go_to_wrong)
        self.drop_button = self._button("undo", self.tr("Take it back"), self._drop)
        below = row(self.told, self.go_button, self.drop_button, spacing=GRID)
        below.setStretch(0, 1)
        whole = column(self.editor, below, spacing=4)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.take_over)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._follow_cursor)
        self.editor.textChanged.connect(self._typing)
        self.editor.cursorPositionChanged.connect(self._moved)
        self.editor.left.connect(self.settle)
        self.editor.undo_wanted.connect(open_document.undo)
        self.editor.redo_wanted.connect(open_document.redo)
        open_document.opened.connect(self._another)
        open_document.changed.connect(self._changed)
        open_document.typed_changed.connect(self._typed_changed)
        open_document.selected.connect(self._show_place)
        open_document.settling.connect(self.settle)

    def _button(self, picture: str, text: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setIcon(icon(picture))
        button.setAutoRaise(True)
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        button.clicked.connect(act)
        button.hide()
        return button

    # --- showing ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
            self._show_place(self._open_document.place)

    def refresh(self) -> None:
        """Show what is written now; while nobody looks, only note that there is something to show."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        document = self._open_document
        shown = document.written.replace("\r\n", "\n")
        self._busy = True
        self.editor.show_text(shown)
        self._busy = False
        self.editor.setReadOnly(self.editor.text != shown)  # a character that Qt takes for the end of a line
        typed = document.typed
        self._wrong = document.document.unreadable(typed) if typed is not None else None
        self._show_marks()

    def _show_marks(self) -> None:
        if self._wrong is not None:
            found: tuple[Diagnostic, ...] = (self._wrong,)
        else:
            found = self._open_document.document.diagnostics
        marks = [Mark(max(each.line, 1), each.severity, studio_words.problem_detail(each)) for each in found]
        self.editor.show_marks(marks)
        self._tell()

    def _tell(self) -> None:
        wrong = self._wrong
        self.go_button.setVisible(wrong is not None)
        self.drop_button.setVisible(wrong is not None)
        line = self.editor.line
        if wrong is not None:
            told = self.tr("Line %1 cannot be read, so this is not taken over yet: %2")
            text = told.replace("%1", str(max(wrong.line, 1))).replace("%2", studio_words.problem_detail(wrong))
            if self._elsewhere:
                text += " " + self.tr("The customer was changed elsewhere meanwhile; your text will replace that.")
            self.told.setText(text)
            self.told.set_tone("bad")
        elif self.editor.isReadOnly():
            self.told.setText(self.tr("This text holds characters that can only be changed in another editor."))
            self.told.set_tone("warn")
        elif told := self.editor.told_at(line):
            self.told.setText(self.tr("Line %1: %2").replace("%1", str(line)).replace("%2", told.replace("\n", " ")))
            self.told.set_tone("bad" if self.editor.severity_at(line) == "error" else "warn")
        else:
            told = self.tr("Line %1. What you type is taken over when you pause; Tab moves in by two spaces.")
            self.told.setText(told.replace("%1", str(line)))
            self.told.set_tone("muted")

    def _another(self) -> None:
        self._pause.stop()
        self._elsewhere = False

    def _changed(self) -> None:
        if not self._busy:
            self._elsewhere = self._open_document.typed is not None
            self.refresh()

    def _typed_changed(self) -> None:
        if not self._busy:
            self._elsewhere = False
            self.refresh()

    def _show_place(self, place: Place) -> None:
        in_step = not self._pause.isActive() and self._open_document.typed is None
        if not self._busy and self.isVisible() and in_step:
            self._busy = True
            self.editor.go_to(self._open_document.document.line_of(place) if place else 1)
            self._busy = False
            self._tell()

    # --- writing ---

    def _typing(self) -> None:
        if not self._busy:
            self._pause.start(_LONG_PAUSE_MS if self.editor.document().characterCount() > _LONG else _PAUSE_MS)

    def settle(self) -> None:
        """Take over at once what is being typed."""
        if self._pause.isActive():
            self.take_over()

    def take_over(self) -> None:
        """Let the scenario say what stands here, as one step to undo; what cannot be read is kept beside it."""
        self._pause.stop()
        document = self._open_document
        text = self.editor.text
        if "\r\n" in document.document.text:
            text = text.replace("\n", "\r\n")
        self._busy = True
        self._wrong = document.document.unreadable(text)
        document.keep_typed(None if self._wrong is None else text)
        if self._wrong is None:
            self._elsewhere = False
            document.apply(ReplaceText(text))
        self._busy = False
        self._show_marks()
        self._look.start()

    def _go_to_wrong(self) -> None:
        if self._wrong is not None:
            self.editor.go_to(self._wrong.line)
            self.editor.setFocus()

    def _drop(self) -> None:
        self._open_document.undo()

    # --- following the cursor ---

    def _moved(self) -> None:
        if not self._busy:
            self._tell()
            self._look.start()

    def _follow_cursor(self) -> None:
        document = self._open_document
        if self._pause.isActive() or document.typed is not None or not self.editor.hasFocus():
            return
        place = document.document.place_at(self.editor.line)
        self._busy = True
        document.select(() if len(place) < 2 and place[:1] == ("nodes",) else place)
        self._busy = False
