"""The break after a hot call: offered, never forced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions
from roleplay.core.errors import DeviceError
from roleplay.core.events import Answered, CallEnded, CustomerSpeaking, TraineeSaid
from roleplay.gui.pages.calm import BreakPage
from roleplay.gui.widgets.breathing import BREATH, BREATH_SECONDS, BreathingCircle, moment
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

HOT = (
    Answered(0.0),
    CustomerSpeaking(1.0, "opening-1", "Three weeks!", 92.0, 2.0),
    *(event for event in sample.EVENTS if isinstance(event, TraineeSaid)),
    CallEnded(60.0, "solved"),
)


def end_call(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, *, hot: bool) -> None:
    """Let a call end whose record is hot, or not."""
    row = sample.summary(7)
    fake.keep(sample.record(row, HOT if hot else sample.EVENTS))
    window._call_ended(row.id)
    if hot:
        qtbot.waitUntil(lambda: window.breaks.standing)


def break_page(window: MainWindow) -> BreakPage:
    page = window.page("break")
    assert isinstance(page, BreakPage)
    return page


def test_it_is_offered_after_a_hot_call_and_stays_on_offer(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    end_call(window, fake, qtbot, hot=True)
    assert window.banner.isVisible()
    assert "hot call" in window.banner.text
    window.show_practice()
    assert window.banner.isVisible()


def test_it_is_not_offered_after_a_calm_call(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    asked: list[str] = []
    real = fake.strain
    fake.strain = lambda session: (asked.append(session), real(session))[1]  # type: ignore[method-assign,func-returns-value]
    end_call(window, fake, qtbot, hot=False)
    qtbot.waitUntil(lambda: bool(asked) and not window.tasks._running)
    assert not window.breaks.standing


def test_who_declines_is_left_alone(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    end_call(window, fake, qtbot, hot=True)
    window.banner.closed.emit()
    window.show_practice()
    assert not window.banner.isVisible()


def test_who_goes_on_is_left_alone(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    end_call(window, fake, qtbot, hot=True)
    window.start_call(CallOptions("laptop-overdue", "en"), sample.card())
    assert not window.breaks.standing


def test_a_break_plays_calm_sound_and_leads_back(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    end_call(window, fake, qtbot, hot=True)
    before = window.stack.currentWidget()
    window.banner.acted.emit()
    page = break_page(window)
    qtbot.waitUntil(lambda: bool(fake.calm) and page._calm is not None)
    assert window.focusWidget() is page.end_button
    QTest.keyClick(page.end_button, Qt.Key.Key_Return)
    assert fake.calm[0].stopped
    assert window.stack.currentWidget() is before
    assert window.page("break") is None
    assert not window.breaks.standing


def test_escape_ends_it(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    window.show_break()
    page = break_page(window)
    with qtbot.waitSignal(page.ended):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_without_a_loudspeaker_it_is_a_silent_break(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.calm_refusal = DeviceError("There is no loudspeaker.", hint="Plug one in.")
    window.show_break()
    page = break_page(window)
    qtbot.waitUntil(lambda: bool(page.note.text()))
    assert page.note.text() == "No sound: There is no loudspeaker."
    assert not page.sound.isChecked()
    assert not window.banner.isVisible()


def test_the_sound_can_be_turned_off_and_on(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    window.show_break()
    page = break_page(window)
    qtbot.waitUntil(lambda: page._calm is not None)
    page.sound.setChecked(False)
    assert fake.calm[0].stopped
    page.sound.setChecked(True)
    qtbot.waitUntil(lambda: len(fake.calm) == 2)


def test_leaving_by_another_way_stops_the_sound(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    window.show_break()
    page = break_page(window)
    qtbot.waitUntil(lambda: page._calm is not None)
    window.show_sessions()
    assert fake.calm[0].stopped


def test_the_length_can_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.show_break()
    page = break_page(window)
    assert 50 < page.seconds_left <= 60
    page.minutes.setCurrentIndex(2)
    assert 290 < page.seconds_left <= 300


@pytest.mark.parametrize("asked", [True, False])
def test_less_movement_is_respected(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    monkeypatch.setattr("roleplay.gui.pages.calm.reduced_motion", lambda: asked)
    window.show_break()
    page = break_page(window)
    assert page.circle.still is asked
    assert page.still.isChecked() is asked


def test_a_breath_goes_in_rests_and_goes_out() -> None:
    assert [moment(seconds).phase for seconds in (0, 3.9, 4.1, 6.1, 11.9, 12.1)] == [
        "in",
        "in",
        "hold",
        "out",
        "out",
        "in",
    ]
    assert moment(0).fullness == pytest.approx(0)
    assert moment(5).fullness == 1
    assert moment(BREATH_SECONDS - 1e-6).fullness == pytest.approx(0, abs=1e-3)
    assert sum(step.seconds for step in BREATH) == BREATH_SECONDS


def test_the_circle_says_what_to_do(qtbot: QtBot) -> None:
    circle = BreathingCircle()
    qtbot.addWidget(circle)
    told = []
    for seconds in (0, 4.5, 7):
        circle.show_moment(moment(seconds))
        told.append(circle.phase_text)
    assert told == ["Breathe in", "Hold", "Breathe out"]
    assert circle.accessibleName() == "Breathe out"
