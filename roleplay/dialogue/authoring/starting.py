"""The text with which a new scenario begins."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from roleplay.dialogue.authoring import emit
from roleplay.dialogue.authoring.building import free_id, slug

Beginning = Literal["empty", "call"]
"""Nothing but what was asked for, or a short call whose places are there to be filled."""
_CALL = {
    "en": {
        "feel": "I am so sorry. I can hear how much this bothers you.",
        "offer": "I will take care of it today.",
        "again": "Hello? Are you still there?",
        "what": "And what does that mean for me?",
        "pick-up": "Finally somebody answers! I have been waiting for ages.",
        "what-now": "Yes. It is bad. So what will you do about it?",
        "solved": "Good. Thank you.",
    },
    "pl": {
        "feel": "Bardzo mi przykro. Słyszę, jakie to trudne.",
        "offer": "Zajmę się tym jeszcze dzisiaj.",
        "again": "Halo? Jest tam kto?",
        "what": "I co to dla mnie znaczy?",
        "pick-up": "Wreszcie ktoś odbiera! Czekam i czekam.",
        "what-now": "Tak. To jest przykre. I co dalej?",
        "solved": "Dobrze. Dziękuję.",
    },
}
"""Sentences of the short call in the languages that it can begin with."""
_NAMES = {
    "pl": {
        "pick-up": "odebranie",
        "sympathy": "empatia",
        "what-now": "co-dalej",
        "offer": "propozycja",
        "solved": "zgoda",
        "gone": "odchodzi",
        "heard": "zrozumiany",
        "promised": "obiecane",
    }
}
"""What its moments, replies and marks are called for those who write in another language than English."""


@dataclass(frozen=True, slots=True)
class NewScenario:
    """What is asked of somebody who begins one."""

    title: str
    customer: str
    """First and last name."""
    languages: tuple[str, ...]
    """The main one first; ISO 639-1."""
    beginning: Beginning = "empty"


def new_scenario(wanted: NewScenario, taken: Collection[str], voice: str = "") -> str:
    """Return the YAML of a new scenario whose id is not among the taken ones; `voice` may be left to be chosen."""
    head: dict[str, Any] = {
        "roleplay": 1,
        "id": free_id(slug(wanted.title, "customer"), taken),
        "version": 1,
        "languages": wanted.languages,
        "title": dict.fromkeys(wanted.languages[:1], wanted.title),
        "customer": {"name": wanted.customer} | ({"voice": voice} if voice else {}),
    }
    if wanted.beginning == "call":
        head |= _call(tuple(code for code in wanted.languages if code in _CALL) or ("en",))
    return emit.document(head)


def _call(languages: tuple[str, ...]) -> dict[str, Any]:
    def text(key: str) -> dict[str, str]:
        return {code: _CALL[code][key] for code in languages}

    def says(name: str, key: str) -> tuple[dict[str, Any], ...]:
        return ({"id": name, "text": text(key)},)

    def examples(key: str) -> dict[str, tuple[str, ...]]:
        return {code: (_CALL[code][key],) for code in languages}

    def name(key: str) -> str:
        return _NAMES.get(languages[0], {}).get(key, key)

    return {
        "goals": {"feeling": name("heard"), "matter": name("promised")},
        "breaking_point": {"heat": 100, "next": name("gone")},
        "start": name("pick-up"),
        "shared_otherwise": ({"effects": {"heat": 3}, "says": says("what-1", "what")},),
        "shared_silence": (
            {"when": {"silences_at_least": 3}, "next": name("gone")},
            {"says": says("again-1", "again")},
        ),
        "nodes": {
            name("pick-up"): {
                "says": says(f"{name('pick-up')}-1", "pick-up"),
                "replies": (
                    {
                        "id": name("sympathy"),
                        "techniques": ("empathy", "apology"),
                        "examples": examples("feel"),
                        "effects": {"set": (name("heard"),)},
                        "next": name("what-now"),
                        "quality": "good",
                    },
                ),
            },
            name("what-now"): {
                "says": says(f"{name('what-now')}-1", "what-now"),
                "replies": (
                    {
                        "id": name("offer"),
                        "techniques": ("solution",),
                        "examples": examples("offer"),
                        "effects": {"set": (name("promised"),)},
                        "next": name("solved"),
                        "quality": "good",
                    },
                ),
            },
            name("solved"): {"says": says(f"{name('solved')}-1", "solved"), "outcome": "solved"},
            name("gone"): {"outcome": "customer_left"},
        },
    }
