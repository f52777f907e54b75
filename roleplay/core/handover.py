"""Handing calls over as one signed file: what the window and the command line show of it, as plain records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from roleplay.core.grades import Comment, Feedback, Grade
from roleplay.core.records import SessionRecord
from roleplay.core.scorecards import Scorecard

SUFFIX = ".roleplay"
"""Of the files."""

SignerStanding = Literal["own", "known", "new", "changed"]
"""`own`: signed here; `known`: a person has trusted this key; `new`: nobody has; `changed`: somebody of this name is
known by another key."""

SessionStanding = Literal["new", "known", "merged", "deleted", "refused"]
"""What an import does with a session: takes it in; finds nothing that is not here; adds to the one that is here;
leaves it out since it was deleted here; leaves it out for the reason given."""

Said = Literal["all", "trainee", "none"]
"""What is handed over of what trainers say: everything, only what the trainee may see, or nothing."""

Refusal = Literal["", "running", "other_call"]
"""`running`: the call runs here now; `other_call`: another call of the same id is here."""

_GROUP = 4
_SHOWN = 32
"""Hexadecimal digits of a fingerprint that are shown and compared: 128 bits, which nobody can aim at."""


def grouped(fingerprint: str) -> str:
    """Return a fingerprint as people read it to each other: `3f2a 9c11 ...`."""
    digits = fingerprint[:_SHOWN]
    return " ".join(digits[place : place + _GROUP] for place in range(0, len(digits), _GROUP))


@dataclass(frozen=True, slots=True)
class HandedSession:
    """A session with what trainers say about it."""

    record: SessionRecord
    grades: tuple[Grade, ...] = ()
    comments: tuple[Comment, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    """Those that the grades were given with, each once."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a file: the key proves it, the name is what they call themselves."""

    name: str
    key: str
    """Ed25519 public key, hexadecimal."""
    fingerprint: str
    """SHA-256 of the key, in groups."""


@dataclass(frozen=True, slots=True)
class Gains:
    """What a session here gets from the one in the file."""

    recording: bool = False
    corrections: int = 0
    """Of answers that nobody has corrected here."""
    other_corrections: int = 0
    """Of answers that are corrected otherwise here: kept beside those, which stay in force."""
    grades: int = 0
    comments: int = 0
    feedback: int = 0

    def __bool__(self) -> bool:
        return self != Gains()


@dataclass(frozen=True, slots=True)
class SessionInBundle:
    """One session of a file, and what an import does with it."""

    id: str
    started_at: datetime
    trainee: str
    customer: str
    scenario_title: str
    seconds: float
    turns: int
    score: float | None
    recording: bool
    standing: SessionStanding
    gains: Gains = Gains()
    reason: Refusal = ""
    """Why it is refused; empty where it is not."""


@dataclass(frozen=True, slots=True)
class BundlePreview:
    """What is in a file whose signature and content have been checked."""

    file: Path
    bytes: int
    made_at: datetime
    program_version: str
    signer: Signer
    standing: SignerStanding
    known_as: str
    """By what name the signer is known here, if so."""
    pseudonyms: bool
    """Names of people were replaced."""
    audio: bool
    """Recordings were taken along."""
    sessions: tuple[SessionInBundle, ...]

    def count(self, standing: SessionStanding) -> int:
        """Return how many sessions stand so."""
        return Counter(session.standing for session in self.sessions)[standing]

    @property
    def people(self) -> tuple[str, ...]:
        """Names of the trainees, each once, sorted; sessions without one are not counted."""
        return tuple(sorted({session.trainee for session in self.sessions if session.trainee}))


@dataclass(frozen=True, slots=True)
class BundleOptions:
    """What is handed over, and how."""

    sessions: tuple[str, ...]
    """Ids."""
    audio: bool = True
    """Take recordings and spoken comments along."""
    said: Said = "all"
    """Of grades, comments and feedback."""
    pseudonyms: bool = False


@dataclass(frozen=True, slots=True)
class BundleContents:
    """What a file holds, or would hold."""

    sessions: int
    people: tuple[str, ...]
    """Names of the trainees as they are in the file."""
    turns: int
    recordings: int
    recording_bytes: int
    corrections: int
    grades: int
    comments: int
    signer: Signer
    left_out: tuple[str, ...] = ()
    """A sentence for each thing that could not be taken along."""
    bytes: int = 0
    """Of the file; 0 while it is not written."""
