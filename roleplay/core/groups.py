"""Groups of people: a team, a course, those who came on the same day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Some of those who practise, under one name."""

    id: int
    name: str
    members: tuple[str, ...]
    """Names as in `SessionStart.trainee`, in alphabetical order; somebody may be in several groups."""
