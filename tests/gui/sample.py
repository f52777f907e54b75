"""A finished call as the store would hand it out: a scenario, its events, its score."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from roleplay.app.desk.sound import CallSound, Fault
from roleplay.audio.envelope import envelope
from roleplay.audio.passages import silences
from roleplay.audio.recording import HeldRecording
from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEnded,
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    HeatChanged,
    NoteTaken,
    ReplyTaken,
    Ringing,
    TraineeSaid,
    TraineeSilent,
    TurnTimed,
)
from roleplay.core.records import (
    ScenarioSummary,
    Score,
    ScoreItem,
    SectionScore,
    SessionRecord,
    SessionStart,
    SessionSummary,
    Survey,
)
from roleplay.core.sound import CALL_RATE
from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch, Transcript, Understood, Word
from roleplay.dialogue.model import Scenario
from roleplay.review.turns import turns

SCENARIO = Scenario.model_validate(
    {
        "roleplay": 1,
        "id": "laptop-overdue",
        "version": 3,
        "languages": ["en"],
        "title": {"en": "The laptop that never came"},
        "summary": {
            "en": "An employee has waited three weeks for a new laptop and works on a borrowed one that crashes."
        },
        "role": {"en": "You work at the IT help desk. You may order an express delivery and call a supervisor."},
        "difficulty": 4,
        "customer": {
            "name": "Marian Kowalski",
            "voice": "marian",
            "start_heat": 70,
            "matter": {
                "hard": {"en": "A laptop, ordered three weeks ago"},
                "feeling": "anger",
                "soft": {"en": "He was promised it twice and feels that nobody cares."},
            },
        },
        "breaking_point": {"heat": 100, "next": "left"},
        "start": "opening",
        "goals": {"feeling": "heard", "matter": "promised"},
        "nodes": {
            "opening": {
                "section": "opening",
                "says": [{"id": "opening-1", "text": {"en": "Three weeks! Where is my {bloody} laptop?"}}],
                "replies": [
                    {
                        "id": "empathise",
                        "techniques": ["empathy", "personalise"],
                        "examples": {"en": ["Mr Kowalski, I hear how upset you are, and I would be too."]},
                        "quality": "good",
                        "effects": {"heat": -12, "set": ["heard"]},
                        "next": "facts",
                        "why": {"en": "He hears that his anger is taken seriously, and can begin to tell."},
                    },
                    {
                        "id": "order-calm",
                        "techniques": ["calm_down"],
                        "examples": {"en": ["Please calm down."]},
                        "quality": "poor",
                        "effects": {"heat": 10},
                        "why": {"en": "Being told to calm down denies that he has a reason to be angry."},
                    },
                ],
                "silence": [{"why": {"en": "He takes the silence for indifference."}}],
            },
            "facts": {
                "section": "facts",
                "says": [
                    {"id": "facts-1", "text": {"en": "I ordered it on the second. Twice I was promised a date!"}}
                ],
                "replies": [
                    {
                        "id": "ask-ticket",
                        "techniques": ["fact_finding"],
                        "examples": {"en": ["May I have your ticket number, please?"]},
                        "quality": "good",
                        "next": "fix",
                        "why": {"en": "A question shows that somebody is working on it."},
                    }
                ],
                "otherwise": [{"why": {"en": "He did not hear anything that brings him closer to a laptop."}}],
            },
            "fix": {
                "section": "solution",
                "says": [{"id": "fix-1", "text": {"en": "It is 4 7 1 1. So what now?"}}],
                "replies": [
                    {
                        "id": "express",
                        "techniques": ["solution"],
                        "examples": {"en": ["I am ordering an express delivery: you have it tomorrow by noon."]},
                        "quality": "good",
                        "effects": {"heat": -25, "set": ["promised"]},
                        "next": "thanks",
                        "why": {"en": "A remedy with a time is what he has been waiting for."},
                    }
                ],
            },
            "thanks": {
                "outcome": "solved",
                "says": [{"id": "thanks-1", "text": {"en": "Tomorrow by noon. All right. Thank you."}}],
            },
            "left": {
                "outcome": "customer_left",
                "says": [{"id": "left-1", "text": {"en": "I have had enough of you."}}],
            },
        },
    }
)

STARTED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
RECOGNISER = "pocketsphinx en-us"


def said(
    at: float, text: str, *techniques: TechniqueMatch, reply: str = "", interrupting: bool = False
) -> TraineeSaid:
    """Return a spoken turn that ends at `at`, with half a second a word."""
    words = text.split()
    begin = at - len(words) * 0.4
    timed = tuple(Word(word, begin + n * 0.4, begin + n * 0.4 + 0.35, 0.8) for n, word in enumerate(words))
    found = tuple(match.technique for match in techniques)
    replies = (ReplyMatch(reply, 0.71, Evidence(text), found),) if reply else ()
    return TraineeSaid(
        at, Transcript(text, begin, at, RECOGNISER, timed, 0.8), Understood(techniques, replies), interrupting
    )


def match(technique: str, clause: str, example: str = "", meaning: float = 0.0, *cues: str) -> TechniqueMatch:
    """Return a technique that was found."""
    return TechniqueMatch(technique, max(meaning, 0.5), Evidence(clause, example, meaning, cues))


EVENTS: tuple[CallEvent, ...] = (
    Ringing(0.0),
    Answered(3.0),
    CustomerSpeaking(3.2, "opening-1", "Three weeks! Where is my ****** laptop?", 70, 3.1, "customer", "piper joe"),
    CustomerSilent(6.3),
    said(
        9.4,
        "please calm down sir",
        match("calm_down", "please calm down", "Please calm down.", 0.86, "calm down"),
        reply="order-calm",
    ),
    HeatChanged(9.5, 70, 80, "reply:order-calm"),
    ReplyTaken(9.5, "opening", "order-calm", "opening", 0.78, 0.4),
    TurnTimed(9.6, 0.8, 0.1, 0.004, 0.05),
    CustomerSpeaking(
        9.7, "opening-2", "Don't you tell me to calm down! Do you even care?", 80, 2.9, "customer", "piper joe"
    ),
    CustomerSilent(12.6),
    said(
        18.0,
        "mr kowalski i hear how upset you are and i am sorry",
        match("empathy", "i hear how upset you are", "I hear how upset you are.", 0.93, "hear", "upset"),
        match("personalise", "mr kowalski", "", 0.0, "kowalski"),
        match("apology", "i am sorry", "I am so sorry about this.", 0.74, "sorry"),
        reply="empathise",
    ),
    HeatChanged(18.1, 80, 72, "empathy"),
    HeatChanged(18.1, 72, 60, "reply:empathise"),
    ReplyTaken(18.1, "opening", "empathise", "facts", 0.82, 0.5),
    TurnTimed(18.2, 0.8, 0.1, 0.004, 0.05),
    NoteTaken(19.0, "ordered on the 2nd, promised twice"),
    CustomerSpeaking(
        18.3, "facts-1", "I ordered it on the second. Twice I was promised a date!", 60, 3.4, "customer", "piper joe"
    ),
    CustomerSilent(21.7),
    TraineeSilent(28.7, 7.0),
    HeatChanged(28.7, 60, 64, "silence"),
    ReplyTaken(28.7, "facts", "silence", "facts"),
    CustomerSpeaking(28.9, "still-there", "Hello? Are you still there?", 64, 1.6, "customer", "piper joe"),
    CustomerSilent(30.5),
    said(
        34.0,
        "i am here what is your ticket number",
        match("taking_notes", "i am here", "I am here.", 0.7),
        match("fact_finding", "what is your ticket number", "What is your ticket number?", 0.97, "ticket number"),
        reply="ask-ticket",
    ),
    HeatChanged(34.1, 64, 55, "fact_finding"),
    ReplyTaken(34.1, "facts", "ask-ticket", "fix", 0.9, 0.6),
    CustomerSpeaking(34.3, "fix-1", "It is 4 7 1 1. So what now?", 55, 2.2, "customer", "piper joe"),
    CustomerSilent(36.5),
    ButtonPressed(38.0, "hold"),
    ButtonPressed(44.0, "resume"),
    said(
        51.0,
        "thank you for waiting you will have it tomorrow by noon by express",
        match(
            "solution", "you will have it tomorrow by noon", "You will have it tomorrow.", 0.88, "tomorrow", "noon"
        ),
        reply="express",
    ),
    HeatChanged(51.1, 55, 30, "reply:express"),
    ReplyTaken(51.1, "fix", "express", "thanks", 0.85, 0.7),
    CustomerSpeaking(51.3, "thanks-1", "Tomorrow by noon. All right. Thank you.", 30, 2.4, "customer", "piper joe"),
    CallEnded(53.9, "solved", "thanks"),
)

SCORE = Score(
    74.0,
    (
        SectionScore(
            "opening",
            8,
            15,
            (
                ScoreItem("personalise", 8, 18.0, "mr kowalski", 8),
                ScoreItem("greeting", 0, 9.4, "please calm down", 7),
            ),
        ),
        SectionScore(
            "feeling",
            17,
            25,
            (
                ScoreItem("empathy", 15, 18.0, "i hear how upset you are", 15),
                ScoreItem("feeling_met", 5, 18.0, "i hear how upset you are", 5),
                ScoreItem("apology", 0, out_of=5),
                ScoreItem("calm_down", -3, 9.4, "please calm down"),
            ),
        ),
        SectionScore("facts", 15, 15, (ScoreItem("fact_finding", 15, 34.0, "what is your ticket number", 15),)),
        SectionScore("solution", 22, 25, (ScoreItem("solution", 22, 51.0, "you will have it tomorrow by noon", 25),)),
        SectionScore("closing", 2, 10, (ScoreItem("closing", 2, out_of=10),)),
        SectionScore("composure", 10, 10, (ScoreItem("composure", 10, out_of=10),)),
    ),
    None,
    Survey(
        4,
        "<b>Somebody</b> listened to me.",
        (
            ScoreItem("outcome_solved", 3.0, 53.9),
            ScoreItem("feeling_met", 1.0, 18.0, "i hear how upset you are"),
            ScoreItem("hot_end", -1.0, 53.9),
        ),
    ),
)


def summary(number: int = 1, **changes: object) -> SessionSummary:
    """Return a row of the list; each number is a day earlier."""
    values: dict[str, object] = {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "started_at": STARTED - timedelta(days=number - 1, minutes=7 * number),
        "scenario_id": SCENARIO.id,
        "scenario_version": SCENARIO.version,
        "scenario_title": SCENARIO.title["en"],
        "customer": SCENARIO.customer.name,
        "language": "en",
        "mode": "practice",
        "recogniser": RECOGNISER,
        "trainee": "Anna Nowak",
        "state": "complete",
        "outcome": "solved",
        "seconds": 51.0,
        "score": 74.0,
        "turns": 4,
        "recording": f"{number}.flac",
    }
    return SessionSummary(**{**values, **changes})  # type: ignore[arg-type]


def record(row: SessionSummary | None = None, events: tuple[CallEvent, ...] = EVENTS) -> SessionRecord:
    """Return the whole session of a row."""
    row = row or summary()
    start = SessionStart(
        id=row.id,
        started_at=row.started_at,
        scenario_id=row.scenario_id,
        scenario_version=row.scenario_version,
        scenario_source=SCENARIO.model_dump_json(),
        scenario_title=row.scenario_title,
        customer=row.customer,
        language=row.language,
        mode=row.mode,
        seed=0,
        recogniser=row.recogniser,
        trainee=row.trainee,
    )
    return SessionRecord(start, row, events, SCORE if row.score is not None else None)


def sound(seconds: float = 53.9, fault: Fault = "", lost: tuple[tuple[float, float], ...] = ()) -> CallSound:
    """Return the sound of the call: each side is loud while it talks."""
    samples = np.zeros((round(seconds * CALL_RATE), 2), np.int16)
    noise = np.random.default_rng(0).integers(-9000, 9000, len(samples)).astype(np.int16)
    for turn in turns(EVENTS):
        if turn.kind in ("line", "said"):
            span = slice(round(turn.at * CALL_RATE), round((turn.at + turn.seconds) * CALL_RATE))
            samples[span, 0 if turn.kind == "line" else 1] = noise[span]
    outline = envelope(HeldRecording(samples))
    return CallSound(outline, silences(outline), fault, lost)


def card(**changes: object) -> ScenarioSummary:
    """Return the scenario as a card of the Practice page."""
    values: dict[str, object] = {
        "id": SCENARIO.id,
        "version": SCENARIO.version,
        "title": SCENARIO.title["en"],
        "summary": SCENARIO.summary["en"],
        "role": SCENARIO.role["en"],
        "customer": SCENARIO.customer.name,
        "languages": SCENARIO.languages,
        "direction": "incoming",
        "difficulty": 4,
        "hard_matter": SCENARIO.customer.matter.hard["en"],
        "feeling": "anger",
        "soft_matter": SCENARIO.customer.matter.soft["en"],
    }
    return ScenarioSummary(**{**values, **changes})  # type: ignore[arg-type]
