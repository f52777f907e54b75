"""The scenario as it can be played now: what is open, or as it was before it had errors."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from roleplay.dialogue.model import Scenario
from roleplay.gui.pages.studio.open_document import OpenDocument

SETTLING_MS = 400
"""Somebody who types is not disturbed: what is tried follows when they pause."""


class Playable(QObject):
    """Follows the open document."""

    changed = Signal()
    """Another scenario can be played now, or the same one has errors now."""
    opened = Signal()
    """It is another one altogether."""

    def __init__(self, open_document: OpenDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_document
        self._scenario: Scenario | None = None
        self._stale = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        self._settling.timeout.connect(self.look)
        open_document.changed.connect(self._settling.start)
        open_document.opened.connect(self._opened)
        self.look()

    @property
    def scenario(self) -> Scenario | None:
        """What can be played; None when it never could since it was opened."""
        return self._scenario

    @property
    def stale(self) -> bool:
        """Whether what is open has errors, so that it is played as it was before them."""
        return self._stale

    @property
    def language(self) -> str:
        """The language in which it is tried: the one that is shown, or else the scenario's first."""
        assert self._scenario is not None, "there is nothing to be played"
        shown = self._open.language
        return shown if shown in self._scenario.languages else self._scenario.languages[0]

    def look(self) -> None:
        """Take over what is open, if it can be played."""
        found = self._open.document.scenario
        before = (self._scenario, self._stale)
        self._stale = found is None
        self._scenario = found or self._scenario
        if (self._scenario, self._stale) != before:
            self.changed.emit()

    def _opened(self) -> None:
        self._scenario = None
        self.look()
        self.opened.emit()
