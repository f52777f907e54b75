"""Stores in temporary folders, and a disk that is really full."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roleplay.core.events import AnyEvent, CallEvent
from roleplay.core.records import SessionStart
from roleplay.store.sessions import SessionStore

from .samples import CALL


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SessionStore]:
    opened = SessionStore(tmp_path / "data" / "sessions.db", tmp_path / "data" / "recordings")
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
