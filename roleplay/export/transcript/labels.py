"""What stands around the words of a transcript, in the languages of the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "pl"]

HEADINGS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "transcript": "Transcript of a rehearsed call",
        "trainee": "Trainee",
        "customer": "Customer",
        "scenario": "Scenario",
        "version": "version",
        "began": "Began",
        "length": "Length",
        "minutes": "minutes",
        "outcome": "Outcome",
        "score": "Score",
        "of": "of",
        "recogniser": "Recognised by",
        "time": "Time",
        "said": "What was said",
        "corrected": "corrected; heard",
        "nothing": "nothing",
        "notes": "Notes taken during the call",
        "heat": "heat",
        "page": "Page",
        "interrupting": "talking over the customer",
        "simulated": "The customer is simulated; no emotion of a real person was inferred.",
    },
    "pl": {
        "transcript": "Zapis ćwiczonej rozmowy",
        "trainee": "Osoba ćwicząca",
        "customer": "Klient",
        "scenario": "Scenariusz",
        "version": "wersja",
        "began": "Początek",
        "length": "Długość",
        "minutes": "min",
        "outcome": "Zakończenie",
        "score": "Wynik",
        "of": "z",
        "recogniser": "Rozpoznawanie mowy",
        "time": "Czas",
        "said": "Co powiedziano",
        "corrected": "poprawiono; usłyszano",
        "nothing": "nic",
        "notes": "Notatki z rozmowy",
        "heat": "temperatura",
        "page": "Strona",
        "interrupting": "w słowo klientowi",
        "simulated": "Klient jest symulowany; nie oceniano emocji żadnej prawdziwej osoby.",
    },
}

OUTCOMES: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "solved": "Solved",
        "handed_over": "Handed over",
        "justified_hangup": "Justified hang-up",
        "unjustified_hangup": "Hung up too early",
        "customer_left": "Customer left",
        "aborted": "Broken off",
    },
    "pl": {
        "solved": "Rozwiązana",
        "handed_over": "Przekazana",
        "justified_hangup": "Uzasadnione rozłączenie",
        "unjustified_hangup": "Za wczesne rozłączenie",
        "customer_left": "Klient się rozłączył",
        "aborted": "Przerwana",
    },
}

TECHNIQUES: Mapping[str, tuple[str, str]] = {
    "greeting": ("Greeting", "Powitanie"),
    "personalise": ("Uses the name", "Zwraca się po nazwisku"),
    "empathy": ("Empathy", "Empatia"),
    "apology": ("Apology", "Przeprosiny"),
    "listening": ("Listening", "Słuchanie"),
    "fact_finding": ("Asks for facts", "Pyta o fakty"),
    "paraphrase": ("Paraphrase", "Parafraza"),
    "own_mistake": ("Admits the mistake", "Przyznaje błąd"),
    "respectful_disagreement": ("Disagrees with respect", "Nie zgadza się z szacunkiem"),
    "feel_felt_found": ("Feel, felt, found", "Czuję, czuli, odkryli"),
    "boundary": ("Sets a limit", "Stawia granicę"),
    "taking_notes": ("Takes notes", "Notuje"),
    "solution": ("Offers a solution", "Proponuje rozwiązanie"),
    "transfer": ("Hands over", "Przekazuje rozmowę"),
    "handover": ("Briefs the colleague", "Wprowadza kolegę"),
    "hold": ("Announces a hold", "Uprzedza o zawieszeniu"),
    "closing": ("Closes well", "Dobrze kończy"),
    "ending_call": ("Announces the end", "Uprzedza o zakończeniu"),
    "backchannel": ("Signs of listening", "Oznaki słuchania"),
    "defensive": ("Defends", "Broni się"),
    "blame_third_party": ("Blames others", "Obwinia innych"),
    "blame_customer": ("Blames the customer", "Obwinia klienta"),
    "contradiction": ("Contradicts", "Zaprzecza"),
    "calm_down": ("“Calm down”", "„Proszę się uspokoić”"),
    "minimising": ("Plays it down", "Bagatelizuje"),
    "surrender": ("Gives in", "Ustępuje we wszystkim"),
    "policy_wall": ("Hides behind rules", "Zasłania się przepisami"),
    "deflect": ("Sends elsewhere", "Odsyła gdzie indziej"),
    "counter_attack": ("Strikes back", "Odpowiada atakiem"),
    "profanity": ("Swears", "Przeklina"),
    "rushing": ("Rushes", "Pogania"),
}
"""English and Polish."""


def outcome_name(outcome: str | None, language: Language) -> str:
    """Return an outcome in two words."""
    return "–" if outcome is None else OUTCOMES[language].get(outcome, outcome.replace("_", " "))


def technique_name(technique: str, language: Language) -> str:
    """Return a technique of the catalogue in few words; one that this version does not know keeps its id."""
    names = TECHNIQUES.get(technique)
    return technique.replace("_", " ") if names is None else names[0 if language == "en" else 1]
