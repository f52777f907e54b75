"""Calls whose microphone and loudspeaker go away and come back, through a real sound server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from roleplay.app import CallOptions, Roleplay, RunningCall
from roleplay.call import line_pause
from roleplay.core.events import (
    CallEnded,
    CustomerSilent,
    CustomerSpeaking,
    LinePaused,
    LineResumed,
    LineWaits,
    TraineeSaid,
    TraineeSilent,
)
from tests.end2end.listening import Ear, loudness, sides
from tests.end2end.test_sound_card import OFFER, SORRY, Speak, speak
from tests.pulse import PulseServer

__all__ = ["speak"]

pytestmark = pytest.mark.sound

Kind = TypeVar("Kind")

ON_DESK = CallOptions("late-parcel", answer_at_once=True, microphone="desk", loudspeaker="desk")


@pytest.fixture
def ear() -> Ear:
    return Ear()


def ring(app: Roleplay, server: PulseServer, ear: Ear) -> RunningCall:
    server.add_headset()
    return app.ring(ON_DESK, ear)


def wait_for(ear: Ear, kind: type[Kind]) -> Kind:
    event = ear.wait_for(lambda event: isinstance(event, kind))
    assert isinstance(event, kind)
    return event


@pytest.mark.slow
def test_a_call_outlives_its_devices(app: Roleplay, sound_card: PulseServer, speak: Speak, ear: Ear) -> None:
    sorry, offer = speak(SORRY), speak(OFFER)
    call = ring(app, sound_card, ear)
    wait_for(ear, CustomerSpeaking)
    sound_card.unload("spk")
    assert wait_for(ear, LinePaused).side == "loudspeaker"
    sound_card.plug_in_loudspeaker(rate=44_100)
    wait_for(ear, LineResumed)
    wait_for(ear, CustomerSilent)
    sound_card.unload("mic")
    assert wait_for(ear, LinePaused).side == "microphone"
    sound_card.plug_in_microphone(rate=44_100)
    wait_for(ear, LineResumed)
    sound_card.play_into_microphone(sorry)
    wait_for(ear, CustomerSilent)
    sound_card.restart()
    wait_for(ear, LinePaused)
    resumed = wait_for(ear, LineResumed)
    sound_card.play_into_microphone(offer)
    wait_for(ear, CallEnded)
    assert call.join(120)

    assert (resumed.microphone, resumed.loudspeaker) == ("desk", "desk")
    record = app.session(call.session_id)
    assert record.summary.outcome == "solved"
    said = [event.transcript.text for event in record.events if isinstance(event, TraineeSaid)]
    assert "sorry" in said[0]
    assert "tomorrow" in said[-1]
    assert not any(isinstance(event, TraineeSilent) for event in record.events)
    pauses = [event for event in record.events if isinstance(event, LinePaused)]
    assert [pause.reason for pause in pauses] == ["device_lost"] * 3
    recording = app.recording(call.session_id)
    assert recording is not None
    customer, trainee, rate = sides(recording)
    assert record.events[-1].at <= len(customer) / rate < record.events[-1].at + 3
    # What was being said when the loudspeaker went away was said again, to its end.
    first = next(event for event in record.events if isinstance(event, CustomerSpeaking))
    assert loudness(customer, rate, pauses[0].at, pauses[0].at + first.seconds) > 0.02
    assert loudness(trainee, rate, pauses[1].at, pauses[2].at) > 0.01


def test_a_muted_microphone_is_a_message_and_no_silence(
    app: Roleplay, sound_card: PulseServer, speak: Speak, ear: Ear
) -> None:
    sorry = speak(SORRY)
    call = ring(app, sound_card, ear)
    wait_for(ear, CustomerSpeaking)
    sound_card.pactl("set-source-mute", "micsrc", "1")
    turn = wait_for(ear, CustomerSilent)
    paused = wait_for(ear, LinePaused)
    assert (paused.reason, paused.side, paused.device) == ("muted", "microphone", "desk")
    assert paused.at - turn.at < 2.0
    sound_card.pactl("set-source-mute", "micsrc", "0")
    wait_for(ear, LineResumed)
    sound_card.play_into_microphone(sorry)
    assert "sorry" in wait_for(ear, TraineeSaid).transcript.text
    call.abort()
    assert call.join(120)
    assert not any(isinstance(event, TraineeSilent) for event in app.session(call.session_id).events)


@pytest.mark.slow
def test_the_call_goes_on_with_another_microphone(
    app: Roleplay, sound_card: PulseServer, speak: Speak, ear: Ear
) -> None:
    sorry = speak(SORRY)
    call = ring(app, sound_card, ear)
    wait_for(ear, CustomerSilent)
    sound_card.unload("mic")
    assert wait_for(ear, LinePaused).device == "desk"
    assert "headset" in wait_for(ear, LineWaits).microphones
    call.use_devices(microphone="headset")
    resumed = wait_for(ear, LineResumed)
    assert (resumed.microphone, resumed.loudspeaker) == ("headset", "desk")
    sound_card.play_into_microphone(sorry, sink="headset_in")
    assert "sorry" in wait_for(ear, TraineeSaid).transcript.text
    call.abort()
    assert call.join(120)


def test_when_nobody_comes_back_the_call_is_saved(
    app: Roleplay, sound_card: PulseServer, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_pause, "LONGEST_PAUSE", 0.5)
    call = ring(app, sound_card, ear)
    wait_for(ear, CustomerSilent)
    sound_card.kill()
    ended = wait_for(ear, CallEnded)
    assert (ended.outcome, ended.reason) == ("aborted", "device")
    assert call.join(120)
    record = app.session(call.session_id)
    assert record.summary.state == "complete"
    assert any(isinstance(event, LinePaused) for event in record.events)
    recording = app.recording(call.session_id)
    assert recording is not None
    customer, _, rate = sides(recording)
    assert loudness(customer, rate, 0, len(customer) / rate) > 0.01


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_a_call_from_the_command_line_goes_on_with_another_microphone(
    pulse_server: PulseServer, environment: dict[str, str], speak: Speak, tmp_path: Path
) -> None:
    sounds: dict[str, list[np.ndarray]] = {"headset_in": [speak(SORRY), speak(OFFER)]}
    out = tmp_path / "session.json"
    pulse_server.add_headset()
    keyboard, terminal = os.openpty()
    command = ["call", "late-parcel", "--microphone", "desk", "--loudspeaker", "desk", "--json", str(out)]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "roleplay", *command],
        env=environment | pulse_server.environment,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        os.close(terminal)
        shown, turns = [], 0
        assert program.stdout is not None
        for line in program.stdout:
            shown.append(line)
            if "hint:" in line:  # hints come when it is the trainee's turn
                turns += 1
                if turns == 1:
                    pulse_server.unload("mic")
                elif sounds["headset_in"]:
                    pulse_server.play_into_microphone(sounds["headset_in"].pop(0), sink="headset_in")
            elif "choose with [microphone NAME]" in line:
                assert "headset" in line
                os.write(keyboard, b"[microphone headset]\n")
            elif "The call goes on" in line:
                pulse_server.play_into_microphone(sounds["headset_in"].pop(0), sink="headset_in")
        os.close(keyboard)
        assert program.wait(120) == 0, "".join(shown)
    told = "".join(shown)
    assert "The call stands still. The microphone 'desk' went away." in told
    assert "The call goes on with headset, desk" in told
    saved = json.loads(out.read_text())
    assert saved["outcome"] == "solved", told
    again = subprocess.run(
        [sys.executable, "-m", "roleplay", "sessions", "show", "last"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "The call stands still. The microphone 'desk' went away." in again.stdout
