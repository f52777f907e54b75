"""Draws the pages of people, privacy and safety, light and dark, into docs/screenshots.

    python -m tools.people_screenshots [HOME] [--only NAME ...]

HOME is a home of the program like those that `tools.sample_store` makes: it is copied, and stays as it is. Without
one a small store is made, which takes some minutes. Everything is done by the program itself: accounts are begun,
people imported, codes used, calls opened, so that the lists and the audit log show what would really stand there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from tools.screenshots import SIZE, grab, pause, wait_until  # sets the platform before Qt is imported

# isort: split
from PySide6.QtWidgets import QDialog, QWidget

from roleplay.app import Roleplay
from roleplay.core.errors import SignInError
from roleplay.core.rights import Role
from roleplay.core.sync import Conflict, SyncPreview, SyncStatus
from roleplay.gui import sync_words
from roleplay.gui.pages.notice import NoticeDialog
from roleplay.gui.pages.people import PeoplePage
from roleplay.gui.pages.people.adding import AddDialog
from roleplay.gui.pages.people.importing import ImportPeopleDialog
from roleplay.gui.pages.practice import PracticePage
from roleplay.gui.pages.privacy import PrivacyPage
from roleplay.gui.pages.privacy.audit import AuditTab
from roleplay.gui.pages.privacy.erasing import EraseDialog
from roleplay.gui.pages.privacy.person import PersonTab
from roleplay.gui.pages.privacy.retention import RetentionTab
from roleplay.gui.pages.settings import SettingsPage
from roleplay.gui.pages.settings.backups import BackupSection, RestoreDialog
from roleplay.gui.pages.settings.department import DepartmentSection
from roleplay.gui.pages.settings.encryption import EncryptionSection
from roleplay.gui.pages.settings.people import PeopleSection
from roleplay.gui.pages.settings.synchronising import SynchronisingSection
from roleplay.gui.pages.sign_in import SignInPage
from roleplay.gui.pages.welcome import WelcomePage
from roleplay.gui.widgets.text import Text
from roleplay.gui.window import MainWindow, make_application, make_window
from roleplay.places import Places
from roleplay.store.dialects.postgres.setup import Finding
from tools.sample_store import GROUPS, TRAINER, make_sample_store

ADMINISTRATOR, HR, TRAINEE = "Robert Maj", "Magdalena Król", "Anna Nowak"
PASSPHRASE = "copper kettle under the old bridge"  # noqa: S105 - of people who are not there
ADDRESS = "postgresql://roleplay_app@db.example.org/roleplay"
SESSIONS = 120
NEW_PEOPLE = """name;role;groups;trains
Anna Nowak;trainee;Help desk|First aid;
Piotr Król;trainer;;Help desk
Teresa Olszewska;trainee;Parcels;
Owen Walsh;trainee;Parcels;
Krzysztof Adamczyk;trainee;New starters;
Agnieszka Duda;trainer;;Billing|New starters
"""
WRONG_PEOPLE = NEW_PEOPLE + "Anna Nowak;trainee;Billing;\n;trainee;Parcels;\nAleksandra Wilczek;boss;Parcels;\n"
WidgetT = TypeVar("WidgetT", bound=QWidget)


def settle(window: MainWindow) -> None:
    """Wait until nothing is being read any more."""
    for _ in range(2):
        wait_until(lambda: not window.tasks._running, 180)
        pause(0.2)


def shown(window: MainWindow, name: str, kind: type[WidgetT]) -> WidgetT:
    """Return a page once it has nothing to load any more."""
    settle(window)
    page = window.page(name)
    assert isinstance(page, kind)
    return page


def front(window: MainWindow, kind: type[WidgetT]) -> WidgetT:
    """Return what stands before the pages."""
    settle(window)
    page = window.gate.front
    assert isinstance(page, kind)
    return page


def sign_in(window: MainWindow, app: Roleplay, person: str) -> None:
    """Let somebody else sit down."""
    if not window.me.alone:
        app.access.sign_out()
    window.show_sign_in()
    app.access.sign_in(person, PASSPHRASE)
    window._come_in()
    settle(window)


# --- what stands in the store ---


def furnish(app: Roleplay) -> None:
    """Give everybody an account, as an administrator, HR and trainers would in some weeks."""
    app.access.begin(ADMINISTRATOR, PASSPHRASE)
    if not app.progress.groups():
        for name, people in GROUPS.items():
            app.progress.save_group(None, name, people)
    issued = [app.people.add(HR, Role.HR), app.people.add(TRAINER, Role.TRAINER, (), ("Help desk", "Parcels"))]
    known = {one.name: one for one in app.people.list()}
    chance = Random(6)
    names = [name for people in GROUPS.values() for name in people if name in known]
    invited = set(chance.sample(names, min(5, len(names)))) - {TRAINEE}
    issued += [app.people.give_code(known[name].id) for name in names if name not in invited]
    for one in issued:
        app.access.use_code(one.account.name, one.code, PASSPHRASE)
    app.access.sign_in(ADMINISTRATOR, PASSPHRASE)
    for one in app.people.list():
        if one.signed_in_at is not None and one.name != ADMINISTRATOR:
            ago = timedelta(days=chance.choice((0, 0, 1, 1, 2, 3, 6, 13)), minutes=chance.randrange(20, 400))
            app._parts.store.people.signed_in(one.id, datetime.now(UTC) - ago)
    left = next(one for one in app.people.list() if one.name == "Oscar Lloyd")
    app.people.deactivate(left.id)
    app.people.give_code(next(one for one in app.people.list() if one.name in invited).id)
    _work(app)


def _work(app: Roleplay) -> None:
    """Let a trainer listen and grade, somebody mistype, and HR look at rules: for the audit log."""
    app.access.sign_in(TRAINER, PASSPHRASE)
    for row in [row for row in app.sessions() if row.trainee in (TRAINEE, "Liam Hughes", "Emma Clarke")][:6]:
        app.session(row.id)
        app.grading.send(row.id, "You let them finish, and said so: well done.")
    for _ in range(2):
        try:
            app.access.sign_in("Jan Kowalczyk", "not my passphrase at all")
        except SignInError:
            continue
    app.access.sign_in(HR, PASSPHRASE)
    app.access.sign_out()


# --- the pictures ---


def draw_welcome(window: MainWindow, _app: Roleplay, theme: str) -> None:
    """The first start, step by step."""
    window.show_welcome()
    page = front(window, WelcomePage)
    grab(window, "welcome", theme)
    page.show_administrator()
    page.name.setText(ADMINISTRATOR)
    for typed in (page.passphrase.first, page.passphrase.again):
        typed.edit.setText(PASSPHRASE)
    page.passphrase.judge_now()
    settle(window)
    grab(window, "welcome-administrator", theme)
    page.show_code("7KQM2-XVD8P-9TAW4-RNH6C")
    page.confirmation.edit.setText("RNH6C")
    grab(window, "welcome-code", theme)
    window.gate.open()


def draw_sign_in(window: MainWindow, app: Roleplay, theme: str) -> None:
    """Signing in, after some mistakes; with a code; and the lock."""
    window.show_sign_in(app.access.sign_out)
    page = front(window, SignInPage)
    page.name.setText("Jan Kowalczyk")
    page.passphrase.edit.setText("copper cattle")
    page.notice.say(page._told(SignInError("", wait=8.0)))
    page.countdown.start(8.0)
    grab(window, "sign-in", theme)
    page.countdown.stop()
    page.take("code")
    page.code.setText("4XTP9-0KZ2M-QW7HB-5RVCE")
    for typed in (page.new.first, page.new.again):
        typed.edit.setText("three green boats")
    page.new.judge_now()
    settle(window)
    grab(window, "sign-in-code", theme)
    sign_in(window, app, TRAINEE)
    window.lock()
    front(window, SignInPage)
    grab(window, "locked", theme)


def draw_people(window: MainWindow, app: Roleplay, theme: str) -> None:
    """The list, somebody added, a file before it is taken in."""
    sign_in(window, app, ADMINISTRATOR)
    window.show_people()
    page = shown(window, "people", PeoplePage)
    page.choose(TRAINER)
    grab(window, "people", theme)
    page.add()
    dialog = window.findChild(AddDialog)
    assert dialog is not None
    dialog.name.setText("Teresa Olszewska")
    dialog.role.choose(Role.TRAINER)
    grab_dialog(dialog, "people-add", theme)
    file = Path(os.environ["ROLEPLAY_HOME"]) / "new-people.csv"
    for content, name in ((NEW_PEOPLE, "people-import"), (WRONG_PEOPLE, "people-import-wrong")):
        file.write_text(content, "utf-8")
        page.import_file(file)
        settle(window)
        table = window.findChildren(ImportPeopleDialog)[-1]
        grab_dialog(table, name, theme)


def grab_dialog(dialog: QDialog, name: str, theme: str) -> None:
    """Draw a dialog and close it."""
    grab(dialog, name, theme)
    dialog.reject()
    pause(0.2)


def draw_privacy(window: MainWindow, app: Roleplay, theme: str) -> None:
    """What HR sees, part by part, and what a trainee sees."""
    sign_in(window, app, HR)
    window.show_privacy()
    page = shown(window, "privacy", PrivacyPage)
    for place, name in enumerate(PRIVACY_PARTS):
        page.show_part(place)
        settle(window)
        part = page.part()
        if isinstance(part, PersonTab):
            part.choice.setEditText("Emma Clarke")
            part.look_up()
            settle(window)
        elif isinstance(part, RetentionTab):
            part.rows["results"].days.setValue(90)
            part.preview()
            settle(window)
        elif isinstance(part, AuditTab):
            part.verify()
            settle(window)
        grab(window, f"privacy-{name}", theme)
        if isinstance(part, PersonTab):
            part.erase()
            dialog = window.findChildren(EraseDialog)[-1]
            dialog.typed.setText("Emma Clar")
            grab_dialog(dialog, "privacy-erase", theme)
        elif isinstance(part, RetentionTab):
            part.undo_button.click()


def draw_notice(window: MainWindow, app: Roleplay, theme: str) -> None:
    """What a trainee reads before the first recording, and what they see of the program."""
    sign_in(window, app, TRAINEE)
    page = shown(window, "practice", PracticePage)
    page.start_button.click()
    settle(window)
    dialog = window.findChildren(NoticeDialog)[-1]
    dialog.read.setChecked(True)
    grab_dialog(dialog, "notice", theme)
    page.keep.setCurrentIndex(1)
    grab(window, "practice-signed-in", theme)


def draw_safety(window: MainWindow, app: Roleplay, theme: str) -> None:
    """What an administrator finds in the settings."""
    sign_in(window, app, ADMINISTRATOR)
    folder = Path(os.environ["ROLEPLAY_HOME"]).parent / "backups"
    folder.mkdir(exist_ok=True)
    if not app.settings.backup_folder:
        app.save_settings(replace(app.settings, backup_folder=str(folder)))
        app.safety.back_up(datetime.now(UTC))
    window.show_settings()
    settings = shown(window, "settings", SettingsPage)
    draw_department(window, settings, theme)
    for kind, name in ((PeopleSection, "people"), (EncryptionSection, "encryption"), (BackupSection, "backups")):
        section_of(settings, kind)
        settle(window)
        grab(window, f"settings-{name}", theme)
    section = section_of(settings, BackupSection)
    section.preview(section.shown[0].name)
    settle(window)
    grab_dialog(window.findChildren(RestoreDialog)[-1], "backup-restore", theme)


def section_of(settings: SettingsPage, kind: type[WidgetT]) -> WidgetT:
    """Show the section of a kind."""
    for place in range(settings.list.count()):
        settings.show_section(place)
        section = settings.section(place)
        if isinstance(section, kind):
            return section
    raise LookupError(kind)


def draw_department(window: MainWindow, settings: SettingsPage, theme: str) -> None:
    """The department's database, and a laptop in step with it, as its desks would tell."""
    department = section_of(settings, DepartmentSection)
    settle(window)
    department.address.edit.setText(ADDRESS)
    found = (
        Finding("ok", "PostgreSQL 15 at db.example.org"),
        Finding("ok", "the connection is encrypted, and to the server that is meant"),
        Finding("ok", "the login roleplay_app owns nothing and has no special rights"),
        Finding("ok", "every table has rules of rows, and shows nothing before a sign-in"),
        Finding(
            "warning", "the server takes 100 connections at a time", "For 500 people set max_connections to 1200."
        ),
    )
    department.address._found(ADDRESS, found)
    grab(window, "settings-department", theme)
    laptop = section_of(settings, SynchronisingSection)
    settle(window)
    last = datetime(2026, 11, 20, 16, 42, tzinfo=UTC)
    status = SyncStatus("waiting", 3, 5, synchronised_at=last, sent=12, received=4, sounds=9)
    laptop._show(status, (Conflict("grade", "1", "5bd2f0aa", "2"),), ADDRESS, False, "")
    for line in sync_words.preview_lines(
        SyncPreview({"session": 3, "sound": 3}, {"grade": 1, "comment": 2}, apart=1)
    ):
        laptop.lines.addWidget(Text(line, "body", wrap=True))
    window.sync_state.show_status(status)
    grab(window, "settings-synchronising", theme)
    window.sync_state.show_status(SyncStatus("off"))


PRIVACY_PARTS = ("mine", "notice", "retention", "person", "audit")
Draw = Callable[[MainWindow, Roleplay, str], None]
BEFORE: dict[str, Draw] = {"welcome": draw_welcome}
"""What is drawn before anybody has an account."""
PAGES: dict[str, Draw] = {
    "sign-in": draw_sign_in,
    "people": draw_people,
    "privacy": draw_privacy,
    "notice": draw_notice,
    "safety": draw_safety,
}


def main() -> None:
    """Furnish a copy, then draw."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--only", nargs="+", choices=(*BEFORE, *PAGES), default=(*BEFORE, *PAGES))
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        if wanted.folder is not None:
            shutil.copytree(wanted.folder, home)
        os.environ["ROLEPLAY_HOME"] = str(home)
        app = Roleplay(Places(home / "data", home / "config", home / "cache", home / "log"))
        if wanted.folder is None:
            make_sample_store(app, SESSIONS)
        app.save_settings(replace(app.settings, interface_language="en"))
        window = make_window(make_application([]), app)
        window.resize(*SIZE)
        window.show()
        _draw(window, app, {name: BEFORE[name] for name in wanted.only if name in BEFORE})
        furnish(app)
        _draw(window, app, {name: PAGES[name] for name in wanted.only if name in PAGES})
        window.leave()
        app.close()


def _draw(window: MainWindow, app: Roleplay, pages: dict[str, Draw]) -> None:
    for theme in ("light", "dark"):
        settings = replace(app._settings or app.settings, theme=theme)
        app._settings = settings
        window._settings_changed(settings)
        for draw in pages.values():
            draw(window, app, theme)


if __name__ == "__main__":
    main()
