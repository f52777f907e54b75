"""A saved call on its page, through a real sound server: silences skipped, a side silenced, a passage looped."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.core.sound import CALL_RATE
from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.window import MainWindow
from tests.audio.signals import find, noise
from tests.gui import sample
from tests.pulse import PulseServer

PATIENCE = 60_000
"""Milliseconds."""

pytestmark = pytest.mark.sound

CUSTOMER, TRAINEE = noise(1.0, 1), noise(1.0, 2)
GAP = 6
"""Seconds in which nobody is heard."""
LOOP = GAP + 0.5, GAP + 2.0


def save(app: Roleplay) -> str:
    """Save a call: a second of the customer, silence, a second of the trainee."""
    record = sample.record()
    writer = app._parts.store.begin(record.start, lambda _: None)
    for event in record.events:
        writer.append(event)
    silence = np.zeros(GAP * CALL_RATE, np.int16)
    nobody = np.zeros(CALL_RATE, np.int16)
    customer = np.concatenate([CUSTOMER, silence, nobody])
    trainee = np.concatenate([nobody, silence, TRAINEE])
    writer.append_audio(customer.tobytes(), trainee.tobytes())
    writer.finish()
    return record.start.id


def test_a_call_on_its_page(window: MainWindow, qtbot: QtBot, app: Roleplay, sound_card: PulseServer) -> None:
    window.show_review(save(app))
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    view = page.view
    qtbot.waitUntil(lambda: view.transport.isEnabled() and view.picture.drawn, timeout=PATIENCE)
    heard: list[float] = []
    page.host.moved.connect(heard.append)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_S)
    with sound_card.record_loudspeaker() as recorder:
        QTest.keyClick(page, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: view.position == GAP + 2.0 and not view.transport.playing, timeout=PATIENCE)
        sound = recorder.wait_seconds(0.5)
    (customer, like_customer), (trainee, like_trainee) = find(CUSTOMER, sound), find(TRAINEE, sound)
    assert min(like_customer, like_trainee) > 0.5
    assert 1.0 < (trainee - customer) / CALL_RATE < GAP - 1  # a half is left, and what a busy machine adds
    view.transport.volume_of("customer").setValue(0)
    view.picture.set_passage(LOOP)
    view.toggle_loop()
    heard.clear()
    with sound_card.record_loudspeaker() as recorder:
        QTest.keyClick(page, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: wraps(heard) >= 2, timeout=PATIENCE)
        QTest.keyClick(page, Qt.Key.Key_Space)
        sound = recorder.wait_seconds(0.5)
    assert find(TRAINEE, sound)[1] > 0.5
    assert find(CUSTOMER, sound)[1] < 0.3
    assert all(LOOP[0] <= at <= LOOP[1] for at in heard)
    window.close()


def wraps(positions: list[float]) -> int:
    """Return how often it began anew."""
    return sum(later < earlier for earlier, later in pairwise(positions))
