"""What the calls of several people say together: whose are asked for, and what is kept of each call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from roleplay.core.events import Outcome


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose calls, and from when; everything given must hold."""

    people: tuple[str, ...] | None = None
    """Names as in `SessionStart.trainee`; None for everybody, empty for nobody."""
    since: datetime | None = None
    """With time zone; from this moment on."""
    until: datetime | None = None
    """With time zone; before this moment."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who practises."""

    name: str
    calls: int
    """Saved calls of theirs, whatever became of them."""


@dataclass(frozen=True, slots=True)
class SkillFact:
    """How one skill went in one call."""

    skill: str
    """Kind and name: `technique/empathy`, `mistake/defensive` ..."""
    share: float
    """How well it went, 0 to 1."""
    weight: float
    """How much the call tells about it, 0 to 1."""
    times: int
    """At how many moments it was called for."""


@dataclass(frozen=True, slots=True)
class Way:
    """One move of the dialogue, as in `ReplyTaken`."""

    node: str
    reply: str
    next_node: str


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """What is kept of one call for reports; no words that were spoken."""

    session_id: str
    outcome: Outcome | None
    score: float | None
    """0 to 100, None when not scored."""
    skills: tuple[SkillFact, ...]
    """Empty for calls that are not judged: broken off, not scored, nothing said."""
    ways: tuple[Way, ...]
    """Through the scenario, in order; without those that a retry shares with the call that it goes back to."""
