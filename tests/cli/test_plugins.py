"""`roleplay plugins`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from roleplay.places import Places
from tests.app.plugins.conftest import ROOT, _restored_path, installed, with_example  # noqa: F401 - fixtures
from tests.app.plugins.test_example import OPERATOR
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("_restored_path")


def test_by_the_command_line_in_a_process_of_its_own(home: Path, cli: Run, installed: Path) -> None:  # noqa: F811
    with_example(Places(home / "data", home / "config", home / "cache", home / "log"), installed)
    assert "roleplay-morse  1.0      off" in cli("plugins", "list").out
    asked = cli("plugins", "allow", "roleplay-morse")
    assert (asked.code, "may do on this computer whatever you may" in asked.out) == (1, True)
    assert cli("plugins", "allow", "roleplay-morse", "--yes").code == 0
    voices = home / "data" / "voices"
    voices.mkdir(parents=True, exist_ok=True)
    (voices / "operator.toml").write_text(OPERATOR, encoding="utf-8")
    wave = home / "cq.wav"
    say = ["voices", "say", "operator", "CQ CQ", "--no-telephone", "--out", str(wave)]
    done = subprocess.run(
        [sys.executable, "-m", "roleplay", *say], cwd=ROOT, check=False, capture_output=True, timeout=300
    )
    assert (done.returncode, wave.stat().st_size > 20_000) == (0, True), done.stderr
    assert cli("plugins", "forbid", "roleplay-morse").code == 0
    assert "roleplay-morse  1.0      off" in cli("plugins", "list").out
