"""`roleplay call` and `roleplay demo`: whole calls, without a sound card."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from roleplay.core.events import OUTCOMES
from tests.cli.conftest import TALK, Result, Run, environment

# All go the same way, which `test_interrupt.py` checks; here whole calls end by them.
ASKING_TO_END = [signal.SIGINT]
if sys.platform != "win32":
    ASKING_TO_END += [pytest.param(number, marks=pytest.mark.slow) for number in (signal.SIGTERM, signal.SIGHUP)]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Return a file with answers."""
    path = tmp_path / "answers.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def test_a_call_from_a_file(cli: Run, answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "session.json"
    result = cli("call", "laptop-overdue", "--answers", str(answers), "--json", str(out))
    assert (result.code, result.err) == (0, "")
    assert "Marian Kowalski" in result.out
    assert "I am really sorry" in result.out
    assert "found: " in result.out
    assert "Outcome: unjustified hangup\nAnswers were typed" in result.out
    assert "no more answers" not in result.out
    session = json.loads(out.read_text(encoding="utf-8"))
    assert session["outcome"] == "unjustified_hangup"
    (row,) = json.loads(cli("sessions", "list", "--json").out)
    assert row["id"][:8] in result.out


def test_answers_that_end_early_are_told_once(cli: Run) -> None:
    early = TALK.splitlines()[0].encode()
    result = cli("call", "laptop-overdue", "--answers", "-", stdin=early)
    assert result.code == 0
    after = result.out.split("this is Anna", 1)[1]
    assert after.count("There are no more answers: silence from here on.") == 1
    assert after.index("no more answers") < after.index("(silent for")


def test_the_session_on_standard_output_stands_alone(cli: Run) -> None:
    result = cli("call", "laptop-overdue", "--typed", "--json", "-", stdin=TALK.encode())
    assert result.code == 0
    assert json.loads(result.out)["outcome"] == "unjustified_hangup"
    assert "Marian Kowalski" in result.err


def test_an_unknown_scenario_gets_the_nearest(cli: Run, answers: Path) -> None:
    result = cli("call", "laptop-overdu", "--answers", str(answers))
    assert (result.code, result.out) == (1, "")
    assert "laptop-overdu" in result.err.splitlines()[0]
    assert "laptop-overdue" in result.err.splitlines()[1]


@pytest.mark.parametrize("code", ["ko", "de", "English"])
def test_a_language_that_the_scenario_lacks(cli: Run, answers: Path, code: str) -> None:
    result = cli("call", "laptop-overdue", "--answers", str(answers), "--lang", code)
    message = f"roleplay: The scenario laptop-overdue cannot be played in the language '{code}'."
    assert result == Result(1, "", f"{message}\nIt has: en, pl.\n")
    assert cli("sessions", "list").err == "There are no sessions yet.\n"


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"\xff\xfeh\x00i\x00", b"hello\n[dance]\n"])
def test_answers_that_cannot_be_used(cli: Run, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "answers.txt"
    if content is not None:
        path.write_bytes(content)
    result = cli("call", "laptop-overdue", "--answers", str(path))
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("roleplay: ")
    assert len(result.err.splitlines()) == 2
    assert cli("sessions", "list").err == "There are no sessions yet.\n"


def test_a_bad_place_for_the_session_is_told_before_the_call(cli: Run, answers: Path, tmp_path: Path) -> None:
    result = cli("call", "laptop-overdue", "--answers", str(answers), "--json", str(tmp_path / "none" / "x.json"))
    assert (result.code, result.out) == (1, "")
    assert cli("sessions", "list").err == "There are no sessions yet.\n"


@pytest.mark.parametrize("place", ["", "/dev/full"])
def test_a_place_that_is_no_file_is_told_before_the_call(cli: Run, answers: Path, place: str) -> None:
    if place and not Path(place).exists():
        pytest.skip("this system has no such device")
    result = cli("call", "laptop-overdue", "--answers", str(answers), "--json", place)
    assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 2)
    assert cli("sessions", "list").err == "There are no sessions yet.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("number", ASKING_TO_END)
def test_a_signal_leaves_the_call_and_saves_it(cli: Run, home: Path, number: int) -> None:
    keyboard, terminal = os.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-u", "-m", "roleplay", "call", "laptop-overdue", "--typed", "--silent"],
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(home),
        ) as call:
            assert call.stdout is not None
            assert call.stderr is not None
            shown = b""
            while b"Marian Kowalski" not in shown:
                line = call.stdout.readline()
                assert line, call.stderr.read().decode()
                shown += line
            os.write(keyboard, b"I am so sorry about this.\n")
            while b"I am so sorry about this." not in shown:
                line = call.stdout.readline()
                assert line, call.stderr.read().decode()
                shown += line
            call.send_signal(number)
            rest = call.stdout.read().decode()
            assert call.wait(120) == 128 + number
            assert call.stderr.read() == b""
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert "Outcome: aborted" in rest
    (row,) = json.loads(cli("sessions", "list", "--json").out)
    assert (row["outcome"], row["state"], row["turns"]) == ("aborted", "complete", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_that_is_closed_leaves_the_call_and_saves_it(cli: Run, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "session.json"
    command = [sys.executable, "-m", "roleplay", "call", "laptop-overdue", "--typed", "--silent", "--json", str(out)]
    # Only the leader of a session is told that its terminal hung up.
    lead = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
    near, far = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", lead, *command],
        stdin=far,
        stdout=far,
        stderr=far,
        env=environment(home),
        start_new_session=True,
    ) as call:
        os.close(far)
        shown = b""
        while b"Marian Kowalski" not in shown:
            shown += os.read(near, 1000)
        os.close(near)
        assert call.wait(120) == 128 + signal.SIGHUP
    (row,) = json.loads(cli("sessions", "list", "--json").out)
    assert (row["outcome"], row["state"]) == ("aborted", "complete")
    assert json.loads(out.read_text(encoding="utf-8"))["outcome"] == "aborted"
    assert not (home / "log" / "roleplay.log").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("number", ASKING_TO_END)
def test_a_signal_in_a_scripted_call_saves_it_and_says_where(
    cli: Run, home: Path, answers: Path, tmp_path: Path, number: int
) -> None:
    out = tmp_path / "session.json"
    command = ["call", "laptop-overdue", "--answers", str(answers), "--json", str(out)]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "roleplay", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
    ) as call:
        assert call.stdout is not None
        assert call.stderr is not None
        assert b"The phone rings" in call.stdout.readline()
        call.send_signal(number)
        rest = call.stdout.read().decode()
        assert (call.wait(120), call.stderr.read()) == (128 + number, b"")
    (row,) = json.loads(cli("sessions", "list", "--json").out)
    assert (row["outcome"], row["state"]) == ("aborted", "complete")
    assert "Outcome: aborted" in rest
    assert f"Saved as {row['id']}" in rest
    assert json.loads(out.read_text(encoding="utf-8"))["outcome"] == "aborted"


def test_a_microphone_that_is_not_there(cli: Run) -> None:
    result = cli("call", "laptop-overdue", "--silent", "--microphone", "No such microphone")
    assert (result.code, result.out) == (1, "")
    message, hint = result.err.splitlines()
    assert message.startswith("roleplay: ")
    assert "microphone" in message
    assert hint
    assert cli("sessions", "list").err == "There are no sessions yet.\n"


@pytest.mark.slow
def test_a_spoken_call(cli: Run, answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "session.json"
    result = cli("call", "laptop-overdue", "--answers", str(answers), "--spoken", "--json", str(out))
    assert result.code == 0
    session = json.loads(out.read_text(encoding="utf-8"))
    assert session["outcome"] == "unjustified_hangup"
    assert "typed" not in result.out.split("Outcome")[0]


@pytest.mark.slow
def test_the_demo_plays_itself(cli: Run, tmp_path: Path) -> None:
    out = tmp_path / "demo.json"
    result = cli("demo", "--silent", "--json", str(out))
    assert (result.code, result.err) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["outcome"] in OUTCOMES
    assert "Score: " in result.out


@pytest.mark.parametrize(
    ("scenario", "wanted", "message"),
    [
        ("laptop-overdue", "last", "does not name an answer"),
        ("laptop-overdue", "last:x", "does not name an answer"),
        ("laptop-overdue", "last:99", "no answer number 99"),
        ("laptop-overdue", "last:0", "no answer number 0"),
        ("another", "last:1", "was not another"),
    ],
)
def test_a_retry_that_names_no_answer_is_refused(
    cli: Run, with_session: Path, answers: Path, scenario: str, wanted: str, message: str
) -> None:
    result = cli("call", scenario, "--answers", str(answers), "--retry", wanted)
    assert result.code == 1
    assert message in result.err


def test_a_retry_gives_the_last_answer_anew(cli: Run, with_session: Path) -> None:
    result = cli("call", "laptop-overdue", "--answers", "-", "--retry", "last:3", stdin=b"Is it raining?\n[hang up]")
    assert result.code == 0
    assert "this is Anna from the help desk" in result.out
    assert "What is your ticket number, please?" not in result.out
    assert "Is it raining?" in result.out
