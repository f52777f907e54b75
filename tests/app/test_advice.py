"""Advice from calls that were really held and saved."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.app import advice as module
from roleplay.app.advice import CACHE_NAME
from roleplay.core.records import Score, SessionRecord
from roleplay.dialogue.model import Scenario
from roleplay.places import Places
from roleplay.review.skills import SessionEvidence
from roleplay.store.sessions import SessionStore
from tests.gui import sample


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Roleplay]:
    made = Roleplay(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"))
    yield made
    made.close()


def save(
    store: SessionStore, days_ago: float, *, trainee: str = "Anna", score: float = 70.0, **changes: object
) -> str:
    """Save the sample call as one that ended some days ago."""
    at = datetime.now(UTC) - timedelta(days=days_ago)
    start = replace(sample.record().start, id=str(uuid.uuid4()), started_at=at, trainee=trainee, **changes)
    writer = store.begin(start, lambda _: None, record_audio=False)
    for event in sample.EVENTS:
        writer.append(event)
    writer.finish()
    store.save_score(start.id, Score(score, ()))
    return start.id


def test_a_trainee_without_calls_gets_a_start(app: Roleplay):
    advice = app.advice("Anna")
    assert advice.next is not None
    assert advice.next.reason.kind == "start"
    assert advice.calls == 0


def test_each_trainee_has_advice_of_their_own(app: Roleplay):
    save(app._parts.store, 2)
    save(app._parts.store, 1, trainee="Piotr")
    save(app._parts.store, 1, trainee="(script)")
    assert [app.advice(name).calls for name in ("Anna", "Piotr", "(script)", "Nobody", "")] == [1, 1, 0, 0, 0]


def test_calls_of_others_are_not_read(app: Roleplay, monkeypatch: pytest.MonkeyPatch):
    """A department's calls are read by nobody's Practice page: with 100,000 it was busy for twenty minutes."""
    mine = save(app._parts.store, 2)
    save(app._parts.store, 1, trainee="Piotr")
    read: list[str] = []
    load = app._parts.store.load
    monkeypatch.setattr(app._parts.store, "load", lambda session_id: read.append(session_id) or load(session_id))
    app.advice("Anna")
    assert read == [mine]


def test_the_name_comes_from_the_settings(app: Roleplay):
    save(app._parts.store, 2)
    app.save_settings(replace(app.settings, trainee="Anna"))
    assert app.advice().calls == 1


def test_a_call_is_read_once_and_kept_without_a_word_that_was_said(app: Roleplay, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    real = module.evidence

    def counting(record: SessionRecord, scenario: Scenario, taken_over: int) -> SessionEvidence:
        read.append(record.start.id)
        return real(record, scenario, taken_over)

    monkeypatch.setattr(module, "evidence", counting)
    for day in range(3):
        save(app._parts.store, day)
    first = app.advice("Anna")
    assert len(read) == 3
    again = Roleplay(app.places)
    assert [one.skill for one in again.advice("Anna").unknown] == [one.skill for one in first.unknown]
    assert len(read) == 3
    save(app._parts.store, 0)
    assert again.advice("Anna").calls == 4
    assert len(read) == 4
    kept = (app.places.cache / CACHE_NAME).read_text("utf-8")
    assert "kowalski" not in kept.lower()
    assert "calm down" not in kept
    again.close()


@pytest.mark.parametrize("content", ["", "{", '{"format": 0, "calls": [], "unreadable": []}', "[1, 2]"])
def test_a_broken_or_older_cache_is_made_anew(app: Roleplay, content: str):
    save(app._parts.store, 1)
    app.places.cache.mkdir(parents=True)
    (app.places.cache / CACHE_NAME).write_text(content, "utf-8")
    assert app.advice("Anna").calls == 1


def test_advice_needs_no_cache_folder(app: Roleplay):
    save(app._parts.store, 1)
    app.places.cache.write_text("a file where a folder should be", "utf-8")
    assert app.advice("Anna").calls == 1


def test_a_deleted_session_leaves_nothing_behind(app: Roleplay):
    kept, gone = save(app._parts.store, 2), save(app._parts.store, 1)
    assert app.advice("Anna").calls == 2
    app.delete_session(gone)
    text = (app.places.cache / CACHE_NAME).read_text("utf-8")
    assert gone not in text
    assert kept in text
    assert app.advice("Anna").calls == 1


def test_a_retry_is_not_blamed_for_what_it_took_over(app: Roleplay):
    original = save(app._parts.store, 2)
    again = save(app._parts.store, 1, retry_of=original)
    app.advice("Anna")
    read = app._adviser._evidence
    assert read is not None
    assert any(one.skill.kind == "mistake" for one in read[original].observations)
    assert {one.skill.kind for one in read[again].observations} == {"manner", "feeling", "scenario"}
    app.delete_session(original)
    orphan = save(app._parts.store, 0, retry_of=original)
    app.advice("Anna")
    assert any(one.skill.kind == "mistake" for one in read[orphan].observations)


def test_a_new_score_is_taken_over(app: Roleplay):
    session = save(app._parts.store, 1, score=20.0)
    app.advice("Anna")
    app._parts.store.save_score(session, Score(95.0, ()))
    app.advice("Anna")
    assert '"score":95.0' in (app.places.cache / CACHE_NAME).read_text("utf-8")


def test_a_session_of_another_version_is_left_out_and_not_read_again(app: Roleplay):
    save(app._parts.store, 1, scenario_source='{"roleplay": 99}')
    fine = save(app._parts.store, 2)
    assert app.advice("Anna").calls == 1
    assert fine in (app.places.cache / CACHE_NAME).read_text("utf-8")
    assert app.advice("Anna").calls == 1


def test_what_a_call_put_on_the_trainee_can_be_asked(app: Roleplay):
    found = app.strain(save(app._parts.store, 1))
    assert (found.peak, found.outcome, found.break_advised) == (80.0, "solved", False)
