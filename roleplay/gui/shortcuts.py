"""The sheet of shortcuts, and the keys themselves in one place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, Scroll
from roleplay.gui.widgets.text import Text

ANSWER_FIELD = "F2"
NOTES = "F3"
HOLD = "F6"
TRANSFER = "F7"
HANG_UP = "F8"
HELP = "F1"

_WIDTH = 800
_FRAME = 64
"""Pixels of the screen that are left to the frame of the sheet."""

translate = QCoreApplication.translate


def all_shortcuts() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return groups of (key, what it does)."""
    return (
        (
            translate("Shortcuts", "Everywhere"),
            (
                ("Ctrl+1", translate("Shortcuts", "Practice")),
                ("Ctrl+2", translate("Shortcuts", "Sessions")),
                ("Ctrl+3", translate("Shortcuts", "Assignments")),
                ("Ctrl+4", translate("Shortcuts", "Reports")),
                ("Ctrl+5", translate("Shortcuts", "Scorecards")),
                ("Ctrl+6", translate("Shortcuts", "Settings")),
                ("Ctrl+9", translate("Shortcuts", "Exports")),
                ("Ctrl+E", translate("Shortcuts", "Studio")),
                ("Ctrl+7  Ctrl+8", translate("Shortcuts", "People, Privacy (where people sign in)")),
                ("Ctrl+L", translate("Shortcuts", "Lock (where people sign in)")),
                ("F1", translate("Shortcuts", "This sheet")),
                ("Ctrl+Q", translate("Shortcuts", "Quit")),
            ),
        ),
        (
            translate("Shortcuts", "Practice"),
            (
                ("↑ ↓", translate("Shortcuts", "Choose a customer")),
                ("Ctrl+F", translate("Shortcuts", "Search the customers")),
                ("Enter", translate("Shortcuts", "Start the call")),
                ("Esc", translate("Shortcuts", "End a break")),
            ),
        ),
        (
            translate("Shortcuts", "Call"),
            (
                ("Enter / Space", translate("Shortcuts", "Answer the phone")),
                ("Esc", translate("Shortcuts", "Decline")),
                ("Space", translate("Shortcuts", "Hold to speak (push-to-talk)")),
                (ANSWER_FIELD, translate("Shortcuts", "Type an answer")),
                (NOTES, translate("Shortcuts", "Write a note")),
                (HOLD, translate("Shortcuts", "Hold, or back to the customer")),
                (TRANSFER, translate("Shortcuts", "Transfer to a colleague")),
                (HANG_UP, translate("Shortcuts", "Hang up")),
            ),
        ),
        (
            translate("Shortcuts", "Sessions"),
            (
                ("Ctrl+F", translate("Shortcuts", "Search what was said")),
                ("Space", translate("Shortcuts", "Play or pause")),
                ("← →", translate("Shortcuts", "Five seconds back or on")),
                ("Enter", translate("Shortcuts", "Open the call")),
                ("O", translate("Shortcuts", "Sort the list")),
                ("Del", translate("Shortcuts", "Delete the session")),
            ),
        ),
        (
            translate("Shortcuts", "Grading"),
            (
                ("↑ ↓", translate("Shortcuts", "Next question, or the one before")),
                ("Enter", translate("Shortcuts", "Confirm the machine")),
                ("Y N A", translate("Shortcuts", "Yes, no, does not apply")),
                ("1 – 9", translate("Shortcuts", "A step of the scale")),
                ("E", translate("Shortcuts", "Hear the evidence")),
                ("T", translate("Shortcuts", "Write a note")),
            ),
        ),
        (
            translate("Shortcuts", "Review of a call"),
            (
                ("J  K", translate("Shortcuts", "Mistake before, next mistake")),
                ("L", translate("Shortcuts", "Loop the passage, or the turn")),
                ("S", translate("Shortcuts", "Skip silences")),
                ("+  −", translate("Shortcuts", "Faster, slower")),
                ("Ctrl++  Ctrl+−", translate("Shortcuts", "Nearer, farther")),
                ("Ctrl+0", translate("Shortcuts", "The whole call")),
                ("C", translate("Shortcuts", "Compare with another call")),
                ("Esc", translate("Shortcuts", "Let the passage go, or back")),
            ),
        ),
    )


def _shown(keys: str) -> str:
    """Return keys as this system writes them; several are two blanks apart."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(QKeySequence(key).toString(native) if "+" in key[1:] else key for key in keys.split("  "))


class ShortcutSheet(QDialog):
    """All keys at a glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        outer.setSpacing(2 * GRID)
        outer.addWidget(Text(self.tr("Keyboard shortcuts"), "title"))
        sheet = Scroll()
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        for place, (title, keys) in enumerate(all_shortcuts()):
            card = Card()
            card.body.addWidget(Text(title, "overline", "muted"))
            lines = QGridLayout()
            lines.setVerticalSpacing(GRID)
            lines.setHorizontalSpacing(2 * GRID)
            for line, (key, meaning) in enumerate(keys):
                lines.addWidget(Text(_shown(key), "strong", "accent"), line, 0, Qt.AlignmentFlag.AlignTop)
                lines.addWidget(Text(meaning, wrap=True), line, 1)
            lines.setColumnStretch(1, 1)
            lines.setColumnMinimumWidth(0, 96)
            card.body.addLayout(lines)
            card.body.addStretch(1)
            grid.addWidget(card, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        sheet.column.addLayout(grid)
        sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll where the screen is low
        sheet.setMinimumWidth(_WIDTH)
        outer.addWidget(sheet, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = sheet.column.sizeHint().height() + self.sizeHint().height() - sheet.sizeHint().height()
        self.resize(self.sizeHint().width(), min(whole, self.screen().availableGeometry().height() - _FRAME))
