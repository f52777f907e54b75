"""The JSON Schema for editors: as the program has it, and fit for everything that is shipped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roleplay.dialogue.formats import schema
from roleplay.dialogue.formats.json_schema import part_schema, scenario_schema
from roleplay.dialogue.formats.library import scenario_files
from roleplay.dialogue.formats.parts import part_files
from roleplay.dialogue.formats.source_model import ScenarioPart, ScenarioSource
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.places import resources

ASSETS = resources().assets
SCENARIOS = scenario_files(ASSETS / "scenarios")
PARTS = part_files(ASSETS / "scenarios" / "parts")
HERE = Path(__file__).parent


def value_of(text: str) -> Any:
    """Return what a YAML text holds, as JSON has it: with lists."""
    return json.loads(json.dumps(read_tree(text, "file").value))


@pytest.mark.parametrize(
    ("file", "current", "option"),
    [("scenario", scenario_schema(), ""), ("part", part_schema(), " --part")],
    ids=["scenario", "part"],
)
def test_the_shipped_schema_is_current(file: str, current: dict[str, Any], option: str) -> None:
    shipped = json.loads((ASSETS / f"{file}.schema.json").read_text(encoding="utf-8"))
    assert shipped == current, f"run `roleplay scenarios schema{option} > assets/{file}.schema.json`"
    Draft202012Validator.check_schema(current)


@pytest.mark.parametrize("path", [*SCENARIOS, HERE / "with_parts.yaml", HERE / "tutorial.yaml"], ids=lambda p: p.stem)
def test_scenarios_are_valid(path: Path) -> None:
    errors = Draft202012Validator(scenario_schema()).iter_errors(value_of(path.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("path", PARTS, ids=lambda p: p.stem)
def test_parts_are_valid(path: Path) -> None:
    errors = Draft202012Validator(part_schema()).iter_errors(value_of(path.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("start_heat: 60", "start_heat: 600"),
        ("start: pick-up", "strt: pick-up"),
        ("feeling: fear", "feeling: envy"),
        ("outcome: solved", "outcome: won"),
        ("[empathy, apology]", "empathy"),
        ("id: cold-flat", "id: Cold Flat"),
    ],
)
def test_mistakes_are_marked(right: str, wrong: str) -> None:
    text = (HERE / "tutorial.yaml").read_text(encoding="utf-8")
    assert right in text
    assert not Draft202012Validator(scenario_schema()).is_valid(value_of(text.replace(right, wrong, 1)))


def test_keys_are_described_by_their_docstrings() -> None:
    whole = scenario_schema()
    assert whole["properties"]["summary"]["description"] == "What the trainee is told before the phone rings."
    assert whole["properties"]["include"]["description"].startswith("Parts that are played within")
    assert whole["$defs"]["Effects"]["properties"]["tell"]["description"] == "The customer tells these facts now."
    assert part_schema()["properties"]["exits"]["description"].startswith("Ways out")


def test_every_model_of_the_language_is_in_it() -> None:
    defined = {*scenario_schema()["$defs"], *part_schema()["$defs"]}
    named = {part.__name__ for part in schema._PARTS} - {ScenarioSource.__name__, ScenarioPart.__name__}
    assert named <= defined
