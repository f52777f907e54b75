"""What is found in single utterances: one technique, several, none, denied, reported, quoted."""

from __future__ import annotations

import pytest

from roleplay.dialogue.techniques import TECHNIQUE_IDS, TECHNIQUES, technique
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import resources


def found(understander: Understander, text: str, language: str = "en") -> list[str]:
    return [match.technique for match in understander.understand(text, language).techniques]


def test_catalogue_is_complete_and_described_in_both_languages() -> None:
    assert len(TECHNIQUES) == len(TECHNIQUE_IDS) == 31
    assert all(item.description["en"] and item.description["pl"] for item in TECHNIQUES)
    assert technique("surrender").kind == "mistake"
    with pytest.raises(KeyError):
        technique("unknown")


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("it must be really annoying to wait so long", "en", "empathy"),
        ("well you probably didn't follow the instructions", "en", "blame_customer"),
        ("Połączę pana z moim przełożonym.", "pl", "transfer"),
        ("Proszę się natychmiast uspokoić!", "pl", "calm_down"),
        ("prosze sie natychmiast uspokoic", "pl", "calm_down"),
        ("To była nasza pomyłka.", "pl", "own_mistake"),
        ("to byla nasza pomylka", "pl", "own_mistake"),
        ("I'm afraid that is against our policy.", "en", "policy_wall"),
        ("im here and im writing down every word", "en", "taking_notes"),
        ("mhm", "en", "backchannel"),
        ("정말 죄송합니다", "ko", "apology"),
    ],
)
def test_best_technique(understander: Understander, text: str, language: str, wanted: str) -> None:
    assert found(understander, text, language)[0] == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("I'm sorry, Mr Kowalski, what is your order number?", "en", {"apology", "personalise", "fact_finding"}),
        ("i am sorry mister kowalski what is your order number", "en", {"apology", "personalise", "fact_finding"}),
        ("Please stop insulting me, or I will hang up.", "en", {"boundary", "ending_call"}),
        ("I can hear how angry you are. A technician will come tomorrow at nine.", "en", {"empathy", "solution"}),
        ("Przepraszam za kłopot, jaki jest numer zamówienia?", "pl", {"apology", "fact_finding"}),
        ("slysze ze jest pan zly polacze pana z kierownikiem", "pl", {"empathy", "transfer"}),
    ],
)
def test_several_techniques(understander: Understander, text: str, language: str, wanted: set[str]) -> None:
    assert wanted <= set(found(understander, text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am not going to hang up.", "en"),
        ("i am not going to hang up", "en"),
        ("We won't transfer you to anybody.", "en"),
        ("I never said that it was your own fault.", "en"),
        ("I'm not telling you to calm down.", "en"),
        ("Nie zamierzam się rozłączać.", "pl"),
        ("To nie jest pana wina.", "pl"),
        ("Nie myślę, że jest pan głupi.", "pl"),
        ("You said it was my fault.", "en"),
        ("you told me that the courier lost it", "en"),
        ("Your colleague told me to calm down.", "en"),
        ("The man at the desk shouted “calm down” at me.", "en"),
        ("Powiedział pan, że to moja wina.", "pl"),
        ("powiedziala pani ze mam sie uspokoic", "pl"),
        ("The swans on the lake are white.", "en"),
        ("four four seven one", "en"),
        ("My laptop still has not arrived.", "en"),
        ("Wczoraj padał deszcz.", "pl"),
    ],
)
def test_nothing_where_nothing_is_meant(understander: Understander, text: str, language: str) -> None:
    assert found(understander, text, language) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mr Kowalski, I hear how upset you are, and three weeks really is far too long."
            " Please tell me calmly what happened.",
            {"empathy", "listening", "personalise"},
        ),
        (
            "mr kowalski i hear how upset you are and three weeks really is far too long"
            " please tell me what happened",
            {"empathy", "listening", "personalise"},
        ),
        ("i can hear you're upset please tell me what happened", {"empathy", "listening"}),
        ("three weeks is not acceptable", {"empathy"}),
        ("You must be furious, Mrs Kern.", {"empathy", "personalise"}),
        ("Mrs Kern, you must be furious.", {"empathy", "personalise"}),
        ("I hear you. Three weeks is not acceptable.", {"empathy"}),
        ("Oh no, that sounds terrible Mr Kowalski. I totally get why you're mad.", {"empathy", "personalise"}),
        ("Oh boo hoo", {"counter_attack"}),
        ("may i put you on a short hold", {"hold"}),
        ("I will check it myself and ring you tomorrow at noon. This is my direct number.", {"solution"}),
    ],
)
def test_nothing_but_what_is_meant(understander: Understander, text: str, wanted: set[str]) -> None:
    assert set(found(understander, text)) == wanted


def test_the_demo_makes_no_mistakes(understander: Understander) -> None:
    answers = (resources().assets / "demo" / "laptop-overdue.txt").read_text(encoding="utf-8").splitlines()
    spoken = [line for line in answers if line and not line.startswith(("#", "["))]
    assert len(spoken) >= 10
    for line in spoken:
        for text in (line, line.lower().translate(str.maketrans("", "", ",.?"))):
            techniques = found(understander, text)
            assert techniques, text
            assert not [name for name in techniques if technique(name).kind == "mistake"], text


def test_what_follows_a_denial_counts(understander: Understander) -> None:
    assert found(understander, "I'm not going to hang up, but please stop swearing at me.") == ["boundary"]


def test_what_is_said_before_a_report_counts(understander: Understander) -> None:
    assert found(understander, "I'm sorry that you were told it was your fault.") == ["apology"]


def test_what_a_colleague_said_and_the_trainee_says_too_counts(understander: Understander) -> None:
    assert found(understander, "As my colleague said, I'll send you a new one tomorrow.")[0] == "solution"


def test_evidence_shows_the_clause_the_example_and_the_cues(understander: Understander) -> None:
    matches = understander.understand("Okay. Let me put you on hold while I look. Thank you.", "en").techniques
    evidence = next(match.evidence for match in matches if match.technique == "hold")
    assert evidence.clause == "Let me put you on hold while I look"
    assert evidence.example
    assert evidence.meaning > 0.5
    assert "on hold" in evidence.cues


def test_a_briefing_that_names_the_customer_does_not_address_them(understander: Understander) -> None:
    text = "Hi Anna, I have Mr Kowalski on the line, his laptop is three weeks late and he is furious."
    assert "personalise" not in found(understander, text)
