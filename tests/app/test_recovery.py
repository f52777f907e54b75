"""Calls that were cut off get the score of what was said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.app.recovery import recover
from roleplay.app.trials import Trials
from roleplay.core.events import CallEvent, Ringing
from roleplay.dialogue.formats.library import to_json
from roleplay.store.sessions import SessionStore
from tests.gui import sample


def cut_off(data: Path, events: tuple[CallEvent, ...]) -> None:
    """Leave a session as a process that died in mid-call leaves it."""
    store = SessionStore(data / "sessions.db", data / "recordings")
    start = replace(sample.record(sample.summary(1)).start, scenario_source=to_json(sample.SCENARIO))
    writer = store.begin(start, lambda event: None, record_audio=False)
    for event in events:
        writer.append(event)
    writer._events.close()
    store.close()


@pytest.mark.parametrize(("count", "scored"), [(1, False), (None, True)])
def test_a_recovered_call_is_scored_when_somebody_picked_up(tmp_path: Path, count: int | None, scored: bool) -> None:
    events = sample.record(sample.summary(1)).events[:-1][:count]
    assert count is None or isinstance(events[0], Ringing)
    cut_off(tmp_path, events)
    store = SessionStore(tmp_path / "sessions.db", tmp_path / "recordings")
    try:
        (session,) = recover(store, Trials(tmp_path))
        score = store.load(session.id).score
        assert (score is not None) == scored
        assert session.score == (score.total if score else None)
        assert store.list() == (session,)
    finally:
        store.close()


def test_of_a_call_that_was_only_tried_out_a_crash_leaves_nothing(tmp_path: Path) -> None:
    record = sample.record(sample.summary(1))
    trials = Trials(tmp_path)
    trials.mark(record.start.id)
    trials.mark("00000000-0000-0000-0000-000000000000")  # the crash came before anything was saved
    cut_off(tmp_path, record.events[:-1])
    store = SessionStore(tmp_path / "sessions.db", tmp_path / "recordings")
    try:
        assert recover(store, trials) == ()
        assert store.list() == ()
        assert list((tmp_path / "trials").iterdir()) == []
    finally:
        store.close()
