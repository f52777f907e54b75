"""Signs of life of processes on several machines that write calls into one database.

On its own machine a process holds a lock (`presence`), which tells at once that it has ended. The others go by its
heartbeat: the server writes down, by its own clock, when it has last heard of the process. A process that was only
cut off from the server for long, and comes back, takes its call again (see `writer`).
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy import DateTime, delete, select
from sqlalchemy.sql.functions import GenericFunction

from roleplay.core.errors import RoleplayError
from roleplay.store.database import Database
from roleplay.store.dialects.sql import put
from roleplay.store.presence import Presence
from roleplay.store.schema_department import PresenceRow

BEAT_SECONDS = 30.0
SILENCE = timedelta(minutes=5)
"""After so long without a heartbeat a process on another machine is taken for dead."""

_log = logging.getLogger(__name__)


class AnyPresence(Protocol):
    """What `Presence` does, whoever else writes."""

    def token(self) -> str: ...
    def alive(self, token: str) -> bool: ...
    def sweep(self) -> None: ...
    def close(self) -> None: ...


def presence_of(database: Database, folder: Path) -> AnyPresence:
    """Return the sign of life that fits the database."""
    here = Presence(folder)
    return SharedPresence(database, here) if database.shared else here


class SharedPresence:
    """The sign of life of one process on one of several machines."""

    def __init__(self, database: Database, here: Presence) -> None:
        self._database = database
        self._here = here
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._heart: threading.Thread | None = None

    def token(self) -> str:
        """Return this process's token; others know from now on that it lives.

        Raises `DiskError`, and `DatabaseError` when the server cannot be told.
        """
        token = self._here.token()
        with self._lock:
            if self._heart is None:
                self.beat()
                self._heart = threading.Thread(target=self._go_on, name="heartbeat", daemon=True)
                self._heart.start()
        return token

    def beat(self) -> None:
        """Have the server write down that this process lives. Raises `DatabaseError`."""
        with self._database.translated(), self._database.writing.begin() as connection:
            put(connection, PresenceRow, token=self._here.token(), seen_at=_now(connection.scalar(select(_clock()))))

    def _go_on(self) -> None:
        while not self._ended.wait(BEAT_SECONDS):
            try:
                self.beat()
            except RoleplayError as error:
                _log.info("no heartbeat: %s", error)  # the next one may get through

    def alive(self, token: str) -> bool:
        """Whether the process with this token still runs, as far as anybody can tell."""
        if self._here.known(token):
            return self._here.alive(token)
        with self._database.translated(), self._database.reading.begin() as connection:
            seen = connection.scalar(select(PresenceRow.seen_at).where(PresenceRow.token == token))
            return seen is not None and _now(connection.scalar(select(_clock()))) - seen < SILENCE

    def sweep(self) -> None:
        """Clear away what dead processes left."""
        self._here.sweep()
        with self._database.translated(), self._database.writing.begin() as connection:
            long_ago = _now(connection.scalar(select(_clock()))) - 10 * SILENCE
            connection.execute(delete(PresenceRow).where(PresenceRow.seen_at < long_ago))

    def close(self) -> None:
        """End the sign of life; a server that cannot be told will notice."""
        self._ended.set()
        if self._heart is not None:
            self._heart.join()
            try:
                with self._database.translated(), self._database.writing.begin() as connection:
                    connection.execute(delete(PresenceRow).where(PresenceRow.token == self._here.token()))
            except RoleplayError as error:
                _log.info("the end of this process was not told: %s", error)
        self._here.close()


class _clock(GenericFunction[datetime]):  # noqa: N801 - reads as a function of SQL
    """The server's clock now, not as the transaction began."""

    type = DateTime(timezone=True)
    name = "clock_timestamp"
    inherit_cache = True


def _now(told: datetime | None) -> datetime:
    assert told is not None
    return told.astimezone(UTC)
