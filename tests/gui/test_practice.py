"""Choosing a customer."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions
from roleplay.core.errors import DatabaseError
from roleplay.core.records import ScenarioSummary
from roleplay.gui.pages.practice import PracticePage
from roleplay.gui.window import MainWindow
from roleplay.review.recommendation import Advice, Reason, Recommendation
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

OTHER = sample.card(id="bill", customer="Ewa Lis", title="A bill for nothing", difficulty=2, feeling="fear")
BROKEN = sample.card(id="gift", customer="Jan Nowy", problem="gift.yaml:14: there is no node 'fxi'.")


def page_of(window: MainWindow, qtbot: QtBot, cards: int = 1) -> PracticePage:
    page = window.page("practice")
    assert isinstance(page, PracticePage)
    page.reload()
    qtbot.waitUntil(lambda: len(page.cards()) == cards and not window.tasks._running)
    return page


def test_enter_on_a_customer_rings(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.cards = (sample.card(), OTHER)
    page = page_of(window, qtbot, 2)
    page.choose("laptop-overdue")
    with qtbot.waitSignal(page.start_wanted) as rung:
        QTest.keyClick(page.cards()[0], Qt.Key.Key_Return)
    assert rung.args[0] == CallOptions("laptop-overdue", "en", "practice", "easy")  # as advised to a new trainee


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


THREE = (
    sample.card(),
    sample.card(id="bill", customer="Ewa Lis", title="A bill for nothing", difficulty=2, traits=("stubborn",)),
    sample.card(id="scam", customer="Helena Król", feeling="fear", difficulty=3, traits=("elderly", "anxious")),
)


def shown(page: PracticePage) -> list[str]:
    return [card.scenario.id for card in page.cards() if not card.isHidden()]


def test_customers_are_found_by_any_word_without_accents(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards = THREE
    page = page_of(window, qtbot, 3)
    QTest.keyClicks(page.filter.search, "krol")
    assert shown(page) == ["scam"]
    assert page.briefing._name.full_text() == "Helena Król"
    QTest.keyClick(page.filter.search, Qt.Key.Key_Down)
    assert window.focusWidget() is page.cards()[2]
    QTest.keyClick(page.filter.search, Qt.Key.Key_Escape)
    assert len(shown(page)) == 3


def test_customers_are_narrowed_by_feeling_kind_and_difficulty(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards = THREE
    page = page_of(window, qtbot, 3)
    offered = [page.filter.trait.itemText(place) for place in range(page.filter.trait.count())]
    assert offered == ["Kind", "Anxious", "Elderly", "Stubborn"]
    page.filter.feeling.setCurrentIndex(page.filter.feeling.findData("anger"))
    assert shown(page) == ["laptop-overdue", "bill"]
    page.filter.difficulty.setCurrentIndex(page.filter.difficulty.findData(2))
    assert shown(page) == ["bill"]
    page.reload()  # the filter stays
    qtbot.waitUntil(lambda: shown(page) == ["bill"])
    page.filter.trait.setCurrentIndex(page.filter.trait.findData("elderly"))
    assert page.none_fits.isVisible()
    page.none_fits.acted.emit()
    assert len(shown(page)) == 3


def test_arrow_keys_leave_out_what_the_filter_hides(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.cards = THREE
    page = page_of(window, qtbot, 3)
    page.choose("laptop-overdue")
    page.cards()[1].hide()
    QTest.keyClick(page.cards()[0], Qt.Key.Key_Down)
    assert page.cards()[2].isChecked()


def test_the_level_is_handed_on_and_follows_the_advice(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.cards = THREE
    fake.given = Advice(3, None, (), (), (), (), (), {"laptop-overdue": "hard"})
    page = page_of(window, qtbot, 3)
    page.choose("laptop-overdue")
    assert page.level.currentIndex() == 2
    page.choose("bill")
    assert page.level.currentIndex() == 1
    page.level.setCurrentIndex(0)
    with qtbot.waitSignal(page.start_wanted) as rung:
        page.start_button.click()
    assert rung.args[0] == CallOptions("bill", "en", "practice", "easy")


def test_each_mode_says_what_it_means(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = page_of(window, qtbot)
    page.mode.setCurrentIndex(0)
    assert "retry from any turn" in page.explanation.text()
    page.mode.setCurrentIndex(1)
    assert "no hints" in page.explanation.text()
    assert "no second try" in page.mode.accessibleDescription()


def test_the_recommended_customer_is_chosen_and_can_be_called_at_once(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards = THREE
    page = page_of(window, qtbot, 3)
    assert page.recommendation.isVisible()
    assert page.cards()[1].isChecked()  # the easiest of the three
    with qtbot.waitSignal(page.start_wanted) as rung:
        page.recommendation.start_button.click()
    assert rung.args == [CallOptions("bill", "en", "practice", "easy"), THREE[1]]


def test_the_recommended_call_is_a_test_when_the_switch_says_so(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = page_of(window, qtbot)
    page.mode.setCurrentIndex(1)
    with qtbot.waitSignal(page.start_wanted) as rung:
        page.recommendation.start_button.click()
    assert rung.args[0].mode == fake.kept.mode == "test"


def test_coming_back_keeps_who_was_chosen_until_somebody_else_is_recommended(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards = THREE
    page = page_of(window, qtbot, 3)
    page.choose("scam")
    page = page_of(window, qtbot, 3)
    assert page.cards()[2].isChecked()
    fake.given = Advice(3, Recommendation("laptop-overdue", "hard", Reason("untried")), (), (), (), (), (), {})
    page = page_of(window, qtbot, 3)
    assert page.cards()[0].isChecked()


def test_customers_are_there_before_the_calls_have_been_read(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards = THREE
    read = threading.Event()
    ready = fake.advice()

    def slow(trainee: str | None = None, language: str = "") -> Advice:
        assert read.wait(120)
        return ready

    fake.advice = slow  # type: ignore[method-assign]
    page = window.page("practice")
    assert isinstance(page, PracticePage)
    page.reload()
    qtbot.waitUntil(lambda: len(page.cards()) == 3)
    assert page.start_button.isEnabled()
    read.set()
    qtbot.waitUntil(page.cards()[1].isChecked)


def test_what_was_read_last_stands_though_an_earlier_reading_takes_longer(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = page_of(window, qtbot)
    read, may_go_on = threading.Event(), threading.Event()

    def slow(language: str = "") -> tuple[ScenarioSummary, ...]:
        found = fake.cards
        read.set()
        assert may_go_on.wait(120)
        return found

    fake.scenarios = slow  # type: ignore[method-assign]
    page.reload()
    assert read.wait(120)
    del fake.scenarios  # type: ignore[method-assign]
    fake.cards = THREE
    page.reload()
    qtbot.waitUntil(lambda: len(page.cards()) == 3)
    may_go_on.set()
    qtbot.waitUntil(lambda: not window.tasks._running)
    assert len(page.cards()) == 3


def test_when_the_chosen_customer_is_gone_another_is_chosen(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.given = Advice(3, None, (), (), (), (), (), {})
    page_of(window, qtbot)
    fake.cards = (OTHER,)
    page = page_of(window, qtbot)
    assert page.cards()[0].isChecked()
    assert page.briefing._name.full_text() == "Ewa Lis"


def test_an_alternative_is_shown_first(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.cards = THREE
    page = page_of(window, qtbot, 3)
    page.filter.search.setText("bill")
    with qtbot.assertNotEmitted(page.start_wanted):
        page.recommendation.other_buttons[0].click()
    assert page.cards()[2].isChecked()
    assert len(shown(page)) == 3


def test_a_problem_while_loading_is_told_once(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    def broken(language: str = "") -> tuple[()]:
        raise DatabaseError("The library <b>cannot</b> be read.", hint="Install again.")

    fake.scenarios = broken  # type: ignore[method-assign]
    window.show_practice()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text == "The library <b>cannot</b> be read. Install again."
