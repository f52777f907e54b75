"""What both dialogs are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from roleplay.core.handover import SignerStanding
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import OneLine, Text

_STEPS = 1000
_LOOK: dict[SignerStanding, tuple[str, str]] = {
    "own": ("shield-account-outline", "good"),
    "known": ("shield-check-outline", "good"),
    "new": ("shield-key-outline", "warn"),
    "changed": ("shield-alert-outline", "bad"),
}


def margins(layout: QVBoxLayout) -> None:
    """Give a dialog's column its margins."""
    layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
    layout.setSpacing(2 * GRID)


class Fingerprint(Text):
    """A key's fingerprint, in two lines of groups, as one reads it aloud."""

    def __init__(self, groups: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "body", "text", parent=parent)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(17)
        fixed.setWeight(QFont.Weight.DemiBold)
        self.setFont(fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_groups(groups)

    def show_groups(self, groups: str) -> None:
        """Show another one."""
        each = groups.split()
        half = (len(each) + 1) // 2
        self.setText("  ".join(each[:half]) + "\n" + "  ".join(each[half:]))
        self.setAccessibleName(groups)


class SignerCard(Card):
    """Who signs: a shield, a name, what is known of them, and the groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._standing: SignerStanding = "own"
        self._shield = QLabel()
        self.name = OneLine("", "strong")
        self.sentence = Text("", "body", "muted", wrap=True)
        self.fingerprint = Fingerprint()
        told = column(self.name, self.sentence, self.fingerprint, spacing=GRID)
        line = row(self._shield, told, spacing=2 * GRID)
        line.setAlignment(self._shield, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def show_signer(self, standing: SignerStanding, name: str, sentence: str, groups: str) -> None:
        """Show who it is."""
        self._standing = standing
        self.name.setText(name)
        self.sentence.setText(sentence)
        self.fingerprint.show_groups(groups)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "fingerprint"):
            self._tint()

    def _tint(self) -> None:
        picture, tone = _LOOK[self._standing]
        self._shield.setPixmap(icon(picture, getattr(tokens(), tone)).pixmap(36, 36))


class Progress(QWidget):
    """A bar with a line that says what is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Text("", "caption", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.setLayout(column(self._what, self.bar, spacing=4))
        self.hide()

    def begin(self, what: str) -> None:
        """Show the bar, empty."""
        self._what.setText(what)
        self.bar.setAccessibleName(what)
        self.bar.setValue(0)
        self.show()

    def move(self, done: int, total: int) -> None:  # type: ignore[override]
        """Show how far it is."""
        self.bar.setValue(round(done / total * _STEPS) if total else 0)
