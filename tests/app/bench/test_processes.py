"""Memory told apart by process, with real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from roleplay.app.bench.processes import ProcessWatch, kind, moment

HOLDING = "held = bytearray({size}); held[::4096] = b'x' * len(held[::4096]); print(flush=True); input()"
SIZE = 80_000_000
SLACK = 40_000_000
"""What a Python with nothing in it takes at most."""


@pytest.fixture
def holding() -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds `SIZE` bytes."""
    command = [sys.executable, "-c", HOLDING.format(size=SIZE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_what_a_process_holds_is_measured(holding: subprocess.Popen[bytes]) -> None:
    found = moment(1.0, [psutil.Process(), psutil.Process(holding.pid)])
    program, other = found.processes
    assert program.name == "program"
    assert SIZE < other.resident < SIZE + SLACK
    assert SIZE < other.proportional <= other.resident
    assert found.proportional == program.proportional + other.proportional
    assert found.resident == program.resident + other.resident


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a fork is needed")
def test_what_forks_share_counts_once() -> None:
    code = f"import os; held = b'x' * {SIZE}\nif os.fork() == 0: input()\nelse: print(flush=True); input()"
    reader, writer = os.pipe()
    with subprocess.Popen([sys.executable, "-c", code], stdin=reader, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        parent = psutil.Process(process.pid)
        found = moment(0.0, [parent, *parent.children()])
        os.close(writer)  # both read the end of their input, and end
    os.close(reader)
    assert sum(one.processes for one in found.processes) == 2
    assert found.resident > 2 * SIZE
    assert SIZE < found.proportional < SIZE + 2 * SLACK


def test_a_watch_keeps_the_peak_and_forgets_none_that_has_ended(holding: subprocess.Popen[bytes]) -> None:
    with ProcessWatch(holding.pid) as watch:
        while not watch.peak.processes:
            holding.poll()
        first = watch.cut()
        holding.kill()
        holding.wait()
    assert first.peak.proportional >= first.typical.proportional > 0
    assert first.peak.proportional > SIZE
    assert watch.peak.proportional > SIZE
    assert watch.program_peak > SIZE


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        (["python", "-m", "roleplay.speech.recognition.pocketsphinx_child", "7"], "recogniser"),
        (["python", "-m", "roleplay.speech.voices.system_worker"], "system voices"),
        (["python", "-m", "roleplay.something.else"], "else"),
        (["/usr/bin/espeak-ng", "-w"], "espeak-ng"),
        ([], "unknown"),
    ],
)
def test_children_have_names(command: list[str], wanted: str) -> None:
    assert kind(command) == wanted
