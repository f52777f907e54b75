"""Sessions, events and a strategy for records of any kind; for the tests of store, review and export."""

from __future__ import annotations

import types
import uuid
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from roleplay.core.events import (
    Answered,
    CallEnded,
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    HeatChanged,
    ReplyTaken,
    Ringing,
    TraineeInterrupted,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.records import Cap, Score, ScoreItem, SectionScore, SessionStart, Survey
from roleplay.core.understanding import (
    Evidence,
    ReplyMatch,
    TechniqueMatch,
    Transcript,
    Understood,
    Word,
)

EVENT_KINDS: tuple[type[Any], ...] = get_args(CallEvent)


def records(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a type as the core's records use it; numbers are finite."""
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: records(hints[field.name]) for field in fields(hint)})
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(records, arguments))
    if origin is tuple:
        return st.lists(records(arguments[0]), max_size=3).map(tuple)
    simple = {
        float: st.floats(allow_nan=False, allow_infinity=False),
        str: st.text(max_size=20),
        bool: st.booleans(),
        int: st.integers(0, 99),
        type(None): st.none(),
    }
    return simple[hint]


def events() -> st.SearchStrategy[CallEvent]:
    return st.one_of(*map(records, EVENT_KINDS))


def start(**changes: Any) -> SessionStart:
    values: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "started_at": datetime(2026, 11, 21, 20, 15, 30, tzinfo=UTC),
        "scenario_id": "laptop-overdue",
        "scenario_version": 3,
        "scenario_source": '{"id": "laptop-overdue", "version": 3}',
        "scenario_title": "Three weeks without a laptop",
        "customer": "Marian Kowalski",
        "language": "en",
        "mode": "practice",
        "seed": 7,
        "recogniser": "pocketsphinx en-us",
        "microphone": "Headset",
        "loudspeaker": "Headset",
        "trainee": "Łucja Świątek",
        "program_version": "0.1.0",
    }
    return SessionStart(**{**values, **changes})


SORRY = TraineeSaid(
    at=7.5,
    transcript=Transcript(
        text="I am so sorry <Marian>, that is annoying & wrong",
        started_at=5.0,
        ended_at=7.0,
        source="pocketsphinx en-us",
        words=(Word("sorry", 5.4, 5.8, 0.9), Word("annoying", 6.0, 6.5)),
        confidence=0.9,
    ),
    understood=Understood(
        techniques=(
            TechniqueMatch("apology", 0.8, Evidence("I am so sorry", "I'm sorry about that", 0.7, ("sorry",))),
            TechniqueMatch("empathy", 0.6, Evidence("that is annoying")),
        ),
        replies=(ReplyMatch("apologise", 0.8, Evidence("I am so sorry", "sorry", 0.7), ("apology",)),),
    ),
)

CALL: tuple[CallEvent, ...] = (
    Ringing(0.0),
    Answered(1.0),
    CustomerSpeaking(1.5, "opening", "Where is my b**** laptop?", 60.0, 3.0, voice="hibari"),
    CustomerSilent(4.5),
    SORRY,
    ReplyTaken(7.5, "opening", "apologise", "story", 0.8, 0.3),
    HeatChanged(7.5, 60.0, 48.0, "reply:apologise"),
    HeatChanged(7.5, 48.0, 45.0, "empathy"),
    CustomerSpeaking(8.0, "story", "Three weeks!\nThree!", 45.0, 4.0, voice="hibari"),
    TraineeInterrupted(10.0, "story", 2.0),
    HeatChanged(10.0, 45.0, 55.0, "interrupting"),
    CustomerSilent(10.2),
    TraineeSilent(18.0, 7.0),
    ReplyTaken(18.0, "story", "silence", "story"),
    CallEnded(21.0, "handed_over", "end"),
)

SCORE = Score(
    72.5,
    (
        SectionScore(
            "opening", 10.0, 15.0, (ScoreItem("greeting", 5.0, 5.0, "hello", 7.0), ScoreItem("personalise", 5.0))
        ),
        SectionScore("feeling", 30.0, 30.0),
        SectionScore("composure", -2.0, 10.0, (ScoreItem("interrupting", -2.0, 10.0),)),
    ),
    Cap(72.5, "calm_down", 7.5, "calm down"),
    Survey(4, "Dobrze, że ktoś słuchał.", (ScoreItem("outcome_handed_over", 3.0), ScoreItem("calm_end", 0.5, 21.0))),
)
