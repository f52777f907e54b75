"""The command line, run in this process or as a real one, with a home of its own."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import parse_answers
from roleplay.cli.facade import OpenApp, open_roleplay
from roleplay.cli.main import run
from roleplay.places import Places

ROOT = Path(__file__).parents[2]
TALK = """\
Good morning, Mr Kowalski, this is Anna from the help desk.
I hear how upset you are, and I am really sorry that you have been waiting for three weeks.
What is your ticket number, please?
[hang up]
"""
"""Answers of a trainee who means well and gives up."""


@dataclass(frozen=True)
class Result:
    """What a run gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def _places(base: Path, cache: Path) -> Places:
    return Places(base / "data", base / "config", cache, base / "log")


@pytest.fixture
def home(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which everything is kept, empty but for the cache."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "cache").symlink_to(cache, target_is_directory=True)
    monkeypatch.setenv("ROLEPLAY_HOME", str(folder))
    return folder


@pytest.fixture
def cli(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line in this process."""

    def call(*arguments: str, stdin: bytes = b"", open_app: OpenApp = open_roleplay) -> Result:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run(arguments, open_app)
            out.flush()
            err.flush()
        return Result(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))  # type: ignore[attr-defined]

    return call


def environment(home: Path, changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment without a display for a process."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, "ROLEPLAY_HOME": str(home), "PYTHONPATH": str(ROOT), **(changes or {})}


@pytest.fixture
def process(home: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs the program as a process of its own."""

    def call(
        *arguments: str, stdin: bytes = b"", changes: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "roleplay", *arguments],
            input=stdin,
            capture_output=True,
            env=environment(home, changes),
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def learned(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Roleplay:
    """Return a facade whose understanding is loaded only once."""
    return Roleplay(_places(tmp_path_factory.mktemp("learned"), cache))


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return a home in which one real call was held, with its recording."""
    base = tmp_path_factory.mktemp("played")
    app = Roleplay(_places(base, cache))
    app.play_call(CallOptions("laptop-overdue"), parse_answers(TALK.splitlines(), "talk"), lambda event: None)
    app.close()
    return base


@pytest.fixture
def with_session(home: Path, played: Path) -> Path:
    """Return the home of the test with that call in it."""
    shutil.copytree(played / "data", home / "data")
    return home
