"""Names and facts, also inflected, misheard, or spoken as number words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.dialogue.understanding.candidates import FactPhrases
from roleplay.dialogue.understanding.facts import named_facts
from roleplay.dialogue.understanding.names import address
from roleplay.dialogue.understanding.words import tokenize

_CUSTOMER = ("Marian", "Kowalski")
_TICKET = (FactPhrases("ticket", ("INC 4471", "4471")),)
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def addressed(text: str, language: str, names: tuple[str, ...] = ()) -> str:
    tokens = tokenize(text, language)
    hit = address(text, tokens, names, language)
    return "" if hit is None else text[tokens[hit.first].start : tokens[hit.last].end]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Good morning, Mr Kowalski.", "en", "Kowalski"),
        ("good morning mister koval ski", "en", "koval ski"),
        ("well mister kovalsky i hear you", "en", "kovalsky"),
        ("mary ann please wait", "en", "mary ann"),
        ("Panie Marianie, już sprawdzam.", "pl", "Marianie"),
        ("panie kowalski juz sprawdzam", "pl", "kowalski"),
        ("Czy rozmawiam z panem Kowalskim?", "pl", "Kowalskim"),
        ("What is your number?", "en", ""),
        ("yes sir", "en", ""),
    ],
)
def test_names_of_the_scenario(text: str, language: str, wanted: str) -> None:
    assert addressed(text, language, _CUSTOMER) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Thank you, Mrs Fielding.", "en", "Mrs Fielding"),
        ("Thank you, Mrs. Fielding.", "en", "Mrs. Fielding"),
        ("Słucham pani. Co dokładnie się stało?", "pl", ""),
        ("thank you mister jones", "en", "mister jones"),
        ("no to tak pani basiu faktura wyszla wczoraj", "pl", "pani basiu"),
        ("wiem już panie tomaszu na którym placu", "pl", "panie tomaszu"),
        ("a pani konto jest zablokowane", "pl", ""),
        ("miss jones one moment", "en", "miss jones"),
        ("Mr. Brown, good day", "en", "Mr. Brown"),
        ("Dziękuję, pani Nowak.", "pl", "pani Nowak"),
        ("Thank you, sir.", "en", ""),
        ("i miss you", "en", ""),
        ("mr please hold", "en", ""),
        ("Czy pani ma fakturę?", "pl", ""),
        ("Proszę pana", "pl", ""),
    ],
)
def test_titles_with_any_surname(text: str, language: str, wanted: str) -> None:
    assert addressed(text, language) == wanted


def test_short_names_are_not_heard_in_other_words() -> None:
    assert addressed("and a good day to you", "en", ("Anna",)) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is INC-4471.", "en"),
        ("ticket i n c four four seven one", "en"),
        ("forty-four seventy-one", "en"),
        ("double four seven one", "en"),
        ("number 44 71 please", "en"),
        ("cztery cztery siedem jeden", "pl"),
        ("czterdzieści cztery siedemdziesiąt jeden", "pl"),
        ("4 4 7 1", "ko"),
    ],
)
def test_spoken_numbers(text: str, language: str) -> None:
    assert named_facts(text, _TICKET, language) == ("ticket",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You were charged 486.20.", "en"),
        ("The bill says 486 euros.", "en"),
        ("486,20 euro", "pl"),
        ("four hundred and eighty-six euros twenty", "en"),
    ],
)
def test_an_amount_is_named_with_its_pence(text: str, language: str) -> None:
    amount = (FactPhrases("amount", ("486",)),)
    assert named_facts(text, amount, language) == ("amount",)
    assert named_facts("4,862 euros", amount, language) == ()
    assert named_facts("at 7:30", (FactPhrases("time", ("seven thirty",)),), "en") == ("time",)


@pytest.mark.parametrize("text", ["4472", "44715", "", "four four seven", "the number"])
def test_other_numbers(text: str) -> None:
    assert named_facts(text, _TICKET, "en") == ()


@given(st.text("0123456789", min_size=3, max_size=8))
def test_any_number_spoken_digit_by_digit(number: str) -> None:
    spoken = " ".join(_DIGITS[int(digit)] for digit in number)
    assert named_facts(f"the number is {spoken} thank you", (FactPhrases("it", (number,)),), "en") == ("it",)
