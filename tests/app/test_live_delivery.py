"""Hints while a call runs."""

from __future__ import annotations

from collections.abc import Mapping
from queue import Empty, SimpleQueue

import pytest

from roleplay.app.live_delivery import KEPT_SECONDS, RecentSound, WatchedSession
from roleplay.audio.samples import to_bytes
from roleplay.core.delivery import DeliveryMeasure, Usual
from roleplay.core.events import (
    AnyEvent,
    CallEnded,
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    DeliveryHint,
    TraineeSaid,
)
from roleplay.core.sound import CALL_RATE
from roleplay.core.understanding import Understood
from tests.audio.test_delivery import tone
from tests.call.fakes import Notebook
from tests.review.speaking import transcript

USUAL: Mapping[DeliveryMeasure, Usual] = {"pace": Usual(150, 142, 158, 40), "loudness": Usual(-25, -27, -23, 40)}
TEXT = "i am sorry to hear that you had to wait"


class Told:
    """A listener; `all` waits until the watcher has stopped."""

    def __init__(self) -> None:
        self.events: SimpleQueue[AnyEvent] = SimpleQueue()

    def __call__(self, event: AnyEvent) -> None:
        self.events.put(event)

    def all(self, session: WatchedSession) -> list[AnyEvent]:
        session.finish()
        session._thread.join(60)
        assert not session._thread.is_alive()
        found: list[AnyEvent] = []
        try:
            while True:
                found.append(self.events.get_nowait())
        except Empty:
            return found


def turn(at: float, *, every: float, source: str = "vosk") -> list[CallEvent]:
    """Return one exchange: the trainee speaks, the customer answers and falls silent."""
    said = TraineeSaid(at + 6, transcript(TEXT, at=at, every=every, long=0.2, source=source), Understood())
    return [said, CustomerSpeaking(at + 6.1, "line", "Well.", 50, 1.0), CustomerSilent(at + 7.1)]


def watched(told: Told, notebook: Notebook, *, hear: bool = False, usual: object = USUAL) -> WatchedSession:
    return WatchedSession(notebook, told, lambda: usual, "en", hear=hear)  # type: ignore[arg-type,return-value]


def test_a_fast_trainee_is_told_when_the_customer_has_finished():
    told, notebook = Told(), Notebook()
    session = watched(told, notebook)
    for event in turn(0, every=0.25) + turn(10, every=0.25):
        session.append(event)
    (hint,) = told.all(session)
    assert isinstance(hint, DeliveryHint)
    assert (hint.at, hint.measure, hint.usual) == (17.1, "pace", 150)
    assert hint.value == pytest.approx(60 * 10 / 2.45)
    assert len(notebook.events) == 6


def test_who_speaks_as_usual_is_told_nothing():
    told = Told()
    session = watched(told, Notebook())
    for at in range(5):
        for event in turn(10.0 * at, every=0.4):
            session.append(event)
    assert told.all(session) == []


def test_typed_answers_are_not_measured():
    told = Told()
    session = watched(told, Notebook())
    for event in turn(0, every=0.25, source="typed") + turn(10, every=0.25, source="typed"):
        session.append(event)
    assert told.all(session) == []


def test_nothing_is_told_while_the_customer_talks():
    told = Told()
    session = watched(told, Notebook())
    for event in (turn(0, every=0.25) + turn(10, every=0.25))[:-1]:
        session.append(event)
    assert told.all(session) == []


def test_a_hint_that_has_not_been_told_is_dropped_when_the_trainee_goes_on():
    told = Told()
    session = watched(told, Notebook())
    interrupted = (turn(0, every=0.25) + turn(10, every=0.25))[:-1]
    for event in interrupted + turn(20, every=0.4):
        session.append(event)
    assert told.all(session) == []


def test_a_soft_voice_is_heard_in_the_sound():
    told, notebook = Told(), Notebook()
    session = watched(told, notebook, hear=True)
    for second in range(20):
        level = -45 if second < 6 or 10 <= second < 16 else -10
        session.append_audio(bytes(2 * CALL_RATE), to_bytes(tone(level, 1.0)))
    for event in turn(0, every=0.4) + turn(10, every=0.4):
        session.append(event)
    (hint,) = told.all(session)
    assert isinstance(hint, DeliveryHint)
    assert hint.measure == "loudness"
    assert hint.value == pytest.approx(-45, abs=0.5)
    assert len(notebook.trainee) == 20 * 2 * CALL_RATE


def test_without_a_recording_the_sound_is_not_looked_at():
    told = Told()
    session = watched(told, Notebook())
    session.append_audio(bytes(2 * 20 * CALL_RATE), to_bytes(tone(-45, 20.0)))
    for event in turn(0, every=0.4) + turn(10, every=0.4):
        session.append(event)
    assert told.all(session) == []


def test_a_baseline_that_cannot_be_read_costs_the_hints_and_not_the_call():
    def broken() -> Mapping[DeliveryMeasure, Usual]:
        raise OSError

    told, notebook = Told(), Notebook()
    session = WatchedSession(notebook, told, broken, "en", hear=False)
    for event in turn(0, every=0.25) + turn(10, every=0.25):
        session.append(event)
    assert told.all(session) == []
    assert len(notebook.events) == 6


def test_the_end_of_the_call_ends_the_watch():
    told = Told()
    session = watched(told, Notebook())
    session.append(CallEnded(5.0, "solved"))
    session._thread.join(60)
    assert not session._thread.is_alive()


def test_recent_sound_is_found_by_its_time_and_old_sound_is_dropped():
    sound = RecentSound()
    for second in range(KEPT_SECONDS + 30):
        sound.add(bytes([second, 0]) * CALL_RATE)
    assert sound.between(100.5, 101.5) == bytes([100, 0]) * (CALL_RATE // 2) + bytes([101, 0]) * (CALL_RATE // 2)
    assert sound.between(0, 20) == b""
    assert len(sound.between(0, 1000)) <= 2 * CALL_RATE * (KEPT_SECONDS + 1)
