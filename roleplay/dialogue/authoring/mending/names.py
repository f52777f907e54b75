"""Names that nobody knows, that are there twice, or that nothing asks for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from roleplay.dialogue.authoring.building import free_id
from roleplay.dialogue.authoring.edits import Compound, Edit, InsertItem, RemoveItem, RenameKey, SetValue
from roleplay.dialogue.authoring.mending.case import (
    MOST_NEAR,
    QUOTED,
    Case,
    Mend,
    flags_under,
    nearest,
    remove,
    set_flags,
)
from roleplay.dialogue.authoring.places import exists, value_at
from roleplay.dialogue.authoring.references import line_ids
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.yaml_tree import Plain


def node(case: Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from nearest(word, case.names("nodes", "include"), case.place)
        if re.fullmatch(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*", word):
            # A moment in which nothing is said yet ends the call: one that led nowhere would be an error again.
            yield Mend("add", word, InsertItem(("nodes",), {"outcome": "customer_left"}, key=word))


def technique(case: Case) -> Iterator[Mend]:
    place, word = case.place, case.there
    if place[:1] == ("temper",) and len(place) == 2:
        for name in difflib.get_close_matches(str(place[1]), sorted(case.known.techniques), n=MOST_NEAR, cutoff=0.6):
            if not exists(case.value, ("temper", name)):
                yield Mend("use", name, RenameKey(place, name))
    elif isinstance(word, str):
        around = value_at(case.value, place[:-1])
        known = case.known.techniques - set(around if isinstance(around, tuple) else ())
        yield from nearest(word, known, place)
    if case.there is not None:
        yield Mend("remove", case.word, RemoveItem(place))


def fact(case: Case) -> Iterator[Mend]:
    if not isinstance(word := case.there, str):
        return
    yield from nearest(word, case.names("facts"), case.place)
    fact: Plain = {
        "label": dict.fromkeys(case.languages, word),
        "spoken": dict.fromkeys(case.languages, (word,)),
    }
    yield Mend("add", word, InsertItem(("facts",), fact, key=word))


def speaker(case: Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from nearest(word, ["customer", *case.names("speakers")], case.place)
        yield Mend("remove", "speaker", RemoveItem(case.place))


def voice(case: Case) -> Iterator[Mend]:
    if not isinstance(word := case.there, str):
        return
    near = [*nearest(word, case.known.voices, case.place)]
    yield from near or [Mend("use", name, SetValue(case.place, name)) for name in sorted(case.known.voices)[:1]]


def goal(case: Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from nearest(word, set_flags(case.value), case.place)


def unset_flag(case: Case) -> Iterator[Mend]:
    flags = case.there
    if isinstance(flags, tuple) and case.word in flags:
        place = (*case.place, flags.index(case.word))
        yield from nearest(case.word, set_flags(case.value) - set(flags), place)
        yield Mend("remove", case.word, RemoveItem(place))


def unasked_flag(case: Case) -> Iterator[Mend]:
    flags = case.there
    if isinstance(flags, tuple) and case.word in flags:
        every = [place for place, flag in flags_under(case.value, "set") if flag == case.word]
        edit: Edit = (
            RemoveItem(every[0])
            if len(every) == 1
            else Compound(f"remove {case.word}", tuple(RemoveItem(place) for place in reversed(every)))
        )
        yield Mend("remove", case.word, edit)


def double_line(case: Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        name = free_id(word, {name for _, name in line_ids(case.value)})
        yield Mend("rename", name, SetValue(case.place, name))


def double_reply(case: Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        whole: Any = case.value
        own: Any = value_at(case.value, case.place[:-2])
        open_here = [*(whole.get("shared_replies") or ()), *own]
        name = free_id(word, {str(reply["id"]) for reply in open_here if "id" in reply})
        yield Mend("rename", name, SetValue(case.place, name))


def part(case: Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from nearest(word, PartShelf(case.known.parts).ids(), case.place)


def way_out(case: Case) -> Iterator[Mend]:
    found = QUOTED.findall(case.problem.message)
    if case.place[-1:] == ("exits",) and len(case.place) == 3 and found:
        for name in case.names("nodes")[-2:]:
            yield Mend("use", name, SetValue((*case.place, found[0]), name))
    else:
        yield from remove(case)
