"""Ticking the groups that somebody is in, or trains."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from roleplay.gui.theme import GRID
from roleplay.gui.widgets.customer_filter import folded
from roleplay.gui.widgets.surface import column

_LINE = 30
_LINES = 3
LONGEST = 80


class GroupPicker(QWidget):
    """A short list with ticks, and a field for a group that is not there yet."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self.changed)
        self.list.itemActivated.connect(self._toggle)
        self.new = QLineEdit()
        self.new.setMaxLength(LONGEST)
        self.new.setPlaceholderText(self.tr("Another group, and Enter"))
        self.new.setAccessibleName(self.tr("Another group"))
        self.new.installEventFilter(self)
        self.setLayout(column(self.list, self.new, spacing=GRID // 2))

    def show_groups(self, groups: Sequence[str], chosen: Sequence[str]) -> None:
        """Offer groups by name, the chosen ones first."""
        self.list.blockSignals(True)
        self.list.clear()
        for name in dict.fromkeys((*sorted(chosen, key=folded), *sorted(groups, key=folded))):
            self._add(name, ticked=name in chosen)
        self.list.blockSignals(False)
        self.new.clear()
        self._fit()

    def chosen(self) -> tuple[str, ...]:
        """Return the names that are ticked, in the order of the alphabet."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(sorted(item.text() for item in items if item.checkState() == Qt.CheckState.Checked))

    def _add(self, name: str, *, ticked: bool) -> None:
        item = QListWidgetItem(name)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, _LINE))
        self.list.insertItem(0 if ticked and self.new.text() else self.list.count(), item)

    def _toggle(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter in the field for oneself: it would press the button of a form."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.new.text().strip():
            self.take_new()
            return True
        return super().eventFilter(watched, event)

    def take_new(self) -> None:
        """Tick the group whose name was typed, or add it."""
        name = " ".join(self.new.text().split())
        items = [self.list.item(place) for place in range(self.list.count())]
        same = [item for item in items if folded(item.text()) == folded(name)]
        if same:
            same[0].setCheckState(Qt.CheckState.Checked)
        elif name:
            self._add(name, ticked=True)
            self._fit()
            self.changed.emit()
        self.new.clear()

    def _fit(self) -> None:
        self.list.setVisible(self.list.count() > 0)
        self.list.setFixedHeight(_LINE * min(max(self.list.count(), 1), _LINES) + 4)
