"""Mends: what takes a problem away with one press, where it is plain what was meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from roleplay.dialogue.authoring.building import free_id, remove_node
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import (
    Compound,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RenameKey,
    SetValue,
)
from roleplay.dialogue.authoring.places import exists, value_at
from roleplay.dialogue.authoring.references import line_ids
from roleplay.dialogue.formats.checks.references import Known
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.formats.schema import annotation_at
from roleplay.dialogue.formats.source_model import ScenarioSource
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.model import Part

MendKind = Literal["use", "add", "remove", "drop", "rename", "end", "last", "quote", "number", "language"]
_MOST_NEAR = 2
_QUOTED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Mend:
    """An edit that takes a problem away."""

    kind: MendKind
    """`use` another word that is there, `add` what is missing, `remove` what is too much, `drop` a reaction, `rename`
    what is double, `end` the call with an outcome, put it `last`, `quote` a number that is text, a `number`, a
    `language`.
    """
    name: str
    """What is used, added, removed, renamed to, ended with."""
    edit: Edit

    @property
    def label(self) -> str:
        """What it does, in English."""
        return _LABELS[self.kind].format(self.name)


_LABELS: dict[MendKind, str] = {
    "use": "Use ‘{}’",
    "add": "Add ‘{}’",
    "remove": "Remove ‘{}’",
    "drop": "Remove this reaction",
    "rename": "Call it ‘{}’",
    "end": "End the call here: {}",
    "last": "Put the one that always holds last",
    "quote": "Write it as text",
    "number": "Write it as the number {}",
    "language": "Add the language ‘{}’",
}


def mends_of(document: Document, problem: Diagnostic) -> tuple[Mend, ...]:
    """Return what mends a problem of a document, the most likely first; nothing where a person has to think.

    None leaves the problem, or brings an error that was not there: what would is not offered.
    """
    mender = _MENDERS.get(problem.code)
    if mender is None or not document.is_readable:
        return ()
    return tuple(mender(_Case(document.value, document.known, problem)))


@dataclass(frozen=True, slots=True)
class _Case:
    """A problem, and where it lies."""

    value: Plain
    known: Known
    problem: Diagnostic

    @property
    def place(self) -> Place:
        return self.problem.place

    @property
    def there(self) -> Any:
        """What stands at the place; None where nothing does, as in nodes that come from parts."""
        return value_at(self.value, self.place) if exists(self.value, self.place) else None

    @property
    def word(self) -> str:
        """The first word that the message quotes."""
        found = _QUOTED.search(self.problem.message)
        return found[1] if found else ""

    def names(self, *sections: str) -> list[str]:
        """Return the names that are defined in these sections."""
        whole: Any = self.value
        return [name for section in sections for name in whole.get(section) or ()]

    @property
    def languages(self) -> list[str]:
        whole: Any = self.value
        found = whole.get("languages")
        return [*found] if isinstance(found, tuple) and found else ["en"]


_Mender = Callable[[_Case], Iterable[Mend]]


def _near(word: str, known: Iterable[str], place: Place) -> Iterator[Mend]:
    """Yield the words that look most like one that is not known."""
    for name in difflib.get_close_matches(word, sorted(known), n=_MOST_NEAR, cutoff=0.6):
        yield Mend("use", name, SetValue(place, name))


def _node(case: _Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from _near(word, case.names("nodes", "include"), case.place)
        if re.fullmatch(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*", word):
            # A moment in which nothing is said yet ends the call: one that led nowhere would be an error again.
            yield Mend("add", word, InsertItem(("nodes",), {"outcome": "customer_left"}, key=word))


def _technique(case: _Case) -> Iterator[Mend]:
    place, word = case.place, case.there
    if place[:1] == ("temper",) and len(place) == 2:
        for name in difflib.get_close_matches(str(place[1]), sorted(case.known.techniques), n=_MOST_NEAR, cutoff=0.6):
            if not exists(case.value, ("temper", name)):
                yield Mend("use", name, RenameKey(place, name))
    elif isinstance(word, str):
        around = value_at(case.value, place[:-1])
        known = case.known.techniques - set(around if isinstance(around, tuple) else ())
        yield from _near(word, known, place)
    if case.there is not None:
        yield Mend("remove", case.word, RemoveItem(place))


def _fact(case: _Case) -> Iterator[Mend]:
    if not isinstance(word := case.there, str):
        return
    yield from _near(word, case.names("facts"), case.place)
    fact: Plain = {
        "label": dict.fromkeys(case.languages, word),
        "spoken": dict.fromkeys(case.languages, (word,)),
    }
    yield Mend("add", word, InsertItem(("facts",), fact, key=word))


def _speaker(case: _Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from _near(word, ["customer", *case.names("speakers")], case.place)
        yield Mend("remove", "speaker", RemoveItem(case.place))


def _voice(case: _Case) -> Iterator[Mend]:
    if not isinstance(word := case.there, str):
        return
    near = [*_near(word, case.known.voices, case.place)]
    yield from near or [Mend("use", name, SetValue(case.place, name)) for name in sorted(case.known.voices)[:1]]


def _unset_flag(case: _Case) -> Iterator[Mend]:
    flags = case.there
    if isinstance(flags, tuple) and case.word in flags:
        place = (*case.place, flags.index(case.word))
        yield from _near(case.word, _set_flags(case.value) - set(flags), place)
        yield Mend("remove", case.word, RemoveItem(place))


def _goal(case: _Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from _near(word, _set_flags(case.value), case.place)


def _set_flags(value: Plain) -> set[str]:
    """Return every flag that some move sets."""
    return {flag for _, flag in _flags(value, "set")}


def _flags(value: Plain, key: str, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield the flags that stand in lists of this name, and where."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name == key and isinstance(item, tuple):
                yield from (((*place, name, at), flag) for at, flag in enumerate(item) if isinstance(flag, str))
            else:
                yield from _flags(item, key, (*place, name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _flags(item, key, (*place, at))


def _is_spared(case: _Case) -> bool:
    """Tell whether what stands at the place can go: no flag is set there alone that others ask for."""
    length = len(case.place)
    own = [flag for place, flag in _flags(case.value, "set") if place[:length] == case.place]
    others = {flag for place, flag in _flags(case.value, "set") if place[:length] != case.place}
    whole: Any = case.value
    asked = set((whole.get("goals") or {}).values())
    for key in ("flags", "without", "clear"):
        asked |= {flag for place, flag in _flags(case.value, key) if place[:length] != case.place}
    return asked.isdisjoint(set(own) - others)


def _unreached(case: _Case) -> Iterator[Mend]:
    if case.there is not None and _is_spared(case):
        name = str(case.place[-1])
        yield Mend("remove", name, remove_node(case.value, name))


def _no_way_on(case: _Case) -> Iterator[Mend]:
    if case.there is not None:
        for outcome in ("solved", "handed_over", "customer_left"):
            yield Mend("end", outcome, SetValue((*case.place, "outcome"), outcome))


def _beyond_the_end(case: _Case) -> Iterator[Mend]:
    if case.there is not None:
        if _is_spared(case):
            yield Mend("remove", str(case.place[-1]), RemoveItem(case.place))
        if case.place[-1] == "replies" and any(isinstance(one, dict) and "next" in one for one in case.there):
            yield Mend("remove", "outcome", RemoveItem((*case.place[:-1], "outcome")))


def _nothing_follows(key: str) -> _Mender:
    def mend(case: _Case) -> Iterator[Mend]:
        node = case.there
        if isinstance(node, dict):
            place: Place = (*case.place, key) if node.get("shared") is False or node.get(key) else (f"shared_{key}",)
            yield Mend("add", str(place[-1]), InsertItem(place, {"effects": {"heat": 3}}))

    return mend


def _double_line(case: _Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        name = free_id(word, {name for _, name in line_ids(case.value)})
        yield Mend("rename", name, SetValue(case.place, name))


def _double_reply(case: _Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        whole: Any = case.value
        own: Any = value_at(case.value, case.place[:-2])
        open_here = [*(whole.get("shared_replies") or ()), *own]
        name = free_id(word, {str(reply["id"]) for reply in open_here if "id" in reply})
        yield Mend("rename", name, SetValue(case.place, name))


def _unchosen(case: _Case) -> Iterator[Mend]:
    """Remove a reply that is never chosen, unless it alone leads on."""
    reply = case.there
    if isinstance(reply, dict):
        beside: Any = value_at(case.value, case.place[:-1])
        if "next" not in reply or any("next" in one for one in beside if isinstance(one, dict) and one is not reply):
            yield from _remove(case)


def _remove(case: _Case) -> Iterator[Mend]:
    if case.there is not None and _is_spared(case):
        last = case.place[-1]
        name = case.word if isinstance(last, int) else str(last)
        yield Mend("remove", name, RemoveItem(case.place))


def _missing_languages(case: _Case) -> Iterator[Mend]:
    """Yield the languages in which a text is still missing, for one that stands under a wrong one."""
    texts = value_at(case.value, case.place[:-1]) if case.there is not None else None
    if isinstance(texts, dict):
        for language in case.languages:
            if language not in texts:
                yield Mend("use", language, RenameKey(case.place, language))


def _other_language(case: _Case) -> Iterator[Mend]:
    code = str(case.place[-1])
    yield from _missing_languages(case)
    if case.there is not None and len(value_at(case.value, case.place[:-1])) > 1:  # type: ignore[arg-type]
        yield from _remove(case)
    if case.there is not None and exists(case.value, ("languages",)):
        yield Mend("language", code, InsertItem(("languages",), code))


def _braces(case: _Case) -> Iterator[Mend]:
    if isinstance(text := case.there, str):
        yield Mend("remove", "{ }", SetValue(case.place, re.sub(r"[{}]", "", text)))


def _never_taken(case: _Case) -> Iterator[Mend]:
    reactions = value_at(case.value, case.place[:-1]) if exists(case.value, case.place) else None
    if isinstance(reactions, tuple):
        always = [at for at, item in enumerate(reactions) if isinstance(item, dict) and _holds(item.get("when"))]
        if len(always) == 1:
            yield Mend("last", "", MoveItem((*case.place[:-1], always[0]), len(reactions) - 1))
        if _is_spared(case):
            yield Mend("drop", "", RemoveItem(case.place))


def _holds(when: object) -> bool:
    """Tell whether a condition as it is written always holds."""
    return not when or (isinstance(when, dict) and all(part is None or part == () for part in when.values()))


def _unasked_flag(case: _Case) -> Iterator[Mend]:
    flags = case.there
    if isinstance(flags, tuple) and case.word in flags:
        every = [place for place, flag in _flags(case.value, "set") if flag == case.word]
        edit: Edit = (
            RemoveItem(every[0])
            if len(every) == 1
            else Compound(f"remove {case.word}", tuple(RemoveItem(place) for place in reversed(every)))
        )
        yield Mend("remove", case.word, edit)


def _unknown_key(case: _Case) -> Iterator[Mend]:
    if case.there is None:
        return
    owner = annotation_at(case.place[:-1], ScenarioSource)
    while get_origin(owner) is not None and not isinstance(owner, type):
        owner = next(inner for inner in get_args(owner) if inner is not type(None))
    if isinstance(owner, type) and issubclass(owner, Part):
        around: Any = value_at(case.value, case.place[:-1])
        free = [key for key in owner.model_fields if key not in around]
        for key in difflib.get_close_matches(str(case.place[-1]), free, n=_MOST_NEAR, cutoff=0.6):
            if _is_of_kind(case.there, annotation_at((*case.place[:-1], key), ScenarioSource)):
                yield Mend("use", key, RenameKey(case.place, key))
    yield Mend("remove", str(case.place[-1]), RemoveItem(case.place))


def _is_of_kind(value: Plain, wanted: Any) -> bool:
    """Tell whether a value is roughly what is wanted: words, a number, a list, or keys with values."""
    if value is None:
        return False
    while get_origin(wanted) in (Annotated, Union, UnionType):
        wanted = next(inner for inner in get_args(wanted) if inner is not type(None))
    if get_origin(wanted) is Literal:
        return value in get_args(wanted)
    kind = get_origin(wanted) or wanted
    if issubclass(kind, Part):
        kind = dict
    return isinstance(value, kind) or (kind is float and isinstance(value, int))


def _missing_key(case: _Case) -> Iterator[Mend]:
    if case.word in {"roleplay", "version"} and not case.place:
        yield Mend("add", case.word, InsertItem((), 1, at=0 if case.word == "roleplay" else None, key=case.word))
    elif case.word == "languages" and not case.place:
        yield Mend("add", case.word, SetValue(("languages",), ("en",)))


def _wrong_value(case: _Case) -> Iterator[Mend]:
    value = case.there
    if not case.place or value is None or isinstance(value, dict | tuple):
        return
    wanted = annotation_at(case.place, ScenarioSource)
    if case.problem.message.startswith(f"`{case.place[-1]}` is not "):  # the key is what is wrong
        if "language code" in case.problem.message:
            yield from _missing_languages(case)
        return
    text = str(value).strip()
    tried: list[tuple[MendKind, str, Plain]] = []
    if not isinstance(value, str):
        if _fits("any words", wanted):  # where a name is wanted, `true` would be none that is known
            text = text.lower() if isinstance(value, bool) else text
            tried.append(("quote", text, text))
    elif re.fullmatch(r"-?\d+(\.\d+)?", text):
        tried += [("number", text, int(text) if text.lstrip("-").isdigit() else float(text))]
    tried.append(("quote", text, (value,)))
    yield from (Mend(kind, name, SetValue(case.place, new)) for kind, name, new in tried if _fits(new, wanted))
    while get_origin(wanted) is not Literal and get_args(wanted):
        wanted = get_args(wanted)[0]
    if get_origin(wanted) is Literal:
        yield from _near(text, [choice for choice in get_args(wanted) if isinstance(choice, str)], case.place)


def _fits(value: Plain, wanted: Any) -> bool:
    """Tell whether a value is what the schema wants."""
    try:
        TypeAdapter(wanted).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def _part(case: _Case) -> Iterator[Mend]:
    if isinstance(word := case.there, str):
        yield from _near(word, PartShelf(case.known.parts).ids(), case.place)


def _exit(case: _Case) -> Iterator[Mend]:
    found = _QUOTED.findall(case.problem.message)
    if case.place[-1:] == ("exits",) and len(case.place) == 3 and found:
        for name in case.names("nodes")[-2:]:
            yield Mend("use", name, SetValue((*case.place, found[0]), name))
    else:
        yield from _remove(case)


_MENDERS: dict[str, _Mender] = {
    "RP051": _unknown_key,
    "RP052": _missing_key,
    "RP053": _wrong_value,
    "RP101": _node,
    "RP102": _technique,
    "RP103": _fact,
    "RP104": _speaker,
    "RP105": _voice,
    "RP106": _unset_flag,
    "RP107": _goal,
    "RP109": _unreached,
    "RP111": _no_way_on,
    "RP112": _beyond_the_end,
    "RP113": _nothing_follows("silence"),
    "RP114": _nothing_follows("otherwise"),
    "RP115": _double_line,
    "RP116": _double_reply,
    "RP117": _remove,
    "RP119": _other_language,
    "RP121": _braces,
    "RP122": _never_taken,
    "RP124": _remove,
    "RP126": _remove,
    "RP127": _remove,
    "RP130": _part,
    "RP132": _exit,
    "RP134": _remove,
    "RP138": _unasked_flag,
    "RP140": _unchosen,
    "RP141": _remove,
}
"""By the code of the diagnostic."""
