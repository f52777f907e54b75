"""The page of scorecards: which there are, and the one that is being written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)

from roleplay.app.desk.cards import export_card
from roleplay.core.scorecards import Scorecard
from roleplay.gui import grading_words
from roleplay.gui.context import Context
from roleplay.gui.pages.scorecards.editor import ScorecardEditor
from roleplay.gui.pages.scorecards.preview import Preview
from roleplay.gui.theme import icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Card, Page, column, row
from roleplay.gui.widgets.text import Text
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.review.scorecards import editing

_LIST_WIDTH = 232
_ID = Qt.ItemDataRole.UserRole


class ScorecardsPage(Page):
    """The newest version of every card on the left; what is saved is a new version."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._cards: dict[str, Scorecard] = {}
        self.saved: Scorecard | None = None
        """The card as it was when it was opened; None for a new one."""
        self.banner = Banner()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Scorecards"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chosen)
        self.editor = ScorecardEditor()
        self.editor.changed.connect(self._show_state)
        self.new_button = QPushButton(self.tr("New"))
        self.new_button.clicked.connect(self.begin_new)
        self.import_button = QPushButton(self.tr("Import ..."))
        self.import_button.clicked.connect(self._import)
        self.state = Text("", "caption", "muted")
        self.preview_button = self._tool(self.tr("Preview"), self._preview)
        self.copy_button = self._tool(self.tr("Duplicate"), self._duplicate)
        self.export_button = self._tool(self.tr("Export ..."), self._export)
        self.undo_button = self._tool(self.tr("Undo all"), self._undo)
        self.save_button = QPushButton()
        self.save_button.setDefault(True)
        self.save_button.setShortcut("Ctrl+S")
        self.save_button.clicked.connect(self.save)
        shelf = Card(padding=12)
        shelf.setFixedWidth(_LIST_WIDTH)
        shelf.body.addWidget(self.list, 1)
        shelf.body.addLayout(row(self.new_button, self.import_button))
        tools = (self.preview_button, self.copy_button, self.export_button, self.undo_button)
        head = row(column(Text(self.tr("Scorecards"), "title"), self.state, spacing=2), 1, *tools, self.save_button)
        below = row(shelf, self.editor, spacing=16)
        below.setStretch(1, 1)
        self.content.addLayout(head)
        self.content.addWidget(self.banner)
        self.content.addLayout(below, 1)
        self._draw()
        self.reload()

    def _tool(self, text: str, act: Callable[[], None]) -> QToolButton:
        button = ToolButton()
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.clicked.connect(act)
        return button

    # --- choosing ---

    def reload(self, chosen: str = "") -> None:
        """Read the cards again, and open one of them; what is being changed stays open."""
        if self.changed and not chosen:
            return
        shelf = self._context.app.grading.cards
        self._context.tasks.run(
            self, lambda _: shelf.newest(), lambda cards: self._offer(cards, chosen), self._context.fail
        )

    def _offer(self, cards: tuple[Scorecard, ...], chosen: str) -> None:
        self._cards = {card.id: card for card in cards}
        wanted = chosen or (self.saved.id if self.saved else "") or next(iter(self._cards), "")
        self.list.blockSignals(True)
        self.list.clear()
        for card in cards:
            title = " ".join(grading_words.shown(card.title).split())
            item = QListWidgetItem(f"{title} · {card.version}")
            item.setToolTip(self.tr("Version %1").replace("%1", str(card.version)))
            item.setData(_ID, card.id)
            self.list.addItem(item)
            if card.id == wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if wanted in self._cards:
            self.open(self._cards[wanted])

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        card = self._cards.get(item.data(_ID))
        if self.changed:
            self.banner.show_message(
                self.tr("Save what you have changed, or undo it, before you open another."), "warn"
            )
            self._mark_open()
        elif card is not None:
            self.open(card)

    def _mark_open(self) -> None:
        """Choose in the list what is open, or nothing for a new card."""
        wanted = self.saved.id if self.saved else ""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        for number in range(self.list.count()):
            if self.list.item(number).data(_ID) == wanted:
                self.list.setCurrentRow(number)
        self.list.blockSignals(False)

    def open(self, card: Scorecard) -> None:
        """Edit a card that was saved."""
        self.saved = card
        self.editor.set_card(card)

    @property
    def changed(self) -> bool:
        """Whether there is something that is not saved."""
        return self.editor.card != self.saved if self.saved is not None else bool(self.editor.card.title)

    def begin_new(self) -> None:
        """Begin a card with one question."""
        if self._refused():
            return
        title = {"en": "New scorecard", "pl": "Nowa karta oceny"}
        section = {"en": "First section", "pl": "Pierwsza sekcja"}
        question = {"en": "Did they ...?", "pl": "Czy ...?"}
        self.saved = None
        self.editor.set_card(editing.new_card(title, section, question, self._cards))
        self._mark_open()

    def _duplicate(self) -> None:
        if self._refused() or self.saved is None:
            return
        copies = {"en": "%1 (copy)", "pl": "%1 (kopia)"}
        title = {code: copies.get(code, "%1").replace("%1", text) for code, text in self.saved.title.items()}
        card = editing.copied(self.saved, title, self._cards)
        self.saved = None
        self.editor.set_card(card)
        self._mark_open()

    def _refused(self) -> bool:
        """Tell whether something is not saved yet, and say so."""
        if self.changed:
            self.banner.show_message(
                self.tr("Save what you have changed, or undo it, before you open another."), "warn"
            )
        return self.changed

    def _undo(self) -> None:
        self.banner.hide()
        self.editor.card = self.saved or Scorecard("scorecard", 1, {}, ())
        if self.saved is not None:
            self.editor.set_card(self.saved)
        else:
            self.reload(next(iter(self._cards), ""))

    def may_close(self) -> bool:
        """Ask, where something is not saved, whether the window may be closed all the same."""
        if not self.changed:
            return True
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("The scorecard is not saved. Close the window all the same?"))
        box.setInformativeText(self.tr("What you have changed in it is lost then."))
        box.setStandardButtons(QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Discard

    # --- saving ---

    def save(self) -> None:
        """Save the card as its next version."""
        app, card = self._context.app, self.editor.card
        shelf, by = app.grading.cards, app.grading.grader
        self.save_button.setEnabled(False)

        def failed(problem: BaseException) -> None:
            self._show_state()
            self._context.fail(problem)

        self._context.tasks.run(self, lambda _: shelf.save(card, by=by), self._kept, failed)

    def _kept(self, card: Scorecard) -> None:
        self.open(card)
        text = self.tr("Saved as version %1. Grades that were given keep the version that they were given with.")
        self.banner.show_message(text.replace("%1", str(card.version)), "good")
        self.reload(card.id)

    def _show_state(self) -> None:
        number = 1 if self.saved is None else self.saved.version + self.changed
        text = self.tr("Save as version %1") if self.changed else self.tr("Saved, version %1")
        self.save_button.setText(text.replace("%1", str(number)))
        self.save_button.setEnabled(self.changed and not self.editor.problems)
        self.undo_button.setEnabled(self.changed)
        self.copy_button.setEnabled(self.saved is not None)
        self.preview_button.setEnabled(not self.editor.problems)
        state = self.tr("not saved yet") if self.changed else self.tr("saved")
        self.state.setText(f"{self.editor.card.id} · {state}")

    # --- files ---

    def _import(self) -> None:
        if self._refused():
            return
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a scorecard"), "", self.tr("Scorecards (*.yaml *.yml *.json)")
        )
        if path:
            app = self._context.app
            shelf, by = app.grading.cards, app.grading.grader
            self._context.tasks.run(
                self, lambda _: shelf.import_file(Path(path), by=by), self._kept, self._context.fail
            )

    def _export(self) -> None:
        card = self.editor.card
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the scorecard"), f"{card.id}.yaml", self.tr("Scorecards (*.yaml *.yml *.json)")
        )
        if path:
            self._context.tasks.run(
                self,
                lambda _: export_card(card, Path(path)),
                lambda _: self.banner.show_message(self.tr("Saved as %1").replace("%1", path), "good"),
                self._context.fail,
            )

    def _preview(self) -> None:
        preview = Preview(self.editor.card, self)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "save_button"):
            self._draw()

    def _draw(self) -> None:
        self.preview_button.setIcon(icon("eye-outline"))
        self.copy_button.setIcon(icon("content-copy"))
        self.export_button.setIcon(icon("export-variant"))
        self.undo_button.setIcon(icon("undo"))
