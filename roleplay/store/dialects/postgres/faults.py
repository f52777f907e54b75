"""Tells what is wrong with the server or the connection from bugs, and words it for a person.

The codes are PostgreSQL's, https://www.postgresql.org/docs/15/errcodes-appendix.html. Before a connection stands
there is no code (libpq hands out a text only), so that texts are looked into there. Nothing here repeats a password:
libpq never has one in its texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from roleplay.core.errors import AccessDeniedError, DatabaseError, DiskError, RoleplayError
from roleplay.store.dialects.postgres.address import Address

OLDEST = 15
"""Major version; older ones are not tested, and lose support in November 2026 at the latest."""


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Turn the server's complaints about the environment into errors for a person; let bugs through."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        fault = database_fault(error.orig if isinstance(error, DBAPIError) else error, address)
        if fault is None:
            raise
        raise fault from error
    except (PoolTimeout, PendingRollbackError) as error:
        raise busy(address) from error


def database_fault(error: BaseException | None, address: Address) -> RoleplayError | None:
    """Return what to tell a person, None when the program is to blame."""
    if not isinstance(error, psycopg.Error):
        return None
    code = error.sqlstate or ""
    told = _FAULTS.get(code) or _FAULTS.get(code[:2])
    if told is not None:
        return told(address)
    if not code and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return _without_connection(error, address)
    return None


def needs_password(error: BaseException | None) -> bool:
    """Tell whether the server wanted a password and there was none."""
    return isinstance(error, psycopg.Error) and bool(error.pgconn and error.pgconn.needs_password)


def _without_connection(error: psycopg.Error, address: Address) -> RoleplayError:
    if needs_password(error):
        return _no_password(address)
    text = str(error).lower()
    if f'database "{(address.url.database or "").lower()}" does not exist' in text:
        return _missing(address)
    for pieces, told in _TEXTS:
        if any(piece in text for piece in pieces):
            return told(address)
    for pieces, telling in _TEXTS_THAT_MATTER:
        if any(piece in text for piece in pieces):
            return telling(address, " ".join(str(error).split())[:300])
    return _unreachable(address)


def _no_password(address: Address) -> DatabaseError:
    return DatabaseError(
        f"The database server {address.server} wants a password, and there is none.",
        hint="Give it in ROLEPLAY_DATABASE_URL, in ~/.pgpass, or keep it with `roleplay database password`.",
        code="database_password",
    )


def _insecure(address: Address, said: str) -> DatabaseError:
    return DatabaseError(
        f"The connection to the database server {address.server} cannot be made secure.",
        hint="Its certificate must be one that this computer trusts, and made out for this name; or give "
        f"`sslrootcert=FILE` in the address. What was said: {said}",
        code="database_tls",
    )


def _not_let_in(address: Address, said: str) -> DatabaseError:
    return DatabaseError(
        f"The database server {address.server} does not let this login in.",
        hint=f"Ask who runs it to allow it in pg_hba.conf. What was said: {said}",
        code="database_login",
    )


def _unreachable(address: Address) -> DatabaseError:
    return DatabaseError(
        f"The database server {address.server} cannot be reached.",
        hint="Check the network and the address. What was saved is safe; the program goes on when it is back.",
        code="database_unreachable",
    )


def _restarting(address: Address) -> DatabaseError:
    return DatabaseError(
        f"The database server {address.server} is being restarted.",
        hint="Wait a moment. What was saved is safe; the program goes on when it is back.",
        code="database_unreachable",
    )


def _wrong_password(address: Address) -> DatabaseError:
    return DatabaseError(
        f"The database server {address.server} does not take the password of {address.url.username or 'this login'}.",
        hint="Correct it in ROLEPLAY_DATABASE_URL, in ~/.pgpass or with `roleplay database password`.",
        code="database_password",
    )


def _missing(address: Address) -> DatabaseError:
    return DatabaseError(
        f"There is no database {address.url.database!r} on {address.server}.",
        hint="Correct the address, or have an administrator run `roleplay database init`.",
        code="database_missing",
    )


def busy(address: Address) -> DatabaseError:
    """Return the error for a server on which one has to wait too long."""
    return DatabaseError(
        f"The database is busy: {address}",
        hint="Wait a moment and try again. Nothing was changed.",
        code="database_locked",
    )


def _slow(address: Address) -> DatabaseError:
    return DatabaseError(
        f"The database takes too long to answer: {address}",
        hint="Ask for less at once, or try again when it is less busy. Nothing was changed.",
        code="database_slow",
    )


def read_only(address: Address) -> DatabaseError:
    """Return the error for a database that takes no changes."""
    return DatabaseError(
        f"The database is read-only: {address}",
        hint="It may be a standby server: give the address of the one that takes changes.",
        code="database_readonly",
    )


def _full(address: Address) -> DiskError:
    return DiskError(
        f"The disk of the database server {address.server} is full.",
        hint="Ask who runs it to free some space.",
        code="disk_full",
    )


def corrupt(address: Address) -> DatabaseError:
    """Return the error for a database whose files are damaged."""
    return DatabaseError(
        f"The database is damaged: {address}",
        hint="Nothing was changed. Ask who runs the server to restore a backup.",
        code="database_corrupt",
    )


def not_set_up(address: Address) -> DatabaseError:
    """Return the error for a database without our tables, opened by a login that may not make them."""
    return DatabaseError(
        f"The database is not set up: {address}",
        hint="An administrator runs `roleplay database init` once.",
        code="database_missing",
    )


def older(address: Address) -> DatabaseError:
    """Return the error for tables of an earlier version, opened by a login that may not change them."""
    return DatabaseError(
        f"The database was made by an earlier version of Roleplay: {address}",
        hint="An administrator runs `roleplay database migrate` with this version. Nothing was changed.",
        code="database_older",
    )


def not_owner(address: Address) -> DatabaseError:
    """Return the error for what only the owner of the tables may have done."""
    return DatabaseError(
        f"The server keeps deleted rows on its disk until it clears up: {address}",
        hint="An administrator of the server runs `roleplay database compact` in a quiet hour.",
        code="database_owner",
    )


def newer(address: Address) -> DatabaseError:
    """Return the error for a database of a later version of the program."""
    return DatabaseError(
        f"The database was written by a newer version of Roleplay: {address}",
        hint="Nothing was changed. Update Roleplay on this computer.",
        code="database_newer",
    )


def old_server(address: Address, version: int) -> DatabaseError:
    """Return the error for a server that is too old; `version` as libpq counts."""
    return DatabaseError(
        f"The database server {address.server} is PostgreSQL {version // 10000}; {OLDEST} or newer is needed.",
        hint="Ask who runs it to update it. Nothing was changed.",
        code="database_old_server",
    )


def _refused(_address: Address) -> AccessDeniedError:
    """The rules of rows have refused it, or a right is missing: the same answer, whatever there is."""
    return AccessDeniedError()


_TEXTS: tuple[tuple[tuple[str, ...], Callable[[Address], RoleplayError]], ...] = (
    (("password authentication failed",), _wrong_password),
    (("too many", "remaining connection slots"), busy),
    (("starting up", "shutting down", "recovery"), _restarting),
)
_TEXTS_THAT_MATTER: tuple[tuple[tuple[str, ...], Callable[[Address, str], RoleplayError]], ...] = (
    (("certificate", "ssl", "tls"), _insecure),
    (("pg_hba.conf", "role "), _not_let_in),
)
_FAULTS: dict[str, Callable[[Address], RoleplayError]] = {
    "08": _unreachable,
    "25006": read_only,
    "28": _wrong_password,
    "3D000": _missing,
    "3F000": not_set_up,
    "40": busy,  # a serialisation failure, or a deadlock: one of the two was given up
    "42501": _refused,
    "42P01": not_set_up,
    "53100": _full,
    "53": busy,
    "55P03": busy,
    "57014": _slow,
    "57P03": _restarting,
    "57P05": _unreachable,
    "57": _restarting,
    "58": corrupt,
    "XX001": corrupt,
    "XX002": corrupt,
    "25P03": _unreachable,
}
"""By code, or by the two characters of its class."""
