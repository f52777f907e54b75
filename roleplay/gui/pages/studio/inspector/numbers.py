"""Numbers of the customer as a whole: levels, temper, and what counts in the score, each with what is usual."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from roleplay.core.records import Level
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.techniques import MISTAKES, TECHNIQUES
from roleplay.dialogue.temper import DEFAULT_LEVELS, DEFAULT_TEMPER, usual_start
from roleplay.gui import words
from roleplay.gui.pages.studio.inspector.fields import Field, NumberField
from roleplay.gui.pages.studio.inspector.rows import Rows
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_USUAL_HEAT = 50.0
_FATAL = 30


class LevelNumber(NumberField):
    """One number of a level. Writing the first of them writes the others, too: they would change with it."""

    def __init__(
        self, open_document: OpenDocument, title: str, level: Level, key: str, limits: tuple[float, float]
    ) -> None:
        super().__init__(open_document, title, ("levels", level, key), limits, 1)
        self._level, self._key = level, key
        if key != "start_heat":
            self.spin.blockSignals(True)  # a number of whole steps would be moved into the range, and written
            self.spin.setDecimals(2)
            self.spin.setRange(*limits)
            self.spin.blockSignals(False)
            self.spin.setSingleStep(0.05)
            self.spin.setPrefix("× ")
        self.spin.setAccessibleName(f"{words.level_name(level)}: {title}")

    def refresh(self) -> None:
        if self._key == "start_heat":
            own = self.open_document.at(("customer", "start_heat"))
            self._usual = usual_start(float(own) if isinstance(own, int | float) else _USUAL_HEAT, self._level)
        else:
            given = isinstance(self.open_document.at(self._path[:-1]), dict)
            self._usual = 1 if given else getattr(DEFAULT_LEVELS[self._level], self._key)
        super().refresh()

    def write(self, value: Any) -> None:
        rules = self.open_document.at(self._path[:-1])
        if isinstance(rules, dict) or value == self._usual:
            super().write(value)
            return
        usual = DEFAULT_LEVELS[self._level].model_dump(exclude_defaults=True)
        self.open_document.apply(SetValue(self._path[:-1], {**usual, self._key: value}), merge=True)


class LevelFields(QWidget):
    """The numbers of one level, two beside each other."""

    def __init__(self, open_document: OpenDocument, level: Level) -> None:
        super().__init__()
        self._level = level
        self.fields = {
            "start_heat": LevelNumber(open_document, self.tr("Anger at the start"), level, "start_heat", (0, 100)),
            "patience": LevelNumber(open_document, self.tr("Patience"), level, "patience", (0.25, 4)),
            "anger": LevelNumber(open_document, self.tr("Gets angry"), level, "anger", (0.25, 4)),
            "soothing": LevelNumber(open_document, self.tr("Calms down"), level, "soothing", (0.25, 4)),
        }
        first, second, third, fourth = self.fields.values()
        self.setLayout(
            column(
                Text(words.level_name(level), "strong"),
                row(first, second, spacing=2 * GRID),
                row(third, fourth, spacing=2 * GRID),
                spacing=GRID,
            )
        )

    @property
    def place(self) -> Place:
        """Where they stand."""
        return ("levels", self._level)

    def show_at(self, base: Place) -> None:
        """Show what stands there."""
        for field in self.fields.values():
            field.show_at(base)

    def refresh(self) -> None:
        """Show what is written now."""
        for field in self.fields.values():
            field.refresh()

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie here; return the others."""
        for field in self.fields.values():
            found = field.claim(found)
        return found


class PointRows(Rows):
    """Points by technique or mistake: one row for each that is written, with a menu of the others."""

    def __init__(
        self,
        open_document: OpenDocument,
        path: Place,
        keys: tuple[str, ...],
        adding: str,
        limits: tuple[float, float],
    ) -> None:
        self._limits = limits
        super().__init__(open_document, path, keys, adding)

    def usual(self, key: str) -> float:
        """Return what a new one begins with: what holds without it."""
        raise NotImplementedError

    def add(self, key: str) -> None:
        number = self.usual(key)
        place = (*self.place, key)
        self._open_document.apply(SetValue(place, int(number) if number == int(number) else number))
        if key in self.fields:
            self.fields[key].setFocus()

    def _name(self, key: str) -> str:
        return words.technique_name(key)

    def _field(self, key: str) -> Field:
        return NumberField(self._open_document, "", (key,), self._limits, self.usual(key))


class TemperRows(PointRows):
    """How much each technique moves this customer's anger."""

    def __init__(self, open_document: OpenDocument) -> None:
        keys = (*(known.id for known in TECHNIQUES), "interrupting")
        super().__init__(open_document, ("temper",), keys, self.tr("What the trainee does"), (-100, 100))

    def usual(self, key: str) -> float:
        return DEFAULT_TEMPER.get(key, 0.0)

    def _name(self, key: str) -> str:
        usual = f"{self.usual(key):+g}" if self.usual(key) else "0"
        return self.tr("%1 (usually %2)").replace("%2", usual).replace("%1", words.technique_name(key))


class FatalRows(PointRows):
    """Mistakes that spoil a whole call."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__(open_document, ("scoring", "fatal"), MISTAKES, self.tr("Mistake"), (0, 100))

    def usual(self, _key: str) -> float:
        return _FATAL


class TurnsField(NumberField):
    """A number of turns; none at all is the usual."""

    def __init__(self, open_document: OpenDocument, title: str, path: Place, hint: str) -> None:
        super().__init__(open_document, title, path, (0, 100), 0, hint)
        self.spin.setSpecialValueText(self.tr("Does not matter"))

    def write(self, value: Any) -> None:
        if value:
            super().write(value)
        elif self.value is not None:
            self.open_document.apply(RemoveItem(self.place))
