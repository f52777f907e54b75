"""Other names for what would clash: the files of a pack are renamed, and whatever refers to them is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from roleplay.app.packs.reading import Staged
from roleplay.core.packs import ItemKind
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import Compound, Edit, SetValue
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.testplans.plans import SUFFIX as PLANS

Names = Mapping[tuple[ItemKind, str], str]
"""By kind and name, the new name."""

_NUMBERED = re.compile(r"-([0-9]+)$")
_LONGEST_ID = 64


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return a name like this one that nothing has: `cold-flat` becomes `cold-flat-2`."""
    stem = _NUMBERED.sub("", name)[: _LONGEST_ID - 5]
    return next(one for number in range(2, 10_000) if not is_taken(one := f"{stem}-{number}"))


def renamed(staged: Iterable[Staged], names: Names, known: Known) -> tuple[Staged, ...]:
    """Rename what is to be renamed, and mend what refers to it, in the unpacked files."""
    everything = tuple(staged)
    for one in everything:
        if one.item.kind in ("scenario", "part"):
            _mend(one, names, known)
    return tuple(_moved(one, names) for one in everything)


def _moved(staged: Staged, names: Names) -> Staged:
    kind = "scenario" if staged.item.kind == "plans" else staged.item.kind
    new = names.get((kind, staged.item.name))
    if new is None:
        return staged
    ending = staged.path.name.removeprefix(staged.item.name)
    if staged.item.kind == "scenario":
        ending = ".yaml"
    elif staged.item.kind == "plans":
        ending = PLANS
    return replace(
        staged,
        item=replace(staged.item, placed_as=new),
        target=staged.target.with_name(f"{new}{ending}"),
    )


def _mend(staged: Staged, names: Names, known: Known) -> None:
    document = Document.from_text(staged.path.read_text(encoding="utf-8-sig"), known, file=staged.path.name)
    edits = tuple(_edits(document.value, staged, names))
    if edits and document.apply(Compound("other names", edits)):
        staged.path.write_text(document.text, encoding="utf-8")


def _edits(value: Plain, staged: Staged, names: Names) -> Iterator[Edit]:
    own = names.get((staged.item.kind, staged.item.name))
    if own is not None:
        yield SetValue(("id",), own)
    for place, kind, name in _references(value):
        new = names.get((kind, name))
        if new is not None:
            yield SetValue(place, new)


def _references(value: Plain) -> Iterator[tuple[Place, ItemKind, str]]:
    """Yield where a scenario or part names voices, sounds and parts."""
    if not isinstance(value, dict):
        return
    people: list[tuple[Place, Plain]] = [(("customer",), value.get("customer"))]
    people += _entries(value, "speakers", ())
    for place, include in _entries(value, "include", ()):
        if isinstance(include, dict):
            part = include.get("part")
            if isinstance(part, str):
                yield (*place, "part"), "part", part
            people += _entries(include, "speakers", place)
    for place, person in people:
        if isinstance(person, dict):
            yield from _voices(place, person)
    background = value.get("background")
    if isinstance(background, dict) and isinstance(background.get("sound"), str):
        yield ("background", "sound"), "sound", background["sound"]


def _voices(place: Place, person: dict[str, Plain]) -> Iterator[tuple[Place, ItemKind, str]]:
    voice, voices = person.get("voice"), person.get("voices")
    if isinstance(voice, str):
        yield (*place, "voice"), "voice", voice
    for language, other in voices.items() if isinstance(voices, dict) else ():
        if isinstance(other, str):
            yield (*place, "voices", language), "voice", other


def _entries(value: dict[str, Plain], key: str, place: Place) -> list[tuple[Place, Plain]]:
    found = value.get(key)
    return [((*place, key, name), entry) for name, entry in found.items()] if isinstance(found, dict) else []


def name_in(folder: Path, suffixes: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a file of a name, with any of these endings, is in a folder."""
    endings = tuple(suffixes)
    return lambda name: any((folder / f"{name}{ending}").exists() for ending in endings)
