"""The list of people, on the real desk."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.core.people import Account, Standing
from roleplay.core.rights import Role
from roleplay.gui.pages.people import PeoplePage, importing
from roleplay.gui.pages.people import detail as detail_module
from roleplay.gui.pages.people.adding import AddDialog
from roleplay.gui.pages.people.code_dialog import CodeDialog
from roleplay.gui.pages.people.importing import ImportPeopleDialog
from roleplay.gui.window import MainWindow
from tests.gui.people.conftest import (
    ADMINISTRATOR,
    HR,
    PASSPHRASE,
    TRAINEE,
    TRAINER,
    OpenWindow,
    come_in,
    page_of,
    settled,
)

HOSTILE = 'Zoë <b onmouseover="x">cmd</b> & Söhne'


@pytest.fixture
def window(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    made = open_window()
    come_in(qtbot, made, ADMINISTRATOR)
    made.show_people()
    settled(qtbot, made)
    return made


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    return page_of(window, "people", PeoplePage)


def account(app: Roleplay, name: str) -> Account:
    return next(one for one in app.people.list() if one.name == name)


def names(page: PeoplePage) -> list[str]:
    return [page.model.record(row).name for row in range(page.model.rowCount())]


def test_everybody_is_listed_with_role_groups_and_state(page: PeoplePage) -> None:
    assert set(names(page)) == {ADMINISTRATOR, HR, TRAINER, TRAINEE}
    page.choose(TRAINEE)
    row = page.table.currentIndex().row()
    shown = [page.model.index(row, column).data() for column in range(4)]
    assert shown == [TRAINEE, "Trainee", "Help desk", "Active"]
    assert page.card.name.full_text() == TRAINEE


def test_the_list_is_narrowed(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "help krol")
    assert names(page) == []
    assert page.empty.isVisible()
    page.empty.acted.emit()
    assert len(names(page)) == 4
    qtbot.keyClicks(page.search, "krol")
    assert names(page) == [HR]
    page.show_everybody()
    page.role.setCurrentIndex(page.role.findData(Role.TRAINER.value))
    page._narrow()
    assert names(page) == [TRAINER]


def test_somebody_is_added_and_their_code_shown_once(
    staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    page.add()
    dialog = window.findChild(AddDialog)
    assert dialog is not None
    dialog.name.setText(HOSTILE)
    dialog.role.choose(Role.TRAINER)
    assert dialog._trains.isVisibleTo(dialog)
    dialog.groups.new.setText("Parcels")
    qtbot.keyClick(dialog.groups.new, Qt.Key.Key_Return)
    assert dialog.groups.chosen() == ("Parcels",)
    dialog.add()
    qtbot.waitUntil(lambda: bool(dialog.hand_over.code.code))
    code = dialog.hand_over.code.code
    assert HOSTILE in dialog.title.text()
    assert dialog.title.textFormat() == Qt.TextFormat.PlainText
    settled(qtbot, window)
    with qtbot.waitSignal(dialog.finished):
        dialog.add_button.click()
    assert HOSTILE in names(page)
    added = account(staffed, HOSTILE)
    assert (added.role, added.standing, added.groups) == (Role.TRAINER, Standing.WAITING, ("Parcels",))
    assert staffed.access.use_code(HOSTILE, code, "green boats behind the harbour").account.name == HOSTILE


def test_a_name_that_is_taken_is_told_and_nothing_is_lost(window: MainWindow, page: PeoplePage, qtbot: QtBot) -> None:
    page.add()
    dialog = window.findChild(AddDialog)
    assert dialog is not None
    dialog.name.setText("ANNA nowak")
    dialog.add()
    settled(qtbot, window)
    assert "Anna" in dialog.notice.text or "ANNA" in dialog.notice.text
    assert dialog.name.text() == "ANNA nowak"
    dialog.reject()


def test_a_role_is_changed_after_asking(
    staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter((False, True))
    monkeypatch.setattr(detail_module, "sure", lambda *_: next(answers))
    page.choose(TRAINEE)
    box = page.card.role
    for expected in (Role.TRAINEE, Role.TRAINER):
        box.choose(Role.TRAINER)
        box.activated.emit(box.currentIndex())
        settled(qtbot, window)
        assert account(staffed, TRAINEE).role is expected
    assert page.chosen is not None
    assert page.chosen.role is Role.TRAINER


def test_groups_are_ticked(staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot) -> None:
    page.choose(TRAINEE)
    picker = page.card.groups
    picker.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    picker.new.setText("Night shift")
    qtbot.keyClick(picker.new, Qt.Key.Key_Return)
    page.card.save_groups()
    settled(qtbot, window)
    assert account(staffed, TRAINEE).groups == ("Night shift",)
    page.choose(TRAINER)
    page.card.trains.list.item(0).setCheckState(Qt.CheckState.Checked)
    page.card.save_groups()
    settled(qtbot, window)
    assert account(staffed, TRAINER).trains == (page.card.trains.chosen())


def test_nobody_deactivates_themselves_and_others_can_come_back(
    staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detail_module, "sure", lambda *_: True)
    page.choose(ADMINISTRATOR)
    assert not page.card.active_button.isEnabled()
    page.choose(TRAINEE)
    for standing in (Standing.INACTIVE, Standing.ACTIVE):
        page.card.active_button.click()
        settled(qtbot, window)
        assert account(staffed, TRAINEE).standing is standing


def test_a_new_code_is_given(
    staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detail_module, "sure", lambda *_: True)
    page.choose(TRAINEE)
    page.card.code_button.click()
    qtbot.waitUntil(lambda: window.findChild(CodeDialog) is not None)
    dialog = window.findChild(CodeDialog)
    assert dialog is not None
    code = dialog.hand_over.code.code
    dialog.accept()
    settled(qtbot, window)
    assert staffed.access.use_code(TRAINEE, code, "green boats behind the harbour").account.name == TRAINEE


def test_renaming_the_last_administrator_is_fine_and_changing_their_role_is_refused(
    staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detail_module, "sure", lambda *_: True)
    page.choose(ADMINISTRATOR)
    box = page.card.role
    box.choose(Role.TRAINEE)
    box.activated.emit(box.currentIndex())
    settled(qtbot, window)
    assert page.banner.text
    assert account(staffed, ADMINISTRATOR).role is Role.ADMINISTRATOR
    page.choose(TRAINEE)
    page.card.rename("Anna Nowak-Lis")
    settled(qtbot, window)
    assert "Anna Nowak-Lis" in names(page)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(("name;role;groups;trains", *lines)), "utf-8")
    return path


def open_import(window: MainWindow, page: PeoplePage, path: Path, qtbot: QtBot) -> ImportPeopleDialog:
    page.import_file(path)
    settled(qtbot, window)
    return window.findChildren(ImportPeopleDialog)[-1]


def test_a_file_with_a_wrong_line_changes_nothing(
    staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write(tmp_path / "people.csv", "Ewa Zając;trainee;Parcels;", "Jan Kowalczyk;boss;;")
    dialog = open_import(window, page, path, qtbot)
    assert [line.verdict for line in dialog.model._rows] == ["problem", "add"]
    assert not dialog.import_button.isEnabled()
    dialog.take_in()
    dialog.reject()
    settled(qtbot, window)
    assert len(staffed.people.list()) == 4


def test_a_file_is_taken_in_and_its_codes_are_saved_for_their_owner(
    staffed: Roleplay, window: MainWindow, page: PeoplePage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write(tmp_path / "people.csv", "Ewa Zając;trainee;Parcels;", f"{TRAINEE};trainee;Help desk;")
    dialog = open_import(window, page, path, qtbot)
    dialog.take_in()
    qtbot.waitUntil(dialog.codes_button.isVisible)
    settled(qtbot, window)
    codes = tmp_path / "codes.txt"
    issued = dialog.issued[0].code
    dialog.save_codes(tmp_path / "nowhere" / "codes.txt")
    assert dialog.codes_button.isVisible(), "what could not be saved must not be lost"
    dialog.save_codes(codes)
    assert issued in codes.read_text("utf-8")
    assert "Ewa Zając" in codes.read_text("utf-8")
    assert stat.S_IMODE(codes.stat().st_mode) == 0o600
    assert dialog.issued == ()
    assert "Ewa Zając" in names(page)
    assert staffed.access.use_code("Ewa Zając", issued, PASSPHRASE).account.groups == ("Parcels",)
    dialog.reject()


def test_codes_that_nobody_saved_are_not_lost_by_a_slip(
    staffed: Roleplay,
    window: MainWindow,
    page: PeoplePage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def answered(question: str, *, leave: bool) -> bool:
        asked.append(question)
        return leave

    dialog = open_import(window, page, write(tmp_path / "people.csv", "Ewa Zając;trainee;Parcels;"), qtbot)
    dialog.take_in()
    qtbot.waitUntil(dialog.codes_button.isVisible)
    settled(qtbot, window)
    monkeypatch.setattr(importing, "sure", lambda _, question, *__, **___: answered(question, leave=False))
    dialog.close()
    assert asked == ["Close without saving the codes?"]
    assert dialog.isVisible()
    assert dialog.issued
    monkeypatch.setattr(importing, "sure", lambda _, question, *__, **___: answered(question, leave=True))
    dialog.close()
    assert not dialog.isVisible()


def test_a_file_that_is_no_table_is_told(window: MainWindow, page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"\x89PNG\0\0")
    dialog = open_import(window, page, path, qtbot)
    assert str(path) in dialog.banner.text
    assert not dialog.import_button.isEnabled()
    dialog.reject()
