"""Before a backup is restored the window names everybody whose rights would be others, on the real desks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.core.backups import RestorePreview
from roleplay.core.rights import Role
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.pages.settings.backups import RestoreDialog
from roleplay.gui.widgets.text import Text
from roleplay.places import resources
from tests.gui.people.conftest import ADMINISTRATOR, PASSPHRASE, TRAINEE, TRAINER


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[LanguageSwitch]:
    switch = LanguageSwitch(qapp, resources().assets / "translations")
    yield switch
    switch.choose("en")


@pytest.fixture
def seen(staffed: Roleplay, tmp_path: Path) -> RestorePreview:
    """Of a backup from when the trainee was a trainer, and another trainer had not left."""
    (tmp_path / "usb").mkdir()
    staffed.access.sign_in(ADMINISTRATOR, PASSPHRASE)
    staffed.save_settings(replace(staffed.settings, backup_folder=str(tmp_path / "usb")))
    people = staffed.people
    people.set_role(people.get(TRAINEE).id, Role.TRAINER)
    staffed.safety.back_up(datetime.now(UTC))
    people.set_role(people.get(TRAINEE).id, Role.TRAINEE)
    people.deactivate(people.get(TRAINER).id)
    return staffed.safety.preview("latest")


@pytest.mark.parametrize(
    ("language", "heading", "lines"),
    [
        (
            "en",
            "2 people would have other rights than now",
            ["Anna Nowak: Trainee → Trainer", "Barbara Lis: cannot sign in → Trainer"],
        ),
        (
            "pl",
            "2 osoby miałyby inne uprawnienia niż teraz",
            ["Anna Nowak: Uczestnik → Trener", "Barbara Lis: nie może się zalogować → Trener"],
        ),
    ],
)
def test_whose_rights_change_is_counted_and_named(
    seen: RestorePreview, qtbot: QtBot, switch: LanguageSwitch, language: str, heading: str, lines: list[str]
) -> None:
    switch.choose(language)
    dialog = RestoreDialog(seen)
    qtbot.addWidget(dialog)
    assert heading in {text.text() for text in dialog.findChildren(Text)}
    (shown,) = (one for one in dialog.findChildren(QListWidget) if one.accessibleName() == heading)
    assert [shown.item(place).text() for place in range(shown.count())] == lines


def test_nothing_is_said_of_rights_where_they_stay(seen: RestorePreview, qtbot: QtBot) -> None:
    dialog = RestoreDialog(replace(seen, roles=()))
    qtbot.addWidget(dialog)
    assert not [text for text in dialog.findChildren(Text) if "rights" in text.text() or "sign in" in text.text()]


def test_that_nobody_would_have_to_sign_in_is_told(seen: RestorePreview, qtbot: QtBot) -> None:
    dialog = RestoreDialog(replace(seen, sign_in_ends=True))
    qtbot.addWidget(dialog)
    assert [text for text in dialog.findChildren(Text) if "Nobody would have to sign in any more" in text.text()]
