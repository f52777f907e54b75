"""Corrected words beside the recognised ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from roleplay.core.errors import InputError
from roleplay.core.events import TraineeSaid
from roleplay.core.records import Correction, Score, SessionFilter
from roleplay.core.understanding import Understood
from roleplay.store.sessions import SessionStore

from .conftest import Save
from .samples import CALL, SCORE, records, start

POSITION = next(index for index, event in enumerate(CALL) if isinstance(event, TraineeSaid))
CORRECTION = Correction(POSITION, "Proszę chwileczkę", Understood(), datetime(2026, 11, 22, 9, tzinfo=UTC), "Anna")
BETTER = Score(88.0, ())


@pytest.fixture
def scored(store: SessionStore, save: Save) -> str:
    call = start()
    save(call)
    store.save_score(call.id, SCORE)
    return call.id


def test_a_correction_stands_beside_what_was_recognised(store: SessionStore, scored: str) -> None:
    store.save_correction(scored, CORRECTION, BETTER)
    record = store.load(scored)
    assert record.events == CALL
    assert record.corrections == (CORRECTION,)
    assert record.score == BETTER
    assert record.score_as_heard == SCORE
    assert record.summary.score == 88.0


def test_a_second_correction_replaces_the_first_and_keeps_the_first_score(store: SessionStore, scored: str) -> None:
    store.save_correction(scored, CORRECTION, BETTER)
    again = replace(CORRECTION, text="something else", corrected_by="")
    store.save_correction(scored, again, Score(12.0, ()))
    record = store.load(scored)
    assert record.corrections == (again,)
    assert (record.summary.score, record.score_as_heard) == (12.0, SCORE)


def test_taking_the_last_one_back_leaves_all_as_it_was(store: SessionStore, scored: str) -> None:
    before = store.load(scored)
    store.save_correction(scored, CORRECTION, BETTER)
    store.drop_correction(scored, POSITION, None)
    assert store.load(scored) == before


def test_corrected_words_are_found_in_place_of_the_recognised(store: SessionStore, scored: str) -> None:
    said = CALL[POSITION]
    assert isinstance(said, TraineeSaid)

    def found(text: str) -> list[str]:
        return [row.id for row in store.list(SessionFilter(text=text))]

    assert (found("prosze CHWIL*"), found(said.transcript.text)) == ([], [scored])
    store.save_correction(scored, CORRECTION, BETTER)
    assert (found("prosze CHWIL*"), found(said.transcript.text)) == ([scored], [])
    store.drop_correction(scored, POSITION, None)
    assert (found("prosze CHWIL*"), found(said.transcript.text)) == ([], [scored])


def test_only_words_of_the_trainee_can_be_corrected(store: SessionStore, scored: str) -> None:
    with pytest.raises(InputError, match="Nothing was said there"):
        store.save_correction(scored, replace(CORRECTION, position=0), BETTER)
    with pytest.raises(InputError, match="not corrected"):
        store.drop_correction(scored, POSITION, None)
    assert store.load(scored).score == SCORE


def test_corrections_go_with_their_session(store: SessionStore, scored: str) -> None:
    store.save_correction(scored, CORRECTION, BETTER)
    store.delete(scored)
    assert store.list() == ()
    assert store.problems() == ()


@given(found=records(Understood))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_found_comes_back(store: SessionStore, scored: str, found: Understood) -> None:
    store.save_correction(scored, replace(CORRECTION, understood=found), None)
    assert store.load(scored).corrections[0].understood == found
