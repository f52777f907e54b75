"""Captions: what is shown of a call, on a terminal and elsewhere."""

from __future__ import annotations

import io
import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from roleplay.cli.captions import Captions, print_summary
from roleplay.core.events import (
    ButtonPressed,
    CallEnded,
    CustomerSilent,
    CustomerSpeaking,
    HeatChanged,
    Hints,
    Levels,
    LinePaused,
    LineResumed,
    LineWaits,
    PartialTranscript,
    ReplyTaken,
    TraineeSaid,
    TraineeSilent,
    Trouble,
)
from roleplay.core.records import Cap, SectionScore
from roleplay.core.understanding import Evidence, TechniqueMatch, Transcript, Understood
from roleplay.review.story import Story
from tests.gui import sample

NAMES = {"customer": "Marian Kowalski"}


def said(text: str) -> TraineeSaid:
    match = TechniqueMatch("apology", 0.91, Evidence(text))
    return TraineeSaid(65.0, Transcript(text, 60, 65, "typed"), Understood((match,)))


def plain() -> tuple[Console, io.StringIO]:
    stream = io.StringIO()
    return Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=True), stream


def test_shows_who_says_what_how_hot_it_is_and_what_was_found() -> None:
    console, stream = plain()
    captions = Captions(console, NAMES, times=True)
    for event in (
        CustomerSpeaking(3.0, "l", "Where is it?", 78, 0),
        CustomerSilent(4.0),
        Levels(4.0, -50, -20),
        said("I am sorry."),
        HeatChanged(65.0, 78, 73, "apology"),
        CustomerSpeaking(66.0, "m", "Good day.", 20, 0, speaker="lead"),
        TraineeSilent(70.0, 7),
        ButtonPressed(71.0, "hang_up"),
        Trouble(71.0, "device", "The microphone is gone."),
        CallEnded(72.0, "unjustified_hangup"),
    ):
        captions(event)
    assert [line.rstrip() for line in stream.getvalue().splitlines()] == [
        "  0:03 Marian Kowalski    ████████░░  78  Where is it?",
        "  1:05 You                I am sorry.",
        "                          found: apology 0.91",
        "                          heat 78 -> 73: apology",
        "  1:06 lead               ██░░░░░░░░  20  Good day.",
        "  1:10 You                (silent for 7 s)",
        "  1:11 You                [hang up]",
        "  1:11 !                  The microphone is gone.",
        "  1:12                    The call is over.",
    ]


def test_tells_that_the_call_stands_still_and_what_can_be_chosen() -> None:
    console, stream = plain()
    captions = Captions(console, NAMES)
    captions(LinePaused(5.0, "device_lost", "microphone", "Desk", "The microphone 'Desk' went away."))
    captions(LineWaits(5.0, "device_unknown", "microphone", "Desk", "", ("Headset", "Webcam"), ("Monitor",)))
    captions(LineResumed(5.0, "Headset", "Monitor", 12.4))
    assert [line.strip() for line in stream.getvalue().splitlines()] == [
        "!                  The call stands still. The microphone 'Desk' went away.",
        "choose with [microphone NAME]: Headset, Webcam",
        "choose with [loudspeaker NAME]: Monitor",
        "!                  The call goes on with Headset, Monitor after 12 s.",
    ]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("reply:limit-first", "what you said"),
        ("button:hold", "put on hold"),
        ("otherwise", "not what was hoped for"),
        ("own_mistake", "own mistake"),
    ],
)
def test_reasons_are_told_in_words(reason: str, words: str) -> None:
    console, stream = plain()
    Captions(console, NAMES)(HeatChanged(1.0, 76, 79, reason))
    assert stream.getvalue().strip() == f"heat 76 -> 79: {words}"


def test_a_reaction_is_explained_once() -> None:
    story = Story(sample.record().start)
    taken = ReplyTaken(2.0, "facts", "otherwise", "facts")
    why = "why: He did not hear anything that brings him closer to a laptop."
    console, stream = plain()
    captions = Captions(console, NAMES, story=story)
    for event in (taken, said("Hm."), taken, taken, said("Hm."), taken):
        captions(event)
    assert stream.getvalue().count(why) == 2
    without, elsewhere = plain()
    Captions(without, NAMES)(taken)
    assert elsewhere.getvalue() == ""


def test_a_better_answer_follows_the_reason() -> None:
    record = sample.record()
    console, stream = plain()
    captions = Captions(console, NAMES, story=Story(record.start, record.events))
    for event in record.events:
        captions(event)
    lines = [line.strip() for line in stream.getvalue().splitlines()]
    why = lines.index("why: Being told to calm down denies that he has a reason to be angry.")
    assert lines[why + 1].startswith("better: Mr Kowalski, I hear how upset you are, and I would be too. (He hears")
    assert sum(line.startswith("better: ") for line in lines) == 2


def test_the_summary_begins_with_the_customers_own_words() -> None:
    console, stream = plain()
    cap = Cap(40, "repeated:calm_down", 9.4, "please calm down")
    print_summary(console, replace(sample.record(), score=replace(sample.SCORE, cap=cap)))
    shown = [line.strip() for line in stream.getvalue().splitlines() if line.strip()]
    assert shown[0] == "Marian Kowalski: ★★★★☆ 4 of 5  “<b>Somebody</b> listened to me.”"
    assert shown[1:4] == ["+3.0  solved", "+1.0  feeling met  “i hear how upset you are”", "-1.0  hot end"]
    assert "Score:   74 of 100 (held at 40: calm down, again)" in shown
    assert "0.0 of 5.0  apology" in shown
    assert "-3.0  calm down  “please calm down”" in shown


def test_a_section_that_was_not_called_for_is_told_so() -> None:
    console, stream = plain()
    score = replace(sample.SCORE, sections=(SectionScore("facts", 0, 0),), survey=None)
    print_summary(console, replace(sample.record(), score=score))
    assert "facts       not called for" in stream.getvalue()


def test_a_terminal_without_block_characters_gets_others() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), "ascii")
    Captions(Console(file=stream, markup=False), NAMES)(CustomerSpeaking(3.0, "l", "Hm.", 40, 0))
    stream.flush()
    assert b"####......  40" in stream.buffer.getvalue()  # type: ignore[attr-defined]


def test_hints_only_where_they_are_wanted() -> None:
    for wanted in (True, False):
        console, stream = plain()
        Captions(console, NAMES, hints=wanted)(Hints(1.0, (("sorry", "I am sorry to hear that."),)))
        assert ("hint: I am sorry to hear that." in stream.getvalue()) is wanted


def test_partial_transcripts_are_written_over_on_a_terminal_and_not_shown_elsewhere() -> None:
    stream = io.StringIO()
    captions = Captions(Console(file=stream, force_terminal=True, width=60, markup=False), NAMES)
    captions(PartialTranscript(1.0, "i am"))
    captions(PartialTranscript(1.2, "i am so sorry" * 20))
    captions(said("I am so sorry."))
    assert stream.getvalue().count("\x1b[2K") == 2
    assert all(len(line) < 200 for line in stream.getvalue().splitlines())
    console, elsewhere = plain()
    Captions(console, NAMES)(PartialTranscript(1.0, "i am"))
    assert elsewhere.getvalue() == ""


@given(st.text(max_size=60))
def test_text_of_people_is_never_taken_as_markup(text: str) -> None:
    console, stream = plain()
    Captions(console, NAMES)(said(f"[bold]{text}[/bold] :smile:"))
    assert "[bold]" in stream.getvalue()
    assert "[/bold] :smile:" in stream.getvalue()


def test_a_reader_that_goes_away_does_not_end_the_call() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8", buffering=1) as stream:  # noqa: PTH123 - a descriptor
        captions = Captions(Console(file=stream, markup=False), NAMES)
        captions(said("I am sorry."))
        captions(said("I am sorry."))
        os.dup2(os.open(os.devnull, os.O_WRONLY), writing)


def test_an_end_that_was_not_saved_is_not_claimed() -> None:
    row = replace(sample.summary(1), state="running", outcome=None)
    console, stream = plain()
    print_summary(console, replace(sample.record(row), score=None))
    shown = stream.getvalue()
    assert "Outcome: not saved" in shown
    assert "Saved as" not in shown
    assert f"roleplay sessions show {row.id[:8]}" in shown
