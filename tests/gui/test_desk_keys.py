"""The trainer's desk by keyboard alone, from where the keyboard really is when a page comes up."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roleplay.app import Player
from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.pages.review.compare import ComparePage
from roleplay.gui.shortcuts import ShortcutSheet, all_shortcuts
from roleplay.gui.widgets.text import Text
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay
from tests.gui.test_review import heard
from tests.gui.test_sessions import open_sessions


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def reached(first: QWidget) -> set[str]:
    """Return what Tab leads to, by the names that a screen reader tells."""
    first.setFocus()
    names: set[str] = set()
    passed: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in passed:
        passed.append(now)
        names.add(now.accessibleName() or getattr(now, "text", str)())
        press(Qt.Key.Key_Tab)
    return names


def plays_by_keys(player: Player | None) -> None:
    assert player is not None
    press(Qt.Key.Key_Space)
    assert player.playing
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    assert player.position == 5.0


def test_a_call_opened_by_enter_is_played_by_space(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    sessions = open_sessions(window, fake, qtbot)
    sessions.search.setFocus()
    press(Qt.Key.Key_Down)
    assert sessions.table.hasFocus()
    press(Qt.Key.Key_Return)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    heard(page, qtbot)
    plays_by_keys(page.view.transport.player)
    assert window.stack.currentWidget() is page
    press(Qt.Key.Key_C)
    compare = window.page("compare")
    assert isinstance(compare, ComparePage)
    qtbot.waitUntil(compare.active.transport.isEnabled)
    plays_by_keys(compare.active.transport.player)
    press(Qt.Key.Key_Escape)
    assert isinstance(window.stack.currentWidget(), ReviewPage)


def test_tab_reaches_every_button_of_the_list(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_sessions(window, fake, qtbot)
    qtbot.waitUntil(page.replay.transport.isEnabled)
    names = reached(page.search)
    for name in ("Saved filters", "Hand over or import calls", "Export this call", "Delete this call"):
        assert name in names
    assert "Play or pause" in names


def test_tab_reaches_every_button_of_a_call(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    row = sample.summary(1)
    fake.keep(sample.record(row))
    window.show_review(row.id)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    heard(page, qtbot)
    names = reached(page.compare_button)
    for button in (page.back_button, page.view.transport.loop_button, page.view.transport.skip_button):
        assert button.accessibleName() in names


def test_every_line_of_the_sheet_of_shortcuts_names_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    sheet = ShortcutSheet(window)
    qtbot.addWidget(sheet)
    shown = [text.text() for text in sheet.findChildren(Text)]
    lines = [line for _, keys in all_shortcuts() for line in keys]
    assert {(" ".join(key.split()), meaning) for key, meaning in lines} <= {
        (" ".join(key.split()), meaning) for key, meaning in pairwise(shown)
    }
    assert sheet.height() <= sheet.screen().availableGeometry().height()
