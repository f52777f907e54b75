"""The page of one saved call."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app.desk.sound import CallSound
from roleplay.gui.pages.review import CallView, ReviewPage
from roleplay.gui.pages.review.compare import ComparePage
from roleplay.gui.pages.review.moments import MomentsPanel
from roleplay.gui.window import MainWindow
from roleplay.review.marks import Mark
from tests.gui import sample
from tests.gui.fakes import FakePlayer, FakeRoleplay


def open_review(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, at: float = 0.0, **changes: object
) -> ReviewPage:
    row = sample.summary(1, **changes)
    fake.keep(sample.record(row))
    window.show_review(row.id, at)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: page.host.call is not None)
    return page


def heard(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.view.transport.isEnabled)


def test_it_opens_at_the_second_that_was_asked_for(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot, at=18.4)
    heard(page, qtbot)
    assert fake.players[-1].position == 18.4
    assert page.view.transcript.current == 4
    assert page.host.position == 18.4


def test_without_a_recording_the_transcript_still_leads_on(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_review(window, fake, qtbot, recording="")
    qtbot.waitUntil(page.view.problem.isVisible)
    assert "without a recording" in page.view.problem.text
    page.view.transcript.clicked.emit(page.view.transcript.model().index(2, 0))
    assert page.view.transcript.current == 2
    assert page.host.position > 0


def test_a_call_of_a_newer_version_is_shown_as_far_as_it_is_known(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.unknown = ("video_started",)
    page = open_review(window, fake, qtbot)
    assert "newer version" in page.banner.text
    assert page.view.transcript.model().rowCount() > 4


def test_a_moment_leads_to_its_second(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    panel = page.stack.widget(0)
    assert isinstance(panel, MomentsPanel)
    assert len(panel.buttons) >= 1
    panel.buttons[0].click()
    assert page.host.call is not None
    first = next(mark for mark in page.host.call.marks if mark.kind in ("mistake", "interruption"))
    assert fake.players[-1].position == first.at


def test_escape_leads_back_to_the_list(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.keep(sample.record(sample.summary(2)))
    window.show_sessions()
    page = open_review(window, fake, qtbot)
    page.setFocus()
    heard(page, qtbot)
    player = page.view.transport.player
    assert isinstance(player, FakePlayer)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.page("sessions")
    assert window.page("review") is None
    assert player.closed


def test_escape_leads_back_to_the_page_that_led_here(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    window.show_practice()
    page = open_review(window, fake, qtbot)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.page("practice")


# --- the sound ---


def drawn(page: ReviewPage, qtbot: QtBot) -> None:
    heard(page, qtbot)
    qtbot.waitUntil(lambda: page.view.picture.drawn)


def mistakes(page: ReviewPage) -> list[float]:
    assert page.host.call is not None
    return [mark.at for mark in page.host.call.marks if mark.kind in ("mistake", "interruption")]


@pytest.mark.parametrize(
    ("sound", "told"),
    [
        (sample.sound(fault="truncated", lost=((30.0, 53.9),)), "breaks off at 0:30 of 0:53"),
        (sample.sound(fault="damaged", lost=((10.0, 10.3), (20.0, 20.3))), "0:10, 0:20"),
        (sample.sound(fault="damaged", lost=((10.0, 10.2), (10.6, 10.7), (20.0, 20.3))), ": 0:10, 0:20."),
        (sample.sound(fault="altered"), "changed afterwards"),
        (sample.sound(), ""),
    ],
)
def test_what_is_wrong_with_a_recording_is_told_while_it_can_be_heard(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, sound: CallSound, told: str
) -> None:
    fake.sound = sound
    page = open_review(window, fake, qtbot)
    drawn(page, qtbot)
    assert page.view.problem.isVisible() == bool(told)
    assert told in page.view.problem.text
    assert page.view.transport.isEnabled()


def test_space_and_arrows_play_and_skip(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    player = fake.players[-1]
    for widget in (page, page.view.transcript):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Space)
        assert player.playing
        QTest.keyClick(widget, Qt.Key.Key_Space)
        assert not player.playing
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert player.position == 5.0


def test_j_and_k_lead_from_mistake_to_mistake(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    page.view.transcript.setFocus()
    found = mistakes(page)
    assert len(found) >= 2
    for at in found:
        QTest.keyClick(page.view.transcript, Qt.Key.Key_K)
        assert fake.players[-1].position == pytest.approx(max(at - 0.5, 0))
    QTest.keyClick(page.view.transcript, Qt.Key.Key_K)
    assert fake.players[-1].position == pytest.approx(found[-1] - 0.5)
    QTest.keyClick(page.view.transcript, Qt.Key.Key_J)
    assert fake.players[-1].position == pytest.approx(found[-2] - 0.5)


def test_plus_and_minus_change_the_speed(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    page.setFocus()
    for _ in range(9):
        QTest.keyClick(page, Qt.Key.Key_Plus)
    assert fake.players[-1].speed == 2.0
    for _ in range(9):
        QTest.keyClick(page, Qt.Key.Key_Minus)
    assert fake.players[-1].speed == 0.5


def test_silences_are_skipped_when_asked(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    drawn(page, qtbot)
    assert fake.players[-1].skipped == ()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_S)
    assert fake.players[-1].skipped == sample.sound().silences != ()
    QTest.keyClick(page, Qt.Key.Key_S)
    assert fake.players[-1].skipped == ()


def test_each_side_has_its_volume(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    page.view.transport.volume_of("customer").setValue(20)
    assert fake.players[-1].volumes == {"customer": 0.2, "trainee": 1.0}


def drag(page: ReviewPage, begin: float, end: float) -> None:
    """Draw a passage with the mouse, in seconds."""
    picture = page.view.picture
    view = picture._plots.viewport()

    def place(at: float) -> QPoint:
        return picture._plots.mapFromScene(picture._plots.boxes[0].mapViewToScene(QPointF(at, -1.0)))

    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place(begin))
    for share in (0.2, 0.6, 1.0):
        at = place(begin + (end - begin) * share)
        spot, whole = QPointF(at), QPointF(view.mapToGlobal(at))
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            spot,
            whole,
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, moved)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place(end))


def test_a_passage_drawn_with_the_mouse_is_looped_and_let_go(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_review(window, fake, qtbot)
    drawn(page, qtbot)
    told: list[object] = []
    page.host.passage_changed.connect(told.append)
    drag(page, 10.0, 20.0)
    assert page.host.passage == pytest.approx((10.0, 20.0), abs=0.3)
    assert told
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_L)
    assert fake.players[-1].loop == page.host.passage
    assert fake.players[-1].position == page.host.passage[0]
    page.view.seek(40.0)
    assert fake.players[-1].loop is None
    assert fake.players[-1].position == 40.0
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.host.passage is None
    assert window.stack.currentWidget() is page


def test_without_a_passage_the_turn_that_is_heard_is_looped(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_review(window, fake, qtbot, at=18.5)
    heard(page, qtbot)
    page.view.transport.loop_button.click()
    assert fake.players[-1].loop == (18.3, pytest.approx(21.7))
    page.view.transport.loop_button.click()
    assert fake.players[-1].loop is None


def test_a_click_in_the_picture_seeks(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    drawn(page, qtbot)
    picture = page.view.picture
    spot = picture._plots.mapFromScene(picture._plots.boxes[1].mapViewToScene(QPointF(30.0, 50.0)))
    QTest.mouseClick(picture._plots.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert fake.players[-1].position == pytest.approx(30.0, abs=0.2)
    assert page.view.transcript.current == 5


def test_zooming_keeps_both_plots_on_one_axis_and_inside_the_call(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_review(window, fake, qtbot, at=50.0)
    drawn(page, qtbot)
    picture = page.view.picture
    for _ in range(12):
        picture.zoom(0.5)
    begin, end = picture.range
    assert end - begin == pytest.approx(2.0)
    assert begin <= 50.0 <= end
    assert picture.heat_plot.viewRange()[0] == pytest.approx([begin, end])
    picture.follow(50.5)
    picture.follow(53.0)
    assert picture.range[0] <= 53.0 <= picture.range[1] <= 53.91
    picture.show_whole()
    assert picture.range == pytest.approx((0.0, 53.9))


def test_marks_of_a_panel_stand_beside_those_of_the_call(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_review(window, fake, qtbot)
    drawn(page, qtbot)
    before = len(page.view.picture.layer.marks)
    comment = Mark(5.0, 9.0, "passage", "Ewa", "<b>Good</b>", id="1")
    page.host.give_marks("comments", [comment])
    page.host.give_marks("comments", [comment])
    assert len(page.view.picture.layer.marks) == before + 1
    assert "&lt;b&gt;" in page.view.picture.layer._tip(0, 0, comment)
    chosen: list[Mark] = []
    page.host.mark_chosen.connect(chosen.append)
    page.view.picture.layer.chosen.emit(comment)
    assert chosen == [comment]
    assert page.host.passage == (5.0, 9.0)
    assert fake.players[-1].position == 5.0


def test_a_panel_can_have_a_passage_heard_and_the_call_be_quiet(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    page.host.hear(3.0, 4.0)
    assert fake.players[-1].heard == [(3.0, 4.0)]
    page.host.be_quiet()
    assert not fake.players[-1].playing


def test_a_loudspeaker_that_goes_away_is_told(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    player = fake.players[-1]
    page.view.toggle()
    player.playing, player.problem = False, "The loudspeaker went away."
    qtbot.waitUntil(lambda: "went away" in window.banner.text)


def test_a_call_that_was_deleted_meanwhile_is_told_once(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    window.show_review("gone")
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(window.banner.isVisible)
    qtbot.waitUntil(lambda: not window.tasks._running)
    assert page.view.problem.text == ""


def test_leaving_the_page_gives_the_recording_back(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_review(window, fake, qtbot)
    heard(page, qtbot)
    window.show_review(page.session_id)
    assert fake.players[0].closed


def test_the_list_of_calls_makes_the_next_page_ahead(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    first = open_review(window, fake, qtbot)
    window.show_sessions()
    qtbot.waitUntil(lambda: [view for view in window.findChildren(CallView) if view.parent() is window] != [])
    (ahead,) = (view for view in window.findChildren(CallView) if view.parent() is window)
    assert not ahead.isVisible()
    window.show_review(first.session_id)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    assert page.view is ahead
    qtbot.waitUntil(lambda: page.host.call is not None)
    assert ahead.isVisible()
    window.show_review(first.session_id)
    again = window.page("review")
    assert isinstance(again, ReviewPage)
    assert again.view is not ahead


# --- two calls ---


def open_compare(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> ComparePage:
    later = tuple(replace(event, at=event.at + 4.0) for event in sample.EVENTS)
    fake.keep(sample.record(sample.summary(1)))
    fake.keep(sample.record(sample.summary(2, trainee="Piotr Lis"), later))
    window.show_compare(fake.rows[0].id)
    page = window.page("compare")
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page.choice.count() == 1 and page.views[0].call is not None)
    qtbot.waitUntil(page.views[0].transport.isEnabled)
    return page


def test_calls_of_the_same_person_are_offered_first(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    for number, trainee in enumerate(("Anna Nowak", "Piotr Lis", "Ewa Lis", "Anna Nowak"), 1):
        fake.keep(sample.record(sample.summary(number, trainee=trainee)))
    window.show_compare(fake.rows[0].id)
    page = window.page("compare")
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page.choice.count() == 3)
    assert ["Anna Nowak" in page.choice.itemText(place) for place in range(3)] == [True, False, False]


def test_a_second_call_is_chosen_and_both_stand_on_one_scale(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_compare(window, fake, qtbot)
    assert not page.views[1].isVisible()
    page.choice.setCurrentIndex(0)
    page.choice.activated.emit(0)
    qtbot.waitUntil(lambda: page.views[1].isVisible() and page.views[1].picture.drawn)
    qtbot.waitUntil(lambda: page.views[0].picture.drawn)
    assert "Piotr Lis" in page._facts[1].full_text()
    page.views[0].picture.show_range(10.0, 20.0)
    assert page.views[1].picture.range == pytest.approx((14.0, 24.0))
    page.views[1].picture.show_whole()
    first, second = (view.picture.range for view in page.views)
    assert second[0] - first[0] == pytest.approx(4.0)
    assert second[1] - first[1] == pytest.approx(4.0)


def test_only_one_of_two_calls_is_heard(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_compare(window, fake, qtbot)
    page.choice.setCurrentIndex(0)
    page.choice.activated.emit(0)
    qtbot.waitUntil(lambda: page.views[1].isVisible() and page.views[1].transport.isEnabled())
    players = [view.transport.player for view in page.views]
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert [player.playing for player in players if player] == [True, False]
    QTest.keyClick(page, Qt.Key.Key_2)
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert [player.playing for player in players if player] == [False, True]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(window.stack.currentWidget(), ReviewPage)
