"""Comments, spoken ones too, and feedback with the trainee's answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from roleplay.core.errors import InputError
from roleplay.core.grades import Comment
from roleplay.core.sound import CALL_RATE
from roleplay.store.sessions import SessionStore

from .conftest import Save
from .grading import CARD, NOW, comment, feedback, grade
from .practised import heard
from .samples import start

SECOND = bytes(2 * CALL_RATE)


@pytest.fixture
def session(store: SessionStore, save: Save) -> str:
    call = start()
    save(call, audio=True)
    return call.id


def test_comments_come_back_in_the_order_of_the_call(store: SessionStore, session: str) -> None:
    late = store.comments.save(comment(session, at=9.0, until=12.5, visible=False))
    early = store.comments.save(comment(session, at=1.0, author="Anna"))
    assert store.comments.of_session(session) == (early, late)


def test_a_changed_comment_is_not_overwritten(store: SessionStore, session: str) -> None:
    first = store.comments.save(comment(session))
    newer = store.comments.save(replace(first, text="better"))
    for stale in (first, replace(first, revision=7)):
        with pytest.raises(InputError, match="changed elsewhere"):
            store.comments.save(replace(stale, text="lost?"))
    assert store.comments.of_session(session) == (newer,)


def test_a_spoken_comment_is_kept_and_goes_with_its_row(store: SessionStore, session: str) -> None:
    spoken = comment(session)
    name = store.comments.keep_sound(session, spoken.id, SECOND)
    kept = store.comments.save(replace(spoken, recording=name, recorded_seconds=1.0))
    path = store.comments.sound(kept)
    assert path is not None
    with heard(path) as sound:
        assert sound.frames == CALL_RATE
    assert path.stat().st_mode & 0o077 == 0
    store.comments.delete(kept.id)
    assert not path.exists()
    assert store.comments.of_session(session) == ()


def test_all_sound_goes_with_the_session(store: SessionStore, session: str) -> None:
    spoken = comment(session)
    name = store.comments.keep_sound(session, spoken.id, SECOND)
    path = store.comments.sound(store.comments.save(replace(spoken, recording=name)))
    assert path is not None
    store.delete(session)
    assert list(path.parent.iterdir()) == []
    assert store.problems() == ()
    with pytest.raises(InputError, match="not there any more"):
        store.comments.save(comment(session))


def test_a_name_from_elsewhere_is_no_path(store: SessionStore, session: str) -> None:
    assert store.comments.sound(comment(session, recording="../../sessions.db")) is None


def test_feedback_is_answered_and_acknowledged(store: SessionStore, session: str) -> None:
    store.grades.save_scorecard(CARD)
    given_grade = store.grades.save(grade(session))
    sent = feedback(session, grade_id=given_grade.id)
    store.comments.send(sent)
    store.comments.answer(sent.id, "Dziękuję!", NOW)
    store.comments.acknowledge(sent.id, NOW)
    assert store.comments.feedback(session) == (
        replace(sent, answer="Dziękuję!", answered_at=NOW, acknowledged_at=NOW),
    )
    store.grades.delete(given_grade.id)
    assert store.comments.feedback(session)[0].grade_id == ""
    with pytest.raises(InputError, match="not there any more"):
        store.comments.acknowledge("gone", NOW)


TEXTS = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(text=...)
@TEXTS
def test_any_text_can_be_said(store: SessionStore, session: str, text: str) -> None:
    kept: Comment = store.comments.save(comment(session, text=text))
    (found,) = store.comments.of_session(session)
    assert found.text == text.encode("utf-8", "replace").decode()
    store.comments.delete(kept.id)


def test_what_a_trainee_has_not_taken_note_of_waits(store: SessionStore, save: Save) -> None:
    mine, other = start(), start(trainee="Jan Lis")
    save(mine)
    save(other)
    first, second = feedback(mine.id), feedback(mine.id, sent_at=NOW + timedelta(hours=1))
    for sent in (first, second, feedback(other.id)):
        store.comments.send(sent)
    waiting = store.comments.waiting(mine.trainee)
    assert [one.feedback for one in waiting] == [second, first]
    assert (waiting[0].customer, waiting[0].started_at) == (mine.customer, mine.started_at)
    store.comments.acknowledge(second.id, NOW)
    assert [one.feedback for one in store.comments.waiting(mine.trainee)] == [first]
    assert store.comments.waiting("") == ()
