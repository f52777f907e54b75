"""Encryption and backups on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roleplay.store import key_file, vault
from tests.store.practised import cheap, practise

from .conftest import Run

PASSPHRASE = "four plain words together"


@pytest.fixture
def practised(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cheap(monkeypatch)
    practise(home / "data", 2)
    return home


@pytest.fixture
def encrypted(practised: Path, cli: Run) -> Path:
    done = cli("encryption", "on", "--new-passphrase-stdin", stdin=f"{PASSPHRASE}\n".encode())
    assert (done.code, done.err) == (0, "")
    assert "The calls are encrypted." in done.out
    forget(practised)
    return practised


def forget(home: Path) -> None:
    for kept in key_file.copies(home / "data"):
        vault.let_go(entry.id for entry in kept.keys)


def with_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str = PASSPHRASE) -> None:
    (tmp_path / "secret").write_text(f"{passphrase}\n", "utf-8")
    monkeypatch.setenv("ROLEPLAY_PASSPHRASE_FILE", str(tmp_path / "secret"))


def test_an_encrypted_store_says_what_it_needs_where_nobody_can_be_asked(encrypted: Path, cli: Run) -> None:
    told = cli("encryption", "status")
    assert (told.code, "Opened by: a passphrase, the recovery key." in told.out) == (0, True)
    refused = cli("sessions", "list")
    assert refused.code == 1
    assert "ROLEPLAY_PASSPHRASE_FILE" in refused.err
    assert PASSPHRASE not in refused.err


def test_how_the_store_is_opened_is_told_without_opening_it(practised: Path, cli: Run) -> None:
    assert cli("people", "begin", "Ada Lovelace", stdin=b"loom piano gravel sixteen\n").code == 0
    assert cli("encryption", "on", "--new-passphrase-stdin", stdin=f"{PASSPHRASE}\n".encode()).code == 0
    forget(practised)
    told = cli("encryption", "status")  # she is still signed in; who that is stands in the store
    assert (told.code, told.err) == (0, "")
    assert "Opened by: a passphrase, the recovery key." in told.out
    assert "ROLEPLAY_PASSPHRASE_FILE" in cli("people", "list").err


def test_the_passphrase_comes_from_a_file(
    encrypted: Path, cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_passphrase(tmp_path, monkeypatch, "not the right one at all")
    refused = cli("sessions", "list")
    assert (refused.code, "does not open the store" in refused.err) == (1, True)
    with_passphrase(tmp_path, monkeypatch)
    assert len(json.loads(cli("sessions", "list", "--json").out)) == 2
    forget(encrypted)
    assert cli("encryption", "off").code == 0
    assert json.loads(cli("encryption", "status", "--json").out)["encrypted"] is False


def test_a_backup_is_made_verified_and_put_back(practised: Path, cli: Run, tmp_path: Path) -> None:
    assert "no backups are made" in cli("backup", "folder").out
    refused = cli("backup", "now")
    assert (refused.code, "roleplay backup folder" in refused.err) == (1, True)
    (tmp_path / "usb").mkdir()
    assert cli("backup", "folder", str(tmp_path / "usb")).code == 0
    assert "2 sessions" in cli("backup", "now").out
    assert "whole" in cli("backup", "verify", "latest").out
    practise(practised / "data", 1)
    seen = json.loads(cli("backup", "restore", "latest", "--preview", "--json").out)
    assert (len(seen["comes"]), len(seen["goes"]), seen["stays"]) == (0, 1, 2)
    done = cli("backup", "restore", "latest", "--yes")
    assert (done.code, "2 sessions are back" in done.out) == (0, True)
    assert len(json.loads(cli("sessions", "list", "--json").out)) == 2
    (listed,) = json.loads(cli("backup", "list", "--json").out)
    assert listed["sessions"] == 2
    assert cli("backup", "restore", "nonsense", "--yes").code == 1


def test_whose_rights_a_restore_would_change_is_told_before_it_is_done(
    practised: Path, cli: Run, tmp_path: Path
) -> None:
    assert cli("people", "begin", "Ada Lovelace", stdin=b"loom piano gravel sixteen\n").code == 0
    assert cli("people", "add", "Bea", "--role", "hr").code == 0
    (tmp_path / "usb").mkdir()
    assert cli("backup", "folder", str(tmp_path / "usb")).code == 0
    assert cli("backup", "now").code == 0
    told = cli("backup", "restore", "latest", "--preview")
    assert (told.code, "other rights" in told.out) == (0, False)
    assert cli("people", "role", "Bea", "trainee").code == 0
    told = cli("backup", "restore", "latest", "--preview")
    assert (told.code, "1 person would have other rights than now" in told.out) == (0, True)
    assert [line.split() for line in told.out.splitlines()][-1] == ["Bea", "trainee", "hr"]
    (seen,) = json.loads(cli("backup", "restore", "latest", "--preview", "--json").out)["roles"]
    assert seen == {"name": "Bea", "before": "trainee", "after": "hr"}
    done = cli("backup", "restore", "latest", "--yes")
    assert "1 person would have other rights than now" in done.out
    assert json.loads(cli("people", "list", "--json").out)[1]["role"] == "hr"
