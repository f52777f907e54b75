"""Controls that behave in a form that scrolls: as high as what stands in them, and deaf to the wheel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPlainTextEdit

from roleplay.gui.theme import tokens

_ROOM = 22
"""Pixels of a text field above and below its lines."""


class GrowingText(QPlainTextEdit):
    """A text that is as high as what stands in it; Tab leads on."""

    left = Signal()
    entered = Signal()
    """Enter was pressed where it does not begin a new line."""
    emptied = Signal()
    """Backspace was pressed where nothing stands."""

    def __init__(self, *, lines: int = 1, most: int = 12, one_paragraph: bool = True) -> None:
        super().__init__()
        self._least, self._most, self._one = lines, most, one_paragraph
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(6)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def _grow(self) -> None:
        lines = round(self.document().size().height())  # QPlainTextEdit counts in lines
        shown = min(max(lines, self._least), self._most)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = shown * self.fontMetrics().lineSpacing() + _ROOM
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._one:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(tokens().border))
        block = self.firstVisibleBlock()
        while block.isValid() and block.next().isValid():  # a thin line tells where a sentence ends
            bottom = self.blockBoundingGeometry(block).translated(self.contentOffset()).bottom()
            painter.drawLine(6, round(bottom), self.viewport().width() - 6, round(bottom))
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._one and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def show_text(self, text: str) -> None:
        """Show a text without telling that it changed; the cursor stays where it can."""
        if self.toPlainText() == text:
            return
        at = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self._grow()


class CalmSpin(QDoubleSpinBox):
    """A number that the wheel changes only while it is typed in: a form is scrolled over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SignedSpin(CalmSpin):
    """A number that is added or taken away: a plus stands before what is added."""

    def textFromValue(self, value: float) -> str:
        return f"+{super().textFromValue(value)}" if value > 0 else super().textFromValue(value)


class CalmCombo(QComboBox):
    """A choice that the wheel does not change, and that is no wider than its form."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())
