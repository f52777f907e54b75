"""Keys and values that do not fit the format, and texts in a language too many."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from roleplay.dialogue.authoring.edits import InsertItem, RemoveItem, RenameKey, SetValue
from roleplay.dialogue.authoring.mending.case import (
    MOST_NEAR,
    Case,
    Mend,
    MendKind,
    nearest,
    remove,
)
from roleplay.dialogue.authoring.places import exists, value_at
from roleplay.dialogue.formats.schema import annotation_at
from roleplay.dialogue.formats.source_model import ScenarioSource
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.model import Part


def unknown_key(case: Case) -> Iterator[Mend]:
    if case.there is None:
        return
    owner = annotation_at(case.place[:-1], ScenarioSource)
    while get_origin(owner) is not None and not isinstance(owner, type):
        owner = next(inner for inner in get_args(owner) if inner is not type(None))
    if isinstance(owner, type) and issubclass(owner, Part):
        around: Any = value_at(case.value, case.place[:-1])
        free = [key for key in owner.model_fields if key not in around]
        for key in difflib.get_close_matches(str(case.place[-1]), free, n=MOST_NEAR, cutoff=0.6):
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


def missing_key(case: Case) -> Iterator[Mend]:
    if case.word in {"roleplay", "version"} and not case.place:
        yield Mend("add", case.word, InsertItem((), 1, at=0 if case.word == "roleplay" else None, key=case.word))
    elif case.word == "languages" and not case.place:
        yield Mend("add", case.word, SetValue(("languages",), ("en",)))


def wrong_value(case: Case) -> Iterator[Mend]:
    value = case.there
    if not case.place or value is None or isinstance(value, dict | tuple):
        return
    wanted = annotation_at(case.place, ScenarioSource)
    if case.problem.message.startswith(f"`{case.place[-1]}` is not "):  # the key is what is wrong
        if "language code" in case.problem.message:
            yield from missing_languages(case)
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
        yield from nearest(text, [choice for choice in get_args(wanted) if isinstance(choice, str)], case.place)


def _fits(value: Plain, wanted: Any) -> bool:
    """Tell whether a value is what the schema wants."""
    try:
        TypeAdapter(wanted).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def missing_languages(case: Case) -> Iterator[Mend]:
    """Yield the languages in which a text is still missing, for one that stands under a wrong one."""
    texts = value_at(case.value, case.place[:-1]) if case.there is not None else None
    if isinstance(texts, dict):
        for language in case.languages:
            if language not in texts:
                yield Mend("use", language, RenameKey(case.place, language))


def other_language(case: Case) -> Iterator[Mend]:
    code = str(case.place[-1])
    yield from missing_languages(case)
    if case.there is not None and len(value_at(case.value, case.place[:-1])) > 1:  # type: ignore[arg-type]
        yield from remove(case)
    if case.there is not None and exists(case.value, ("languages",)):
        yield Mend("language", code, InsertItem(("languages",), code))


def braces(case: Case) -> Iterator[Mend]:
    if isinstance(text := case.there, str):
        yield Mend("remove", "{ }", SetValue(case.place, re.sub(r"[{}]", "", text)))
