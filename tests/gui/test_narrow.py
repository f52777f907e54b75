"""What a small window shows: nothing is cut, nothing stands beside the middle."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from roleplay.core.errors import InputError
from roleplay.gui.navigation import PRACTICE, SETTINGS
from roleplay.gui.pages.practice import PracticePage
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.window import MainWindow
from tests.gui.fakes import FakeRoleplay


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("size", [(1024, 700), (900, 600)])
def test_no_choice_of_a_call_is_cut_in_a_small_window(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, size: tuple[int, int], language: str
) -> None:
    window._language.choose(language)
    window._build()
    window.resize(*size)
    window.show_practice()
    page = window.page("practice")
    assert isinstance(page, PracticePage)
    qtbot.waitUntil(lambda: bool(page.cards()) and page.mode.isVisible())
    page._explain()

    def whole() -> bool:
        choices = (page.mode, page.level, page.keep, page.start_button)
        wide = all(one.width() >= one.sizeHint().width() for one in choices)
        inside = all(one.mapTo(page, one.rect().bottomRight()).x() < page.width() for one in choices)
        told = page.explanation
        return wide and inside and told.height() >= told.heightForWidth(told.width())

    qtbot.waitUntil(whole)


def test_an_empty_state_stands_in_the_middle_of_little_room(qtbot: QtBot, theme: ThemeSwitch) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    told = "Choose other people or another time. " * 3
    state = EmptyState("table-off", "No call fits these people at this time", told)
    line = QHBoxLayout(around)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(state)
    around.resize(260, 500)
    around.show()
    qtbot.waitUntil(lambda: state.width() > 0)
    assert around.width() == 260
    for part in (state._title, state._text):
        middle = part.mapTo(around, part.rect().center()).x()
        assert abs(middle - 130) <= 1
        assert part.mapTo(around, part.rect().topLeft()).x() >= 0
    around.resize(900, 500)
    qtbot.waitUntil(lambda: state._text.width() == state._text.maximumWidth())


def test_a_problem_of_a_page_goes_when_the_page_is_left(qtbot: QtBot, theme: ThemeSwitch) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    banners = []
    for _ in range(2):
        page = QWidget()
        banners.append(Banner(page))
        pages.addWidget(page)
    pages.show()
    banners[0].show_problem(InputError("There is no such group.", hint="Choose one."))
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    assert banners[0].isHidden()
    banners[0].show_message("Saved.", "good")
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    assert banners[0].isVisible()


def test_a_problem_of_a_section_goes_with_the_section(window: MainWindow, fake: FakeRoleplay) -> None:
    window._navigate(SETTINGS)
    page = window.page("settings")
    window.problems._show(InputError("This address is none.", hint="Give one."))
    assert window.banner.isVisible()
    page.show_section(1)  # type: ignore[union-attr]
    assert not window.banner.isVisible()
    window.problems._show(InputError("This address is none.", hint="Give one."))
    window._navigate(PRACTICE)
    assert not window.banner.isVisible()
