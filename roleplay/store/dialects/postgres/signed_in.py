"""Who is signed in to the server, and telling every connection so."""

from __future__ import annotations

import secrets
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from roleplay.store.dialects.answer import Answer
from roleplay.store.dialects.postgres.proof import KEY_BYTES, client_key, proof, stored_key

_INFO = "roleplay_sign_in"
"""Where a connection of the pool keeps the sign-in that it acts for."""
_NOBODY_KNOWS = object()
"""In its place: the server is asked before the connection is used again."""

Derive = Callable[[str], bytes]
"""Gives the argon2id hash of the typed passphrase with the parameters and salt of a PHC string without hash."""


@dataclass(frozen=True, slots=True)
class _Session:
    id: str
    key: bytes
    """Made for this sign-in, kept in memory only: other connections take the sign-in up with it."""

    def __repr__(self) -> str:
        return f"_Session({self.id})"


class SignedIn:
    """Nobody, until somebody signs in. Thread-safe."""

    def __init__(self) -> None:
        self._session: _Session | None = None
        self._lock = threading.Lock()

    def begin(
        self, connection: psycopg.Connection[Any], info: dict[str, Any], folded_name: str, derive: Derive
    ) -> Answer:
        """Sign somebody in on a connection that is idle; all others follow when it was right.

        When it was not, whoever was signed in before stays so: a screen was locked, and somebody has mistyped.
        """
        with _statement_by_statement(connection):
            info[_INFO] = _NOBODY_KNOWS
            row = connection.execute("SELECT * FROM roleplay.begin_sign_in(%s)", (folded_name,)).fetchone()
            assert row is not None
            parameters, number, wait = row
            if wait:
                return Answer(False, wait)
            key = client_key(derive(parameters))
            fresh = secrets.token_bytes(KEY_BYTES)
            session = self._finish(connection, key, number, folded_name, fresh)
            right = connection.execute("SELECT roleplay.signed_in_id() IS NOT NULL").fetchone() == (True,)
        if right:
            with self._lock:
                self._session = session
            info[_INFO] = session
        return Answer(right)

    def handle(self) -> str:
        """Return what another process takes this sign-in up with: a secret."""
        session = self._session
        return "" if session is None else f"{session.id}.{session.key.hex()}"

    def take_up(self, handle: str) -> None:
        """Take up a sign-in of another process; each connection proves it when it is next used."""
        identifier, _, key = handle.partition(".")
        try:
            session = _Session(str(uuid.UUID(identifier)), bytes.fromhex(key))
        except ValueError:
            session = None
        with self._lock:
            self._session = session if session is not None and len(session.key) == KEY_BYTES else None

    def end(self, connection: psycopg.Connection[Any], info: dict[str, Any]) -> None:
        """Sign out, on this connection and all others."""
        with _statement_by_statement(connection):
            self._leave(connection, info)

    def carry_to(self, connection: psycopg.Connection[Any], info: dict[str, Any]) -> None:
        """Let a connection that is taken from the pool act for whoever is signed in, and for nobody else."""
        session = self._session
        if info.get(_INFO) is session:
            return
        with _statement_by_statement(connection):
            info[_INFO] = None
            if session is None:
                connection.execute("SELECT roleplay.sign_out()")
                return
            row = connection.execute("SELECT roleplay.begin_resume(%s)", (session.id,)).fetchone()
            assert row is not None
            self._finish(connection, session.key, row[0], session.id, session.key)
        info[_INFO] = session

    def _leave(self, connection: psycopg.Connection[Any], info: dict[str, Any]) -> None:
        with self._lock:
            self._session = None
        if info.pop(_INFO, None) is not None:
            connection.execute("SELECT roleplay.sign_out()")

    @staticmethod
    def _finish(
        connection: psycopg.Connection[Any], key: bytes, number: bytes, asked: str, session: bytes
    ) -> _Session:
        stored = stored_key(session)
        answer = proof(key, number, asked, stored)
        row = connection.execute("SELECT roleplay.finish_sign_in(%s, %s)::text", (answer, stored)).fetchone()
        assert row is not None
        return _Session(row[0], session)


@contextmanager
def _statement_by_statement(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """Commit each statement: the server wants its steps in transactions of their own."""
    before = connection.autocommit
    connection.autocommit = True
    try:
        yield
    finally:
        if not connection.closed:
            connection.autocommit = before
