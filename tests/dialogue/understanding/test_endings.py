"""What the last words of an utterance leave hanging."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.dialogue.understanding.endings import digits_at_end, hanging
from roleplay.dialogue.understanding.listening_words import only_listening


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I understand, but", "conjunction"),
        ("i am really sorry because", "conjunction"),
        ("the parcel is on its way to", "preposition"),
        ("let me look at the", "article"),
        ("we will send you a very", "article"),
        ("your laptop is", "auxiliary"),
        ("I have checked it and we", "clause"),
        ("would you", "clause"),
        ("what I can do is um", "hesitation"),
        ("Well, er", "hesitation"),
        ("the number is four seven", "number"),
        ("it is 4 7 1", "number"),
    ],
)
def test_english_that_cannot_end_there(text: str, kind: str) -> None:
    assert hanging(text, "en") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rozumiem, ale", "conjunction"),
        ("wyślę panu nowy komputer do", "preposition"),
        ("sprawdzę to w naszym systemie i", "conjunction"),
        ("już widzę nasz", "article"),
        ("pana zgłoszenie zostało przyjęte a my", "clause"),
        ("chwileczkę yyy", "hesitation"),
        ("no więc eee", "hesitation"),
        ("zgłoszenie ma numer cztery siedem", "number"),
        ("nasz serwis jest", "auxiliary"),
    ],
)
def test_polish_that_cannot_end_there(text: str, kind: str) -> None:
    assert hanging(text, "pl") == kind


@pytest.mark.parametrize(
    "text",
    [
        "I am so sorry for the delay",
        "we will deliver it tomorrow before ten",
        "please hold on",
        "of course not",
        "who am I speaking to",
        "I'll put you through",
        "that is why",
        "it has not come in",
        "yes",
        "no",
        "the order number is four hundred and twelve",
        "",
    ],
)
def test_english_that_may_end_there(text: str) -> None:
    assert hanging(text, "en") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Bardzo pana przepraszam",
        "nie ma za co",
        "tak, proszę",
        "niestety nie mogę",
        "oddzwonię jutro o dziesiątej",
        "nie",
    ],
)
def test_polish_that_may_end_there(text: str) -> None:
    assert hanging(text, "pl") == ""


def test_a_language_without_lists_leaves_nothing_hanging() -> None:
    assert hanging("I understand, but", "ko") == ""


def test_digits_are_counted_from_the_end() -> None:
    assert digits_at_end(["it", "is", "four", "7", "nine"], "en") == 3
    assert digits_at_end(["four", "days"], "en") == 0


@given(st.text(max_size=60), st.sampled_from(["en", "pl", "ko"]))
def test_any_text_is_judged_and_case_and_stops_make_no_difference(text: str, language: str) -> None:
    assert hanging(text, language) == hanging(text + " ...", language)


@pytest.mark.parametrize("text", ["", "mhm", "Okay.", "I see", "yes, of course", "uh huh"])
def test_signs_of_listening(text: str) -> None:
    assert only_listening(text, "en")


@pytest.mark.parametrize("text", ["but wait", "yes but I", "stop please", "okay okay okay okay okay"])
def test_more_than_signs_of_listening(text: str) -> None:
    assert not only_listening(text, "en")


def test_polish_signs_of_listening() -> None:
    assert only_listening("no tak, rozumiem", "pl")
    assert not only_listening("proszę pana, chwila", "pl")
