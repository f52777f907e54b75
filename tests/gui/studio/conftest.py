"""The studio in the real window, on the real program in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.page import StudioPage
from roleplay.gui.pages.studio.work_view import WorkView
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.window import MainWindow
from roleplay.places import resources
from tests.gui.studio.cold_flat import FILE

__all__ = ["office"]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Roleplay]:
    """The program of somebody who has just installed it, and speaks English."""
    monkeypatch.setenv("ROLEPLAY_HOME", str(tmp_path / "home"))
    app = Roleplay()
    app.save_settings(replace(app.settings, theme="light", interface_language="en", trainee="Anna Nowak"))
    yield app
    app.close()


def _end_call(window: MainWindow) -> None:
    """A test that fails in a call leaves none that would ask whether the window may be closed."""
    if window.in_call:
        window._app.leave_calls()
        window._leave_call()


@pytest.fixture
def studio_window(qtbot: QtBot, qapp: QApplication, theme: ThemeSwitch, office: Roleplay) -> Iterator[MainWindow]:
    """The window with the studio open."""
    language = LanguageSwitch(qapp, resources().assets / "translations")
    window = MainWindow(office, theme, language)
    qtbot.addWidget(window, before_close_func=_end_call)
    window.resize(1280, 800)
    window.show()
    window.show_studio()
    yield window
    language.choose("en")


@pytest.fixture
def page(qtbot: QtBot, studio_window: MainWindow) -> StudioPage:
    """The page, its list filled."""
    shown = studio_window.page("studio")
    assert isinstance(shown, StudioPage)
    qtbot.waitUntil(lambda: shown.library.list.count() > 5)
    return shown


@pytest.fixture
def work(qtbot: QtBot, page: StudioPage, office: Roleplay) -> WorkView:
    """The cold flat, open; a file that needs another scenario has a `work` of its own."""
    office.places.scenarios.mkdir(parents=True, exist_ok=True)
    (office.places.scenarios / "cold-flat.yaml").write_text(FILE, encoding="utf-8")
    page.open("cold-flat")
    qtbot.waitUntil(lambda: page.open_document is not None and page.open_document.name == "cold-flat")
    assert page.work is not None
    return page.work


@pytest.fixture
def document(work: WorkView, page: StudioPage) -> OpenDocument:
    """The scenario that `work` has opened."""
    assert work is not None
    assert page.open_document is not None
    return page.open_document
