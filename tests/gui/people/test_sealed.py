"""A store that opens with a passphrase: the window asks for it before it reads anything."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.gui.pages.sealed import SealedPage
from roleplay.gui.signed_window import entrance_of
from roleplay.store import vault
from tests.gui.people.conftest import PASSPHRASE, OpenWindow, front, settled


def test_an_encrypted_store_is_opened_in_the_window(app: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.sessions()
    app.safety.turn_on(PASSPHRASE)
    key = app.safety.protection().key_id
    app.close()
    vault.let_go([key])
    again = Roleplay()
    try:
        assert entrance_of(again) == "sealed"
        window = open_window(app=again)
        page = front(window, SealedPage)
        page.secret.edit.setText("not the passphrase of these calls")
        page.unseal()
        settled(qtbot, window)
        assert page.notice.text
        assert not window.gate.is_open
        page.secret.edit.setText(PASSPHRASE)
        page.unseal()
        qtbot.waitUntil(lambda: window.gate.is_open)
        settled(qtbot, window)
        assert again.sessions() == ()
    finally:
        window.close()
        again.close()
