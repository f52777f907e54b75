"""The panel of what went wrong in a call, each a button that leads there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from roleplay.app.desk.replay import OpenedCall
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.pages.review.mark_words import mark_title
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.moment_list import MomentButton, Shown
from roleplay.gui.widgets.surface import Scroll, clear
from roleplay.gui.widgets.text import Text
from roleplay.review.marks import Mark, of_kind


class MomentsPanel(Scroll):
    """Mistakes and interruptions in their order."""

    def __init__(self, _context: Context, host: ReviewHost, parent: QWidget | None = None) -> None:
        super().__init__(spacing=2, parent=parent)
        self._host = host
        self.buttons: list[MomentButton] = []
        host.opened.connect(self.show_call)

    @staticmethod
    def title() -> str:
        """Return what stands on the tab."""
        return QCoreApplication.translate("MomentsPanel", "Moments")

    def show_call(self, call: OpenedCall) -> None:
        """List what the marks of the call say."""
        clear(self.column)
        self.buttons = []
        heats = {turn.at: turn.heat_after - turn.heat_before for turn in call.turns if turn.kind != "line"}
        for number, mark in enumerate(of_kind(call.marks, "mistake", "interruption")):
            shown = Shown(number, words.clock(mark.at), mark_title(mark), mark.text, heats.get(mark.at, 0.0))
            button = MomentButton(shown, good=False)
            button.setToolTip(self.tr("Go there (J and K lead from one to the next)"))
            button.clicked.connect(partial(self._choose, mark))
            self.buttons.append(button)
            self.column.addWidget(button)
        if not self.buttons:
            self.column.addWidget(Text(self._nothing(call), "body", "muted", wrap=True))
        self.column.addStretch(1)
        self.column.setContentsMargins(GRID, GRID, GRID, GRID)

    def _nothing(self, call: OpenedCall) -> str:
        if self._host.blind is not None:
            return self.tr("You grade this call blind. What the program found in it is shown afterwards.")
        if call.unknown:
            return self.tr("This call is not judged, because parts of it cannot be read by this version.")
        return self.tr("No mistake was found in this call.")

    def _choose(self, mark: Mark) -> None:
        self._host.seek(mark.at)
        self._host.mark_chosen.emit(mark)
