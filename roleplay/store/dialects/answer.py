"""What a database server says to a sign-in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to a sign-in."""

    right: bool
    wait: float = 0.0
    """Seconds until it looks at another one with this name."""
