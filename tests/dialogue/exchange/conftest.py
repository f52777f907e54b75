"""Imports a story as a person would, and checks that its draft is a valid scenario each time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.draft import DraftOptions
from roleplay.dialogue.exchange.importing import Imported, StoryFile, import_story
from roleplay.dialogue.formats.diagnostics import Known, lint
from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf
from roleplay.dialogue.formats.yaml_source import parse_scenario
from roleplay.dialogue.techniques import TECHNIQUE_IDS

SCENARIOS = Path(__file__).parents[3] / "assets" / "scenarios"
SHELF = PartShelf((SCENARIOS / PARTS_FOLDER,))
VOICES = frozenset(path.stem for path in (SCENARIOS.parents[1] / "voices").glob("*.toml"))
KNOWN = Known(TECHNIQUE_IDS, VOICES, frozenset({"interrupting"}), (SCENARIOS / PARTS_FOLDER,))


def no_ink(_text: str, name: str, _beside: Mapping[str, str]) -> Mapping[str, Any]:
    raise InputError(f"{name} was given to the parser of Ink")


def imported(content: str | bytes, name: str = "story.twee", *, language: str = "en", ink: Any = no_ink) -> Imported:
    """Import, and check that what comes of it has no errors."""
    data = content.encode() if isinstance(content, str) else content
    found = import_story(StoryFile(name, data, {}), DraftOptions(language=language), ink, SHELF, KNOWN)
    parsed = lint(parse_scenario(found.draft.text, name, SHELF), KNOWN)
    assert [str(one) for one in parsed.diagnostics if one.severity == "error"] == []
    return found


def told(found: Imported, fate: str = "lost") -> list[tuple[int, str]]:
    """Return line and content of the notes of a fate."""
    return [(note.line, note.what) for note in found.notes if note.fate == fate]


def replies(found: Imported, node: str) -> dict[str, str | None]:
    """Return where the replies of a node lead, by their first examples."""
    ways = found.draft.value["nodes"][node].get("replies", ())
    return {way["examples"]["en"][0]: way.get("next") for way in ways}


def said(found: Imported, node: str) -> list[str]:
    """Return what is said at a node."""
    return [line["text"]["en"] for line in found.draft.value["nodes"][node].get("says", ())]
