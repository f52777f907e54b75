"""The first start, signing in, and the lock, on the real facade."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.core.people import Standing
from roleplay.core.rights import Role
from roleplay.gui.navigation import EXPORTS, FOR_ONE, PEOPLE, PRACTICE, PRIVACY, REPORTS, SESSIONS, SETTINGS
from roleplay.gui.pages.change_passphrase import PassphraseDialog
from roleplay.gui.pages.sign_in import SignInPage
from roleplay.gui.pages.welcome import WelcomePage
from roleplay.gui.shortcuts import ShortcutSheet
from roleplay.gui.signed_window import entrance_of
from roleplay.gui.widgets.secret_code import canonical
from roleplay.gui.window import MainWindow
from tests.gui.people.conftest import (
    ADMINISTRATOR,
    HR,
    PASSPHRASE,
    TRAINEE,
    TRAINER,
    OpenWindow,
    come_in,
    front,
    settled,
)


def begin(qtbot: QtBot, page: WelcomePage, passphrase: str = PASSPHRASE) -> None:
    """Go to the administrator and fill everything in, by keyboard."""
    qtbot.keyClick(page.several, Qt.Key.Key_Return)
    qtbot.keyClicks(page.name, ADMINISTRATOR)
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.keyClicks(page.passphrase.first.edit, passphrase)
    qtbot.keyClick(page.passphrase.first.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(page.passphrase.again.edit, passphrase)
    page.passphrase.judge_now()


def test_who_is_alone_says_so_once(app: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = front(window, WelcomePage)
    assert page.one.hasFocus()
    qtbot.keyClick(page.one, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.gate.is_open)
    assert window.navigation.offered == tuple(sorted(FOR_ONE, key=window.navigation.offered.index))
    assert set(window.navigation.offered) == FOR_ONE
    assert not window.person.isVisible()
    settled(qtbot, window)
    assert app.access.chosen
    assert entrance_of(app) == "open"


def test_a_store_from_before_opens_as_it_always_did(app: Roleplay, open_window: OpenWindow) -> None:
    app.sessions()  # makes the store
    assert entrance_of(app) == "open"
    assert open_window().gate.is_open


def test_the_first_start_makes_an_administrator_who_keeps_a_code(
    app: Roleplay, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    page = front(window, WelcomePage)
    begin(qtbot, page)
    qtbot.waitUntil(page.create_button.isEnabled)
    qtbot.keyClick(page.passphrase.again.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.code.code))
    code = page.code.code
    assert code in page.code.shown.text()
    assert not page.done_button.isEnabled()
    qtbot.keyClicks(page.confirmation.edit, "WRONG")
    assert page.confirmation.notice.text
    qtbot.keyClick(page.confirmation.edit, Qt.Key.Key_Return)
    assert not window.gate.is_open
    page.confirmation.edit.clear()
    qtbot.keyClicks(page.confirmation.edit, code[-5:].lower())
    assert page.done_button.isEnabled()
    qtbot.keyClick(page.confirmation.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.gate.is_open)
    assert not page.code.code
    assert window.me.name == ADMINISTRATOR
    assert set(window.navigation.offered) == {PRACTICE, SESSIONS, REPORTS, EXPORTS, PEOPLE, PRIVACY, SETTINGS}
    settled(qtbot, window)
    app.access.sign_out()
    assert app.access.use_code(ADMINISTRATOR, code, "another kettle over a new bridge").recovery_code


@pytest.mark.parametrize("weak", ["short", "correcthorse", "password password", ADMINISTRATOR * 2])
def test_a_weak_passphrase_is_not_taken(app: Roleplay, open_window: OpenWindow, qtbot: QtBot, weak: str) -> None:
    window = open_window()
    page = front(window, WelcomePage)
    begin(qtbot, page, weak)
    settled(qtbot, window)
    assert page.passphrase.meter.words.text()
    assert 0 < page.passphrase.meter.steps < 3
    assert not page.create_button.isEnabled()
    qtbot.keyClick(page.passphrase.again.edit, Qt.Key.Key_Return)
    settled(qtbot, window)
    assert app.access.state == "single"


def test_two_passphrases_that_differ_are_not_taken(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = front(window, WelcomePage)
    begin(qtbot, page)
    page.passphrase.again.edit.setText(PASSPHRASE + "s")
    settled(qtbot, window)
    assert page.passphrase.notice.text
    assert not page.create_button.isEnabled()


def test_a_code_is_copied_for_a_minute_and_saved_for_its_owner(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = front(open_window(), WelcomePage)
    page.name.setText(ADMINISTRATOR)
    page.show_code("7KQM2-XVD8P-9TAW4-RNH6C")
    page.code.copy_button.click()
    assert QGuiApplication.clipboard().text() == "7KQM2-XVD8P-9TAW4-RNH6C"
    page.code._forget_clipboard.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""
    page.code.save(tmp_path / "code.txt")
    written = (tmp_path / "code.txt").read_text("utf-8")
    assert ADMINISTRATOR in written
    assert "7KQM2-XVD8P-9TAW4-RNH6C" in written
    assert stat.S_IMODE((tmp_path / "code.txt").stat().st_mode) == 0o600
    with qtbot.waitSignal(page.code.failed):
        page.code.save(tmp_path / "nowhere" / "code.txt")
    assert page.notice.text


def test_codes_are_compared_without_gaps_and_case() -> None:
    assert canonical(" rnh-6c ") == "RNH6C"


def test_a_wrong_name_and_a_wrong_passphrase_sound_the_same(
    staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    assert not window.gate.is_open
    page = front(window, SignInPage)
    told = []
    for name in (TRAINEE, "Nobody At All"):
        page.name.setText(name)
        page.passphrase.edit.setText("wrong wrong wrong wrong")
        page.go_on()
        settled(qtbot, window)
        told.append(page.notice.text)
        assert page.passphrase.text == ""
    assert told[0] == told[1] != ""
    assert staffed.access.state == "signed_out"


def test_a_wait_is_counted_down(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = front(window, SignInPage)
    now = [100.0]
    page.countdown._clock = lambda: now[0]
    page.name.setText(TRAINEE)
    for _ in range(3):
        page.passphrase.edit.setText("wrong wrong wrong wrong")
        page.go_on()
        settled(qtbot, window)
    assert page.button.text() == "Again in 2 s"
    page.passphrase.edit.setText(PASSPHRASE)
    assert not page.button.isEnabled()
    page.go_on()
    assert staffed.access.state == "signed_out"
    now[0] += 1.5
    page.countdown.look()
    assert page.button.text() == "Again in 1 s"
    now[0] += 1.0
    page.countdown.look()
    assert page.button.text() == "Sign in"
    assert page.button.isEnabled()


def test_a_code_gives_a_passphrase_and_lets_in(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    staffed.access.sign_in(ADMINISTRATOR, PASSPHRASE)
    issued = staffed.people.add("Ewa Zając")
    staffed.access.sign_out()
    window = open_window()
    page = front(window, SignInPage)
    qtbot.mouseClick(page.other_way, Qt.MouseButton.LeftButton)
    page.name.setText("Ewa Zając")
    page.code.setText(issued.code.lower())
    for typed in (page.new.first, page.new.again):
        typed.edit.setText("green boats behind the harbour")
    page.new.judge_now()
    qtbot.waitUntil(page.button.isEnabled)
    page.go_on()
    qtbot.waitUntil(lambda: window.gate.is_open)
    assert window.me.role is Role.TRAINEE
    assert window.me.name == "Ewa Zając"


def test_the_recovery_code_is_renewed_when_it_is_used(app: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    code = app.access.begin(ADMINISTRATOR, PASSPHRASE).recovery_code
    app.access.sign_out()
    window = open_window()
    page = front(window, SignInPage)
    page.take("code")
    page.name.setText(ADMINISTRATOR)
    page.code.setText(code)
    for typed in (page.new.first, page.new.again):
        typed.edit.setText("green boats behind the harbour")
    page.new.judge_now()
    qtbot.waitUntil(page.button.isEnabled)
    page.go_on()
    qtbot.waitUntil(lambda: isinstance(window.gate.front, WelcomePage))
    shown = front(window, WelcomePage)
    assert shown.code.code not in ("", code)
    shown.confirmation.edit.setText(shown.code.code[-5:])
    shown.finish()
    qtbot.waitUntil(lambda: window.gate.is_open)


def test_the_lock_hides_everything_and_gives_it_back_as_it_was(
    staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    come_in(qtbot, window, TRAINEE)
    window.show_sessions()
    settled(qtbot, window)
    page = window.stack.currentWidget()
    window.show_shortcuts()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.lock()
    assert not window.gate.is_open
    assert not page.isVisible()
    assert not sheet.isVisible()
    assert not window.navigation.isVisible()
    qtbot.waitUntil(lambda: staffed.access.state == "locked")
    lock = front(window, SignInPage)
    assert not lock.name.isVisible()
    lock.passphrase.edit.setText("wrong wrong wrong wrong")
    qtbot.waitUntil(lock.button.isEnabled)
    lock.go_on()
    settled(qtbot, window)
    assert lock.notice.text == "The passphrase is not right."
    lock.passphrase.edit.setText(PASSPHRASE)
    lock.go_on()
    qtbot.waitUntil(lambda: window.gate.is_open)
    assert window.stack.currentWidget() is page
    assert sheet.isVisible()
    sheet.reject()


def test_somebody_else_sees_nothing_of_who_was_there_before(
    staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    come_in(qtbot, window, TRAINEE)
    window.show_sessions()
    settled(qtbot, window)
    before = window.page("sessions")
    window.lock()
    settled(qtbot, window)
    front(window, SignInPage).other_way.click()
    settled(qtbot, window)
    assert staffed.access.state == "signed_out"
    come_in(qtbot, window, HR)
    assert window.me.name == HR
    assert window.page("sessions") is not before
    assert staffed.settings.trainee == HR


def test_who_was_deactivated_is_asked_to_sign_in(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    come_in(qtbot, window, TRAINEE)
    account = staffed._parts.store.people.find(TRAINEE)
    assert account is not None
    staffed._parts.store.people.set_active(account.id, active=False)
    staffed._parts.access.forget()
    window.show_sessions()
    qtbot.waitUntil(lambda: not window.gate.is_open)
    assert isinstance(window.gate.front, SignInPage)


def test_signing_out_from_the_menu(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    come_in(qtbot, window, TRAINER)
    assert window.person.isVisible()
    assert TRAINER in window.person.who.text()
    window.person.out_action.trigger()
    settled(qtbot, window)
    assert isinstance(window.gate.front, SignInPage)
    assert window.page("practice") is None
    assert staffed.access.state == "signed_out"


def test_a_passphrase_is_changed(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    come_in(qtbot, window, TRAINEE)
    window.change_passphrase()
    dialog = window.findChild(PassphraseDialog)
    assert dialog is not None
    dialog.old.edit.setText("wrong wrong wrong wrong")
    for typed in (dialog.new.first, dialog.new.again):
        typed.edit.setText("green boats behind the harbour")
    dialog.new.judge_now()
    qtbot.waitUntil(dialog.change_button.isEnabled)
    dialog.change()
    settled(qtbot, window)
    assert dialog.notice.text == "The present passphrase is not right."
    dialog.old.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted):
        dialog.change()
    staffed.access.sign_out()
    account = staffed.access.sign_in(TRAINEE, "green boats behind the harbour")
    assert account.standing is Standing.ACTIVE


def test_what_is_typed_is_hidden_and_not_kept(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = front(window, SignInPage)
    assert page.passphrase.edit.echoMode() == QLineEdit.EchoMode.Password
    page.passphrase.eye.click()
    assert page.passphrase.edit.echoMode() == QLineEdit.EchoMode.Normal
    page.passphrase.edit.setText("wrong wrong wrong wrong")
    page.name.setText(TRAINEE)
    page.go_on()
    settled(qtbot, window)
    assert page.passphrase.text == ""
    assert page.passphrase.edit.echoMode() == QLineEdit.EchoMode.Password


def test_dialogs_of_others_are_left_alone(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window: MainWindow = open_window()
    come_in(qtbot, window, TRAINEE)
    alien = QDialog()
    qtbot.addWidget(alien)
    alien.show()
    window.lock()
    assert alien.isVisible()
