"""The Privacy page of HR, on the real desks."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.core.audit import AuditEntry, AuditKind
from roleplay.core.rights import Action
from roleplay.gui import audit_words
from roleplay.gui.audit_details import action_name, details_text
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.pages.privacy import PrivacyPage
from roleplay.gui.pages.privacy import notice as notice_module
from roleplay.gui.pages.privacy import retention as retention_module
from roleplay.gui.pages.privacy.audit import AuditTab
from roleplay.gui.pages.privacy.erasing import EraseDialog
from roleplay.gui.pages.privacy.holding import HoldDialog
from roleplay.gui.pages.privacy.notice import NoticeTab
from roleplay.gui.pages.privacy.person import PersonTab
from roleplay.gui.pages.privacy.retention import RetentionTab
from roleplay.gui.window import MainWindow
from roleplay.places import resources
from tests.gui.people.conftest import HR, TRAINEE, TRAINER, OpenWindow, WidgetT, come_in, page_of, settled
from tests.store.samples import start


@pytest.fixture
def window(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    made = open_window()
    come_in(qtbot, made, HR)
    made.show_privacy()
    settled(qtbot, made)
    return made


@pytest.fixture
def samples(staffed: Roleplay) -> list[str]:
    """Two calls of the trainee."""
    made = []
    for _ in range(2):
        begun = start(trainee=TRAINEE)
        writer = staffed._parts.store.begin(begun, lambda _: None, record_audio=False)
        writer.finish()
        made.append(begun.id)
    return made


def part(window: MainWindow, qtbot: QtBot, place: int, kind: type[WidgetT]) -> WidgetT:
    page = page_of(window, "privacy", PrivacyPage)
    page.show_part(place)
    qtbot.waitUntil(lambda: isinstance(page.part(), kind))
    settled(qtbot, window)
    shown = page.part()
    assert isinstance(shown, kind)
    return shown


def told(window: MainWindow) -> str:
    return page_of(window, "privacy", PrivacyPage).banner.text


def test_a_new_notice_is_published_and_who_has_read_it_stands_beside(
    staffed: Roleplay, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_module, "sure", lambda *_: True)
    tab = part(window, qtbot, 1, NoticeTab)
    assert {tab.model.record(row).name for row in range(tab.model.rowCount())} >= {TRAINEE, TRAINER, HR}
    assert all(tab.model.record(row).version == 0 for row in range(tab.model.rowCount()))
    tab.begin()
    assert not tab.publish_button.isEnabled()
    tab.text.setPlainText("<b>What we agreed</b>")
    tab.publish_button.click()
    settled(qtbot, window)
    notice = staffed.privacy.notices()["en"]
    assert (notice.version, notice.text, notice.published_by) == (2, "<b>What we agreed</b>", HR)
    assert staffed.privacy.notices()["pl"].version == 2
    assert HR in tab.state.text()
    staffed.privacy.acknowledge("en")
    tab.reload()
    settled(qtbot, window)
    assert [one.name for one in tab.model._rows if one.version == 2] == [HR]


def test_rules_are_tried_before_they_hold(
    staffed: Roleplay, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention_module, "sure", lambda *_: True)
    tab = part(window, qtbot, 2, RetentionTab)
    assert tab.rows["audio"].days.value() == 180
    tab.rows["audio"].days.setValue(90)
    tab.rows["audit"].ever.setChecked(True)
    assert tab.changed
    tab.preview()
    settled(qtbot, window)
    assert staffed.privacy.retention.days["audio"] == 180
    tab.save_button.click()
    settled(qtbot, window)
    assert staffed.privacy.retention.confirmed
    assert staffed.privacy.retention.days["audio"] == 90
    assert staffed.privacy.retention.days["audit"] is None
    assert not tab.changed
    assert not tab.save_button.isVisible()


def test_calls_are_put_on_hold_and_let_go_again(
    staffed: Roleplay, window: MainWindow, qtbot: QtBot, samples: list[str]
) -> None:
    tab = part(window, qtbot, 2, RetentionTab)
    tab.holds.add_button.click()
    dialog = tab.holds.findChildren(HoldDialog)[-1]
    settled(qtbot, window)
    dialog.person.setCurrentIndex(dialog.person.findText(TRAINEE))
    dialog.person.activated.emit(dialog.person.currentIndex())
    settled(qtbot, window)
    assert dialog.calls.count() == len(samples)
    assert not dialog.hold_button.isEnabled()
    dialog.calls.item(0).setCheckState(Qt.CheckState.Checked)
    assert not dialog.hold_button.isEnabled(), "a hold needs a reason"
    dialog.reason.setText("case <b>7</b>")
    chosen = dialog.chosen
    dialog.hold_button.click()
    settled(qtbot, window)
    (hold,) = staffed.privacy.holds()
    assert ([hold.session_id], hold.reason, hold.held_by) == (chosen, "case <b>7</b>", HR)
    release = next(each for each in tab.holds.findChildren(QPushButton) if each.text() == "Lift the hold")
    release.click()
    settled(qtbot, window)
    assert staffed.privacy.holds() == ()
    assert [entry.kind for entry in staffed.audit.entries()][-2:] == ["held", "released"]


def test_the_log_is_narrowed_exported_and_checked(
    staffed: Roleplay, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = part(window, qtbot, 4, AuditTab)
    everything = len(tab.shown)
    assert [one.number for one in tab.shown] == sorted((one.number for one in tab.shown), reverse=True)
    tab.family.setCurrentIndex(tab.family.findData("people"))
    tab.family.activated.emit(tab.family.currentIndex())
    settled(qtbot, window)
    assert 0 < len(tab.shown) < everything
    assert {one.kind for one in tab.shown} <= set(audit_words.FAMILIES["people"])
    tab.export_to(tmp_path / "log.csv")
    settled(qtbot, window)
    assert (tmp_path / "log.csv").read_text("utf-8-sig").count("\n") == len(tab.shown) + 1
    tab.verify()
    settled(qtbot, window)
    assert told(window).startswith("All ")
    tab.by.setText("Nobody At All")
    qtbot.waitUntil(tab.empty.isVisible)
    tab.show_all()
    settled(qtbot, window)
    assert len(tab.shown) >= everything


def test_a_changed_entry_is_found(staffed: Roleplay, window: MainWindow, qtbot: QtBot) -> None:
    tab = part(window, qtbot, 4, AuditTab)
    with sqlite3.connect(staffed.places.database) as database:
        table = "audit_log"
        names = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        for name in names:
            if "audit" in name:
                database.execute(f'DROP TRIGGER "{name}"')
        changed = database.execute(f"UPDATE {table} SET kind = 'signed_out' WHERE number = 2")
        assert changed.rowcount == 1
    tab.verify()
    settled(qtbot, window)
    assert told(window).startswith("The log was tampered with")


def test_a_person_is_erased_after_their_name_was_typed(
    staffed: Roleplay, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = part(window, qtbot, 3, PersonTab)
    tab.choice.setEditText(TRAINEE)
    tab.look_up()
    settled(qtbot, window)
    assert tab.plan is not None
    assert tab.plan.account
    tab.packing.pack(tmp_path / "anna.zip")
    settled(qtbot, window)
    assert (tmp_path / "anna.zip").is_file()
    tab.erase()
    dialog = window.findChildren(EraseDialog)[-1]
    dialog.typed.setText("anna nowak")
    dialog.erase()
    assert not dialog.erase_button.isEnabled()
    dialog.typed.setText(TRAINEE)
    dialog.erase_button.click()
    qtbot.waitUntil(lambda: told(window).startswith("Erased"))
    settled(qtbot, window)
    assert TRAINEE not in {one.name for one in staffed.people.list()}
    assert not tab._scroll.isVisible()


def test_every_kind_of_entry_has_words_and_belongs_somewhere() -> None:
    for kind in AuditKind:
        assert audit_words.kind_name(kind) != kind.value
        assert any(kind in kinds for kinds in audit_words.FAMILIES.values())
    assert audit_words.kind_name("of_a_newer_version") == "of a newer version"


def test_the_time_of_the_filter_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    tab = part(window, qtbot, 4, AuditTab)
    tab.period.setCurrentIndex(1)
    since = tab.wanted.since
    assert since is not None
    assert timedelta(days=6) < datetime.now(UTC) - since < timedelta(days=8)


def test_details_of_entries_are_told_in_the_language_of_the_window(qapp: QApplication) -> None:
    language = LanguageSwitch(qapp, resources().assets / "translations")
    now = datetime(2026, 11, 23, tzinfo=UTC)
    refused = AuditEntry(1, now, "refused", "Tola", (), (), "write_scenarios", {})
    code = AuditEntry(2, now, "passphrase_changed", "Ola", (), (), "", {"with": "reset"})
    role = AuditEntry(3, now, "role_changed", "Ada", ("Ola",), (), "7", {"before": "trainee", "after": "hr"})
    rules = AuditEntry(4, now, "retention_changed", "Hanna", (), (), "", {"days": '{"audio":90,"results":null}'})
    later = AuditEntry(5, now, "something_new", "Ada", (), (), "x", {"of_a_newer": "version", "with": "a_key"})
    try:
        assert [details_text(one) for one in (refused, code, role, later)] == [
            "write scenarios",
            "with: one-time code",
            "7 · before: Trainee · after: HR",
            "x · of a newer: version · with: a_key",
        ]
        assert "90" in details_text(rules)
        assert "{" not in details_text(rules)
        language.choose("pl")
        assert details_text(refused) == "pisać scenariusze"
        assert details_text(code) == "czym: kod jednorazowy"
        assert details_text(role) == "7 · przedtem: Uczestnik · potem: Kadry"
        assert "bez końca" in details_text(rules)
        exported = AuditEntry(6, now, "exported", "Ada", (), (), "", {"columns": "trainee score of_a_plugin"})
        assert details_text(exported) == "kolumny: Osoba, Punkty, of_a_plugin"
    finally:
        language.choose("en")


@pytest.mark.parametrize("action", Action)
def test_every_right_has_words(action: Action) -> None:
    assert "_" not in action_name(action)
