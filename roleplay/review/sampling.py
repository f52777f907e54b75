"""Which graded sessions somebody else should grade, too."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def every_nth(items: Sequence[T], step: int, *, first: int = 0) -> tuple[T, ...]:
    """Return every `step`-th item, from index `first` on. Raises `ValueError` for a step below 1."""
    if step < 1:
        raise ValueError("a step is 1 or more")
    return tuple(items[first::step])


def drawn(items: Sequence[T], count: int, *, seed: int) -> tuple[T, ...]:
    """Return so many items drawn at random, in their order; all when there are no more. The seed decides which."""
    chosen = sorted(random.Random(seed).sample(range(len(items)), min(max(count, 0), len(items))))  # noqa: S311
    return tuple(items[place] for place in chosen)
