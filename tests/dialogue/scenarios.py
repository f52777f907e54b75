"""Scenarios and events for tests of the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from roleplay.core.events import TraineeSaid
from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch, Transcript, Understood
from roleplay.dialogue.formats.yaml_source import read_scenario
from roleplay.dialogue.model import Scenario

SHIPPED = Path(__file__).parents[2] / "assets" / "scenarios"


def shipped(name: str) -> Scenario:
    """Return a scenario of the library, from its source."""
    scenario = read_scenario(SHIPPED / f"{name}.yaml").scenario
    assert scenario is not None
    return scenario


def small(**changes: Any) -> Scenario:
    """Return a scenario of three nodes, with top-level keys changed."""
    content: dict[str, Any] = {
        "roleplay": 1,
        "id": "small",
        "version": 1,
        "languages": ["en"],
        "title": {"en": "Small"},
        "summary": {"en": "Small"},
        "role": {"en": "Agent"},
        "customer": {
            "name": "Jo",
            "voice": "marian",
            "start_heat": 50,
            "patience": 5,
            "matter": {"hard": {"en": "x"}, "feeling": "anger", "soft": {"en": "y"}},
        },
        "breaking_point": {"heat": 90, "next": "left"},
        "start": "start",
        "goals": {"feeling": "felt", "matter": "settled"},
        "nodes": {
            "start": {
                "says": [{"id": "hello", "text": {"en": "Hello?"}}],
                "replies": [
                    {"id": "kind", "techniques": ["empathy"], "precedence": 1, "effects": {"set": ["felt"]}},
                    {
                        "id": "solve",
                        "techniques": ["solution"],
                        "precedence": 3,
                        "when": {"flags": ["felt"]},
                        "effects": {"set": ["settled"]},
                        "next": "done",
                    },
                    {
                        "id": "solve-cold",
                        "techniques": ["solution"],
                        "precedence": 3,
                        "when": {"without": ["felt"]},
                        "says": [{"id": "cold", "text": {"en": "And what about me?"}}],
                    },
                ],
                "otherwise": [{"says": [{"id": "what", "text": {"en": "What?"}}]}],
                "silence": [
                    {"when": {"silences_at_least": 2}, "next": "left"},
                    {"says": [{"id": "there", "text": {"en": "Still there?"}}]},
                ],
            },
            "done": {"says": [{"id": "thanks", "text": {"en": "Thanks."}}], "outcome": "solved"},
            "left": {"outcome": "customer_left"},
        },
    }
    return Scenario.model_validate(content | changes)


def said(
    *techniques: str,
    replies: tuple[str, ...] = (),
    at: float = 1.0,
    interrupting: bool = False,
    facts: tuple[str, ...] = (),
) -> TraineeSaid:
    """Return an utterance in which these techniques and replies were found, all equally sure."""
    understood = Understood(
        tuple(TechniqueMatch(technique, 0.9, Evidence("x")) for technique in techniques),
        tuple(ReplyMatch(reply, 0.8, Evidence("x"), techniques) for reply in replies),
        facts,
    )
    return TraineeSaid(at, Transcript("x", at, at, "typed"), understood, interrupting)
