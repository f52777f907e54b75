"""How fluid the review page is; run with `pytest -m benchmark`. Figures are printed, no time is asserted."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app.desk.sound import CallSound
from roleplay.audio.envelope import envelope
from roleplay.audio.passages import silences
from roleplay.audio.recording import HeldRecording
from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.sound import CALL_RATE
from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

pytestmark = pytest.mark.benchmark

MINUTES = 10
ROUND = 60.0


def events() -> tuple[CallEvent, ...]:
    """Return a call of ten minutes: what happened in one minute, again and again."""
    found: list[CallEvent] = []
    for minute in range(MINUTES):
        for event in sample.EVENTS[1:-1]:
            moved = replace(event, at=event.at + minute * ROUND)
            if isinstance(moved, TraineeSaid):
                said = moved.transcript
                began, ended = said.started_at + minute * ROUND, said.ended_at + minute * ROUND
                moved = replace(moved, transcript=replace(said, started_at=began, ended_at=ended))
            found.append(moved)
    return (sample.EVENTS[0], *found, replace(sample.EVENTS[-1], at=MINUTES * ROUND))


def sound() -> CallSound:
    samples = np.random.default_rng(1).integers(-9000, 9000, (round(MINUTES * ROUND * CALL_RATE), 2))
    outline = envelope(HeldRecording(samples.astype(np.int16)))
    return CallSound(outline, silences(outline))


def report(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    figures = statistics.median(ordered), ordered[round(0.95 * (len(ordered) - 1))], ordered[-1]
    told = ", ".join(
        f"{what} {1000 * value:.1f} ms" for what, value in zip(("p50", "p95", "worst"), figures, strict=True)
    )
    print(f"\n{name}, time of the window's thread: {told}")  # noqa: T201


def test_opening_and_zooming_a_call_of_ten_minutes(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    row = sample.summary(1)
    fake.keep(sample.record(row, events()))
    fake.sound = sound()
    made, steps, zooms = [], [], []
    for _ in range(10):
        began = time.thread_time()
        window.show_review(row.id)
        made.append(time.thread_time() - began)
        page = window.page("review")
        assert isinstance(page, ReviewPage)

        def ready(page: ReviewPage = page) -> bool:
            return page.host.call is not None and page.view.picture.drawn and page.view.transport.isEnabled()

        while not ready():
            began = time.thread_time()
            QApplication.processEvents()
            steps.append(time.thread_time() - began)
        for factor in (0.5,) * 8 + (2.0,) * 8:
            began = time.thread_time()
            page.view.picture.zoom(factor)
            QApplication.processEvents()
            zooms.append(time.thread_time() - began)
    report("the page is made", made)
    report("one step of filling it", steps)
    report("one step of zooming", zooms)
