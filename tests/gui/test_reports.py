"""The Reports page, on a real store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roleplay.app.desk.progress import ProgressDesk
from roleplay.app.parts import Parts
from roleplay.gui.pages.reports import ReportsPage
from roleplay.gui.pages.reports.groups import GroupsDialog
from roleplay.gui.pages.reports.people import PeopleTab
from roleplay.gui.window import MainWindow
from roleplay.places import places, resources
from roleplay.store.sessions import SessionStore
from tests.gui.fakes import FakeRoleplay
from tests.practice import practise


@pytest.fixture
def store(fake: FakeRoleplay) -> Iterator[SessionStore]:
    """A real store and a real desk behind the fake facade."""
    parts = Parts(places(), resources())
    fake.__dict__["progress"] = ProgressDesk(parts)
    yield parts.store
    parts.close()


def open_reports(window: MainWindow, qtbot: QtBot) -> ReportsPage:
    window.show_reports()
    page = window.page("reports")
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.report() is not None and not page.report().loading and page._catching_up is None)  # type: ignore[union-attr]
    return page


def people(page: ReportsPage) -> PeopleTab:
    page.show_report(0)
    tab = page.report()
    assert isinstance(tab, PeopleTab)
    return tab


def names(page: ReportsPage) -> list[str]:
    tab = people(page)
    return [tab.model.record(row).person for row in range(tab.model.rowCount())]


def test_without_calls_the_page_leads_to_the_customers(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    page = open_reports(window, qtbot)
    tab = page.report()
    assert tab is not None
    qtbot.waitUntil(tab._nothing.isVisible)
    tab._nothing.acted.emit()
    assert window.stack.currentWidget() is window.page("practice")


def test_people_are_shown_with_their_scores(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    practise(store, "Anna Nowak", (40.0, 90.0, 60.0))
    practise(store, "Łukasz <b>Lis</b>", (70.0,))
    practise(store, "Ewa Lis", (55.0,), outcome="aborted")
    page = open_reports(window, qtbot)
    qtbot.waitUntil(lambda: names(page) == ["Anna Nowak", "Łukasz <b>Lis</b>"])
    tab = people(page)
    anna, other = tab.model.record(0), tab.model.record(1)
    assert (anna.first.score, anna.best.score, anna.latest.score, anna.calls) == (40.0, 90.0, 60.0, 3)
    assert (other.mean.low, other.mean.high) == (0.0, 100.0)
    assert "1 unfinished call" in tab.left_out.text()


def test_a_group_is_made_and_reported_on(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    practise(store, "Anna Nowak", (40.0,))
    practise(store, "Ewa Lis", (55.0,))
    page = open_reports(window, qtbot)
    page.edit_groups()
    dialog = page.findChild(GroupsDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.new_name, "Late shift")
    QTest.keyClick(dialog.new_name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.isVisible()
    ewa = next(dialog.people.item(n) for n in range(2) if dialog.people.item(n).text() == "Ewa Lis")
    ewa.setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: [group.members for group in store.groups.list()] == [("Ewa Lis",)])
    QTest.keyClicks(dialog.new_name, "LATE SHIFT")
    dialog.add_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "already" in dialog.banner.text
    dialog.accept()
    qtbot.waitUntil(lambda: page.scope.who.count() == 4)
    page.scope.choose(store.groups.list()[0].id)
    qtbot.waitUntil(lambda: names(page) == ["Ewa Lis"])


def test_a_period_without_calls_is_no_failure(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    practise(store, "Anna Nowak", (40.0,))
    page = open_reports(window, qtbot)
    qtbot.waitUntil(lambda: names(page) == ["Anna Nowak"])
    page.scope.period.setCurrentIndex(page.scope.period.findData(30))
    tab = page.report()
    assert tab is not None
    qtbot.waitUntil(tab._nothing.isVisible)
