"""The call as a list of turns: who said what, what was understood, and how the customer took it.

Everything is paired from the event log alone, so that the window, the exports and a re-run show the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from roleplay.core.events import (
    ButtonPressed,
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    HeatChanged,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
    WentElsewhere,
)
from roleplay.core.understanding import Alternative, Evidence, TechniqueMatch, Word

TRAINEE = "trainee"


@dataclass(frozen=True, slots=True)
class Turn:
    """One contribution to the call: a line of the customer, or a move of the trainee with its consequences."""

    at: float
    """When it began, seconds since the line was opened."""
    kind: Literal["line", "said", "silent", "interrupted", "long_winded", "button"]
    """`line` is the customer's; the others are the trainee's."""
    speaker: str
    """`trainee`, `customer`, or the id of a second character."""
    text: str
    """As recognised or typed, or as the caption showed it; empty where nothing was said."""
    seconds: float = 0.0
    """How long it was heard, 0 where that is unknown."""
    words: tuple[Word, ...] = ()
    source: str = ""
    """The recogniser or `typed`; for a line the voice that served."""
    techniques: tuple[TechniqueMatch, ...] = ()
    """What was found in the words, each with its evidence."""
    evidence: Evidence | None = None
    """Why this reply was taken, None when no words led to it."""
    node: str = ""
    """Where in the dialogue it happened."""
    reply: str = ""
    """Which way the dialogue took: id of a reply, `otherwise`, `silence` ...; empty when the call ended before."""
    next_node: str = ""
    heat_before: float = 0.0
    heat_after: float = 0.0
    changes: tuple[HeatChanged, ...] = ()
    """Every movement of heat that followed, each with its reason."""
    line: str = ""
    """Id of the line, or of the line that was talked over."""
    name: str = ""
    """The speaker's, as people see it; empty for the trainee, and in calls of older versions."""
    interrupting: bool = False
    """The trainee began while the customer was talking."""
    button: str = ""
    position: int = 0
    """Index of its event in the log."""
    heard: str | None = None
    """What was recognised, where a person has corrected the words; None where nobody has."""
    elsewhere: WentElsewhere | None = None
    """Where corrected words would have led, when the call went on elsewhere."""
    alternative: Alternative | None = None
    """The other way to hear the words that decided; None where it was the transcript itself."""
    unclear: tuple[TechniqueMatch, ...] = ()
    """Mistakes that did not count, since their words were not heard clearly."""


def turns(events: Iterable[CallEvent]) -> tuple[Turn, ...]:
    """Return the turns of a call in the order in which they began."""
    log = tuple(events)
    heat = _first_heat(log)
    found: list[Turn] = []
    move: int | None = None  # the trainee's latest move, to which the consequences belong
    said: TraineeSaid | None = None
    for position, event in enumerate(log):
        match event:
            case CustomerSpeaking():
                found.append(_line(event, log, position))
            case TraineeSaid() | TraineeSilent() | TraineeInterrupted() | TraineeLongWinded() | ButtonPressed():
                move = len(found)
                said = event if isinstance(event, TraineeSaid) else None
                found.append(replace(_move(event), heat_before=heat, heat_after=heat, position=position))
            case ReplyTaken() if move is not None:
                found[move] = _replied(found[move], event, said)
            case WentElsewhere() if move is not None:
                found[move] = replace(found[move], elsewhere=event)
            case HeatChanged():
                heat = event.after
                if move is not None:
                    found[move] = replace(found[move], heat_after=heat, changes=(*found[move].changes, event))
            case _:
                pass
    return tuple(sorted(found, key=lambda turn: turn.at))


def _first_heat(log: Sequence[CallEvent]) -> float:
    for event in log:
        if isinstance(event, CustomerSpeaking):
            return event.heat
        if isinstance(event, HeatChanged):
            return event.before
    return 0.0


def _line(event: CustomerSpeaking, log: Sequence[CallEvent], position: int) -> Turn:
    return Turn(
        at=event.at,
        kind="line",
        speaker=event.speaker,
        text=event.text,
        seconds=_heard(event, log, position),
        source=event.voice,
        heat_before=event.heat,
        heat_after=event.heat,
        line=event.line,
        name=event.name,
        position=position,
    )


def _heard(event: CustomerSpeaking, log: Sequence[CallEvent], position: int) -> float:
    """Return how long a line was really heard: it stops when the customer falls silent or begins another one."""
    for index in range(position + 1, len(log)):
        later = log[index]
        if isinstance(later, CustomerSilent | CustomerSpeaking):
            heard = later.at - event.at
            return min(event.seconds, heard) if heard > 0 else event.seconds
    return event.seconds


def _move(event: TraineeSaid | TraineeSilent | TraineeInterrupted | TraineeLongWinded | ButtonPressed) -> Turn:
    match event:
        case TraineeSaid(transcript=transcript, understood=understood):
            return Turn(
                at=transcript.started_at,
                kind="said",
                speaker=TRAINEE,
                text=transcript.text,
                seconds=max(0.0, transcript.ended_at - transcript.started_at),
                words=transcript.words,
                source=transcript.source,
                techniques=understood.techniques,
                interrupting=event.interrupting,
                heard=transcript.heard,
                alternative=understood.alternative,
                unclear=understood.unclear,
            )
        case TraineeSilent():
            return Turn(
                at=max(0.0, event.at - event.seconds), kind="silent", speaker=TRAINEE, text="", seconds=event.seconds
            )
        case TraineeInterrupted():
            return Turn(at=event.at, kind="interrupted", speaker=TRAINEE, text="", line=event.line, interrupting=True)
        case TraineeLongWinded():
            began = max(0.0, event.at - event.seconds)
            return Turn(at=began, kind="long_winded", speaker=TRAINEE, text="", seconds=event.seconds)
        case ButtonPressed():
            return Turn(at=event.at, kind="button", speaker=TRAINEE, text="", button=event.button)


def _replied(turn: Turn, taken: ReplyTaken, said: TraineeSaid | None) -> Turn:
    if turn.reply:  # a node that leads on by itself: the reply stays, the way goes on
        return replace(turn, next_node=taken.next_node)
    matches = () if said is None else said.understood.replies
    evidence = next((match.evidence for match in matches if match.reply == taken.reply), None)
    return replace(turn, node=taken.node, reply=taken.reply, next_node=taken.next_node, evidence=evidence)
