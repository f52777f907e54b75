"""Handing calls over and taking them in, in the window; with real installations behind it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from roleplay.app.desk.bundles import BundleDesk, Progress
from roleplay.core.events import TraineeSaid
from roleplay.core.handover import BundlePreview
from roleplay.core.records import Correction
from roleplay.core.understanding import Understood
from roleplay.gui.pages.bundles import session_list
from roleplay.gui.pages.bundles.handing_over import Chosen, HandOverDialog
from roleplay.gui.pages.bundles.menu import BundleMenu
from roleplay.gui.pages.bundles.taking_in import ImportDialog
from roleplay.gui.pages.debrief import DebriefPage
from roleplay.gui.pages.sessions import SessionsPage
from roleplay.gui.window import MainWindow
from tests.app.desk.installations import Installation
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

NAME = "<b>Ola</b> & Co"


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "anna", NAME)
    yield made
    made.close()


@pytest.fixture
def bob(tmp_path: Path, fake: FakeRoleplay) -> Iterator[Installation]:
    """The installation behind the window."""
    made = Installation(tmp_path / "bob", "Bob")
    fake.__dict__["bundles"] = made.bundles
    yield made
    made.close()


@pytest.fixture
def menu(window: MainWindow, bob: Installation, qtbot: QtBot) -> BundleMenu:
    window.show_sessions()
    page = window.page("sessions")
    assert isinstance(page, SessionsPage)
    return page.bundles


def opened(menu: BundleMenu, path: Path, qtbot: QtBot) -> ImportDialog:
    dialog = menu.take_in(path)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    return dialog


def column(dialog: ImportDialog, number: int) -> list[str]:
    return [dialog.model.index(row, number).data() for row in range(dialog.model.rowCount())]


def test_a_file_is_written_as_chosen(
    menu: BundleMenu, bob: Installation, anna: Installation, qtbot: QtBot, tmp_path: Path
) -> None:
    found = bob.keep(trainee=NAME)
    menu._chosen = lambda: Chosen(1, lambda: [found])
    dialog = menu.hand_over()
    assert isinstance(dialog, HandOverDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    people, _, sound, _ = dialog.facts.values()
    assert people.full_text() == NAME
    assert "1 recording" in sound.full_text()
    assert dialog.signer.fingerprint.accessibleName() == bob.bundles.me().fingerprint
    dialog.audio.setChecked(False)
    dialog.pseudonyms.setChecked(True)
    qtbot.waitUntil(lambda: people.full_text().startswith("P-"))
    assert sound.full_text() == "No recordings"
    path = tmp_path / "out.roleplay"
    with qtbot.waitSignal(dialog.written):
        dialog.write(path)
    assert str(path) in dialog.banner.text
    preview = anna.bundles.inspect(path)
    assert (preview.pseudonyms, preview.audio, len(preview.sessions)) == (True, False, 1)
    dialog.reject()


def test_without_a_chosen_call_there_is_nothing_to_hand_over(menu: BundleMenu, window: MainWindow) -> None:
    menu._chosen = lambda: Chosen(0, tuple)
    assert menu.hand_over() is None
    menu.menu().aboutToShow.emit()
    assert not menu.hand_over_action.isEnabled()
    assert menu.import_action.isEnabled()


def test_what_cannot_be_handed_over_is_told(menu: BundleMenu, bob: Installation, qtbot: QtBot) -> None:
    menu._chosen = lambda: Chosen(1, lambda: ["ffffffff-0000-4000-8000-000000000000"])
    dialog = menu.hand_over()
    assert dialog is not None
    qtbot.waitUntil(dialog.banner.isVisible)
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_new_signer_has_to_be_trusted(
    menu: BundleMenu, bob: Installation, anna: Installation, qtbot: QtBot, tmp_path: Path
) -> None:
    ids = {anna.keep(trainee=NAME), anna.keep(trainee="Ewa")}
    path = anna.hand_over(tmp_path / "x.roleplay")
    dialog = opened(menu, path, qtbot)
    assert dialog.signer.name.full_text() == f"Signed by {NAME}"
    assert dialog.signer.name.textFormat() == Qt.TextFormat.PlainText
    assert dialog.signer.fingerprint.accessibleName() == anna.bundles.me().fingerprint
    assert set(column(dialog, session_list.TRAINEE)) == {NAME, "Ewa"}
    assert column(dialog, session_list.IMPORT) == ["New", "New"]
    assert "<b>" not in dialog.model.index(0, session_list.TRAINEE).data(Qt.ItemDataRole.ToolTipRole)
    assert not dialog.import_button.isEnabled()
    dialog.trust.setChecked(True)
    assert dialog.import_button.isEnabled()
    with qtbot.waitSignal(menu.imported):
        dialog.import_button.click()
    assert {found.id for found in bob.sessions()} == ids
    assert "2 calls were imported" in dialog.banner.text
    dialog.reject()
    again = opened(menu, path, qtbot)
    assert not again.trust.isVisible()
    assert not again.import_button.isEnabled()
    assert "here already" in again.banner.text
    again.reject()


def test_deleted_calls_come_back_when_wanted(
    menu: BundleMenu, bob: Installation, anna: Installation, qtbot: QtBot, tmp_path: Path
) -> None:
    found = anna.keep(audio=False)
    path = anna.hand_over(tmp_path / "x.roleplay")
    bob.take_in(path)
    bob.delete_session(found)
    dialog = opened(menu, path, qtbot)
    assert column(dialog, session_list.IMPORT) == ["Deleted here"]
    assert not dialog.import_button.isEnabled()
    dialog.bring_back.setChecked(True)
    assert column(dialog, session_list.IMPORT) == ["Comes back"]
    with qtbot.waitSignal(dialog.imported):
        dialog.import_button.click()
    assert [row.id for row in bob.sessions()] == [found]
    dialog.reject()


def test_an_altered_file_is_refused(
    menu: BundleMenu, bob: Installation, anna: Installation, qtbot: QtBot, tmp_path: Path
) -> None:
    anna.keep(audio=False)
    path = anna.hand_over(tmp_path / "x.roleplay")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    dialog = menu.take_in(path)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "altered" in dialog.banner.text
    assert not dialog.import_button.isEnabled()
    assert not dialog.sessions.isVisible()
    dialog.reject()


class Slow:
    """A desk that goes on until it is cancelled."""

    def __init__(self, desk: BundleDesk) -> None:
        self._desk = desk
        self.patient = False

    def inspect(self, path: Path, progress: Progress) -> BundlePreview:
        return self._desk.inspect(path) if self.patient else self._wait(progress)

    def take_in(self, path: Path, progress: Progress, **_: object) -> BundlePreview:
        return self._wait(progress)

    def _wait(self, progress: Progress) -> BundlePreview:
        while True:
            progress(1, 2)
            time.sleep(0)  # let the window have its turn


def test_cancelling(
    menu: BundleMenu, fake: FakeRoleplay, bob: Installation, anna: Installation, qtbot: QtBot, tmp_path: Path
) -> None:
    anna.keep(audio=False)
    path = anna.hand_over(tmp_path / "x.roleplay")
    slow = Slow(bob.bundles)
    fake.__dict__["bundles"] = slow
    dialog = menu.take_in(path)
    qtbot.waitUntil(lambda: dialog.progress.bar.value() > 0)
    with qtbot.waitSignal(dialog.rejected):
        dialog.cancel_button.click()
    slow.patient = True
    dialog = opened(menu, path, qtbot)
    dialog.trust.setChecked(True)
    dialog.import_button.click()
    assert not dialog.import_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.progress.bar.value() > 0)
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.import_button.isEnabled)  # and it may be tried again
    assert "Nothing was imported" in dialog.banner.text
    assert bob.sessions() == ()
    dialog.reject()


def test_a_correction_from_elsewhere_stands_beside_the_words(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    record = sample.record(sample.summary(1))
    place = next(number for number, event in enumerate(record.events) if isinstance(event, TraineeSaid))
    other = Correction(place, "Please <i>calm</i> down", Understood(), sample.STARTED, NAME)
    fake.keep(replace(record, other_corrections=(other,)))
    window.show_debrief(record.summary.id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: bool(page.cards))
    box = page.cards[0].correction
    assert box is not None
    told = f"Elsewhere, {NAME} wrote: “Please <i>calm</i> down”"
    assert told in [label.text() for label in box.findChildren(QLabel)]
