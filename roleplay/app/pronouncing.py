"""What the voices make of names and numbers, and what a recogniser hears of it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.core.sound import Pcm, joined, silence

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.core.ports import Recogniser
    from roleplay.dialogue.model import Person, Scenario

_CHECKS = {
    "en": (
        "It is order number 5820.",
        "That makes €486.20.",
        "You promised it for 2 November.",
        "Call me at 14:30.",
        "I bought it in 1974.",
        "My frame is R20-03.",
        "I pay 12% more.",
    ),
    "pl": (
        "To zamówienie numer 5820.",
        "Razem 486,20 zł.",
        "Obiecaliście na 2 listopada.",
        "Zadzwońcie o 14:30.",
        "Płacę 12% więcej.",
    ),
}
_HEAT = 20
_MARGIN = 0.3


@dataclass(frozen=True, slots=True)
class Pronounced:
    """One phrase on its way from the page to an ear."""

    voice: str
    written: str
    given: str
    """What the engine was given."""
    served_by: str
    heard: str = ""
    """What the recogniser heard; empty when nothing recognises the language, or nothing was asked to."""
    agreement: float | None = None
    """Share of the words given that were heard in order; None when nothing was heard."""


def pronounce(
    parts: Parts, language: str, *, voice: str = "", scenario_id: str = "", text: str = "", hear: bool = True
) -> Iterator[Pronounced]:
    """Yield how phrases are spoken in a language: one text, or the names of a scenario, or those of all.

    Without a text numbers, money, dates and times come first. Raises `InputError`, `ScenarioError`, `ModelError`.
    """
    from roleplay.speech.recognition.choice import choose_recogniser

    library = parts.library
    chosen = [library.get(scenario_id)] if scenario_id else [library.get(found.id) for found in library.list()]
    choice = choose_recogniser(language, "auto", parts.models) if hear else None
    recogniser = choice.load() if choice is not None and choice.load is not None else None
    speaker = voice or chosen[0].customer.voice_in(language)
    try:
        if text:
            yield _pronounced(parts, recogniser, speaker, text, language, chosen[0] if scenario_id else None)
            return
        for phrase in _CHECKS.get(language, ()):
            yield _pronounced(parts, recogniser, speaker, phrase, language, None)
        for scenario in chosen:
            if language in scenario.languages:
                for phrase, own_voice in _names(scenario, language):
                    yield _pronounced(parts, recogniser, voice or own_voice, phrase, language, scenario)
    finally:
        if recogniser is not None:
            recogniser.close()


def _names(scenario: Scenario, language: str) -> Iterator[tuple[str, str]]:
    """Yield a sentence with the name of each character, and their voice."""
    carrier = "Mówi {}." if language == "pl" else "This is {} speaking."
    everybody: tuple[Person, ...] = (scenario.customer, *scenario.speakers.values())
    people = {person.name: person.voice_in(language) for person in everybody}
    for name, voice in people.items():
        yield carrier.format(name), voice


def _pronounced(
    parts: Parts, recogniser: Recogniser | None, voice: str, written: str, language: str, scenario: Scenario | None
) -> Pronounced:
    say = scenario.say.get(language, {}) if scenario else {}
    given, spoken = parts.bank.pronounced(voice, written, language, _HEAT, say)
    if recogniser is None:
        return Pronounced(voice, written, given, spoken.voice)
    heard = _heard(recogniser, spoken.pcm)
    return Pronounced(voice, written, given, spoken.voice, heard, _agreement(given, heard))


def _heard(recogniser: Recogniser, pcm: Pcm) -> str:
    from roleplay.speech.recognition.measure import recognise_file

    return recognise_file(recogniser, joined([silence(_MARGIN), pcm, silence(_MARGIN)])).text


def _agreement(given: str, heard: str) -> float:
    wanted, found = (
        re.findall(r"[^\W_]+", text.lower()) for text in (given.replace("'", ""), heard.replace("'", ""))
    )
    blocks = difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return round(sum(block.size for block in blocks) / max(len(wanted), 1), 2)
