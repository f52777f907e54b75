"""Choosing the columns of a table, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QPushButton, QWidget

from roleplay.core.exports import ReportLanguage
from roleplay.export.columns import Columns
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text, plain_tooltip

_NAME = Qt.ItemDataRole.UserRole
_LINE = 26


class ColumnList(QWidget):
    """Columns with a tick each; dragging, or Alt with an arrow, moves them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual: tuple[str, ...] = ()
        self._words: frozenset[str] = frozenset()
        self._pseudonymous = False
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.model().rowsMoved.connect(self.changed)
        self.all_button, self.usual_button = QPushButton(self.tr("All")), QPushButton(self.tr("Usual"))
        for button, chosen in ((self.all_button, self._every), (self.usual_button, lambda: self._usual)):
            button.setFlat(True)
            button.clicked.connect(lambda _=False, chosen=chosen: self._tick(chosen()))
        head = row(Text(self.tr("Columns"), "strong"), 1, self.all_button, self.usual_button, spacing=0)
        hint = Text(self.tr("Drag them into the order you want."), "caption", "muted")
        self.texts = Text("", "caption", "warn", wrap=True)
        self.texts.hide()
        self.changed.connect(self._tell_texts)
        self.setLayout(column(head, hint, self.texts, self.list, spacing=GRID // 2))

    def offer(self, columns: Columns[Any], language: ReportLanguage, *, pseudonymous: bool) -> None:
        """Offer all columns in their order, the usual ones ticked.

        Text of people is none of the usual ones, nor of all, where pseudonyms stand for names; it can be ticked.
        """
        usual = columns.usual(pseudonymous=pseudonymous)
        self._usual, self._pseudonymous = usual, pseudonymous
        self._words = frozenset(one.name for one in columns if one.kind == "words")
        self.list.blockSignals(True)
        self.list.clear()
        for one in columns:
            title = one.titles.get(language, one.name)
            item = QListWidgetItem(title)
            item.setData(_NAME, one.name)
            item.setToolTip(plain_tooltip(f"{one.name}\n{one.meaning}"))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setSizeHint(QSize(0, _LINE))
            item.setCheckState(Qt.CheckState.Checked if one.name in usual else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._tell_texts()

    def names(self) -> tuple[str, ...]:
        """Return the ticked columns in their order; empty where they are the usual ones."""
        ticked = self.ticked()
        return () if ticked == self._usual else ticked

    def ticked(self) -> tuple[str, ...]:
        """Return the ticked columns in their order."""
        return tuple(str(item.data(_NAME)) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def choose(self, names: Sequence[str]) -> None:
        """Tick these and put them first, in this order, silently; nothing stands for the usual ones."""
        wanted = tuple(names) or self._usual
        if wanted == ("all",):
            wanted = tuple(name for name in self._known() if name in self._every())
        self.list.blockSignals(True)
        for place, name in enumerate(wanted):
            found = next((item for item in self._items() if item.data(_NAME) == name), None)
            if found is not None:
                self.list.insertItem(place, self.list.takeItem(self.list.row(found)))
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if item.data(_NAME) in wanted else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._tell_texts()

    def leave_texts_out(self) -> None:
        """Tick no text of people any more, silently: pseudonyms have come in place of names."""
        self.choose(tuple(name for name in self.ticked() if name not in self._words))

    def _every(self) -> tuple[str, ...]:
        return tuple(name for name in self._known() if not (self._pseudonymous and name in self._words))

    def _known(self) -> tuple[str, ...]:
        return tuple(str(item.data(_NAME)) for item in self._items())

    def _tell_texts(self) -> None:
        """Say what becomes of the texts of people where pseudonyms stand for names."""
        self.texts.setVisible(self._pseudonymous and bool(self._words))
        self.texts.setText(
            self.tr("Names inside the ticked texts of people are not removed.")
            if self._words.intersection(self.ticked())
            else self.tr("Texts of people are left out: they may name somebody.")
        )

    def _tick(self, names: Sequence[str]) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            on = item.data(_NAME) in names
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.changed.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]
