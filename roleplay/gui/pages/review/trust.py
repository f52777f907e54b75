"""The panel that tells how far the machine may be believed about a call, and steps the call again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from roleplay.app.desk.replay import OpenedCall
from roleplay.core.events import TraineeSaid
from roleplay.core.trust import CorrectionLogEntry
from roleplay.gui import trust_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.pages.review.rerun import RerunDialog
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import Card, Scroll, clear, column
from roleplay.gui.widgets.text import Text
from roleplay.review.accuracy import Hearing


class TrustPanel(Scroll):
    """How well the person and this call were heard, who put which words right, and the call stepped again."""

    def __init__(self, context: Context, host: ReviewHost, parent: QWidget | None = None) -> None:
        super().__init__(spacing=2 * GRID, parent=parent)
        self._context = context
        self._host = host
        self._due = False
        self.doubt = Card("warn_soft", padding=12)
        self.doubt_text = Text("", "body", wrap=True)
        self.doubt.body.addWidget(self.doubt_text)
        self.doubt.hide()
        self.clarity = Text("", "body", wrap=True)
        self.accuracy = Text("", "body", "muted", wrap=True)
        self.again_button = QPushButton(icon("restart"), self.tr("Run this call again"))
        self.again_button.setToolTip(
            self.tr("With a newer scenario, another recogniser or a newer scorecard; the saved call stays as it is")
        )
        self.again_button.clicked.connect(self.run_again)
        self.nothing = Text(self.tr("No words of this call were put right."), "body", "muted", wrap=True)
        self._log = column(spacing=GRID)
        self.column.setContentsMargins(GRID, GRID, GRID, GRID)
        self.column.addWidget(self.doubt)
        self.column.addLayout(column(Text(self.tr("How well it was heard"), "heading"), self.clarity, self.accuracy))
        self.column.addWidget(self.again_button)
        self.column.addLayout(column(Text(self.tr("Words put right"), "heading"), self.nothing))
        self.column.addLayout(self._log)
        self.column.addStretch(1)
        host.opened.connect(self._opened)

    @staticmethod
    def title() -> str:
        """Return what stands on the tab."""
        return QCoreApplication.translate("TrustPanel", "Trust")

    def _opened(self, _call: OpenedCall) -> None:
        self._due = True
        self.again_button.setVisible(self._host.blind is None)  # it tells what the program makes of the call
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._load()

    def _load(self) -> None:
        self._due = False
        trust, session_id = self._context.app.trust, self._host.session_id
        self._context.tasks.run(
            self,
            lambda _: (trust.hearing(session_id), trust.correction_log(session_id)),
            lambda found: self.show_trust(*found),
            self._context.fail,
        )

    def show_trust(self, hearing: Hearing, log: tuple[CorrectionLogEntry, ...]) -> None:
        """Show how well the call was heard, and every change of its words, the latest first."""
        doubt = trust_words.doubt_sentence(hearing)
        self.doubt_text.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.clarity.setText(trust_words.clarity_sentence(hearing))
        self.accuracy.setText(trust_words.accuracy_sentence(hearing.accuracy))
        self.accuracy.setVisible(bool(hearing.clarity.answers))
        clear(self._log)
        self.nothing.setVisible(not log)
        for entry in reversed(log):
            self._log.addWidget(self._entry(entry))

    def _entry(self, entry: CorrectionLogEntry) -> QWidget:
        card = Card("sunken", padding=12)
        what = self.tr("taken back") if entry.action == "taken_back" else self.tr("put right")
        about = (words.moment(entry.at), entry.by, what, self._at(entry.position))
        card.body.addWidget(Text(" · ".join(part for part in about if part), "caption", "muted", wrap=True))
        card.body.addWidget(Text(self.tr("was: %1").replace("%1", entry.before), "body", "muted", wrap=True))
        card.body.addWidget(Text(self.tr("now: %1").replace("%1", entry.after), "body", wrap=True))
        return card

    def _at(self, position: int) -> str:
        """Return when in the call the words were said."""
        call = self._host.call
        if call is None:
            return ""
        for event, place in zip(call.record.events, call.places, strict=True):
            if place == position and isinstance(event, TraineeSaid):
                return words.clock(event.transcript.started_at)
        return ""

    def run_again(self) -> None:
        """Open the comparison with the call stepped again."""
        call = self._host.call
        if call is not None:
            dialog = RerunDialog(self._context, call.record, self)
            dialog.seek_wanted.connect(self._host.seek)
            dialog.open()
