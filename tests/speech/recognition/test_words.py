from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.understanding import Word
from roleplay.speech.recognition.pocketsphinx_recogniser import dictated_words, full_form
from roleplay.speech.recognition.words import mean_confidence, spoken_words


def test_a_phrase_is_spelt_as_dictionaries_spell_it() -> None:
    assert spoken_words("Good morning, Mr. Kowalski — I’m here!") == [
        "good",
        "morning",
        "mr",
        "kowalski",
        "i'm",
        "here",
    ]
    assert spoken_words("Połączę pana; 상사 에게?") == ["połączę", "pana", "상사", "에게"]


@given(st.text())
def test_spoken_words_hold_no_spaces_and_stay_the_same_when_joined(phrase: str) -> None:
    words = spoken_words(phrase)
    assert all(word and not word.isspace() for word in words)
    assert spoken_words(" ".join(words)) == words


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("wanna", "want to"),
        ("should've", "should have"),
        ("your(2)", "your"),
        ("i'm", "i'm"),
        ("kowalski", "kowalski"),
    ],
)
def test_sloppy_spellings_are_written_out(heard: str, written: str) -> None:
    assert full_form(heard) == written


def test_noises_are_no_words_and_probabilities_stay_below_one() -> None:
    segments = [
        ("<s>", 0.0, 0.2, 1.0),
        ("hello", 0.2, 0.5, 1.0005),
        ("[NOISE]", 0.5, 0.6, 0.3),
        ("++UH++", 0.6, 0.7, 0.3),
    ]
    assert list(dictated_words(segments)) == [Word("hello", 0.2, 0.5, 1.0)]


def test_a_written_out_word_shares_its_time() -> None:
    first, second = dictated_words([("wanna", 1.0, 1.5, 0.4)])
    assert (first.text, second.text) == ("want", "to")
    assert (first.start, first.end, second.end) == (1.0, 1.25, 1.5)
    assert first.confidence == second.confidence == 0.4


def test_mean_confidence_leaves_out_what_is_unknown() -> None:
    assert mean_confidence([Word("a", 0, 1, 0.5), Word("b", 1, 2), Word("c", 2, 3, 1.0)]) == 0.75
    assert mean_confidence([Word("a", 0, 1)]) is None
