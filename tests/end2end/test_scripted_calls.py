"""Whole calls with answers from a list: engine, understanding, voices, recogniser and store are the real ones."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import Utter
from roleplay.core.events import CustomerSpeaking, TraineeSaid
from roleplay.core.records import SessionRecord
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.formats.library import from_json
from roleplay.dialogue.replay import final_state
from tests.end2end.listening import QUIET, Ear, loudness, sides

GOOD = (
    "Good afternoon, this is the help desk, Peter speaking. What can I do for you?",
    "I understand how frustrating this is for you, Mr Kowalski. I am really sorry about the long wait.",
    "I want to help you. Please do not insult me, then we can find a solution together.",
    "Thank you for telling me. May I have the number of your ticket?",
    "So you have been waiting for three weeks and you had to use your old computer. Did I get that right?",
    "It was our mistake, and I apologise for the promise that was not kept.",
    "I will send you a replacement laptop by courier, it will be on your desk tomorrow at ten.",
    "I will check it myself and ring you tomorrow at noon. My name is Peter and this is my direct number.",
    "Is there anything else I can do for you? Thank you for your call. Goodbye.",
)
RUDE = (
    "What do you want?",
    "Calm down, it's only a laptop.",
    "That is not my fault, talk to the supplier.",
    "You are an idiot.",
    "Stop wasting my time.",
)


def _moves(texts: tuple[str, ...]) -> tuple[Utter, ...]:
    return tuple(map(Utter, texts))


def _play(app: Roleplay, texts: tuple[str, ...], *, spoken: bool = False) -> SessionRecord:
    return app.play_call(CallOptions("laptop-overdue"), _moves(texts), Ear(), spoken=spoken)


def test_sensible_answers_solve_it_and_step_again_on_the_same_path(app: Roleplay) -> None:
    record = _play(app, GOOD)
    assert record.summary.outcome == "solved"
    assert record.score is not None
    assert record.score.total >= 75
    again = final_state(_engine(record), record.events, seed=record.start.seed)
    taken = [event for event in record.events if event.kind == "reply_taken"]
    assert again.outcome == record.summary.outcome
    assert again.node == taken[-1].next_node


def test_rude_answers_lose_the_customer(app: Roleplay) -> None:
    record = _play(app, RUDE)
    assert record.summary.outcome == "customer_left"
    assert record.score is not None
    assert record.score.total <= 40


def test_the_demo_goes_through_three_steps_of_the_ladder_and_solves_it(app: Roleplay) -> None:
    record = app.play_call(CallOptions("laptop-overdue"), app.demo_answers(), Ear())
    assert record.summary.outcome == "solved"
    assert final_state(_engine(record), record.events, seed=record.start.seed).ladder == (1, 2, 3)


def _engine(record: SessionRecord) -> DialogueEngine:
    return DialogueEngine(from_json(record.start.scenario_source), record.start.language, record.start.level)


def test_all_five_steps_of_the_ladder_end_in_a_justified_hang_up(app: Roleplay) -> None:
    moves = app.read_answers(Path(__file__).parent / "answers" / "ladder.txt")
    record = app.play_call(CallOptions("laptop-overdue"), moves, Ear())
    assert record.summary.outcome == "justified_hangup"
    assert final_state(_engine(record), record.events, seed=record.start.seed).ladder == (1, 2, 3, 4, 5)


def test_a_handover_with_a_briefing(app: Roleplay) -> None:
    moves = app.read_answers(Path(__file__).parent / "answers" / "handover.txt")
    record = app.play_call(CallOptions("laptop-overdue"), moves, Ear())
    assert record.summary.outcome == "handed_over"
    assert record.summary.score is not None
    speakers = {event.speaker for event in record.events if isinstance(event, CustomerSpeaking)}
    assert speakers == {"customer", "lead"}


def test_an_offer_without_sympathy_loses_the_customer_though_the_laptop_is_settled(app: Roleplay) -> None:
    texts = (
        "Good morning, help desk, Anna speaking.",
        "What is your ticket number?",
        "When did you order it?",
        "A courier will bring you a replacement laptop tomorrow before noon.",
        "Is there anything else? Goodbye.",
    )
    assert _play(app, texts).summary.outcome == "customer_left"


@pytest.mark.slow
def test_spoken_answers_are_recognised_and_both_voices_are_on_their_channels(app: Roleplay) -> None:
    record = _play(app, GOOD, spoken=True)
    assert record.summary.outcome == "solved"
    assert record.summary.recogniser == "moonshine tiny-en"
    recording = app.recording(record.start.id)
    assert recording is not None
    customer, trainee, rate = sides(recording)
    for event in record.events:
        if isinstance(event, CustomerSpeaking) and event.seconds > 1:
            assert loudness(customer, rate, event.at, event.at + event.seconds) > 0.02
            assert loudness(trainee, rate, event.at + 0.2, event.at + event.seconds - 0.2) < 0.001
        elif isinstance(event, TraineeSaid):
            words = event.transcript.words
            assert words
            assert all(word.start < word.end for word in words)
            assert loudness(trainee, rate, words[0].start, words[-1].end) > 0.02
            assert loudness(customer, rate, words[0].start, words[-1].end) < QUIET


@pytest.mark.slow
def test_rude_answers_spoken(app: Roleplay) -> None:
    assert _play(app, RUDE, spoken=True).summary.outcome in ("customer_left", "unjustified_hangup")


def test_the_command_line_plays_the_same_call(environment: dict[str, str], tmp_path: Path) -> None:
    answers, out = tmp_path / "good.txt", tmp_path / "s.json"
    answers.write_text("\n".join(GOOD))
    done = subprocess.run(
        [sys.executable, "-m", "roleplay", "call", "laptop-overdue", "--answers", answers, "--json", out],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    saved = json.loads(out.read_text())
    assert saved["outcome"] == "solved"
    assert "Outcome: solved" in done.stdout


def test_a_call_is_held_without_full_collections_of_garbage(app: Roleplay) -> None:
    usual, seen = gc.get_threshold(), []
    app.play_call(
        CallOptions("laptop-overdue", language="en"),
        app.demo_answers(),
        lambda _event: seen.append(gc.get_threshold()[2]),
    )
    assert min(seen) > usual[2]
    assert gc.get_threshold() == usual
