"""The scenarios that travel with the program: without any problem, and compiled as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.library import Library, differences, lint_files, scenario_files
from roleplay.dialogue.formats.parts import PARTS_FOLDER, part_files
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.places import resources


@pytest.fixture(scope="module")
def shipped() -> Known:
    """Return the program's own techniques and voices."""
    voices = frozenset(path.stem for path in resources().voices.glob("*.toml"))
    return Known(TECHNIQUE_IDS, voices, frozenset({"interrupting"}))


def sources() -> Path:
    return resources().assets / "scenarios"


def test_no_source_has_a_problem(shipped: Known) -> None:
    files = (*scenario_files(sources()), *part_files(sources() / PARTS_FOLDER))
    assert len(files) > len(scenario_files(sources())) > 0
    assert [str(problem) for parsed in lint_files(files, shipped) for problem in parsed.diagnostics] == []


def test_the_compiled_library_is_up_to_date(shipped: Known) -> None:
    assert differences(sources(), resources().scenario_library, shipped) == [], "run `roleplay scenarios build`"


def test_every_shipped_scenario_can_be_played(shipped: Known) -> None:
    cards = Library.open(resources().scenario_library, shipped).list("en")
    assert "laptop-overdue" in {card.id for card in cards}
    assert all(not card.problem for card in cards)
