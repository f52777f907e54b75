"""What the program and the process that measures its recordings tell each other."""

from __future__ import annotations

from dataclasses import field

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

Span = tuple[float, float]
"""From when to when, in seconds of the call."""


@dataclass(frozen=True)
class Wish:
    """What to measure."""

    recording: str
    turns: tuple[Span, ...]
    """When the trainee spoke."""
    lines: tuple[Span, ...]
    """When the customer did."""
    key: str = field(default="", repr=False)
    """What the recording is sealed with, see `roleplay.store.sealed_files`; empty for a plain one."""


@dataclass(frozen=True)
class Measures:
    """What was measured; `loudness` and `pitch_range` of each turn."""

    loudness: tuple[float | None, ...]
    pitch_range: tuple[float | None, ...]
    typing_seconds: float


WISH = TypeAdapter(Wish)
MEASURES = TypeAdapter(Measures)
