"""`roleplay scenarios import` and `export-twee`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roleplay.app.desk.exchange import ExchangeDesk
from roleplay.core.errors import InputError
from tests.cli.conftest import Run

STORY = """\
:: StoryTitle
Cold flat

:: StoryData
{"format": "Harlowe", "start": "Start"}

:: Start
Ruth: It is cold.
(set: $x to 1)
[[I am sorry->Thanks]]
[[Bad luck->Nowhere]]

:: Thanks
Ruth: Well, thank you.
"""


def test_import_tells_each_line_and_saves(cli: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "flat.twee").write_text(STORY, encoding="utf-8")
    tried = cli("scenarios", "import", str(tmp_path / "flat.twee"), "--dry-run")
    assert tried.code == 0
    assert "line 9: lost: (set: $x to 1): Variables of a story are not kept" in tried.out
    assert "line 11: lost: way to “Nowhere”" in tried.out
    assert "Nothing was saved." in tried.err
    assert not (home / "data" / "scenarios").exists()
    report = tmp_path / "report.json"
    done = cli("scenarios", "import", str(tmp_path / "flat.twee"), "--lang", "en", "--report", str(report))
    assert (done.code, "0 errors" in done.err) == (0, True)
    assert (home / "data" / "scenarios" / "cold-flat.yaml").is_file()
    kept = json.loads(report.read_text("utf-8"))
    assert kept["id"] == "cold-flat"
    assert {"fate": "lost", "line": 9} in [{"fate": note["fate"], "line": note["line"]} for note in kept["notes"]]
    assert "cold-flat" in cli("scenarios", "list").out


def test_what_became_of_a_story_is_told_before_the_draft_is_checked(
    cli: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "flat.twee").write_text(STORY, encoding="utf-8")

    def check(*_: object) -> None:
        raise InputError("The checks have begun.")

    monkeypatch.setattr(ExchangeDesk, "check", check)
    told = cli("scenarios", "import", str(tmp_path / "flat.twee"))
    assert "The checks have begun." in told.err
    assert "line 9: lost" in told.out
    assert (home / "data" / "scenarios" / "cold-flat.yaml").is_file()


def test_what_is_no_story(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04broken")
    refused = cli("scenarios", "import", str(tmp_path / "a.docx"))
    assert (refused.code, "not a readable zip" in refused.err) == (1, True)


def test_export(cli: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "out.twee")
    assert "it is kept in the passage" in cli("scenarios", "export-twee", "laptop-overdue", out).out
    assert "there already" in cli("scenarios", "export-twee", "laptop-overdue", out).err
    assert cli("scenarios", "export-twee", "laptop-overdue", out, "--force").code == 0
    assert "what it was" in cli("scenarios", "import", out, "--dry-run").out
