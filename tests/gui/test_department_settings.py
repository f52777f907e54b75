"""Where calls are kept and with whom they are kept in step, as the settings show and change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLayout, QWidget
from pytestqt.qtbot import QtBot

from roleplay.core.errors import InputError, SignInError
from roleplay.core.records import Settings
from roleplay.core.sync import Conflict, SyncPreview, SyncReport, SyncStatus
from roleplay.gui import sync_words
from roleplay.gui.context import Context
from roleplay.gui.department_sign_in import DepartmentSignIn
from roleplay.gui.pages.settings.department import DepartmentSection
from roleplay.gui.pages.settings.synchronising import SynchronisingSection
from roleplay.gui.tasks import Tasks
from tests.app.desk.installations import Installation
from tests.postgres import Cluster

RIGHT = "copper kettle under the old bridge"


class Office(Installation):
    """An installation whose settings can be changed."""

    def save_settings(self, settings: Settings) -> None:
        self.given = settings


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    for name in ("ROLEPLAY_DATABASE_URL", "ROLEPLAY_DEPARTMENT_URL"):
        monkeypatch.delenv(name, raising=False)
    made = Office(tmp_path / "anna", "Anna Nowak")
    yield made
    made.sync.close()
    made.close()


@pytest.fixture
def address(cluster: Cluster) -> Iterator[str]:
    name = cluster.create()
    yield cluster.url(name, "roleplay_owner")
    cluster.drop(name)


@pytest.fixture
def problems() -> list[BaseException]:
    return []


@pytest.fixture
def context(qtbot: QtBot, office: Office, problems: list[BaseException]) -> Iterator[Context]:
    owner = QWidget()
    qtbot.addWidget(owner)
    tasks = Tasks(owner)
    yield Context(office, tasks, problems.append)
    tasks.close()


def texts(layout: QLayout) -> str:
    """Return all words that a layout shows."""
    parts = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        if isinstance(widget, QLabel):
            parts.append(widget.text())
        elif widget is not None and widget.layout() is not None:
            parts.append(texts(widget.layout()))
        elif item is not None and item.layout() is not None:
            parts.append(texts(item.layout()))
    return "\n".join(parts)


def test_an_address_is_tried_before_it_is_used(
    qtbot: QtBot, office: Office, context: Context, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = DepartmentSection(context, office.save_settings)
    qtbot.addWidget(section)
    section.entered()
    qtbot.waitUntil(lambda: section.address.state.text() == "Calls are kept on this computer.")
    form = section.address
    assert not form.use_button.isEnabled()
    form.edit.setText("postgresql://roleplay_app:secret@db/roleplay")
    form.test_button.click()
    assert "password" in form.banner.text
    form.edit.setText("no address at all")
    form.test_button.click()
    qtbot.waitUntil(lambda: "address" in form.banner.text and form.test_button.isEnabled())
    assert not form.use_button.isEnabled()
    form.edit.setText(address)
    form.test_button.click()
    qtbot.waitUntil(lambda: form.findings.count() > 1)
    assert "PostgreSQL" in texts(form.findings)
    assert not form.use_button.isEnabled(), "the owner's login may pass by the rules of rows"
    own = address.replace("roleplay_owner", "roleplay_app")
    form.edit.setText(own)
    form.test_button.click()
    qtbot.waitUntil(form.use_button.isEnabled)
    monkeypatch.setattr("roleplay.app.desk.department.database_url", lambda _: office.given.database_url)
    form.use_button.click()
    qtbot.waitUntil(lambda: form.state.text().startswith("From the next start on calls are kept in postgresql://"))
    assert office.given.database_url == own
    assert not office._parts.store.database.shared, "the store that is open stays as it is"
    form.drop_button.click()
    qtbot.waitUntil(lambda: form.state.text() == "Calls are kept on this computer.")
    assert office.given.database_url == ""


def test_the_environment_counts_more_than_the_settings(
    qtbot: QtBot, office: Office, context: Context, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_DEPARTMENT_URL", address)
    section = SynchronisingSection(context, office.save_settings)
    qtbot.addWidget(section)
    section.entered()
    assert section.address is not None
    form = section.address
    qtbot.waitUntil(lambda: "ROLEPLAY_DEPARTMENT_URL" in form.state.text())
    assert form.edit.isReadOnly()
    assert form.use_button.isHidden()


def test_what_would_be_exchanged_is_shown_and_then_exchanged(
    qtbot: QtBot, office: Office, context: Context, address: str, problems: list[BaseException], tmp_path: Path
) -> None:
    office.keep(audio=False)
    section = SynchronisingSection(context, office.save_settings)
    qtbot.addWidget(section)
    assert section.now_button.isHidden()
    section._choose(address)
    qtbot.waitUntil(lambda: not section.now_button.isHidden())
    section.preview()
    qtbot.waitUntil(lambda: section.lines.count() > 0)
    assert texts(section.lines) == "Goes up: 1 call"
    assert office.sync.status().waiting_calls == 1, "looking sends nothing"
    section.synchronise()
    qtbot.waitUntil(lambda: section.state.text() == "Synchronised.")
    assert "1 sent" in section.banner.text
    assert "1 sent" in section.last.text()
    section.preview()
    qtbot.waitUntil(lambda: "in step" in texts(section.lines))
    other = Office(tmp_path / "bob", "Bob")
    other.given = replace(other.given, department_url=address)
    assert other.sync.preview() == SyncPreview({}, {"session": 1})
    other.close()
    assert problems == []


def test_calls_under_another_name_are_claimed(
    qtbot: QtBot, office: Office, context: Context, address: str, problems: list[BaseException]
) -> None:
    office.keep(trainee="ania", audio=False)
    section = SynchronisingSection(context, office.save_settings)
    qtbot.addWidget(section)
    section.entered()
    qtbot.waitUntil(lambda: "not synchronised" in section.state.text())
    assert section.others.isHidden(), "without a department nothing is sent"
    section._choose(address)
    qtbot.waitUntil(lambda: not section.others.isHidden())
    assert "“ania”" in texts(section._others)
    section.claim("ania")
    qtbot.waitUntil(section.others.isHidden)
    assert section.banner.text.startswith("They are yours now")
    assert {call.trainee for call in office.sessions()} == {"Anna Nowak"}
    assert office.sync.others() == ()
    section.synchronise()
    qtbot.waitUntil(lambda: section.state.text() == "Synchronised.")
    assert "1 sent" in section.banner.text
    assert problems == []


class Desk:
    """A department whose server asks for a passphrase."""

    def __init__(self) -> None:
        self.open = False
        self.tried: list[str] = []
        self.found = [Conflict("grade", "1", "0f" * 16, "2")]

    def connect(self, passphrase: str) -> None:
        self.tried.append(passphrase)
        if passphrase != RIGHT:
            raise SignInError("The department's database does not know this name with this passphrase.")
        self.open = True

    def now(self, _progress: object = None) -> SyncReport:
        if not self.open:
            raise InputError("The department's database wants to know who synchronises.", code="sync_sign_in")
        return SyncReport(sent=2, received=3)

    def status(self) -> SyncStatus:
        return SyncStatus("synchronised" if self.open else "waiting", 1, 2, sign_in_wanted=not self.open)

    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(self.found)

    def settle(self, conflict: Conflict) -> None:
        self.found.remove(conflict)

    def address(self) -> str:
        return "postgresql://roleplay_app@db/roleplay"

    def from_outside(self) -> bool:
        return False

    def others(self) -> tuple[str, ...]:
        return ()


def test_the_passphrase_that_the_server_wants_is_asked_for_in_the_window(
    qtbot: QtBot, office: Office, context: Context, problems: list[BaseException]
) -> None:
    desk = Desk()
    office.__dict__["sync"] = desk
    section = SynchronisingSection(context, office.save_settings)
    qtbot.addWidget(section)
    section.entered()
    qtbot.waitUntil(lambda: "passphrase" in section.state.text())
    section.now_button.click()
    qtbot.waitUntil(lambda: section.findChild(DepartmentSignIn) is not None)
    dialog = section.findChild(DepartmentSignIn)
    assert isinstance(dialog, DepartmentSignIn)
    dialog.passphrase.edit.setText("wrong")
    dialog.go_button.click()
    qtbot.waitUntil(lambda: "does not know" in dialog.banner.text)
    assert dialog.passphrase.text == ""
    dialog.passphrase.edit.setText(RIGHT)
    dialog.passphrase.edit.returnPressed.emit()
    qtbot.waitUntil(lambda: section.state.text() == "Synchronised.")
    assert desk.tried == ["wrong", RIGHT]
    assert "2 sent, 3 received" in section.banner.text
    assert not section.conflicts.isHidden()
    assert "Two grades" in texts(section._conflicts)
    office.__dict__["sync"] = desk
    desk.settle(desk.found[0])
    section.entered()
    qtbot.waitUntil(section.conflicts.isHidden)
    assert problems == []
    del office.__dict__["sync"]


def test_a_preview_tells_every_direction() -> None:
    found = SyncPreview({"session": 2, "grade": 1}, {"assignment": 3}, apart=1, deletes_here=1, deletes_there=2)
    lines = "\n".join(sync_words.preview_lines(found))
    for part in ("Goes up: 2 calls, 1 grade", "Comes down: 3 assignments", "both are kept", "there, too"):
        assert part in lines
    assert len(sync_words.preview_lines(found)) == 5
