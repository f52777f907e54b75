"""A text with line numbers, in which lines can be marked as wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QKeyCombination, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from roleplay.gui.pages.studio.text.highlighter import YamlHighlighter
from roleplay.gui.theme import GRID, tokens
from roleplay.gui.widgets.text import plain_tooltip

_MOST_MARKS = 500
_SIZE = 13


class Mark(NamedTuple):
    """Something that is wrong in a line."""

    line: int
    """From 1."""
    severity: str
    """`error` or `warning`."""
    told: str


class TextEditor(QPlainTextEdit):
    """Shows YAML. Tab indents by two spaces, Enter keeps the indentation; undoing is left to the window."""

    left = Signal()
    """The focus went elsewhere."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPixelSize(_SIZE)
        self.setFont(letters)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.marks: tuple[Mark, ...] = ()
        self._worst: dict[int, str] = {}
        self.numbers = _Numbers(self)
        self.highlighter = YamlHighlighter(self.document())
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._scrolled)
        self.cursorPositionChanged.connect(self._draw_marks)
        self._make_room()

    # --- text ---

    @property
    def text(self) -> str:
        """What stands in it, lines ended by a line feed; unlike `toPlainText` it leaves no-break spaces alone."""
        return self.document().toRawText().replace("\u2029", "\n")

    @property
    def line(self) -> int:
        """The line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def show_text(self, text: str) -> None:
        """Show another text without telling that it changed; only what differs is drawn anew, the cursor stays."""
        shown = self.text
        if shown == text:
            return
        head = _common(shown, text)
        tail = _common(shown[head:][::-1], text[head:][::-1])
        self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(shown[:head]))
        cursor.setPosition(_units(shown[: len(shown) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[head : len(text) - tail])
        self.blockSignals(False)
        self._make_room()
        self.viewport().update()

    def go_to(self, line: int) -> None:
        """Put the cursor into a line, and the line into the middle."""
        block = self.document().findBlockByNumber(min(max(line, 1), self.blockCount()) - 1)
        text = block.text()
        cursor = QTextCursor(block)
        cursor.movePosition(
            QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, len(text) - len(text.lstrip())
        )
        self.setTextCursor(cursor)
        self.centerCursor()
        self.horizontalScrollBar().setValue(0)

    # --- marks ---

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark these lines as wrong."""
        self.marks = tuple(marks)
        self._worst = {}
        for mark in self.marks:
            if self._worst.get(mark.line) != "error":
                self._worst[mark.line] = mark.severity
        self._draw_marks()
        self.numbers.update()

    def told_at(self, line: int) -> str:
        """Return what is wrong in a line; empty when nothing is."""
        return "\n".join(dict.fromkeys(mark.told for mark in self.marks if mark.line == line))

    def severity_at(self, line: int) -> str:
        """Return `error`, `warning`, or nothing."""
        return self._worst.get(line, "")

    def _draw_marks(self) -> None:
        now = tokens()
        here = QTextEdit.ExtraSelection()
        here.format.setBackground(QColor(now.hover))
        here.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        here.cursor = self.textCursor()
        here.cursor.clearSelection()
        drawn = [here]
        for line, severity in list(self._worst.items())[:_MOST_MARKS]:
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            wrong = QTextEdit.ExtraSelection()
            wave = QTextCharFormat.UnderlineStyle.WaveUnderline
            wrong.format.setUnderlineStyle(wave)
            wrong.format.setUnderlineColor(QColor(now.bad if severity == "error" else now.warn))
            text = block.text()
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + len(text) - len(text.lstrip()))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            wrong.cursor = cursor
            drawn.append(wrong)
        self.setExtraSelections(drawn)

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        undoing = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _undoes(event)
        if undoing:
            event.ignore()  # the window's own undo takes it: one history for the forms and the text
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if _undoes(event):
            (self.undo_wanted if event.matches(QKeySequence.StandardKey.Undo) else self.redo_wanted).emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not self.isReadOnly():
            self._indent(-2 if key == Qt.Key.Key_Backtab else 2)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            before = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
            self.textCursor().insertText("\n" + before[: len(before) - len(before.lstrip(" "))])
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def _indent(self, by: int) -> None:
        cursor = self.textCursor()
        if by > 0 and not cursor.hasSelection():
            cursor.insertText(" " * by)
            return
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for number in range(first, last + 1):
            block = self.document().findBlockByNumber(number)
            edit.setPosition(block.position())
            if by > 0:
                edit.insertText(" " * by)
                continue
            room = min(-by, len(block.text()) - len(block.text().lstrip(" ")))
            edit.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, room)
            edit.removeSelectedText()
        edit.endEditBlock()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    # --- line numbers ---

    def _make_room(self) -> None:
        wide = self.numbers.sizeHint().width()
        self.setViewportMargins(wide, 0, 0, 0)
        inside = self.contentsRect()
        self.numbers.setGeometry(QRect(inside.left(), inside.top(), wide, inside.height()))

    def _scrolled(self, area: QRect, by: int) -> None:
        if by:
            self.numbers.scroll(0, by)
        else:
            self.numbers.update(0, area.y(), self.numbers.width(), area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "highlighter"):
            self.highlighter.show_theme()
            self._draw_marks()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self.told_at(self.cursorForPosition(event.pos()).blockNumber() + 1)
            QToolTip.showText(event.globalPos(), plain_tooltip(told) if told else "", self.viewport())
            return True
        return super().viewportEvent(event)


class _Numbers(QWidget):
    """The numbers of the lines, left of them, with a dot where something is wrong."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        digits = max(3, len(str(self._editor.blockCount())))
        return QSize(self._editor.fontMetrics().horizontalAdvance("9") * digits + 4 * GRID, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        cursor = self._editor.cursorForPosition(at)
        self._editor.setFocus()
        self._editor.setTextCursor(QTextCursor(cursor.block()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self._editor.told_at(self._editor.cursorForPosition(event.pos()).blockNumber() + 1)
            QToolTip.showText(event.globalPos(), plain_tooltip(told) if told else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, editor = tokens(), self._editor
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(now.window))
        painter.setFont(editor.font())
        block = editor.firstVisibleBlock()
        while block.isValid():
            place = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
            if place.top() > event.rect().bottom():
                break
            line = block.blockNumber() + 1
            severity = editor.severity_at(line)
            colour = now.bad if severity == "error" else now.warn if severity else now.muted
            if severity:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour))
                painter.drawEllipse(GRID - 3, round(place.center().y()) - 3, 7, 7)
            painter.setPen(QColor(now.text if line == editor.line else colour))
            area = QRect(0, round(place.top()), self.width() - GRID, round(place.height()))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line))
            block = block.next()


def _undoes(event: QKeyEvent) -> bool:
    redoes = event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _OTHER_REDO
    return event.matches(QKeySequence.StandardKey.Undo) or redoes


_OTHER_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginnings."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: in units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
