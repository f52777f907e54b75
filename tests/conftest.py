"""Fixtures that several folders share."""

from __future__ import annotations

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
