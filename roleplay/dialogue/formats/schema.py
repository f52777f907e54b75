"""Values to a scenario, with pydantic's complaints in words that a trainer understands."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import annotated_types
from pydantic import StringConstraints, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from roleplay.dialogue.formats.problems import Diagnostic, Place, Position, did_you_mean, position_of
from roleplay.dialogue.formats.source_model import Include, PartText, ScenarioPart, ScenarioSource
from roleplay.dialogue.model import (
    Background,
    BreakingPoint,
    Condition,
    Cues,
    Customer,
    CutIn,
    Effects,
    Fact,
    Identifier,
    Language,
    LevelRules,
    LineText,
    Matter,
    Node,
    Part,
    Reaction,
    Reply,
    ScoringRules,
    Sentences,
    Speaker,
    Text,
)

Source = TypeVar("Source", bound=Part)

_PARTS: dict[Any, str] = {
    ScenarioSource: "a scenario",
    Customer: "the customer",
    Matter: "the matter",
    Speaker: "a speaker",
    Background: "the background",
    Fact: "a fact",
    LevelRules: "a level",
    ScoringRules: "the scoring",
    BreakingPoint: "the breaking point",
    Include: "an include",
    Node: "a node",
    Reply: "a reply",
    Reaction: "a reaction",
    CutIn: "a cut-in",
    LineText: "a line",
    Cues: "cues",
    Condition: "a condition",
    Effects: "effects",
    ScenarioPart: "a part",
    PartText: "a text of a part",
}
_WORDS: tuple[tuple[Any, str], ...] = (
    (Identifier, "an id (small letters, digits, `-` and `_`, beginning with a letter)"),
    (Language, "a language code of two small letters such as `en`"),
    (Text, "text per language, such as `en: ...`"),
    (Sentences, "lists of sentences per language, such as `en: [...]`"),
    (bool, "`true` or `false`"),
    (float, "a number"),
    (int, "a whole number"),
    (str, "text"),
)
_SHOWN = 40
"""Longest value that a message repeats."""


def _called(kind: Any) -> str:
    """Return what messages call a part of a file, empty for what is none."""
    return str(_PARTS.get(kind) or getattr(kind, "CALLED", ""))


def validate(
    value: object,
    positions: Mapping[Place, Position],
    file: str,
    kind: type[Source],
    whole: type[Part],
    at: Place = (),
) -> tuple[Source | None, list[Diagnostic]]:
    """Make a scenario, or whatever `kind` is, of plain values, or say all that keeps them from being one.

    `whole` is the model of the whole file: messages name its keys. `at` is where in the file the value stands.
    """
    if not isinstance(value, dict) and not at:
        first, *more = list(whole.model_fields)[:4]
        hint = f"Begin with `{first}: 1`, then {', '.join(f'`{key}:`' for key in more)} and so on."
        return None, [Diagnostic("RP053", "error", f"the file does not hold {_called(whole)}", hint, file, 1, 1)]
    try:
        return kind.model_validate(value, strict=True), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        for details in found:
            details["loc"] = (*at, *details["loc"])
        return None, [_problem(details, positions, file, whole) for details in found]


def _problem(details: ErrorDetails, positions: Mapping[Place, Position], file: str, whole: type[Part]) -> Diagnostic:
    place = details["loc"]
    if details["type"] == "extra_forbidden":
        code, (message, hint) = "RP051", _unknown_key(place, whole)
    elif details["type"] == "missing":
        code, (message, hint) = "RP052", _missing_key(place, whole)
        place = place[:-1]
    elif place[-1] == "[key]":
        code, (message, hint) = "RP053", _wrong_key(place, whole)
        place = place[:-1]
    else:
        code, (message, hint) = "RP053", _wrong_value(details, whole)
    at = position_of(place, positions)
    return Diagnostic(code, "error", message, hint, file, at.line, at.column, place)


def _unknown_key(place: Place, whole: type[Part]) -> tuple[str, str]:
    owner = _bare(annotation_at(place[:-1], whole))
    keys = list(owner.model_fields)
    word = str(place[-1])
    hint = did_you_mean(word, keys) or f"Its keys are {', '.join(f'`{key}`' for key in keys)}."
    return f"`{_short(word)}` is not a key of {_called(owner)}", hint


def _wrong_key(place: Place, whole: type[Part]) -> tuple[str, str]:
    wanted = annotation_at(place, whole)
    word = str(place[-2])
    choices = get_args(wanted) if get_origin(wanted) is Literal else ()
    return f"`{_short(word)}` is not {describe(wanted)}", did_you_mean(word, choices) or "Choose another name."


def _missing_key(place: Place, whole: type[Part]) -> tuple[str, str]:
    owner = _bare(annotation_at(place[:-1], whole))
    return f"`{place[-1]}` is missing in {_called(owner)}", f"Add it: {describe(annotation_at(place, whole))}."


def _wrong_value(details: ErrorDetails, whole: type[Part]) -> tuple[str, str]:
    place, given = details["loc"], details["input"]
    name = _name(place, whole)
    if details["type"] == "string_too_long":
        return f"{name} is longer than {details['ctx']['max_length']} characters", "Split or shorten it."
    if details["type"] == "too_long":
        return f"{name} has more than {details['ctx']['max_length']} items", "Leave some out."
    wanted = annotation_at(place, whole)
    if details["type"] in {"string_too_short", "too_short"}:
        return f"{name} is empty", f"It must be {describe(wanted)}."
    shown = f", not `{_short(given)}`" if isinstance(given, str | int | float) else ""
    return f"{name} must be {describe(wanted)}{shown}", _advice(wanted, given)


def _advice(wanted: Any, given: object) -> str:
    """Return the usual cure for giving this where that is wanted."""
    bare = _bare(wanted)
    if given is None:
        return "It is empty; write a value or remove the key."
    if bare is str and isinstance(given, bool | int | float):
        return f'Put it in quotes: `"{str(given).lower() if isinstance(given, bool) else given}"`.'
    if get_origin(bare) is tuple and not isinstance(given, dict):
        return "Write it as a list: `[one, two]`."
    if get_origin(bare) is Literal and isinstance(given, str):
        return did_you_mean(given, [str(choice) for choice in get_args(bare)])
    if bare in (float, int) and isinstance(given, str):
        return "Write the number without quotes or words."
    return ""


def _name(place: Place, whole: type[Part]) -> str:
    """Name the value that stands at a place."""
    last = place[-1]
    if isinstance(last, int):
        key = next((part for part in reversed(place) if isinstance(part, str)), "")
        return f"item {last + 1} of `{key}`"
    if len(place) > 1 and get_origin(_bare(annotation_at(place[:-1], whole))) is dict:
        return f"`{last}` of `{place[-2]}`"
    return f"`{last}`"


def annotation_at(place: Place, whole: type[Part]) -> Any:
    """Return the type that the model of a whole file declares for what stands at a place."""
    annotation: Any = whole
    key_type: Any = str
    for part in place:
        bare = _bare(annotation)
        if part == "[key]":  # pydantic's way to say that the key before, not its value, is meant
            annotation = key_type
        elif get_origin(bare) is dict:
            key_type, annotation = get_args(bare)
        elif get_origin(bare) is tuple:
            annotation = get_args(bare)[0]
        else:
            annotation = get_type_hints(bare, include_extras=True)[str(part)]
    return annotation


def _bare(annotation: Any) -> Any:
    """Strip constraints and `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(choice for choice in get_args(annotation) if choice is not type(None))
        else:
            return annotation


def describe(annotation: Any) -> str:
    """Say what a declared type wants: "a number between 0 and 100"."""
    if get_origin(annotation) in (Union, types.UnionType):
        return describe(next(choice for choice in get_args(annotation) if choice is not type(None)))
    for known, words in _WORDS:
        if annotation == known:
            return words
    bare = _bare(annotation)
    if _called(bare):
        return f"the keys of {_called(bare)}"
    return _describe_collection(bare) or describe(bare) + _range(annotation)


def _describe_collection(bare: Any) -> str:
    origin = get_origin(bare)
    if origin is Literal:
        choices = [f"`{choice}`" for choice in get_args(bare)]
        return choices[0] if len(choices) == 1 else "one of " + ", ".join(choices)
    if origin is tuple:
        return f"a list; each item {describe(get_args(bare)[0])}"
    return "a mapping of keys to values" if origin is dict else ""


def _range(annotation: Any) -> str:
    """Return the limits of a constrained number in words."""
    low: object = None
    high: object = None
    for constraint in _constraints(annotation):
        if isinstance(constraint, annotated_types.Ge):
            low = constraint.ge
        elif isinstance(constraint, annotated_types.Le):
            high = constraint.le
    if low is not None and high is not None:
        return f" between {low} and {high}"
    return f" from {low}" if low is not None else ""


def _constraints(annotation: Any) -> list[Any]:
    if get_origin(annotation) is not Annotated:
        return []
    found: list[Any] = []
    for metadata in get_args(annotation)[1:]:
        if isinstance(metadata, FieldInfo):
            found.extend(metadata.metadata)
        elif not isinstance(metadata, StringConstraints):
            found.append(metadata)
    return found


def _short(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
