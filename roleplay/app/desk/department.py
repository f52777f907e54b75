"""The database of a department: set up, brought up to date, checked; where calls are kept now."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.department import VARIABLE, database_url
from roleplay.app.parts import Parts
from roleplay.core.addresses import without_password
from roleplay.core.errors import InputError

if TYPE_CHECKING:
    from roleplay.store.dialects.postgres.setup import Finding


@dataclass(frozen=True, slots=True)
class MadeDatabase:
    """What an administrator must know of a database that was set up."""

    url: str
    """For the settings of every computer; without a password."""
    password: str
    """Of the program's login, to be shown once; it is kept nowhere."""


@guarded
class DepartmentDesk:
    """What an administrator of a department asks for."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def address(self) -> str:
        """Return the address of the database in use, without a password; empty for this computer's own."""
        return without_password(database_url(self._parts.places))

    def set_up(self, administrator: str, name: str = "roleplay", *, password: str = "") -> MadeDatabase:
        """Make roles, database and tables on a server; run again, it mends them and sets the password anew.

        `administrator` is the address of a login of the server that may make roles and databases. `password` is the
        one of the program's login, empty for a random one. Raises `InputError`, `DatabaseError`.
        """
        from roleplay.store.dialects.postgres.setup import initialise

        chosen = password or secrets.token_urlsafe(24)
        return MadeDatabase(initialise(administrator, name, chosen), chosen)

    def first_administrator(self, administrator: str, name: str, person: str, passphrase: str) -> str:
        """Make the first account of a database that was set up; return the recovery code, to be shown once.

        `administrator` and `name` as in `set_up`. Raises `InputError`, also where people sign in already.
        """
        from roleplay.app.access.control import AccessControl
        from roleplay.app.access.entry import Entry
        from roleplay.app.audit_trail import AuditTrail
        from roleplay.store.dialects.postgres.setup import owners_address
        from roleplay.store.sessions import SessionStore

        places = self._parts.places
        store = SessionStore(owners_address(administrator, name), places.recordings)
        try:
            trail = AuditTrail(store.audit_log(places.audit_key, places.audit_head), lambda: "")
            control = AccessControl(lambda: store.people, lambda: trail)
            return Entry(control, lambda: trail).begin(person, passphrase).recovery_code
        finally:
            store.close()

    def bring_up_to_date(self, administrator: str) -> None:
        """Bring the tables to this version; the address is one of the database itself, with an owner's login.

        Raises `InputError`, `DatabaseError`.
        """
        from roleplay.store.dialects.postgres.setup import migrate

        migrate(administrator)

    def compact(self, administrator: str) -> None:
        """Have the server give up what was deleted: tables are written anew, and locked one after the other.

        The address is one of the database itself, with an owner's login. Raises `InputError`, `DatabaseError`.
        """
        from roleplay.store.dialects.postgres.setup import compact

        compact(administrator)

    def check(self) -> tuple[Finding, ...]:
        """Look at the database in use, with the program's login. Raises `InputError` where there is none."""
        from roleplay.store.dialects.postgres.setup import check

        url = database_url(self._parts.places)
        if not url:
            raise _no_database()
        return check(url, self._password(url))

    def examine(self, address: str, password: str = "") -> tuple[Finding, ...]:
        """Look at a database before it is used, with the program's login. Nothing is changed.

        `password` empty takes the one of the keyring. Raises `InputError`, `DatabaseError`.
        """
        from roleplay.store.dialects.postgres.setup import check

        return check(address, password or self._password(address))

    def open_now(self) -> str:
        """Return the address of the store that is open, without a password; empty for this computer's own."""
        return self._parts.store.place if self._parts.store.database.shared else ""

    def from_outside(self) -> bool:
        """Tell whether the environment gives the address, so that the settings are not asked."""
        return bool(os.environ.get(VARIABLE, "").strip())

    def keep_password(self, password: str, address: str = "") -> None:
        """Put the password of a database's login into the keyring; `address` empty for the database in use.

        Raises `InputError`, `MachineError`.
        """
        from roleplay.store.database_password import keep_password

        url = address or database_url(self._parts.places)
        if not url:
            raise _no_database()
        keep_password(url, password)

    @staticmethod
    def _password(url: str) -> str | None:
        from roleplay.store.database_password import kept_password

        return kept_password(url)


def _no_database() -> InputError:
    return InputError(
        "Calls are kept on this computer: there is no database of a department.",
        hint=f"Set {VARIABLE}, or database_url in the settings.",
        code="database_url",
    )
