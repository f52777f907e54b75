"""Surfaces on which content stands, and how content is laid out on them."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from roleplay.gui.theme import GRID, tokens
from roleplay.gui.widgets.text import Text

Ground = Literal["surface", "window", "sunken", "accent_soft", "good_soft", "warn_soft", "bad_soft"]


class Card(QFrame):
    """A rounded surface; `body` is its column of content."""

    def __init__(self, ground: Ground = "surface", *, padding: int = 2 * GRID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground: Ground = ground
        self.marked = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(GRID)

    def set_ground(self, ground: Ground) -> None:
        """Change the colour."""
        self._ground = ground
        self.update()

    def mark(self, *, marked: bool) -> None:
        """Draw a strong border, or the usual one."""
        self.marked = marked
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = now.border if self._ground in ("surface", "window") else getattr(now, self._ground)
        width = 2 if self.marked else 1
        painter.setPen(QPen(QColor(now.accent if self.marked else border), width))
        painter.setBrush(QColor(getattr(now, self._ground)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 12, 12)


class Page(QWidget):
    """A page of the window: a heading, if it has one, with room for controls beside it, and content below."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        outer.setSpacing(2 * GRID)
        self.header = QHBoxLayout()
        self.header.setSpacing(GRID)
        if title:
            words = column(Text(title, "title"), spacing=2)
            if subtitle:
                words.addWidget(Text(subtitle, "body", "muted"))
            self.header.addLayout(words)
            self.header.addStretch(1)
            outer.addLayout(self.header)
        self.content = QVBoxLayout()
        self.content.setSpacing(2 * GRID)
        outer.addLayout(self.content, 1)


class Scroll(QScrollArea):
    """A column that scrolls; `column` takes its content."""

    def __init__(self, *, spacing: int = 2 * GRID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, GRID, 0)
        self.column.setSpacing(spacing)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)


def row(*items: QWidget | QLayout | int, spacing: int = GRID) -> QHBoxLayout:
    """Return widgets side by side; a number is a stretch."""
    return _filled(QHBoxLayout(), items, spacing)


def column(*items: QWidget | QLayout | int, spacing: int = GRID) -> QVBoxLayout:
    """Return widgets one above the other; a number is a stretch."""
    return _filled(QVBoxLayout(), items, spacing)


LayoutT = TypeVar("LayoutT", bound=QBoxLayout)


def _filled(layout: LayoutT, items: tuple[QWidget | QLayout | int, ...], spacing: int) -> LayoutT:
    layout.setSpacing(spacing)
    layout.setContentsMargins(0, 0, 0, 0)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


def clear(layout: QLayout) -> None:
    """Remove and delete everything that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def divider() -> QFrame:
    """Return a thin horizontal line."""
    line = _Divider()
    line.setFixedHeight(1)
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


def upright() -> QFrame:
    """Return a thin vertical line."""
    line = _Divider()
    line.setFixedWidth(1)
    line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return line


class _Divider(QFrame):
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(tokens().border))
