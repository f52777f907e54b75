"""What a translation sheet would change, row by row, and what is wrong with it: before anything is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.legible import legible
from roleplay.core.translating import SheetReading
from roleplay.dialogue.translating.sheet import UnderstoodSheet
from roleplay.gui import sheet_words, words
from roleplay.gui.pages.bundles.parts import margins
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text, plain_tooltip


class SheetDialog(QDialog):
    """Accepted when the changes are to be made."""

    def __init__(self, found: UnderstoodSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = found.reading
        self.setWindowTitle(self.tr("Take in a sheet"))
        self.resize(900, 600)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(Text(self.tr("Take in a sheet"), "title"))
        whole.addWidget(Text(self._told(found.reading), "body", "muted", wrap=True))
        headings = (self.tr("Row"), self.tr("Text"), self.tr("Language"), self.tr("What"))
        self.table = QTableWidget(0, len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(self.tr("Changes and problems"))
        for place in range(3):
            self.table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        whole.addWidget(self.table, 1)
        self._fill(found.reading)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.take_button = QPushButton(icon("tray-arrow-up"), self.tr("Take in"))
        self.take_button.setDefault(True)
        self.take_button.setEnabled(found.edit is not None)
        self.take_button.clicked.connect(self.accept)
        whole.addLayout(row(1, cancel, self.take_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _told(self, reading: SheetReading) -> str:
        left_out = sum(not problem.taken for problem in reading.problems)
        told = [
            self.tr("Texts that change: %1; the same here: %2.")
            .replace("%1", str(len(reading.changes)))
            .replace("%2", str(reading.unchanged))
        ]
        if left_out:
            told.append(self.tr("Cannot be taken in, and stay as they are: %1.").replace("%1", str(left_out)))
        if reading.emptied:
            told.append(self.tr("Empty cells whose texts stay: %1.").replace("%1", str(reading.emptied)))
        if reading.new_languages:
            names = ", ".join(map(words.language_name, reading.new_languages))
            told.append(self.tr("New: %1.").replace("%1", names))
        return " ".join(told)

    def _fill(self, reading: SheetReading) -> None:
        """List problems first: they are what somebody must look at."""
        now = tokens()
        rows = [
            (one.row, one.id, one.language, sheet_words.problem_text(one.message), now.warn if one.taken else now.bad)
            for one in reading.problems
        ]
        rows += [(one.row, one.id, one.language, " / ".join(one.after.splitlines()), "") for one in reading.changes]
        self.table.setRowCount(len(rows))
        for place, (number, name, language, what, colour) in enumerate(rows):
            for column, text in enumerate((str(number or ""), name, language, legible(what))):
                item = QTableWidgetItem(text)
                if colour:
                    item.setForeground(QColor(colour))
                item.setToolTip(plain_tooltip(text))
                self.table.setItem(place, column, item)
