"""Opens the two sides of a synchronisation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from roleplay.store.database import Database, no_password
from roleplay.store.dialects.postgres.policies import LOGIN
from roleplay.store.erased import ErasedList
from roleplay.store.folding import fold
from roleplay.store.sessions import SessionStore
from roleplay.store.sound_objects import ObjectStore
from roleplay.store.sync_people import SyncPeople
from roleplay.store.sync_sounds import SoundFolder
from roleplay.store.sync_sounds_server import SoundTables
from roleplay.store.sync_store import SyncStore


class Side:
    """A store, as far as it is kept in step with another one."""

    def __init__(self, database: Database, recordings: Path, objects: ObjectStore | None = None) -> None:
        """`objects` is where a department keeps recordings beside its database."""
        self._database = database
        self._tables = SoundTables(database, recordings.parent, objects) if database.shared else None
        self.peer = SyncStore(database, self._tables or SoundFolder(recordings, lambda: database.sealer))
        self.people = SyncPeople(database)
        self.erased = ErasedList(database)
        self.place = database.place

    def needs_sign_in(self) -> bool:
        """Tell whether the server shows nothing of anybody before somebody has signed in to it."""
        if not self._database.shared:
            return False
        asked = text("SELECT current_user = :login AND roleplay.signed_in_id() IS NULL")
        with self._database.translated(), self._database.reading.begin() as connection:
            return bool(connection.scalar(asked, {"login": LOGIN}))

    def prove(self, name: str, derive: Callable[[str], bytes]) -> tuple[bool, float]:
        """Sign in to the server; return whether the passphrase was right, and how long to wait if it was not asked.

        `derive` is as for `Database.prove`.
        """
        answer = self._database.prove(fold(name), derive)
        return (True, 0.0) if answer is None else (answer.right, answer.wait)

    def signed_in_as(self) -> str:
        """Return the name of who has signed in to the server, as it is spelt there; empty where nobody does."""
        if not self._database.shared:
            return ""
        with self._database.translated(), self._database.reading.begin() as connection:
            return str(connection.scalar(text("SELECT roleplay.signed_in_as()")) or "")

    def close(self) -> None:
        """Close the connections; only for a side that was opened for this."""
        if self._tables is not None:
            self._tables.forget_fetched()
        self._database.close()


def of_store(store: SessionStore, recordings: Path) -> Side:
    """Return the side of the store that calls are kept in."""
    return Side(store.database, recordings)


def of_department(
    url: str | Path,
    beside: Path,
    password: Callable[[], str | None] = no_password,
    objects: ObjectStore | None = None,
) -> Side:
    """Connect to the department's database. Raises `DatabaseError`."""
    return Side(Database(url, password=password, beside=beside), beside / "recordings", objects)
