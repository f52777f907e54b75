"""Putting right what was recognised: the words are understood anew, and the call is scored again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from roleplay.app.parts import Parts
from roleplay.core.errors import InputError, ScenarioError
from roleplay.core.events import TraineeSaid
from roleplay.core.records import Correction, Score, SessionRecord
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.formats.library import from_json
from roleplay.dialogue.replay import final_state
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.scoring import score
from roleplay.review.corrected import corrected_transcript, with_corrections

LONGEST = 2_000
"""Characters of a correction; a turn of two minutes has as many."""


def position_of(record: SessionRecord, answer: int) -> int:
    """Return the index in the events of the trainee's answer of that number, from 1.

    Raises `InputError` when there is no such answer.
    """
    positions = [index for index, event in enumerate(record.events) if isinstance(event, TraineeSaid)]
    if not 1 <= answer <= len(positions):
        had = f"it has {len(positions)}, counted from 1" if positions else "nothing was said in it"
        raise InputError(f"That call has no answer number {answer}.", hint=f"Choose another: {had}.")
    return positions[answer - 1]


def correct(parts: Parts, session_id: str, position: int, text: str, by: str) -> SessionRecord:
    """Save what was really said at an event of a session, beside what was recognised; return the session then.

    Raises `InputError` when there was nothing to correct, or the correction cannot be one; `ScenarioError`.
    """
    record = parts.store.load(session_id)
    event = _to_correct(record, position)
    text = " ".join(text.split())
    if not text:
        raise InputError("The corrected words are empty.", hint="Write what was really said.")
    if len(text) > LONGEST:
        raise InputError(f"The corrected words are longer than {LONGEST} characters.", hint="Write one answer only.")
    if text == event.transcript.text:
        raise InputError("Those are the words that were recognised.", hint="To undo a correction, take it back.")
    dialogue = _dialogue(parts, record)
    others = [one for one in record.corrections if one.position != position]
    before = with_corrections(replace(record, corrections=tuple(others)))
    until = before.places.index(position)
    state = final_state(dialogue.engine, before.record.events[:until], seed=record.start.seed)
    understood = dialogue.understand(state, corrected_transcript(event.transcript, text))
    correction = Correction(position, text, understood, datetime.now(UTC), by)
    corrections = sorted([*others, correction], key=lambda one: one.position)
    parts.store.save_correction(record.start.id, correction, _score(dialogue.engine, record, corrections))
    return parts.store.load(record.start.id)


def take_back(parts: Parts, session_id: str, position: int, by: str = "") -> SessionRecord:
    """Drop a correction; return the session then. Raises `InputError` when there is none, `ScenarioError`."""
    record = parts.store.load(session_id)
    others = [one for one in record.corrections if one.position != position]
    without = _score(_engine(record), record, others) if others else None
    parts.store.drop_correction(record.start.id, position, without, by=by)
    return parts.store.load(record.start.id)


def rescored(record: SessionRecord, corrections: Iterable[Correction]) -> Score | None:
    """Return the score of a session with these corrections; None where it has none, or this version cannot tell."""
    try:
        return _score(_engine(record), record, corrections) if record.score is not None else None
    except ScenarioError:
        return None


def _to_correct(record: SessionRecord, position: int) -> TraineeSaid:
    if record.summary.state == "running":
        raise InputError("The call still runs.", hint="Correct it when it is over.")
    event = record.events[position] if 0 <= position < len(record.events) else None
    if not isinstance(event, TraineeSaid):
        raise InputError("Nothing was said there that could be corrected.", hint="Choose one of the answers.")
    if event.transcript.source == "typed":
        raise InputError("This answer was typed: nothing was misheard.", hint="Only recognised words are corrected.")
    return event


def _engine(record: SessionRecord) -> DialogueEngine:
    start = record.start
    return DialogueEngine(from_json(start.scenario_source), start.language, start.level)


def _dialogue(parts: Parts, record: SessionRecord) -> ScenarioDialogue:
    start = record.start
    return ScenarioDialogue(from_json(start.scenario_source), start.language, parts.understanding, start.level)


def _score(engine: DialogueEngine, record: SessionRecord, corrections: Iterable[Correction]) -> Score | None:
    if record.score is None:
        return None
    corrected = with_corrections(replace(record, corrections=tuple(corrections)))
    return score(engine, corrected.record.events, seed=record.start.seed)
