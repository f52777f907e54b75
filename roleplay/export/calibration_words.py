"""The words of a calibration report for people, in the language of its questions; English where it has no other."""

from __future__ import annotations

_POLISH = {
    "only one grader answered": "odpowiedziała tylko jedna osoba",
    "too few calls": "za mało rozmów",
    "everybody gave the same answer in every call": "wszyscy odpowiedzieli tak samo w każdej rozmowie",
    "not for numbers": "nie dla liczb",
    "not stable": "niestabilne",
    "Krippendorff's alpha": "alfa Krippendorffa",
    "quadratically weighted kappa": "kappa ważona kwadratowo",
    "Cohen's kappa": "kappa Cohena",
    "n/a": "nie dotyczy",
    "yes": "tak",
    "no": "nie",
    "{low} to {high}": "{low} do {high}",
    "too few calls to tell how sure": "za mało rozmów, by wiedzieć, jak pewne",
    "milder": "łagodniej",
    "stricter": "surowiej",
    "may be chance": "może to przypadek",
    "{card}, version {version}: calls: {calls}, graders: {graders}.": (
        "{card}, wersja {version}: rozmów: {calls}, oceniających: {graders}."
    ),
    "Closed before these had finished: {names}.": "Zamknięto, zanim skończyli: {names}.",
    "The whole card": "Cała karta",
    "agreement": "zgodność",
    "95 % interval in brackets": "w nawiasie przedział 95 %",
    "the same": "tak samo",
    "score": "wynik",
    "passed": "zaliczone",
    "Questions, those that were read differently first": "Pytania, najpierw te, które rozumiano różnie",
    "question": "pytanie",
    "measure": "miara",
    "calls": "rozmowy",
    "Graders": "Oceniający",
    "grader": "oceniający",
    "grades": "oceny",
    "mean score": "średni wynik",
    "points from the others": "punktów od innych",
    "call": "rozmowa",
    "Second gradings": "Drugie oceny",
}
_LANGUAGES = {"pl": _POLISH}


def in_words(text: str, language: str) -> str:
    """Return an English text of the report in a language (ISO 639-1), itself where it is not translated."""
    return _LANGUAGES.get(language, {}).get(text, text)
