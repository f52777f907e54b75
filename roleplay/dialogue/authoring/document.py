"""A scenario while it is written: its text with comments and layout, its values, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from roleplay.dialogue.authoring.changing import changed
from roleplay.dialogue.authoring.checking import Checker
from roleplay.dialogue.authoring.edits import Edit, steps
from roleplay.dialogue.authoring.places import EditError
from roleplay.dialogue.authoring.positions import SourcePositions
from roleplay.dialogue.authoring.source import Source, read_source
from roleplay.dialogue.authoring.steps import NewText, refined
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.problems import Diagnostic, Place, position_of
from roleplay.dialogue.formats.yaml_source import ParsedScenario
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.model import Scenario

MOST_UNDONE = 500
"""So many edits can be undone."""


@dataclass(frozen=True)
class _State:
    """The document at one moment."""

    source: Source
    value: Plain

    @property
    def text(self) -> str:
        return self.source.text


@dataclass(frozen=True, slots=True)
class _Done:
    """An edit that was made, and the moment before it."""

    before: _State
    after: _State
    edit: Edit
    label: str
    merging: bool


class Document:
    """A scenario's file that is edited; every edit can be undone, byte for byte."""

    def __init__(self, text: str, known: Known, *, file: str = "", shelf: PartShelf | None = None) -> None:
        self._known = known
        self._file = file
        self._shelf = shelf or PartShelf(known.parts)
        self._checker = Checker(known, self._shelf, file)
        self._state = _read(text)
        self._undone: list[_Done] = []
        self._done: list[_Done] = []

    @classmethod
    def from_text(cls, text: str, known: Known, *, file: str = "", shelf: PartShelf | None = None) -> Document:
        """Return the document of a file's text; bad text is told by `diagnostics`, never raised.

        `file` is only named in messages. Parts that it includes are taken from `shelf`, else from the shipped ones.
        """
        return cls(text, known, file=file, shelf=shelf)

    @property
    def text(self) -> str:
        """The YAML, with comments and layout kept."""
        return self._state.text

    @property
    def value(self) -> Plain:
        """The plain values: mappings are dicts, lists are tuples. Never change them; apply edits."""
        return self._state.value

    @property
    def known(self) -> Known:
        """What the scenario may refer to outside itself."""
        return self._known

    @property
    def is_readable(self) -> bool:
        """Whether the text is YAML that holds a mapping; if not, `ReplaceText` is the only edit that can be made."""
        return isinstance(self.value, dict)

    @property
    def scenario(self) -> Scenario | None:
        """The scenario as it would be played, its parts filled in; None while there are errors."""
        return self._parsed.scenario

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, in the order of lines; how examples are understood is not looked at here."""
        return self._parsed.diagnostics

    @property
    def included(self) -> frozenset[str]:
        """Ids of the nodes that come from parts; they stand in the scenario, not in the values."""
        return self._parsed.included

    def unreadable(self, text: str) -> Diagnostic | None:
        """Return why another text could not be read as a scenario's file; None when it can, whatever it says."""
        read = _read(text)
        if isinstance(read.value, dict):
            return None
        found = next((problem for problem in read.source.tree.problems if problem.severity == "error"), None)
        hint = "Begin with `roleplay: 1`, and give each part its key."
        return found or Diagnostic("RP007", "error", "the text does not consist of keys", hint, self._file, 1, 1)

    def line_of(self, place: Place) -> int:
        """Return in which line of the text a place stands, or what is nearest around it; from 1."""
        value = self.value
        written = SourcePositions(
            self._state.source, value, self.included if isinstance(value, dict) else frozenset()
        )
        return position_of(place, written).line

    def place_at(self, line: int) -> Place:
        """Return what stands in a line of the text, or begins above and goes on there; `()` above all else."""
        return self._state.source.place_at(line)

    def apply(self, edit: Edit, *, label: str = "", merge: bool = False) -> bool:
        """Make an edit; tell whether it changed anything.

        `label` is what to call it in place of the edit's own, in the person's language. With `merge` it is undone
        together with the one before, if that was made with `merge` and is the same kind of edit at the same place:
        so that typing a sentence is one edit. Raises `EditError` when it does not fit; then nothing has changed.
        """
        after = self._after(edit)
        if after.text == self._state.text:
            return False
        label = label or edit.label
        last = self._done[-1] if self._done else None
        if merge and last is not None and last.merging and _may_merge(last.edit, edit):
            self._done[-1] = _Done(last.before, after, edit, label, merging=True)
        else:
            self._done.append(_Done(self._state, after, edit, label, merge))
            del self._done[:-MOST_UNDONE]
        self._undone.clear()
        self._become(after)
        return True

    def undo(self) -> bool:
        """Take the last edit back; tell whether there was one."""
        if not self._done:
            return False
        done = self._done.pop()
        self._undone.append(done)
        self._become(done.before)
        return True

    def redo(self) -> bool:
        """Make the edit that was taken back last again; tell whether there was one."""
        if not self._undone:
            return False
        done = self._undone.pop()
        self._done.append(done)
        self._become(done.after)
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back."""
        return bool(self._undone)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; empty when there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would make again; empty when there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def _after(self, edit: Edit) -> _State:
        state = self._state
        for step in steps(state.value, edit):
            if isinstance(step, NewText):
                return _read(step.text)
            if not self.is_readable:
                raise EditError("The text is not YAML that can be edited piece by piece.", hint="Mend it first.")
            for part in refined(state.value, step):
                state = _State(*changed(state.source, part, state.value))
        return state

    def _become(self, state: _State) -> None:
        self._state = state
        self.__dict__.pop("_parsed", None)

    @cached_property
    def _parsed(self) -> ParsedScenario:
        return self._checker.parsed(self._state.source, self._state.value)


def _may_merge(one: Edit, other: Edit) -> bool:
    return type(one) is type(other) and getattr(one, "place", None) == getattr(other, "place", ())


@lru_cache(maxsize=2)  # what is typed is looked at before it is taken over
def _read(text: str) -> _State:
    source = read_source(text)
    return _State(source, source.value)
