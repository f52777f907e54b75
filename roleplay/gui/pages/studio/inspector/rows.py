"""Conditions and effects: one row for each that is written, and a menu of those that can be added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QToolButton, QWidget

from roleplay.core.records import Level
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.gui import studio_words, words
from roleplay.gui.pages.studio.inspector.fields import ChoiceField, Field, NamesField, NumberField
from roleplay.gui.pages.studio.inspector.pickers import ManyField, flags_of
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import clear, column, row
from roleplay.gui.widgets.text import Text

_NUMBERS = {
    "heat_at_least": (0, 100),
    "heat_below": (0, 100),
    "heat": (-100, 100),
    "misses_at_least": (1, 20),
    "silences_at_least": (1, 20),
    "visits_at_least": (1, 50),
    "visits_below": (1, 50),
    "turns_at_least": (1, 100),
    "interruptions_at_least": (1, 50),
    "ladder_at_least": (0, 5),
    "ladder_below": (1, 5),
}
CONDITIONS = (
    "flags",
    "without",
    "heat_at_least",
    "heat_below",
    "misses_at_least",
    "silences_at_least",
    "visits_at_least",
    "visits_below",
    "turns_at_least",
    "interruptions_at_least",
    "ladder_at_least",
    "ladder_below",
    "named",
    "told",
    "used",
    "unused",
    "levels",
)
"""All conditions, the usual ones first."""
EFFECTS = ("heat", "set", "clear", "tell", "ladder")
"""All effects, the usual ones first."""
_FIRST: dict[str, Any] = {
    "heat_at_least": 60,
    "heat_below": 60,
    "misses_at_least": 2,
    "silences_at_least": 2,
    "visits_at_least": 2,
    "visits_below": 2,
    "turns_at_least": 5,
    "interruptions_at_least": 2,
    "ladder_at_least": 1,
    "ladder_below": 2,
    "levels": ("hard",),
    "heat": -5,
    "ladder": 1,
}
"""What is written when one is added; names are typed by the person."""


class NamesWithCompletion(NamesField):
    """Names that complete to those that the scenario has already."""

    def __init__(
        self, open_document: OpenDocument, key: str, offered: Callable[[], tuple[str, ...]], placeholder: str
    ) -> None:
        super().__init__(open_document, "", (key,), ids=True, placeholder=placeholder)
        self._offered = offered
        self._completer = _LastWord(self.edit)
        self.edit.setCompleter(self._completer)

    def refresh(self) -> None:
        super().refresh()
        self._completer.offer(self._offered())


class _LastWord(QCompleter):
    """Completes what stands behind the last comma."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._names: tuple[str, ...] = ()

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer these names."""
        if names != self._names:
            self._names = names
            self.setModel(QStringListModel(list(names), self))

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: Any) -> str:
        widget = self.widget()
        before = widget.text().rpartition(",")[0] if isinstance(widget, QLineEdit) else ""
        name = super().pathFromIndex(index)
        return f"{before}, {name}" if before else name


class Rows(QWidget):
    """The conditions or effects of one place. `keys` are those that there are, `path` leads from the form to them."""

    def __init__(self, open_document: OpenDocument, path: Place, keys: tuple[str, ...], adding: str) -> None:
        super().__init__()
        self._open_document = open_document
        self._path, self._keys = path, keys
        self._base: Place = ()
        self._wanted: set[str] = set()
        """Keys that were added and have no value yet: names that are still to be typed."""
        self._shown: tuple[str, ...] = ()
        self.fields: dict[str, Field] = {}
        self._lines = column(spacing=GRID - 2)
        self.add_button = QToolButton()
        self.add_button.setText(adding)
        self.add_button.setIcon(icon("plus"))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setAutoRaise(True)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.add_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add_button.setMenu(self._menu)
        whole = column(self._lines, spacing=4)
        whole.addLayout(row(self.add_button, 1))
        self.setLayout(whole)

    @property
    def place(self) -> Place:
        """Where they stand."""
        return self._base + self._path

    def show_at(self, base: Place) -> None:
        """Show what stands below another place."""
        if base != self._base:
            self._wanted.clear()
            self._base = base
        self.refresh()

    def refresh(self) -> None:
        """Show what is written now."""
        there = self._open_document.at(self.place)
        written = {*there} if isinstance(there, dict) else set()
        self._wanted -= written
        keys = tuple(key for key in self._keys if key in written | self._wanted)
        if keys != self._shown:
            self._shown = keys
            self.fields.clear()
            clear(self._lines)
            for key in keys:
                self._lines.addWidget(self._row(key))
        for field in self.fields.values():
            field.show_at(self.place)

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie here; return the others."""
        for field in self.fields.values():
            found = field.claim(found)
        return found

    def add(self, key: str) -> None:
        """Begin another one."""
        if key in _FIRST:
            self._open_document.apply(SetValue((*self.place, key), _FIRST[key]))
        else:
            self._wanted.add(key)
            self.refresh()
        if key in self.fields:
            self.fields[key].setFocus()

    def remove(self, key: str) -> None:
        """Take one away."""
        self._wanted.discard(key)
        place = (*self.place, key)
        if self._open_document.at(place) is not None:
            self._open_document.apply(RemoveItem(place))
        self.refresh()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for key in self._keys:
            if key not in self._shown:
                self._menu.addAction(self._name(key)).triggered.connect(lambda _=False, key=key: self.add(key))

    def _name(self, key: str) -> str:
        return studio_words.effect_name(key) if self._keys is EFFECTS else studio_words.condition_name(key)

    def _row(self, key: str) -> QWidget:
        field = self._field(key)
        for named in (field, field.focusProxy()):  # the control is what a screen reader stands on
            if named is not None:
                named.setAccessibleName(self._name(key))
        self.fields[key] = field
        away = QToolButton()
        away.setAutoRaise(True)
        away.setIcon(icon("close"))
        away.setToolTip(self.tr("Remove"))
        away.setAccessibleName(self.tr("Remove: %1").replace("%1", self._name(key)))
        away.clicked.connect(lambda: self.remove(key))
        line = row(Text(self._name(key), "caption", wrap=True), field, away, spacing=GRID)
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        made = QWidget()
        made.setLayout(line)
        return made

    def _field(self, key: str) -> Field:
        document = self._open_document
        if key in _NUMBERS:
            return NumberField(document, "", (key,), _NUMBERS[key], _NUMBERS[key][0])
        if key == "ladder":
            steps = tuple((step, f"{step}  {ladder_step(step)}") for step in range(1, 6))
            return ChoiceField(document, "", (key,), steps)
        if key in ("used", "unused", "levels"):
            return ManyField(document, "", (key,), (("", _offered(key)),))
        if key in ("named", "told", "tell"):
            return NamesWithCompletion(document, key, self._facts, self.tr("such as: contract"))
        return NamesWithCompletion(document, key, lambda: flags_of(document.value), self.tr("such as: heard"))

    def _facts(self) -> tuple[str, ...]:
        facts = self._open_document.at(("facts",))
        return tuple(facts) if isinstance(facts, dict) else ()


def _offered(key: str) -> tuple[tuple[str, str, str], ...]:
    if key == "levels":
        return tuple((level, words.level_name(level), "") for level in get_args(Level))
    return tuple((known.id, words.technique_name(known.id), "") for known in TECHNIQUES)


def ladder_step(step: int) -> str:
    """Return what a step of the ladder of an abusive call is."""
    translate = QCoreApplication.translate
    return {
        1: translate("Ladder", "Sympathy and the name"),
        2: translate("Ladder", "A limit"),
        3: translate("Ladder", "Silence and notes"),
        4: translate("Ladder", "Handing over"),
        5: translate("Ladder", "Hanging up, announced"),
    }.get(step, "")
