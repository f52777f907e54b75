"""Checks on a whole scenario: what the schema cannot see, because it lies between the parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from roleplay.dialogue.formats.graph import graph_problems
from roleplay.dialogue.formats.problems import (
    Diagnostic,
    Place,
    did_you_mean,
    in_order,
    is_playable,
    position_of,
)
from roleplay.dialogue.formats.yaml_source import ParsedScenario
from roleplay.dialogue.model import (
    BreakingPoint,
    Condition,
    Effects,
    Language,
    LineText,
    Part,
    Reaction,
    Reply,
    Scenario,
)

_Parts = tuple[tuple[Place, Part], ...]
"""Every part of a scenario and where it stands."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a scenario may refer to outside itself."""

    techniques: frozenset[str]
    """Ids of the catalogue."""
    voices: frozenset[str]
    """Ids of the files in `voices/`."""
    measured: frozenset[str] = frozenset()
    """What is measured over time rather than by words, such as `interrupting`; a temper may follow it too."""
    parts: tuple[Path, ...] = ()
    """Folders of parts that every scenario may include, searched before the one beside its file."""


def lint(parsed: ParsedScenario, known: Known) -> ParsedScenario:
    """Add the checks on the whole scenario, placed in the file; with an error the scenario is dropped."""
    if parsed.scenario is None:
        return parsed
    found = []
    for diagnostic in check(parsed.scenario, known):
        at = position_of(diagnostic.place, parsed.positions)
        found.append(replace(diagnostic, file=parsed.file, line=at.line, column=at.column))
    diagnostics = in_order([*parsed.diagnostics, *found])
    return replace(parsed, diagnostics=diagnostics, scenario=parsed.scenario if is_playable(diagnostics) else None)


def check(scenario: Scenario, known: Known) -> tuple[Diagnostic, ...]:
    """Return all problems of a scenario, with the place inside it but no file. Pure."""
    parts = tuple(_walk(scenario, ()))
    return tuple(
        chain(
            _references(scenario, parts, known),
            _flags(scenario, parts),
            _line_ids(parts),
            _translations(scenario.languages, parts),
            _lines(parts),
            _replies(parts),
            _conditions(parts),
            graph_problems(scenario),
        )
    )


def _walk(part: Part, place: Place) -> Iterator[tuple[Place, Part]]:
    yield place, part
    for name in type(part).model_fields:
        yield from _walk_value(getattr(part, name), (*place, name))


def _walk_value(value: object, place: Place) -> Iterator[tuple[Place, Part]]:
    if isinstance(value, Part):
        yield from _walk(value, place)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, (*place, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk_value(item, (*place, key))


def _unknown(code: str, kind: str, word: str, known: Collection[str], place: Place) -> Iterator[Diagnostic]:
    if word not in known:
        hint = did_you_mean(word, known)
        if not hint and known:
            hint = f"Known: {', '.join(f'`{item}`' for item in sorted(known))}."
        yield Diagnostic(code, "error", f"there is no {kind} `{word}`", hint, place=place)


def _references(scenario: Scenario, parts: _Parts, known: Known) -> Iterator[Diagnostic]:
    yield from _unknown("RP101", "node", scenario.start, scenario.nodes, ("start",))
    yield from _unknown("RP105", "voice", scenario.customer.voice, known.voices, ("customer", "voice"))
    for speaker, person in scenario.speakers.items():
        yield from _unknown("RP105", "voice", person.voice, known.voices, ("speakers", speaker, "voice"))
    for technique in scenario.temper:
        moving = known.techniques | known.measured
        yield from _unknown("RP102", "technique", technique, moving, ("temper", technique))
    speakers = {"customer", *scenario.speakers}
    referring: tuple[tuple[type[Part], str, str, str, Collection[str]], ...] = (
        (BreakingPoint, "next", "RP101", "node", scenario.nodes),
        (Reply, "next", "RP101", "node", scenario.nodes),
        (Reaction, "next", "RP101", "node", scenario.nodes),
        (Reply, "techniques", "RP102", "technique", known.techniques),
        (Condition, "used", "RP102", "technique", known.techniques),
        (Condition, "unused", "RP102", "technique", known.techniques),
        (Reply, "facts", "RP103", "fact", scenario.facts),
        (LineText, "speaker", "RP104", "speaker", speakers),
    )
    for place, part in parts:
        for kind, field, code, what, there in referring:
            if isinstance(part, kind):
                for at, word in _words(getattr(part, field), (*place, field)):
                    yield from _unknown(code, what, word, there, at)


def _words(value: str | tuple[str, ...] | None, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    else:
        yield from (((*place, index), word) for index, word in enumerate(value or ()))


def _flags(scenario: Scenario, parts: _Parts) -> Iterator[Diagnostic]:
    settable = {flag for _, part in parts if isinstance(part, Effects) for flag in part.set}
    for place, part in parts:
        wanted: list[tuple[str, str]] = []
        if isinstance(part, Condition):
            wanted += [("flags", flag) for flag in part.flags] + [("without", flag) for flag in part.without]
        elif isinstance(part, Effects):
            wanted += [("clear", flag) for flag in part.clear]
        for key, flag in wanted:
            if flag not in settable:
                hint = did_you_mean(flag, settable) or f"Set it in the effects of a move: `set: [{flag}]`."
                yield Diagnostic("RP106", "error", f"nothing sets the flag `{flag}`", hint, place=(*place, key))
    for goal in ("feeling", "matter"):
        flag_of_goal = scenario.goals.get(goal)
        if flag_of_goal is None:
            hint = f"Name the flag that tells that the {goal} was dealt with."
            yield Diagnostic("RP108", "error", f"`{goal}` is missing in the goals", hint, place=("goals",))
        elif flag_of_goal not in settable:
            hint = (
                did_you_mean(flag_of_goal, settable) or f"Set it in the effects of a move: `set: [{flag_of_goal}]`."
            )
            message = f"the goal `{goal}` cannot be reached: nothing sets the flag `{flag_of_goal}`"
            yield Diagnostic("RP107", "error", message, hint, place=("goals", goal))


def _line_ids(parts: _Parts) -> Iterator[Diagnostic]:
    lines = [(place, part) for place, part in parts if isinstance(part, LineText)]
    counts = Counter(line.id for _, line in lines)
    seen: set[str] = set()
    for place, line in lines:
        if counts[line.id] > 1 and line.id in seen:
            message = f"another line has the id `{line.id}` too"
            hint = "Give every line its own; translations and voices go by it."
            yield Diagnostic("RP115", "error", message, hint, place=(*place, "id"))
        seen.add(line.id)


@cache
def _texts_of(kind: type[Part]) -> tuple[str, ...]:
    """Return the fields of a part that hold something per language."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(name for name, hint in hints.items() if get_origin(hint) is dict and get_args(hint)[0] == Language)


def _translations(languages: tuple[str, ...], parts: _Parts) -> Iterator[Diagnostic]:
    for place, part in parts:
        for name in _texts_of(type(part)):
            given: dict[str, Any] = getattr(part, name)
            if not given and name in type(part).model_fields and not type(part).model_fields[name].is_required():
                continue
            for language in languages:
                if language not in given:
                    message = f"`{name}` is missing in the language `{language}`"
                    yield Diagnostic("RP118", "error", message, f"Add `{language}: ...`.", place=(*place, name))
            for language in given:
                if language not in languages:
                    message = f"the language `{language}` is not one of this scenario's languages"
                    hint = f"Add it to `languages`, or remove this text; they are {', '.join(languages)}."
                    yield Diagnostic("RP119", "warning", message, hint, place=(*place, name, language))


def _lines(parts: _Parts) -> Iterator[Diagnostic]:
    for place, part in parts:
        if not isinstance(part, LineText):
            continue
        for language, text in part.text.items():
            if not _braces_fit(text):
                message = "the braces around swear words do not fit together"
                hint = "Write each as `{word}`, with nothing nested."
                yield Diagnostic("RP121", "error", message, hint, place=(*place, "text", language))


def _braces_fit(text: str) -> bool:
    is_open = False
    previous = ""
    for character in text:
        if character in "{}":
            if is_open != (character == "}") or (is_open and previous == "{"):
                return False
            is_open = not is_open
        previous = character
    return not is_open


def _replies(parts: _Parts) -> Iterator[Diagnostic]:
    for place, part in parts:
        if not isinstance(part, Reply) or part.techniques or any(part.examples.values()):
            continue
        if part.facts or part.cues:
            message = f"the reply `{part.id}` has neither techniques nor examples"
            yield Diagnostic(
                "RP120", "warning", message, "Add example sentences, so that other words are understood.", place=place
            )
        else:
            message = f"the reply `{part.id}` has nothing that it could be recognised by"
            yield Diagnostic("RP120", "error", message, "Add techniques or example sentences.", place=place)


def _conditions(parts: _Parts) -> Iterator[Diagnostic]:
    top_step = max((part.ladder or 0 for _, part in parts if isinstance(part, Effects)), default=0)
    for place, part in parts:
        if isinstance(part, Condition):
            for why in _contradictions(part, top_step):
                message = f"this condition can never hold: {why}"
                yield Diagnostic("RP117", "warning", message, "Change one of the two.", place=place)


def _contradictions(condition: Condition, top_step: int) -> Iterator[str]:
    for at_least in (name for name in Condition.model_fields if name.endswith("_at_least")):
        name = at_least.removesuffix("_at_least")
        low = getattr(condition, at_least)
        high = getattr(condition, f"{name}_below", None)
        if low is not None and high is not None and low >= high:
            yield f"`{name}_at_least` is not less than `{name}_below`"
    if condition.heat_below == 0:
        yield "no heat is below 0"
    if condition.visits_below == 1:
        yield "the visit itself counts, so there is always one"
    for wanted, unwanted, what in (
        (condition.flags, condition.without, "set"),
        (condition.used, condition.unused, "used"),
    ):
        for both in sorted(set(wanted) & set(unwanted)):
            yield f"`{both}` is asked to be {what} and not to be {what}"
    if condition.ladder_at_least is not None and condition.ladder_at_least > top_step:
        yield f"no move takes a step of the ladder above {top_step}"
