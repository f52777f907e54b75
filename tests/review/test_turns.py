from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEnded,
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    HeatChanged,
    ReplyTaken,
    TraineeSaid,
)
from roleplay.core.understanding import Evidence, Transcript, Understood
from roleplay.review.turns import turns
from tests.store.samples import CALL, SORRY, events


def said(at: float, text: str = "hello") -> TraineeSaid:
    return TraineeSaid(at, Transcript(text, at - 1, at, "typed"), Understood())


def test_a_call_reads_as_it_was_heard() -> None:
    assert [(turn.at, turn.kind, turn.speaker, turn.text[:12]) for turn in turns(CALL)] == [
        (1.5, "line", "customer", "Where is my "),
        (5.0, "said", "trainee", "I am so sorr"),
        (8.0, "line", "customer", "Three weeks!"),
        (10.0, "interrupted", "trainee", ""),
        (11.0, "silent", "trainee", ""),
    ]


def test_what_was_said_carries_its_consequences() -> None:
    turn = turns(CALL)[1]
    assert turn.techniques == SORRY.understood.techniques
    assert turn.words == SORRY.transcript.words
    assert turn.source == "pocketsphinx en-us"
    assert turn.seconds == 2.0
    assert (turn.node, turn.reply, turn.next_node) == ("opening", "apologise", "story")
    assert turn.evidence == Evidence("I am so sorry", "sorry", 0.7)
    assert (turn.heat_before, turn.heat_after) == (60.0, 45.0)
    assert [change.reason for change in turn.changes] == ["reply:apologise", "empathy"]


def test_silence_and_interruption_are_moves_too() -> None:
    interrupted, silent = turns(CALL)[3:]
    assert (interrupted.line, interrupted.interrupting) == ("story", True)
    assert (interrupted.heat_before, interrupted.heat_after) == (45.0, 55.0)
    assert (silent.seconds, silent.reply, silent.heat_before, silent.heat_after) == (7.0, "silence", 55.0, 55.0)
    assert silent.evidence is None


def test_a_button_is_a_move() -> None:
    log = (ButtonPressed(3.0, "hold"), ReplyTaken(3.0, "facts", "button:hold", "wait"), HeatChanged(3.0, 50, 55, "x"))
    (turn,) = turns(log)
    assert (turn.kind, turn.button, turn.reply, turn.node, turn.heat_before) == (
        "button",
        "hold",
        "button:hold",
        "facts",
        50,
    )


@pytest.mark.parametrize(
    ("after", "heard"),
    [
        ((), 6.0),
        ((CustomerSilent(12.0),), 2.0),
        ((CustomerSilent(16.5),), 6.0),
        ((CustomerSpeaking(13.0, "b", "More", 50, 1.0),), 3.0),
        ((said(13.0), CustomerSilent(14.0)), 4.0),
        ((CustomerSilent(10.0),), 6.0),
    ],
)
def test_a_line_ends_when_the_customer_falls_silent(after: tuple[CallEvent, ...], heard: float) -> None:
    assert turns((CustomerSpeaking(10.0, "a", "Listen!", 50, 6.0), *after))[0].seconds == heard


def test_a_second_character_keeps_its_name() -> None:
    (turn,) = turns(
        (CustomerSpeaking(1.0, "hello", "Supervisor speaking", 20, 2.0, speaker="boss", voice="piper joe"),)
    )
    assert (turn.speaker, turn.line, turn.source, turn.heat_before) == ("boss", "hello", "piper joe", 20)


def test_heat_before_the_first_move_belongs_to_nobody() -> None:
    log = (Answered(1.0), HeatChanged(1.0, 50, 60, "opening"), said(4.0), CallEnded(5.0, "aborted"))
    (turn,) = turns(log)
    assert (turn.heat_before, turn.heat_after, turn.changes, turn.reply) == (60, 60, (), "")


def test_a_node_that_leads_on_by_itself_keeps_the_reply() -> None:
    log = (said(4.0), ReplyTaken(4.0, "a", "sorry", "b"), ReplyTaken(4.0, "b", "otherwise", "c"))
    (turn,) = turns(log)
    assert (turn.node, turn.reply, turn.next_node) == ("a", "sorry", "c")


def test_a_trainee_who_talks_over_a_line_comes_behind_it() -> None:
    log = (said(9.0), CustomerSpeaking(8.5, "a", "No!", 50, 2.0))
    assert [turn.at for turn in turns(log)] == [8.0, 8.5]


@given(st.lists(events(), max_size=30))
def test_no_log_is_too_strange(log: list[CallEvent]) -> None:
    found = turns(log)
    assert [turn.at for turn in found] == sorted(turn.at for turn in found)
    assert sum(turn.kind == "said" for turn in found) == sum(isinstance(event, TraineeSaid) for event in log)
    assert sum(turn.kind == "line" for turn in found) == sum(isinstance(event, CustomerSpeaking) for event in log)
    moves = [turn for turn in found if turn.kind != "line"]
    changed = [change for turn in moves for change in turn.changes]
    assert len(changed) <= sum(isinstance(event, HeatChanged) for event in log)
    for turn in moves:
        assert turn.heat_after == (turn.changes[-1].after if turn.changes else turn.heat_before)
