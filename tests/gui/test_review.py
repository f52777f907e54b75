"""The page of one saved call."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.pages.review.moments import MomentsPanel
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay


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
    page = open_review(window, fake, qtbot)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.page("sessions")
