"""How many there are of something, in plain English."""

from __future__ import annotations


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return how many there are: `1 call`, `2 calls`. `plural` where that takes no s: `entry`, `entries`."""
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"
