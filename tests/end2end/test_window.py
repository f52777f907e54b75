"""A whole call in the window, through a real sound server: keyboard, microphone and loudspeaker, then the debrief."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions, Roleplay
from roleplay.gui.pages.call import CallPage
from roleplay.gui.pages.debrief import DebriefPage
from roleplay.gui.window import MainWindow
from tests.end2end.listening import loudness, sides
from tests.end2end.test_sound_card import OFFER, SORRY
from tests.pulse import PulseServer

PATIENCE = 60_000
"""Milliseconds."""

pytestmark = pytest.mark.sound


def _sound(app: Roleplay, text: str) -> np.ndarray:
    return np.frombuffer(app.voice_sample("trainee", text, 0, telephone=False).samples, np.int16)


def test_a_call_in_the_window(
    window: MainWindow, qtbot: QtBot, app: Roleplay, sound_card: PulseServer, tmp_path: Path
) -> None:
    sounds = [_sound(app, SORRY), _sound(app, OFFER)]
    scenario = next(card for card in app.scenarios() if card.id == "late-parcel")
    with sound_card.record_loudspeaker() as loudspeaker:
        window.start_call(CallOptions(scenario.id), scenario)
        page = window.page("call")
        assert isinstance(page, CallPage)
        qtbot.waitUntil(page.ringing.answer_button.isEnabled, timeout=PATIENCE)
        loudspeaker.wait_for_sound()
        qtbot.keyClick(page.ringing, Qt.Key.Key_Return)
        for sound in sounds:
            qtbot.waitUntil(lambda: page.talk.pill.turn == "yours", timeout=PATIENCE)
            player = sound_card.play_into_microphone(sound, wait=False)
            qtbot.waitUntil(lambda player=player: player.poll() is not None, timeout=PATIENCE)
            qtbot.waitUntil(lambda: page.talk.pill.turn != "yours", timeout=PATIENCE)
        qtbot.waitUntil(lambda: isinstance(window.page("debrief"), DebriefPage), timeout=PATIENCE)

    debrief = window.page("debrief")
    assert isinstance(debrief, DebriefPage)
    qtbot.waitUntil(lambda: hasattr(debrief, "head"), timeout=PATIENCE)
    saved = app.sessions()[0]
    assert saved.outcome == "solved"
    assert saved.recogniser == "moonshine tiny-en"
    recording = app.recording(saved.id)
    assert recording is not None
    customer, trainee, rate = sides(recording)
    assert loudness(customer, rate, 0, len(customer) / rate) > 0.01
    assert loudness(trainee, rate, 0, len(trainee) / rate) > 0.01


def test_a_call_in_the_window_goes_on_with_another_microphone(
    window: MainWindow, qtbot: QtBot, app: Roleplay, sound_card: PulseServer
) -> None:
    sound_card.add_headset()
    scenario = next(card for card in app.scenarios() if card.id == "late-parcel")
    sorry = _sound(app, SORRY)
    window.start_call(CallOptions(scenario.id, microphone="desk", loudspeaker="desk"), scenario)
    page = window.page("call")
    assert isinstance(page, CallPage)
    qtbot.waitUntil(page.ringing.answer_button.isEnabled, timeout=PATIENCE)
    qtbot.keyClick(page.ringing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.talk.pill.turn == "yours", timeout=PATIENCE)
    sound_card.unload("mic")
    box = page.line_pause.microphone
    qtbot.waitUntil(box.isVisible, timeout=PATIENCE)
    assert page.line_pause.text.startswith("The microphone (desk) is gone.")
    assert page.talk.pill.still
    box.activated.emit(box.findData("headset"))
    qtbot.waitUntil(page.line_pause.isHidden, timeout=PATIENCE)
    assert page.talk.pill.turn == "yours"
    sound_card.play_into_microphone(sorry, wait=False, sink="headset_in")
    qtbot.waitUntil(lambda: any("sorry" in text for text in page.talk.captions.texts()), timeout=PATIENCE)
    page.abort()
    qtbot.waitUntil(lambda: isinstance(window.page("debrief"), DebriefPage), timeout=PATIENCE)
    debrief = window.page("debrief")
    assert isinstance(debrief, DebriefPage)
    qtbot.waitUntil(lambda: hasattr(debrief, "stood_still"), timeout=PATIENCE)
    assert "the call stood still" in debrief.stood_still.text()
