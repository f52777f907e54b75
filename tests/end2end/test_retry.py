"""Going back to a turn of a saved call, and answering it differently."""

from __future__ import annotations

import pytest
import soundfile

from roleplay.app import CallOptions, Retry, Roleplay
from roleplay.call.trainee import Press, Utter
from roleplay.core.errors import InputError
from roleplay.core.events import Answered, CallEnded, TraineeSaid
from roleplay.core.records import SessionRecord
from tests.end2end.listening import Ear
from tests.end2end.test_scripted_calls import GOOD, RUDE

HALF = 4
"""So many good answers come before the rude ones."""


def _spoilt(app: Roleplay) -> SessionRecord:
    moves = tuple(map(Utter, (*GOOD[:HALF], *RUDE)))
    options = CallOptions("laptop-overdue", language="en", level="easy")
    return app.play_call(options, moves, Ear())


def _again(record: SessionRecord, position: int) -> CallOptions:
    return CallOptions(record.start.scenario_id, retry=Retry(record.start.id, position))


def _position(record: SessionRecord, number: int) -> int:
    """Return the index of the trainee's answer of that number."""
    return [index for index, event in enumerate(record.events) if isinstance(event, TraineeSaid)][number]


def test_a_call_that_was_spoilt_goes_on_from_where_it_was_well(app: Roleplay) -> None:
    spoilt = _spoilt(app)
    moves = tuple(map(Utter, GOOD[HALF:]))
    retried = app.play_call(_again(spoilt, _position(spoilt, HALF)), moves, Ear())
    assert retried.summary.outcome == "solved"
    assert retried.score is not None
    assert spoilt.score is not None
    assert retried.score.total > spoilt.score.total
    said = [event for event in retried.events if isinstance(event, TraineeSaid)]
    assert said[:HALF] == [event for event in spoilt.events if isinstance(event, TraineeSaid)][:HALF]
    start = retried.start
    assert (start.retry_of, start.level, start.seed) == (spoilt.start.id, "easy", spoilt.start.seed)
    assert app.session(spoilt.start.id).events == spoilt.events

    old_path, new_path = app.recording(spoilt.start.id), app.recording(retried.start.id)
    assert old_path is not None
    assert new_path is not None
    (old, rate), (new, _) = soundfile.read(old_path), soundfile.read(new_path)
    again = round(said[HALF - 1].at * rate)
    assert (old[:again] == new[:again]).all(), "the recording begins with the sound of the earlier call"
    assert old[:again].any()
    ended = next(event for event in retried.events if isinstance(event, CallEnded))
    assert len(new) / rate >= ended.at


def test_the_first_answer_is_taken_back_to_the_pick_up_and_nothing_before_it(app: Roleplay) -> None:
    options = CallOptions("laptop-overdue", language="en")
    spoilt = app.play_call(options, tuple(map(Utter, RUDE)), Ear())
    retried = app.play_call(_again(spoilt, _position(spoilt, 0)), (Press("hang_up"),), Ear())
    assert [event.kind for event in retried.events][:2] == ["ringing", "answered"]
    assert not any(isinstance(event, TraineeSaid) for event in retried.events)
    assert len([event for event in retried.events if isinstance(event, Answered)]) == 1
    with pytest.raises(InputError, match="before it was answered"):
        app.ring(_again(spoilt, 0), Ear())


def test_a_test_has_one_go(app: Roleplay) -> None:
    options = CallOptions("laptop-overdue", mode="test")
    tested = app.play_call(options, (Utter(RUDE[0]), Press("hang_up")), Ear())
    with pytest.raises(InputError, match="one go"):
        app.ring(_again(tested, _position(tested, 0)), Ear())
    assert len(app.sessions()) == 1
