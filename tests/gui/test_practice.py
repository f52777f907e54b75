"""Choosing a customer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions
from roleplay.core.errors import DatabaseError
from roleplay.gui.pages.practice import PracticePage
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

OTHER = sample.card(id="bill", customer="Ewa Lis", title="A bill for nothing", difficulty=2, feeling="fear")
BROKEN = sample.card(id="gift", customer="Jan Nowy", problem="gift.yaml:14: there is no node 'fxi'.")


def page_of(window: MainWindow, qtbot: QtBot, cards: int = 1) -> PracticePage:
    page = window.page("practice")
    assert isinstance(page, PracticePage)
    page.reload()
    qtbot.waitUntil(lambda: len(page.cards()) == cards)
    return page


def test_the_first_customer_is_chosen_and_enter_rings(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.cards = (sample.card(), OTHER)
    page = page_of(window, qtbot, 2)
    assert page.cards()[0].isChecked()
    with qtbot.waitSignal(page.start_wanted) as rung:
        QTest.keyClick(page.cards()[0], Qt.Key.Key_Return)
    assert rung.args[0] == CallOptions("laptop-overdue", "en", "practice")


def test_arrow_keys_choose(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.cards = (sample.card(), OTHER)
    page = page_of(window, qtbot, 2)
    first, second = page.cards()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert page.briefing._name.full_text() == "Ewa Lis"


def test_the_mode_is_handed_on_and_kept(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = page_of(window, qtbot)
    page.mode.setCurrentIndex(1)
    with qtbot.waitSignal(page.start_wanted) as rung:
        page.start_button.click()
    assert rung.args[0].mode == "test"
    assert fake.kept.mode == "test"


def test_a_broken_scenario_says_why_and_cannot_be_started(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards = (sample.card(), BROKEN)
    page = page_of(window, qtbot, 2)
    page.cards()[1].click()
    assert not page.start_button.isEnabled()
    assert page.briefing._problem.isVisible()
    assert page.briefing._problem_text.text() == BROKEN.problem
    with qtbot.assertNotEmitted(page.start_wanted):
        QTest.keyClick(page.cards()[1], Qt.Key.Key_Return)


def test_an_empty_library_has_its_own_page(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.cards = ()
    page = window.page("practice")
    assert isinstance(page, PracticePage)
    page.reload()
    qtbot.waitUntil(page._empty.isVisible)


def test_a_recovered_call_is_offered_and_opens_its_debrief(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    lost = sample.summary(7, state="recovered", outcome=None, score=None)
    fake.keep(sample.record(lost))
    fake.recovered = (lost,)
    page = page_of(window, qtbot)
    qtbot.waitUntil(page.banner.isVisible)
    assert "Marian Kowalski" in page.banner.text
    with qtbot.waitSignal(page.review_wanted) as review:
        page.banner.acted.emit()
    assert review.args == [lost.id]
    assert window.page("debrief") is not None


def test_the_last_result_stands_on_the_card(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.keep(sample.record(sample.summary(1, outcome="handed_over", score=61.0)))
    fake.keep(sample.record(sample.summary(2, outcome="solved", score=90.0)))
    page = page_of(window, qtbot)
    qtbot.waitUntil(lambda: page.briefing._last_title.text() == "Handed over")


def test_a_problem_while_loading_is_told_once(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    def broken(language: str = "") -> tuple[()]:
        raise DatabaseError("The library <b>cannot</b> be read.", hint="Install again.")

    fake.scenarios = broken  # type: ignore[method-assign]
    window.show_practice()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text == "The library <b>cannot</b> be read. Install again."
