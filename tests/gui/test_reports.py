"""The Reports page, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from roleplay.app.desk.progress import ProgressDesk
from roleplay.app.parts import Parts
from roleplay.core.practice import SkillFact, Way
from roleplay.gui.pages.reports import ReportsPage
from roleplay.gui.pages.reports.coverage import CoverageTab
from roleplay.gui.pages.reports.groups import GroupsDialog
from roleplay.gui.pages.reports.heat_table import ink, need_colour
from roleplay.gui.pages.reports.needs import NeedsTab
from roleplay.gui.pages.reports.people import PeopleTab
from roleplay.gui.pages.reports.progress import ProgressTab
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.pages.reports.training import TrainingTab
from roleplay.gui.pages.sessions import SessionsPage
from roleplay.gui.theme import Choice, ThemeSwitch
from roleplay.gui.window import MainWindow
from roleplay.places import places, resources
from roleplay.review.progress.measures import Measure
from roleplay.store.sessions import SessionStore
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay
from tests.practice import practise

Tab = TypeVar("Tab", bound=ReportTab)
PROGRESS, PEOPLE, NEEDS, COVERAGE, TRAINING = range(5)
USED = SkillFact("technique/empathy", 1.0, 1.0, 1)
MISSED = SkillFact("technique/empathy", 0.0, 1.0, 1)
RUDE = SkillFact("mistake/defensive", 0.0, 1.0, 1)


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
    page.show_report(PEOPLE)
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


def tab(page: ReportsPage, place: int, kind: type[Tab], qtbot: QtBot) -> Tab:
    page.show_report(place)
    shown = page.report()
    assert isinstance(shown, kind)
    qtbot.waitUntil(lambda: not shown.loading)
    return shown


def test_a_person_is_followed_call_by_call(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    skills = ((USED,), (MISSED, RUDE), (USED,))
    ids = practise(store, "Anna Nowak", (40.0, 90.0, 60.0), skills=skills)
    practise(store, "Ewa Lis", (55.0,))
    page = open_reports(window, qtbot)
    shown = tab(page, PROGRESS, ProgressTab, qtbot)
    assert shown.heading.text() == "Score · Everyone"
    qtbot.waitUntil(lambda: page.scope.who.count() == 3)
    page.scope.choose("Anna Nowak")
    qtbot.waitUntil(lambda: shown.heading.text() == "Score · Anna Nowak" and len(shown.plot.points) == 3)
    assert shown.counts.text().startswith("First 40 (")
    for point in shown.plot.points:
        assert point.low < point.value < point.high
    shown.choose(Measure("technique", "empathy"))
    qtbot.waitUntil(lambda: shown.heading.text() == "Empathy · Anna Nowak")
    assert [round(point.value) for point in shown.plot.points] == [100, 50, 67]
    wanted = []
    shown.call_wanted.connect(wanted.append)
    shown.plot.dot_clicked.emit(ids[1])
    assert wanted == [ids[1]]


def test_a_person_of_the_table_leads_to_their_progress(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    practise(store, "Anna Nowak", (40.0,))
    practise(store, "Ewa Lis", (55.0,))
    page = open_reports(window, qtbot)
    qtbot.waitUntil(lambda: names(page) == ["Anna Nowak", "Ewa Lis"])
    people(page).table.activated.emit(people(page).model.index(1, 0))
    shown = tab(page, PROGRESS, ProgressTab, qtbot)
    qtbot.waitUntil(lambda: shown.heading.text() == "Score · Ewa Lis")


def test_a_cell_of_the_map_leads_to_its_calls(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    ids = practise(store, "Ewa Lis", (40.0,) * 4, skills=((MISSED,),) * 3)
    practise(store, "Anna Nowak", (40.0,) * 3, skills=((USED, RUDE),) * 3)
    page = open_reports(window, qtbot)
    shown = tab(page, NEEDS, NeedsTab, qtbot)
    assert shown.model.shown.people == ("Ewa Lis", "Anna Nowak")
    index = shown.model.index(0, 0)
    assert "0 %" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    shown.table.setCurrentIndex(index)
    qtbot.waitUntil(lambda: shown.calls.count() == 3)
    assert shown.person.full_text() == "Ewa Lis"
    wanted = []
    shown.call_wanted.connect(wanted.append)
    shown.calls.itemActivated.emit(shown.calls.item(0))
    assert wanted == [ids[2]]
    shown.kind.setCurrentIndex(1)
    qtbot.waitUntil(lambda: shown.model.shown.people == ("Anna Nowak",))
    assert shown.calls.count() == 0


@pytest.mark.parametrize("theme_choice", ["light", "dark"])
def test_numbers_can_be_read_on_every_colour_of_the_map(theme: ThemeSwitch, theme_choice: Choice) -> None:
    theme.choose(theme_choice)
    try:
        light = [need_colour(step / 20).lightnessF() for step in range(21)]
        assert light == sorted(light, reverse=theme_choice == "light")
        for step in range(21):
            ground = need_colour(step / 20)
            assert contrast(ground, ink(ground)) >= 4.5
    finally:
        theme.choose("light")


def contrast(one: QColor, other: QColor) -> float:
    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_where_calls_go_is_shown(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    source = sample.SCENARIO.model_dump_json()
    lost = (Way("opening", "order-calm", "opening"), Way("opening", "order-calm", "left"))
    practise(store, "Anna", (20.0,) * 5, ways=(lost,) * 5, outcome="customer_left", scenario_source=source,
             scenario_id="long-gone")  # fmt: skip
    page = open_reports(window, qtbot)
    shown = tab(page, COVERAGE, CoverageTab, qtbot)
    assert "most are lost at opening (5 / 5)" in shown.summary.text()
    assert "opening/empathise" in shown.never.text()
    assert shown.nodes.record(0).node == "opening"
    assert shown.ways.record(0).reply == "order-calm"
    assert "Customer left 5" in shown.ended.text()
    shown.node_table.selectRow(1)
    assert shown.node.text() == shown.nodes.record(1).node
    spot = shown.map.place("opening").center().toPoint()
    QTest.mouseClick(shown.map, Qt.MouseButton.LeftButton, pos=spot)
    assert shown.node.text() == "opening"
    boxes = [shown.map.place(name) for name in sample.SCENARIO.nodes]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
    shown.view.setCurrentIndex(1)
    assert shown.node_table.isVisible()


def test_a_training_of_few_is_too_little_to_tell(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    for name in ("Anna", "Ewa", "Jan"):
        practise(store, name, (20.0, 30.0), day=0)
        practise(store, name, (80.0, 90.0), day=20)
    page = open_reports(window, qtbot)
    shown = tab(page, TRAINING, TrainingTab, qtbot)
    qtbot.waitUntil(shown._nothing.isVisible)
    assert page.scope.period.isHidden()
    shown.day.setDate(QDate(2026, 3, 15))
    qtbot.waitUntil(lambda: "too few to tell" in shown.verdict.text())
    assert len(shown.plot.pairs) == 3
    for name in ("Ola", "Piotr", "Zofia"):
        practise(store, name, (20.0, 31.0), day=0)
        practise(store, name, (80.0, 92.0), day=20)
    shown.refresh()
    qtbot.waitUntil(lambda: "clearly better" in shown.verdict.text())
    assert "+60" in shown.details.text()


def test_tables_are_saved(
    window: MainWindow, store: SessionStore, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practise(store, "Anna", (20.0, 30.0, 50.0), skills=((USED,),) * 3)
    page = open_reports(window, qtbot)
    target = tmp_path / "table.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    for place, kind in ((PROGRESS, ProgressTab), (PEOPLE, PeopleTab), (NEEDS, NeedsTab), (COVERAGE, CoverageTab)):
        shown = tab(page, place, kind, qtbot)
        shown.export_button.click()
        qtbot.waitUntil(target.exists)
        qtbot.waitUntil(lambda: str(target) in page.banner.text)
        page.banner.hide()
        target.unlink()


def test_calls_that_were_never_read_are_read_in_the_background(
    window: MainWindow, store: SessionStore, qtbot: QtBot
) -> None:
    store.add(sample.record())
    page = open_reports(window, qtbot)
    qtbot.waitUntil(lambda: names(page) == ["Anna Nowak"])
    assert page.reading.isHidden()


def test_calls_behind_a_report_are_shown_among_the_sessions(
    window: MainWindow, store: SessionStore, qtbot: QtBot
) -> None:
    practise(store, "Ewa Lis", (40.0,) * 3, skills=((RUDE,),) * 3)
    page = open_reports(window, qtbot)
    shown = tab(page, NEEDS, NeedsTab, qtbot)
    shown.kind.setCurrentIndex(1)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 1)
    shown.table.setCurrentIndex(shown.model.index(0, 0))
    qtbot.waitUntil(lambda: not shown.sessions_button.isHidden())
    shown.sessions_button.click()
    sessions = window.page("sessions")
    assert isinstance(sessions, SessionsPage)
    assert window.stack.currentWidget() is sessions
    wanted = sessions.wanted()
    assert (wanted.people, wanted.mistakes) == (("Ewa Lis",), ("defensive",))
