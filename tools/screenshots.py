"""Draws every page of the window, light and dark, into docs/screenshots, from real calls with the real program.

    python tools/screenshots.py

Nothing of the person's own is touched: the calls are played in a folder that is thrown away. Needs no screen and no
sound device: the trainee's answers are synthesized and recognised, and the call page is shown with a typed call; what
only a microphone brings about there is told to the page as a line would tell it.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from roleplay.app import CallOptions, Roleplay  # noqa: E402
from roleplay.app.calls import CallBuilder  # noqa: E402
from roleplay.audio.samples import from_float, to_float  # noqa: E402
from roleplay.audio.stretch import at_speed  # noqa: E402
from roleplay.call.trainee import Utter, parse_answers  # noqa: E402
from roleplay.core.events import (  # noqa: E402
    Levels,
    LinePaused,
    LineWaits,
    PartialTranscript,
    TraineeSaid,
    TraineeSpeaking,
)
from roleplay.core.records import ScenarioSummary  # noqa: E402
from roleplay.core.sound import CALL_RATE, Pcm  # noqa: E402
from roleplay.gui.pages.call import CallPage  # noqa: E402
from roleplay.gui.pages.debrief import DebriefPage  # noqa: E402
from roleplay.gui.pages.first_run import FirstRunPage  # noqa: E402
from roleplay.gui.pages.practice import PracticePage  # noqa: E402
from roleplay.gui.pages.review import ReviewPage  # noqa: E402
from roleplay.gui.pages.review.call_view import CallView  # noqa: E402
from roleplay.gui.pages.review.compare import ComparePage  # noqa: E402
from roleplay.gui.pages.sessions import SessionsPage  # noqa: E402
from roleplay.gui.pages.settings import SettingsPage  # noqa: E402
from roleplay.gui.shortcuts import ShortcutSheet  # noqa: E402
from roleplay.gui.theme import GRID  # noqa: E402
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
TEMPI = (0.8, 0.76, 0.83, 0.94)
"""How quickly the trainee speaks in each of the spoken calls; a neural voice left alone is quicker than people."""


def play_calls(app: Roleplay) -> None:
    """Fill the store: one call that goes well, spoken, and two that do not."""
    play = CallOptions(SCENARIO)
    with speaking_like_a_person(0.8):
        app.play_call(play, parse_answers(list(MIDDLING), "spoken"), lambda _: None, spoken=True, trainee=TRAINEE)
    app.play_call(play, parse_answers(list(RUDE) * 4, "rude"), lambda _: None, trainee=TRAINEE)
    app.play_call(replace(play, mode="test"), parse_answers(list(KIND), "kind"), lambda _: None, trainee=TRAINEE)
    app.play_call(play, parse_answers(list(MIDDLING), "middling"), lambda _: None, trainee=TRAINEE)
    for tempo in TEMPI:
        with speaking_like_a_person(tempo):
            app.play_call(play, app.demo_answers(), lambda _: None, spoken=True, trainee=TRAINEE)


@contextmanager
def speaking_like_a_person(tempo: float) -> Iterator[None]:
    """Have the synthesized trainee speak at another pace, and not every sentence alike: people do neither."""
    speak = CallBuilder._speak_as_trainee
    chance = random.Random(tempo)

    def varied(builder: CallBuilder, language: str, text: str) -> Pcm:
        parts = [to_float(speak(builder, language, part)) for part in re.split(r"(?<=[,.:]) ", text)]
        pace, gain = tempo * chance.uniform(0.9, 1.1), 10 ** (chance.gauss(0, 1.5) / 20)
        wave = np.concatenate(
            [np.concatenate([part, np.zeros(round(chance.uniform(0.05, 0.4) * CALL_RATE))]) for part in parts]
        ).astype(np.float32)
        pieces = [piece for _, piece in at_speed(lambda first, last: wave[first:last], len(wave), 0, pace)]
        return from_float(gain * np.concatenate(pieces))

    CallBuilder._speak_as_trainee = varied  # type: ignore[method-assign]
    try:
        yield
    finally:
        CallBuilder._speak_as_trainee = speak  # type: ignore[method-assign]


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
    wait_until(lambda: bool(page.talk.captions.texts()))
    grab(window, "call-customer", theme)
    for answer in KIND:
        wait_until(lambda: page.talk.pill.turn == "yours")
        page.talk.answer.setText(answer)
        page.talk.answer.returnPressed.emit()
        pause(0.5)
    wait_until(lambda: page.talk.pill.turn == "yours")
    page.talk.notes.edit.setText("New laptop three weeks late, promised twice")
    page.talk.notes.edit.returnPressed.emit()
    grab(window, "call", theme)
    show_turns(window, page, theme)
    page.abort()
    wait_until(lambda: not window.in_call)


def show_turns(window: MainWindow, page: CallPage, theme: str) -> None:
    """Show the trainee speaking, a call on hold, and one whose headset was unplugged."""
    page.talk.hold_button.click()
    wait_until(lambda: page.talk.pill.turn == "hold")
    grab(window, "call-hold", theme)
    page.talk.hold_button.click()
    wait_until(lambda: page.talk.pill.turn == "yours")
    # From here on the page is told what a microphone would bring about.
    page._bridge.close()
    page.talk.set_recogniser("pocketsphinx en-us")
    page.talk.setFocus()
    at = 61.0
    for event in (
        TraineeSpeaking(at),
        PartialTranscript(at, "could you give me your ticket number"),
        Levels(at, -19.0, -96.0),
    ):
        page._happened(event)
    grab(window, "call-speaking", theme)
    page._happened(TraineeSpeaking(at, speaking=False))
    message = "The microphone 'USB headset' went away. Check its plug, or choose another one."
    page._happened(LinePaused(at, "device_lost", "microphone", "USB headset", message))
    microphones, loudspeakers = ("Built-in microphone",), ("Built-in loudspeaker",)
    page._happened(LineWaits(at, "device_lost", "microphone", "USB headset", message, microphones, loudspeakers))
    grab(window, "call-paused", theme)


def show_delivery(window: MainWindow, spoken: str, theme: str) -> None:
    """Show how the trainee spoke in a spoken call."""
    window.show_debrief(spoken)
    debrief = window.page("debrief")
    assert isinstance(debrief, DebriefPage)
    wait_until(lambda: bool(debrief.cards) and bool(debrief.delivery.plots))
    pause(0.3)
    debrief.sheet.verticalScrollBar().setValue(debrief.delivery.pos().y() - 2 * GRID)
    grab(window, "debrief-delivery", theme)


def show_review(window: MainWindow, spoken: str, other: str, theme: str) -> None:
    """Show a spoken call with its mistakes for review, near with a passage that is looped, and beside another one."""

    def drawn(view: CallView) -> bool:
        return view.picture.drawn and view.transport.player is not None

    window.show_review(spoken)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    wait_until(lambda: page.host.call is not None and drawn(page.view))
    page.view.go_to_mistake(1)
    grab(window, "review", theme)
    page.view.go_to_mistake(1)
    at = page.view.position
    page.view.picture.show_range(at - 8, at + 12)
    page.view.picture.set_passage((at - 0.2, at + 4.2))
    page.view.toggle_loop()
    grab(window, "review-passage", theme)
    window.show_compare(spoken, other)
    both = window.page("compare")
    assert isinstance(both, ComparePage)
    wait_until(lambda: both.choice.count() > 0 and all(drawn(view) for view in both.views))
    both.views[1].seek(20)
    both.views[0].seek(30)
    grab(window, "compare", theme)


def show_first_run(window: MainWindow, theme: str) -> None:
    """Show the page that offers recognition models."""
    window.show_first_run()
    page = window.page("first-run")
    assert isinstance(page, FirstRunPage)
    wait_until(lambda: bool(page.rows))
    grab(window, "first-run", theme)


def spoken_with_mistakes(app: Roleplay) -> str:
    """Return the id of the spoken call that `play_calls` has played first."""
    return [session.id for session in app.sessions() if session.recogniser != "typed"][-1]


def correct_one(app: Roleplay, session_id: str) -> int:
    """Put right the first answer that was misheard; return where it stands in the events."""
    meant = [move.text for move in app.demo_answers() if isinstance(move, Utter)]
    said = [
        (place, event.transcript.text)
        for place, event in enumerate(app.session(session_id).events)
        if isinstance(event, TraineeSaid)
    ]
    misheard = (
        (place, text) for (place, heard), text in zip(said, meant, strict=False) if _words(heard) != _words(text)
    )
    place, text = next(misheard)
    app.correct(session_id, place, text)
    return place


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def show_correction(window: MainWindow, session_id: str, place: int, theme: str) -> None:
    """Show a corrected answer, and the editor open on another one."""
    window.show_debrief(session_id, place)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    wait_until(lambda: page.banner.isVisible() and bool(page.delivery.plots))
    pause(0.5)
    boxes = [(card, card.correction) for card in page.cards if card.correction is not None]
    marked = next(number for number, (card, _) in enumerate(boxes) if card.marked)
    _, other = boxes[marked + 1 if marked + 1 < len(boxes) else marked - 1]
    other.begin()
    pause(0.3)
    page.show_turn(next(number for number, card in enumerate(page.cards) if card.correction is boxes[marked][1]))
    page.sheet.verticalScrollBar().setValue(boxes[marked][0].pos().y() - 2 * GRID)
    grab(window, "debrief-correction", theme)
    other.cancel()


def show_pages(window: MainWindow, best: str, middling: str, faulty: str, put_right: int, theme: str) -> None:
    """Go through all pages; the sessions are those to replay, debrief and review, and what was corrected."""
    show_first_run(window, theme)
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
    show_delivery(window, best, theme)
    show_correction(window, best, put_right, theme)
    window.show_break()
    pause(2.4)  # breathed in almost
    grab(window, "break", theme)
    window.show_sessions(best)
    sessions = window.page("sessions")
    assert isinstance(sessions, SessionsPage)
    wait_until(sessions.replay.transcript.isVisible)
    wait_until(lambda: sessions.replay.transcript.model().rowCount() > 0)
    grab(window, "sessions", theme)
    show_review(window, faulty, best, theme)
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
        best = next(session.id for session in app.sessions() if session.recogniser != "typed")
        middling = next(session.id for session in app.sessions() if session.turns == len(MIDDLING))
        faulty = spoken_with_mistakes(app)
        put_right = correct_one(app, best)
        window = make_window(make_application([]), app)
        window.resize(*SIZE)
        window.show()
        for theme in ("light", "dark"):
            settings = replace(app.settings, theme=theme)
            app.save_settings(settings)
            window._settings_changed(settings)
            show_pages(window, best, middling, faulty, put_right, theme)
        window.close()
        app.close()
        QApplication.quit()


if __name__ == "__main__":
    main()
