"""Ctrl-C: the work is stopped and waited for."""

from __future__ import annotations

import signal
import threading

import pytest

from roleplay.cli.interrupt import held_back, interruptible


def test_gives_back_what_the_work_gives() -> None:
    assert interruptible(lambda: 42, stop=pytest.fail) == 42
    with pytest.raises(KeyError):
        interruptible(lambda: {}["none"], stop=pytest.fail)


def test_ctrl_c_stops_the_work_and_waits_for_its_end() -> None:
    stopped, ended = threading.Event(), threading.Event()

    def work() -> None:
        signal.raise_signal(signal.SIGINT)  # handled by the main thread, which waits
        stopped.wait()
        ended.set()

    with pytest.raises(KeyboardInterrupt):
        interruptible(work, stop=stopped.set)
    assert ended.is_set()


def test_ctrl_c_is_held_back_while_saving() -> None:
    with held_back() as pressed:
        assert not pressed.is_set()
        signal.raise_signal(signal.SIGINT)
        assert pressed.is_set()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
