"""Bringing a story along: a file is chosen, what would come of it is told line by line, and then it is taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from roleplay.app.desk.exchange import ImportWish, StoryPreview
from roleplay.core.errors import RoleplayError
from roleplay.dialogue.exchange.report import Note
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.import_notes import FATE, NotesModel
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import field
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_LANGUAGES = ("en", "pl")
_ENDINGS = "*.twee *.tw *.html *.htm *.ink *.yarn *.zip"
_WITH_FILE = 150
"""Pixels for a line and the name of its file."""
_NAMES = {"twee": "Twee 3", "twine": "Twine 2", "ink": "Ink", "yarn": "Yarn Spinner"}


class ImportDialog(QDialog):
    """Nothing is saved before the person has seen what would be lost."""

    imported = Signal(str)
    """Id of the new scenario."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._preview: StoryPreview | None = None
        self.setWindowTitle(self.tr("Import a story"))
        self.resize(980, 680)
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setPlaceholderText(self.tr("Twee, Twine 2 (HTML), Ink, Yarn Spinner, or a zip with one of these"))
        self.choose_button = QPushButton(self.tr("Choose ..."))
        self.choose_button.clicked.connect(self._choose)
        self.language = QComboBox()
        for code in _LANGUAGES:
            self.language.addItem(words.language_name(code), code)
        self.language.setCurrentIndex(max(self.language.findData(context.app.settings.interface_language), 0))
        self.language.currentIndexChanged.connect(lambda _: self._look())
        self.told = Text("", "strong", wrap=True)
        self.checked = Text("", "caption", "muted", wrap=True)
        self._build_table()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = QPushButton(self.tr("Import"))
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        self._buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._take_in)
        self._buttons.rejected.connect(self.reject)
        story = row(self.path, self.choose_button)
        story.setStretch(0, 1)
        chosen = QWidget()
        chosen.setLayout(story)
        hint = self.tr("Passages become moments of the call, links become replies. Nothing of a story is executed.")
        whole = column(
            Text(self.tr("Bring a story along"), "title"),
            Text(hint, "body", "muted", wrap=True),
            field(self.tr("Story"), chosen),
            field(self.tr("Language of the story"), self.language),
            self.told,
            self.checked,
            row(Text(self.tr("What became of it"), "strong"), 1, self.fate),
            self.table,
            self._buttons,
            spacing=GRID,
        )
        whole.setStretch(7, 1)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(whole)

    def _build_table(self) -> None:
        self.notes = NotesModel(self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self.notes)
        self._filtered.setFilterRole(FATE)
        self.fate = QComboBox()
        self.fate.setAccessibleName(self.tr("Which notes are shown"))
        for name, fate in (
            (self.tr("Everything"), ""),
            (self.tr("Left out"), "lost"),
            (self.tr("Changed"), "changed"),
            (self.tr("Added"), "added"),
        ):
            self.fate.addItem(name, fate)
        self.fate.currentIndexChanged.connect(
            lambda _: self._filtered.setFilterFixedString(str(self.fate.currentData()))
        )
        self.table = QTableView()
        self.table.setModel(self._filtered)
        self.table.setAccessibleName(self.tr("What became of each line"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        for index, width in enumerate((64, 104, 330)):
            head.resizeSection(index, width)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def _choose(self) -> None:
        kinds = self.tr("Stories") + f" ({_ENDINGS})"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a story"), "", kinds)
        if path:
            self.look_at(Path(path))

    def look_at(self, path: Path) -> None:
        """Show what would come of a story."""
        self.path.setText(str(path))
        self._look()

    def _look(self) -> None:
        if not self.path.text():
            return
        path, wish = Path(self.path.text()), ImportWish(str(self.language.currentData()))
        self.import_button.setEnabled(False)
        self._preview = None
        self.told.setText(self.tr("The story is being read ..."))
        exchange = self._context.app.exchange
        self._context.tasks.run(self, lambda _: exchange.preview(path, wish, check=False), self._show, self._refused)

    def _show(self, preview: StoryPreview) -> None:
        self._preview = preview
        self.notes.show_notes(preview.notes)
        if any(note.file for note in preview.notes):  # lines of several files are told with their file
            self.table.setColumnWidth(0, max(self.table.columnWidth(0), _WITH_FILE))
        self.told.setText(
            self.tr("“%1”, %2: %n passage(s) become %3.", "", preview.passages)
            .replace("%2", _NAMES[preview.kind])
            .replace("%3", self.tr("%n moment(s)", "", preview.nodes))
            .replace("%1", preview.title)
        )
        self._tell_counts(self.tr("%1 left out, %2 changed, %3 added. The draft is being checked ..."))
        self.import_button.setEnabled(True)
        self.import_button.setFocus()
        exchange = self._context.app.exchange  # what became of the story is seen by now, and may be taken in
        self._context.tasks.run(self, lambda _: exchange.check(preview), self._show_checked, self._context.fail)

    def _show_checked(self, checked: StoryPreview) -> None:
        if self._preview is None or checked.text != self._preview.text:
            return  # another story was chosen meanwhile
        errors = sum(problem.severity == "error" for problem in checked.diagnostics)
        told = self.tr("%1 left out, %2 changed, %3 added. The checks find %4 and %5; the studio shows them.")
        told = told.replace("%5", self.tr("%n warning(s)", "", len(checked.diagnostics) - errors))
        self._tell_counts(told.replace("%4", self.tr("%n error(s)", "", errors)))

    def _tell_counts(self, told: str) -> None:
        for place, fate in (("%1", "lost"), ("%2", "changed"), ("%3", "added")):
            told = told.replace(place, self._count(fate))
        self.checked.setText(told)

    def _count(self, fate: str) -> str:
        assert self._preview is not None, "only a story that was read is counted"
        return str(sum(note.fate == fate for note in self._preview.notes))

    def _refused(self, error: BaseException) -> None:
        self.notes.show_notes(())
        self.checked.setText("")
        if isinstance(error, RoleplayError):
            self.told.setText(f"{error.message} {error.hint}".strip())
        else:
            self.told.setText("")
            self._context.fail(error)

    def _take_in(self) -> None:
        preview = self._preview
        if preview is None or not self.import_button.isEnabled():
            return
        self.import_button.setEnabled(False)
        exchange = self._context.app.exchange
        self._context.tasks.run(self, lambda _: exchange.take_in(preview), self._done, self._refused)

    def _done(self, taken: StoryPreview) -> None:
        self.imported.emit(taken.id)
        self.accept()


def export_twee(context: Context, owner: QWidget, name: str, tell: Callable[[str], None]) -> None:
    """Ask where a scenario goes as Twee, write it there, and tell what Twine does not know of it."""
    title = QCoreApplication.translate("ImportDialog", "Export as Twee")
    path, _ = QFileDialog.getSaveFileName(owner, title, f"{name}.twee", "Twee 3 (*.twee)")
    if not path:
        return
    exchange = context.app.exchange

    def done(notes: tuple[Note, ...]) -> None:
        saved = QCoreApplication.translate(
            "ImportDialog", "Saved as %1. Twine does not know %2 things of it; they travel along and come back."
        )
        tell(saved.replace("%2", str(len(notes))).replace("%1", path))

    context.tasks.run(owner, lambda _: exchange.export_twee(name, Path(path), replace=True), done, context.fail)
