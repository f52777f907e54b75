"""What people are told about their data, and who has taken note of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget

from roleplay.core.people import Account, Standing
from roleplay.core.privacy import Acknowledgement, Notice
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.privacy.tab import PrivacyTab
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text

LANGUAGES = ("en", "pl")
_WIDTH = 420


@dataclass(frozen=True, slots=True)
class Reader:
    """One person, and which version they have taken note of."""

    name: str
    version: int
    """0 for none."""
    at: datetime | None


class NoticeTab(PrivacyTab):
    """The text on the left, to be changed as a new version; the people on the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.notices: dict[str, Notice] = {}
        self.drafts: dict[str, str] = {}
        self.model: RecordTable[Reader] = RecordTable(self._columns(), self)
        self.table = RecordView(self.model, self.tr("Who has taken note"), stretch=0)
        self.count = Text("", "body", "muted")
        people = Card(padding=2 * GRID)
        people.setFixedWidth(_WIDTH)
        people.body.addWidget(Text(self.tr("Who has taken note"), "heading"))
        people.body.addWidget(self.count)
        people.body.addWidget(self.table, 1)
        line = row(self._sheet(), people, spacing=2 * GRID)
        line.setStretch(0, 1)
        self.content.addLayout(line, 1)

    # --- building ---

    def _columns(self) -> tuple[Column[Reader], ...]:
        return (
            Column(self.tr("Name"), lambda one: one.name, lambda one: one.name.casefold(), 150, right=False),
            Column(
                self.tr("Version"),
                lambda one: str(one.version) if one.version else self.tr("not yet"),
                lambda one: one.version,
                88,
                right=False,
                tone=lambda one: "text" if one.version >= self.version else "warn",
            ),
            Column(
                self.tr("When"),
                lambda one: words.moment(one.at) if one.at else "",
                lambda one: one.at.timestamp() if one.at else 0.0,
                140,
                right=False,
            ),
        )

    def _sheet(self) -> QWidget:
        self.state = Text("", "body", "muted", wrap=True)
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the notice"))
        for code in LANGUAGES:
            self.language.addItem(words.language_name(code), code)
        self.language.activated.connect(self._show_text)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text of the notice"))
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(12)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        self.change_button = QPushButton(self.tr("Write a new version"))
        self.change_button.clicked.connect(self.begin)
        self.cancel_button = QPushButton(self.tr("Leave it as it is"))
        self.cancel_button.clicked.connect(self.give_up)
        self.publish_button = QPushButton()
        self.publish_button.clicked.connect(self._publish)
        sheet = Card(padding=2 * GRID)
        head = column(Text(self.tr("The notice"), "heading"), self.state, spacing=4)
        line = row(head, self.language)
        line.setStretch(0, 1)
        sheet.body.addLayout(line)
        sheet.body.addWidget(self.text, 1)
        sheet.body.addLayout(row(1, self.change_button, self.cancel_button, self.publish_button))
        self._set_editing(on=False)
        return sheet

    # --- showing ---

    @property
    def version(self) -> int:
        """The version that holds now."""
        return max((notice.version for notice in self.notices.values()), default=0)

    @property
    def editing(self) -> bool:
        """Whether a new version is being written."""
        return not self.text.isReadOnly()

    def reload(self) -> None:
        """Read the notice and who has acknowledged it; what is being written stays."""
        if self.editing:
            return
        app = self.context.app

        def read(_: Task) -> tuple[dict[str, Notice], tuple[Reader, ...]]:
            return app.privacy.notices(), _readers(app.people.list(), app.privacy.acknowledgements())

        self.context.tasks.run(self, read, lambda found: self._show(*found), self.context.fail)

    def _show(self, notices: dict[str, Notice], readers: tuple[Reader, ...]) -> None:
        self.notices = notices
        newest = max(notices.values(), key=lambda notice: notice.version)
        if newest.published_at is None:
            self.state.setText(
                self.tr("Version 1, as it comes with the program. Adapt it to what was agreed with you.")
            )
        else:
            told = self.tr("Version %1, published %2 by %3")
            told = told.replace("%1", str(newest.version)).replace("%2", words.moment(newest.published_at))
            self.state.setText(told.replace("%3", newest.published_by))
        ordered = sorted(readers, key=lambda one: (one.version >= newest.version, one.name.casefold()))
        self.model.show_records(ordered)
        done = sum(one.version >= newest.version for one in readers)
        told = self.tr("%1 of %2 have taken note of this version. Until then none of their calls is recorded.")
        self.count.setText(told.replace("%1", str(done)).replace("%2", str(len(readers))))
        self.count.setWordWrap(True)
        self._show_text()

    def _show_text(self) -> None:
        code = self.language.currentData()
        shown = self.drafts.get(code) if self.editing else None
        notice = self.notices.get(code)
        self.text.blockSignals(True)
        self.text.setPlainText(shown if shown is not None else notice.text if notice else "")
        self.text.blockSignals(False)

    # --- a new version ---

    def begin(self) -> None:
        """Write a new version, from the one that holds."""
        self.drafts = {code: notice.text for code, notice in self.notices.items()}
        self._set_editing(on=True)
        self.text.setFocus()
        self.told.emit(
            self.tr("Change the text in both languages. It holds from the moment that you publish it."), "info"
        )

    def give_up(self) -> None:
        """Leave the notice as it is."""
        self.drafts = {}
        self._set_editing(on=False)
        self._show_text()

    def _typed(self) -> None:
        if self.editing:
            self.drafts[self.language.currentData()] = self.text.toPlainText()
            self._enable()

    def _enable(self) -> None:
        changed = any(
            self.drafts[code] != notice.text for code, notice in self.notices.items() if code in self.drafts
        )
        self.publish_button.setEnabled(changed and all(text.strip() for text in self.drafts.values()))

    def _set_editing(self, *, on: bool) -> None:
        self.text.setReadOnly(not on)
        self.change_button.setVisible(not on)
        self.cancel_button.setVisible(on)
        self.publish_button.setVisible(on)
        self.publish_button.setText(self.tr("Publish version %1").replace("%1", str(self.version + 1)))
        if on:
            self._enable()

    def _publish(self) -> None:
        question = self.tr("Publish version %1?").replace("%1", str(self.version + 1))
        info = self.tr("Everybody has to take note of it before their next call is recorded.")
        if sure(self, question, info, self.tr("Publish")):
            self.publish()

    def publish(self) -> None:
        """Have the new text hold from now on."""
        desk, texts = self.context.app.privacy, dict(self.drafts)
        self.context.tasks.run(self, lambda _: desk.publish(texts), lambda _: self._published(), self.context.fail)

    def _published(self) -> None:
        self.give_up()
        self.told.emit(self.tr("Published. Everybody is shown it before their next call."), "good")
        self.reload()

    def draw(self) -> None:
        """Take the colours of the theme."""
        self.change_button.setIcon(icon("pencil-outline"))
        self.publish_button.setIcon(icon("bullhorn-outline"))
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _readers(accounts: tuple[Account, ...], taken: tuple[Acknowledgement, ...]) -> tuple[Reader, ...]:
    """Return everybody who can sign in, with the version that they have taken note of."""
    last = {one.person: one for one in taken}
    active = (one.name for one in accounts if one.standing is not Standing.INACTIVE)
    return tuple(
        Reader(name, last[name].version, last[name].at) if name in last else Reader(name, 0, None) for name in active
    )
