"""The desk of safety: encryption, backups and what the doctor finds, on whole installations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from roleplay.core.audit import AuditFilter
from roleplay.core.errors import DatabaseError, InputError, MachineError
from roleplay.core.records import Finding
from roleplay.store import key_file, vault
from tests.store.practised import PASSPHRASE, cheap

from .installations import Installation

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def desktop() -> Iterator[Any]:
    """A keyring such as a desktop has; in memory."""
    before = keyring.get_keyring()  # chosen before there is the class below, which would be found

    class Desktop(KeyringBackend):
        priority = 5  # type: ignore[assignment]

        def __init__(self) -> None:
            super().__init__()
            self.kept: dict[tuple[str, str], str] = {}

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            if self.kept.pop((service, username), None) is None:
                raise PasswordDeleteError

    own = Desktop()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "one", "Tom")
    made.keep()
    made.keep(trainee="Anna")
    (tmp_path / "backups").mkdir()
    made.given = replace(made.given, backup_folder=str(tmp_path / "backups"))
    yield made
    made.close()


def again(app: Installation) -> Installation:
    """Start the program anew: nothing is open that was."""
    app.close()
    for kept in key_file.copies(app.places.data):
        vault.let_go(entry.id for entry in kept.keys)
    fresh = Installation(app.home, "Tom")
    fresh.given = app.given
    return fresh


def logged(app: Installation) -> list[str]:
    return [entry.kind for entry in app.audit.entries(AuditFilter())]


def found(app: Installation, area: str) -> dict[str, Finding]:
    return {each.message: each for each in app.doctor() if each.area == area}


# --- encryption ---


def test_with_a_passphrase_the_next_start_asks_for_it(app: Installation) -> None:
    before = {each.id for each in app.sessions()}
    done = app.safety.turn_on(PASSPHRASE)
    assert (done.left, len(done.recovery_key.split("-"))) == ((), 8)
    assert {each.id for each in app.sessions()} == before, "work goes on at once"
    fresh = again(app)
    assert fresh.safety.locked
    with pytest.raises(DatabaseError) as refused:
        fresh.sessions()
    assert refused.value.code == "store_locked"
    with pytest.raises(DatabaseError) as refused:
        fresh.safety.unlock("something else entirely")
    assert refused.value.code == "wrong_key"
    fresh.safety.unlock(done.recovery_key)
    assert not fresh.safety.locked
    assert {each.id for each in fresh.sessions()} == before
    assert "encrypted" in logged(fresh)
    fresh.close()


def test_whoever_can_be_asked_is_asked_when_the_store_is_first_needed(app: Installation) -> None:
    app.safety.turn_on(PASSPHRASE)
    fresh = again(app)
    asked: list[str] = []
    fresh._parts.ask_secret = lambda: asked.append("asked") or PASSPHRASE  # type: ignore[func-returns-value]
    assert fresh.safety.protection().encrypted
    assert asked == []
    assert len(fresh.sessions()) == 2
    assert len(fresh.sessions()) == 2
    assert asked == ["asked"]
    fresh.close()


def test_with_a_keyring_nobody_is_asked(app: Installation, desktop: Any) -> None:
    assert app.safety.keyring_problem() == ""
    app.safety.turn_on(None)
    fresh = again(app)
    assert not fresh.safety.locked
    assert len(fresh.sessions()) == 2
    assert fresh.safety.protection().ways == ("keyring", "recovery")
    desktop.kept.clear()
    lost = again(fresh)
    assert lost.safety.locked
    lost.close()


def test_from_the_keyring_to_a_passphrase_and_back(app: Installation, desktop: Any) -> None:
    app.safety.turn_on(None)
    app.safety.open_by_passphrase(PASSPHRASE)
    assert desktop.kept == {}
    assert app.safety.protection().ways == ("recovery", "passphrase")
    fresh = again(app)
    fresh.safety.unlock(PASSPHRASE)
    fresh.safety.open_by_keyring()
    last = again(fresh)
    assert not last.safety.locked
    last.close()


def test_a_plain_file_that_calls_itself_a_keyring_is_not_taken(app: Installation, desktop: Any) -> None:
    type(desktop).priority = 0.5  # type: ignore[assignment]
    try:
        assert "no keyring" in app.safety.keyring_problem()
        with pytest.raises(MachineError, match="no keyring"):
            app.safety.turn_on(None)
    finally:
        type(desktop).priority = 5  # type: ignore[assignment]
    assert not app.safety.protection().encrypted


def test_a_new_recovery_key_makes_the_old_one_useless(app: Installation) -> None:
    old = app.safety.turn_on(PASSPHRASE).recovery_key
    new = app.safety.new_recovery_key()
    fresh = again(app)
    with pytest.raises(DatabaseError):
        fresh.safety.unlock(old)
    fresh.safety.unlock(new)
    assert len(fresh.sessions()) == 2
    fresh.close()


def test_a_slip_in_the_recovery_key_is_told_with_its_group(app: Installation) -> None:
    key = app.safety.turn_on(PASSPHRASE).recovery_key
    groups = key.split("-")
    groups[4] = f"{(int(groups[4]) + 1) % 1_000_000:06d}"
    fresh = again(app)
    with pytest.raises(InputError, match="Group 5"):
        fresh.safety.unlock("-".join(groups))
    fresh.close()


def test_a_call_that_runs_is_not_disturbed(app: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(app), "_calling", lambda _self: True)
    app.__dict__.pop("safety", None)
    for attempt in (lambda: app.safety.turn_on(PASSPHRASE), lambda: app.safety.restore("x", NOW)):
        with pytest.raises((MachineError, InputError)):
            attempt()
    assert app.safety.back_up_if_due(NOW) is None
    assert not app.safety.protection().encrypted


def test_recordings_are_played_and_measured_from_an_encrypted_store(app: Installation) -> None:
    (session, *_) = app.sessions()
    plain = app.replay.sound(session.id)
    app.safety.turn_on(PASSPHRASE)
    app.replay.forget(session.id)
    sealed = app.replay.sound(session.id)
    assert sealed.fault == ""
    assert sealed.envelope.digest == plain.envelope.digest


def test_figures_worked_out_of_calls_lie_sealed_too(app: Installation) -> None:
    app.safety.turn_on(PASSPHRASE)
    app.advice("Anna")
    kept = [path.read_bytes() for path in app.places.cache.glob("*.json")]
    assert kept
    assert all(content.startswith(b"RPSEALED") for content in kept)


# --- backups ---


def test_a_backup_is_due_once_a_day(app: Installation) -> None:
    assert app.safety.back_up_if_due(NOW) is not None
    assert app.safety.back_up_if_due(NOW + timedelta(hours=1)) is None
    assert app.safety.back_up_if_due(NOW + timedelta(days=1)) is not None
    assert len(app.safety.backups()) == 2
    assert app.safety.verify("latest") == ()


def test_without_a_folder_there_is_none_and_the_way_to_one_is_told(app: Installation) -> None:
    app.given = replace(app.given, backup_folder="")
    assert app.safety.back_up_if_due(NOW) is None
    with pytest.raises(InputError, match="No folder for backups") as refused:
        app.safety.back_up(NOW)
    assert "roleplay backup folder" in refused.value.hint
    assert any(each.hint for each in found(app, "backup").values())


def test_a_disk_that_is_not_there_is_told(app: Installation, tmp_path: Path) -> None:
    app.given = replace(app.given, backup_folder=str(tmp_path / "usb"))
    with pytest.raises(MachineError, match="is not there"):
        app.safety.back_up(NOW)
    assert not (tmp_path / "usb").exists()


def test_a_restore_brings_back_what_was_lost_but_not_what_was_deleted(app: Installation) -> None:
    (kept, deleted) = [each.id for each in app.sessions()]
    app.safety.back_up(NOW)
    app.delete_session(deleted)
    new = app.keep(trainee="Zofia")
    seen = app.safety.preview("latest")
    assert ([call.id for call in seen.comes], [call.id for call in seen.goes], seen.erased) == ([], [new], 1)
    done = app.safety.restore("latest", NOW + timedelta(hours=1))
    assert (done.sessions, done.erased) == (1, 1)
    assert [each.id for each in app.sessions()] == [kept]
    assert app.safety.asides() == (done.aside,)
    assert "restored" in logged(app)
    assert app.audit.check().problems == ()


def test_who_was_erased_since_the_backup_is_erased_again(app: Installation) -> None:
    made = app.safety.back_up(NOW).backup
    app.privacy.erase(app.privacy.erasure("Anna"))
    assert "Anna" not in {each.trainee for each in app.sessions()}
    done = app.safety.restore(made.name, NOW + timedelta(hours=1))
    assert "Anna" not in {each.trainee for each in app.sessions()}
    assert done.sessions == len(app.sessions()) == 1
    assert app.audit.check().problems == ()


def test_a_restore_of_an_encrypted_backup_of_another_key_asks_for_that_key(app: Installation, tmp_path: Path) -> None:
    app.safety.turn_on(PASSPHRASE)
    made = app.safety.back_up(NOW).backup
    for kept in key_file.copies(app.places.data):
        vault.let_go(entry.id for entry in kept.keys)
    other = Installation(tmp_path / "two", "Ewa")
    assert other.sessions() == ()
    with pytest.raises(DatabaseError) as refused:
        other.safety.preview(str(made.path))
    assert refused.value.code == "store_locked"
    other.safety.unlock_backup(str(made.path), PASSPHRASE)
    assert len(other.safety.preview(str(made.path)).comes) == 2
    assert other.safety.restore(str(made.path), NOW).sessions == 2
    assert len(other.sessions()) == 2
    assert other.safety.protection().encrypted
    other.close()


# --- the doctor ---


def test_the_doctor_finds_what_was_done_to_recordings(app: Installation) -> None:
    app.safety.turn_on(PASSPHRASE)
    app.safety.back_up(datetime.now(UTC))
    assert not [each for each in app.doctor() if each.area in ("store", "audit", "encryption") and each.state != "ok"]
    (first, second) = sorted(app.recordings.glob("*.flac"))
    content = bytearray(first.read_bytes())
    content[-10] ^= 1
    first.write_bytes(content)
    second.unlink()
    (app.recordings / "stray.flac").write_bytes(b"fLaC")
    told = " ".join(found(app, "store"))
    assert "1 recording cannot be heard to its end, or is not what was recorded" in told
    assert "1 of the recordings is missing" in told
    assert "1 sound file belongs to no session: stray.flac" in told
    assert all(each.hint for each in found(app, "store").values() if each.state != "ok")


def test_the_doctor_tells_of_old_and_broken_backups(app: Installation) -> None:
    app.safety.back_up(datetime.now(UTC) - timedelta(days=10))
    old = found(app, "backup")
    assert any("the newest of" in message and each.state == "warning" for message, each in old.items())
    (made,) = app.safety.backups()
    (made.path / "manifest.json").write_bytes(b"{")
    assert any("cannot be read" in message for message in found(app, "backup"))


def test_backups_with_somebody_who_was_erased_are_told_and_replaced(app: Installation, tmp_path: Path) -> None:
    before = datetime.now(UTC) - timedelta(days=2)
    app.safety.back_up(before)
    app.safety.back_up(before + timedelta(days=1))
    assert app.safety.with_erased() == ()
    app.privacy.erase(app.privacy.erasure("Anna"))
    assert len(app.safety.with_erased()) == 2
    told = [one.message for one in app.doctor() if one.area == "backup" and "erased" in one.message]
    assert told == ["2 backups are from before somebody was erased, and hold them still."]
    held = sum(1 for _ in (tmp_path / "backups").rglob("files/*/*"))
    done = app.safety.renew(datetime.now(UTC) + timedelta(seconds=2))
    assert len(done.removed) == 2
    assert [one.name for one in app.safety.backups()] == [done.backup.name]
    assert app.safety.with_erased() == ()
    assert app.safety.verify(done.backup.name) == ()
    assert sum(1 for _ in (tmp_path / "backups").rglob("files/*/*")) < held, "their sound went with them"
