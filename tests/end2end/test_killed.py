"""The whole program, killed in mid-call: every turn that was shown is there, and the next start offers the call."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.core.events import TraineeSaid
from roleplay.places import Places
from tests.end2end.test_scripted_calls import GOOD

KILLS = 12


@pytest.mark.slow
def test_a_call_that_is_killed_loses_nothing_that_was_shown(
    home: Places, environment: dict[str, str], tmp_path: Path
) -> None:
    answers = tmp_path / "good.txt"
    answers.write_text("\n".join(GOOD))
    dice = random.Random(20)
    for _ in range(KILLS):
        shown = _killed_after(dice.randrange(1, len(GOOD)), answers, environment)
        app = Roleplay(home)
        recovered = app.recovered_sessions()
        assert len(recovered) == 1
        assert recovered[0].state == "recovered"
        record = app.session(recovered[0].id)
        said = [event.transcript.text for event in record.events if isinstance(event, TraineeSaid)]
        assert said[: len(shown)] == shown
        assert app.recording(record.start.id) is not None
        assert record.score is not None
        assert recovered[0].score == record.score.total
        app.close()


def _killed_after(turns: int, answers: Path, environment: dict[str, str]) -> list[str]:
    """Let the program play a call, kill it once it has shown so many turns, and return them."""
    shown: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "roleplay", "call", "laptop-overdue", "--answers", str(answers)],
        env=environment | {"COLUMNS": "1000"},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if line.startswith("You ") and line[4:].strip() in GOOD:
                shown.append(line[4:].strip())
            if len(shown) >= turns:
                break
        program.kill()
    return shown


@pytest.mark.slow
def test_the_next_start_on_the_command_line_tells_of_it(environment: dict[str, str], tmp_path: Path) -> None:
    answers = tmp_path / "good.txt"
    answers.write_text("\n".join(GOOD))
    _killed_after(3, answers, environment)
    told = subprocess.run(
        [sys.executable, "-m", "roleplay", "sessions", "list", "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [session["state"] for session in json.loads(told.stdout)] == ["recovered"]
    assert "roleplay sessions show" in told.stderr
