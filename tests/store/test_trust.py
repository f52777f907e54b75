"""The log of corrections, second gradings and calibration meetings in the database."""

from __future__ import annotations

import pkgutil
import sqlite3
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest

from roleplay.core.errors import InputError
from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.records import Correction, Score
from roleplay.core.trust import Meeting, SecondGrading
from roleplay.core.understanding import Understood
from roleplay.store.migrations import versions
from roleplay.store.sessions import SessionStore

from .conftest import Save
from .grading import CARD, grade
from .samples import CALL, start

POSITION, HEARD = next(
    (index, event.transcript.text) for index, event in enumerate(CALL) if isinstance(event, TraineeSaid)
)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CORRECTION = Correction(POSITION, "Proszę chwileczkę", Understood(), NOW, "Anna")


@pytest.fixture
def session(store: SessionStore, save: Save) -> str:
    call = start()
    save(call)
    store.save_score(call.id, Score(50.0, ()))
    store.grades.save_scorecard(CARD)
    return call.id


def meeting(*sessions: str, **changes: object) -> Meeting:
    made = Meeting(str(uuid.uuid4()), "November", CARD.id, CARD.version, sessions, ("Żaneta", "Jan"), "Ewa", NOW)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_every_change_of_corrected_words_is_logged_and_stays_when_it_is_taken_back(
    store: SessionStore, session: str
) -> None:
    store.save_correction(session, CORRECTION, None)
    store.save_correction(session, replace(CORRECTION, text="something else", corrected_by="Ewa"), None)
    store.drop_correction(session, POSITION, None, by="Jan")
    assert store.load(session).corrections == ()
    log = store.trust.correction_log(session)
    assert [(one.by, one.action, one.before, one.after) for one in log] == [
        ("Anna", "corrected", HEARD, "Proszę chwileczkę"),
        ("Ewa", "corrected", "Proszę chwileczkę", "something else"),
        ("Jan", "taken_back", "something else", HEARD),
    ]
    assert {one.position for one in log} == {POSITION}
    assert store.trust.correction_log() == log


def test_answers_count_as_checked_where_one_of_the_call_is_corrected(
    store: SessionStore, save: Save, session: str
) -> None:
    other, typed = start(trainee="Ola"), start(trainee="Ola")
    save(other)
    save(typed, tuple(as_typed(event) for event in CALL))
    assert store.trust.checked_answers() == ()
    store.save_correction(session, CORRECTION, None)
    said = [event.transcript.text for event in CALL if isinstance(event, TraineeSaid)]
    found = store.trust.checked_answers()
    assert [(one.heard, one.said) for one in found] == [
        (said[0], CORRECTION.text),
        *((text, None) for text in said[1:]),
    ]
    assert {(one.session_id, one.trainee, one.language) for one in found} == {(session, start().trainee, "en")}
    store.save_correction(typed.id, CORRECTION, None)
    assert store.trust.checked_answers("Ola") == ()
    assert store.trust.corrected_sessions("Ola") == (typed.id,)


def as_typed(event: CallEvent) -> CallEvent:
    if isinstance(event, TraineeSaid):
        return replace(event, transcript=replace(event.transcript, source="typed"))
    return event


def test_what_is_refused_is_not_logged(store: SessionStore, session: str) -> None:
    with pytest.raises(InputError):
        store.drop_correction(session, POSITION, None, by="Jan")
    with pytest.raises(InputError):
        store.save_correction(session, replace(CORRECTION, position=0), None)
    assert store.trust.correction_log() == ()


@pytest.mark.sqlite_file
def test_the_log_begins_with_what_was_corrected_before_there_was_one(store: SessionStore, session: str) -> None:
    (its,) = (found.name for found in pkgutil.iter_modules(versions.__path__) if found.name.endswith("_trust"))
    migration = import_module(f"{versions.__name__}.{its}")
    store.save_correction(session, CORRECTION, None)
    with sqlite3.connect(store._database.path) as connection:
        connection.execute("DELETE FROM correction_log")
        connection.execute(migration.FROM_CORRECTIONS)
    (entry,) = store.trust.correction_log(session)
    assert (entry.at, entry.by, entry.action) == (NOW, "Anna", "corrected")
    assert (entry.before, entry.after) == (HEARD, "Proszę chwileczkę")


def test_a_grade_is_given_to_a_second_grader_once(store: SessionStore, session: str) -> None:
    first = store.grades.save(grade(session))
    one = SecondGrading(str(uuid.uuid4()), session, first.id, "Żaneta", "Ewa", NOW)
    assert store.trust.assign([one]) == 1
    assert store.trust.assign([replace(one, id=str(uuid.uuid4()))]) == 0
    assert store.trust.second_gradings(grader="Żaneta") == (one,)
    assert store.trust.second_gradings(grader="Jan Żuk") == ()
    store.trust.withdraw(one.id)
    assert store.trust.second_gradings(session_id=session) == ()


def test_a_second_grading_of_a_grade_that_is_gone_is_refused_and_none_is_kept(
    store: SessionStore, session: str
) -> None:
    first = store.grades.save(grade(session))
    good = SecondGrading(str(uuid.uuid4()), session, first.id, "Żaneta", "Ewa", NOW)
    with pytest.raises(InputError, match="not there any more"):
        store.trust.assign([good, replace(good, id=str(uuid.uuid4()), first_grade="gone")])
    assert store.trust.second_gradings() == ()


def test_a_meeting_is_kept_with_its_order_and_closed_once(store: SessionStore, save: Save, session: str) -> None:
    other = start()
    save(other)
    made = meeting(other.id, session)
    store.trust.save_meeting(made)
    assert store.trust.meetings() == (made,)
    assert store.trust.meetings(participant="Żaneta", session_id=session) == (made,)
    assert store.trust.meetings(participant="Nobody") == ()
    store.trust.close_meeting(made.id, NOW + timedelta(hours=1))
    store.trust.close_meeting(made.id, NOW + timedelta(hours=2))
    assert store.trust.meetings()[0].closed_at == NOW + timedelta(hours=1)


def test_a_meeting_needs_its_sessions_and_its_scorecard(store: SessionStore, session: str) -> None:
    with pytest.raises(InputError, match="not there any more"):
        store.trust.save_meeting(meeting(session, str(uuid.uuid4())))
    with pytest.raises(InputError, match="no scorecard 'service' in version 9"):
        store.trust.save_meeting(meeting(session, scorecard_version=9))
    assert store.trust.meetings() == ()


def test_a_deleted_session_takes_all_of_it_along(store: SessionStore, save: Save, session: str) -> None:
    other = start()
    save(other)
    first = store.grades.save(grade(session))
    store.trust.assign([SecondGrading(str(uuid.uuid4()), session, first.id, "Żaneta", "Ewa", NOW)])
    made = meeting(session, other.id)
    store.trust.save_meeting(made)
    store.save_correction(session, CORRECTION, None)
    store.delete(session)
    assert store.trust.correction_log() == ()
    assert store.trust.second_gradings() == ()
    assert store.trust.meetings() == (replace(made, sessions=(other.id,)),)
    store.trust.delete_meeting(made.id)
    assert store.trust.meetings() == ()
