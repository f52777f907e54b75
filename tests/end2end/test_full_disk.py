"""The whole program on a disk that becomes full in mid-call."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end.test_scripted_calls import GOOD
from tests.store.conftest import fill, small_disk  # noqa: F401 - a fixture


def roleplay(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "roleplay", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.slow
def test_a_full_disk_is_told_plainly_and_can_be_emptied(
    small_disk: Path,  # noqa: F811
    cache: Path,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    environment["ROLEPLAY_HOME"] = str(small_disk)
    (small_disk / "cache").symlink_to(cache, target_is_directory=True)
    answers = tmp_path / "good.txt"
    answers.write_text("\n".join(GOOD))

    call = roleplay(environment, "call", "laptop-overdue", "--answers", str(answers))
    assert "Traceback" not in call.stderr
    assert "Logging error" not in call.stderr
    # Whether the recording or the database takes the last byte is up to the machine; either is told.
    assert "The recording cannot be kept" in call.stdout or "If the disk is full, free some space" in call.stdout

    fill(small_disk)
    listed = roleplay(environment, "sessions", "list", "--json")
    (session,) = json.loads(listed.stdout)
    assert ("Outcome: not saved" in call.stdout) == (session["state"] == "running")
    assert roleplay(environment, "sessions", "show", session["id"]).returncode == 0
    deleted = roleplay(environment, "sessions", "delete", session["id"], "--yes")
    assert (deleted.returncode, deleted.stdout) == (0, "Deleted.\n")
    assert roleplay(environment, "sessions", "list", "--json").stdout == "[]\n"
