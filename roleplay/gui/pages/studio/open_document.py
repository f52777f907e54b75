"""The scenario that is open in the studio: every panel looks at this one, and changes it through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from roleplay.core.errors import RoleplayError
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import Edit
from roleplay.dialogue.formats.problems import Place
from roleplay.gui import studio_words


class OpenDocument(QObject):
    """Holds a document, which place of it is looked at, and in which language its texts are shown.

    `document` is never None: the page shows no panel while nothing is open. Panels are told by `opened` that it is
    another scenario, and by `changed` that its text is another one (after `opened`, too).
    """

    opened = Signal()
    """Another scenario: whatever a panel remembers of the last one is void."""
    changed = Signal()
    """The text is another one: after an edit, undo, redo, and when another scenario is opened."""
    selected = Signal(object)
    """The `Place` that is looked at now; `()` is the scenario as a whole."""
    language_changed = Signal(str)
    """Texts are shown in this language from now on."""
    saved_changed = Signal()
    """It was saved, or has unsaved changes now."""
    coverage_changed = Signal(object)
    """How often calls came by is to be drawn on the graph: the `Shares`, or None for no longer."""
    settling = Signal()
    """What somebody is just typing is to be taken over now: the text is about to be saved, undone or left."""
    typed_changed = Signal()
    """What is typed as text, and cannot be read yet, is another one or gone."""
    refused = Signal(object)
    """An edit was not possible: the `RoleplayError`, for the person."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._place: Place = ()
        self._language = ""
        self._saved_text = document.text
        self._name = ""
        self._typed: str | None = None
        self._typed_before: str | None = None
        """What was typed and taken back: redoing brings it again."""
        self._choose_language()

    # --- what is open ---

    @property
    def document(self) -> Document:
        """The document; change it through `apply`, so that everybody hears of it."""
        return self._document

    @property
    def name(self) -> str:
        """Id under which the scenario lies in the library; empty for one that was never saved."""
        return self._name

    def open(
        self, document: Document, name: str = "", *, saved_text: str | None = None, typed: str | None = None
    ) -> None:
        """Show another scenario; `saved_text` is what lies on the disk, where that is not what is shown (a draft).

        `typed` is a text that somebody went on with, and that cannot be read yet.
        """
        self._document, self._name = document, name
        self._saved_text = document.text if saved_text is None else saved_text
        self._typed, self._typed_before = typed, None
        self._place = ()
        self._choose_language()
        self.opened.emit()
        self.changed.emit()
        self.selected.emit(self._place)
        self.saved_changed.emit()

    @property
    def value(self) -> dict[str, Any]:
        """The scenario as plain values; empty while its text cannot be read."""
        value = self._document.value
        return value if isinstance(value, dict) else {}

    def at(self, place: Place, default: Any = None) -> Any:
        """Return what stands at a place; `default` where nothing does."""
        found: Any = self.value
        for key in place:
            try:
                found = found[key]
            except (KeyError, IndexError, TypeError):
                return default
        return found

    # --- changing it ---

    def apply(self, edit: Edit, label: str = "", *, merge: bool = False) -> bool:
        """Change the scenario; tell whether that was possible, and what was not is told of (`refused`).

        `label` is what undoing calls it. With `merge` an edit of the same kind at the same place is undone together
        with the one before: what is typed in one go.
        """
        label = label or studio_words.edit_label(edit, self.value)
        return self._change(lambda: self._document.apply(edit, label=label, merge=merge))

    def undo(self) -> None:
        """Take the last edit back; of a text that cannot be read yet, what was typed of it."""
        self.settling.emit()
        if self._typed is not None:
            taken_back = self._typed
            self.keep_typed(None)
            self._typed_before = taken_back
            self.saved_changed.emit()
        elif self._document.can_undo:
            self._change(self._document.undo)

    def redo(self) -> None:
        """Make the edit that was taken back once more."""
        self.settling.emit()
        if self._typed_before is not None:
            self.keep_typed(self._typed_before)
        elif self._document.can_redo:
            self._change(self._document.redo)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._typed is not None or self._document.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return self._typed_before is not None or self._document.can_redo

    # --- what is typed as text ---

    @property
    def typed(self) -> str | None:
        """The text that somebody has typed and that cannot be read yet; None when there is none."""
        return self._typed

    def keep_typed(self, text: str | None) -> None:
        """Keep a text that cannot be read yet beside the scenario, which stays as it was; None: it is gone."""
        if text != self._typed:
            self._typed, self._typed_before = text, None
            self.typed_changed.emit()
            self.saved_changed.emit()

    @property
    def written(self) -> str:
        """Everything that is written, as a draft keeps it: what is typed, else the scenario's text."""
        return self._document.text if self._typed is None else self._typed

    def _change(self, act: Callable[[], bool]) -> bool:
        try:
            if not act():
                return True
        except RoleplayError as problem:
            self.refused.emit(problem)
            return False
        self._typed_before = None
        if self._language not in self.languages:
            self._choose_language()
            self.language_changed.emit(self._language)
        self.changed.emit()
        self._follow()
        self.saved_changed.emit()
        return True

    # --- what is looked at ---

    @property
    def place(self) -> Place:
        """What is looked at; `()` is the scenario as a whole."""
        return self._place

    @property
    def node(self) -> str:
        """Id of the node that is looked at, or in which what is looked at lies; empty outside all nodes."""
        return node_of(self._place)

    def select(self, place: Place) -> None:
        """Look at a place; every panel follows."""
        place = tuple(place)
        if place != self._place:
            self._place = place
            self.selected.emit(place)

    def _follow(self) -> None:
        """Where what was looked at is gone, look at what it lay in."""
        place = self._place
        while place and self.at(place) is None:
            place = place[:-1]
        if place == ("nodes",):
            place = ()
        self.select(place)

    # --- languages ---

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the scenario, the main one first; English while it names none."""
        named = self.value.get("languages")
        found = tuple(code for code in named if isinstance(code, str)) if isinstance(named, tuple) else ()
        return found or ("en",)

    @property
    def language(self) -> str:
        """The language in which texts are shown and written."""
        return self._language

    def show_language(self, language: str) -> None:
        """Show and write texts in another of the scenario's languages."""
        if language != self._language and language in self.languages:
            self._language = language
            self.language_changed.emit(language)

    def _choose_language(self) -> None:
        if self._language not in self.languages:
            self._language = self.languages[0]

    # --- saving ---

    @property
    def saved_text(self) -> str:
        """The file as it lies on the disk, as far as is known here; empty for one that was never saved."""
        return self._saved_text

    @property
    def unsaved(self) -> bool:
        """Whether there is something that is not on the disk."""
        return self.written != self._saved_text

    def mark_saved(self, name: str, text: str | None = None) -> None:
        """What is shown (or this text of it) lies on the disk now, as this scenario of the library."""
        self._name = name
        self._saved_text = self._document.text if text is None else text
        self.saved_changed.emit()


def node_of(place: Place) -> str:
    """Return the id of the node in which a place lies; empty outside all nodes."""
    return str(place[1]) if len(place) > 1 and place[0] == "nodes" else ""
