"""How this computer's calls stand to the department's, in a few words at the end of the header."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from roleplay.core.sync import SyncStatus
from roleplay.gui import sync_words


class SyncState(QToolButton):
    """Hidden where there is no department; a click synchronises."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sign_in_wanted = False
        """Whether a click is to ask for a passphrase first."""
        self.hide()

    def show_status(self, status: SyncStatus) -> None:
        """Show how things stand."""
        self.setVisible(status.state != "off")
        self.sign_in_wanted = status.sign_in_wanted
        text = self._text(status)
        self.setText(text)
        self.setAccessibleName(text)
        hints = [status.problem, self._conflicts(status.conflicts), self._click()]
        self.setToolTip("\n".join(hint for hint in hints if hint))

    def _click(self) -> str:
        if self.sign_in_wanted:
            return self.tr("Click to sign in to the department.")
        return self.tr("Click to synchronise now.")

    def _text(self, status: SyncStatus) -> str:
        if status.sign_in_wanted:
            waiting = self.tr("%n call(s) wait", "", status.waiting_calls)
            wanted = self.tr("Sign in to synchronise")
            return f"{wanted} · {waiting}" if status.waiting_calls else wanted
        if status.state == "synchronised":
            return self.tr("Synchronised")
        waiting = self.tr("%n call(s) wait", "", status.waiting_calls)
        if status.away_since is None:
            return waiting if status.waiting_calls else self.tr("Not synchronised yet")
        away = self.tr("No connection since %1").replace("%1", sync_words.moment(status.away_since))
        return f"{away} · {waiting}" if status.waiting_calls else away

    def _conflicts(self, count: int) -> str:
        if not count:
            return ""
        return self.tr("%n change(s) were made here and elsewhere at once; both are kept.", "", count)
