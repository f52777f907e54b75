"""The outermost layer: help, exit codes, messages, quietness."""

from __future__ import annotations

import errno
import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from roleplay import __version__
from roleplay.app import Roleplay
from roleplay.cli.guard import guarded
from roleplay.core.errors import DeviceError
from roleplay.core.records import ScenarioSummary
from tests.cli.conftest import Result, Run, environment

Process = Callable[..., subprocess.CompletedProcess[bytes]]

COMMANDS = [
    (),
    ("demo",),
    ("call",),
    ("understand",),
    ("sessions",),
    *[("sessions", name) for name in ("list", "show", "replay", "export", "delete")],
    ("scenarios",),
    *[("scenarios", name) for name in ("list", "lint", "explain", "translations", "schema", "build")],
    ("models",),
    *[("models", name) for name in ("list", "install", "verify", "remove")],
    ("voices",),
    *[("voices", name) for name in ("list", "say")],
    ("doctor",),
    ("bench",),
    *[("bench", name) for name in ("understanding", "latency")],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(cli: Run, command: tuple[str, ...]) -> None:
    result = cli(*command, "--help")
    assert result.code == 0
    assert "Usage: roleplay" in result.out
    assert len(result.out.splitlines()) > 5
    assert result.err == ""


def test_version(cli: Run) -> None:
    assert cli("--version").out == f"roleplay {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("call",),
        ("call", "x", "--seed", "many"),
        ("call", "x", "--seed", "99999999999999999999"),
        ("call", "x", "--seed=-1"),
        ("call", "x", "--typed", "--microphone", "m"),
        ("call", "x", "--answers", "a.txt", "--microphone", "m"),
        ("call", "x", "--spoken"),
        ("call", "x", "--typed", "--answers", "a.txt"),
        ("call", "x", "--mode", "hard"),
        ("understand", "--lang", "xx"),
        ("sessions", "list", "--outcome", "bad"),
        ("sessions", "list", "--since", "yesterday"),
        ("sessions", "export", "abc"),
        ("sessions", "export", "--format", "vtt"),
        ("voices", "say", "marian", "hello", "--heat", "101"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(cli: Run, arguments: tuple[str, ...]) -> None:
    result = cli(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert "Usage: roleplay" in result.err


def test_help_and_version_do_not_wait_for_the_parts(home: Path) -> None:
    program = (
        "import sys\nfrom roleplay.cli.main import run\ncode = run(sys.argv[1:])\n"
        "heavy = {'numpy', 'pydantic', 'sqlalchemy', 'PySide6', 'roleplay.app', 'sounddevice', 'scipy', 'httpx'}\n"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    for argument in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", program, argument],
            capture_output=True,
            env=environment(home),
            timeout=120,
            check=True,
        )
        assert done.stderr == b"[]\n"


def test_a_list_of_calls_waits_for_nothing_that_it_does_not_show(home: Path) -> None:
    program = (
        "import sys\nfrom roleplay.cli.main import run\ncode = run(sys.argv[1:])\n"
        "parts = 'erasure export_rows lrs recipes subject statement_rows merge whole practice'.split()\n"
        "heavy = {'numpy', 'soundfile', 'PySide6', 'sounddevice', 'httpx', 'cryptography'}\n"
        "heavy |= {f'roleplay.store.{part}' for part in parts}\n"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    for _ in ("the first makes the store", "the second reads it"):
        done = subprocess.run(
            [sys.executable, "-c", program, "sessions", "list"],
            capture_output=True,
            env=environment(home),
            timeout=120,
            check=True,
        )
    assert done.stderr.endswith(b"[]\n")


def test_without_a_display_there_is_one_message(process: Process) -> None:
    done = process()
    assert done.returncode == 1
    assert done.stdout == b""
    message, hint = done.stderr.decode().splitlines()
    assert message == "roleplay: There is no display to open the window on."
    assert "roleplay demo" in hint
    assert "roleplay call" in hint


@pytest.mark.parametrize("command", [("scenarios", "list"), ("doctor",), ("voices", "list", "--json")], ids=" ".join)
def test_the_outputs_reader_may_go_away(home: Path, command: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "roleplay", *command],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(home),
        timeout=120,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        ("understand", 0, ""),
        ("call laptop-overdue --answers -", 1, "roleplay: There are no answers to give."),
        ("sessions delete last", 1, "roleplay: There is nobody to ask."),
    ],
)
def test_a_standard_input_that_is_closed(with_session: Path, command: str, code: int, message: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m roleplay {command} <&-', sys.executable],
        capture_output=True,
        env=environment(with_session),
        timeout=120,
        check=False,
    )
    assert done.returncode == code
    assert message in done.stderr.decode().splitlines() or not message
    assert b"bug" not in done.stderr
    assert (with_session / "data" / "recordings").is_dir()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_a_full_disk_is_told(home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "roleplay", "--version"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(home),
            timeout=120,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0] == "roleplay: the disk is full."


def test_an_ascii_terminal_is_no_reason_to_stop(process: Process) -> None:
    done = process("--help", changes={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0


def test_problems_are_told_in_one_message_with_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise DeviceError("There is no microphone.", hint="Plug one in.")

    assert guarded(work) == 1
    assert capsys.readouterr().err == "roleplay: There is no microphone.\nPlug one in.\n"


def test_a_bug_goes_to_the_log(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise KeyError("oops")

    assert guarded(work) == 1
    message, where = capsys.readouterr().err.splitlines()
    log = home / "log" / "roleplay.log"
    assert "bug" in message
    assert str(log) in where
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_bug_shows_its_trace_when_asked(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_DEBUG", "1")

    def work() -> None:
        raise KeyError("oops")

    guarded(work)
    assert "Traceback" in capsys.readouterr().err


def test_a_bug_shows_its_trace_where_no_log_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ROLEPLAY_HOME", str(tmp_path / "file"))

    def work() -> None:
        raise KeyError("oops")

    guarded(work)
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise KeyboardInterrupt

    assert guarded(work) == 130
    assert capsys.readouterr().err == ""


def test_an_error_of_the_disk_that_is_not_fullness_is_a_bug(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise OSError(errno.EIO, "input/output error")

    assert guarded(work) == 1
    assert "bug" in capsys.readouterr().err


def test_streams_that_are_closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from roleplay.cli.main import run

    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert run(["--version"]) == 0
    sys.stdout.close()


def test_with_a_display_the_window_opens(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from roleplay.gui import window

    opened: list[Roleplay] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(window, "open_window", lambda app: opened.append(app) or 0)
    assert cli() == Result(0, "", "")
    assert len(opened) == 1


def test_warnings_of_the_parts_go_to_the_log(cli: Run, home: Path) -> None:
    class Odd(Roleplay):
        def scenarios(self, language: str = "") -> tuple[ScenarioSummary, ...]:
            logging.getLogger("roleplay.somewhere").warning("something is odd")
            return ()

    handlers = list(logging.getLogger().handlers)
    assert cli("scenarios", "list", open_app=Odd).err == ""
    assert "WARNING roleplay.somewhere: something is odd" in (home / "log" / "roleplay.log").read_text(
        encoding="utf-8"
    )
    assert logging.getLogger().handlers == handlers


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be looked at" * 100, b"SQLite format 3\0"]
)
def test_a_store_that_cannot_be_read_is_told_and_left_alone(cli: Run, home: Path, content: bytes) -> None:
    store = home / "data" / "sessions.db"
    store.parent.mkdir()
    store.write_bytes(content)
    result = cli("sessions", "list")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("roleplay: ")
    assert "sessions.db" in result.err
    assert "bug" not in result.err
    assert store.read_bytes() == content


def test_a_log_that_cannot_be_written_disturbs_nobody(
    cli: Run, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Odd(Roleplay):
        def scenarios(self, language: str = "") -> tuple[ScenarioSummary, ...]:
            logging.getLogger("roleplay.somewhere").warning("something is odd")
            return ()

    (home / "log" / "roleplay.log").mkdir(parents=True)  # in the way: every attempt to write fails
    assert cli("scenarios", "list", open_app=Odd).err == ""
    assert capsys.readouterr().err == ""
