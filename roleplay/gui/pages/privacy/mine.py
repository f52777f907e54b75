"""What who is signed in was told, and a copy of everything that is kept of them."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from roleplay.core.privacy import NoticeState, SubjectPackage
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.privacy.facts import packed_sentence
from roleplay.gui.pages.privacy.person import Packing
from roleplay.gui.pages.privacy.tab import PrivacyTab
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text


class MineTab(PrivacyTab):
    """Everybody sees this part, whatever their role."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.packing = Packing(context)
        self.packing.set_person(context.me.name)
        self.packing.packed.connect(self._packed)
        self.notice = QPlainTextEdit()
        self.notice.setReadOnly(True)
        self.notice.document().setDocumentMargin(12)
        self.notice.setAccessibleName(self.tr("What you were told"))
        self.state = Text("", "body", "muted", wrap=True)
        told = self.tr(
            "Recordings, transcripts, grades, comments, and who has opened them: as one file, for you alone."
        )
        copy = Card(padding=2 * GRID)
        line = row(
            column(
                Text(self.tr("All that is kept of you"), "heading"), Text(told, "body", "muted", wrap=True), spacing=4
            ),
            self.packing,
        )
        line.setStretch(0, 1)
        copy.body.addLayout(line)
        read = Card(padding=2 * GRID)
        read.body.addLayout(column(Text(self.tr("What you were told"), "heading"), self.state, spacing=4))
        read.body.addWidget(self.notice, 1)
        self.content.addWidget(copy)
        self.content.addWidget(read, 1)

    def reload(self) -> None:
        """Read the notice, and whether it was acknowledged."""
        desk, language = self.context.app.privacy, self.context.app.settings.interface_language
        self.context.tasks.run(self, lambda _: desk.notice(language), self._show, self.context.fail)

    def _show(self, state: NoticeState) -> None:
        self.notice.setPlainText(state.notice.text)
        if state.acknowledged_at is not None:
            told = self.tr("Version %1, which you acknowledged on %2")
            told = told.replace("%2", words.moment(state.acknowledged_at))
        else:
            told = self.tr("Version %1. You have not acknowledged it: your calls are not recorded.")
        self.state.setText(told.replace("%1", str(state.notice.version)))

    def _packed(self, package: SubjectPackage) -> None:
        self.told.emit(packed_sentence(package), "warn" if package.missing else "good")

    def draw(self) -> None:
        """Take the colours of the theme."""
        self.packing.draw()
