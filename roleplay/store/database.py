"""The session database, whichever it is: a SQLite file, or PostgreSQL for a department."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal, Protocol, cast

from sqlalchemy import Connection, Engine, text

from roleplay.store.away import Away
from roleplay.store.dialects.answer import Answer
from roleplay.store.encryption import Driver
from roleplay.store.vault import StoreKey

Reason = Literal["erasure", "retention", "package"]
"""What HR acts for all for, as the server writes it down."""


class Side(Protocol):
    """What the two kinds of database do differently."""

    reading: Engine
    writing: Engine
    place: str
    """Where it is, for a person; no password."""
    driver: Driver
    """Opens files of SQLite beside it, with the key of this computer's store if it has one."""
    shared: bool
    """Whether other machines use it, too."""

    def translated(self) -> AbstractContextManager[None]: ...

    def alone(self, connection: Connection, what: str) -> None: ...
    def checkpoint(self) -> None: ...
    def prove(self, folded_name: str, derive: Callable[[str], bytes]) -> Answer | None: ...
    def leave(self) -> None: ...
    def handle(self) -> str: ...
    def take_up(self, handle: str) -> None: ...
    def compact(self) -> None: ...
    def problems(self, connection: Connection) -> tuple[str, ...]: ...
    def close(self) -> None: ...


class _Acting(threading.local):
    reason: Reason | None = None


def no_password() -> str | None:
    """Know of no password but those of the address and of ~/.pgpass."""
    return None


class Database:
    """The open session database: `reading` and `writing` give SQLAlchemy transactions on it.

    What reads sees one moment of it, however many questions it asks.
    """

    def __init__(
        self, where: Path | str, *, password: Callable[[], str | None] = no_password, beside: Path | None = None
    ) -> None:
        """Open the database, create it or bring it up to date.

        `where` is a SQLite file, or the address of a database: `postgresql://person@server/name`. `password` is
        asked when the server wants one that neither the address nor ~/.pgpass has. `beside` is the folder of what
        is kept on this computer while the database is on a server.

        Raises `DatabaseError` (newer, older, damaged, locked, read-only, not a database, not readable, not reachable,
        wrong password ...) and `DiskError`; the database is then as it was.
        """
        self._where, self._password, self._beside = where, password, beside
        self._acting = _Acting()
        self._begin()

    def _begin(self) -> None:
        self._side = _side(self._where, self._password, self._beside)
        self.reading, self.writing = self._side.reading, self._side.writing
        self.place, self.shared, self.driver = self._side.place, self._side.shared, self._side.driver

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Close the database while the block runs, so that its file can be exchanged; then open what stands there.

        Who wants it meanwhile gets `DatabaseError` (code `database_away`).
        """
        from roleplay.store.dialects.sqlite import SqliteSide

        side, engines = self._side, (self.reading, self.writing)
        if not isinstance(side, SqliteSide):
            raise TypeError("The session database is no file.")
        self.reading = self.writing = cast(Engine, Away(self.place))
        try:
            side.vacate()
        except BaseException:
            self.reading, self.writing = engines
            raise
        try:
            yield
        finally:
            self._begin()

    @property
    def path(self) -> Path:
        """The SQLite file. Raises `TypeError` where the database is on a server."""
        from roleplay.store.dialects.sqlite import SqliteSide

        if not isinstance(self._side, SqliteSide):
            raise TypeError("The session database is no file.")
        return self._side.path

    @property
    def sealer(self) -> StoreKey | None:
        """What new files of this computer are sealed with, None where nothing is encrypted."""
        return self.driver.sealer

    def translated(self) -> AbstractContextManager[None]:
        """Turn the database's complaints about the environment into `DatabaseError` or `DiskError`."""
        return self._side.translated()

    def prove(self, folded_name: str, derive: Callable[[str], bytes]) -> Answer | None:
        """Prove to the server that whoever signs in knows their passphrase; None where there is no server.

        It shows what is theirs from then on. `derive` gives the argon2id hash of the passphrase with parameters and
        salt of a PHC string without hash; neither the passphrase nor that hash leaves this computer.
        """
        return self._side.prove(folded_name, derive)

    def leave(self) -> None:
        """Sign out of the server, if there is one: it shows nothing of anybody any more."""
        self._side.leave()

    def handle(self) -> str:
        """Return what another process takes the sign-in to the server up with: a secret; empty without one."""
        return self._side.handle()

    def take_up(self, handle: str) -> None:
        """Take a sign-in of another process up; where it is over, nobody is signed in."""
        self._side.take_up(handle)

    # --- acting for all ---

    def may_act_for_all(self) -> bool:
        """Tell whether whoever is signed in may do what `for_all` is for. Alone on a computer everybody may."""
        if not self.shared:
            return True
        with self.translated(), self.reading.begin() as connection:
            return bool(connection.scalar(text("SELECT roleplay.may_act_for_all()")))

    @contextmanager
    def for_all(self, reason: Reason) -> Iterator[None]:
        """Let HR, who is signed in to a server, reach everybody's data in the transactions of this thread.

        The server writes it down, and lets nobody else: their next transaction raises `AccessDeniedError`. Where
        there is no server nothing changes.
        """
        before, self._acting.reason = self._acting.reason, reason
        try:
            yield
        finally:
            self._acting.reason = before

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """Begin to read; what is read is of one moment."""
        acts = self.shared and self._acting.reason
        engine = self.writing.execution_options(isolation_level="REPEATABLE READ") if acts else self.reading
        with engine.begin() as connection:
            self._act(connection)
            yield connection

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """Begin to write."""
        with self.writing.begin() as connection:
            self._act(connection)
            yield connection

    def _act(self, connection: Connection) -> None:
        if self.shared and self._acting.reason:
            connection.execute(text("SELECT roleplay.act_for_all(:reason)"), {"reason": self._acting.reason})

    def alone(self, connection: Connection, what: str) -> None:
        """Wait until nobody else is alone with `what`, and be so until the transaction ends. Empty: do not wait."""
        self._side.alone(connection, what)

    def checkpoint(self) -> None:
        """Empty what holds traces of deleted rows, as far as the program may."""
        self._side.checkpoint()

    def compact(self) -> None:
        """Write the whole database anew, so that not even a free page holds what was deleted. May take long.

        Raises `DatabaseError` while another process uses it, `DiskError` where there is no room for a second one.
        """
        with self.translated():
            self._side.compact()

    def problems(self, connection: Connection) -> tuple[str, ...]:
        """Check the whole database; return what is wrong, nothing when all is well."""
        return self._side.problems(connection)

    def close(self) -> None:
        """Close all connections."""
        self._side.close()


def _side(where: Path | str, password: Callable[[], str | None], beside: Path | None) -> Side:
    if isinstance(where, Path):
        from roleplay.store.dialects.sqlite import SqliteSide

        return SqliteSide(where)
    from roleplay.store.dialects.postgres.side import PostgresSide

    return PostgresSide(where, password, beside)
