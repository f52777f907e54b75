"""A home for the program in a temporary folder, with the test's own scenarios in it."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.window import MainWindow, make_application
from roleplay.places import Places, resources
from tests.collecting import windows_are_collected_in_their_thread  # noqa: F401 - a fixture

SCENARIOS = Path(__file__).parent / "scenarios"


@pytest.fixture
def home(tmp_path: Path, cache: Path) -> Places:
    """Empty folders of a person, but for the scenarios of the tests."""
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log")
    places.cache.symlink_to(cache, target_is_directory=True)
    shutil.copytree(SCENARIOS, places.scenarios)
    return places


@pytest.fixture
def app(home: Places) -> Iterator[Roleplay]:
    """The program's facade in that home."""
    opened = Roleplay(home)
    yield opened
    opened.close()


@pytest.fixture
def environment(home: Places) -> dict[str, str]:
    """Environment for the program as a process of its own, in that home and without a display."""
    plain = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    plain.pop("QT_QPA_PLATFORM", None)
    return plain | {"ROLEPLAY_HOME": str(home.data.parent)}


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> ThemeSwitch:
    make_application([])
    return ThemeSwitch(qapp)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, theme: ThemeSwitch, app: Roleplay, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    monkeypatch.setenv("ROLEPLAY_HOME", str(app.places.data.parent))
    made = MainWindow(app, theme, LanguageSwitch(qapp, resources().assets / "translations"))
    qtbot.addWidget(made)
    made.show()
    return made
