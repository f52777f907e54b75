"""Stores in temporary folders, and a disk that is really full."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from roleplay.core.events import AnyEvent, CallEvent
from roleplay.core.records import SessionStart
from roleplay.store.sessions import SessionStore
from tests.postgres import Cluster

from .practised import encrypt_new
from .samples import CALL

SERVER_TOO = ("test_sessions", "test_search", "test_grades", "test_corrections", "test_exports", "test_lrs")
"""Modules whose tests always run on PostgreSQL, too; the others do where long tests run."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of the store on both databases, and encrypted, but for those that look into SQLite's file."""
    if "database_kind" not in metafunc.fixturenames:
        return
    kinds: list[Any] = ["sqlite"]
    if metafunc.definition.get_closest_marker("sqlite_file") is None:
        slow = () if metafunc.module.__name__.rpartition(".")[2] in SERVER_TOO else (pytest.mark.slow,)
        kinds.append(pytest.param("postgresql", marks=slow))
        kinds.append(pytest.param("sqlcipher", marks=pytest.mark.slow))
    metafunc.parametrize("database_kind", kinds)


@pytest.fixture
def where(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path | str]:
    """The place of a database of the kind that is tested."""
    if database_kind in ("sqlite", "sqlcipher"):
        if database_kind == "sqlcipher":
            encrypt_new(tmp_path / "data")
        yield tmp_path / "data" / "sessions.db"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = cluster.create()
    yield cluster.url(name, "roleplay_owner")
    cluster.drop(name)


@pytest.fixture
def store(where: Path | str, tmp_path: Path) -> Iterator[SessionStore]:
    opened = SessionStore(where, tmp_path / "data" / "recordings")
    yield opened
    opened.close()


Save = Callable[..., list[AnyEvent]]


@pytest.fixture
def save(store: SessionStore) -> Save:
    """Save a whole call; return what the listener got."""

    def saved(start: SessionStart, events: tuple[CallEvent, ...] = CALL, *, audio: bool = False) -> list[AnyEvent]:
        heard: list[AnyEvent] = []
        writer = store.begin(start, heard.append, record_audio=audio)
        for event in events:
            writer.append(event)
        writer.finish()
        return heard

    return saved


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs the right to mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder], check=False).returncode:
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk to the last byte; delete the returned file to free it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return ballast
