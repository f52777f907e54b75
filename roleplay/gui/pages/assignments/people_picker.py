"""Choosing people and groups, among many and by typing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from roleplay.core.assignments import Assignee
from roleplay.core.groups import Group
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.customer_filter import folded
from roleplay.gui.widgets.text import Text

_ASSIGNEE = Qt.ItemDataRole.UserRole


class PeoplePicker(QWidget):
    """Groups and people with a tick each; who is not in the list is typed and added with Enter."""

    changed = Signal()

    def __init__(
        self,
        groups: Sequence[Group],
        people: Iterable[str],
        chosen: Sequence[Assignee],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find, or type a new name and press Enter"))
        self.search.setAccessibleName(self.tr("Find a person or group"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(80)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People and groups"))
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._toggle)
        self._told = Text("", "caption", "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._told)
        offered = [
            *(Assignee("group", group.name, group.id) for group in groups),
            *(Assignee("person", name) for name in people),
        ]
        gone = [one for one in chosen if one not in offered]
        for one in (
            *(one for one in offered if one in chosen),
            *gone,
            *(one for one in offered if one not in chosen),
        ):
            self._add(one, ticked=one in chosen)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter in the search for oneself: it would press the button of the form."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        return super().eventFilter(watched, event)

    def chosen(self) -> tuple[Assignee, ...]:
        """Return who is ticked, groups and people in the order of the list."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(item.data(_ASSIGNEE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _add(self, one: Assignee, *, ticked: bool, place: int | None = None) -> QListWidgetItem:
        picture = "account-group-outline" if one.kind == "group" else "account-outline"
        item = QListWidgetItem(icon(picture), one.name)
        item.setData(_ASSIGNEE, one)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.insertItem(self.list.count() if place is None else place, item)
        return item

    def _narrow(self) -> None:
        sought = _plain(self.search.text())
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(sought not in _plain(item.text()))

    def _enter(self) -> None:
        """Tick the only one that fits, or add who is not there yet."""
        name = " ".join(self.search.text().split())
        if not name:
            return
        items = [self.list.item(place) for place in range(self.list.count())]
        fitting = [item for item in items if not item.isHidden()]
        same = [item for item in fitting if _plain(item.text()) == _plain(name)]
        if not fitting:
            self.list.setCurrentItem(self._add(Assignee("person", name), ticked=True, place=0))
        elif same or len(fitting) == 1:
            (same or fitting)[0].setCheckState(Qt.CheckState.Checked)
        else:
            return
        self.search.clear()
        self._ticked()

    def _toggle(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _ticked(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self._told.setText(self.tr("%n chosen", "", len(self.chosen())))


def _plain(text: str) -> str:
    return folded(unicodedata.normalize("NFC", " ".join(text.split())))
