"""What deserves a look in a call, as marks on its time axis: who talks when, interruptions, mistakes, comments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from roleplay.review.pauses import Pause
from roleplay.review.story import WRONG, Comment
from roleplay.review.turns import Turn

Kind = Literal["customer", "trainee", "hold", "pause", "interruption", "mistake", "comment", "passage"]

_SAME_INTERRUPTION = 3.0
"""Seconds in which talking over the customer, and the words that it was done with, are one interruption."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment or stretch of a call."""

    at: float
    """Seconds since the line was opened."""
    end: float
    """Equal to `at` for a moment."""
    kind: Kind
    """`customer` and `trainee` are their turns; `hold` the customer waits, `pause` the call stood still; `comment`
    and `passage` are what a person has marked.
    """
    reason: str = ""
    """A stable word: the verdict of a mistake, why the call stood still, a person's name for a comment."""
    text: str = ""
    """Words: what was said, or what a person wrote."""
    about: tuple[str, ...] = ()
    """Stable words of what was found here: techniques, reasons of heat."""
    id: str = ""
    """Of what a person has marked; empty otherwise."""


def marks(turns: Sequence[Turn], comments: Mapping[int, Comment], pauses: Iterable[Pause] = ()) -> tuple[Mark, ...]:
    """Return the marks of a call in the order of time; `comments` by the turn's position in the log."""
    found = [Mark(pause.at, pause.at, "pause", pause.reason, pause.device) for pause in pauses]
    held_at: float | None = None
    interrupted_at = -_SAME_INTERRUPTION
    for turn in turns:
        if turn.kind == "button" and turn.button == "hold":
            held_at = turn.at
        elif held_at is not None and turn.kind == "button":
            found.append(Mark(held_at, turn.at, "hold"))
            held_at = None
        if turn.kind == "interrupted" or turn.interrupting:
            if turn.at - interrupted_at >= _SAME_INTERRUPTION:
                found.append(Mark(turn.at, turn.at, "interruption", text=turn.text))
            interrupted_at = turn.at
        found += _of_turn(turn, comments.get(turn.position, Comment()))
    return tuple(sorted(found, key=lambda mark: (mark.at, mark.end, mark.kind)))


def _of_turn(turn: Turn, comment: Comment) -> Iterable[Mark]:
    end = turn.at + turn.seconds
    if turn.kind == "line":
        yield Mark(turn.at, end, "customer", text=turn.text)
        return
    if turn.kind == "said":
        yield Mark(turn.at, end, "trainee", text=turn.text)
    if comment.verdict in WRONG and turn.kind != "interrupted":
        about = tuple(dict.fromkeys(price.reason for price in comment.prices))
        yield Mark(turn.at, end, "mistake", comment.verdict, turn.text, about)


def of_kind(found: Iterable[Mark], *kinds: Kind) -> tuple[Mark, ...]:
    """Return the marks of some kinds, in their order."""
    return tuple(mark for mark in found if mark.kind in kinds)


def following(found: Sequence[Mark], at: float) -> Mark | None:
    """Return the first mark that begins after a time; None when none does. `found` is ordered by time."""
    place = bisect_right([mark.at for mark in found], at + 0.01)
    return found[place] if place < len(found) else None


def preceding(found: Sequence[Mark], at: float, *, grace: float = 1.0) -> Mark | None:
    """Return the last mark that began before a time, None when none did.

    One that began less than `grace` seconds before does not count, so that going back again and again gets on.
    """
    place = bisect_left([mark.at for mark in found], at - grace)
    return found[place - 1] if place else None


def turn_at(found: Iterable[Mark], at: float) -> Mark | None:
    """Return the turn that is heard at a time: of several the one that began last; None in a silence."""
    heard = [mark for mark in found if mark.kind in ("customer", "trainee") and mark.at <= at <= mark.end]
    return max(heard, key=lambda mark: mark.at, default=None)
