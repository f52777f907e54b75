"""The window on the real facade, in a home of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.core.rights import Role
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.signed_window import Entrance, entrance_of
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.window import MainWindow
from roleplay.places import Places, resources

PASSPHRASE = "copper kettle under the old bridge"
ADMINISTRATOR, HR, TRAINER, TRAINEE = "Robert Maj", "Magdalena Król", "Barbara Lis", "Anna Nowak"
ROLES = {HR: Role.HR, TRAINER: Role.TRAINER, TRAINEE: Role.TRAINEE}
WidgetT = TypeVar("WidgetT", bound=QWidget)
OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def staffed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one person of each role; made once, since choosing passphrases takes its time on purpose."""
    home = tmp_path_factory.mktemp("staffed") / "home"
    app = Roleplay(Places(home / "data", home / "config", home / "cache", home / "log"))
    app.access.begin(ADMINISTRATOR, PASSPHRASE)
    app.progress.save_group(None, "Help desk", (TRAINEE,))
    issued = [app.people.add(name, role) for name, role in ROLES.items()]
    for one in issued:
        app.access.use_code(one.account.name, one.code, PASSPHRASE)
    app.access.sign_out()
    app.close()
    return home


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROLEPLAY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def app(home: Path) -> Iterator[Roleplay]:
    made = Roleplay()
    made.save_settings(replace(made.settings, theme="light", interface_language="en"))
    yield made
    made.close()


@pytest.fixture
def staffed(home: Path, staffed_home: Path, app: Roleplay) -> Roleplay:
    """A store with one person of each role; nobody is signed in."""
    shutil.copytree(staffed_home, home, dirs_exist_ok=True)
    app._parts.access.forget()
    return app


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, theme: ThemeSwitch, app: Roleplay) -> Iterator[OpenWindow]:
    """Opens the window as the program does: on the welcome, the sign-in, or the pages."""
    language = LanguageSwitch(qapp, resources().assets / "translations")

    def made(entrance: Entrance | None = None, app: Roleplay = app) -> MainWindow:
        window = MainWindow(app, theme, language, entrance or entrance_of(app))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield made
    language.choose("en")


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is done in the background any more."""
    qtbot.waitUntil(lambda: not window.tasks._running)


def front(window: MainWindow, kind: type[WidgetT]) -> WidgetT:
    """Return what stands before the pages."""
    page = window.gate.front
    assert isinstance(page, kind)
    return page


def page_of(window: MainWindow, name: str, kind: type[WidgetT]) -> WidgetT:
    page = window.page(name)
    assert isinstance(page, kind)
    return page


def come_in(qtbot: QtBot, window: MainWindow, name: str, passphrase: str = PASSPHRASE) -> None:
    """Sign in at the window, by keyboard."""
    from PySide6.QtCore import Qt

    from roleplay.gui.pages.sign_in import SignInPage

    page = front(window, SignInPage)
    page.name.setText(name)  # QTest types no letters beyond ASCII
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.keyClicks(page.passphrase.edit, passphrase)
    qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.gate.is_open)
    settled(qtbot, window)
