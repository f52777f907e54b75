"""Calls through loudspeakers, whose sound the microphone hears, through a real sound server."""

from __future__ import annotations

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.core.events import (
    CallEnded,
    CustomerSilent,
    PartialTranscript,
    TraineeInterrupted,
    TraineeSaid,
    TraineeSpeaking,
)
from tests.end2end.listening import Ear, loudness, sides
from tests.end2end.test_sound_card import OFFER, SORRY, Speak, speak
from tests.pulse import PulseServer

__all__ = ["speak"]

pytestmark = pytest.mark.sound


def put_microphone_before_loudspeaker(server: PulseServer) -> None:
    """Let the microphone hear what the loudspeaker plays, half as loud and 80 ms later."""
    server.load("module-loopback", "source=spk.monitor", "sink=mic", "latency_msec=80", "source_dont_move=yes")
    loops = [line.split("\t")[0] for line in server.pactl("list", "short", "sink-inputs").splitlines()]
    server.pactl("set-sink-input-volume", loops[-1], "75%")  # cubic: 8 dB less


def test_the_customer_is_not_heard_as_the_trainee(app: Roleplay, sound_card: PulseServer, speak: Speak) -> None:
    put_microphone_before_loudspeaker(sound_card)
    ear = Ear()
    sounds = speak(SORRY), speak(OFFER)
    call = app.ring(CallOptions("late-parcel", answer_at_once=True, listens_through="loudspeakers"), ear)
    for sound in sounds:
        ear.wait_for(lambda event: isinstance(event, CustomerSilent))
        sound_card.play_into_microphone(sound)
    ear.wait_for(lambda event: isinstance(event, CallEnded))
    assert call.join(120)

    record = app.session(call.session_id)
    said = [event.transcript.text for event in record.events if isinstance(event, TraineeSaid)]
    assert len(said) == 2, said
    assert "sorry" in said[0]
    assert "tomorrow" in said[1]
    assert record.summary.outcome == "solved"
    assert not any(isinstance(event, TraineeInterrupted) for event in record.events)
    recording = app.recording(call.session_id)
    assert recording is not None
    customer, trainee, rate = sides(recording)
    ended = record.events[-1].at
    assert loudness(customer, rate, 0, ended) > 0.01
    silent = [event.at for event in record.events if isinstance(event, CustomerSilent)]
    last_line = silent[-1] - 1.0, silent[-1]
    assert loudness(trainee, rate, *last_line) < 0.1 * loudness(customer, rate, *last_line)


@pytest.mark.slow
def test_with_the_setting_for_a_headset_the_customer_answers_themselves(
    app: Roleplay, sound_card: PulseServer
) -> None:
    """What the setting is for."""
    put_microphone_before_loudspeaker(sound_card)
    ear = Ear()
    call = app.ring(CallOptions("late-parcel", answer_at_once=True), ear)
    ear.wait_for(lambda event: isinstance(event, (TraineeSpeaking, PartialTranscript, TraineeInterrupted)))
    call.abort()
    assert call.join(120)


def test_the_microphone_test_hears_whether_there_is_an_echo(app: Roleplay, sound_card: PulseServer) -> None:
    assert app.test_microphone(0.3, lambda _: None).echo is None
    put_microphone_before_loudspeaker(sound_card)
    echo = app.test_microphone(0.3, lambda _: None).echo
    assert echo is not None
    assert -20 < echo < 3
