"""`roleplay scenarios play`, on a scenario in the person's own folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run


@pytest.fixture
def own(home: Path) -> Path:
    """Return the tutorial's scenario in the person's own folder."""
    folder = home / "data" / "scenarios"
    folder.mkdir(parents=True)
    return Path(shutil.copy(ROOT / "tests" / "dialogue" / "formats" / "tutorial.yaml", folder / "tutorial.yaml"))


def test_a_scenario_plays_itself(cli: Run, own: Path) -> None:
    result = cli("scenarios", "play", "tutorial", "--calls", "40", "--missing")
    rows = [line.split()[:2] for line in result.out.splitlines()]
    assert [["cold-flat", name] for name in ("good", "average", "bad")] == rows[1:4]
    assert "cold-flat: nodes not reached: -" in result.out
    assert "turns in" in result.err
    figures = json.loads(cli("scenarios", "play", str(own), "--calls", "40", "--seed", "1", "--json").out)
    (played,) = figures
    assert played["report"]["turns_a_second"] > 0
    assert [one["calls"] for one in played["report"]["trainees"]] == [40, 40, 40]
    again = json.loads(cli("scenarios", "play", str(own), "--calls", "40", "--seed", "1", "--json").out)
    assert again[0]["report"]["trainees"] == played["report"]["trainees"]


def test_flaws_are_told_with_exit_code_1(cli: Run, own: Path) -> None:
    own.write_text(own.read_text("utf-8").replace("effects: {set: [heard]}", "effects: {heat: 1}"), "utf-8")
    broken = cli("scenarios", "play", "tutorial", "--calls", "10")
    assert broken.code == 1
    assert "RP107" in broken.out
    own.write_text(own.read_text("utf-8").replace("feeling: heard", "feeling: promised"), "utf-8")
    easy = own.read_text("utf-8").replace("techniques: [empathy, apology]", "techniques: [defensive, policy_wall]")
    own.write_text(easy, "utf-8")
    easy_on_mistakes = cli("scenarios", "play", "tutorial", "--calls", "30")
    assert easy_on_mistakes.code == 1
    assert "of the bad trainee's calls end well (10% at most)" in easy_on_mistakes.out


def test_an_unknown_scenario(cli: Run, own: Path) -> None:
    result = cli("scenarios", "play", "tutoral")
    assert (result.code, result.out) == (1, "")
    assert "Did you mean `tutorial`?" in result.err
