"""Calls that ended in the middle, each in its own way."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import soundfile

from roleplay.core.errors import DiskError
from roleplay.core.events import CallEnded
from roleplay.core.sound import CALL_RATE
from roleplay.store import flac
from roleplay.store.presence import Presence
from roleplay.store.sessions import SessionStore

from .conftest import fill
from .samples import CALL, start

CRASH = """
import os, sys, threading
from pathlib import Path
from roleplay.store.sessions import SessionStore
from tests.store.samples import CALL, start
home, count = Path(sys.argv[1]), int(sys.argv[2])
store = SessionStore(home / "sessions.db", home / "recordings")
done = threading.Semaphore(0)
writer = store.begin(start(id=sys.argv[3]), lambda event: done.release())
for event in CALL[:count]:
    writer.append(event)
    done.acquire()
kept = threading.Event()
writer.append_audio(b"\\x01\\x00" * 16000, b"\\x02\\x00" * 16000)
writer._audio.submit(kept.set)
kept.wait()
os._exit(9)
"""


def crash(home: Path, count: int = len(CALL)) -> str:
    """Let a process die after `count` events of the sample call and a second of sound; return the session's id."""
    session_id = start().id
    done = subprocess.run([sys.executable, "-c", CRASH, home, str(count), session_id], check=False)
    assert done.returncode == 9
    return session_id


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def reopened(home: Path) -> Iterator[SessionStore]:
    SessionStore(home / "sessions.db", home / "recordings").close()
    store = SessionStore(home / "sessions.db", home / "recordings")
    yield store
    store.close()


def test_a_crashed_call_is_offered_once_with_all_that_was_kept(home: Path, reopened: SessionStore) -> None:
    session_id = crash(home, 5)
    assert reopened.list()[0].state == "running"
    (offered,) = reopened.recover()
    assert (offered.id, offered.state, offered.outcome, offered.turns) == (session_id, "recovered", "aborted", 1)
    record = reopened.load(session_id)
    assert record.events == (*CALL[:5], CallEnded(7.5, "aborted", "interrupted"))
    assert offered.seconds == 6.5
    path = reopened.recording(session_id)
    assert path is not None
    sound, _ = soundfile.read(path, dtype="int16")
    assert sound.tolist() == [[1, 2]] * 16_000
    assert reopened.recover() == ()
    assert list((home / "recordings").iterdir()) == [path]
    assert list((home / "running").glob("*.lock")) == [home / "running" / f"{reopened._presence.token()}.lock"]


def test_a_call_that_had_ended_keeps_its_outcome(home: Path, reopened: SessionStore) -> None:
    session_id = crash(home)
    (offered,) = reopened.recover()
    assert (offered.state, offered.outcome, offered.seconds) == ("recovered", "handed_over", 20.0)
    assert reopened.load(session_id).events == CALL


def test_a_call_without_any_event_is_offered_too(home: Path, reopened: SessionStore) -> None:
    session_id = crash(home, 0)
    (offered,) = reopened.recover()
    assert (offered.outcome, offered.turns) == ("aborted", 0)
    assert reopened.load(session_id).events == (CallEnded(1.0, "aborted", "interrupted"),)


def test_half_a_sample_at_the_end_does_no_harm(home: Path, reopened: SessionStore) -> None:
    session_id = crash(home)
    raw = home / "recordings" / f"{session_id}.pcm"
    with raw.open("ab") as file:
        file.write(b"\x01\x02\x03")
    reopened.recover()
    path = reopened.recording(session_id)
    assert path is not None
    assert soundfile.info(path).frames == CALL_RATE


def test_two_windows_that_start_together_offer_it_once(home: Path, reopened: SessionStore) -> None:
    crash(home)
    other = SessionStore(home / "sessions.db", home / "recordings")
    assert len(reopened.recover()) + len(other.recover()) == 1
    other.close()


def test_a_crash_while_mending_is_mended_by_the_next_start(
    home: Path, reopened: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = crash(home)
    first = SessionStore(home / "sessions.db", home / "recordings")
    with monkeypatch.context() as patch:
        patch.setattr(flac, "encode", lambda raw, sealer: sys.exit("killed while encoding"))
        with pytest.raises(SystemExit):
            first.recover()
    first.close()
    (offered,) = reopened.recover()
    assert offered.id == session_id
    assert reopened.recording(session_id) is not None


def test_without_room_for_the_recording_the_raw_sound_stays(small_disk: Path) -> None:
    session_id = crash(small_disk)
    store = SessionStore(small_disk / "sessions.db", small_disk / "recordings")
    ballast = fill(small_disk)
    ballast.write_bytes(bytes(ballast.stat().st_size - 45_000))  # enough for the rows, not for the sound
    noise = small_disk / "recordings" / f"{session_id}.pcm"
    with noise.open("r+b") as file:
        file.write(os.urandom(noise.stat().st_size))  # nothing to be gained by encoding
    (offered,) = store.recover()
    assert (offered.state, offered.recording) == ("recovered", "")
    ballast.unlink()
    assert store.recover() == ()
    path = store.recording(session_id)
    assert path is not None
    assert soundfile.info(path).frames == CALL_RATE
    assert [file.name for file in (small_disk / "recordings").iterdir()] == [path.name]
    store.close()


def test_a_kill_between_saving_and_clearing_up_keeps_the_recording(home: Path, reopened: SessionStore) -> None:
    call = start()
    writer = reopened.begin(call, lambda event: None)
    writer.append_audio(b"\x01\x00" * 1600, b"\x02\x00" * 1600)
    writer.finish()
    path = reopened.recording(call.id)
    assert path is not None
    before = path.read_bytes()
    path.with_suffix(".pcm").write_bytes(b"only half of it!")
    assert reopened.recover() == ()
    assert reopened.recording(call.id) == path
    assert path.read_bytes() == before
    assert list((home / "recordings").iterdir()) == [path]


def test_a_call_that_cannot_be_mended_does_not_stop_the_others(
    home: Path, reopened: SessionStore, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = crash(home), crash(home)
    with closing(sqlite3.connect(home / "sessions.db")) as connection, connection:
        connection.execute("UPDATE events SET payload = '' WHERE session_id = ? AND sequence = 0", (broken,))
    with caplog.at_level(logging.WARNING):
        assert [offered.id for offered in reopened.recover()] == [sound]
    assert broken[:8] in caplog.text


def test_half_encoded_files_of_a_killed_process_go(home: Path, reopened: SessionStore) -> None:
    folder = home / "recordings"
    folder.mkdir()
    old, young, other = folder / ".0a.tmp", folder / ".0b.tmp", folder / "holiday.wav"
    for path in (old, young, other):
        path.write_bytes(b"voice")
    os.utime(old, (time.time() - 7200,) * 2)
    os.utime(other, (0, 0))
    reopened.recover()
    assert sorted(path.name for path in folder.iterdir()) == [young.name, other.name]


def test_presence_ends_with_the_process(tmp_path: Path) -> None:
    ours, theirs = Presence(tmp_path), Presence(tmp_path)
    token = theirs.token()
    assert token == theirs.token() != ours.token()
    assert ours.alive(token)
    assert ours.alive(ours.token())
    theirs.close()
    assert not ours.alive(token)
    assert not ours.alive("")
    assert not ours.alive("never-seen")
    ours.close()
    assert list(tmp_path.iterdir()) == []


def test_presence_needs_a_folder(tmp_path: Path) -> None:
    (tmp_path / "running").write_text("in the way")
    with pytest.raises(DiskError, match="cannot be kept"):
        Presence(tmp_path / "running").token()


def test_an_encoding_that_was_not_written_whole_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "call.pcm"
    raw.write_bytes(os.urandom(64_000))
    encode = flac._encode
    monkeypatch.setattr(
        flac, "_encode", lambda raw, draft, frames, *sealer: encode(raw, draft, frames - 100, *sealer)
    )
    with pytest.raises(DiskError, match="could not be encoded"):
        flac.encode(raw)
    assert list(tmp_path.iterdir()) == [raw]


def test_a_full_disk_can_be_read_and_calls_deleted_from_it(small_disk: Path) -> None:
    store = SessionStore(small_disk / "sessions.db", small_disk / "recordings")
    kept, doomed = start(), start()
    for one in (kept, doomed):
        writer = store.begin(one, lambda event: None)
        noise = os.urandom(128_000)
        writer.append_audio(noise, noise)
        for event in CALL:
            writer.append(event)
        writer.finish()
    store.close()
    fill(small_disk)
    full = SessionStore(small_disk / "sessions.db", small_disk / "recordings")
    try:
        assert full.recover() == ()
        assert {row.id for row in full.list()} == {kept.id, doomed.id}
        assert full.load(doomed.id).events == CALL
        full.delete(doomed.id)
        assert [row.id for row in full.list()] == [kept.id]
    finally:
        full.close()


def test_a_full_disk_puts_mending_off(small_disk: Path) -> None:
    session_id = crash(small_disk)
    ballast = fill(small_disk)
    full = SessionStore(small_disk / "sessions.db", small_disk / "recordings")
    try:
        with pytest.raises(DiskError) as told:
            full.recover()
        assert told.value.code == "disk_full"
        assert full.load(session_id).events == CALL
        ballast.unlink()
        assert [row.id for row in full.recover()] == [session_id]
    finally:
        full.close()
