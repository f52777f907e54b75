from __future__ import annotations

import logging
import sqlite3
import threading
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event as sqlalchemy_event

from roleplay.core.errors import DiskError
from roleplay.core.events import AnyEvent, CallEnded, NoteTaken, Trouble
from roleplay.core.ports import SessionWriter
from roleplay.core.sound import FRAME_SAMPLES
from roleplay.store import recordings
from roleplay.store.dialects import sqlite
from roleplay.store.sessions import SessionStore
from roleplay.store.writer import StoredSession

from .conftest import fill
from .practised import heard
from .samples import CALL, start

FRAME = b"\x11\x22" * FRAME_SAMPLES


class Listener:
    """Collects events; lets a test wait for the next one."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []
        self._came = threading.Semaphore(0)

    def __call__(self, event: AnyEvent) -> None:
        self.events.append(event)
        self._came.release()

    def wait(self, count: int = 1) -> None:
        for _ in range(count):
            assert self._came.acquire(timeout=60), "no event came"


def note(number: int) -> NoteTaken:
    return NoteTaken(float(number), str(number))


def wait_for_sound(writer: StoredSession) -> None:
    done = threading.Event()
    writer._audio.submit(done.set)
    assert done.wait(60)


def test_an_event_is_committed_before_it_is_shown(store: SessionStore) -> None:
    call = start()
    rows: list[int] = []

    def listen(event: AnyEvent) -> None:
        with store._snapshot() as connection:  # a connection of its own
            rows.append(connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one())

    writer: SessionWriter = store.begin(call, listen)
    for event in CALL:
        writer.append(event)
    writer.finish()
    assert rows == list(range(1, len(CALL) + 1))


@pytest.mark.sqlite_file
def test_nothing_waits_for_the_disk(store: SessionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the database, appending returns at once; the events come when it lets go."""
    listener = Listener()
    writer = store.begin(start(), listener)
    with closing(sqlite3.connect(tmp_path / "data" / "sessions.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        for number in range(20):
            writer.append(note(number))
            writer.append_audio(FRAME, FRAME)
        assert listener.events == []
        other.rollback()
    writer.finish()
    assert listener.events == [note(number) for number in range(20)]


def test_a_database_that_stays_locked_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.02)
    store = SessionStore(tmp_path / "sessions.db", tmp_path)
    listener, call = Listener(), start()
    writer = store.begin(call, listener, record_audio=False)
    with closing(sqlite3.connect(tmp_path / "sessions.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        for number in range(5):
            writer.append(note(number))
        listener.wait(6)
        other.rollback()
    writer.append(note(5))
    writer.finish()
    (trouble,) = [event for event in listener.events if isinstance(event, Trouble)]
    assert trouble.code == "database_locked"
    assert "Close the other program" in trouble.message
    assert listener.events[:2] == [note(0), trouble]
    assert store.load(call.id).events == (note(0), trouble, *map(note, range(1, 6)))
    store.close()


def test_a_full_disk_in_mid_call(small_disk: Path) -> None:
    """The call goes on; what was committed stays; when there is room again everything is written."""
    store = SessionStore(small_disk / "sessions.db", small_disk / "recordings")
    listener, call = Listener(), start()
    writer = store.begin(call, listener)
    writer.append(note(0))
    writer.append_audio(FRAME, FRAME)
    listener.wait()
    wait_for_sound(writer)
    ballast = fill(small_disk)
    for number in range(1, 200):
        writer.append(note(number))
        writer.append_audio(FRAME, FRAME)
    listener.wait(200)  # one of them tells the trouble
    ballast.unlink()
    writer.append(CallEnded(200.0, "solved"))
    writer.append_audio(FRAME, FRAME)
    writer.finish()
    (trouble,) = [event for event in listener.events if isinstance(event, Trouble)]
    assert trouble.code == "disk_full"
    assert "full" in trouble.message
    record = store.load(call.id)
    assert record.events == tuple(listener.events)
    assert [event for event in record.events if isinstance(event, NoteTaken)] == [note(n) for n in range(200)]
    assert (record.summary.state, record.summary.outcome) == ("complete", "solved")
    path = store.recording(call.id)
    assert path is not None
    with heard(path) as opened:
        sound = opened.read(dtype="int16")
    assert len(sound) == 201 * FRAME_SAMPLES, "what could not be kept is silence, so that times stay right"
    assert sound[0, 0] == sound[-1, 1] == 0x2211
    store.close()


def test_a_disk_that_stays_full_keeps_what_was_committed(small_disk: Path) -> None:
    store = SessionStore(small_disk / "sessions.db", small_disk / "recordings")
    listener, call = Listener(), start()
    writer = store.begin(call, listener)
    writer.append(note(0))
    writer.append_audio(FRAME, FRAME)
    listener.wait()
    wait_for_sound(writer)
    ballast = fill(small_disk)
    for number in range(1, 200):
        writer.append(note(number))
    with pytest.raises(DiskError, match="full") as caught:
        writer.finish()
    assert caught.value.hint
    store.close()
    ballast.unlink()
    again = SessionStore(small_disk / "sessions.db", small_disk / "recordings")
    (offered,) = again.recover()
    assert offered.outcome == "aborted"
    assert again.load(call.id).events[0] == note(0)
    assert again.recording(call.id) is not None
    again.close()


@pytest.mark.sqlite_file
def test_a_full_disk_without_the_right_to_mount(store: SessionStore) -> None:
    """SQLite's own limit on pages gives the same error as a full disk."""
    limit = 0

    @sqlalchemy_event.listens_for(store._database.reading, "checkout")
    def limited(connection: sqlite3.Connection, *_: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {limit or pages + 1_000_000}")

    listener, call = Listener(), start()
    writer = store.begin(call, listener, record_audio=False)
    limit = 1  # SQLite takes the present number of pages instead
    for number in range(100):
        writer.append(note(number))
    listener.wait(101)
    limit = 0
    writer.finish()
    assert sum(isinstance(event, Trouble) for event in listener.events) == 1
    assert store.load(call.id).events == tuple(listener.events)


def test_a_listener_that_fails_harms_nobody(store: SessionStore, caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: AnyEvent) -> None:
        raise RuntimeError("a bug in the window")

    call = start()
    with caplog.at_level(logging.ERROR):
        writer = store.begin(call, fail)
        for event in CALL:
            writer.append(event)
        writer.finish()
    assert store.load(call.id).events == CALL
    assert "a bug in the window" in caplog.text


def test_sound_of_unequal_length_is_a_bug(store: SessionStore) -> None:
    writer = store.begin(start(), lambda event: None)
    for customer, trainee in ((b"\0\0", b""), (b"\0", b"\0")):
        with pytest.raises(ValueError, match="same whole number"):
            writer.append_audio(customer, trainee)
    writer.finish()


def test_a_slow_disk_does_not_fill_the_memory(store: SessionStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound of five minutes may wait; then it is dropped, told once, and its time stays silent."""
    slow, listener, call = threading.Event(), Listener(), start()
    write = recordings.RawRecording.write

    def wait(self: recordings.RawRecording, offset: int, samples: bytes) -> None:
        slow.wait(60)
        write(self, offset, samples)

    monkeypatch.setattr(recordings.RawRecording, "write", wait)
    writer = store.begin(call, listener)
    for _ in range(11_000):
        writer.append_audio(FRAME, FRAME)
    listener.wait()
    assert writer._audio.waiting < 9_500
    slow.set()
    writer.finish()
    (trouble,) = listener.events
    assert isinstance(trouble, Trouble)
    assert "too slow" in trouble.message
    path = store.recording(call.id)
    assert path is not None
    with heard(path) as sound:
        assert 9_000 * FRAME_SAMPLES < sound.frames < 9_500 * FRAME_SAMPLES


def test_a_recordings_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "recordings").write_text("in the way")
    store = SessionStore(tmp_path / "sessions.db", tmp_path / "recordings")
    with pytest.raises(DiskError, match="recording cannot be kept"):
        store.begin(start(), lambda event: None)
    assert store.list() == (), "a call that never began is not listed"
    store.close()


def test_a_long_call_holds_no_memory(store: SessionStore) -> None:
    writer = store.begin(start(), lambda event: None)
    held = []
    tracemalloc.start()
    for _ in range(3):  # three times five minutes
        for number in range(9_000):
            writer.append_audio(FRAME, FRAME)
            if number % 100 == 0:
                writer.append(note(number))
                wait_for_sound(writer)
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    writer.finish()
    assert held[-1] - held[0] < 200_000
