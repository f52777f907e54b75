"""A PostgreSQL of its own to measure with: made, started and thrown away, however the run ends."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import psutil
import psycopg
from filelock import FileLock, Timeout

from roleplay.core.errors import MachineError

_BINARIES = Path("/usr/lib/postgresql")
_SETTINGS = {
    "max_connections": "300",
    "shared_buffers": "512MB",
    "listen_addresses": "''",
    "unix_socket_permissions": "0777",
    "log_min_messages": "warning",
}
"""Everything else as PostgreSQL brings it: every transaction reaches the disk."""
_PREFIX = "roleplay-bench-pg-"
_TRACES = (_PREFIX, "roleplay-pg-")
"""How folders of such servers are called: ours, and those of the tests."""
_IN_USE = "in-use"
_START_SECONDS = 60


@contextmanager
def own_server() -> Iterator[str]:
    """Run a server; give the address of its administrator. Raises `MachineError` where PostgreSQL is missing.

    It is thrown away when the block ends, also by an exception, Ctrl-C or SIGTERM; and it dies with this process,
    whatever ends that: then only its folder is left, which `left_behind` finds.
    """
    found = sorted(_BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise MachineError(
            "PostgreSQL is not installed.", hint="Install it (Debian: apt-get install postgresql), or give --server."
        )
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))  # short: a socket's path has at most 107 bytes
    server = _Server(found[-1].parent, folder)
    with _ended_by_sigterm(), in_use(folder):
        try:
            server.start()
            yield server.address
        finally:
            server.stop()
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """Hold a lock on a server's folder, which ends with this process at the latest."""
    with FileLock(folder / _IN_USE, timeout=0):
        yield


def left_behind() -> tuple[str, ...]:
    """Return what runs that were killed have left: folders of servers that nobody uses, and servers that run on."""
    found = []
    for prefix in _TRACES:
        for folder in sorted(Path(tempfile.gettempdir()).glob(f"{prefix}*")):
            with suppress(PermissionError):  # somebody else's
                if (folder / "data").is_dir() and not _is_used(folder):
                    runs = _postmaster(folder)
                    found.append(str(folder) if runs is None else f"{folder} (its server runs on: process {runs})")
    return tuple(found)


def _is_used(folder: Path) -> bool:
    if not (folder / _IN_USE).exists():
        return False  # of an earlier version
    try:
        with FileLock(folder / _IN_USE, timeout=0):
            return False
    except (Timeout, OSError):
        return True


def _postmaster(folder: Path) -> int | None:
    """Return the process of a server that runs there."""
    with suppress(OSError, ValueError, IndexError, psutil.Error):
        process = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        return process if str(folder) in " ".join(psutil.Process(process).cmdline()) else None
    return None


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the block as an exception does, so that what has to be done at its end is done."""
    alone = threading.current_thread() is threading.main_thread()
    if not alone or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough
    raise SystemExit(128 + number)


class _Server:
    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries = binaries
        self._folder = folder
        self._data = folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._as_other: list[str] = []
        self.address = f"postgresql://postgres@/postgres?host={folder}"
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            person = pwd.getpwnam("postgres")
            os.chown(folder, person.pw_uid, person.pw_gid)
            self._as_other = ["--clear-groups", f"--regid={person.pw_gid}", f"--reuid={person.pw_uid}"]

    def start(self) -> None:
        """Make it and start it, as a child that the kernel stops when its parent is gone."""
        options = "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres"
        made = subprocess.run(  # noqa: S603 - Debian's own programs
            [*self._setpriv(), str(self._binaries / "initdb"), f"--pgdata={self._data}", *options],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if made.returncode:
            raise MachineError(f"PostgreSQL does not start: {made.stderr.strip()[:300]}")
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in _SETTINGS.items())
            file.write(f"unix_socket_directories = '{self._folder}'\n")
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603
                [*self._setpriv(), str(self._binaries / "postgres"), "-D", str(self._data)],
                cwd=self._folder,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us: we stop it when nobody speaks to it any more
            )
        self._wait(self._process)

    def _setpriv(self) -> list[str]:
        return ["setpriv", *self._as_other, "--pdeathsig=QUIT", "--"]

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until and process.poll() is None:
            with suppress(psycopg.OperationalError), psycopg.connect(self.address):
                return
            time.sleep(0.1)
        told = (self._folder / "log").read_text("utf-8", "replace").strip()[-300:]
        raise MachineError(f"PostgreSQL does not start: {told or 'it does not answer'}")

    def stop(self) -> None:
        """Stop it at once, as a crash would: nobody wants what is in it."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGQUIT)
        try:
            self._process.wait(_START_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
