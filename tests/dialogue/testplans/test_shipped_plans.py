"""Every plan that lies beside a shipped scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.app.parts import MEASURED_TECHNIQUES
from roleplay.app.plans import plan_files, run_plans
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import resources

VOICES = frozenset(path.stem for path in resources().voices.glob("*.toml"))


@pytest.mark.parametrize(
    "file", plan_files([resources().assets / "scenarios"]), ids=lambda path: path.name.removesuffix(".plan.txt")
)
def test_every_plan_goes_as_written(file: Path, understander: Understander) -> None:
    report = run_plans(file, Known(TECHNIQUE_IDS, VOICES, MEASURED_TECHNIQUES), understander)
    assert report.problems == ()
    assert [failure for played in report.played for failure in played.failures] == []
