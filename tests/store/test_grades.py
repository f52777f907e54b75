"""Scorecards and grades: what was given stays, whoever else grades."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from roleplay.core.errors import InputError
from roleplay.core.grades import Answer
from roleplay.store.sessions import SessionStore

from .conftest import Save
from .grading import ANSWERS, CARD, NOW, grade
from .samples import records, start


@pytest.fixture
def session(store: SessionStore, save: Save) -> str:
    call = start()
    save(call)
    store.grades.save_scorecard(CARD)
    return call.id


def test_a_grade_comes_back_as_it_was_given(store: SessionStore, session: str) -> None:
    given_grade = grade(session)
    kept = store.grades.save(given_grade)
    assert kept == replace(given_grade, revision=1)
    assert store.grades.of_session(session) == (kept,)
    assert store.grades.by_id(kept.id) == kept


@given(answer=records(Answer))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_answer_comes_back(store: SessionStore, session: str, answer: Answer) -> None:
    kept = store.grades.save(grade(session, answers=(answer,), purpose=f"{id(answer)}"))
    found = store.grades.by_id(kept.id)
    assert found is not None
    assert found.answers == (answer,)
    assert type(found.answers[0].value) in (type(answer.value), float)
    store.grades.delete(kept.id)


def test_two_trainers_at_once_are_both_kept(store: SessionStore, session: str) -> None:
    together = threading.Barrier(2)
    grades = (grade(session, grader="Anna"), grade(session, grader="Jan"))

    def save_it(place: int) -> None:
        together.wait()
        store.grades.save(grades[place])

    threads = [threading.Thread(target=save_it, args=(place,)) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {kept.grader for kept in store.grades.of_session(session)} == {"Anna", "Jan"}
    assert store.grades.all(grader="Anna")[0].answers == ANSWERS


def test_one_grader_has_one_grade_of_a_kind_and_purpose(store: SessionStore, session: str) -> None:
    store.grades.save(grade(session))
    with pytest.raises(InputError, match="has begun to grade this session already") as caught:
        store.grades.save(grade(session))
    assert caught.value.code == "grade_exists"
    store.grades.save(grade(session, kind="second"))
    store.grades.save(grade(session, kind="calibration", purpose="monday"))
    store.grades.save(grade(session, kind="calibration", purpose="tuesday"))
    assert len(store.grades.of_session(session)) == 4
    assert [found.purpose for found in store.grades.all(kind="calibration", purpose="monday")] == ["monday"]


def test_whoever_grades_blind_unasked_does_so_until_they_have_finished(store: SessionStore, session: str) -> None:
    blind = grade(session, kind="second", blind=True, finished_at=None)
    others = (
        grade(session, grader="Jan"),
        grade(session, finished_at=None),
        grade(session, kind="second", purpose="asked for", blind=True, finished_at=None),
        grade(session, kind="second", grader="Jan", finished_at=None),
    )
    for other in others:
        store.grades.save(other)
    assert store.owners.grading_blind(blind.grader) == frozenset()
    draft = store.grades.save(blind)
    assert store.owners.grading_blind(blind.grader) == {session}
    assert store.owners.grading_blind("Jan") == frozenset()
    store.grades.save(replace(draft, finished_at=NOW))
    assert store.owners.grading_blind(blind.grader) == frozenset()


def test_a_save_that_rests_on_an_older_one_is_refused(store: SessionStore, session: str) -> None:
    first = store.grades.save(grade(session))
    newer = store.grades.save(replace(first, summary="from the other window"))
    with pytest.raises(InputError, match="changed elsewhere") as caught:
        store.grades.save(replace(first, summary="from this one", answers=()))
    assert caught.value.code == "grade_changed"
    assert store.grades.by_id(first.id) == newer


def test_what_was_given_blind_stays_as_it_was_finished(store: SessionStore, session: str) -> None:
    """Others' grades may be seen afterwards: a change would make agreement look better than it was."""
    draft = store.grades.save(grade(session, blind=True, kind="second", finished_at=None))
    finished = store.grades.save(replace(draft, finished_at=NOW))
    assert finished.final
    with pytest.raises(InputError) as refused:
        store.grades.save(replace(finished, summary="rather like the first", finished_at=None))
    assert refused.value.code == "grade_final"
    assert store.grades.by_id(finished.id) == finished


def test_a_saved_version_of_a_scorecard_never_changes(store: SessionStore, session: str) -> None:
    store.grades.save_scorecard(replace(CARD, title=dict(reversed(CARD.title.items()))))  # the very same
    with pytest.raises(InputError, match="another one") as caught:
        store.grades.save_scorecard(replace(CARD, pass_mark=1.0))
    assert caught.value.code == "scorecard_version"
    second = replace(CARD, version=2, pass_mark=1.0)
    store.grades.save_scorecard(second)
    assert store.grades.scorecards() == (second, CARD)
    assert store.grades.scorecard(CARD.id, 1) == CARD
    assert store.grades.scorecard(CARD.id, 3) is None


def test_a_version_that_was_graded_with_stays(store: SessionStore, session: str) -> None:
    kept = store.grades.save(grade(session))
    with pytest.raises(InputError, match="was graded with"):
        store.grades.delete_scorecard(CARD.id, 1)
    store.grades.delete(kept.id)
    store.grades.delete_scorecard(CARD.id, 1)
    assert store.grades.scorecards() == ()


def test_grades_go_with_their_session(store: SessionStore, session: str) -> None:
    kept = store.grades.save(grade(session))
    store.delete(session)
    assert store.grades.all() == ()
    assert store.problems() == ()
    with pytest.raises(InputError, match="not there any more"):
        store.grades.save(replace(kept, finished_at=NOW))
