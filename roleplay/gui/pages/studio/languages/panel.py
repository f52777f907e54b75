"""The panel of languages: how far each has got, what is missing or stale, sheets, and the voice in each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.records import VoiceStatus
from roleplay.core.translating import LanguageState, TextRow
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.translating.sheet import UnderstoodSheet
from roleplay.dialogue.translating.units import text_units
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.voices import sample_text
from roleplay.gui.pages.studio.languages.sheet_dialog import SheetDialog
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_SOON = 300
"""Milliseconds after an edit: typing is not to be counted letter by letter."""
_HEAT = 50.0
_KINDS = "*.xlsx *.csv"


class LanguagesPanel(QWidget):
    """Follows the open document; what it reads from the disk is read in the background."""

    badge_changed = Signal(str)
    shown = Signal()
    """What is known of the languages is on the screen."""

    def __init__(self, context: Context, open_document: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._open = open_document
        self.states: tuple[LanguageState, ...] = ()
        self.todo: tuple[TextRow, ...] = ()
        self._voices: tuple[VoiceStatus, ...] = ()
        self._places: dict[str, Place] = {}
        self._looks = 0
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.look)
        open_document.changed.connect(self._soon.start)
        open_document.opened.connect(self.look)
        context.tasks.run(self, lambda _: context.app.voices(), self._show_voices, context.fail)
        self.look()

    def _build(self) -> None:
        self.banner = Banner()
        self.out_button = QPushButton(icon("file-export-outline"), self.tr("Write a sheet …"))
        self.out_button.setToolTip(self.tr("All texts with their context, for a translator: Excel or CSV"))
        self.out_button.clicked.connect(self._ask_out)
        self.in_button = QPushButton(icon("file-import-outline"), self.tr("Take in a sheet …"))
        self.in_button.clicked.connect(self._ask_in)
        self.add_button = QPushButton(icon("plus"), self.tr("Language …"))
        self.add_button.setToolTip(self.tr("Write a sheet for a language that the customer does not speak yet"))
        self.add_button.clicked.connect(self._ask_language)
        self.holds_button = QPushButton(icon("check-all"), self.tr("They still hold"))
        self.holds_button.setToolTip(self.tr("Their source has changed, and the translations are right all the same"))
        self.holds_button.clicked.connect(self.confirm)
        self.table = _table((self.tr("Language"), self.tr("Done"), self.tr("Missing"), self.tr("Stale")))
        self.table.setAccessibleName(self.tr("Languages"))
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.voice = QComboBox()
        self.voice.setAccessibleName(self.tr("Voice in this language"))
        self.voice.activated.connect(self._voice_chosen)
        self.hear_button = QPushButton(icon("volume-high"), self.tr("Hear"))
        self.hear_button.clicked.connect(self.hear)
        self.texts = _table((self.tr("Text"), self.tr("State"), self.tr("Source")))
        self.texts.setAccessibleName(self.tr("Texts that are missing or stale"))
        self.texts.itemActivated.connect(self._go)
        self.texts.itemClicked.connect(self._go)
        self.nothing = Text("", "body", "muted", wrap=True)
        voices = row(Text(self.tr("Voice"), "strong"), self.voice, self.hear_button, spacing=GRID)
        voices.setStretch(1, 1)
        left = column(self.table, voices, spacing=GRID)
        left.setStretch(0, 1)
        right = column(self.texts, self.nothing, spacing=GRID)
        right.setStretch(0, 1)
        across = row(left, right, spacing=2 * GRID)
        across.setStretch(0, 2)
        across.setStretch(1, 3)
        buttons = row(self.out_button, self.in_button, self.add_button, 1, self.holds_button)
        whole = column(self.banner, buttons, across, spacing=GRID)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # --- looking ---

    @property
    def language(self) -> str:
        """The language that is chosen in the table; empty when none is."""
        chosen = self.table.currentRow()
        return self.states[chosen].language if 0 <= chosen < len(self.states) else ""

    def look(self) -> None:
        """Work out anew how far each language has got."""
        self._soon.stop()
        desk, name, value = self._context.app.translations, self._open.name, self._open.value
        if not value:
            return
        self._looks += 1
        look = self._looks

        def work(_: object) -> tuple[dict[str, Place], tuple[LanguageState, ...], tuple[TextRow, ...]]:
            places = {unit.id: unit.head for unit in text_units(value)}
            return places, desk.states_of(name, value), desk.rows(name, value, wanted="open")

        def show(found: tuple[dict[str, Place], tuple[LanguageState, ...], tuple[TextRow, ...]]) -> None:
            if look == self._looks:  # else it is the answer to an older question
                self._places, states, rows = found
                self._show(states, rows)

        self._context.tasks.run(self, work, show, self._context.fail)

    def _show(self, states: tuple[LanguageState, ...], todo: tuple[TextRow, ...]) -> None:
        before = self.language
        self.states, self.todo = states, todo
        self.table.blockSignals(True)
        self.table.setRowCount(len(states))
        for place, state in enumerate(states):
            name = words.language_name(state.language)
            told = self.tr("%1 (source)").replace("%1", name) if state.source else name
            share = f"{state.done / state.texts:.0%}" if state.texts else ""
            for number, text in enumerate((told, share, str(state.missing or ""), str(state.stale or ""))):
                item = QTableWidgetItem(text)
                if number:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, number, item)
        self.table.blockSignals(False)
        languages = [state.language for state in states]
        wanted = before if before in languages else next((state.language for state in states if not state.source), "")
        self.table.selectRow(languages.index(wanted) if wanted else 0)
        self._show_chosen()
        waiting = sum(state.missing + state.stale for state in states)
        self.badge_changed.emit(str(waiting) if waiting else "")
        self.shown.emit()

    def _show_chosen(self) -> None:
        language = self.language
        mine = [one for one in self.todo if one.states.get(language, "done") != "done"]
        self.texts.setRowCount(len(mine))
        source = self.states[0].language if self.states else ""
        for place, one in enumerate(mine):
            state = self.tr("missing") if one.states[language] == "missing" else self.tr("stale")
            for number, text in enumerate((one.id, state, " / ".join(one.texts.get(source, "").splitlines()))):
                item = QTableWidgetItem(text)
                item.setToolTip(" · ".join(word for word in (one.speaker, one.where, one.after) if word))
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                self.texts.setItem(place, number, item)
        self.texts.setVisible(bool(mine))
        self.nothing.setVisible(not mine)
        is_source = language == source
        self.nothing.setText(
            self.tr("The others are translated from this language.")
            if is_source
            else self.tr("Nothing is missing, and nothing is stale.")
        )
        self.holds_button.setEnabled(any(state.language == language and state.stale for state in self.states))
        self.out_button.setEnabled(len(self.states) > 1)
        self._fill_voices()

    def _go(self, item: QTableWidgetItem) -> None:
        place = self._places.get(str(item.data(Qt.ItemDataRole.UserRole)))
        if place is not None:
            self._open.select(place)
            self._open.show_language(self.language)

    # --- sheets ---

    def _ask_out(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Write a sheet"), self._proposed(), self._kinds())
        if path:
            self.write_sheet(Path(path))

    def _ask_language(self) -> None:
        told = self.tr("Code of the language, two small letters such as de:")
        code, agreed = QInputDialog.getText(self, self.tr("Another language"), told)
        if not agreed or not code.strip():
            return
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Write a sheet"), self._proposed(), self._kinds())
        if path:
            self.write_sheet(Path(path), (code.strip().lower(),))

    def _kinds(self) -> str:
        return self.tr("Excel workbook") + " (*.xlsx);;" + self.tr("CSV") + " (*.csv)"

    def _proposed(self) -> str:
        return f"{self._open.value.get('id') or 'texts'}.xlsx"

    def write_sheet(self, path: Path, targets: tuple[str, ...] = ()) -> None:
        """Write a sheet of all texts, with columns for all languages or for these."""
        desk, name, value = self._context.app.translations, self._open.name, self._open.value

        def done(count: int) -> None:
            told = self.tr("Texts written to %2: %1.").replace("%1", str(count))
            self.banner.show_message(told.replace("%2", path.name), "good")

        self._context.tasks.run(self, lambda _: desk.write_sheet(name, value, path, targets), done, self._failed)

    def _ask_in(self) -> None:
        kinds = self.tr("Translation sheets") + f" ({_KINDS})"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Take in a sheet"), "", kinds)
        if path:
            self.read_sheet(Path(path))

    def read_sheet(self, path: Path) -> None:
        """Show what a sheet changes; it is made when the person agrees."""
        desk, value = self._context.app.translations, self._open.value
        self._context.tasks.run(
            self, lambda _: desk.understand_sheet(desk.read_sheet(path), value), self._show_sheet, self._failed
        )

    def _show_sheet(self, found: UnderstoodSheet) -> None:
        self.dialog = SheetDialog(found, self)
        self.dialog.accepted.connect(lambda: self.take_in(found))
        self.dialog.open()

    def take_in(self, found: UnderstoodSheet) -> None:
        """Make the changes of a sheet: one step that can be undone."""
        if found.edit is None or not self._open.apply(found.edit):
            return
        desk, name, value = self._context.app.translations, self._open.name, self._open.value

        def done(_: None) -> None:
            told = self.tr("Texts taken in: %1. Save to keep them.").replace("%1", str(len(found.reading.changes)))
            self.banner.show_message(told, "good")
            self.look()

        self._context.tasks.run(self, lambda _: desk.note_taken(name, value, found.origins), done, self._failed)

    def confirm(self) -> None:
        """Say that the stale translations of the chosen language still hold."""
        desk, name, value, language = self._context.app.translations, self._open.name, self._open.value, self.language
        self._context.tasks.run(
            self, lambda _: desk.confirm_of(name, value, language), lambda _: self.look(), self._failed
        )

    def _failed(self, problem: BaseException) -> None:
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    # --- voices ---

    def _show_voices(self, voices: tuple[VoiceStatus, ...]) -> None:
        self._voices = voices
        self._fill_voices()

    def _fill_voices(self) -> None:
        language = self.language
        usual = str(self._open.at(("customer", "voice"), ""))
        own = self._open.at(("customer", "voices", language))
        self.voice.clear()
        self.voice.addItem(self.tr("As in other languages: %1").replace("%1", self._voice_name(usual, language)), "")
        for one in self._voices:
            if one.language == language and one.served_by and one.id != usual:
                self.voice.addItem(f"{one.name} · {one.served_by}", one.id)
        if isinstance(own, str) and self.voice.findData(own) < 0:
            self.voice.addItem(own, own)
        self.voice.setCurrentIndex(max(self.voice.findData(own), 0) if own else 0)
        self.voice.setEnabled(bool(language))

    def _voice_name(self, voice: str, language: str) -> str:
        found = next((one for one in self._voices if one.id == voice and one.language == language), None)
        if found is None:
            found = next((one for one in self._voices if one.id == voice), None)
            name = found.name if found else voice
            return self.tr("%1, by whichever voice there is").replace("%1", name)
        return f"{found.name} · {found.served_by}" if found.served_by else found.name

    def _voice_chosen(self, _place: int) -> None:
        self.choose_voice(self.voice.currentData())

    def choose_voice(self, voice: str) -> None:
        """Let the customer have this voice in the chosen language; empty: the usual one."""
        place: tuple[Any, ...] = ("customer", "voices", self.language)
        if voice:
            self._open.apply(SetValue(place, voice))
        elif self._open.at(place) is not None:
            self._open.apply(RemoveItem(place))

    def hear(self) -> None:
        """Play a line in the voice of the chosen language."""
        app, language = self._context.app, self.language
        voice = str(self.voice.currentData() or self._open.at(("customer", "voice"), ""))
        self.hear_button.setEnabled(False)

        def work(_: object) -> None:
            app.play(app.voice_sample(voice, sample_text(language), _HEAT, language=language))

        def failed(problem: BaseException) -> None:
            self.hear_button.setEnabled(True)
            self._failed(problem)

        self._context.tasks.run(self, work, lambda _: self.hear_button.setEnabled(True), failed)


def _table(headings: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    last = len(headings) - 1
    stretched = 0 if last > 2 else last
    for place in range(len(headings)):
        fixed = QHeaderView.ResizeMode.Stretch if place == stretched else QHeaderView.ResizeMode.ResizeToContents
        table.horizontalHeader().setSectionResizeMode(place, fixed)
    return table
