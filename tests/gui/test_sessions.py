"""The saved calls."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from roleplay.gui import session_table
from roleplay.gui.pages.sessions import SessionsPage
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


def shown(page: SessionsPage, column: int = session_table.CUSTOMER) -> list[str]:
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def test_the_filter_and_the_outcome_narrow_the_list(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    QTest.keyClicks(page.filter, "ewa")
    qtbot.waitUntil(lambda: shown(page) == ["Ewa Lis"])
    assert page.replay.session_id == fake.rows[1].id
    page.filter.clear()
    page.outcome.setCurrentIndex(page.outcome.findData("solved"))
    qtbot.waitUntil(lambda: shown(page) == ["Marian Kowalski"])
    page.filter.setText("nobody")
    qtbot.waitUntil(page._no_match.isVisible)
    assert not page.replay.isVisible()


def test_sorting_by_score(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.table.sortByColumn(session_table.SCORE, Qt.SortOrder.AscendingOrder)
    scores = [float(text) for text in shown(page, session_table.SCORE)]
    assert scores == sorted(scores)


def test_no_sessions_lead_to_practice(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot, 0)
    qtbot.waitUntil(page._none.isVisible)
    page._none.acted.emit()
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
    page.filter.setText("ewa")
    qtbot.waitUntil(lambda: shown(page) == ["Ewa Lis"])
    target = tmp_path / "log.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.export_button.click()
    qtbot.waitUntil(page.banner.isVisible)
    assert target.read_text("utf-8").splitlines() == [fake.rows[1].id]


def test_enter_opens_the_debrief(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    page.table.setFocus()
    with qtbot.waitSignal(page.debrief_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [fake.rows[0].id]


def test_names_are_never_rich_text(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    row = shown(page).index("<b>Zoé</b>")
    assert page.model.index(row, session_table.CUSTOMER).data() == "<b>Zoé</b>"
    tip = page.model.index(row, session_table.TRAINEE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>Anna Nowak</qt>"
    page.table.selectRow(row)
    qtbot.waitUntil(lambda: page.replay._name.full_text() == "<b>Zoé</b>")
    assert page.replay._name.textFormat() == Qt.TextFormat.PlainText


def test_ten_thousand_sessions_are_shown_quickly(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot, 1)
    fake.rows = [sample.summary(number) for number in range(1, 10_001)]
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 10_000)
    assert "10" in page._count.text()


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
    table = session_table.SessionTable(window)
    table.show_sessions([sample.summary(1, **changes)])
    assert table.data(table.index(0, 5)) == expected
