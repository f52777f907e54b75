"""Whole sessions put in at once, and copies of them, are like those that were written while somebody talked."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roleplay.core.records import Score, SectionScore
from roleplay.store.sessions import SessionStore
from roleplay.store.whole import Copy, multiply

from .conftest import Save
from .samples import start


def test_a_session_put_in_is_the_one_that_was_taken_out(store: SessionStore, save: Save, tmp_path: Path) -> None:
    first = start()
    save(first)
    store.save_score(first.id, Score(61.0, (SectionScore("opening", 3, 5),)))
    record = store.load(first.id)
    other = SessionStore(tmp_path / "other" / "sessions.db", tmp_path / "other" / "recordings")
    try:
        other.add(record)
        assert other.load(first.id) == record
    finally:
        other.close()


@pytest.mark.sqlite_file
def test_copies_differ_in_who_and_when_only(store: SessionStore, save: Save, tmp_path: Path) -> None:
    first = start()
    save(first)
    store.save_score(first.id, Score(61.0, (SectionScore("opening", 3, 5),)))
    record = store.load(first.id)
    store.close()
    copy = Copy(first.id, str(uuid.uuid4()), datetime(2026, 3, 4, 10, 30, tzinfo=UTC), "Łucja Świątek")
    multiply(tmp_path / "data" / "sessions.db", [copy])
    again = SessionStore(tmp_path / "data" / "sessions.db", tmp_path / "data" / "recordings")
    try:
        copied = again.load(copy.id)
        changed = {"id": copy.id, "started_at": copy.started_at, "trainee": copy.trainee}
        assert copied.start == replace(record.start, **changed)
        assert copied.summary == replace(record.summary, **changed)
        assert (copied.events, copied.score) == (record.events, record.score)
        assert not again.problems()
    finally:
        again.close()
