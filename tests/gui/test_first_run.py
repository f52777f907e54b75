"""The page that helps to choose who listens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from roleplay.gui.pages.first_run import FirstRunPage
from roleplay.gui.pages.settings import SettingsPage
from roleplay.gui.widgets.text import OneLine
from roleplay.gui.window import MainWindow
from tests.gui.fakes import FakeRoleplay

ENGLISH = "vosk-model-small-en-us-0.15"


def first_run(window: MainWindow, qtbot: QtBot) -> FirstRunPage:
    window.show_first_run()
    page = window.page("first-run")
    assert isinstance(page, FirstRunPage)
    qtbot.waitUntil(lambda: bool(page.rows))
    return page


def texts(page: FirstRunPage) -> list[str]:
    return [
        label.full_text() if isinstance(label, OneLine) else label.text()
        for label in page.findChildren(QLabel)
        if not label.isHidden()
    ]


def test_it_is_shown_once_where_no_model_is_installed(window: MainWindow, qtbot: QtBot) -> None:
    window.welcome()
    qtbot.waitUntil(lambda: window.page("first-run") is not None)
    page = window.page("first-run")
    assert isinstance(page, FirstRunPage)
    with qtbot.waitSignal(page.left):
        page.later_button.click()
    assert window.stack.currentWidget() is window.page("practice")
    window.welcome()
    assert window.stack.currentWidget() is window.page("practice")


@pytest.mark.parametrize("change", [{"recogniser": "typed"}, {"call_language": "pl"}])
def test_it_is_not_shown_to_those_who_need_none(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, change: dict[str, str]
) -> None:
    fake.model_list[1] = replace(fake.model_list[1], installed=True)
    window._settings_changed(replace(fake.settings, **change))  # type: ignore[arg-type]
    window.welcome()
    qtbot.waitUntil(lambda: not window.tasks._running)
    assert window.page("first-run") is None


def test_a_model_is_fetched_cancelled_and_gone_on_with_by_keyboard(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.go_on.clear()
    page = first_run(window, qtbot)
    assert list(page.rows) == [ENGLISH]
    assert "English · Not installed · 41 MB" in texts(page)
    assert "In its makers' tests 9.85 of 100 words were wrong." in texts(page)
    assert any("The built-in recogniser serves for English" in text for text in texts(page))
    row = page.rows[ENGLISH]
    QTest.keyClick(row.install_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: row.progress.value() == 1000)
    assert not page.file_button.isEnabled()
    QTest.keyClick(row.cancel_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Cancelled." in page.banner.text)
    fake.model_list[0] = replace(fake.model_list[0], kept_bytes=12_000_000)
    page.reload()
    qtbot.waitUntil(lambda: page.rows[ENGLISH].install_button.text() == "Go on")
    assert any("12 MB of it are here already" in text for text in texts(page))
    fake.go_on.set()
    page.rows[ENGLISH].install_button.click()
    qtbot.waitUntil(page.names.isVisible)
    assert page.banner.text == f"{ENGLISH} is installed and works."
    assert page.names.text().endswith("recognised by their sound: Kowalski")
    qtbot.waitUntil(lambda: page.later_button.text() == "Begin")


def test_where_moonshine_serves_one_can_begin_at_once(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fake, "recogniser_for", lambda language: "moonshine tiny-en" if language == "en" else "typed")
    page = first_run(window, qtbot)
    assert "Moonshine · tiny-en" in texts(page)
    assert "Built in, and good to begin with" in texts(page)
    assert page.later_button.text() == "Begin"
    assert window.focusWidget() is page.later_button
    assert page.rows[ENGLISH].install_button.isVisible()
    page.languages["pl"].click()
    qtbot.waitUntil(lambda: ENGLISH not in page.rows)
    assert not any("Moonshine" in text for text in texts(page))


def test_another_language_has_other_models(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.model_list[1] = replace(fake.model_list[1], installed=False)
    page = first_run(window, qtbot)
    page.languages["pl"].click()
    qtbot.waitUntil(lambda: list(page.rows) == ["vosk-model-small-pl-0.22"])
    assert fake.settings.call_language == "pl"
    assert any("You type your answers in this language" in text for text in texts(page))


def test_a_file_that_is_no_model_is_told(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = first_run(window, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "holiday.zip"), ""))
    page.file_button.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "holiday.zip" in window.banner.text
    assert page.file_button.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.folder_button.click()
    assert not page.installer.busy


def test_the_settings_lead_to_it(window: MainWindow, qtbot: QtBot) -> None:
    window.show_settings()
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    settings.show_section(1)
    settings.section(1).choose_button.click()  # type: ignore[attr-defined]
    assert isinstance(window.stack.currentWidget(), FirstRunPage)
