"""Draws every page of the window, light and dark, into docs/screenshots, from real calls with the real program.

    python tools/screenshots.py

Nothing of the person's own is touched: the calls are played in a folder that is thrown away. Needs no screen and no
sound device: the trainee's answers are synthesized and recognised, and the call page is shown with a typed call.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from roleplay.app import CallOptions, Roleplay  # noqa: E402
from roleplay.call.trainee import parse_answers  # noqa: E402
from roleplay.core.records import ScenarioSummary  # noqa: E402
from roleplay.gui.pages.call import CallPage  # noqa: E402
from roleplay.gui.pages.debrief import DebriefPage  # noqa: E402
from roleplay.gui.pages.practice import PracticePage  # noqa: E402
from roleplay.gui.pages.sessions import SessionsPage  # noqa: E402
from roleplay.gui.pages.settings import SettingsPage  # noqa: E402
from roleplay.gui.shortcuts import ShortcutSheet  # noqa: E402
from roleplay.gui.window import MainWindow, make_application, make_window  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
SIZE = (1280, 800)
MOST_BYTES = 250_000
SCENARIO = "laptop-overdue"
TRAINEE = "Anna Nowak"
RUDE = ("Calm down.", "It is not my fault, you should have ordered earlier.", "I do not care about your laptop.")
KIND = (
    "Good morning, help desk, Anna Nowak speaking.",
    "Mr Kowalski, I hear how upset you are, and I am sorry that you had to wait for so long.",
)
MIDDLING = (
    "Good morning, help desk, Anna speaking.",
    "Please calm down.",
    "Mr Kowalski, I hear how upset you are, and I am sorry.",
    "Could you give me your ticket number, please?",
    "That is the supplier's fault, not ours.",
    "I will have a loan laptop brought to your desk by courier tomorrow before noon.",
    "I will call you tomorrow to make sure that it has arrived.",
    "Goodbye.",
)
"""Some of it right, some of it wrong: what a debrief is for."""


def play_calls(app: Roleplay) -> None:
    """Fill the store: one call that goes well, spoken, and two that do not."""
    play = CallOptions(SCENARIO)
    app.play_call(play, parse_answers(list(RUDE) * 4, "rude"), lambda _: None, trainee=TRAINEE)
    app.play_call(replace(play, mode="test"), parse_answers(list(KIND), "kind"), lambda _: None, trainee=TRAINEE)
    app.play_call(play, parse_answers(list(MIDDLING), "middling"), lambda _: None, trainee=TRAINEE)
    app.play_call(play, app.demo_answers(), lambda _: None, spoken=True, trainee=TRAINEE)


def wait_until(ready: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let the window work until something holds."""
    until = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError
        pause(0.05)


def pause(seconds: float) -> None:
    """Let the window work for a while, so that animations end."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def grab(widget: QWidget, name: str, theme: str) -> None:
    """Write one picture."""
    pause(0.8)
    path = FOLDER / f"{name}-{theme}.png"
    widget.grab().save(str(path), "PNG", 0)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path} has {path.stat().st_size} bytes")
    print(path.relative_to(ROOT), path.stat().st_size)


def show_call(window: MainWindow, scenario: ScenarioSummary, theme: str) -> None:
    """Ring, answer, say two things, and leave."""
    window.start_call(CallOptions(SCENARIO, "en", typed=True, silent=True), scenario)
    page = window.page("call")
    assert isinstance(page, CallPage)
    wait_until(page.ringing.answer_button.isEnabled)
    grab(window, "ringing", theme)
    page.ringing.answer_button.click()
    for answer in KIND:
        wait_until(lambda: page.talk.pill.turn == "yours")
        page.talk.answer.setText(answer)
        page.talk.answer.returnPressed.emit()
        pause(0.5)
    wait_until(lambda: page.talk.pill.turn == "yours")
    page.talk.notes.edit.setText("New laptop three weeks late, promised twice")
    page.talk.notes.edit.returnPressed.emit()
    grab(window, "call", theme)
    page.abort()
    wait_until(lambda: not window.in_call)


def show_pages(window: MainWindow, best: str, middling: str, theme: str) -> None:
    """Go through all pages; the sessions are those to replay and to debrief."""
    window.show_practice()
    practice = window.page("practice")
    assert isinstance(practice, PracticePage)
    wait_until(practice.recommendation.isVisible)
    grab(window, "practice", theme)
    rung = next(card.scenario for card in practice.cards() if card.scenario.id == SCENARIO)
    show_call(window, rung, theme)
    window.show_debrief(middling)
    debrief = window.page("debrief")
    assert isinstance(debrief, DebriefPage)
    wait_until(lambda: bool(debrief.cards))
    grab(window, "debrief", theme)
    debrief.score_card.rows[1].header.click()
    pause(0.3)
    debrief.sheet.ensureWidgetVisible(debrief.to_work_on, 0, 0)
    grab(window, "debrief-score", theme)
    corrected = next(number for number, card in enumerate(debrief.cards) if card.hear_button is not None)
    debrief.show_turn(corrected)
    debrief.cards[corrected].chips[0].click()
    pause(0.3)
    debrief.show_turn(corrected)
    grab(window, "debrief-turns", theme)
    window.show_break()
    pause(2.4)  # breathed in almost
    grab(window, "break", theme)
    window.show_sessions(best)
    sessions = window.page("sessions")
    assert isinstance(sessions, SessionsPage)
    wait_until(sessions.replay.transcript.isVisible)
    wait_until(lambda: sessions.replay.transcript.model().rowCount() > 0)
    grab(window, "sessions", theme)
    window.show_settings()
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    for place, name in enumerate(("sound", "listening", "voices", "calls", "appearance", "check-up")):
        settings.show_section(place)
        pause(1.5)
        window.banner.hide()
        grab(window, f"settings-{name}", theme)
    window.show_shortcuts()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    grab(sheet, "shortcuts", theme)
    sheet.reject()


def main() -> None:
    """Play, then draw."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ROLEPLAY_HOME"] = home
        app = Roleplay()
        app.save_settings(replace(app.settings, trainee="Anna Nowak", interface_language="en", theme="light"))
        play_calls(app)
        best = max(app.sessions(), key=lambda session: session.score or 0).id
        middling = next(session.id for session in app.sessions() if session.turns == len(MIDDLING))
        window = make_window(make_application([]), app)
        window.resize(*SIZE)
        window.show()
        for theme in ("light", "dark"):
            settings = replace(app.settings, theme=theme)
            app.save_settings(settings)
            window._settings_changed(settings)
            show_pages(window, best, middling, theme)
        window.close()
        app.close()
        QApplication.quit()


if __name__ == "__main__":
    main()
