"""Letting people in where a database server keeps the accounts, and shows nothing to whoever has not signed in.

The server itself compares proofs, counts failures and spends codes (`dialects/postgres/sign_in.sql`): whoever comes
past the program finds the same door.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import String, func, select

from roleplay.core.people import CodeKind
from roleplay.store.database import Database
from roleplay.store.dialects.answer import Answer
from roleplay.store.folding import fold
from roleplay.store.part import StorePart


class ServerEntry(StorePart):
    """The server's own door; without a server there is none. Thread-safe.

    Every method raises `DatabaseError` when the server is in the way.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._on_leaving: Callable[[], None] = lambda: None

    def when_leaving(self, does: Callable[[], None]) -> None:
        """Have something done whenever somebody signs out of the server."""
        self._on_leaving = does

    @property
    def there(self) -> bool:
        """Whether there is a server."""
        return self._database.shared

    def prove(self, name: str, derive: Callable[[str], bytes]) -> Answer | None:
        """Sign somebody in to the server; None where there is none. See `Database.prove`."""
        return self._database.prove(_folded(name), derive)

    def handle(self) -> str:
        """Return what another process takes this sign-in up with: a secret; empty without a server."""
        return self._database.handle()

    def take_up(self, handle: str) -> None:
        """Take up a sign-in of another process; where it is over, nobody is signed in."""
        self._database.take_up(handle)

    def leave(self) -> None:
        """Sign out of the server, if there is one."""
        self._database.leave()
        self._on_leaving()

    def spend(self, name: str, digest: str, passphrase: str) -> CodeKind | None:
        """Use a one-time code up for a new passphrase (its hash), before anybody has signed in.

        Return which kind of code it was, None when it is not right, was used, or is too old.
        """
        spent = func.roleplay.spend_code(_folded(name), digest, self.kept(passphrase), type_=String)
        with self._transaction() as connection:
            kind = connection.scalar(select(spent))
        return None if kind is None else ("recovery" if kind == "recovery" else "reset")

    def disclose(self, name: str) -> None:
        """Let HR, who is signed in, read what is kept about somebody for an hour, to hand it to them or erase it.

        The server writes it down. Nothing happens where there is no server. Raises `AccessDeniedError`.
        """
        if self._database.shared:
            with self._transaction() as connection:
                connection.execute(select(func.roleplay.disclose(name)))

    def kept(self, passphrase: str) -> str:
        """Return a hash in PHC string format as it is kept: a server keeps what checks a proof and makes none."""
        if not self._database.shared:
            return passphrase
        from roleplay.store.dialects.postgres.proof import sealed

        return sealed(passphrase)


def _folded(name: str) -> str:
    return fold(" ".join(name.split()))
