"""What can be chosen, kept at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roleplay.core.errors import DiskError
from roleplay.core.records import Settings
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.pages.settings import SettingsPage
from roleplay.gui.pages.settings.appearance import AppearanceSection
from roleplay.gui.pages.settings.calls import CallsSection
from roleplay.gui.pages.settings.checkup import CheckupSection
from roleplay.gui.pages.settings.listening import ListeningSection
from roleplay.gui.pages.settings.sound import SoundSection
from roleplay.gui.pages.settings.voices import VoicesSection
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.window import MainWindow
from roleplay.places import resources
from tests.gui.fakes import FakeRoleplay

SOUND, LISTENING, VOICES, CALLS, APPEARANCE, CHECKUP = range(6)
EN = "vosk-model-small-en-us-0.15"
PL = "vosk-model-small-pl-0.22"


def open_settings(window: MainWindow, place: int) -> SettingsPage:
    window.show_settings()
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_section(place)
    return page


def visible(widget: QWidget) -> bool:
    return widget.isVisible()


def listening(window: MainWindow, qtbot: QtBot) -> ListeningSection:
    section = open_settings(window, LISTENING).section(LISTENING)
    assert isinstance(section, ListeningSection)
    qtbot.waitUntil(lambda: EN in section._rows)
    return section


def test_a_device_is_kept_by_name(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.kept = replace(fake.kept, microphone="Old <i>headset</i>")
    section = open_settings(window, SOUND).section(SOUND)
    assert isinstance(section, SoundSection)
    qtbot.waitUntil(lambda: section.microphone.count() == 4)
    assert section.microphone.currentText() == "Old <i>headset</i> (not connected)"
    place = section.microphone.findData("Built-in Microphone")
    section.microphone.setCurrentIndex(place)
    section.microphone.activated.emit(place)
    assert fake.kept.microphone == "Built-in Microphone"


def test_the_microphone_test_gives_a_verdict_and_plays_back(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    section = open_settings(window, SOUND).section(SOUND)
    assert isinstance(section, SoundSection)
    section.test_button.click()
    qtbot.waitUntil(section.verdict.isVisible)
    assert section.verdict.text == "Your voice comes through clearly."
    section.back_button.click()
    qtbot.waitUntil(lambda: fake.played == [fake.report.recording])
    fake.report = replace(fake.report, verdict="silent")
    section.test_button.click()
    qtbot.waitUntil(lambda: section.verdict.text.startswith("Nobody was heard."))


def test_an_echo_in_the_microphone_test_leads_to_loudspeakers(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    section = open_settings(window, SOUND).section(SOUND)
    assert isinstance(section, SoundSection)
    assert section.through.currentData() == "headset"
    fake.report = replace(fake.report, echo=-12.0)
    section.test_button.click()
    qtbot.waitUntil(section.verdict.isVisible)
    assert section.verdict.text.startswith("Your microphone hears the loudspeaker")
    section.verdict.acted.emit()
    assert fake.kept.listens_through == "loudspeakers"
    assert section.through.currentData() == "loudspeakers"
    assert section.verdict.text == "Your voice comes through clearly."
    place = section.through.findData("headset")
    section.through.setCurrentIndex(place)
    section.through.activated.emit(place)
    assert fake.kept.listens_through == "headset"


def test_pause_and_push_to_talk_hold_at_once(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = listening(window, qtbot)
    assert section.pause.value() == 20
    section.pause.setFocus()
    QTest.keyClick(section.pause, Qt.Key.Key_Right)
    assert fake.kept.end_of_turn_pause == pytest.approx(1.05)
    QTest.keyClick(section.push_to_talk, Qt.Key.Key_Space)
    assert fake.kept.push_to_talk


def test_how_soon_the_customer_answers_is_chosen_in_words(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    section = listening(window, qtbot)
    assert section.patience.currentText() == "As people do"
    place = section.patience.findData("patient")
    section.patience.setCurrentIndex(place)
    section.patience.activated.emit(place)
    assert fake.kept.patience == "patient"


def test_what_serves_follows_the_choice(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = listening(window, qtbot)
    qtbot.waitUntil(lambda: section.serves.full_text() == "PocketSphinx · en-us")
    place = section.recogniser.findData("typed")
    section.recogniser.setCurrentIndex(place)
    section.recogniser.activated.emit(place)
    qtbot.waitUntil(lambda: section.serves.full_text() == "Typed answers")


def test_a_model_is_installed_with_progress(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = listening(window, qtbot)
    fake.go_on.clear()
    row = section.row(EN)
    row.install_button.click()
    qtbot.waitUntil(lambda: row.progress.value() == 1000)
    assert row.progress.isVisible()
    assert not section.file_button.isEnabled()
    fake.go_on.set()
    qtbot.waitUntil(lambda: section.row(EN).model.installed)
    assert section.banner.text == f"{EN} is installed."


def test_installing_can_be_cancelled(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = listening(window, qtbot)
    fake.go_on.clear()
    section.row(EN).install_button.click()
    qtbot.waitUntil(lambda: section.row(EN).progress.value() == 1000)
    section.row(EN).cancel_button.click()
    qtbot.waitUntil(lambda: section.banner.text.startswith("Cancelled."))
    qtbot.waitUntil(lambda: visible(section.row(EN).install_button))
    assert not section.row(EN).model.installed


def test_a_broken_file_is_told(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = listening(window, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/tmp/<b>x</b>.zip", ""))
    section.file_button.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "/tmp/<b>x</b>.zip" in window.banner.text


def test_a_model_is_verified_and_removed(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = listening(window, qtbot)
    section.row(PL).verify_button.click()
    qtbot.waitUntil(lambda: section.banner.text == f"{PL} is complete and works.")
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 0)
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda self: next(b for b in self.buttons() if self.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole),
    )
    qtbot.waitUntil(lambda: visible(section.row(PL).remove_button))
    section.row(PL).remove_button.click()
    qtbot.waitUntil(lambda: not section.row(PL).model.installed)


def test_a_voice_is_heard(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = open_settings(window, VOICES).section(VOICES)
    assert isinstance(section, VoicesSection)
    qtbot.waitUntil(lambda: len(section._buttons) == 4)
    section._buttons[0].click()
    qtbot.waitUntil(lambda: len(fake.played) == 1)
    qtbot.waitUntil(section._buttons[0].isEnabled)


def test_a_list_of_voices_that_is_read_again_keeps_its_buttons(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    section = open_settings(window, VOICES).section(VOICES)
    assert isinstance(section, VoicesSection)
    qtbot.waitUntil(lambda: len(section._buttons) == 4 and not window.tasks._running)
    before = list(section._buttons)
    section.entered()
    qtbot.waitUntil(lambda: not window.tasks._running)
    assert section._buttons == before


def test_swearing_recording_and_name_are_kept(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = open_settings(window, CALLS).section(CALLS)
    assert isinstance(section, CallsSection)
    place = section.profanity.findData("mild")
    section.profanity.activated.emit(place)
    QTest.keyClick(section.record, Qt.Key.Key_Space)
    QTest.keyClick(section.delivery, Qt.Key.Key_Space)
    section.trainee.setText("Zoé")
    section.trainee.editingFinished.emit()
    assert (fake.kept.profanity, fake.kept.record_audio, fake.kept.trainee) == ("mild", False, "Zoé")
    assert fake.kept.delivery_measures is False


def test_the_theme_changes_at_run_time(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = open_settings(window, APPEARANCE).section(APPEARANCE)
    assert isinstance(section, AppearanceSection)
    light = QApplication.palette().color(QPalette.ColorRole.Window).lightness()
    section.theme.setCurrentIndex(2)
    assert fake.kept.theme == "dark"
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 80 < light
    section.theme.setCurrentIndex(1)
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() == light


def test_the_language_changes_at_run_time(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = open_settings(window, APPEARANCE).section(APPEARANCE)
    assert isinstance(section, AppearanceSection)
    place = section.language.findData("pl")
    section.language.activated.emit(place)
    qtbot.waitUntil(lambda: window.navigation.getItemText(0) == "Ćwiczenie")
    assert isinstance(window.stack.currentWidget(), SettingsPage)
    assert QLocale().language() == QLocale.Language.Polish


def test_the_check_up_shows_what_to_do(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = open_settings(window, CHECKUP).section(CHECKUP)
    assert isinstance(section, CheckupSection)
    qtbot.waitUntil(section.button.isEnabled)
    assert section._list.count() == 4


def test_a_full_disk_is_told(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    section = listening(window, qtbot)

    def full(settings: Settings) -> None:
        raise DiskError("The settings could not be saved: no space is left.", hint="Free some space.")

    fake.save_settings = full  # type: ignore[method-assign]
    QTest.keyClick(section.push_to_talk, Qt.Key.Key_Space)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text.startswith("The settings could not be saved")


def test_every_control_has_a_name(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    for place in range(6):
        page = open_settings(window, place)
    controls = (QAbstractButton, QComboBox, QSlider, QLineEdit)
    nameless = [
        widget
        for kind in controls
        for widget in page.findChildren(kind)
        if not (widget.isHidden() or widget.accessibleName() or _text(widget))
    ]
    assert nameless == []


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_settings_that_were_set_aside_are_told_at_the_start(
    qtbot: QtBot, qapp: QApplication, theme: ThemeSwitch, fake: FakeRoleplay
) -> None:
    fake.settings_set_aside = Path("/home/anna/settings.json.broken")
    window = MainWindow(fake, theme, LanguageSwitch(qapp, resources().assets / "translations"))
    qtbot.addWidget(window)
    assert "/home/anna/settings.json.broken" in window.banner.text
    assert not window.banner.isHidden()
