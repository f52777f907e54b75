"""A window on fakes, without a screen."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.gui.language import LanguageSwitch
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.window import MainWindow, make_application
from roleplay.places import resources
from tests.collecting import windows_are_collected_in_their_thread  # noqa: F401 - a fixture
from tests.gui.fakes import FakeRoleplay

PATIENCE = 120_000
"""Milliseconds after which what does not come is a failure: the machine may be slow or busy."""


class PatientBot(QtBot):
    """pytest-qt's own patience is five seconds."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> ThemeSwitch:
    """The one style of the test run: a QApplication has only one."""
    make_application([])
    return ThemeSwitch(qapp)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeRoleplay:
    monkeypatch.setenv("ROLEPLAY_HOME", str(tmp_path / "home"))
    return FakeRoleplay(tmp_path)


def _end_calls(window: MainWindow) -> None:
    assert isinstance(window._app, FakeRoleplay)
    for call in window._app.calls:
        call.abort()
    if window.in_call:
        window._leave_call()


@pytest.fixture(autouse=True, scope="session")
def _english(qapp: QApplication) -> None:
    """Have plurals in every test, not only in those that follow one with a window."""
    LanguageSwitch(qapp, resources().assets / "translations").choose("en")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, theme: ThemeSwitch, fake: FakeRoleplay) -> Iterator[MainWindow]:
    """The main window, shown; the test may fill `fake` before it reloads a page."""
    language = LanguageSwitch(qapp, resources().assets / "translations")
    made = MainWindow(fake, theme, language)
    qtbot.addWidget(made, before_close_func=_end_calls)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    language.choose("en")
