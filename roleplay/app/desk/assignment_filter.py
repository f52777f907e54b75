"""Which assignments and people a trainer wants to see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roleplay.core.assignments import StandingState, Terms
from roleplay.review.assignments import Overview, Standing
from roleplay.store.folding import fold


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything given must hold."""

    text: str = ""
    """Must occur in the name of the person or of the customer, or in the title; accents and case do not matter."""
    people: frozenset[str] | None = None
    """Those of a group; None for all."""
    state: StandingState | None = None
    due_soon: bool = False
    withdrawn: bool = False
    """Show also what was withdrawn."""


def narrowed(overviews: Iterable[Overview], wanted: Wanted) -> tuple[Overview, ...]:
    """Return the assignments and people that fit; an assignment that fits nobody is left out."""
    found = []
    for one in overviews:
        if one.assignment.withdrawn_at is not None and not wanted.withdrawn:
            continue
        fitting = tuple(each for each in one.standings if _fits(one.assignment.terms, each, wanted))
        asks_nobody = not one.standings and wanted == Wanted(withdrawn=wanted.withdrawn)
        if fitting or asks_nobody:  # an empty group: the trainer has to see that nobody was reached
            found.append(Overview(one.assignment, fitting))
    return tuple(found)


def _fits(terms: Terms, one: Standing, wanted: Wanted) -> bool:
    sought = fold(wanted.text.strip())
    return (
        (wanted.people is None or one.person in wanted.people)
        and wanted.state in (None, one.state)
        and (one.due_soon or not wanted.due_soon)
        and (not sought or any(sought in fold(text) for text in (one.person, terms.customer, terms.scenario_title)))
    )
