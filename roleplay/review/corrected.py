"""A session with its corrections: the words as a person has put them right, and what follows from them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from roleplay.core.events import TraineeSaid, WentElsewhere
from roleplay.core.records import Correction, SessionRecord
from roleplay.core.understanding import Transcript
from roleplay.dialogue.corrected import CorrectedCall, corrected_call
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Scenario

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CorrectedRecord:
    """What reviews, lists and exports show of a session."""

    record: SessionRecord
    """With the events as they would have been; the very same where nothing was corrected."""
    places: tuple[int, ...]
    """For each event the index of the recorded one that it stands for or follows from."""

    def recorded(self, position: int) -> int:
        """Return the index in the recorded events of an event of `record`."""
        return self.places[position]


def with_corrections(record: SessionRecord) -> CorrectedRecord:
    """Return the session with the corrected words; a scenario that this version cannot read is not stepped again."""
    said = corrected_words(record, record.corrections)
    if not said:
        return CorrectedRecord(record, tuple(range(len(record.events))))
    call = _stepped(record, said)
    return CorrectedRecord(replace(record, events=call.events), call.places)


def elsewhere_at(record: SessionRecord, position: int) -> WentElsewhere | None:
    """Return where the corrected words at an index of the recorded events would have led; None where they led."""
    corrected = with_corrections(record)
    return next(
        (
            event
            for event, place in zip(corrected.record.events, corrected.places, strict=True)
            if place == position and isinstance(event, WentElsewhere)
        ),
        None,
    )


def corrected_words(record: SessionRecord, corrections: Iterable[Correction]) -> dict[int, TraineeSaid]:
    """Return what stands in place of the recorded words, by index in the events."""
    said: dict[int, TraineeSaid] = {}
    for correction in corrections:
        event = record.events[correction.position] if correction.position < len(record.events) else None
        if isinstance(event, TraineeSaid):
            transcript = corrected_transcript(event.transcript, correction.text)
            said[correction.position] = replace(event, transcript=transcript, understood=correction.understood)
    return said


def corrected_transcript(heard: Transcript, text: str) -> Transcript:
    """Return what was really said, with what was heard beside it; times of words are not known any more."""
    return replace(heard, text=text, words=(), confidence=None, alternatives=(), heard=heard.text)


def _stepped(record: SessionRecord, said: Mapping[int, TraineeSaid]) -> CorrectedCall:
    start = record.start
    try:
        scenario = Scenario.model_validate_json(start.scenario_source)
    except ValidationError:
        log.warning("the scenario of session %s cannot be read by this version", start.id)
        events = tuple(said.get(index, event) for index, event in enumerate(record.events))
        return CorrectedCall(events, tuple(range(len(events))))
    engine = DialogueEngine(scenario, start.language, start.level)
    return corrected_call(engine, record.events, said, seed=start.seed)
