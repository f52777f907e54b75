"""The garbage collector keeps quiet while somebody is on the phone."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from roleplay.memory import no_full_collections


@pytest.fixture(autouse=True)
def usual() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def full_collections() -> int:
    return int(gc.get_stats()[2]["collections"])


def waste(rounds: int) -> None:
    """Make garbage that lives long enough to grow old."""
    kept: list[list[object]] = []
    for _ in range(rounds):
        one: list[object] = []
        one.append(one)
        kept.append(one)
        if len(kept) > 20_000:
            kept.clear()


def test_all_objects_are_looked_at_only_afterwards(usual: tuple[int, int, int]) -> None:
    with no_full_collections():
        with no_full_collections():
            waste(200_000)
        before = full_collections()
        waste(400_000)
        assert full_collections() == before
    assert gc.get_threshold() == usual
    gc.set_threshold(100, 2, 2)
    waste(200_000)
    assert full_collections() > before


def test_it_ends_when_something_fails(usual: tuple[int, int, int]) -> None:
    with pytest.raises(RuntimeError), no_full_collections():
        raise RuntimeError
    assert gc.get_threshold() == usual
