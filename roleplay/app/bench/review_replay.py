"""How long a call of some minutes takes to open for review: reading, judging, its sound and its outline."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from roleplay.app.bench.figures import StageTimes, Telling, times
from roleplay.app.bench.review_calls import CallMaker, Rehearsal
from roleplay.app.desk.replay import ReplayDesk
from roleplay.app.parts import Parts
from roleplay.audio.player import RecordingPlayer
from roleplay.audio.recording import open_recording
from roleplay.audio.samples import to_bytes
from roleplay.core.events import Answered, CallEnded, CallEvent, CustomerSpeaking, Ringing, TraineeSaid
from roleplay.core.records import SessionRecord
from roleplay.core.sound import CALL_RATE
from roleplay.store.sessions import SessionStore

SCENARIO = "laptop-overdue"


@dataclass(frozen=True, slots=True)
class ReplaySpeed:
    """Wall clock, and the processor's time of this process where the machine is busy; seconds."""

    turns: int
    """Of trainee and customer."""
    reading: StageTimes
    """From the database to turns, marks and what the scenario says about each."""
    reading_cpu: StageTimes
    playable: StageTimes
    """The recording opened, ready to be played from any second."""
    outline: StageTimes
    """Both sides read from the file for drawing."""
    outline_cpu: StageTimes
    outline_again: StageTimes
    """The same once it is remembered."""
    zoom: StageTimes
    """The outline of any stretch, for a picture of 800 pixels."""

    @property
    def opening(self) -> float:
        """Until it can be read and played, p95."""
        return self.reading.p95 + self.playable.p95

    @property
    def drawn(self) -> float:
        """Until its outline can be drawn, too, p95: that is read while the rest is."""
        return max(self.opening, self.outline.p95)


def bench_replay(parts: Parts, rounds: int, minutes: int, tell: Telling) -> ReplaySpeed:
    """Make a call of so many minutes in a folder of its own, and open it so often."""
    tell("play a long call", 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        store = SessionStore(Path(folder) / "sessions.db", Path(folder) / "recordings")
        try:
            session_id = _save(store, _long_call(CallMaker(parts), 60.0 * minutes))
            return _measured(_OwnStore(parts, store), session_id, rounds, tell)
        finally:
            store.close()


class _OwnStore(Parts):
    """The parts of the program, with a store of calls that nobody held."""

    def __init__(self, parts: Parts, store: SessionStore) -> None:
        super().__init__(parts.places, parts.resources)
        self._own = store

    @property
    def store(self) -> SessionStore:
        """That of the bench."""
        return self._own


def _long_call(maker: CallMaker, seconds: float) -> SessionRecord:
    """Return a call of so many seconds: the same customer again and again, one call after the other."""
    events: list[CallEvent] = []
    seed = 0
    while True:
        wanted = Rehearsal("Anna Nowak", SCENARIO, "en", datetime.now(UTC), 0.6, seed)
        record = maker.play(wanted).record
        shift = events[-1].at + 1.0 if events else 0.0
        for event in record.events:
            if events and isinstance(event, Ringing | Answered):
                continue
            moved = _later(event, shift)
            if moved.at > seconds - 1.0:
                return replace(record, events=(*events, CallEnded(seconds - 0.5, "solved")))
            if not isinstance(moved, CallEnded):
                events.append(moved)
        seed += 1


def _later(event: CallEvent, seconds: float) -> CallEvent:
    moved = replace(event, at=event.at + seconds)
    if isinstance(moved, TraineeSaid):
        said = moved.transcript
        began, ended = said.started_at + seconds, said.ended_at + seconds
        return replace(moved, transcript=replace(said, started_at=began, ended_at=ended, words=()))
    return moved


def _save(store: SessionStore, record: SessionRecord) -> str:
    writer = store.begin(record.start, lambda _: None)
    for event in record.events:
        writer.append(event)
    for side in np.split(_voices(record.events), 20, axis=1):
        writer.append_audio(to_bytes(side[0]), to_bytes(side[1]))
    writer.finish()
    return record.start.id


def _voices(events: tuple[CallEvent, ...]) -> np.ndarray:
    """Return noise that swells like syllables while somebody talks, of shape (2, samples)."""
    samples = round((events[-1].at + 0.5) * CALL_RATE)
    noise = np.random.default_rng(5).normal(0, 2500, samples)
    syllables = 0.15 + np.abs(np.sin(np.arange(samples) * (4 * np.pi / CALL_RATE)))
    both = np.zeros((2, samples))
    for event in events:
        if isinstance(event, CustomerSpeaking):
            span, side = (event.at, event.at + event.seconds), 0
        elif isinstance(event, TraineeSaid):
            span, side = (event.transcript.started_at, event.transcript.ended_at), 1
        else:
            continue
        part = slice(round(span[0] * CALL_RATE), round(span[1] * CALL_RATE))
        both[side, part] = noise[part] * syllables[part]
    return np.clip(both, -32_000, 32_000).astype(np.int16)


class _Stopwatch:
    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    @contextmanager
    def __call__(self) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)


def _measured(parts: Parts, session_id: str, rounds: int, tell: Telling) -> ReplaySpeed:
    reading, playable, outline, again, zoom = (_Stopwatch() for _ in range(5))
    turns = len(ReplayDesk(parts).open(session_id).turns)
    path = parts.store.recording(session_id)
    assert path is not None
    for done in range(rounds):
        tell("open it", done, rounds)
        desk = ReplayDesk(parts)
        with reading():
            desk.open(session_id)
        with playable():
            player = RecordingPlayer(open_recording(path), parts.devices)
        player.close()
        with outline():
            sound = desk.sound(session_id)
        with again():
            desk.sound(session_id)
        _zoom(zoom, sound.envelope.view)
    return ReplaySpeed(
        turns,
        times(reading.wall),
        times(reading.cpu),
        times(playable.wall),
        times(outline.wall),
        times(outline.cpu),
        times(again.wall),
        times(zoom.wall),
    )


def _zoom(stopwatch: _Stopwatch, view: Callable[[float, float, int], object]) -> None:
    for seconds in (600.0, 240.0, 90.0, 30.0, 10.0, 2.0):
        with stopwatch():
            view(0.0, seconds, 1600)
