"""Whether an utterance is over, beside what the moment expects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.understanding import Completion, Evidence, ReplyMatch, TechniqueMatch, Understood
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.completeness import as_it_sounds, completion

OFFER = ReplyCandidate(
    "offer", ("solution",), ("We will deliver your parcel tomorrow morning before ten.", "You get it back today.")
)
BOTH = ReplyCandidate(
    "both", ("apology", "solution"), ("I am very sorry about that. I will send a new laptop to you tomorrow.",)
)
ASKS = ReplyCandidate("asks", ("fact_finding",), ("Which shop are you in?", "What is your ticket number?"))
PO_POLSKU = ReplyCandidate("polish", ("apology",), ("Bardzo pana przepraszam za to opóźnienie.",))
REPLIES = (OFFER, BOTH, ASKS, PO_POLSKU)


def found(reply: ReplyCandidate | None, *techniques: str, facts: tuple[str, ...] = ()) -> Understood:
    return Understood(
        tuple(TechniqueMatch(technique, 0.9, Evidence("")) for technique in techniques),
        (ReplyMatch(reply.id, 0.9, Evidence("")),) if reply else (),
        facts,
    )


def judge(
    text: str, reply: ReplyCandidate | None, *techniques: str, language: str = "en", facts=()
) -> tuple[str, str]:
    judged = completion(text, language, found(reply, *techniques, facts=facts), REPLIES)
    return judged.completeness, judged.reason


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("we will deliver your parcel tomorrow morning before ten", OFFER),
        ("we will deliver the parcel to morning before ten", OFFER),  # misheard
        ("you get it back today", OFFER),
        ("which shop are you in", ASKS),  # a preposition that is the end of the example
        ("i am very sorry about that i will send a new laptop to you tomorrow", BOTH),
    ],
)
def test_a_whole_example_is_finished(text: str, reply: ReplyCandidate) -> None:
    assert judge(text, reply, *reply.techniques) == ("finished", "example")


@pytest.mark.parametrize(
    "text",
    [
        "we will deliver your parcel",
        "we will deliver your parcel tomorrow",
        "we will deliver",
        "will deliver your parcel",
    ],
)
def test_the_beginning_of_an_example_is_not(text: str) -> None:
    assert judge(text, OFFER, "solution")[0] != "finished"


def test_every_beginning_of_an_example_is_less_whole_than_the_example() -> None:
    words = ["we", "will", "deliver", "your", "parcel", "tomorrow", "morning", "before", "ten"]
    shares = [
        completion(" ".join(words[:count]), "en", found(OFFER, "solution"), REPLIES).probability
        for count in range(1, len(words) + 1)
    ]
    assert max(shares[:-1]) < 0.3
    assert shares[-1] > 0.85


def test_a_feeling_alone_waits_for_the_matter_that_the_reply_expects() -> None:
    level, reason = judge("i am very very sorry for all of it and i really do mean that", BOTH, "apology")
    assert (level, reason) == ("likely", "matter")
    assert judge("i am very very sorry for all of it and i will send one", BOTH, "apology", "solution")[1] != "matter"


def test_what_hangs_is_unfinished_however_well_it_fits() -> None:
    assert judge("we will deliver your parcel tomorrow morning and", OFFER, "solution") == (
        "unfinished",
        "conjunction",
    )
    assert judge("bardzo pana przepraszam za to opóźnienie ale", PO_POLSKU, "apology", language="pl") == (
        "unfinished",
        "conjunction",
    )


def test_a_number_is_waited_for_until_it_is_known() -> None:
    assert judge("the ticket is four seven", ASKS) == ("unfinished", "number")
    assert judge("the ticket number is four seven one one", ASKS, facts=("ticket",))[1] != "number"


def test_nothing_said_is_unfinished() -> None:
    assert judge("", None) == ("unfinished", "nothing")


def test_open_speech_is_the_likelier_whole_the_longer_it_is() -> None:
    long = "my sister has played the accordion in the village band for many years now"
    short = completion("my sister", "en", Understood(), ())
    assert short.completeness == "unfinished"
    assert completion(long, "en", Understood(), ()).probability > short.probability


def test_polish_is_judged_alike() -> None:
    assert judge("bardzo pana przepraszam za to opóźnienie", PO_POLSKU, language="pl")[0] == "finished"
    assert judge("bardzo pana przepraszam za to opóźnienie", PO_POLSKU, "apology", language="pl")[1] == "matter"
    assert judge("bardzo pana", PO_POLSKU, language="pl")[0] == "unfinished"


@given(st.text(max_size=200), st.sampled_from(["en", "pl", "ko"]), st.sampled_from([None, *REPLIES]))
def test_every_text_has_a_probability_that_fits_its_level(
    text: str, language: str, reply: ReplyCandidate | None
) -> None:
    judged = completion(text, language, found(reply, "apology"), REPLIES)
    assert 0 <= judged.probability <= 1
    assert (judged.completeness == "finished") == (judged.probability >= 0.7)
    assert judged.reason


def test_an_end_that_sounds_like_a_comma_is_waited_for() -> None:
    words_alone = Completion("finished", 0.86, "length")
    assert as_it_sounds(words_alone, -3.0).probability < 0.7
    assert as_it_sounds(words_alone, 5.0).probability > 0.9
    assert as_it_sounds(words_alone, -3.0).by_sound


@pytest.mark.parametrize("reason", ["preposition", "auxiliary", "clause"])
def test_a_word_that_hangs_may_be_an_end_when_it_sounds_so(reason: str) -> None:
    hangs = Completion("unfinished", 0.0, reason)
    assert as_it_sounds(hangs, 5.0).probability > 0.5
    assert as_it_sounds(hangs, 0.0).probability == 0.0


@pytest.mark.parametrize("reason", ["hesitation", "conjunction", "article", "number", "nothing"])
def test_what_cannot_be_an_end_is_none_however_it_sounds(reason: str) -> None:
    assert as_it_sounds(Completion("unfinished", 0.0, reason), 9.0).probability == 0.0


@given(st.floats(0.01, 1.0), st.floats(-50, 50), st.floats(-50, 50))
def test_the_more_it_sounds_like_an_end_the_likelier_it_is_one(share: float, one: float, other: float) -> None:
    less, more = sorted((one, other))
    judged = Completion("likely", share, "length")
    assert 0.0 < as_it_sounds(judged, less).probability <= as_it_sounds(judged, more).probability < 1.0
