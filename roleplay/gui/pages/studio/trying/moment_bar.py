"""Choosing the moment at which something is tried: node, anger, flags that are set, level."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QMenu, QSizePolicy, QSpinBox, QToolButton, QWidget
from superqt import QFlowLayout

from roleplay.core.records import Level
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.testplans.names import moves_of
from roleplay.dialogue.testplans.stepping import Beginning
from roleplay.gui.pages.studio.trying import words
from roleplay.gui.studio_words import readable
from roleplay.gui.theme import GRID, icon

_OWN = -1
"""Stands for the customer's own heat."""


class MomentBar(QWidget):
    """Any node may be chosen, with any anger and any flags."""

    changed = Signal()

    def __init__(self, *, levels: bool = True, parent: QWidget | None = None) -> None:
        """`levels`: whether a level of difficulty is offered."""
        super().__init__(parent)
        self._flags: set[str] = set()
        self._known_flags: tuple[str, ...] = ()
        self._offered: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self.node = QComboBox()
        self.node.setEditable(True)
        self.node.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.node.setMinimumWidth(100)
        self.node.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.node.setMaxVisibleItems(20)
        self.node.setAccessibleName(self.tr("Where the call begins"))
        completer = QCompleter(self.node.model(), self.node)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.node.setCompleter(completer)
        self.heat = QSpinBox()
        self.heat.setRange(_OWN, 100)
        self.heat.setSpecialValueText(self.tr("own anger"))
        self.heat.setPrefix(self.tr("anger "))
        self.heat.setValue(_OWN)
        self.heat.setAccessibleName(self.tr("Anger with which the call begins"))
        self.flags = QToolButton()
        self.flags.setIcon(icon("flag-outline"))
        self.flags.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.flags.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.flags.setAccessibleName(self.tr("Flags that are set when the call begins"))
        self.flags.setMenu(QMenu(self))
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Level of difficulty"))
        for level in get_args(Level):
            self.level.addItem(words.level_name(level), level)
        self.level.setCurrentIndex(1)
        self.level.setVisible(levels)
        self._line = QFlowLayout(self)  # where there is little room, what comes last stands below
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setHorizontalSpacing(GRID)
        self._line.setVerticalSpacing(GRID // 2)
        for widget in (self.node, self.heat, self.flags, self.level):
            self._line.addWidget(widget)
        self.node.currentIndexChanged.connect(lambda _: self._node_chosen())
        self.heat.valueChanged.connect(lambda _: self.changed.emit())
        self.level.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._tell_flags()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._line.heightForWidth(self.width()))

    def add(self, widget: QWidget) -> None:
        """Put something behind the rest."""
        self._line.addWidget(widget)

    def _node_chosen(self) -> None:
        self._show_beginning()
        self.changed.emit()

    def _show_beginning(self) -> None:
        """Where there is little room, the beginning of a name is seen."""
        for edit in (self.node.lineEdit(), self.heat.lineEdit()):
            if edit is not None:
                edit.setCursorPosition(0)

    def offer(self, scenario: Scenario) -> None:
        """Offer the nodes and flags of a scenario; what was chosen stays where it is still there."""
        flags = tuple(sorted({flag for move in moves_of(scenario) for flag in move.effects.set}))
        nodes = tuple(scenario.nodes)
        if (nodes, flags) == self._offered:
            return  # thousands of nodes take as long to fill in as a frame may, and more
        self._offered = nodes, flags
        chosen = self.chosen_node
        self.node.blockSignals(True)
        self.node.clear()
        self.node.addItem(self.tr("The start of the call"), "")
        for name in nodes:
            self.node.addItem(readable(name), name)
        self.node.setCurrentIndex(max(self.node.findData(chosen), 0))
        self.node.blockSignals(False)
        self._show_beginning()
        self._known_flags = flags
        self._flags &= set(self._known_flags)
        self._fill_flags()

    @property
    def chosen_node(self) -> str:
        """The node; empty for the start of the call."""
        return str(self.node.currentData() or "")

    @property
    def chosen_level(self) -> Level:
        """The level of difficulty."""
        level: Level = self.level.currentData()
        return level

    @property
    def beginning(self) -> Beginning:
        """The moment that is chosen."""
        heat = None if self.heat.value() == _OWN else float(self.heat.value())
        return Beginning(self.chosen_node, heat, tuple(sorted(self._flags)))

    def choose(self, node: str = "", heat: float | None = None, flags: Collection[str] = ()) -> None:
        """Choose a moment; a node that is not offered is left."""
        self.blockSignals(True)
        place = self.node.findData(node)
        if place >= 0:
            self.node.setCurrentIndex(place)
        self.heat.setValue(_OWN if heat is None else round(heat))
        self._flags = set(flags) & set(self._known_flags)
        self._fill_flags()
        self.blockSignals(False)
        self.changed.emit()

    def _fill_flags(self) -> None:
        menu = self.flags.menu()
        menu.clear()
        for flag in self._known_flags:
            action = QAction(flag.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(flag in self._flags)
            action.toggled.connect(lambda on, flag=flag: self._set_flag(flag, on))
            menu.addAction(action)
        self._tell_flags()

    def _set_flag(self, flag: str, on: bool) -> None:
        (self._flags.add if on else self._flags.discard)(flag)
        self._tell_flags()
        self.changed.emit()

    def _tell_flags(self) -> None:
        self.flags.setText(self.tr("%n flag(s) set", "", len(self._flags)))
        self.flags.setToolTip(", ".join(sorted(self._flags)))
        self.flags.setEnabled(bool(self._known_flags))
