"""What a draft says of its own, in the languages of the program; others get English, to be translated."""

from __future__ import annotations

from typing import Final

PHRASES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "summary": "Imported from {source}. Tell here what the trainee knows before the phone rings.",
        "role": "You answer the phone. Tell here what the trainee may do.",
        "customer": "The customer",
        "soft": "Tell here what the customer feels, and why.",
        "gone": "I have had enough of this. Goodbye!",
        "otherwise": "Sorry, what do you mean by that?",
        "hello": "Hello? Are you still there?",
        "empty": "Well?",
        "go_on": "Go on, please.",
    },
    "pl": {
        "summary": "Zaimportowano z: {source}. Napisz tu, co uczestnik wie, zanim zadzwoni telefon.",
        "role": "Odbierasz telefon. Napisz tu, co uczestnikowi wolno.",
        "customer": "Klient",
        "soft": "Napisz tu, co czuje klient i dlaczego.",
        "gone": "Mam tego dość. Do widzenia!",
        "otherwise": "Przepraszam, co to znaczy?",
        "hello": "Halo? Jest tam kto?",
        "empty": "No i?",
        "go_on": "Proszę mówić dalej.",
    },
}


def phrase(language: str, key: str) -> str:
    """Return a phrase in a language, or in English."""
    return PHRASES.get(language, PHRASES["en"])[key]
