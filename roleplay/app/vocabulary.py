"""Names and numbers of the customers that a recognition model does not know, and so writes as other words."""

from __future__ import annotations

from collections.abc import Iterator

from roleplay.app.parts import Parts
from roleplay.core.errors import ModelError
from roleplay.core.records import UnknownName
from roleplay.dialogue.model import Scenario
from roleplay.speech.recognition.words import spoken_words


def unknown_names(parts: Parts, model: str) -> tuple[UnknownName, ...]:
    """Return the names and facts of all customers with words that an installed model does not know.

    Raises `ModelError` when it is not installed or cannot be loaded, `DatabaseError`.
    """
    status = next((one for one in parts.models.list() if one.name == model and one.installed), None)
    if status is None:
        raise ModelError(f"The model {model} is not installed.", hint="See what is: roleplay models list")
    library = parts.library
    playable = [card.id for card in library.list(status.language) if status.language in card.languages]
    named = {scenario_id: list(_phrases(library.get(scenario_id), status.language)) for scenario_id in playable}
    phrases = sorted({phrase for of_scenario in named.values() for phrase in of_scenario})
    missing = set(parts.models.missing_words(model, phrases))
    return tuple(
        UnknownName(scenario_id, phrase, words)
        for scenario_id, of_scenario in named.items()
        for phrase in dict.fromkeys(of_scenario)
        if (words := tuple(word for word in spoken_words(phrase) if word in missing))
    )


def _phrases(scenario: Scenario, language: str) -> Iterator[str]:
    """Yield how the customer is addressed and what facts are called; what has digits is listed in words, too."""
    spoken = [*scenario.customer.address.get(language, ())]
    for fact in scenario.facts.values():
        spoken += fact.spoken.get(language, ())
    for phrase in spoken:
        if not any(letter.isdigit() for letter in phrase):
            yield phrase
