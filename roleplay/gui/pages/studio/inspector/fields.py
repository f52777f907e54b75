"""Fields of the inspector: each shows what stands at a place of the scenario, and writes there as it is edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.inspector.controls import CalmCombo, CalmSpin, GrowingText, SignedSpin
from roleplay.gui.pages.studio.inspector.problem_line import ProblemLines
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.widgets.surface import column
from roleplay.gui.widgets.text import Text

_EMPTY: tuple[Any, ...] = (None, "", (), {})


def lies_at(problem: Diagnostic, place: Place, base: Place = ()) -> bool:
    """Tell whether a problem is told of at a place: it lies there, or what is missing below `base` is around it."""
    where = studio_words.place_of(problem)
    if where[: len(place)] == place:
        return True
    return problem.code == "RP052" and len(where) > len(base) and place[: len(where)] == where


class Field(QWidget):
    """A control under its name; below it what is wrong there."""

    def __init__(self, open_document: OpenDocument, title: str, path: Place, hint: str = "") -> None:
        """`path` leads from the place of the form to that of the field."""
        super().__init__()
        self.open_document = open_document
        self._base: Place = ()
        self._path = path
        self._title = title
        self._hint = hint
        self.problems = ProblemLines(open_document)

    def _lay_out(self, control: QWidget) -> None:
        parts: list[QWidget] = []
        if self._title:
            label = Text(self._title, "overline", "muted", wrap=True)
            label.setBuddy(control)
            parts.append(label)
        parts.append(control)
        if self._hint:
            control.setAccessibleDescription(self._hint)
            parts.append(Text(self._hint, "caption", "muted", wrap=True))
        if not control.accessibleName():
            control.setAccessibleName(self._title)
        self.setLayout(column(*parts, self.problems, spacing=4))
        self.setFocusProxy(control)

    @property
    def place(self) -> Place:
        """Where what it shows stands."""
        return self._base + self._path

    @property
    def value(self) -> Any:
        """What stands there; None where nothing does."""
        return self.open_document.at(self.place)

    def show_at(self, base: Place) -> None:
        """Show what stands below another place."""
        self._base = base
        self.refresh()

    def refresh(self) -> None:
        """Show what stands there now."""
        raise NotImplementedError

    def write(self, value: Any) -> None:
        """Have this stand there; what is empty goes."""
        if value in _EMPTY and not isinstance(value, bool):
            if self.value is not None:
                self.open_document.apply(RemoveItem(self.place))
        elif value != self.value:
            self.open_document.apply(SetValue(self.place, value), merge=True)

    def claim(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie here; return the others."""
        mine: list[Diagnostic] = []
        others: list[Diagnostic] = []
        for problem in found:
            (mine if lies_at(problem, self.place, self._base) else others).append(problem)
        self.problems.show_problems(mine)
        return others


class TextField(Field):
    """A text in the language that is shown (`per_language`), or one for all; what others say is its placeholder."""

    def __init__(
        self,
        open_document: OpenDocument,
        title: str,
        path: Place,
        hint: str = "",
        *,
        per_language: bool = True,
        lines: int = 1,
        placeholder: str = "",
    ) -> None:
        super().__init__(open_document, title, path, hint)
        self._per_language = per_language
        self._placeholder = placeholder
        self.edit = GrowingText(lines=lines)
        self.edit.textChanged.connect(lambda: self.write(" ".join(self.edit.toPlainText().split())))
        self._lay_out(self.edit)

    @property
    def place(self) -> Place:
        base = super().place
        return (*base, self.open_document.language) if self._per_language else base

    def refresh(self) -> None:
        value = self.value
        text = value if isinstance(value, str) else ""
        if " ".join(self.edit.toPlainText().split()) != text:
            self.edit.show_text(text)
        others = self.open_document.at(self.place[:-1]) if self._per_language else None
        said = next((text for text in others.values() if text), "") if isinstance(others, dict) else ""
        self.edit.setPlaceholderText(str(said) or self._placeholder)

    def claim(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """A text that is missing altogether is told of a step higher up, where the languages are."""
        whole = self._base + self._path
        mine: list[Diagnostic] = []
        others: list[Diagnostic] = []
        for problem in found:
            here = lies_at(problem, whole, self._base)
            other_language = problem.language not in ("", self.open_document.language)
            (mine if here and not (self._per_language and other_language) else others).append(problem)
        self.problems.show_problems(mine)
        return others


class SentencesField(Field):
    """Sentences in the language that is shown, one to a line."""

    def __init__(
        self, open_document: OpenDocument, title: str, path: Place, hint: str = "", *, placeholder: str = ""
    ) -> None:
        super().__init__(open_document, title, path, hint)
        self.edit = GrowingText(lines=4, most=16, one_paragraph=False)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(lambda: self.write(self._typed()))
        self._lay_out(self.edit)

    @property
    def place(self) -> Place:
        return (*super().place, self.open_document.language)

    def _typed(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.edit.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def refresh(self) -> None:
        value = self.value
        sentences = tuple(str(item) for item in value) if isinstance(value, tuple) else ()
        if self._typed() != sentences:
            self.edit.show_text("\n".join(sentences))


class NamesField(Field):
    """Several names on one line, with commas between them: flags, names of a person, words."""

    def __init__(
        self,
        open_document: OpenDocument,
        title: str,
        path: Place,
        hint: str = "",
        *,
        per_language: bool = False,
        ids: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__(open_document, title, path, hint)
        self._per_language, self._ids = per_language, ids
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(lambda: self.write(self._typed()))
        self._lay_out(self.edit)

    @property
    def place(self) -> Place:
        base = super().place
        return (*base, self.open_document.language) if self._per_language else base

    def _typed(self) -> tuple[str, ...]:
        parts = (" ".join(part.split()) for part in self.edit.text().split(","))
        named = (part.lower().replace(" ", "-").strip("-") if self._ids else part for part in parts)
        return tuple(dict.fromkeys(part for part in named if part))

    def refresh(self) -> None:
        value = self.value
        names = tuple(str(item) for item in value) if isinstance(value, tuple) else ()
        if self._typed() != names:
            self.edit.setText(", ".join(names))


class NameField(Field):
    """One name: of a person, or (`ids`) one that the scenario refers to by."""

    def __init__(
        self,
        open_document: OpenDocument,
        title: str,
        path: Place,
        hint: str = "",
        *,
        ids: bool = True,
        placeholder: str = "",
    ) -> None:
        super().__init__(open_document, title, path, hint)
        self._ids = ids
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(lambda: self.write(self._typed()))
        self._lay_out(self.edit)

    def _typed(self) -> str:
        words = self.edit.text().split()
        return "-".join(words).lower().strip("-") if self._ids else " ".join(words)

    def refresh(self) -> None:
        value = self.value
        text = value if isinstance(value, str) else ""
        if self._typed() != text:
            self.edit.setText(text)


class NumberField(Field):
    """A number; one that is not written is shown as what it means then."""

    def __init__(
        self,
        open_document: OpenDocument,
        title: str,
        path: Place,
        limits: tuple[float, float],
        usual: float,
        hint: str = "",
        *,
        seconds: bool = False,
    ) -> None:
        """`seconds` shows tenths of them; a range that goes below 0 is shown with signs."""
        super().__init__(open_document, title, path, hint)
        self._usual = usual
        self.spin = SignedSpin() if limits[0] < 0 else CalmSpin()
        self.spin.setRange(*limits)
        self.spin.setDecimals(1 if seconds else 0)
        self.spin.setSuffix(" s" if seconds else "")
        self.spin.setMinimumWidth(104)
        self.spin.valueChanged.connect(self._changed)
        self._lay_out(self.spin)

    def _changed(self, number: float) -> None:
        if number == self._usual and self.value is None:
            return
        self.write(int(number) if number == int(number) else round(number, 2))

    def refresh(self) -> None:
        value = self.value
        shown = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else self._usual
        if self.spin.value() != shown:
            self.spin.blockSignals(True)
            self.spin.setValue(shown)
            self.spin.blockSignals(False)


class ChoiceField(Field):
    """One of a few values; None stands for nothing written."""

    def __init__(
        self,
        open_document: OpenDocument,
        title: str,
        path: Place,
        choices: Sequence[tuple[Any, str]],
        hint: str = "",
        *,
        usual: bool = False,
    ) -> None:
        """`usual`: the first of the choices is what it means that nothing is written."""
        super().__init__(open_document, title, path, hint)
        self._usual = usual
        self.combo = CalmCombo()
        self.offer(choices)
        self.combo.activated.connect(lambda: self.write(self.combo.currentData()))
        self._lay_out(self.combo)

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values, each with its name."""
        self.combo.clear()
        for value, name in choices:
            self.combo.addItem(name, value)

    def refresh(self) -> None:
        value = self.value
        index = next((at for at in range(self.combo.count()) if self.combo.itemData(at) == value), -1)
        if value is None and index < 0 and self._usual:
            index = 0
        if index < 0 and isinstance(value, str):  # unknown here, but it stands in the file
            self.combo.addItem(value, value)
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(index)
