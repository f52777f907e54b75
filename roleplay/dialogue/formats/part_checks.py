"""Checks on a whole part: it is looked at as it would be in a scenario that gives it everything it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from roleplay.dialogue.formats.checks.conditions import condition_problems
from roleplay.dialogue.formats.checks.graph import graph_problems
from roleplay.dialogue.formats.checks.references import Known, fact_problems, flag_problems, reference_problems
from roleplay.dialogue.formats.checks.replies import reply_problems
from roleplay.dialogue.formats.checks.texts import (
    line_id_problems,
    spoken_problems,
    translation_problems,
    untranslated_problems,
)
from roleplay.dialogue.formats.checks.walk import all_parts
from roleplay.dialogue.formats.checks.ways import way_problems
from roleplay.dialogue.formats.parts import ParsedPart, parameters, strings_of
from roleplay.dialogue.formats.problems import Diagnostic, Place, in_order, position_of
from roleplay.dialogue.formats.source_model import ScenarioPart
from roleplay.dialogue.model import (
    BreakingPoint,
    Condition,
    Customer,
    Effects,
    Fact,
    Matter,
    Node,
    Reaction,
    Scenario,
)

_OWN_FLAG = "part-is-done"


def lint_part(parsed: ParsedPart, known: Known) -> ParsedPart:
    """Add the checks on the whole part, placed in its file."""
    if parsed.part is None:
        return parsed
    placed = []
    for found in check_part(parsed.part, known):
        at = position_of(found.place, parsed.positions)
        placed.append(replace(found, file=parsed.file, line=at.line, column=at.column))
    return replace(parsed, diagnostics=in_order([*parsed.diagnostics, *placed]))


def check_part(part: ScenarioPart, known: Known) -> Iterator[Diagnostic]:
    """Yield all problems of a part, with the place inside it but no file."""
    host = _host(part, known)
    everything = all_parts(host)
    own = tuple((place, item) for place, item in everything if place[:1] == ("nodes",) and place[1] in part.nodes)
    found = chain(
        reference_problems(host, own, known),
        flag_problems(host, everything, frozenset()),
        fact_problems(host, own),
        line_id_problems(own),
        translation_problems(part.languages, own, frozenset()),
        untranslated_problems(own, frozenset()),
        spoken_problems(host, own),
        reply_problems(host, own, frozenset()),
        condition_problems(everything),
        graph_problems(host),
        way_problems(host, own),
        _unused(part),
    )
    for problem in found:
        yield replace(problem, place=_in_part(problem.place, part))


def _host(part: ScenarioPart, known: Known) -> Scenario:
    """Return a scenario that consists of the part alone: its exits are ends, and what it is given is there."""
    text = dict.fromkeys(part.languages, "-")
    matter = Matter(hard=text, feeling="anger", soft=text)
    voice = min(known.voices, default="voice")
    flags = (*part.flags, _OWN_FLAG)
    given = Reaction(when=Condition(flags=flags), effects=Effects(set=flags, tell=tuple(part.facts)))
    return Scenario(
        roleplay=1,
        id=part.id,
        version=1,
        languages=part.languages,
        title=text,
        summary=text,
        role=text,
        customer=Customer(name="-", voice=voice, matter=matter),
        speakers=part.speakers,
        facts={name: Fact(label=text, spoken=dict.fromkeys(part.languages, ("-",))) for name in part.facts},
        breaking_point=BreakingPoint(next=next(iter(part.exits))),
        start=part.start,
        goals={"feeling": _OWN_FLAG, "matter": _OWN_FLAG},
        shared_silence=(given, Reaction(effects=Effects(heat=1))),
        shared_otherwise=(Reaction(effects=Effects(heat=1)),),
        nodes={**part.nodes, **dict.fromkeys(part.exits, Node(outcome="aborted"))},
    )


def _unused(part: ScenarioPart) -> Iterator[Diagnostic]:
    """Yield texts and characters that a scenario would give in vain."""
    texts: set[str] = set()
    speakers: set[str] = set()
    for place, value in strings_of({name: node.model_dump() for name, node in part.nodes.items()}, ("nodes",)):
        texts.update(parameters(value))
        if place[-1] == "speaker":
            speakers.add(value)
    for key, used in (("texts", texts), ("speakers", speakers)):
        for name in getattr(part, key):
            if name not in used:
                message = f"`{name}` of `{key}` is used nowhere in this part"
                yield Diagnostic("RP137", "warning", message, "Use it, or remove it.", place=(key, name))


def _in_part(place: Place, part: ScenarioPart) -> Place:
    """Return where in the part's file something stands that was found in the scenario around it."""
    return ("exits", *place[1:]) if place[:1] == ("nodes",) and place[1] in part.exits else place
