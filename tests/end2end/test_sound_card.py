"""Whole calls through a real sound server: a voice speaks into the microphone, the loudspeaker is recorded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import Utter
from roleplay.core.events import (
    CallEnded,
    CustomerSilent,
    CustomerSpeaking,
    PartialTranscript,
    TraineeInterrupted,
    TraineeSaid,
    TurnTimed,
)
from tests.end2end.listening import QUIET, Ear, loudness, sides
from tests.pulse import PulseServer

SORRY = "I am very sorry that your parcel is late. I understand how annoying that is."
OFFER = "We will deliver your parcel tomorrow morning before ten."

pytestmark = pytest.mark.sound

Speak = Callable[[str], NDArray[np.int16]]


@pytest.fixture
def speak(app: Roleplay) -> Speak:
    """The trainee's voice."""

    def sound(text: str) -> NDArray[np.int16]:
        return np.frombuffer(app.voice_sample("trainee", text, 0, telephone=False).samples, np.int16)

    return sound


def _turn(event: object) -> bool:
    return isinstance(event, CustomerSilent)


def test_the_calm_sound_of_a_break_is_heard_until_it_is_stopped(app: Roleplay, sound_card: PulseServer) -> None:
    with sound_card.record_loudspeaker() as loudspeaker:
        calm = app.calm_sound()
        heard = loudspeaker.wait_for_sound(peak=300)
        calm.stop()
        assert calm.join(120)
    assert np.abs(heard.astype(int)).max() < 8000


def test_a_call_by_voice(app: Roleplay, sound_card: PulseServer, speak: Speak) -> None:
    ear = Ear()
    sorry, offer = speak(SORRY), speak(OFFER)
    with sound_card.record_loudspeaker() as loudspeaker:
        call = app.ring(CallOptions("late-parcel", answer_at_once=True), ear)
        for sound in (sorry, offer):
            ear.wait_for(_turn)
            sound_card.play_into_microphone(sound)
        ear.wait_for(lambda event: isinstance(event, CallEnded))
        assert call.join(120)

    record = app.session(call.session_id)
    assert record.summary.outcome == "solved"
    said = [event for event in record.events if isinstance(event, TraineeSaid)]
    assert "sorry" in said[0].transcript.text
    assert "tomorrow" in said[1].transcript.text
    assert any(isinstance(event, PartialTranscript) for event in ear.events)
    assert all(event.recognition < 30 for event in record.events if isinstance(event, TurnTimed))
    assert np.abs(loudspeaker.samples).max() > 1000

    recording = app.recording(call.session_id)
    assert recording is not None
    customer, trainee, rate = sides(recording)
    for event in record.events:
        if isinstance(event, CustomerSpeaking):
            assert loudness(customer, rate, event.at, event.at + event.seconds) > 0.02
    for utterance in said:
        words = utterance.transcript.words
        assert loudness(trainee, rate, words[0].start, words[-1].end) > 0.02


def test_the_customer_can_be_interrupted_and_it_is_noticed(
    app: Roleplay, sound_card: PulseServer, speak: Speak
) -> None:
    ear = Ear()
    sorry = speak(SORRY)
    call = app.ring(CallOptions("laptop-overdue", answer_at_once=True), ear)
    ear.wait_for(lambda event: isinstance(event, CustomerSpeaking))
    sound_card.play_into_microphone(sorry, wait=False)
    interrupted = ear.wait_for(lambda event: isinstance(event, TraineeInterrupted))
    ear.wait_for(lambda event: isinstance(event, TraineeSaid))
    call.abort()
    assert call.join(120)

    assert isinstance(interrupted, TraineeInterrupted)
    assert interrupted.line == "pick-up-1"
    recording = app.recording(call.session_id)
    assert recording is not None
    customer, _, rate = sides(recording)
    assert loudness(customer, rate, interrupted.at + 0.3, interrupted.at + 0.8) < QUIET
    said = next(event for event in app.session(call.session_id).events if isinstance(event, TraineeSaid))
    assert said.interrupting


@pytest.mark.slow
def test_a_call_from_the_command_line(
    app: Roleplay, pulse_server: PulseServer, speak: Speak, environment: dict[str, str], tmp_path: Path
) -> None:
    sounds = [speak(SORRY), speak(OFFER)]
    out = tmp_path / "session.json"
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "roleplay", "call", "late-parcel", "--json", str(out)],
        env=environment | pulse_server.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        shown = []
        for line in program.stdout:
            shown.append(line)
            if "hint:" in line and sounds:  # hints come when it is the trainee's turn
                pulse_server.play_into_microphone(sounds.pop(0))
        assert program.wait(120) == 0, "".join(shown)
    saved = json.loads(out.read_text())
    assert saved["outcome"] == "solved"
    assert saved["recogniser"] == "moonshine tiny-en"
    assert Path(saved["recording"]).is_file()


@pytest.mark.skipif(Path("/dev/snd").exists(), reason="this machine has a sound card, which would ring")
def test_without_a_sound_card_there_is_one_message(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "roleplay", "call", "laptop-overdue"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("roleplay: There is no ")
    assert "--typed" in done.stderr


def test_a_saved_call_is_heard_again(app: Roleplay, sound_card: PulseServer) -> None:
    record = app.play_call(CallOptions("late-parcel"), (Utter(SORRY), Utter(OFFER)), Ear())
    with sound_card.record_loudspeaker() as loudspeaker:
        player = app.player(record.start.id)
        assert record.events[-1].at <= player.duration < record.events[-1].at + 3  # the dead line is recorded, too
        player.seek(next(event.at for event in record.events if isinstance(event, CustomerSpeaking)))
        player.set_speed(1.5)
        player.play()
        loudspeaker.wait_for_sound()
        player.pause()
        assert not player.playing
        assert player.position > 0
        player.close()


def test_the_microphone_test_hears_a_voice_and_silence(app: Roleplay, sound_card: PulseServer, speak: Speak) -> None:
    levels: list[float] = []
    assert not app.test_microphone(0.5, levels.append).ok
    assert levels
    player = sound_card.play_into_microphone(speak(SORRY), wait=False)
    heard = app.test_microphone(3.0, levels.append)
    assert player.wait(120) == 0
    assert heard.ok, heard.message
    with sound_card.record_loudspeaker() as loudspeaker:
        app.play(heard.recording)
        loudspeaker.wait_for_sound()


def test_a_voice_sample_is_heard(app: Roleplay, sound_card: PulseServer) -> None:
    with sound_card.record_loudspeaker() as loudspeaker:
        app.play(app.voice_sample("marian", "Where is my laptop?", 90))
        loudspeaker.wait_for_sound()


def test_a_spoken_comment_is_recorded_and_written_down(app: Roleplay, sound_card: PulseServer, speak: Speak) -> None:
    session = app.play_call(CallOptions("late-parcel"), (Utter(SORRY),), Ear()).start.id
    loudness_told: list[float] = []
    dictation = app.grading.dictate(loudness_told.append)
    sound_card.play_into_microphone(speak(SORRY))
    comment = app.grading.say(session, dictation.stop(), 1.0)
    assert "sorry" in comment.text
    assert max(loudness_told) > -40
    with sound_card.record_loudspeaker() as loudspeaker:
        app.grading.hear(comment)
        loudspeaker.wait_for_sound()
