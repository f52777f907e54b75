"""What was misunderstood in saved calls: words that fitted no reply, that fitted two, or that a person put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from roleplay.core.actions import Step
from roleplay.core.events import CallEvent, EngineInput, ReplyTaken, TraineeSaid
from roleplay.core.records import SessionRecord
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.replay import ENGINE_INPUTS, replay
from roleplay.dialogue.state import DialogueState
from roleplay.review.corrected import with_corrections

CLOSE = 0.08
"""Distance to the second best reply below which it is by a hair that one was taken."""

Kind = Literal["none", "close", "corrected"]
"""`none`: no reply fitted; `close`: another one fitted nearly as well; `corrected`: a person put the words right, and
they lead elsewhere than what was heard."""
_NOT_WORDS = frozenset({"interrupted", "silence", "cut_in", "hold"})


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """One utterance. Who said it is not told: nobody needs to know that to write examples."""

    session_id: str
    position: int
    """Index of the words in the session's events."""
    started_at: datetime
    """Of the call."""
    kind: Kind
    text: str
    """What counts as said."""
    heard: str
    """What was recognised, where a person has put it right; else empty."""
    confidence: float | None
    """Of the recogniser, 0 to 1; None when unknown, and for words that were typed or put right."""
    taken: str
    """The reply that took it; `otherwise` where none did."""
    margin: float
    best: tuple[tuple[str, float], ...]
    """The replies that came nearest, with their score; three at most."""
    state: DialogueState
    """At which it was said."""


def misunderstood(record: SessionRecord, played: Scenario) -> Iterator[Misunderstood]:
    """Yield what was misunderstood in a saved call, in order; `played` is its scenario as it was played then."""
    start = record.start
    corrected = with_corrections(record)
    engine = DialogueEngine(played, start.language, start.level)
    stepped = replay(engine, corrected.record.events, seed=start.seed)
    inputs = [
        place
        for event, place in zip(corrected.record.events, corrected.places, strict=True)
        if isinstance(event, ENGINE_INPUTS)
    ]
    before = engine.begin(seed=start.seed)
    for position, (event, step) in zip(inputs, stepped, strict=False):
        if isinstance(event, TraineeSaid) and before.outcome is None:
            found = _found(record, position, event, step, before)
            if found is not None:
                yield found
        before = step.state


def _found(
    record: SessionRecord, position: int, event: EngineInput, step: Step[DialogueState], before: DialogueState
) -> Misunderstood | None:
    assert isinstance(event, TraineeSaid)
    taken = next((one for one in reversed(step.happened) if isinstance(one, ReplyTaken)), None)
    text = " ".join(event.transcript.text.split())
    if taken is None or taken.reply in _NOT_WORDS or not text:
        return None
    kind = _kind(record.events, position, event, taken)
    if kind is None:
        return None
    best = tuple((match.reply, match.score) for match in event.understood.replies[:3])
    return Misunderstood(
        record.start.id,
        position,
        record.start.started_at,
        kind,
        text,
        " ".join((event.transcript.heard or "").split()),
        event.transcript.confidence,
        taken.reply,
        taken.margin,
        best,
        before,
    )


def _kind(events: Sequence[CallEvent], position: int, event: TraineeSaid, taken: ReplyTaken) -> Kind | None:
    if taken.reply == "otherwise":
        return "none"
    if event.transcript.heard is not None:
        recorded = next((one for one in events[position + 1 :] if isinstance(one, ReplyTaken)), None)
        if recorded is not None and recorded.reply != taken.reply:
            return "corrected"
    return "close" if taken.margin < CLOSE else None
