"""Whole calls on a virtual line, led by the conductor."""

from __future__ import annotations

import pytest

from roleplay.call.holds import NORMAL
from roleplay.call.trainee import KeepSilent, Press, Utter, parse_answers
from roleplay.core.errors import InputError
from roleplay.core.events import (
    ButtonPressed,
    CallEnded,
    CustomerSpeaking,
    Hints,
    NoteTaken,
    PartialTranscript,
    TraineeInterrupted,
    TraineeSaid,
    TraineeSilent,
    TraineeSpeaking,
    Trouble,
)
from roleplay.core.sound import CALL_RATE, FRAME_SECONDS, SAMPLE_BYTES, Pcm
from roleplay.core.understanding import Completion
from tests.call.fakes import Dictation, Rehearsal, hum
from tests.dialogue.scenarios import small


def _ended(rehearsal: Rehearsal) -> CallEnded:
    last = rehearsal.writer.of_kind("call_ended")[-1]
    assert isinstance(last, CallEnded)
    return last


def test_a_typed_call_is_told_in_order_and_ends_as_the_dialogue_says() -> None:
    rehearsal = Rehearsal(small(), Utter("empathy"), Utter("solution"))
    assert [event.kind for event in rehearsal.run().events] == [
        *("ringing", "answered", "customer_speaking", "customer_silent"),
        *("trainee_said", "heat_changed", "reply_taken", "turn_timed"),
        *("trainee_said", "heat_changed", "reply_taken", "turn_timed"),
        *("customer_speaking", "customer_silent", "call_ended"),
    ]
    assert _ended(rehearsal).outcome == "solved"


def test_the_recording_is_as_long_as_the_call_and_keeps_both_sides_apart() -> None:
    rehearsal = Rehearsal(
        small(),
        Utter("empathy"),
        Utter("solution"),
        dictation=Dictation("empathy", "solution"),
        speak=lambda _: hum(1.0),
    )
    notebook = rehearsal.run()
    assert _ended(rehearsal).outcome == "solved"
    assert len(notebook.customer) == len(notebook.trainee)
    assert len(notebook.trainee) / SAMPLE_BYTES / CALL_RATE >= _ended(rehearsal).at
    spoken = notebook.of_kind("customer_speaking")
    for event in spoken:
        assert isinstance(event, CustomerSpeaking)
        begin = round((event.at + 0.3) * CALL_RATE) * SAMPLE_BYTES
        assert any(notebook.customer[begin : begin + 200])
        assert not any(notebook.trainee[begin : begin + 200])
    said = notebook.of_kind("trainee_said")
    for utterance in said:
        assert isinstance(utterance, TraineeSaid)
        middle = round((utterance.transcript.started_at + 0.8) * CALL_RATE) * SAMPLE_BYTES
        assert any(notebook.trainee[middle : middle + 200])


def test_nobody_is_recorded_before_having_picked_up() -> None:
    rehearsal = Rehearsal(small(), Utter("empathy"), dictation=Dictation(), speak=lambda _: hum(1.0))
    rehearsal.line.hear(hum(1.5))
    notebook = rehearsal.run()
    until = round(1.5 * CALL_RATE) * SAMPLE_BYTES
    assert not any(notebook.trainee[:until])


UNLIKELY = Completion("unfinished", 0.2)


def test_the_recogniser_gets_the_sound_before_the_onset_too() -> None:
    dictation = Dictation("empathy", "solution")
    Rehearsal(small(), Utter("empathy"), Utter("solution"), dictation=dictation, speak=lambda _: hum(1.0)).run()
    assert len(dictation.heard) == 2
    assert len(dictation.heard[0]) / SAMPLE_BYTES / CALL_RATE == pytest.approx(
        0.3 + 1.0 + NORMAL.seconds(UNLIKELY), abs=0.15
    )


def test_silence_makes_the_customer_ask_and_then_leave() -> None:
    rehearsal = Rehearsal(small(), KeepSilent())
    notebook = rehearsal.run()
    silences = notebook.of_kind("trainee_silent")
    assert all(isinstance(event, TraineeSilent) and 5 <= event.seconds < 5.1 for event in silences)
    assert len(silences) == 2
    assert _ended(rehearsal).outcome == "customer_left"


def test_talking_over_the_customer_stops_her_and_is_noticed() -> None:
    rehearsal = Rehearsal(small(), dictation=Dictation("empathy", "solution"))
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(_after(3.0, 1.4))
    notebook = rehearsal.run()
    interrupted = notebook.of_kind("trainee_interrupted")[0]
    assert isinstance(interrupted, TraineeInterrupted)
    assert interrupted.line == "hello"
    assert 0.9 < interrupted.heard_seconds < 1.6
    said = notebook.of_kind("trainee_said")[0]
    assert isinstance(said, TraineeSaid)
    assert said.interrupting
    quiet = round((interrupted.at + 0.2) * CALL_RATE) * SAMPLE_BYTES
    assert not any(notebook.customer[quiet : quiet + 2000])


def test_a_tirade_goes_on_when_talked_over() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["tirade"] = True
    rehearsal = Rehearsal(small(nodes=nodes), dictation=Dictation("empathy"))
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(_after(3.0, 1.4))
    notebook = rehearsal.run()
    at = notebook.of_kind("trainee_interrupted")[0].at
    later = round((at + 0.5) * CALL_RATE) * SAMPLE_BYTES
    assert any(notebook.customer[later : later + 2000])


def _after(pause: float, seconds: float) -> Pcm:
    sound = hum(seconds)
    return Pcm(bytes(round(pause * CALL_RATE) * SAMPLE_BYTES) + sound.samples)


def test_hold_plays_music_until_resumed() -> None:
    rehearsal = Rehearsal(small(), Press("hold"), KeepSilent(), Press("resume"), Press("hang_up"))
    notebook = rehearsal.run()
    assert [event.button for event in notebook.events if isinstance(event, ButtonPressed)] == [
        "hold",
        "resume",
        "hang_up",
    ]
    held = notebook.of_kind("button_pressed")[0].at
    music = round((held + 2.0) * CALL_RATE) * SAMPLE_BYTES
    assert any(notebook.customer[music : music + 2000])
    assert _ended(rehearsal).outcome == "unjustified_hangup"


def test_a_line_without_a_voice_is_shown_and_the_trouble_is_told_once() -> None:
    rehearsal = Rehearsal(small(), Utter("solution"), Utter("empathy"), Utter("solution"))
    rehearsal.speaker.mute = True
    notebook = rehearsal.run()
    assert next(event.text for event in notebook.events if isinstance(event, CustomerSpeaking)) == "Hello?"
    assert len([event for event in notebook.events if isinstance(event, Trouble)]) == 1
    assert _ended(rehearsal).outcome == "solved"


def test_what_may_come_next_is_synthesized_ahead() -> None:
    rehearsal = Rehearsal(small(), Utter("empathy"), Utter("solution"))
    rehearsal.run()
    assert rehearsal.speaker.prepared[0] == ("hello",)
    assert {"cold", "there", "what"} <= set(rehearsal.speaker.prepared[1])
    assert "thanks" in rehearsal.speaker.prepared[2]


def test_orders_from_other_threads_are_carried_out_between_frames() -> None:
    rehearsal = Rehearsal(small(), answered=False)
    conductor = rehearsal.conductor
    conductor.post(lambda: conductor.note("  he is angry  "))
    conductor.post(conductor.answer)
    conductor.post(lambda: conductor.type("empathy"))
    conductor.tell_partial("emp")
    conductor.post(lambda: conductor.type("   "))
    conductor.post(lambda: conductor.type("solution"))
    notebook = rehearsal.run()
    assert [event.text for event in notebook.events if isinstance(event, NoteTaken)] == ["he is angry"]
    assert len(notebook.of_kind("trainee_said")) == 2
    assert PartialTranscript(0.0, "emp") in rehearsal.live
    assert _ended(rehearsal).outcome == "solved"


def test_nothing_can_be_said_or_pressed_before_answering() -> None:
    rehearsal = Rehearsal(small(), answered=False)
    conductor = rehearsal.conductor
    conductor.post(lambda: conductor.type("empathy"))
    conductor.post(lambda: conductor.press("hang_up"))
    conductor.post(lambda: conductor.abort("declined"))
    assert [event.kind for event in rehearsal.run().events] == ["ringing", "call_ended"]
    assert _ended(rehearsal).outcome == "aborted"


def test_an_unanswered_phone_stops_ringing_in_the_end() -> None:
    rehearsal = Rehearsal(small(), answered=False)
    rehearsal.run()
    assert _ended(rehearsal).outcome == "aborted"
    assert _ended(rehearsal).at == pytest.approx(120.0, abs=2 * FRAME_SECONDS)


def test_hints_and_speech_are_told_live() -> None:
    rehearsal = Rehearsal(small(), Utter("empathy"), dictation=Dictation("empathy"), speak=lambda _: hum(1.0))
    rehearsal.run()
    assert any(isinstance(event, Hints) for event in rehearsal.live)
    speaking = [event.speaking for event in rehearsal.live if isinstance(event, TraineeSpeaking)]
    assert speaking[:2] == [True, False]


def test_answers_are_read_one_move_a_line() -> None:
    lines = ["\ufeffHello.", "", "  [Silence] ", "[hang up]", "[hold]", "[RESUME]", "[transfer]"]
    assert parse_answers(lines, "good.txt") == (
        Utter("Hello."),
        KeepSilent(),
        Press("hang_up"),
        Press("hold"),
        Press("resume"),
        Press("transfer"),
    )


def test_an_unknown_move_is_told_with_its_place() -> None:
    with pytest.raises(InputError, match=r"good\.txt, line 2: \[shout\]") as caught:
        parse_answers(["Hello.", "[shout]"], "good.txt")
    assert "[silence]" in caught.value.hint
