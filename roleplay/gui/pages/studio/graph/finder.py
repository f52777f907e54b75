"""The search in the graph: names of moments and replies, and everything that is said there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from roleplay.dialogue.authoring.search import Index
from roleplay.gui.pages.studio.graph.canvas import Canvas
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.text import Text


class Finder(QWidget):
    """A field over the graph. What was found is marked; Enter and the arrows go from one to the next."""

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._index: Index | None = None
        self._hits: tuple[str, ...] = ()
        self._at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in moments, replies and lines"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(250)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.count = Text(role="caption", tone="muted")
        self.count.setMinimumWidth(64)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        layout.addWidget(self._button("chevron-up", self.tr("The one before (Shift+Enter)"), lambda: self.step(-1)))
        layout.addWidget(self._button("chevron-down", self.tr("The next one (Enter)"), lambda: self.step(1)))
        layout.addWidget(self._button("close", self.tr("Close the search (Esc)"), self.leave))
        self.hide()

    def _button(self, picture: str, name: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(picture))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def open(self) -> None:
        """Show the field, with what was searched last."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search(self.field.text())

    def leave(self) -> None:
        """Hide the field and its marks."""
        self.hide()
        self._canvas.mark(found=frozenset())
        self._canvas.setFocus()

    def refresh(self) -> None:
        """Another graph is shown: what was found may be elsewhere."""
        self._index = None
        if self.isVisible():
            at = self._at
            self._find(self.field.text())
            self._at = min(at, len(self._hits) - 1)
            self._tell()

    @property
    def hits(self) -> tuple[str, ...]:
        """Ids of the nodes that were found, the best first."""
        return self._hits

    def _find(self, text: str) -> None:
        scene = self._canvas.scene_shown
        if self._index is None and scene is not None:
            self._index = Index(scene.graph)
        self._hits = self._index.find(text) if self._index is not None else ()
        self._at = -1
        self._canvas.mark(found=frozenset(self._hits))

    def _search(self, text: str) -> None:
        self._find(text)
        if self._hits:
            self.step(1)
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next one, or to the one before."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits) if self._at >= 0 or by > 0 else len(self._hits) - 1
            self._canvas.choose(self._hits[self._at], readable=True)
            self._tell()

    def _tell(self) -> None:
        if not self.field.text().strip():
            self.count.setText("")
        elif not self._hits:
            self.count.setText(self.tr("nothing"))
        else:
            text = self.tr("%1 of %2")
            self.count.setText(text.replace("%1", str(self._at + 1)).replace("%2", str(len(self._hits))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_plate(self)


def paint_plate(widget: QWidget) -> None:
    """Paint a plate on which controls stand over the graph."""
    now = tokens()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(now.border), 1))
    painter.setBrush(QColor(now.surface))
    painter.drawRoundedRect(widget.rect().adjusted(0, 0, -1, -1), 8, 8)
