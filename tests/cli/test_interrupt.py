"""Ctrl-C and its like: the work is stopped and waited for."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

import pytest

from roleplay.cli.interrupt import held_back, in_order, interruptible
from roleplay.cli.main import run
from roleplay.export.files import export_file

ASKING = [signal.SIGINT, signal.SIGTERM]
if sys.platform != "win32":
    ASKING.append(signal.SIGHUP)


def test_gives_back_what_the_work_gives() -> None:
    result, interruption = interruptible(lambda: 42, stop=pytest.fail)
    assert (result, bool(interruption), interruption.exit_code) == (42, False, 0)
    with pytest.raises(KeyError):
        interruptible(lambda: {}["none"], stop=pytest.fail)


@pytest.mark.parametrize("number", ASKING)
def test_a_signal_stops_the_work_and_waits_for_its_end(number: signal.Signals) -> None:
    stopped = threading.Event()

    def work() -> str:
        signal.raise_signal(number)  # handled by the main thread, which waits
        stopped.wait()
        return "ended"

    result, interruption = interruptible(work, stop=stopped.set)
    assert (result, interruption.exit_code) == ("ended", 128 + number)


def test_ctrl_c_is_held_back_while_saving() -> None:
    with held_back() as interruption:
        assert not interruption
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
        assert interruption.signal == signal.SIGINT
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with held_back() as interruption:
            signal.raise_signal(signal.SIGHUP)
        assert not interruption
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("number", ASKING[1:])
def test_a_command_that_is_ended_leaves_no_half_file(tmp_path: Path, number: signal.Signals) -> None:
    before = signal.getsignal(number)

    def half() -> None:
        with export_file(tmp_path / "log.csv") as file:
            file.write("Anna Nowak")
            file.flush()
            signal.raise_signal(number)

    with pytest.raises(SystemExit) as ended, in_order():
        half()
    assert ended.value.code == 128 + number
    assert not list(tmp_path.iterdir())
    assert run(["sessions", "list"], lambda: signal.raise_signal(number)) == 128 + number  # type: ignore[arg-type,return-value]
    assert signal.getsignal(number) == before
