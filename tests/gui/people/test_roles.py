"""What each role is offered, and that the rest is refused below."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions, Roleplay
from roleplay.core.people import Account, Standing
from roleplay.core.records import SessionFilter
from roleplay.core.rights import Role
from roleplay.gui.navigation import (
    ASSIGNMENTS,
    EXPORTS,
    FOR_ONE,
    PEOPLE,
    PRACTICE,
    PRIVACY,
    REPORTS,
    SCORECARDS,
    SESSIONS,
    SETTINGS,
    STUDIO,
)
from roleplay.gui.pages.notice import NoticeDialog
from roleplay.gui.pages.privacy import PrivacyPage
from roleplay.gui.pages.reports import ReportsPage
from roleplay.gui.pages.settings import SettingsPage
from roleplay.gui.rights import ALONE, Me
from tests.gui.people.conftest import (
    ADMINISTRATOR,
    HR,
    TRAINEE,
    TRAINER,
    OpenWindow,
    come_in,
    page_of,
    settled,
)

EVERYBODYS = {PRACTICE, SESSIONS, REPORTS, EXPORTS, PRIVACY, SETTINGS}


@pytest.mark.parametrize(
    ("role", "others"),
    [
        (Role.TRAINEE, set()),
        (Role.TRAINER, {ASSIGNMENTS, SCORECARDS, STUDIO}),
        (Role.HR, {ASSIGNMENTS}),
        (Role.ADMINISTRATOR, {PEOPLE}),
    ],
)
def test_each_role_has_its_pages(role: Role, others: set[int]) -> None:
    assert Me("Somebody", role).places == EVERYBODYS | others


def test_who_is_alone_has_the_pages_of_always() -> None:
    assert ALONE.places == FOR_ONE
    assert all(Me("Somebody", role).places - FOR_ONE <= {PEOPLE, PRIVACY} for role in Role)


@pytest.mark.parametrize(
    ("name", "parts", "reports", "sections"),
    [
        (TRAINEE, ["My data"], 2, 6),
        (TRAINER, ["My data"], 6, 6),
        (HR, ["My data", "Notice", "Retention", "One person", "Audit log"], 5, 6),
        (ADMINISTRATOR, ["My data"], 2, 12),
    ],
)
def test_pages_have_the_parts_of_the_role(
    staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot, name: str, parts: list[str], reports: int, sections: int
) -> None:
    window = open_window()
    come_in(qtbot, window, name)
    window.show_privacy()
    settled(qtbot, window)
    privacy = page_of(window, "privacy", PrivacyPage)
    assert [privacy.tabs.getItemText(place) for place in range(privacy.tabs.itemCount())] == parts
    for place in range(len(parts)):
        privacy.show_part(place)
        settled(qtbot, window)
    window.show_reports()
    settled(qtbot, window)
    assert page_of(window, "reports", ReportsPage).tabs.itemCount() == reports
    window.show_settings()
    settings = page_of(window, "settings", SettingsPage)
    assert settings.list.count() == sections
    for place in range(sections):
        settings.show_section(place)
    settled(qtbot, window)
    window.show_sessions()
    settled(qtbot, window)
    assert window.findChildren(QDialog) == [], "no page asks for what its role is refused"
    assert not window.banner.isVisible()
    assert staffed.access.state == "signed_in"


def test_a_key_leads_nowhere_that_is_not_offered(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    come_in(qtbot, window, TRAINEE)
    window._navigate(PEOPLE)
    assert window.page("people") is None
    assert staffed.sessions(SessionFilter()) == ()


class TestNotice:
    """Before the first recording."""

    def rung(self, window: object, options: CallOptions) -> list[CallOptions]:
        rung: list[CallOptions] = []
        window.once_told(options, rung.append)  # type: ignore[attr-defined]
        return rung

    def test_it_is_acknowledged_once(self, staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
        window = open_window()
        come_in(qtbot, window, TRAINEE)
        rung = self.rung(window, CallOptions("laptop-overdue"))
        qtbot.waitUntil(lambda: window.findChild(NoticeDialog) is not None)
        dialog = window.findChild(NoticeDialog)
        assert dialog is not None
        assert rung == []
        dialog.acknowledge()
        assert rung == []
        dialog.read.setChecked(True)
        dialog.acknowledge()
        qtbot.waitUntil(lambda: bool(rung))
        assert rung == [CallOptions("laptop-overdue")]
        assert staffed.privacy.notice().may_record
        settled(qtbot, window)
        again = self.rung(window, CallOptions("laptop-overdue"))
        qtbot.waitUntil(lambda: bool(again))

    def test_who_goes_without_is_not_asked_again(
        self, staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot
    ) -> None:
        window = open_window()
        come_in(qtbot, window, TRAINEE)
        rung = self.rung(window, CallOptions("laptop-overdue"))
        qtbot.waitUntil(lambda: window.findChild(NoticeDialog) is not None)
        dialog = window.findChild(NoticeDialog)
        assert dialog is not None
        dialog.without_button.click()
        assert [options.keep for options in rung] == ["result"]
        assert [options.keep for options in self.rung(window, CallOptions("laptop-overdue"))] == ["result"]
        assert not staffed.privacy.notice().may_record


def test_the_lock_waits_for_the_end_of_a_call(staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    come_in(qtbot, window, TRAINEE)
    calling = True
    kind = type(window)
    before = kind.in_call
    kind.in_call = property(lambda _: calling)  # type: ignore[method-assign, assignment]
    try:
        window.lock()
        window._left_alone()
        assert window.gate.is_open
        calling = False
        window._lock_if_due()
        assert not window.gate.is_open
    finally:
        kind.in_call = before  # type: ignore[method-assign]


def test_an_account_tells_what_is_offered() -> None:
    from datetime import UTC, datetime

    from roleplay.gui.rights import me_of

    account = Account(1, "Anna", Role.HR, Standing.ACTIVE, datetime.now(UTC))
    assert me_of(account) == Me("Anna", Role.HR)
    assert me_of(None) is ALONE
