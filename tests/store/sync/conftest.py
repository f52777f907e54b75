"""Laptops and departments that are made in no time: from one empty store."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .department import Machine


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store in which nothing is."""
    folder = tmp_path_factory.mktemp("empty")
    Machine(folder, 0).close()
    return folder


Make = Callable[[], Machine]


@pytest.fixture
def make(empty: Path, tmp_path: Path) -> Iterator[Make]:
    """Make one machine after the other."""
    made: list[Machine] = []

    def one() -> Machine:
        folder = tmp_path / f"machine {len(made)}"
        shutil.copytree(empty, folder)
        made.append(Machine(folder, len(made)))
        return made[-1]

    yield one
    for machine in made:
        machine.close()
