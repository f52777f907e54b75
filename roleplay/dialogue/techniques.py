"""The fixed catalogue of techniques: what a trainee can do by words, well or badly.

The identifiers are used by scenarios, scores, reports and exports; they never change their meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from roleplay.core.understanding import TechniqueKind


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique of the catalogue."""

    id: str
    kind: TechniqueKind
    description: Mapping[str, str]
    """One line for people, by language."""


def _technique(identifier: str, kind: TechniqueKind, en: str, pl: str) -> Technique:
    return Technique(identifier, kind, MappingProxyType({"en": en, "pl": pl}))


TECHNIQUES: tuple[Technique, ...] = (
    _technique(
        "greeting",
        "good",
        "Welcomes the caller and gives the own name and company.",
        "Wita dzwoniącego, podaje swoje imię i firmę.",
    ),
    _technique(
        "personalise", "good", "Addresses the customer by name.", "Zwraca się do klienta po imieniu lub nazwisku."
    ),
    _technique(
        "empathy",
        "good",
        "Names or acknowledges what the customer feels.",
        "Nazywa lub uznaje to, co klient czuje.",
    ),
    _technique(
        "apology",
        "good",
        "Says sorry for what happened or for the frustration.",
        "Przeprasza za to, co się stało, lub za zdenerwowanie.",
    ),
    _technique(
        "listening",
        "good",
        "Invites the customer to go on and shows that they are heard.",
        "Zachęca klienta, by mówił dalej, i pokazuje, że słucha.",
    ),
    _technique("fact_finding", "good", "Asks for a fact that is needed.", "Pyta o fakt, który jest potrzebny."),
    _technique(
        "paraphrase",
        "good",
        "Repeats the problem in own words to check it.",
        "Powtarza problem własnymi słowami, aby się upewnić.",
    ),
    _technique(
        "own_mistake",
        "good",
        "Admits openly that the company made a mistake.",
        "Otwarcie przyznaje, że firma popełniła błąd.",
    ),
    _technique(
        "respectful_disagreement",
        "good",
        "Grants the feeling, then presents own facts with respect.",
        "Uznaje uczucia, a potem z szacunkiem przedstawia swoje fakty.",
    ),
    _technique(
        "feel_felt_found",
        "good",
        "I understand how you feel, others felt the same, and they found that ...",
        "Rozumiem, co Pan czuje, inni czuli to samo i przekonali się, że ...",
    ),
    _technique(
        "boundary",
        "good",
        "Sets a limit to abuse together with the wish to help.",
        "Stawia granicę obelgom, a zarazem wyraża chęć pomocy.",
    ),
    _technique(
        "taking_notes",
        "good",
        "Says calmly: I am here and I am writing everything down.",
        "Mówi spokojnie: jestem i wszystko zapisuję.",
    ),
    _technique(
        "solution",
        "good",
        "Offers a concrete remedy: what, and by when.",
        "Proponuje konkretne rozwiązanie: co i na kiedy.",
    ),
    _technique(
        "transfer",
        "good",
        "Announces the hand-over to a supervisor or colleague.",
        "Zapowiada połączenie z przełożonym lub współpracownikiem.",
    ),
    _technique(
        "handover",
        "good",
        "Briefs the colleague: who is calling, what happened, what to expect.",
        "Wprowadza współpracownika: kto dzwoni, co się stało, czego się spodziewać.",
    ),
    _technique(
        "hold",
        "good",
        "Asks for, or announces, a moment on hold and says why.",
        "Prosi o chwilę oczekiwania lub ją zapowiada i mówi dlaczego.",
    ),
    _technique(
        "closing",
        "good",
        "Checks that all is settled, thanks, says goodbye.",
        "Upewnia się, że wszystko załatwione, dziękuje, żegna się.",
    ),
    _technique(
        "ending_call",
        "good",
        "Announces, with a reason, that the call is being ended.",
        "Zapowiada, z podaniem powodu, zakończenie rozmowy.",
    ),
    _technique("backchannel", "neutral", "A short sign of listening.", "Krótki znak, że się słucha."),
    _technique("defensive", "mistake", "Defends self or company.", "Broni siebie lub firmy."),
    _technique(
        "blame_third_party",
        "mistake",
        "Blames a courier, a supplier or another department.",
        "Zrzuca winę na kuriera, dostawcę lub inny dział.",
    ),
    _technique("blame_customer", "mistake", "Blames the customer.", "Obwinia klienta."),
    _technique(
        "contradiction",
        "mistake",
        "Flatly tells an upset customer that they are wrong.",
        "Wprost mówi zdenerwowanemu klientowi, że nie ma racji.",
    ),
    _technique("calm_down", "mistake", "Orders the customer to calm down.", "Każe klientowi się uspokoić."),
    _technique("minimising", "mistake", "Belittles the problem.", "Pomniejsza problem."),
    _technique(
        "surrender",
        "mistake",
        "Sides against the own company or gives away whatever is asked.",
        "Staje przeciw własnej firmie lub oddaje wszystko, czego klient zażąda.",
    ),
    _technique(
        "policy_wall", "mistake", "Hides behind rules and procedures.", "Chowa się za regulaminem i procedurami."
    ),
    _technique(
        "deflect",
        "mistake",
        "Sends the customer to e-mail, a form or another line.",
        "Odsyła klienta do e-maila, formularza lub innej linii.",
    ),
    _technique(
        "counter_attack",
        "mistake",
        "Answers aggression with aggression or sarcasm.",
        "Odpowiada agresją lub sarkazmem na agresję.",
    ),
    _technique("profanity", "mistake", "Swears at or insults the customer.", "Przeklina lub obraża klienta."),
    _technique("rushing", "mistake", "Hurries the customer.", "Pogania klienta."),
)

TECHNIQUE_IDS: frozenset[str] = frozenset(technique.id for technique in TECHNIQUES)

MEASURED_MISTAKES = (
    "interrupting",
    "dead_air",
    "long_winded",
    "long_hold",
    "hold_unannounced",
    "hung_up",
    "ladder_order",
)
"""What costs points without being words."""
LEFT_OUT = ("feeling_ignored", "matter_ignored")
"""What should have been done in a call and was not: it caps the score."""
MISTAKES: tuple[str, ...] = (
    *(technique.id for technique in TECHNIQUES if technique.kind == "mistake"),
    *MEASURED_MISTAKES,
    *LEFT_OUT,
)
"""Everything that costs points, by its stable word."""


def technique(identifier: str) -> Technique:
    """Return a technique of the catalogue. Raises `KeyError` for an unknown identifier."""
    for candidate in TECHNIQUES:
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)
