"""A real PostgreSQL from Debian's package, in a temporary folder, on a private socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from roleplay.app.bench.department_server import in_use
from roleplay.store.database import Database

_OWNER, _APP = "roleplay_owner", "roleplay_app"
_SPEEDY = {
    "fsync": "off",  # the machine may crash: then the tests are over anyway
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "max_connections": "120",
    "listen_addresses": "''",
    "unix_socket_permissions": "0777",
    "log_min_messages": "warning",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}


def binaries() -> Path | None:
    """Return the folder of the server's programs, the newest; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


class Cluster:
    """A running server; every database is made for one test, and dropped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._binaries = binaries()
        self._data = folder / "data"
        self._as_other: list[str] = []
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            person = pwd.getpwnam("postgres" if _exists("postgres") else "nobody")
            os.chown(folder, person.pw_uid, person.pw_gid)
            groups = ["--clear-groups", f"--regid={person.pw_gid}"]
            self._as_other = ["setpriv", f"--reuid={person.pw_uid}", *groups, "--"]

    def start(self) -> None:
        """Make the cluster and start it; returns when it answers."""
        options = "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres", "--no-sync"
        self._run("initdb", f"--pgdata={self._data}", *options)
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in _SPEEDY.items())
            file.write(f"unix_socket_directories = '{self.folder}'\n")
        self.go_on()

    def go_on(self) -> None:
        """Start the server, and wait until it answers."""
        self._run("pg_ctl", f"--pgdata={self._data}", "--wait", f"--log={self.folder / 'log'}", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server: `immediate` as a crash would, `fast` cutting connections off, `smart`."""
        self._run("pg_ctl", f"--pgdata={self._data}", f"--mode={mode}", "--wait", "stop", check=False)

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        assert self._binaries is not None
        command = [*self._as_other, str(self._binaries / program), *arguments]
        done = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        assert not check or done.returncode == 0, done.stderr

    def url(self, database: str, user: str = "postgres") -> str:
        """Return the address of a database for one of its logins."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def connect(self, database: str = "postgres", user: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """Return a plain connection, without anything of the program."""
        return psycopg.connect(
            host=str(self.folder), dbname=database, user=user, autocommit=True, application_name="test"
        )

    @cached_property
    def template(self) -> str:
        """A database that is set up and empty, from which those of the tests are copied."""
        name = self.create_empty()
        Database(self.url(name, _OWNER)).close()
        return name

    @cached_property
    def _roles(self) -> None:
        with self.connect() as connection:
            for role in (_OWNER, _APP):
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(_APP), sql.Identifier(_OWNER)))

    def create_empty(self) -> str:
        """Make a database without tables, owned by the owner of ours; return its name."""
        _ = self._roles
        return self._create(sql.SQL("template0"))

    def create(self) -> str:
        """Make a database with our tables; return its name."""
        return self._create(sql.Identifier(self.template))

    def _create(self, template: sql.Composable) -> str:
        name = f"test_{uuid.uuid4().hex}"
        with self.connect() as connection:
            statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(_OWNER), template))
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected."""
        with self.connect() as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Run a server; skips the test where PostgreSQL is not installed."""
    if binaries() is None:
        pytest.skip("needs PostgreSQL (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="roleplay-pg-"))  # short: a socket's path has at most 107 bytes
    cluster = Cluster(folder)
    with in_use(folder):
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()
            shutil.rmtree(folder, ignore_errors=True)
