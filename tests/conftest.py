"""Fixtures that several folders share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pulse import PulseServer


@pytest.fixture
def pulse_server(tmp_path: Path) -> Iterator[PulseServer]:
    """A real sound server with null sinks; give its `environment` to programs, or see `sound_card`."""
    with PulseServer(tmp_path) as server:
        yield server


@pytest.fixture
def sound_card(pulse_server: PulseServer) -> Iterator[PulseServer]:
    """The same, as the sound card of this process; close every stream that the test opens."""
    with pulse_server.attached():
        yield pulse_server


def pytest_configure() -> None:
    """Take signals as in a terminal: a job in the background, or under nohup, begins with some of them ignored."""
    for name, handler in (
        ("SIGINT", signal.default_int_handler),
        ("SIGTERM", signal.SIG_DFL),
        ("SIGHUP", signal.SIG_DFL),
    ):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, handler)
