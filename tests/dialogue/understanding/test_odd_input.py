"""Whatever comes in: no crash, the same answer twice, and evidence that holds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.understanding import Understood
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.understanding.candidates import FactPhrases, ReplyCandidate
from roleplay.dialogue.understanding.understander import Understander

_REPLIES = (
    ReplyCandidate("sorry", ("apology",), ("I am sorry about the delay",), cues_none=("not sorry",)),
    ReplyCandidate("number", ("fact_finding",), (), cues_any=("number",), cues_all=("ticket",)),
    ReplyCandidate("bare"),
)
_FACTS = (FactPhrases("ticket", ("4471",)),)
_FRAGMENTS = st.sampled_from(
    [
        *("I'm sorry", "not", "you said", "calm down", "Mr Kowalski", ",", ".", "?!", "and", "what is your number"),
        *("“", "”", "przepraszam", "nie", "four", "7", "\u200b", "ł", "🙂", "\x00", "hang up", "but", "…", "--", "-"),
        *("'", "it was my fault", "we", "the courier"),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(_FRAGMENTS, max_size=25).map(" ".join),
    st.lists(_FRAGMENTS, max_size=9).map("".join),
)


def ask(understander: Understander, text: str, language: str) -> Understood:
    return understander.understand(text, language, replies=_REPLIES, names=("Kowalski", "Marian"), facts=_FACTS)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_TEXTS, language=st.sampled_from(["en", "pl", "ko", "xx"]))
def test_any_text(understander: Understander, text: str, language: str) -> None:
    understood = ask(understander, text, language)
    assert understood == ask(understander, text, language)
    scores = [match.score for match in understood.techniques]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert {match.technique for match in understood.techniques} <= TECHNIQUE_IDS
    assert len({match.technique for match in understood.techniques}) == len(understood.techniques)
    assert all(match.evidence.clause and match.evidence.clause in text for match in understood.techniques)
    assert {match.reply for match in understood.replies} == {reply.id for reply in _REPLIES}
    rated = [match.score for match in understood.replies]
    assert rated == sorted(rated, reverse=True)
    assert all(0 <= score <= 1 for score in rated)
    assert all(match.evidence.clause in text for match in understood.replies)


@pytest.mark.parametrize("text", ["", "   ", "...", "?!", "🙂🙂🙂", "\x00\x01\x02", "“”", "-", "'", "\n\n"])
def test_no_words(understander: Understander, text: str) -> None:
    understood = ask(understander, text, "en")
    assert understood.techniques == ()
    assert understood.facts == ()
    assert {match.score for match in understood.replies} == {0.0}


@pytest.mark.parametrize(
    "text",
    [
        "I am sorry and " * 700,
        "a" * 10_000,
        "I'm sorry. " * 900,
        "no " * 5000,
        "\u0301" * 300 + " sorry",
        "“" * 500 + "sorry" + "”" * 500,
    ],
)
def test_very_long(understander: Understander, text: str) -> None:
    understood = ask(understander, text, "en")
    assert all(match.evidence.clause in text for match in understood.techniques)


def test_emoji_and_control_characters_do_not_hide_words(understander: Understander) -> None:
    found = understander.understand("🙂 I'm so sorry\x07 about this!!! 🙂", "en").techniques
    assert found[0].technique == "apology"
