"""Saved calls opened for review, with their sound intact, damaged, exchanged and gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from sqlalchemy import delete

from roleplay.app import Roleplay
from roleplay.core.errors import DatabaseError, InputError
from roleplay.core.records import Correction
from roleplay.core.sound import CALL_RATE
from roleplay.core.understanding import Understood
from roleplay.places import Places
from roleplay.store.schema_replay import RecordingSealRow
from tests.audio.signals import noise
from tests.gui import sample

SECONDS = 20
CUSTOMER, TRAINEE = (noise(SECONDS, seed) for seed in (1, 2))


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Roleplay]:
    made = Roleplay(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"))
    yield made
    made.close()


@pytest.fixture
def session(app: Roleplay) -> str:
    return save(app, 1)


def save(app: Roleplay, number: int, *, audio: bool = True) -> str:
    record = sample.record(sample.summary(number))
    writer = app._parts.store.begin(record.start, lambda _: None, record_audio=audio)
    for event in sample.EVENTS:
        writer.append(event)
    if audio:
        writer.append_audio(CUSTOMER.tobytes(), TRAINEE.tobytes())
    writer.finish()
    return record.start.id


def recording(app: Roleplay, session_id: str) -> Path:
    path = app.recording(session_id)
    assert path is not None
    return path


def test_a_whole_recording_is_what_was_recorded(app: Roleplay, session: str) -> None:
    sound = app.replay.sound(session)
    assert (sound.fault, sound.lost) == ("", ())
    assert sound.envelope.seconds == SECONDS
    assert app.replay.sound(session) is sound  # remembered


def test_a_recording_that_was_exchanged_is_found_out(app: Roleplay, session: str) -> None:
    other = np.stack([TRAINEE, CUSTOMER], 1)
    soundfile.write(recording(app, session), other, CALL_RATE, subtype="PCM_16", format="FLAC")
    assert app.replay.sound(session).fault == "altered"


def test_a_recording_of_an_older_version_is_held_to_what_it_states(app: Roleplay, session: str) -> None:
    with app._parts.store._database.writing.begin() as connection:
        connection.execute(delete(RecordingSealRow))
    assert app.replay.sound(session).fault == ""
    path = recording(app, session)
    content = bytearray(path.read_bytes())
    content[26] ^= 1  # of the digest
    path.write_bytes(content)
    assert app.replay.sound(session).fault == "altered"


def test_a_truncated_recording_tells_from_when_on(app: Roleplay, session: str) -> None:
    path = recording(app, session)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    sound = app.replay.sound(session)
    assert sound.fault == "truncated"
    assert sound.lost[0][0] == pytest.approx(SECONDS / 2, abs=1)
    assert sound.lost[0][1] == SECONDS


@pytest.mark.parametrize("ask", ["sound", "player"])
def test_no_recording_is_told_from_one_that_is_gone_and_one_that_is_none(
    app: Roleplay, session: str, ask: str
) -> None:
    silent = save(app, 2, audio=False)
    more = (app.settings,) if ask == "player" else ()

    def code(session_id: str) -> str:
        with pytest.raises(InputError) as caught:
            getattr(app.replay, ask)(session_id, *more)
        return caught.value.code

    assert code(silent) == "recording_none"
    path = recording(app, session)
    path.write_bytes(b"no sound at all")
    assert code(session) == "recording"
    path.unlink()
    assert code(session) == "recording_missing"
    assert len(app.replay.open(session).turns) > 4  # everything else is there


def test_what_is_remembered_of_a_deleted_session_is_forgotten(app: Roleplay, session: str) -> None:
    app.replay.sound(session)
    app.delete_session(session)
    assert not app.replay._sounds._known


def test_a_session_of_a_newer_version_is_opened_without_what_is_unknown(app: Roleplay, session: str) -> None:
    events = sample.EVENTS
    place = next(number for number, event in enumerate(events) if event.kind == "trainee_said")
    correction = Correction(place, "Put right", Understood(), datetime.now(UTC), "Ewa")
    app._parts.store.save_correction(session, correction, None)
    with closing(sqlite3.connect(app.places.database)) as database, database:
        database.execute(
            'UPDATE events SET kind = \'video_started\', payload = \'{"kind": "video_started", "at": 0}\' '
            "WHERE session_id = ? AND sequence = 0",
            (session,),
        )
    with pytest.raises(DatabaseError, match="newer"):
        app.session(session)
    call = app.replay.open(session)
    assert call.unknown == ("video_started",)
    assert [turn.text for turn in call.turns if turn.heard is not None] == ["Put right"]
    assert not [mark for mark in call.marks if mark.kind == "mistake"]
    assert [mark for mark in call.marks if mark.kind == "trainee"]


def test_other_calls_of_the_scenario_are_offered_newest_first(app: Roleplay, session: str) -> None:
    others = [save(app, number, audio=False) for number in (3, 2)]
    found = app.replay.same_scenario(app.replay.open(session))
    assert [other.id for other in found] == others[::-1]
