"""Part files: dialogues that several scenarios share, found by their id and read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from roleplay.dialogue.formats.problems import (
    Diagnostic,
    Place,
    Position,
    did_you_mean,
    in_order,
    position_of,
)
from roleplay.dialogue.formats.schema import validate
from roleplay.dialogue.formats.source_model import ScenarioPart
from roleplay.dialogue.formats.source_text import SUFFIXES, read_text
from roleplay.dialogue.formats.yaml_tree import Plain, read_tree

PARTS_FOLDER = "parts"
"""Name of the folder beside scenario files in which their parts lie."""
_BEGINNING = re.compile(r"^roleplay_part[ \t]*:", re.MULTILINE)
PARAMETER = re.compile(r"\$\$|\$([a-z][a-z0-9]*(?:[-_][a-z0-9]+)*)")
"""`$name` stands for a text that the scenario gives, `$$` for a dollar sign."""
PER_LANGUAGE = frozenset({"text", "examples", "cues", "why"})
"""Keys of a node below which stands something per language."""


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """What a part file holds, and what is wrong with it."""

    part: ScenarioPart | None
    """None when it cannot be included."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of lines."""
    positions: Mapping[Place, Position]
    file: str


class PartShelf:
    """The part files of some folders. A part is the first file with its name; each is read once."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._read: dict[Path, ParsedPart] = {}

    def beside(self, scenario: Path) -> PartShelf:
        """Return a shelf that also has the parts that lie beside a scenario's file, behind the others."""
        shelf = PartShelf(dict.fromkeys((*self._folders, scenario.parent / PARTS_FOLDER)))
        shelf._read = self._read  # what was read once serves all
        return shelf

    def find(self, part_id: str) -> ParsedPart | None:
        """Return a part; None when there is no file of this name."""
        for folder in self._folders:
            for suffix in SUFFIXES:
                path = folder / f"{part_id}{suffix}"
                if path.is_file():
                    if path not in self._read:
                        self._read[path] = read_part(path)
                    return self._read[path]
        return None

    def ids(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(sorted({path.stem for path in self.files()}))

    def files(self) -> tuple[Path, ...]:
        """Return all part files, also those behind another of the same name."""
        return tuple(path for folder in self._folders for path in part_files(folder))


def part_files(folder: Path) -> tuple[Path, ...]:
    """Return the part files of a folder by name; none when it is missing or may not be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(path for path in found if path.suffix in SUFFIXES and path.is_file())


def is_part(path: Path) -> bool:
    """Tell whether a file says that it is a part."""
    text = read_text(path)
    return isinstance(text, str) and _BEGINNING.search(text) is not None


def read_part(path: Path) -> ParsedPart:
    """Read a part file; what is wrong with it, or with reaching it, is reported, never raised."""
    text = read_text(path)
    if isinstance(text, Diagnostic):
        return ParsedPart(None, (text,), {}, str(path))
    parsed = parse_part(text, str(path))
    if parsed.part is not None and parsed.part.id != path.stem:
        at = position_of(("id",), parsed.positions)
        message = f"the part calls itself `{parsed.part.id}`, but its file is named `{path.name}`"
        hint = "Give both the same name; parts are found by it."
        problem = Diagnostic("RP136", "error", message, hint, str(path), at.line, at.column, ("id",))
        return ParsedPart(None, (problem, *parsed.diagnostics), parsed.positions, str(path))
    return parsed


def parse_part(text: str, file: str) -> ParsedPart:
    """Read a part from YAML; bad text is reported, never raised. `file` is only named in messages."""
    tree = read_tree(text, file)
    part, problems = (
        validate(tree.value, tree.positions, file, ScenarioPart, ScenarioPart) if tree.complete else (None, [])
    )
    if part is not None:
        for found in _names_unknown(part):
            at = position_of(found.place, tree.positions)
            problems.append(
                Diagnostic(
                    found.code, found.severity, found.message, found.hint, file, at.line, at.column, found.place
                )
            )
    diagnostics = in_order([*tree.problems, *problems])
    return ParsedPart(None if diagnostics else part, diagnostics, tree.positions, file)


def _names_unknown(part: ScenarioPart) -> Iterator[Diagnostic]:
    """Yield everything in a part that refers to what the part has not declared."""
    targets = {*part.nodes, *part.exits}
    both = sorted(set(part.nodes) & set(part.exits))
    for name in both:
        yield _problem("RP135", f"`{name}` is both a node and an exit", "Rename one of the two.", ("exits", name))
    yield from _unknown("RP101", "node of this part", [part.start], part.nodes, ("start",))
    for place, value in strings_of({name: node.model_dump() for name, node in part.nodes.items()}, ("nodes",)):
        keys = [key for key in place if isinstance(key, str)]
        if keys[-1] == "next":
            yield from _unknown("RP101", "node or exit", [value], targets, place)
        elif keys[-1] == "speaker":
            yield from _unknown("RP104", "speaker", [value], {"customer", *part.speakers}, place)
        elif keys[-1] in {"facts", "named", "told", "tell"}:
            yield from _unknown("RP103", "fact of this part", [value], part.facts, place)
        elif PER_LANGUAGE & set(keys[2:]):
            yield from _unknown("RP133", "text", parameters(value), part.texts, place)


def parameters(text: str) -> list[str]:
    """Return the names of the texts for which a sentence leaves room."""
    return [name for name in PARAMETER.findall(text) if name]


def _unknown(code: str, kind: str, words: Sequence[str], known: Iterable[str], place: Place) -> Iterator[Diagnostic]:
    there = sorted(known)
    for word in words:
        if word not in there:
            hint = did_you_mean(word, there) or f"Known: {', '.join(f'`{item}`' for item in there) or 'none'}."
            yield _problem(code, f"there is no {kind} `{word}`", hint, place)


def _problem(code: str, message: str, hint: str, place: Place) -> Diagnostic:
    return Diagnostic(code, "error", message, hint, place=place)


def strings_of(value: Plain, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every text of a value and where it stands, keys excepted."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from strings_of(item, (*place, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_of(item, (*place, key))
