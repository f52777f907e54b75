"""Encryption turned on, off and changed for a store that is there, and killed at every step of that."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import keyring
import pytest
import soundfile
from keyring.backends.fail import Keyring as NoKeyring

from roleplay.core.errors import DatabaseError, InputError, MachineError
from roleplay.core.records import SessionFilter
from roleplay.core.sealed import open_sound, sealed_with
from roleplay.store import converting, encryption, key_file, protection, recovery_key, vault
from roleplay.store.database import Database
from roleplay.store.dialects import sqlite

from .practised import MARKS, NAME, PASSPHRASE, WORDS, cheap, found, opened, practise

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    practise(tmp_path / "data")
    return tmp_path / "data"


def convert(home: Path) -> tuple[str, ...]:
    return converting.convert(home / "sessions.db", home / "recordings", lambda _done, _total: None)


def turn_on(home: Path) -> str:
    recovery = protection.begin_on(home, TODAY, PASSPHRASE)
    assert convert(home) == ()
    return recovery


def content(home: Path) -> dict[str, Any]:
    """Return all that a store holds: rows, words found by the search, sounds."""
    with opened(home) as store:
        records = {record.start.id: record for record in store.records()}
        hits = store.search.hits(SessionFilter(text="rhinoceros"))
        sounds = {}
        for path in sorted((home / "recordings").glob("*.flac")):
            with open_sound(path) as file:
                sounds[path.name] = soundfile.read(file, dtype="int16")[0].tobytes()
        comments = {each: store.comments.of_session(each) for each in records}
        with store._database.reading.connect() as connection:
            indexed = connection.exec_driver_sql(
                "SELECT count(*) FROM spoken WHERE spoken MATCH 'rhinoceros'"
            ).scalar()
        assert store.problems() == ()
    return {"records": records, "hits": hits, "sounds": sounds, "comments": comments, "indexed": indexed}


def forget(home: Path) -> None:
    """Let go of all keys, as a new start of the program does."""
    for kept in key_file.copies(home):
        vault.let_go(entry.id for entry in kept.keys)


def test_turning_on_loses_nothing_and_leaves_nothing_in_clear(home: Path) -> None:
    before = content(home)
    assert {mark for _, mark in found(home)} == set(MARKS)
    turn_on(home)
    assert content(home) == before
    assert before["indexed"] > 0
    assert found(home) == set()
    assert protection.look(home).ways == ("passphrase", "recovery")
    with closing(sqlite3.connect(home / "sessions.db")) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM sessions")


def test_what_comes_later_is_encrypted_too(home: Path) -> None:
    turn_on(home)
    before = set((home / "recordings").glob("*.flac"))
    practise(home, 1)
    assert found(home) == set()
    assert len(content(home)["records"]) == 4
    sounds = set((home / "recordings").glob("*.flac"))
    assert sounds - before
    assert all(sealed_with(path) for path in sounds)


def test_turning_off_brings_back_a_plain_store(home: Path) -> None:
    before = content(home)
    turn_on(home)
    protection.begin_off(home)
    assert convert(home) == ()
    assert content(home) == before
    assert not (home / key_file.NAME).exists()
    assert not (home / key_file.COPY).exists()
    with closing(sqlite3.connect(home / "sessions.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_another_key_opens_and_the_old_one_does_not(home: Path) -> None:
    before = content(home)
    old_recovery = turn_on(home)
    old = protection.look(home).key_id
    protection.begin_change(home, TODAY, "quite another set of words")
    assert convert(home) == ()
    assert content(home) == before
    assert protection.look(home).key_id != old
    forget(home)
    vault.let_go([old])
    for secret in (PASSPHRASE, old_recovery):
        with pytest.raises(DatabaseError, match="does not open the store"):
            vault.unlock(home, secret)
    vault.unlock(home, "quite another set of words")
    assert content(home) == before


@pytest.mark.parametrize("way", ["passphrase", "recovery"])
def test_each_way_opens(home: Path, way: str) -> None:
    recovery = turn_on(home)
    before = content(home)
    forget(home)
    with pytest.raises(DatabaseError) as refused:
        Database(home / "sessions.db")
    assert refused.value.code == "store_locked"
    vault.unlock(home, PASSPHRASE if way == "passphrase" else f" {recovery.replace('-', ' ')} ")
    assert content(home) == before


def test_a_wrong_key_and_a_damaged_file_of_keys_are_told_alike_and_nothing_changes(home: Path) -> None:
    turn_on(home)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    forget(home)
    messages = set()
    for secret in ("not the right passphrase", recovery_key.spelled(bytes(16)), "x"):
        with pytest.raises(DatabaseError) as refused:
            vault.unlock(home, secret)
        messages.add(str(refused.value))
    assert {path: path.read_bytes() for path in before} == before
    for name in (key_file.NAME, key_file.COPY):
        plain = json.loads((home / name).read_text())
        for slot in plain["keys"][0]["slots"]:
            slot["sealed"] = "A" * len(slot["sealed"])
        (home / name).write_text(json.dumps(plain))
    with pytest.raises(DatabaseError) as refused:
        vault.unlock(home, PASSPHRASE)
    messages.add(str(refused.value))
    assert len(messages) == 1
    kept = {path: content for path, content in before.items() if path.name not in (key_file.NAME, key_file.COPY)}
    assert {path: path.read_bytes() for path in kept} == kept


def test_a_damaged_file_of_keys_is_made_good_by_its_copy(home: Path) -> None:
    turn_on(home)
    forget(home)
    (home / key_file.NAME).write_bytes(b"{")
    vault.unlock(home, PASSPHRASE)
    assert len(content(home)["records"]) == 3
    (home / key_file.COPY).write_bytes(b"\xff\x00")
    with pytest.raises(DatabaseError, match="wrapped keys of this store is damaged"):
        Database(home / "sessions.db")


def test_a_slot_that_asks_for_a_day_of_work_is_refused(home: Path) -> None:
    turn_on(home)
    forget(home)
    for name in (key_file.NAME, key_file.COPY):
        plain = json.loads((home / name).read_text())
        plain["keys"][0]["slots"][0]["needs"]["memory"] = 1 << 30
        (home / name).write_text(json.dumps(plain))
    with pytest.raises(DatabaseError, match="does not open the store"):
        vault.unlock(home, PASSPHRASE)


def test_a_plain_database_in_the_place_of_an_encrypted_one_is_refused(home: Path, tmp_path: Path) -> None:
    shutil.copy(home / "sessions.db", tmp_path / "plain.db")
    turn_on(home)
    shutil.copy(tmp_path / "plain.db", home / "sessions.db")
    with pytest.raises(DatabaseError) as refused:
        Database(home / "sessions.db")
    assert refused.value.code == "database_not_encrypted"


@pytest.mark.parametrize("place", [100, 5_000, 40_000])
def test_a_damaged_page_is_told_and_nothing_is_deleted(home: Path, place: int) -> None:
    turn_on(home)
    path = home / "sessions.db"
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 1
    path.write_bytes(damaged)
    try:
        with opened(home) as store:
            list(store.records())
            found_out = bool(store.problems())
    except DatabaseError as error:
        found_out = error.code == "database_corrupt"
    assert found_out
    assert bytes(damaged) == path.read_bytes()


def test_a_recording_that_does_not_open_stays_and_so_does_its_key(home: Path) -> None:
    turn_on(home)
    victim = next(path for path in sorted((home / "recordings").glob("*.flac")) if path.name.count(".") == 1)
    damaged = bytearray(victim.read_bytes())
    damaged[-1] ^= 1
    victim.write_bytes(damaged)
    protection.begin_off(home)
    assert convert(home) == (victim.name,)
    assert victim.read_bytes() == bytes(damaged)
    assert key_file.read(home) is not None
    assert len(content_of_rows(home)) == 3


def content_of_rows(home: Path) -> list[str]:
    with opened(home) as store:
        return [record.start.id for record in store.records()]


def test_a_store_that_another_process_has_open_is_left_alone(home: Path) -> None:
    program = (
        "import sys, pathlib, roleplay.store.database as d\n"
        "database = d.Database(pathlib.Path(sys.argv[1]))\n"
        "connection = database.reading.connect()\n"
        "print(connection.exec_driver_sql('SELECT count(*) FROM sessions').scalar(), flush=True)\n"
        "sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(home / "sessions.db")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"3\n"
        with pytest.raises(DatabaseError, match="Another program has the session database open"):
            converting.need_alone(home / "sessions.db")
        assert other.stdin is not None
        other.stdin.close()
    converting.need_alone(home / "sessions.db")
    assert len(content_of_rows(home)) == 3


def test_a_full_disk_stops_it_and_the_store_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    protection.begin_on(home, TODAY, PASSPHRASE)
    usage = shutil.disk_usage(home)
    monkeypatch.setattr(converting.shutil, "disk_usage", lambda _path: usage._replace(free=1_000_000))
    with pytest.raises(MachineError, match="too little space"):
        convert(home)
    assert len(content(home)["records"]) == 3
    monkeypatch.undo()
    cheap(monkeypatch)
    assert convert(home) == ()
    assert found(home) == set()


def test_what_the_progress_raises_stops_it_and_it_goes_on_later(home: Path) -> None:
    before = content(home)
    protection.begin_on(home, TODAY, PASSPHRASE)

    class CancelledError(Exception):
        pass

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        converting.convert(home / "sessions.db", home / "recordings", cancel)
    assert content(home) == before
    assert convert(home) == ()
    assert content(home) == before
    assert found(home) == set()


def test_the_database_can_be_stopped_in_the_middle_and_tells_how_far_it_is(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "_STEPS", 100)
    before = content(home)
    protection.begin_on(home, TODAY, PASSPHRASE)
    told: list[tuple[int, int]] = []

    class CancelledError(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        told.append((done, total))
        if (home / "sessions.db.converting").exists() and done > total // 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        converting.convert(home / "sessions.db", home / "recordings", cancel)
    assert all(done <= total for done, total in told)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert encryption.is_plain(home / "sessions.db")
    assert content(home) == before
    assert convert(home) == ()
    assert content(home) == before
    assert found(home) == set()


def test_on_its_way_it_can_be_called_off(home: Path) -> None:
    before = content(home)
    protection.begin_on(home, TODAY, PASSPHRASE)
    seen: list[int] = []

    def stop_after_one(done: int, _total: int) -> None:
        seen.append(done)
        raise InputError("enough")

    with pytest.raises(InputError):
        converting.convert(home / "sessions.db", home / "recordings", stop_after_one)
    protection.begin_off(home)
    assert convert(home) == ()
    assert content(home) == before
    assert not (home / key_file.NAME).exists()


def test_a_weak_passphrase_is_refused_before_anything_is_done(home: Path) -> None:
    for weak in ("short", "aaaaaaaaaaaaaaaa", " " * 40):
        with pytest.raises(InputError, match="too weak"):
            protection.begin_on(home, TODAY, weak)
    assert not (home / key_file.NAME).exists()


def test_without_a_keyring_the_way_by_passphrase_is_told(home: Path) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        with pytest.raises(MachineError, match="no keyring") as refused:
            protection.begin_on(home, TODAY, None)
    finally:
        keyring.set_keyring(before)
    assert "passphrase" in refused.value.hint
    assert not (home / key_file.NAME).exists()


# --- killed ---


def kept_keys(home: Path) -> dict[str, str]:
    kept = key_file.read(home)
    assert kept is not None
    return {entry.id: key.secret.hex() for entry in kept.keys if (key := vault.held(entry.id)) is not None}


def kill_at(template: Path, folder: Path, steps: list[int]) -> list[Path]:
    """Convert a copy of a store for each number of a step, before which the process is killed."""
    homes = [shutil.copytree(template, folder / str(step)) for step in steps]
    told = {"keys": kept_keys(template), "work": [(str(home), step) for home, step in zip(homes, steps, strict=True)]}
    subprocess.run(
        [sys.executable, "-m", "tests.store.converting_until_killed"],
        input=json.dumps(told),
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return homes


def begin(home: Path, what: str) -> None:
    if what == "on":
        protection.begin_on(home, TODAY, PASSPHRASE)
        return
    turn_on(home)
    if what == "off":
        protection.begin_off(home)
    else:
        protection.begin_change(home, TODAY, "quite another set of words")


def check_killed(home: Path, before: dict[str, Any], *, encrypted: bool) -> None:
    assert content(home) == before, "it opens as it is"
    convert(home)
    assert content(home) == before
    if encrypted:
        assert found(home) == set(), "nothing was left in clear"
        first, second = key_file.copies(home)
        assert first == second, "the copy knows no way in that was closed"
    else:
        assert key_file.read(home) is None
    assert not [path for path in (home / "recordings").iterdir() if path.name.endswith(".tmp")]
    assert not list(home.glob("*.converting"))


def test_killed_at_some_steps_it_opens_and_goes_on(home: Path, tmp_path: Path) -> None:
    before = content(home)
    begin(home, "on")
    (whole,) = kill_at(home, tmp_path / "whole", [0])
    last = int((whole / "steps").read_text())
    assert last > 40
    for killed in kill_at(home, tmp_path / "killed", [2, last // 3, last - 12, last - 3]):
        assert not (killed / "steps").exists()
        check_killed(killed, before, encrypted=True)


@pytest.mark.slow
@pytest.mark.parametrize("what", ["on", "off", "change"])
def test_killed_at_every_step_it_opens_and_goes_on(home: Path, tmp_path: Path, what: str) -> None:
    before = content(home)
    begin(home, what)
    (whole,) = kill_at(home, tmp_path / "whole", [0])
    last = int((whole / "steps").read_text())
    for killed in kill_at(home, tmp_path / "killed", list(range(1, last + 1))):
        check_killed(killed, before, encrypted=what != "off")
        shutil.rmtree(killed)


def test_words_and_names_were_in_there_to_be_found(home: Path) -> None:
    """The search for what must not be there finds it where it is."""
    assert {NAME.encode(), WORDS.encode()} <= {mark for _, mark in found(home)}
    assert encryption.is_plain(home / "sessions.db")


def test_the_file_is_left_when_the_last_thread_has_done_its_work(home: Path) -> None:
    with opened(home) as store:
        begun, go_on, written = threading.Event(), threading.Event(), threading.Event()

        def write() -> None:
            with store.database.writing.begin() as connection:
                begun.set()
                go_on.wait(60)
                connection.exec_driver_sql("UPDATE sessions SET customer = 'Slow Writer'")
            written.set()

        thread = threading.Thread(target=write)
        thread.start()
        assert begun.wait(60)
        before = store.database.reading
        threading.Timer(0.1, go_on.set).start()
        with store.database.set_aside():
            assert written.is_set(), "whoever was at work has finished"
            with pytest.raises(DatabaseError, match="converted or restored"):
                store.list()
            with pytest.raises(DatabaseError, match="converted or restored"):
                before.connect()
            protection.begin_on(home, TODAY, PASSPHRASE)
            convert(home)
        thread.join()
        assert {session.customer for session in store.list()} == {"Slow Writer"}


def test_a_file_that_somebody_goes_on_using_stays_open(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_LEAVE_SECONDS", 0.0)
    with opened(home) as store, store.database.reading.connect() as busy:
        with pytest.raises(DatabaseError, match="at the moment"), store.database.set_aside():
            pass
        assert busy.exec_driver_sql("SELECT count(*) FROM sessions").scalar() == 3
        assert len(store.list()) == 3
