"""Calls are for the eyes and ears of their owner, whoever makes the folders first."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from roleplay.core.files import private_folder, replacing
from roleplay.store.sessions import SessionStore

from .samples import CALL, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows gives the person's own folders to nobody else")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def hold_call(data: Path) -> None:
    store = SessionStore(data / "sessions.db", data / "recordings")
    writer = store.begin(start(), lambda event: None)
    writer.append_audio(b"\1\0" * 16000, b"\2\0" * 16000)
    for event in CALL:
        writer.append(event)
    writer.finish()
    store.close()


def open_to_others(folder: Path) -> list[Path]:
    return [path for path in (folder, *folder.rglob("*")) if mode(path) & 0o077]


def test_folders_that_somebody_else_made_are_closed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "recordings").mkdir(parents=True, mode=0o755)
    hold_call(data)
    assert (mode(data), mode(data / "recordings"), mode(data / "sessions.db")) == (0o700, 0o700, 0o600)
    assert [mode(path) for path in (data / "recordings").iterdir()] == [0o600]


def test_what_an_earlier_version_left_open_is_closed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    hold_call(data)
    (flac,) = (data / "recordings").iterdir()
    for path, loose in ((data, 0o755), (data / "recordings", 0o755), (data / "sessions.db", 0o644), (flac, 0o644)):
        path.chmod(loose)
    store = SessionStore(data / "sessions.db", data / "recordings")
    try:
        assert [mode(path) for path in (data, data / "recordings", data / "sessions.db", flac)] == [
            *(0o700, 0o700),
            *(0o600, 0o600),
        ]
    finally:
        store.close()


def test_missing_folders_are_made_private_and_others_stay(tmp_path: Path) -> None:
    before = mode(tmp_path)
    private_folder(tmp_path / "a" / "b")
    assert (mode(tmp_path), mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (before, 0o700, 0o700)


def test_a_new_file_is_private_and_a_replaced_one_keeps_its_permissions(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.touch()
    shared.chmod(0o664)
    for path in (shared, tmp_path / "new"):
        with replacing(path) as temporary:
            temporary.write_text("x")
    assert (mode(shared), mode(tmp_path / "new")) == (0o664, 0o600)


def test_the_program_leaves_nothing_open(tmp_path: Path) -> None:
    home, answers, out = tmp_path / "home", tmp_path / "answers.txt", tmp_path / "call.json"
    answers.write_text("[hang up]\n")
    for arguments in (["models", "install", str(answers)], ["call", "laptop-overdue", "--answers", str(answers)]):
        environment = {**os.environ, "ROLEPLAY_HOME": str(home)}
        extra = ["--json", str(out)] if arguments[0] == "call" else []
        subprocess.run(
            [sys.executable, "-m", "roleplay", *arguments, *extra],
            env=environment,
            check=False,
            capture_output=True,
            umask=0o022,
        )
    assert open_to_others(home) == []
    assert mode(out) == 0o600
