"""What becomes of each file of a pack: placed, left out, put in the place of another, or given another name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from roleplay.app.packs.reading import PackReading, Staged
from roleplay.app.packs.renaming import free_name, name_in, renamed
from roleplay.app.parts import Parts
from roleplay.app.surroundings import SOUND_FILES
from roleplay.core.packs import Handling, ItemKind, PackItem
from roleplay.dialogue.formats.library import id_of, scenario_files
from roleplay.dialogue.formats.source_text import SUFFIXES
from roleplay.dialogue.testplans.plans import SUFFIX as PLANS


def handled(
    reading: PackReading, parts: Parts, handling: Handling, chosen: Mapping[tuple[ItemKind, str], Handling]
) -> tuple[Staged, ...]:
    """Return the files with where each goes; those that stay out have no name to be placed under.

    A scenario and its test plans go the same way. What belongs to the program cannot be replaced, but for voices.
    """

    def way(item: PackItem) -> Handling:
        asked = chosen.get((item.kind, item.name), handling)
        if item.standing == "taken" and asked == "replace" and item.kind != "voice":
            return "beside"
        return asked

    scenarios = {one.item.name: one.item for one in reading.staged if one.item.kind == "scenario"}
    found: list[Staged] = []
    aside: dict[tuple[ItemKind, str], str] = {}
    for one in reading.staged:
        item = one.item
        leading = scenarios.get(item.name, item) if item.kind == "plans" else item
        choice = way(leading)
        clash = leading.standing in ("differs", "taken")
        if item.standing in ("broken", "same") and not (clash and choice == "beside" and item.standing == "same"):
            found.append(one)
        elif clash and choice == "beside" and item.kind != "model":
            kind: ItemKind = "scenario" if item.kind == "plans" else item.kind
            aside.setdefault((kind, item.name), free_name(item.name, _taken(kind, parts)))
            found.append(replace(one, item=replace(item, placed_as=item.name)))
        elif item.standing == "new":
            found.append(replace(one, item=replace(item, placed_as=item.name)))
        elif way(item) == "replace":
            found.append(replace(one, item=replace(item, placed_as=item.name, replaces=True)))
        else:
            found.append(one)
    return renamed(found, aside, parts.known) if aside else tuple(found)


def _taken(kind: ItemKind, parts: Parts) -> Callable[[str], bool]:
    """Return what tells whether something of this kind has a name already."""
    places, assets = parts.places, parts.resources.assets
    match kind:
        case "scenario":
            folders = (places.scenarios, assets / "scenarios")
            ids = {id_of(file) for folder in folders for file in scenario_files(folder)}
            there = name_in(places.scenarios, (*SUFFIXES, PLANS))
            return lambda name: name in ids or there(name)
        case "part":
            return name_in(places.scenarios / "parts", SUFFIXES)
        case "sound":
            return name_in(places.sounds, SOUND_FILES)
        case _:
            return name_in(places.voices, (".toml", ".onnx"))
