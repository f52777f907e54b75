"""The address of a PostgreSQL database, and what is asked of the connection to it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from roleplay.core.errors import InputError

SCHEMA = "roleplay"
"""All tables and functions of ours are in it, whatever else the database holds."""
STATEMENT_SECONDS = 120
"""A question that takes longer is given up."""
LOCK_SECONDS = 10
"""So long a transaction waits for another one."""
IDLE_SECONDS = 120
"""A transaction in which nothing happens any more holds others up: the server ends it."""
CONNECT_SECONDS = 10
SILENT_SECONDS = 20
"""A server that does not acknowledge for so long is taken for gone."""
_PORT = 5432
_EXAMPLE = "postgresql://roleplay_app@db.example.org/roleplay"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is. Its text, for people and logs, has no password."""

    url: URL

    def __str__(self) -> str:
        url = self.url
        at = f"{url.host or 'this machine'}{f':{url.port}' if url.port not in (None, _PORT) else ''}"
        return f"{url.database or url.username or 'database'} on {at}"

    @property
    def secret(self) -> bool:
        """Whether it holds a password."""
        return self.url.password is not None or "password" in self.url.query

    @property
    def server(self) -> str:
        """Host and port, for a person."""
        host = self.url.host or self._parameter("host") or "this machine"
        return f"{host}:{self.url.port or _PORT}"

    @property
    def on_this_machine(self) -> bool:
        """Whether nothing crosses a network: a socket, or the loopback."""
        host = self.url.host or self._parameter("host")
        if not host or host.startswith(("/", "@")) or host == "localhost":
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def key(self) -> str:
        """Under which the keyring keeps its password."""
        return f"{self.url.username or ''}@{self.server}/{self.url.database or ''}"

    def _parameter(self, name: str) -> str:
        found = self.url.query.get(name, "")
        return found if isinstance(found, str) else found[0]

    def arguments(self, program: str) -> dict[str, str | int]:
        """Return what libpq is told beside the address itself; what the address says counts more."""
        asked: dict[str, str | int] = {
            "connect_timeout": CONNECT_SECONDS,
            "application_name": program,
            "keepalives_idle": SILENT_SECONDS,
            "tcp_user_timeout": SILENT_SECONDS * 1000,
            "options": " ".join(
                f"-c {name}={value}"
                for name, value in (
                    ("search_path", f"{SCHEMA},pg_catalog"),
                    ("statement_timeout", f"{STATEMENT_SECONDS}s"),
                    ("lock_timeout", f"{LOCK_SECONDS}s"),
                    ("idle_in_transaction_session_timeout", f"{IDLE_SECONDS}s"),
                    ("jit", "off"),  # rules of rows look dear to the planner; compiling them took longer than they do
                    ("timezone", "UTC"),
                    ("client_min_messages", "warning"),
                )
            ),
        }
        if not self.on_this_machine and "sslmode" not in self.url.query:
            # Encrypted, and to the server that was meant: an eavesdropper in the office hears voices otherwise.
            asked |= {"sslmode": "verify-full"}
            if "sslrootcert" not in self.url.query:
                asked |= {"sslrootcert": "system"}
        return {name: value for name, value in asked.items() if name not in self.url.query}


def read_address(text: str) -> Address:
    """Return the address in a text. Raises `InputError` (code `database_url`), which never repeats a password."""
    try:
        url = make_url(text.strip())
        name = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise _no_address() from None  # its text may hold the password
    if name not in ("postgresql", "postgres"):
        raise _no_address() from None
    url = url.set(drivername="postgresql+psycopg")
    if not url.database:
        raise InputError(
            "The address of the database lacks its name.", hint=f"It looks like {_EXAMPLE}", code="database_url"
        )
    return Address(url)


def _no_address() -> InputError:
    return InputError(
        "This is no address of a PostgreSQL database.", hint=f"It looks like {_EXAMPLE}", code="database_url"
    )
