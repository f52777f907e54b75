"""`kill -9` in mid-call: nothing that was promised is lost."""

from __future__ import annotations

import multiprocessing
import random
from collections import defaultdict
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import soundfile

from roleplay.core.events import CallEnded, NoteTaken
from roleplay.core.records import SessionSummary
from roleplay.core.sealed import open_sound
from roleplay.core.sound import CALL_RATE
from roleplay.store import recordings
from roleplay.store.sessions import SessionStore

from . import crashing
from .practised import encrypt_new

ALLOWED = CALL_RATE // 10
"""Samples of sound that may be missing: 100 ms."""


class Promised:
    """What a killed process had been promised of each session."""

    def __init__(self) -> None:
        self.events: dict[str, int] = defaultdict(int)
        self.samples: dict[str, int] = defaultdict(int)
        self.finished: set[str] = set()

    def take(self, told: tuple[str, str, int]) -> None:
        session_id, what, number = told
        match what:
            case "event":
                assert number == self.events[session_id], "committed out of order"
                self.events[session_id] += 1
            case "audio":
                self.samples[session_id] = number
            case "finish":
                self.finished.add(session_id)

    def drain(self, pipe: Connection) -> None:
        """Read what is left in the pipe of a dead process."""
        try:
            while pipe.poll():
                self.take(pipe.recv())
        except EOFError:
            pass


def run_and_kill(home: Path, chance: random.Random, secret: bytes) -> Promised:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.crashing"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=crashing.keep_calls, args=(home, theirs, secret), daemon=True)
    process.start()
    theirs.close()
    promised = Promised()
    while not promised.events and not promised.samples:  # a busy machine takes its time to begin the first call
        assert ours.poll(300), "no call begins"
        promised.take(ours.recv())
    process.join(chance.uniform(0.0, 0.35))
    process.kill()
    process.join()
    promised.drain(ours)
    ours.close()
    process.close()
    return promised


def check(store: SessionStore, promised: Promised, offered: tuple[SessionSummary, ...]) -> tuple[int, int]:
    """Compare the store with the promises; return committed events and the largest number of lost samples."""
    largest = 0
    for session_id, events in promised.events.items():
        record = store.load(session_id)
        notes = [event.text for event in record.events if isinstance(event, NoteTaken)]
        assert notes == [str(number) for number in range(len(notes))]
        assert len(notes) >= events, f"{events - len(notes)} committed events lost"
        if session_id in promised.finished:
            assert record.summary.state == "complete"
            assert session_id not in {summary.id for summary in offered}
        if record.summary.state == "recovered":
            assert isinstance(record.events[-1], CallEnded)
            assert record.summary.outcome == "aborted"
    for session_id, samples in promised.samples.items():
        largest = max(largest, samples - kept_samples(store, session_id))
    assert largest <= ALLOWED, f"{largest / CALL_RATE * 1000:.0f} ms of sound lost"
    return sum(promised.events.values()), largest


def kept_samples(store: SessionStore, session_id: str) -> int:
    path = store.recording(session_id)
    if path is None:
        return 0
    with open_sound(path) as file:
        sound, rate = soundfile.read(file, dtype="int16")
    assert rate == CALL_RATE
    customer, trainee = crashing.samples(0, len(sound))
    assert sound[:, 0].tobytes() == customer
    assert sound[:, 1].tobytes() == trainee
    return len(sound)


def kill_often(home: Path, times: int, secret: bytes = b"") -> None:
    """Kill so often, and until more than half as many kills have met a call."""
    chance = random.Random(times)
    store = SessionStore(home / "sessions.db", home / "recordings")
    kills, events, largest, offered_calls = 0, 0, 0, 0
    while kills < times or offered_calls <= times // 2:
        kills += 1
        promised = run_and_kill(home, chance, secret)
        if secret:
            assert in_clear(home) == [], "nothing of a call that was cut off lies in clear"
        offered = store.recover()
        assert len(offered) <= 1
        assert all(summary.state == "recovered" for summary in offered)
        committed, lost = check(store, promised, offered)
        events, largest, offered_calls = events + committed, max(largest, lost), offered_calls + len(offered)
    assert store.recover() == (), "a call is offered once"
    assert all(summary.state != "running" for summary in store.list())
    assert store.problems() == ()
    assert not list((home / "recordings").glob("*.pcm"))
    print(  # noqa: T201 - the figures, seen with -s
        f"\n{kills} kills: {events} committed events, 0 lost; {offered_calls} calls offered; "
        f"at most {largest / CALL_RATE * 1000:.1f} ms of sound lost"
    )
    store.close()


def in_clear(home: Path) -> list[Path]:
    """Return the files that hold a stretch of the sound, or the database, in clear."""
    marks = (
        recordings.interleave(*crashing.samples(1000, 64)),
        b"fLaC",
        b"SQLite format 3",
        b"NoteTaken",
        b"note_taken",
    )
    return [path for path in home.rglob("*") if path.is_file() and any(mark in path.read_bytes() for mark in marks)]


def test_what_lies_in_clear_would_be_found(tmp_path: Path) -> None:
    run_and_kill(tmp_path, random.Random(3), b"")
    assert in_clear(tmp_path) != []


def test_kills_of_an_encrypted_call_lose_nothing_and_leave_nothing_in_clear(tmp_path: Path) -> None:
    secret = bytes(range(32))
    encrypt_new(tmp_path, secret)
    kill_often(tmp_path, 4, secret)


def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, 10)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, 200)
