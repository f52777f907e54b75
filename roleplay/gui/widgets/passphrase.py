"""Fields for passphrases, and how good one is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text, Tone

STEPS = 4
"""Parts of the bar that shows how good a passphrase is."""
_TONES: tuple[Tone, ...] = ("bad", "bad", "warn", "good", "good")
LONGEST = 1024
"""Letters that a field takes; far beyond what anybody types."""


class PassphraseField(QWidget):
    """A field whose letters are hidden until the eye beside it is pressed."""

    returned = Signal()
    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setMaxLength(LONGEST)
        self.edit.setMinimumHeight(40)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.edit.returnPressed.connect(self.returned)
        self.edit.textChanged.connect(self.edited)
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        self.eye.setAutoRaise(True)
        self.eye.toggled.connect(self._reveal)
        self.setLayout(row(self.edit, self.eye, spacing=4))
        self.setFocusProxy(self.edit)
        self._reveal(on=False)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed, and hide the letters again."""
        self.edit.clear()
        self.eye.setChecked(False)

    def set_enabled(self, *, enabled: bool) -> None:
        """Take letters, or not now."""
        self.edit.setEnabled(enabled)
        self.eye.setEnabled(enabled)

    def _reveal(self, on: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        told = self.tr("Hide the letters") if on else self.tr("Show the letters")
        self.eye.setToolTip(told)
        self.eye.setAccessibleName(told)
        self._draw()

    def _draw(self) -> None:
        self.eye.setIcon(icon("eye-off-outline" if self.eye.isChecked() else "eye-outline"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "eye"):
            self._draw()


class StrengthMeter(QWidget):
    """How good a passphrase is, as a bar of four parts and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self.words = Text("", "caption", "muted", wrap=True)
        self.setLayout(column(self._bar, self.words, spacing=GRID // 2))

    def show_verdict(self, steps: int, sentence: str) -> None:
        """Fill so many of the four parts and say what is missing; 0 and an empty text for nothing typed."""
        self._bar.show_steps(steps)
        self.words.setText(sentence)
        self.words.set_tone(_TONES[steps] if steps else "muted")
        self.setAccessibleName(sentence)

    @property
    def steps(self) -> int:
        """How many parts are filled."""
        return self._bar.steps


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.steps = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: int) -> None:
        self.steps = min(max(steps, 0), STEPS)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (STEPS - 1) * 4) / STEPS
        full = QColor(getattr(tokens(), _TONES[self.steps]))
        for place in range(STEPS):
            painter.setBrush(full if place < self.steps else QColor(tokens().control))
            painter.drawRoundedRect(QRectF(place * (width + 4), 0, width, 6), 3, 3)
