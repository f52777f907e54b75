"""Matching with the replies of a node."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roleplay.core.understanding import ReplyMatch
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.understander import Understander

NODE = (
    ReplyCandidate(
        "empathise",
        ("empathy", "apology"),
        (
            "I can hear how upset you are, three weeks is far too long.",
            "That must be very frustrating for you.",
            "I am so sorry that you had to wait.",
        ),
    ),
    ReplyCandidate(
        "ask_ticket",
        ("fact_finding",),
        (
            "What is your ticket number?",
            "Could you give me the number of your ticket?",
            "Which number is on the ticket?",
        ),
        cues_any=("ticket", "number"),
    ),
    ReplyCandidate(
        "limit",
        ("boundary",),
        (
            "I want to help you, but please stop swearing.",
            "I ask you not to insult me.",
            "We can go on when you stop shouting.",
        ),
    ),
    ReplyCandidate("brush_off", ("policy_wall", "calm_down", "minimising", "blame_customer", "deflect")),
    ReplyCandidate(
        "hang_up",
        ("ending_call",),
        ("I am ending this call now.", "I am going to hang up.", "This conversation is over for me."),
    ),
    ReplyCandidate(
        "loan",
        ("solution",),
        (
            "I can bring you a loan laptop this afternoon.",
            "You will have a spare machine today.",
            "I'll lend you one until it comes.",
        ),
        cues_any=("loan", "spare"),
    ),
)


def best(understander: Understander, text: str, language: str = "en") -> ReplyMatch:
    return understander.understand(text, language, replies=NODE).replies[0]


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("I'm terribly sorry, waiting for three weeks must be awful.", "empathise"),
        ("could you tell me your ticket number please", "ask_ticket"),
        ("do you have the number of the ticket", "ask_ticket"),
        ("I do want to help you, so please don't swear at me.", "limit"),
        ("Sorry, those are the rules.", "brush_off"),
        ("It's only a laptop, calm down.", "brush_off"),
        ("since you keep insulting me i am going to hang up", "hang_up"),
        ("How about I lend you a spare laptop until yours arrives?", "loan"),
        ("Well, let me think about it. I can hear how angry this makes you and I really do understand.", "empathise"),
    ],
)
def test_best_reply(understander: Understander, text: str, reply: str) -> None:
    match = best(understander, text)
    assert match.reply == reply
    assert match.score > 0.5


def test_nothing_fits_an_utterance_about_something_else(understander: Understander) -> None:
    assert best(understander, "Bananas are yellow.").score < 0.3


def test_a_denied_technique_does_not_take_its_reply(understander: Understander) -> None:
    assert best(understander, "I am not going to end this call.").score < 0.4


def test_somebody_elses_words_do_not_take_a_reply(understander: Understander) -> None:
    assert best(understander, 'You said "I am ending this call now."').score < 0.4


def test_a_cue_of_none_rules_a_reply_out(understander: Understander) -> None:
    replies = (ReplyCandidate("go", ("transfer",), ("I will connect you",), cues_none=("tomorrow",)),)
    said = understander.understand("I will connect you tomorrow", "en", replies=replies).replies
    assert said[0].score == 0
    assert understander.understand("I will connect you", "en", replies=replies).replies[0].score > 0.8


def test_missing_cues_weaken_a_reply(understander: Understander) -> None:
    with_cues = ReplyCandidate("with", (), ("What is the number?",), cues_all=("ticket",))
    without = ReplyCandidate("without", (), ("What is the number?",))
    ranked = understander.understand("What is the number?", "en", replies=(with_cues, without)).replies
    assert [match.reply for match in ranked] == ["without", "with"]
    ranked = understander.understand("What is the number of the ticket?", "en", replies=(without, with_cues)).replies
    assert ranked[0].reply == "with"
    assert ranked[0].evidence.cues == ("ticket",)


def test_techniques_that_were_found_are_named(understander: Understander) -> None:
    match = best(understander, "I am so sorry, I can hear how upset you are.")
    assert set(match.techniques) == {"empathy", "apology"}


def test_polish_utterances_match_english_examples(understander: Understander) -> None:
    replies = [replace(reply, cues_any=()) for reply in NODE]
    matches = understander.understand("Jaki jest numer pana zgłoszenia?", "pl", replies=replies).replies
    assert matches[0].reply == "ask_ticket"
