"""What all forms of the inspector have in common."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.inspector.problem_line import ProblemLines
from roleplay.gui.pages.studio.inspector.reading_order import ReadInOrder
from roleplay.gui.pages.studio.inspector.section import Section
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import column


class Element(Protocol):
    """A field, a list of lines or of moves: something that shows what stands below a place."""

    @property
    def place(self) -> Place:
        """Where what it shows stands."""

    def show_at(self, base: Place) -> None:
        """Show what stands below another place."""

    def refresh(self) -> None:
        """Show what stands there now."""

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie there; return the others."""


class Form(ReadInOrder):
    """Elements below each other, in sections, for one place of the scenario."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__()
        self.open_document = open_document
        self.place: Place = ()
        self.elements: list[Element] = []
        self._sections: list[tuple[Section, tuple[Element, ...]]] = []
        self.problems = ProblemLines(open_document)
        self._column = column(self.problems, spacing=3 * GRID)
        self.setLayout(self._column)

    def add_section(self, title: str, *content: QWidget, about: str = "", folded: bool | None = None) -> Section:
        """Add a section; what of it is an element of the form is shown and refreshed with it."""
        section = Section(title, *content, about=about, folded=folded)
        inside = tuple(widget for widget in content if hasattr(widget, "show_at"))
        self.elements += inside  # type: ignore[arg-type]
        self._sections.append((section, inside))  # type: ignore[arg-type]
        self._column.addWidget(section)
        return section

    def show_at(self, place: Place) -> None:
        """Show what stands at a place."""
        self.place = place
        for element in self.elements:
            element.show_at(place)
        self._unfold_what_is_used()
        self._show_problems()

    def refresh(self) -> None:
        """Show what stands there now."""
        for element in self.elements:
            element.refresh()
        self._show_problems()

    def _unfold_what_is_used(self) -> None:
        """Rarely needed things are shown where they are written."""
        for section, inside in self._sections:
            if section.fold_button is not None:
                used = any(self.open_document.at(element.place) is not None for element in inside)
                section.fold_button.setChecked(used)

    def covers(self, problem: Diagnostic) -> bool:
        """Tell whether a problem is told of in this form."""
        return studio_words.place_of(problem)[: len(self.place)] == self.place

    def _show_problems(self) -> None:
        found = [problem for problem in self.open_document.document.diagnostics if self.covers(problem)]
        for element in self.elements:
            found = element.claim(found)
        self.problems.show_problems([problem for problem in found if problem.place == self.place])

    def reveal(self, place: Place) -> QWidget | None:
        """Return the element in which a place lies, its section unfolded; None when there is none."""
        for section, inside in self._sections:
            for element in inside:
                if place[: len(element.place)] == element.place:
                    section.unfold()
                    return element if isinstance(element, QWidget) else None
        return None
