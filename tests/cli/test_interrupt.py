"""Ctrl-C and its like: the work is stopped and waited for."""

from __future__ import annotations

import signal
import sys
import threading

import pytest

from roleplay.cli.interrupt import held_back, interruptible

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
