"""Words, cues, clauses and context on their own."""

from __future__ import annotations

import pytest

from roleplay.dialogue.understanding.clauses import pieces
from roleplay.dialogue.understanding.context import negated, reported
from roleplay.dialogue.understanding.cues import CueFinder, spoken_words
from roleplay.dialogue.understanding.words import fold, rejoined, stem, tokenize, words


def hits(cue: str, text: str, language: str = "en") -> bool:
    return bool(CueFinder(language, [("it", cue)]).find(spoken_words(tokenize(text, language), language)))


def cut(text: str, language: str = "en") -> list[str]:
    tokens = tokenize(text, language)
    return [text[tokens[part.first].start : tokens[part.last - 1].end] for part in pieces(text, tokens, language)]


def marked(text: str, language: str = "en") -> list[str]:
    tokens = tokenize(text, language)
    flags = reported(text, tokens, pieces(text, tokens, language), language)
    return [token.word for token, flag in zip(tokens, flags, strict=True) if flag]


def test_contractions_are_the_same_with_and_without_apostrophe() -> None:
    assert (
        words("I'm sure you can’t", "en")
        == words("im sure you cant", "en")
        == ["i", "am", "sure", "you", "can", "not"]
    )


@pytest.mark.parametrize(
    ("split", "whole"),
    [
        ("i ll do it", "i'll do it"),
        ("i do n t know", "i don't know"),
        ("we can t and won t", "we can't and won't"),
        ("that s what they ve said", "that's what they've said"),
        ("in t shirts", "in t shirts"),
    ],
)
def test_split_contractions_are_joined(split: str, whole: str) -> None:
    assert rejoined(split, "en") == whole
    assert rejoined(split, "pl") == split


def test_tokens_point_into_the_text() -> None:
    text = "Well, I'm here — naprawdę!"
    assert {text[token.start : token.end] for token in tokenize(text, "en")} == {"Well", "I'm", "here", "naprawdę"}


def test_diacritics_do_not_matter_to_stems() -> None:
    assert fold("Zażółć gęślą jaźń, Łódź") == "zazolc gesla jazn, lodz"
    assert stem("przełożonego", "pl") == stem("przelozonym", "pl")


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("apologise", "we are apologising for it"),
        ("write .. down", "I am writing all of this down"),
        ("insult*", "you keep insulting me"),
        ("hear", "I can here you"),
        ("supervisor", "i will get my supervizor"),
        ("order number", "Your ORDER-number?"),
    ],
)
def test_cues_that_occur(cue: str, text: str) -> None:
    assert hits(cue, text)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("order number", "the number of the order"),
        ("write .. down", "write it to me and then sit down"),
        ("cat", "category"),
    ],
)
def test_cues_that_do_not_occur(cue: str, text: str) -> None:
    assert not hits(cue, text)


def test_clauses_with_and_without_punctuation() -> None:
    assert cut("I am sorry, what is your number? Wait!") == ["I am sorry", "what is your number", "Wait"]
    assert cut("i am sorry what is your number") == ["i am sorry", "what is your number"]
    assert cut("Well, I see, sir.") == ["Well, I see, sir"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("three weeks really is far too long", "en"),
        ("i hear how upset you are", "en"),
        ("i can hear you are upset", "en"),
        ("please tell me what happened", "en"),
        ("the technician will come right now", "en"),
        ("i will check it myself", "en"),
        ("i am sending you a new one", "en"),
        ("i have asked you twice to stop", "en"),
        ("i am really sorry it took so long", "en"),
        ("slysze jak bardzo jest pan zdenerwowany", "pl"),
        ("musiala pani dlugo czekac", "pl"),
    ],
)
def test_no_cut_inside_a_clause(text: str, language: str) -> None:
    assert cut(text, language) == [text]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("i hear how upset you are | please tell me what happened", "en"),
        ("that is hard for you | just give me one moment", "en"),
        ("please go on | i am listening", "en"),
        ("i am sorry about this | can you stay on the line", "en"),
        ("i want to help you | but please stop swearing", "en"),
        ("rozumiem pana zlosc | prosze mi powiedziec co sie stalo", "pl"),
    ],
)
def test_cuts_between_clauses(text: str, language: str) -> None:
    assert cut(text.replace(" |", ""), language) == text.split(" | ")


def test_a_language_without_rules_is_cut_at_punctuation_only() -> None:
    assert cut("es tut mir leid bitte warten. gleich geht es", "de") == [
        "es tut mir leid bitte warten",
        "gleich geht es",
    ]


def test_negation_reaches_the_next_words_and_ends_at_but() -> None:
    tokens = tokenize("I will not hang up but I stay", "en")
    flags = negated(tokens, [], "en")
    assert [token.word for token, flag in zip(tokens, flags, strict=True) if flag] == ["hang", "up"]


@pytest.mark.parametrize("text", ["why don't you hang up", "can't you calm down"])
def test_suggestions_are_no_negations(text: str) -> None:
    assert not any(negated(tokenize(text, "en"), [], "en"))


def test_reported_words() -> None:
    assert marked("You said it was my fault, and I disagree") == ["it", "was", "my", "fault"]
    assert marked("I will send it") == []
    assert marked('She shouted "calm down" twice') == ["calm", "down", "twice"]
    assert marked("“I am sorry.”") == []
    assert marked("mówił pan że to moja wina", "pl") == ["że", "to", "moja", "wina"]
