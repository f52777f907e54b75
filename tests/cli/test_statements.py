"""`roleplay export statements | transcript | audio` and `roleplay lrs`."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from roleplay.cli.main import run
from tests.app.desk.installations import Installation
from tests.export.lrs.server import KEY, SECRET, RecordStoreServer, running


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "here", "Tamara")
    made.keep(trainee="Anna")
    made.keep(audio=False, trainee="Bob")
    yield made
    made.close()


@pytest.fixture
def server() -> Iterator[RecordStoreServer]:
    with running() as store:
        yield store


def roleplay(here: Installation, *arguments: str) -> int:
    return run(arguments, lambda: here)


def test_statements(here: Installation, tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    assert roleplay(here, "export", "statements", "--format", "jsonl", "--out", str(path), "--person", "Bob") == 0
    assert [json.loads(line)["actor"]["name"] for line in path.read_text("utf-8").splitlines()] == ["Bob"]
    assert roleplay(here, "export", "statements", "--out", str(tmp_path / "all.json"), "--pseudonymous") == 0
    text = (tmp_path / "all.json").read_text("utf-8")
    assert len(json.loads(text)) == 2
    assert "Bob" not in text


def test_transcripts(here: Installation, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert roleplay(here, "export", "transcript", "last", "--out", str(tmp_path / "a.docx")) == 0
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"
    assert roleplay(here, "export", "transcript", "--folder", str(tmp_path / "many"), "--format", "txt") == 0
    assert len(list((tmp_path / "many").iterdir())) == 2
    assert "2 files written" in capsys.readouterr().out
    assert roleplay(here, "export", "transcript", "--folder", str(tmp_path / "many")) == 1
    assert roleplay(here, "export", "transcript") == 2
    assert roleplay(here, "export", "transcript", "last", "--folder", str(tmp_path / "x")) == 2


def test_audio(here: Installation, tmp_path: Path) -> None:
    session = next(call.id for call in here.sessions() if call.trainee == "Anna")
    path = tmp_path / "a.flac"
    how = ("--format", "flac", "--side", "trainee", "--out", str(path))
    assert roleplay(here, "export", "audio", session, *how) == 0
    assert soundfile.info(path).channels == 1
    other = next(call.id for call in here.sessions() if call.trainee == "Bob")
    assert roleplay(here, "export", "audio", other, "--out", str(tmp_path / "b.opus")) == 1
    assert roleplay(here, "export", "audio", session) == 2


def test_a_record_store(
    here: Installation,
    server: RecordStoreServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert roleplay(here, "lrs", "push") == 1
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SECRET}\n"))
    assert roleplay(here, "lrs", "connect", server.endpoint, "--key", KEY, "--secret-stdin") == 0
    assert roleplay(here, "lrs", "push") == 0
    assert "Sent: 2. There already: 0. Voided: 0." in capsys.readouterr().out
    assert roleplay(here, "lrs", "push") == 0
    assert roleplay(here, "lrs", "status") == 0
    told = capsys.readouterr()
    assert f"{server.endpoint}, key {KEY}: 2 statements, people by names." in told.out
    assert SECRET not in told.out + told.err
    assert roleplay(here, "lrs", "disconnect") == 0
    assert roleplay(here, "lrs", "status") == 0
    assert "nothing is ever sent" in capsys.readouterr().out
    assert len(server.valid) == 2
