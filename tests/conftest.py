"""Fixtures that several folders share."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from roleplay.dialogue.understanding import loading
from roleplay.dialogue.understanding.usem3_encoder import Usem3Encoder
from tests.postgres import Cluster, running_cluster
from tests.pulse import PulseServer

# The same examples on every machine, and no deadline, for it may be slow or busy: a run fails for a reason or not at
# all. `./test --hypothesis-profile=explore` looks for examples that were not tried before.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile("steady")


@lru_cache(maxsize=1)
def _encoder(folder: Path) -> Usem3Encoder:
    return Usem3Encoder(folder)


# The sentence encoder takes a second to load and is only read: once for all tests that share a cache.
loading.Usem3Encoder = lambda folder: _encoder(folder.resolve())


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all tests share: what was learned and synthesized once serves them all."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # which has a folder in that of the run
        base = base.parent
    folder = base / "cache"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A real PostgreSQL server, on a private socket."""
    with running_cluster() as running:
        yield running


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
