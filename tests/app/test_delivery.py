"""Delivery measured from calls that were really saved, with sound of which the answer is known."""

from __future__ import annotations

import csv
import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import soxr

from roleplay.app import Roleplay
from roleplay.app import delivery_sound as module
from roleplay.app.delivery import DeliveryDesk, cache_file
from roleplay.audio.samples import FULL_SCALE, Samples, from_float, to_bytes
from roleplay.core.delivery import CallDelivery
from roleplay.core.events import CustomerSpeaking, TraineeSaid
from roleplay.core.records import SessionRecord, SessionStart
from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.core.understanding import Transcript
from roleplay.export.practice_log import DELIVERY_COLUMNS
from roleplay.places import Places
from roleplay.review.delivery import wording
from roleplay.speech.recognition.measure import recognise_file
from roleplay.speech.recognition.pocketsphinx_recogniser import PocketSphinxRecogniser
from roleplay.store.sessions import SessionStore
from tests.audio.test_delivery import keys, tone, voice
from tests.gui import sample

SAID = [event.transcript for event in sample.EVENTS if isinstance(event, TraineeSaid)]
LINES = [event for event in sample.EVENTS if isinstance(event, CustomerSpeaking)]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Roleplay]:
    made = Roleplay(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"))
    yield made
    made.close()


def put(track: Samples, at: float, sound: Samples) -> None:
    first = round(at * CALL_RATE)
    track[first : first + len(sound)] = sound[: len(track) - first]


def microphone(*, level: float = -30.0, semitones: float = 5.0) -> Samples:
    """Return what the microphone heard in the sample call: a gliding voice in every turn, typing in one line."""
    track = np.zeros(round(54 * CALL_RATE), np.int16)
    put(track, LINES[1].at, keys([0.5 + 0.25 * n for n in range(9)], 2.9, 6000))
    for said in SAID:
        spoken = voice(semitones, 120, said.ended_at - said.started_at).astype(np.float64)
        peak = 10 ** (level / 20) * FULL_SCALE / np.sqrt(np.mean(spoken**2))
        put(track, said.started_at, (spoken * peak).astype(np.int16))
    return track


def rows(log: Path) -> list[dict[str, str]]:
    with log.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def save(store: SessionStore, day: float, track: Samples | None = None, **changes: object) -> str:
    """Save the sample call of some day."""
    values = {"trainee": "Anna", "started_at": datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day), **changes}
    start: SessionStart = replace(sample.record().start, id=str(uuid.uuid4()), **values)  # type: ignore[arg-type]
    writer = store.begin(start, lambda _: None, record_audio=track is not None)
    for event in sample.EVENTS:
        writer.append(event)
    if track is not None:
        writer.append_audio(bytes(2 * len(track)), to_bytes(track))
    writer.finish()
    return start.id


def test_a_recorded_call_is_measured_as_it_sounds(app: Roleplay):
    found = app.delivery(save(app._parts.store, 1, microphone(level=-27, semitones=5)))
    assert found is not None
    spoken = found.call.turns
    assert [turn.loudness for turn in spoken] == [pytest.approx(-27, abs=0.5)] * 4
    assert [turn.pitch_range for turn in spoken] == [pytest.approx(4.0, abs=0.3)] * 4
    assert [round(turn.wording.pace or 0) for turn in spoken] == [155, 152, 152, 151]
    assert found.call.typing_seconds == pytest.approx(8 * 0.25, abs=0.1)
    assert found.usual == {}


def test_without_a_recording_the_transcript_is_all_there_is(app: Roleplay):
    found = app.delivery(save(app._parts.store, 1))
    assert found is not None
    assert {(turn.loudness, turn.pitch_range) for turn in found.call.turns} == {(None, None)}
    assert found.call.typing_seconds is None
    assert found.call.turns[0].wording.pace == pytest.approx(155, abs=1)


def test_what_is_usual_comes_from_the_calls_before(app: Roleplay):
    store = app._parts.store
    for day in range(3):
        save(store, day, microphone(level=-30))
    save(store, 0, microphone(level=-10), trainee="Piotr")
    late = app.delivery(save(store, 9, microphone(level=-20)))
    assert late is not None
    assert late.usual["loudness"].median == pytest.approx(-30, abs=0.5)
    assert late.usual["loudness"].turns == 12
    assert late.usual["pitch_range"].median == pytest.approx(4.0, abs=0.3)


def test_a_call_is_heard_once_and_only_numbers_are_kept(app: Roleplay, monkeypatch: pytest.MonkeyPatch):
    heard: list[str] = []
    real = module.heard

    def counting(call: CallDelivery, record: SessionRecord, recording: Path) -> CallDelivery:
        heard.append(record.start.id)
        return real(call, record, recording)

    monkeypatch.setattr(module, "heard", counting)
    ids = [save(app._parts.store, day, microphone()) for day in range(4)]
    first = app.delivery(ids[-1])
    assert sorted(heard) == sorted(ids)
    again = Roleplay(app.places)
    assert again.delivery(ids[-1]) == first
    assert len(heard) == 4
    kept = cache_file(app.places).read_text("utf-8")
    assert "kowalski" not in kept.lower()
    assert "sorry" not in kept
    again.close()


def test_a_call_without_its_recording_is_measured_anew(app: Roleplay):
    session = save(app._parts.store, 1, microphone())
    app.delivery(session)
    recording = app.recording(session)
    assert recording is not None
    recording.unlink()
    found = app.delivery(session)
    assert found is not None
    assert {turn.loudness for turn in found.call.turns} == {None}


def test_a_damaged_recording_is_none(app: Roleplay):
    session = save(app._parts.store, 1, microphone())
    recording = app.recording(session)
    assert recording is not None
    recording.write_bytes(b"no sound")
    found = app.delivery(session)
    assert found is not None
    assert {turn.loudness for turn in found.call.turns} == {None}
    assert len(found.call.turns) == 4


def test_switched_off_nothing_is_measured_and_what_was_is_deleted(app: Roleplay, tmp_path: Path):
    session = save(app._parts.store, 1, microphone())
    app.delivery(session)
    assert cache_file(app.places).exists()
    app.save_settings(replace(app.settings, delivery_measures=False))
    assert not cache_file(app.places).exists()
    assert app.delivery(session) is None
    app.export_session(session, tmp_path / "call.json")
    app.export_practice_log(tmp_path / "log.csv")
    assert '"delivery": null' in (tmp_path / "call.json").read_text("utf-8")
    assert {row[column] for row in rows(tmp_path / "log.csv") for column in DELIVERY_COLUMNS} == {""}
    assert not cache_file(app.places).exists()
    app.save_settings(replace(app.settings, delivery_measures=True))
    again = app.delivery(session)
    assert again is not None
    assert again.call.turns[0].loudness is not None


def test_switched_off_while_it_measures_nothing_is_kept(app: Roleplay, monkeypatch: pytest.MonkeyPatch):
    real = module.heard

    def heard_when_switched_off(call: CallDelivery, record: SessionRecord, recording: Path) -> CallDelivery:
        if record.start.id != last and not asked.is_set():
            threading.Thread(target=switch_off).start()
            asked.wait(60)
        return real(call, record, recording)

    def switch_off() -> None:
        asked.set()
        app.save_settings(replace(app.settings, delivery_measures=False))
        done.set()

    for day in range(3):
        save(app._parts.store, day, microphone())
    last = save(app._parts.store, 9, microphone())
    asked, done = threading.Event(), threading.Event()
    monkeypatch.setattr(module, "heard", heard_when_switched_off)
    app.delivery(last)
    assert done.wait(60)
    assert not cache_file(app.places).exists()


def test_a_call_that_is_deleted_meanwhile_is_left_out(app: Roleplay, monkeypatch: pytest.MonkeyPatch):
    store = app._parts.store
    gone, last = save(store, 1), save(store, 2)
    listed = store.list()
    store.delete(gone)
    monkeypatch.setattr(store, "list", lambda _: listed)
    found = app.delivery(last)
    assert found is not None
    assert len(found.call.turns) == 4


def test_the_exports_hold_the_measures(app: Roleplay, tmp_path: Path):
    session = save(app._parts.store, 1, microphone(level=-27))
    app.export_session(session, tmp_path / "call.json")
    app.export_practice_log(tmp_path / "log.csv")
    assert '"loudness_db": -27.' in (tmp_path / "call.json").read_text("utf-8")
    (row,) = rows(tmp_path / "log.csv")
    assert row["fillers"] == ""  # PocketSphinx writes none
    found = [float(row[column]) for column in DELIVERY_COLUMNS if column != "fillers"]
    assert found == pytest.approx([152, 152, -27, 4, 0, 48.7, 2], abs=0.5)


def test_a_practice_log_measures_every_call_and_writes_what_it_found_once(
    app: Roleplay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    ids = {save(app._parts.store, day) for day in range(3)}
    written: list[int] = []
    real = DeliveryDesk._keep
    monkeypatch.setattr(DeliveryDesk, "_keep", lambda desk: (written.append(1), real(desk))[1])
    for _ in range(2):
        app.export_practice_log(tmp_path / "log.csv")
    assert len(written) == 1
    assert all(session in cache_file(app.places).read_text("utf-8") for session in ids)
    assert {row["pace_wpm"] for row in rows(tmp_path / "log.csv")} == {"152.0"}


def test_a_deleted_session_leaves_nothing_behind(app: Roleplay):
    kept, gone = save(app._parts.store, 1), save(app._parts.store, 2)
    app.delivery(gone)
    app.delete_session(gone)
    text = cache_file(app.places).read_text("utf-8")
    assert gone not in text
    assert kept in text


@pytest.mark.parametrize("content", ["", "{", '{"format": 0, "calls": []}', "[1, 2]"])
def test_a_broken_or_older_cache_is_made_anew(app: Roleplay, content: str):
    session = save(app._parts.store, 1)
    app.places.cache.mkdir(parents=True)
    cache_file(app.places).write_text(content, "utf-8")
    found = app.delivery(session)
    assert found is not None
    assert len(found.call.turns) == 4


def test_no_cache_folder_is_needed(app: Roleplay):
    session = save(app._parts.store, 1)
    app.places.cache.write_text("a file where a folder should be", "utf-8")
    assert app.delivery(session) is not None


def test_what_a_retry_took_over_is_marked(app: Roleplay):
    original = save(app._parts.store, 1)
    again = app.delivery(save(app._parts.store, 2, retry_of=original))
    assert again is not None
    assert {turn.earlier for turn in again.call.turns} == {True}
    app.delete_session(original)
    orphan = app.delivery(save(app._parts.store, 3, retry_of=original))
    assert orphan is not None
    assert {turn.earlier for turn in orphan.call.turns} == {False}


def test_a_voice_of_known_pace_is_measured_right_by_the_real_recogniser():
    import hibari

    text = "good morning this is anna from the help desk how can i help you with your order today"
    engine, recogniser = hibari.Hibari(), PocketSphinxRecogniser()
    try:
        for speed in (0.8, 1.1):
            wave = soxr.resample(
                np.asarray(engine(text, speed=speed, seed=0), float).ravel(), hibari.SAMPLE_RATE, CALL_RATE
            )
            loud = np.flatnonzero(np.abs(wave) > 0.005)
            wave = wave[loud[0] : loud[-1]]
            true_pace = 60 * len(text.split()) / (len(wave) / CALL_RATE)
            quiet = np.zeros(CALL_RATE // 2)
            heard = recognise_file(recogniser, from_float(np.concatenate([quiet, wave, quiet])))
            said = Transcript(heard.text, heard.words[0].start, heard.words[-1].end, recogniser.name, heard.words)
            assert wording(said, "en").pace == pytest.approx(true_pace, rel=0.12)
    finally:
        recogniser.close()


def test_the_sound_of_a_tone_is_where_the_transcript_says(app: Roleplay):
    """A turn is measured between its own times, not before or after."""
    track = to_bytes(tone(-10, 54.0))
    both = np.frombuffer(track, "<i2").copy()
    said = SAID[1]
    put(both, said.started_at, tone(-35, said.ended_at - said.started_at))
    found = app.delivery(save(app._parts.store, 1, both))
    assert found is not None
    assert [round(turn.loudness or 0) for turn in found.call.turns] == [-10, -35, -10, -10]
    assert Pcm(track).seconds == 54
