"""Ways through a call that lead nowhere, or that nobody can take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roleplay.dialogue.authoring.building import remove_node
from roleplay.dialogue.authoring.edits import InsertItem, MoveItem, RemoveItem, SetValue
from roleplay.dialogue.authoring.mending.case import (
    Case,
    Mend,
    Mender,
    is_spared,
    remove,
)
from roleplay.dialogue.authoring.places import exists, value_at
from roleplay.dialogue.formats.problems import Place


def unreached(case: Case) -> Iterator[Mend]:
    if case.there is not None and is_spared(case):
        name = str(case.place[-1])
        yield Mend("remove", name, remove_node(case.value, name))


def no_way_on(case: Case) -> Iterator[Mend]:
    if case.there is not None:
        for outcome in ("solved", "handed_over", "customer_left"):
            yield Mend("end", outcome, SetValue((*case.place, "outcome"), outcome))


def beyond_the_end(case: Case) -> Iterator[Mend]:
    if case.there is not None:
        if is_spared(case):
            yield Mend("remove", str(case.place[-1]), RemoveItem(case.place))
        if case.place[-1] == "replies" and any(isinstance(one, dict) and "next" in one for one in case.there):
            yield Mend("remove", "outcome", RemoveItem((*case.place[:-1], "outcome")))


def nothing_follows(key: str) -> Mender:
    def mend(case: Case) -> Iterator[Mend]:
        node = case.there
        if isinstance(node, dict):
            place: Place = (*case.place, key) if node.get("shared") is False or node.get(key) else (f"shared_{key}",)
            yield Mend("add", str(place[-1]), InsertItem(place, {"effects": {"heat": 3}}))

    return mend


def unchosen(case: Case) -> Iterator[Mend]:
    """Remove a reply that is never chosen, unless it alone leads on."""
    reply = case.there
    if isinstance(reply, dict):
        beside: Any = value_at(case.value, case.place[:-1])
        if "next" not in reply or any("next" in one for one in beside if isinstance(one, dict) and one is not reply):
            yield from remove(case)


def never_taken(case: Case) -> Iterator[Mend]:
    reactions = value_at(case.value, case.place[:-1]) if exists(case.value, case.place) else None
    if isinstance(reactions, tuple):
        always = [at for at, item in enumerate(reactions) if isinstance(item, dict) and _holds(item.get("when"))]
        if len(always) == 1:
            yield Mend("last", "", MoveItem((*case.place[:-1], always[0]), len(reactions) - 1))
        if is_spared(case):
            yield Mend("drop", "", RemoveItem(case.place))


def _holds(when: object) -> bool:
    """Tell whether a condition as it is written always holds."""
    return not when or (isinstance(when, dict) and all(part is None or part == () for part in when.values()))
