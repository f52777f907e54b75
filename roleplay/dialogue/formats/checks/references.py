"""Names: everything that is referred to must be there, and what is there should be referred to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from roleplay.core.background import BackgroundSound
from roleplay.dialogue.formats.checks.walk import Parts
from roleplay.dialogue.formats.problems import Diagnostic, Place, did_you_mean
from roleplay.dialogue.model import (
    BreakingPoint,
    Condition,
    Effects,
    LineText,
    Part,
    Person,
    Reaction,
    Reply,
    Scenario,
)


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
    sounds: frozenset[str] = frozenset()
    """Sounds of the person's own that may be heard behind a customer, beside the built-in ones."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a scenario may refer to."""

    nodes: frozenset[str]
    facts: frozenset[str]
    speakers: frozenset[str]
    techniques: frozenset[str]


def names_of(scenario: Scenario, known: Known) -> Names:
    """Return what the parts of a scenario may refer to."""
    speakers = frozenset({"customer", *scenario.speakers})
    return Names(frozenset(scenario.nodes), frozenset(scenario.facts), speakers, known.techniques)


def reference_problems(scenario: Scenario, parts: Parts, known: Known) -> Iterator[Diagnostic]:
    """Yield names of nodes, techniques, facts, speakers and voices that are not there."""
    yield from head_reference_problems(scenario, known)
    yield from part_reference_problems(parts, names_of(scenario, known))


def head_reference_problems(scenario: Scenario, known: Known) -> Iterator[Diagnostic]:
    """Yield the names that are not there among those that only the scenario itself refers to."""
    yield from _unknown("RP101", "node", scenario.start, scenario.nodes, ("start",))
    people: list[tuple[Person, Place]] = [(scenario.customer, ("customer",))]
    people += ((person, ("speakers", speaker)) for speaker, person in scenario.speakers.items())
    for person, place in people:
        yield from _unknown("RP105", "voice", person.voice, known.voices, (*place, "voice"))
        for language, voice in person.voices.items():
            yield from _unknown("RP105", "voice", voice, known.voices, (*place, "voices", language))
    if scenario.background is not None:
        sounds = {*get_args(BackgroundSound), *known.sounds}
        yield from _unknown("RP149", "sound", scenario.background.sound, sounds, ("background", "sound"))
    for technique in scenario.temper:
        moving = known.techniques | known.measured
        yield from _unknown("RP102", "technique", technique, moving, ("temper", technique))


def part_reference_problems(parts: Parts, names: Names) -> Iterator[Diagnostic]:
    """Yield the names that are not there among those that these parts refer to."""
    referring: tuple[tuple[type[Part], str, str, str, Collection[str]], ...] = (
        (BreakingPoint, "next", "RP101", "node", names.nodes),
        (Reply, "next", "RP101", "node", names.nodes),
        (Reaction, "next", "RP101", "node", names.nodes),
        (Reply, "techniques", "RP102", "technique", names.techniques),
        (Condition, "used", "RP102", "technique", names.techniques),
        (Condition, "unused", "RP102", "technique", names.techniques),
        (Condition, "named", "RP103", "fact", names.facts),
        (Condition, "told", "RP103", "fact", names.facts),
        (Effects, "tell", "RP103", "fact", names.facts),
        (Reply, "facts", "RP103", "fact", names.facts),
        (LineText, "speaker", "RP104", "speaker", names.speakers),
    )
    fields: dict[type[Part], list[tuple[str, str, str, Collection[str]]]] = {}
    for place, part in parts:
        kind = type(part)
        if kind not in fields:
            fields[kind] = [row[1:] for row in referring if issubclass(kind, row[0])]
        for field, code, what, there in fields[kind]:
            if value := getattr(part, field):
                for at, word in _words(value, (*place, field)):
                    yield from _unknown(code, what, word, there, at)


def _unknown(code: str, kind: str, word: str, known: Collection[str], place: Place) -> Iterator[Diagnostic]:
    if word not in known:
        hint = did_you_mean(word, known)
        if not hint and known:
            hint = f"Known: {', '.join(f'`{item}`' for item in sorted(known))}."
        yield Diagnostic(code, "error", f"there is no {kind} `{word}`", hint, place=place)


def _words(value: str | tuple[str, ...] | None, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    else:
        yield from (((*place, index), word) for index, word in enumerate(value or ()))


def flag_problems(scenario: Scenario, parts: Parts, included: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield flags that nothing sets, goals without one, and flags for which nobody asks."""
    settable = {flag for _, part in parts if isinstance(part, Effects) for flag in part.set}
    asked = set(scenario.goals.values())
    for place, part in parts:
        wanted: list[tuple[str, str]] = []
        if isinstance(part, Condition):
            wanted += [("flags", flag) for flag in part.flags] + [("without", flag) for flag in part.without]
            asked |= {*part.flags, *part.without}
        elif isinstance(part, Effects):
            wanted += [("clear", flag) for flag in part.clear]
        for key, flag in wanted:
            if flag not in settable:
                hint = did_you_mean(flag, settable) or f"Set it in the effects of a move: `set: [{flag}]`."
                yield Diagnostic("RP106", "error", f"nothing sets the flag `{flag}`", hint, place=(*place, key))
    goals = [*_goal_problems(scenario, settable)]
    yield from goals
    if not goals:  # else the flag that nobody asks for is the one that was meant
        yield from _unused_flags(parts, asked, included)


def _goal_problems(scenario: Scenario, settable: set[str]) -> Iterator[Diagnostic]:
    for goal in ("feeling", "matter"):
        flag = scenario.goals.get(goal)
        if flag is None:
            hint = f"Name the flag that tells that the {goal} was dealt with."
            yield Diagnostic("RP108", "error", f"`{goal}` is missing in the goals", hint, place=("goals",))
        elif flag not in settable:
            hint = did_you_mean(flag, settable) or f"Set it in the effects of a move: `set: [{flag}]`."
            message = f"the goal `{goal}` cannot be reached: nothing sets the flag `{flag}`"
            yield Diagnostic("RP107", "error", message, hint, place=("goals", goal))


def _unused_flags(parts: Parts, asked: set[str], included: frozenset[str]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for place, part in parts:
        if not isinstance(part, Effects) or is_included(place, included):
            continue
        for flag in part.set:
            if flag not in asked and flag not in seen:
                seen.add(flag)
                message = f"the flag `{flag}` is set, but nothing asks for it"
                hint = f"Ask for it with `when: {{flags: [{flag}]}}`, or remove it."
                yield Diagnostic("RP138", "warning", message, hint, place=(*place, "set"))


def fact_problems(scenario: Scenario, parts: Parts) -> Iterator[Diagnostic]:
    """Yield facts that nothing depends on."""
    used = {
        fact
        for _, part in parts
        for fact in (
            (*part.named, *part.told)
            if isinstance(part, Condition)
            else part.tell
            if isinstance(part, Effects)
            else part.facts
            if isinstance(part, Reply)
            else ()
        )
    }
    for fact in scenario.facts:
        if fact not in used:
            message = f"the fact `{fact}` is never told, and no reply or condition asks for it"
            hint = f"Let a reply need it (`facts: [{fact}]`) or a move tell it (`tell: [{fact}]`), or remove it."
            yield Diagnostic("RP126", "warning", message, hint, place=("facts", fact))


def is_included(place: Place, included: frozenset[str]) -> bool:
    """Tell whether a place lies in a node that comes from a part."""
    return len(place) > 1 and place[0] == "nodes" and place[1] in included
