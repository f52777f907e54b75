"""What an interrupted download has left; apart from `download`, which imports the network."""

from __future__ import annotations

from pathlib import Path


def part_of(target: Path) -> Path:
    """Return where what has arrived of a file is kept."""
    return target.with_name(target.name + ".part")


def kept_bytes(target: Path) -> int:
    """Return how much of a file has arrived."""
    try:
        return part_of(target).stat().st_size
    except OSError:
        return 0
