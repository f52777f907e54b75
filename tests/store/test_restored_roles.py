"""Accounts come back with a backup: whose rights would be others is told before anybody agrees."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roleplay.core.backups import Backup, RoleChange
from roleplay.core.privacy import ErasedPerson
from roleplay.store.backup import restoring
from roleplay.store.backup.making import Sources, make
from roleplay.store.backup.rotation import Keep
from roleplay.store.erased import mark_of, new_salt
from roleplay.store.folding import fold

from .practised import opened, practise

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    practise(tmp_path / "data", 1)
    with opened(tmp_path / "data") as store, store._transaction() as connection:
        connection.exec_driver_sql("INSERT INTO access_policy (id, accounts, lock_minutes) VALUES (1, true, 10)")
    for name, role in {
        "Ada Admin": "administrator",
        "Bea": "hr",
        "Cid": "trainer",
        "Dan": "trainer",
        "Eva": "trainee",
        "Zofia": "trainee",
    }.items():
        add(tmp_path / "data", name, role)
    return tmp_path / "data"


def add(home: Path, name: str, role: str, at: datetime = NOW - timedelta(days=9)) -> None:
    do(
        home,
        "INSERT INTO people (name, folded, role, active, created_at) VALUES (?, ?, ?, true, ?)",
        (name, fold(name), role, f"{at:%Y-%m-%d %H:%M:%S.%f}"),
    )


def do(home: Path, statement: str, values: tuple[object, ...] = ()) -> None:
    with opened(home) as store, store._transaction() as connection:
        connection.exec_driver_sql(statement, values)


def back_up(home: Path, root: Path) -> Backup:
    sources = Sources(home / "sessions.db", home / "recordings", ())
    return make(sources, root, NOW, Keep(), lambda _done, _total: None).backup


def test_whose_rights_would_change_is_told_by_name(home: Path, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "backups")
    do(home, "UPDATE people SET role = 'trainee' WHERE name = 'Bea'")
    do(home, "UPDATE people SET active = false WHERE name = 'Cid'")
    do(home, "DELETE FROM people WHERE name = 'Dan'")
    do(home, "UPDATE people SET name = 'Eva Nowak', folded = 'eva nowak', role = 'administrator' WHERE name = 'Eva'")
    add(home, "Fay", "hr", NOW)
    seen = restoring.preview(made, home / "sessions.db")
    assert seen.roles == (
        RoleChange("Bea", "trainee", "hr"),
        RoleChange("Cid", "inactive", "trainer"),
        RoleChange("Dan", "none", "trainer"),
        RoleChange("Eva Nowak", "administrator", "trainee"),
        RoleChange("Fay", "hr", "none"),
    )
    assert not seen.sign_in_ends


def test_nobody_is_told_where_rights_stay(home: Path, tmp_path: Path) -> None:
    """A renaming, and a role of somebody who cannot sign in before and after, change no rights."""
    do(home, "UPDATE people SET active = false WHERE name = 'Cid'")
    made = back_up(home, tmp_path / "backups")
    do(home, "UPDATE people SET role = 'hr' WHERE name = 'Cid'")
    do(home, "UPDATE people SET name = 'Zofia Nowak', folded = 'zofia nowak' WHERE name = 'Zofia'")
    assert restoring.preview(made, home / "sessions.db").roles == ()


def test_an_account_made_anew_under_the_same_name_is_compared(home: Path, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "backups")
    do(home, "DELETE FROM people WHERE name = 'Bea'")
    add(home, "Béa", "trainee", NOW)
    assert restoring.preview(made, home / "sessions.db").roles == (RoleChange("Béa", "trainee", "hr"),)


def test_who_was_erased_stays_erased_and_is_not_told(home: Path, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "backups")
    do(home, "DELETE FROM people WHERE name IN ('Dan', 'Cid')")
    salt = new_salt()
    erased = (
        ErasedPerson(mark_of("dan", salt), NOW, finished=True),
        ErasedPerson(mark_of("Cid", salt), NOW - timedelta(days=20), finished=True),  # another one, before
    )
    seen = restoring.preview(made, home / "sessions.db", erased)
    assert seen.roles == (RoleChange("Cid", "none", "trainer"),)


def test_a_backup_from_before_there_were_accounts_ends_signing_in(home: Path, tmp_path: Path) -> None:
    practise(tmp_path / "alone", 1)
    made = back_up(tmp_path / "alone", tmp_path / "backups")
    do(home, "DELETE FROM people WHERE name <> 'Ada Admin'")
    seen = restoring.preview(made, home / "sessions.db")
    assert seen.sign_in_ends
    assert seen.roles == (RoleChange("Ada Admin", "administrator", "none"),)


def test_on_a_new_computer_all_accounts_of_the_backup_are_told(home: Path, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "backups")
    seen = restoring.preview(made, tmp_path / "new" / "sessions.db")
    assert len(seen.roles) == 6
    assert RoleChange("Bea", "none", "hr") in seen.roles
