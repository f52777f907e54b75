"""The saved calls."""

from __future__ import annotations

from array import array
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from roleplay.core.finding import Hit, HitPage, ListedSession, Order
from roleplay.core.records import SessionFilter
from roleplay.gui.pages.sessions import SessionsPage, list_model
from roleplay.gui.pages.sessions.filter_chip import FilterChip
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay


def open_sessions(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, rows: int = 3) -> SessionsPage:
    outcomes = ("solved", "customer_left", "handed_over")
    names = ("Marian Kowalski", "Ewa Lis", "<b>Zoé</b>")
    for number in range(1, rows + 1):
        place = (number - 1) % 3
        fake.keep(
            sample.record(
                sample.summary(
                    number, outcome=outcomes[place], customer=names[place], score=float(90 - 10 * number % 80)
                )
            )
        )
    window.show_sessions()
    page = window.page("sessions")
    assert isinstance(page, SessionsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == rows)
    return page


def shown(page: SessionsPage, column: int = list_model.SCORE) -> list[str]:
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def chip(page: SessionsPage, name: str) -> FilterChip:
    return next(chip for chip in page.filters.chips if chip.accessibleName().startswith(name))


def test_filters_narrow_the_list_and_are_taken_back(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.filters.outcomes._list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert chip(page, "Outcome").text() == "Outcome: Solved"
    page.filters.people.choose(("Nobody",))
    page.reload()
    qtbot.waitUntil(lambda: fake.finding.asked[-1][0].people == ("Nobody",))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert not page.filters.active


def test_what_nothing_fits_says_so_and_leads_back(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.show_filter(SessionFilter(outcomes=("aborted",)))
    qtbot.waitUntil(page.found.no_match.isVisible)
    assert not page.replay.isVisible()
    page.found.no_match.acted.emit()
    qtbot.waitUntil(page.table.isVisible)


def test_everything_that_can_be_asked_for_comes_back_as_it_was(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_sessions(window, fake, qtbot)
    since = datetime(2026, 3, 1).astimezone()
    until = datetime(2026, 3, 31, 23, 59, 59).astimezone()
    wanted = SessionFilter(
        text="sorry",
        people=("Anna Nowak",),
        groups=("Night shift",),
        scenarios=("laptop-overdue",),
        traits=("elderly",),
        outcomes=("solved", "aborted"),
        score_from=20,
        score_to=60,
        techniques=("empathy",),
        mistakes=("calm_down", "dead_air"),
        since=since,
        until=until,
        commented=True,
        graded=False,
        finished=True,
    )
    page.show_filter(wanted)
    assert page.wanted() == wanted
    assert all(one.active for one in page.filters.chips)
    page.show_all()
    assert page.wanted() == SessionFilter(finished=True)


def test_a_filter_is_saved_chosen_and_forgotten(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.show_filter(SessionFilter(outcomes=("customer_left",)))
    page.saved.save("Lost & gone")
    qtbot.waitUntil(lambda: page.saved._menu.actions()[0].text() == "Lost && gone")
    page.show_all()
    page.saved._menu.actions()[0].trigger()
    assert page.wanted().outcomes == ("customer_left",)
    page.saved.drop("Lost & gone")
    qtbot.waitUntil(lambda: len(page.saved._menu.actions()) == 1)


def test_a_saved_filter_of_the_last_days_stays_one(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.filters.when._days[7].click()
    assert page.wanted().latest_days == 7
    kept = page.wanted()
    page.show_all()
    page.show_filter(kept)
    assert chip(page, "When").text() == "When: Last 7 days"
    assert page.wanted() == kept


def test_headings_sort_and_those_that_cannot_keep_the_order(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_sessions(window, fake, qtbot)
    page.table.sortByColumn(list_model.SCORE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: fake.finding.asked[-1][1] == Order("score", False))
    qtbot.waitUntil(lambda: shown(page) == sorted(shown(page), key=float))
    page.table.horizontalHeader().setSortIndicator(list_model.MARKS, Qt.SortOrder.AscendingOrder)
    assert page.table.horizontalHeader().sortIndicatorSection() == list_model.SCORE


def test_the_list_is_sorted_by_outcome_by_mouse_and_by_keyboard(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_sessions(window, fake, qtbot)
    window.resize(1500, 900)
    header = page.table.horizontalHeader()
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(list_model.OUTCOME))
    heading = QPoint(header.sectionViewportPosition(list_model.OUTCOME) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    qtbot.waitUntil(lambda: fake.finding.asked[-1][1].by == "outcome")
    clicked = fake.finding.asked[-1][1]
    qtbot.waitUntil(lambda: page.model.rowCount() == len(fake.rows))
    assert header.sortIndicatorSection() == list_model.OUTCOME
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_O)
    menu = next(one for one in page.found.findChildren(QMenu) if one.isVisible())
    choice = next(action for action in menu.actions() if action.text() == "Outcome")
    assert choice.isChecked()
    choice.trigger()
    menu.close()
    qtbot.waitUntil(lambda: fake.finding.asked[-1][1] == Order("outcome", not clicked.descending))


def test_where_a_call_is_gone_its_neighbour_comes(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot, 5)
    page.table.selectRow(3)
    qtbot.waitUntil(lambda: page.replay.session_id == fake.rows[3].id)
    follower = fake.rows[4].id
    fake.rows.pop(3)
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page.table.currentIndex().row() == 3
    qtbot.waitUntil(lambda: page.replay.session_id == follower)
    fake.rows.pop(3)
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.table.currentIndex().row() == 2
    page.show_filter(SessionFilter(outcomes=("solved",)))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.table.currentIndex().row() == 0


def test_the_keyboard_sorts_too(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.table.setFocus()
    for wanted in (Order("score", False), Order("score", True), Order("score", False)):
        QTest.keyClick(page.table, Qt.Key.Key_O)
        menu = next(one for one in page.found.findChildren(QMenu) if one.isVisible())
        choice = next(action for action in menu.actions() if action.text() == "Score")
        choice.trigger()
        menu.close()
        qtbot.waitUntil(lambda wanted=wanted: fake.finding.asked[-1][1] == wanted)


def test_of_a_long_list_only_what_is_looked_at_is_read(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot, 1)
    fake.rows = [sample.summary(number) for number in range(1, 10_001)]
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 10_000)
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.replay.session_id == fake.rows[-1].id)
    assert len(set(fake.finding.read)) <= 4 * list_model.BLOCK


def hits_of(fake: FakeRoleplay, count: int) -> tuple[Hit, ...]:
    return tuple(
        Hit(fake.rows[number % 3], "trainee", 2 * number, 4.5 + number, "I am so <b>sorry</b>.", ((11, 16),))
        for number in range(count)
    )


def search(page: SessionsPage, fake: FakeRoleplay, qtbot: QtBot, page_of_hits: HitPage) -> None:
    fake.finding.found = page_of_hits
    page.go_to_search()
    QTest.keyClicks(page.search, "sorr")
    qtbot.waitUntil(lambda: page.hits.hits.rowCount() == len(page_of_hits.hits) and page.hits.isVisible())


def test_what_was_said_is_found_and_opened_at_its_second(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_sessions(window, fake, qtbot)
    search(page, fake, qtbot, HitPage(hits_of(fake, 2), None))
    assert page.replay.session_id == fake.rows[0].id
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    page.hits.setFocus()
    QTest.keyClick(page.hits, Qt.Key.Key_Down)
    assert page.replay.session_id == fake.rows[1].id
    with qtbot.waitSignal(page.review_wanted) as wanted:
        QTest.keyClick(page.hits, Qt.Key.Key_Return)
    assert wanted.args == [fake.rows[1].id, 5.5]


def test_the_way_back_from_a_hit_leads_to_the_same_hit(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    search(page, fake, qtbot, HitPage(hits_of(fake, 3), None))
    page.hits.setFocus()
    QTest.keyClick(page.hits, Qt.Key.Key_Down)
    QTest.keyClick(page.hits, Qt.Key.Key_Return)
    review = window.page("review")
    assert review is not None
    asked = len(fake.finding.asked)
    QTest.keyClick(review, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(fake.finding.asked) > asked and not window.tasks._running)
    assert (page.search.text(), page.found.hitting) == ("sorr", True)
    assert page.hits.currentIndex().row() == 1
    qtbot.waitUntil(page.hits.hasFocus)


def test_more_hits_come_when_the_list_ends(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.hits.hits.more_wanted.disconnect()
    search(page, fake, qtbot, HitPage(hits_of(fake, 3), 77))
    assert "More than 3" in page._count.text()
    page._read_more_hits()
    qtbot.waitUntil(lambda: page.hits.hits.rowCount() == 6)
    assert not page.hits.hits.canFetchMore(page.hits.rootIndex())


def test_words_that_nobody_said(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.search.setText("xylophone")
    qtbot.waitUntil(page.found.no_hits.isVisible)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.isVisible)
    assert page.search.text() == ""


def test_hits_are_painted_in_both_themes(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    far = Hit(fake.rows[0], "customer", 3, 61.0, "word " * 60 + "sorry", ((300, 305),))
    names = Hit(fake.rows[1], "names", -1, 0.0, "Sorry Kowalski", ((0, 5),))
    search(page, fake, qtbot, HitPage((far, names), None))
    assert not page.hits.grab().isNull()


def test_no_sessions_lead_to_practice(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot, 0)
    qtbot.waitUntil(page.found.none.isVisible)
    page.found.none.acted.emit()
    assert window.stack.currentWidget() is window.page("practice")


def test_the_transcript_follows_and_leads_back(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(lambda: page.replay.transport.isEnabled() and page.replay.transcript.model().rowCount() > 4)
    player = fake.players[-1]
    page.replay.transport.toggle()
    assert player.playing
    player.position = 18.5
    qtbot.waitUntil(lambda: page.replay.transcript.current == 4)
    third = page.replay.transcript.model().index(2, 0)
    QTest.mouseClick(
        page.replay.transcript.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.replay.transcript.visualRect(third).center(),
    )
    assert player.position == pytest.approx(9.7)
    assert page.replay.transcript.current == 2


def test_keys_play_and_skip(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(page.replay.transport.isEnabled)
    player = fake.players[-1]
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert player.playing
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert player.position == 10.0
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert player.position == 5.0


def test_speed_and_volume_reach_the_player(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(page.replay.transport.isEnabled)
    page.replay.transport.speed.setCurrentIndex(5)
    page.replay.transport.volume.setValue(40)
    assert (fake.players[-1].speed, fake.players[-1].volume) == (2.0, 0.4)


def test_another_session_closes_the_player(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(page.replay.transport.isEnabled)
    page.table.selectRow(1)
    qtbot.waitUntil(lambda: len(fake.players) == 2 and page.replay.transport.isEnabled())
    assert fake.players[0].closed


def test_leaving_the_page_pauses(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(page.replay.transport.isEnabled)
    page.replay.transport.toggle()
    window.show_practice()
    assert not fake.players[-1].playing


def test_a_call_without_a_recording_still_has_its_transcript(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.keep(sample.record(sample.summary(1, recording="")))
    window.show_sessions()
    page = window.page("sessions")
    assert isinstance(page, SessionsPage)
    qtbot.waitUntil(
        lambda: page.replay.transcript.model() is not None and page.replay.transcript.model().rowCount() > 0
    )
    assert page.replay._silent.isVisible()
    assert not page.replay.transport.isVisible()


def test_deleting_asks_first(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(lambda: page.replay.session_id == fake.rows[0].id)
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda self: self.defaultButton())
    page.replay.delete_button.click()
    assert len(fake.rows) == 3
    asked: list[str] = []

    def sure(self: QMessageBox) -> object:
        asked.append(self.text())
        return next(b for b in self.buttons() if self.buttonRole(b) == QMessageBox.ButtonRole.DestructiveRole)

    monkeypatch.setattr(QMessageBox, "clickedButton", sure)
    page.replay.delete_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert asked == ["Delete the call with Marian Kowalski?"]


@pytest.mark.parametrize(("action", "ending"), [("export_transcript", "vtt"), ("export_session", "json")])
def test_one_call_is_exported(
    window: MainWindow,
    fake: FakeRoleplay,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
    ending: str,
) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(lambda: page.replay.session_id != "")
    target = tmp_path / f"call.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    getattr(page.replay, action)()
    qtbot.waitUntil(page.banner.isVisible)
    assert target.exists()


def test_the_log_holds_what_the_filter_leaves(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_sessions(window, fake, qtbot)
    page.show_filter(SessionFilter(outcomes=("customer_left",)))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    target = tmp_path / "log.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.export_button.click()
    qtbot.waitUntil(page.banner.isVisible)
    assert target.read_text("utf-8").splitlines() == [fake.rows[1].id]


def test_enter_opens_the_call_to_be_reviewed(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.table.setFocus()
    with qtbot.waitSignal(page.review_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [fake.rows[0].id, 0.0]


def test_names_are_never_rich_text(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    tip = page.model.index(2, list_model.SCENARIO).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Zoé&lt;/b&gt;" in tip
    page.table.selectRow(2)
    qtbot.waitUntil(lambda: page.replay._name.full_text() == "<b>Zoé</b>")
    assert page.replay._name.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Practice"),
        ({"mode": "test", "level": "hard"}, "Test · Hard"),
        ({"level": "easy", "retry_of": "00000000-0000-4000-8000-000000000002"}, "Practice · Easy · retry"),
    ],
)
def test_a_session_tells_its_mode_its_level_and_that_it_is_a_retry(
    window: MainWindow, changes: dict[str, object], expected: str
) -> None:
    table = list_model.SessionList(lambda numbers, take: None, window)
    table.show_numbers(array("q", [7]), [ListedSession(7, sample.summary(1, **changes), True, 2)])
    assert table.data(table.index(0, list_model.MODE)) == expected
    assert table.data(table.index(0, list_model.MARKS)) == "2"
