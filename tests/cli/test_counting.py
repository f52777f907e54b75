"""One of a kind is told as one, on the command line and by the doctor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roleplay.core.counting import counted
from tests.store.practised import NAME, cheap, practise

from .conftest import Run

WRONG = re.compile(r"\b1 (?!s\b)[a-z]+s\b(?! (of|is|was|holds)\b)|\b1 [a-z ]*entries\b|\(s\)")
"""A plural after a one."""


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (21, "21 entries"), (1000, "1000 entries")],
)
def test_a_plural_of_its_own(count: int, told: str) -> None:
    assert counted(count, "entry", "entries") == told
    assert counted(count, "call") == f"{count} call{'' if count == 1 else 's'}"


def test_one_of_everything(home: Path, cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)
    practise(home / "data", 1)
    (tmp_path / "usb").mkdir()
    assert cli("backup", "folder", str(tmp_path / "usb")).code == 0
    session = cli("sessions", "list", "--json").out.split('"id": "')[1].split('"')[0]
    told = [
        cli("backup", "now").out,
        cli("privacy", "hold", session, "--reason", "case").out,
        cli("privacy", "retention", "audio=1").out,
        cli("privacy", "retention", "audio=none").out,
        cli("privacy", "release", session).out,
        cli("privacy", "sweep", "--preview").out,
        cli("audit", "export", str(tmp_path / "log.csv")).out,
        cli("audit", "verify").out,
        cli("backup", "restore", "latest", "--preview").out,
        cli("backup", "restore", "latest", "--yes").out,
        cli("backup", "renew", "--yes").out,
        *(line for line in cli("doctor").out.splitlines() if " session" in line or "backup" in line),
        cli("privacy", "erase", NAME).out,
        cli("privacy", "erase", NAME, "--yes").out,
    ]
    assert "1 session, " in told[0]
    assert "1 day" in told[2]
    assert "1 call, 1 recording, " in told[-2]
    assert "Erased: 1 call, " in told[-1]
    assert [(line, found[0]) for text in told for line in text.splitlines() if (found := WRONG.search(line))] == []
