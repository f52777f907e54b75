"""The example of the documentation, played on the customer of the tutorial."""

from __future__ import annotations

import re
from pathlib import Path

from roleplay.app.plans import run_plans
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.understanding.understander import Understander

DOCS = Path(__file__).parents[3] / "docs"


def block(document: str, opening: str) -> str:
    found = re.search(rf"{opening}\n(.*?)```", (DOCS / document).read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_passes(tmp_path: Path, understander: Understander) -> None:
    (tmp_path / "cold-flat.yaml").write_text(block("scenario-language.md", "```yaml"), "utf-8")
    file = tmp_path / "cold-flat.plan.txt"
    file.write_text(block("test-plans.md", "```text"), "utf-8")
    report = run_plans(file, Known(TECHNIQUE_IDS, frozenset({"dana"})), understander)
    assert report.problems == ()
    assert [played.failures for played in report.played] == [(), ()]
    assert report.passed
