"""A whole call, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions, TrialCall
from roleplay.core.errors import DeviceError
from roleplay.core.events import (
    Answered,
    CustomerBackchannel,
    CustomerSilent,
    CustomerSpeaking,
    FactTold,
    Hints,
    Levels,
    LinePaused,
    LineWaits,
    PartialTranscript,
    Ringing,
    TraineeSpeaking,
    Trouble,
)
from roleplay.core.records import Mode
from roleplay.dialogue.testplans.stepping import Beginning
from roleplay.gui.pages.call import CallPage
from roleplay.gui.pages.debrief import DebriefPage
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeCall, FakeRoleplay


def ring(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, mode: Mode = "practice") -> tuple[CallPage, FakeCall]:
    window.start_call(CallOptions("laptop-overdue", mode=mode), sample.card())
    page = window.page("call")
    assert isinstance(page, CallPage)
    qtbot.waitUntil(page.ringing.answer_button.isEnabled)
    return page, fake.calls[-1]


def answer(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, mode: Mode = "practice"
) -> tuple[CallPage, FakeCall]:
    page, call = ring(window, fake, qtbot, mode)
    page.ringing.answer_button.click()
    qtbot.waitUntil(lambda: page.talk.pill.turn == "yours")
    return page, call


def debrief_shown(window: MainWindow) -> bool:
    return isinstance(window.stack.currentWidget(), DebriefPage)


def test_a_call_that_is_tried_out_leads_back_without_a_debrief(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    window.show_sessions()
    before = window.stack.currentWidget()
    trial = TrialCall(sample.SCENARIO, Beginning("facts"), lambda _: None)
    window.start_call(CallOptions("laptop-overdue", trial=trial), sample.card())
    page = window.page("call")
    assert isinstance(page, CallPage)
    qtbot.waitUntil(page.ringing.answer_button.isEnabled)
    assert window.in_call
    fake.calls[-1].abort()
    qtbot.waitUntil(lambda: not window.in_call)
    assert window.stack.currentWidget() is before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_whole_call_by_keyboard(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, key: Qt.Key) -> None:
    page, call = ring(window, fake, qtbot)
    assert not window.navigation.isVisible()
    QTest.keyClick(page.ringing.answer_button, key)
    qtbot.waitUntil(lambda: page.talk.pill.turn == "yours")
    assert page.talk.captions.texts() == ["Three weeks! Where is my ****** laptop?"]
    assert page.talk.hints.hints == ("Mr Kowalski, I hear how upset you are, and I would be too.",)
    QTest.keyClick(page.talk, Qt.Key.Key_F2)
    qtbot.waitUntil(page.talk.answer.hasFocus)
    QTest.keyClicks(page.talk.answer, "I hear you")
    QTest.keyClick(page.talk.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.talk.heat.gauge.heat == 58 and page.talk.pill.turn == "yours")
    assert call.heard == ["I hear you"]
    assert call.typed_keys == len("I hear you")
    QTest.keyClick(page.talk, Qt.Key.Key_F3)
    QTest.keyClicks(page.talk.notes.edit, "second time")
    QTest.keyClick(page.talk.notes.edit, Qt.Key.Key_Return)
    QTest.keyClick(page.talk, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: page.talk.pill.turn == "hold")
    assert page.talk.hold_button.text() == "Resume"
    QTest.keyClick(page.talk, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: page.talk.hold_button.text() == "Hold")
    page.talk.answer.setText("you get it tomorrow")
    QTest.keyClick(page.talk.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: debrief_shown(window))
    assert window.page("call") is None


def test_hanging_up_leads_to_the_debrief(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, _ = answer(window, fake, qtbot)
    QTest.keyClick(page.talk, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: debrief_shown(window))


def test_declining_goes_back_to_the_customers(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, call = ring(window, fake, qtbot)
    QTest.keyClick(page.ringing, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page("practice"))
    assert call.join(60)


def test_the_decline_button_declines_by_space_too(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, _ = ring(window, fake, qtbot)
    QTest.keyClick(page.ringing.decline_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page("practice"))


def test_whose_turn_it_is_and_what_is_heard_so_far(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, call = answer(window, fake, qtbot)
    call.later(TraineeSpeaking(7.0), PartialTranscript(7.5, "i hear"), PartialTranscript(8.0, "i hear how"))
    qtbot.waitUntil(lambda: page.talk.captions.texts()[-1] == "i hear how")
    assert page.talk.pill.turn == "speaking"
    call.later(TraineeSpeaking(9.0, speaking=False))
    qtbot.waitUntil(lambda: page.talk.pill.turn == "thinking")
    call.later(sample.said(9.4, "i hear how upset you are"))
    qtbot.waitUntil(lambda: page.talk.captions.texts()[-1] == "i hear how upset you are")
    assert len(page.talk.captions.texts()) == 2
    call.later(CustomerSpeaking(10.0, "x", "And?", 66, 1.0))
    qtbot.waitUntil(lambda: page.talk.pill.turn == "customer")
    assert page.talk.pill.text == "Marian is speaking"


def test_levels_of_both_sides(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, call = answer(window, fake, qtbot)
    call.later(Levels(8.0, 0.0, -30.0))
    qtbot.waitUntil(lambda: page.talk.trainee_level.share == 1.0)


def test_a_test_shows_neither_heat_nor_hints(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, _ = answer(window, fake, qtbot, "test")
    assert not page.talk.heat.isVisible()
    assert not page.talk.hints.isVisible()
    assert page.talk.notes.isVisible()


def test_trouble_is_shown_and_the_call_goes_on(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, call = answer(window, fake, qtbot)
    call.later(Trouble(8.0, "device", "The microphone <i>went away</i>. Type your answers."))
    qtbot.waitUntil(page.talk.banner.isVisible)
    assert page.talk.banner.text == "The microphone <i>went away</i>. Type your answers."
    assert page.talk.answer.isEnabled()


def test_whose_turn_it_is_after_a_sign_of_listening_and_after_a_noise(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    """Both left the page saying that the answer was thought about."""
    page, _ = answer(window, fake, qtbot)
    turns: list[str] = []
    for event in (
        CustomerSpeaking(20.0, "l", "Three weeks!", 50.0, 3.0),
        TraineeSpeaking(21.0),
        TraineeSpeaking(21.4, speaking=False),
        CustomerSilent(23.0),
        TraineeSpeaking(24.0),
        TraineeSpeaking(24.3, speaking=False),
        Hints(24.4, ()),
    ):
        page._happened(event)
        turns.append(page.talk.pill.turn)
    assert turns == ["customer", "speaking", "customer", "yours", "speaking", "thinking", "yours"]


def test_push_to_talk_by_space_but_not_while_typing(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.kept = replace(fake.kept, push_to_talk=True)
    page, call = answer(window, fake, qtbot)
    page.talk.setFocus()
    QTest.keyPress(page.talk, Qt.Key.Key_Space)
    QTest.keyRelease(page.talk, Qt.Key.Key_Space)
    assert call.talked == [True, False]
    page.talk.answer.setFocus()
    QTest.keyClicks(page.talk.answer, "a b")
    assert call.talked == [True, False]
    assert page.talk.answer.text() == "a b"


def test_a_talk_key_that_is_let_go_after_the_focus_went_elsewhere_is_let_go(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    """The call took the key for held down until the next press: the trainee never came to an end."""
    fake.kept = replace(fake.kept, push_to_talk=True)
    page, call = answer(window, fake, qtbot)
    page.talk.setFocus()
    QTest.keyPress(page.talk, Qt.Key.Key_Space)
    page.talk.answer.setFocus()
    QTest.keyRelease(page.talk.answer, Qt.Key.Key_Space)
    assert call.talked == [True, False]


def test_a_refused_line_goes_back_and_says_why(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.refusal = DeviceError("No loudspeaker was found.", hint="Connect one.")
    window.start_call(CallOptions("laptop-overdue"), sample.card())
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text == "No loudspeaker was found. Connect one."
    assert window.stack.currentWidget() is window.page("practice")


def test_without_a_sound_device_the_call_can_be_read_and_typed(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.refusal = DeviceError("No loudspeaker was found.")
    window.start_call(CallOptions("laptop-overdue"), sample.card())
    qtbot.waitUntil(window.banner.isVisible)
    fake.refusal = None
    window.banner.acted.emit()
    qtbot.waitUntil(lambda: bool(fake.calls))
    assert fake.options[-1] == CallOptions("laptop-overdue", typed=True, silent=True)


def test_closing_the_window_in_a_call_asks_and_saves(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, call = answer(window, fake, qtbot)
    answers = iter([QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Close])
    monkeypatch.setattr(QMessageBox, "exec", lambda self: next(answers))
    window.close()
    assert window.isVisible()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert call.join(60)


def test_leaving_in_a_call_saves_without_asking(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, call = answer(window, fake, qtbot)
    monkeypatch.setattr(QMessageBox, "exec", lambda self: pytest.fail("asked"))
    window.leave()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert call.join(60)


def test_a_bug_in_the_call_is_told_and_does_not_lock_the_page(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    _, call = answer(window, fake, qtbot)
    call.break_down(ZeroDivisionError("inside the call"))
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    assert not window.in_call
    window.findChild(QMessageBox).reject()


def test_hostile_text_is_shown_as_it_is(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, call = answer(window, fake, qtbot)
    hostile = '<img src="file:///etc/passwd"><b>bold</b>'
    call.later(CustomerSpeaking(8.0, "x", hostile, 60, 0))
    qtbot.waitUntil(lambda: page.talk.captions.texts()[-1] == hostile)
    shown = page.talk.captions._bubbles[-1]._label
    assert shown.textFormat() == Qt.TextFormat.PlainText
    wide = shown.fontMetrics().horizontalAdvance(hostile)
    assert shown.width() >= min(wide, 300)


def test_the_filter_for_the_talk_key_goes_with_the_page(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.kept = replace(fake.kept, push_to_talk=True)
    _, call = answer(window, fake, qtbot)
    call.press("hang_up")
    qtbot.waitUntil(lambda: debrief_shown(window))
    QTest.keyClick(window, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert call.talked == []


def test_an_outgoing_call_is_dialled_and_answered_by_the_customer(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    window.start_call(CallOptions("angry-emails"), replace(sample.card(), direction="outgoing"))
    page = window.page("call")
    assert isinstance(page, CallPage)
    qtbot.waitUntil(page.ringing.answer_button.isEnabled)
    assert page.ringing.answer_button.text() == "Call"
    page._happened(Ringing(0.0, outgoing=True))
    assert not page.ringing.answer_button.isEnabled()
    assert window.stack.currentWidget() is page
    page.ringing.answer_button.click()
    page._happened(Answered(5.0))
    assert page.talk.isVisibleTo(page)


def test_what_the_customer_told_is_listed(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, _ = answer(window, fake, qtbot)
    assert page.talk.facts.isHidden()
    page._happened(FactTold(9.0, "order", "The order, 4711"))
    assert not page.talk.facts.isHidden()
    assert page.talk.facts.facts == ["The order, 4711"]


def test_sounds_of_listening_are_a_quiet_line(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, _ = answer(window, fake, qtbot)
    before = page.talk.captions.texts()
    page._happened(CustomerBackchannel(9.0, "mhm", "Mhm.", 0.4))
    assert page.talk.captions.texts() == before
    assert page.talk.pill.turn == "yours"


def test_a_lost_microphone_is_told_and_another_can_be_chosen(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page, call = answer(window, fake, qtbot)
    assert page.line_pause.isHidden()
    call.later(LinePaused(7.0, "device_lost", "microphone", "<b>Desk</b>", "gone"))
    call.later(LineWaits(7.0, "device_unknown", "microphone", "Desk", "", ("Headset", "Webcam"), ("Monitor",)))
    qtbot.waitUntil(page.line_pause.microphone.isVisible)
    assert page.line_pause.text.startswith("The microphone (<b>Desk</b>) is gone. Plug it in again")
    assert page.line_pause.loudspeaker.isHidden()
    assert page.talk.pill.text == "The call stands still"
    box = page.line_pause.microphone
    assert [box.itemText(index) for index in range(box.count())] == ["System default", "Headset", "Webcam"]
    assert box.currentIndex() == -1
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(2)
    qtbot.waitUntil(page.line_pause.isHidden)
    assert call.devices[-1] == ("Webcam", None)
    assert page.talk.pill.turn == "yours"
    assert page.talk.pill.text == "Your turn"


@pytest.mark.parametrize(
    ("reason", "side", "words"),
    [
        ("muted", "microphone", "Nothing at all comes from your microphone (Desk)."),
        ("device_busy", "loudspeaker", "Another program uses the loudspeaker (Desk)."),
        ("device_denied", "microphone", "not allowed to use the microphone (Desk)."),
        ("device_lost", "both", "The microphone and the loudspeaker are gone."),
        ("device_none", "loudspeaker", "There is no loudspeaker."),
    ],
)
def test_what_is_wrong_with_the_line_is_said(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, reason: str, side: str, words: str
) -> None:
    page, call = answer(window, fake, qtbot)
    call.later(LinePaused(7.0, reason, side, "" if side == "both" else "Desk", ""))
    qtbot.waitUntil(lambda: words in page.line_pause.text)
    assert "nobody gets angry" in page.line_pause.text
    page.abort()


def test_a_call_that_ends_while_it_stands_still_leads_to_the_debrief(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page, call = answer(window, fake, qtbot)
    call.later(LinePaused(7.0, "device_lost", "microphone", "Desk", ""))
    qtbot.waitUntil(lambda: page.talk.pill.still)
    page.talk.hang_up_button.click()
    qtbot.waitUntil(lambda: debrief_shown(window))
