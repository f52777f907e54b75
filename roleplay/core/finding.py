"""Records of finding calls: orders of a list, pages of it, and hits of a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from roleplay.core.records import SessionFilter, SessionSummary

OrderBy = Literal["date", "score", "trainee", "scenario", "outcome", "length"]
ORDERS: tuple[OrderBy, ...] = ("date", "score", "trainee", "scenario", "outcome", "length")


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted; sessions with equal keys are in order of time, so that no page tears them apart."""

    by: OrderBy = "date"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class PageKey:
    """Where a page ended."""

    value: float | str
    """The sort key of its last session."""
    number: int
    """What tells that session from others with an equal key."""


@dataclass(frozen=True, slots=True)
class ListedSession:
    """One row of the list."""

    number: int
    """Stands for the session in this store; in order of time."""
    session: SessionSummary
    graded: bool
    """At least one grade was finished."""
    comments: int


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Some rows of the list."""

    rows: tuple[ListedSession, ...]
    following: PageKey | None
    """From where to go on; None at the end."""


Side = Literal["trainee", "customer", "names"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were sought and found."""

    session: SessionSummary
    side: Side
    """Who said them; `names` when they stand in the names of scenario, customer or trainee."""
    position: int
    """Index of the event; -1 for names."""
    at: float
    """When, in seconds since the call began: of the first word that was sought, where that is known."""
    text: str
    spans: tuple[tuple[int, int], ...]
    """Where they stand in the text: first and after the last character, in order."""
    corrected: bool = False
    """The text is what a person says was really said."""

    def same_place(self, other: Hit) -> bool:
        """Tell whether it is the same words of the same utterance, whatever else of the call has changed."""
        return (self.session.id, self.position, self.spans) == (other.session.id, other.position, other.spans)


@dataclass(frozen=True, slots=True)
class HitPage:
    """Hits, the newest call first, each call in the order of time."""

    hits: tuple[Hit, ...]
    following: int | None
    """From where to go on; None at the end."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that is kept under a name."""

    name: str
    wanted: SessionFilter


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to filter by, in this store."""

    people: tuple[str, ...]
    """In order of the alphabet."""
    scenarios: tuple[tuple[str, str], ...]
    """Id and title, in order of the titles."""
    traits: tuple[str, ...]
    """What makes customers difficult, as far as somebody has talked to one."""
    groups: tuple[str, ...] = ()
    """In order of the alphabet."""
