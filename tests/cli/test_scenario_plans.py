"""`roleplay scenarios test`, on plans in the person's own folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

TITLE = "plan: Short\nlanguage: en\n"


@pytest.fixture
def folder(home: Path) -> Path:
    """Return the person's own folder with one scenario in it."""
    own = home / "data" / "scenarios"
    own.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "dialogue" / "formats" / "tutorial.yaml", own / "tutorial.yaml")
    return own


def test_plans_pass_and_their_reach_is_told(cli: Run, folder: Path) -> None:
    (folder / "tutorial.plan.txt").write_text(f"{TITLE}> [hang up]\n= outcome unjustified_hangup\n")
    result = cli("scenarios", "test", "tutorial", "--missing")
    assert result.code == 0, result
    assert "Short  (0 turns, unjustified_hangup)" in result.out
    assert "reached by plans" in result.out
    assert "outcomes not reached: customer_left, solved" in result.out
    assert result.err == "1 plan, 0 failed.\n"


def test_a_plan_that_fails(cli: Run, folder: Path) -> None:
    file = folder / "tutorial.plan.txt"
    file.write_text(f"{TITLE}> [hang up]\n= outcome solved\n")
    result = cli("scenarios", "test", str(file))
    assert result.code == 1
    assert f"{file}:4: expected outcome solved" in result.out
    assert "outcome unjustified_hangup" in result.out
    report = json.loads(cli("scenarios", "test", str(file), "--json").out)
    assert report[0]["played"][0]["failures"][0]["expected"] == "outcome solved"


def test_files_with_problems_are_told_and_the_others_played(cli: Run, folder: Path) -> None:
    (folder / "tutorial.plan.txt").write_text(f"{TITLE}> [hang up]\n= outcome unjustified_hangup\n")
    (folder / "alone.plan.txt").write_text(f"{TITLE}> [hang up]\n= outcome unjustified_hangup\n")
    (folder / "broken.plan.txt").write_text(f"{TITLE}> [hang]\n")
    wanted = [str(folder / f"{name}.plan.txt") for name in ("alone", "broken", "tutorial", "missing")]
    result = cli("scenarios", "test", *wanted)
    assert result.code == 1
    assert "There is no scenario alone.yaml beside it." in result.out
    assert "broken.plan.txt:3: `[hang]` is not known. Did you mean `hang up`?" in result.out
    assert "missing.plan.txt: There is no such file." in result.out
    assert "pass  cold-flat" in result.out


def test_an_unknown_id(cli: Run, folder: Path) -> None:
    (folder / "tutorial.plan.txt").write_text(f"{TITLE}> [hang up]\n= outcome unjustified_hangup\n")
    result = cli("scenarios", "test", "tutoral")
    assert result.code == 1
    assert "There is no test plan for “tutoral”.\nDid you mean `tutorial`?" in result.err
