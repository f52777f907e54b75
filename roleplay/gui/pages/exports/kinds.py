"""Choosing what is exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from roleplay.core.exports import ExportKind
from roleplay.gui.pages.exports.export_words import PICTURES, kind_name, kind_sentence
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import clear, column
from roleplay.gui.widgets.text import font

_HEIGHT = 76
_WIDTH = 264


class KindButton(QAbstractButton):
    """A card with a picture, a name and a sentence; one of them is chosen."""

    def __init__(self, kind: ExportKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: ExportKind = kind
        self._sentence = kind_sentence(kind)
        self.setText(kind_name(kind))
        self.setCheckable(True)
        self.setAccessibleName(kind_name(kind))
        self.setAccessibleDescription(self._sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, chosen = tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = now.accent_soft if chosen else now.hover if self.underMouse() else now.surface
        edge = now.accent if chosen or self.hasFocus() else now.border
        width = 2 if chosen or self.hasFocus() else 1
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        strong = now.accent if chosen else now.text
        icon(PICTURES[self.kind], strong).paint(painter, 16, 14, 22, 22)
        painter.setFont(font("strong"))
        painter.setPen(QColor(strong))
        painter.drawText(50, 10, self.width() - 60, 24, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(font("caption"))
        painter.setPen(QColor(now.text if chosen else now.muted))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(50, 34, self.width() - 62, _HEIGHT - 36, int(flags), self._sentence)


class KindList(QWidget):
    """What there is to export, one below the other."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)
        self._lines = column(spacing=GRID)
        self.setLayout(self._lines)
        self.setAccessibleName(self.tr("What to export"))
        self.buttons: dict[ExportKind, KindButton] = {}

    def offer(self, kinds: Sequence[ExportKind]) -> None:
        """Offer these; the first is chosen unless what was chosen is among them."""
        if tuple(self.buttons) == tuple(kinds):
            return
        chosen = self.kind
        self.blockSignals(True)
        clear(self._lines)
        for button in self.buttons.values():
            self._group.removeButton(button)
        self.buttons = {kind: KindButton(kind) for kind in kinds}
        for button in self.buttons.values():
            self._group.addButton(button)
            self._lines.addWidget(button)
        self._lines.addStretch(1)
        if kinds:
            self.buttons[chosen if chosen in self.buttons else kinds[0]].setChecked(True)
        self.blockSignals(False)
        self.changed.emit()

    @property
    def kind(self) -> ExportKind:
        """What is chosen."""
        button = self._group.checkedButton()
        return button.kind if isinstance(button, KindButton) else "practice-log"

    def choose(self, kind: ExportKind) -> None:
        """Choose one; nothing happens where it is not offered."""
        if kind in self.buttons:
            self.buttons[kind].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for button in self.buttons.values():
                button.update()
