import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.voices.pronunciation import Pronunciation

ENGLISH = {
    "Order 5820, please.": "Order five eight two zero, please.",
    "It cost €486.20 and $5,000.": (
        "It cost four hundred and eighty-six euros and twenty cents and five thousand dollars."
    ),
    "£1 and €1.01": "one pound and one euro and one cent",
    "On 2 November I called.": "On the second of November I called.",
    "on the 2nd of November 2024": "on the second of November, twenty twenty-four",
    "November 2nd at 14:30": "November second at fourteen thirty",
    "2024-11-02": "the second of November, twenty twenty-four",
    "at 10:00, or 9:05": "at ten o'clock, or nine oh five",
    "Mrs Kern and Mr. Lis": "Missis Kern and Mister Lis",
    "I bought it in 1974.": "I bought it in nineteen seventy-four.",
    "frame R20-03": "frame R twenty zero three",
    "12% of 3.5": "twelve percent of three point five",
    "PIN 007": "PIN zero zero seven",
    "number 123456": "number one two three, four five six",
    "12-14 days": "twelve to fourteen days",
    "the 21st time": "the twenty-first time",
    "+48 501 234 567": "four eight, five zero one, two three four, five six seven",
    "300 calls": "three hundred calls",
    "What the {hell} is 7?": "What the {hell} is seven?",
    "My son is 9, third floor": "My son is nine, third floor",
}
POLISH = {
    "Zamówienie 5820.": "Zamówienie pięć osiem dwa zero.",
    "Kosztowało 486,20 zł.": "Kosztowało czterysta osiemdziesiąt sześć złotych, dwadzieścia groszy.",
    "za 22 €": "za dwadzieścia dwa euro",
    "2 listopada 2024 roku o 14:30": (
        "drugiego listopada dwa tysiące dwudziestego czwartego roku o czternastej trzydzieści"
    ),
    "23 maja": "dwudziestego trzeciego maja",
    "Jest 9:05.": "Jest dziewiąta zero pięć.",
    "od 13:00": "od trzynastej",
    "3,5 i 12%": "trzy przecinek pięć i dwanaście procent",
    "5 000 zł": "pięć tysięcy złotych",
    "1 zł, 5 zł": "jeden złoty, pięć złotych",
    "ul. Długa": "ulica Długa",
}


@pytest.mark.parametrize(("written", "spoken"), ENGLISH.items())
def test_english(written, spoken):
    assert Pronunciation("en").of(written) == spoken


@pytest.mark.parametrize(("written", "spoken"), POLISH.items())
def test_polish(written, spoken):
    assert Pronunciation("pl").of(written) == spoken


def test_a_lexicon_changes_whole_words_longest_first():
    say = {"Lis": "Leece", "Ewa Lindgren": "Ehva Lindgren", "Ewa": "Ehva"}
    spoken = Pronunciation("en", say).of("Listen, Mr Lis and Ewa Lindgren.")
    assert spoken == "Listen, Mister Leece and Ehva Lindgren."


def test_other_languages_stay_as_they_are():
    assert Pronunciation("ko").of("5820번") == "5820번"


@given(st.text(alphabet="0123456789.,:-/ €$%zł aA{}+#", max_size=40), st.sampled_from(["en", "pl"]))
def test_nothing_breaks_it_and_braces_stay(text, language):
    spoken = Pronunciation(language).of(text)
    assert (spoken.count("{"), spoken.count("}")) == (text.count("{"), text.count("}"))


@given(st.integers(0, 10**9), st.sampled_from(["en", "pl"]))
def test_no_digit_is_left(number, language):
    assert not any(character.isdigit() for character in Pronunciation(language).of(f"It is {number} now."))
