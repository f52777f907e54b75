"""Checks on a whole scenario: what the schema cannot see, because it lies between the parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from roleplay.dialogue.formats.checks.conditions import condition_problems
from roleplay.dialogue.formats.checks.graph import graph_problems
from roleplay.dialogue.formats.checks.numbers import number_problems
from roleplay.dialogue.formats.checks.references import Known, fact_problems, flag_problems, reference_problems
from roleplay.dialogue.formats.checks.replies import reply_problems
from roleplay.dialogue.formats.checks.texts import (
    line_id_problems,
    spoken_problems,
    translation_problems,
    untranslated_problems,
)
from roleplay.dialogue.formats.checks.walk import Parts, all_parts
from roleplay.dialogue.formats.checks.ways import way_problems
from roleplay.dialogue.formats.problems import Diagnostic, in_order, is_playable, position_of
from roleplay.dialogue.formats.yaml_source import ParsedScenario
from roleplay.dialogue.model import Scenario

__all__ = ["Known", "check", "lint", "with_problems"]


def lint(parsed: ParsedScenario, known: Known) -> ParsedScenario:
    """Add the checks on the whole scenario, placed in the file.

    With an error the scenario is dropped; languages in which a text is missing are left out of it.
    """
    if parsed.scenario is None:
        return parsed
    return with_problems(parsed, check(parsed.scenario, known, parsed.included))


def with_problems(parsed: ParsedScenario, found: Iterable[Diagnostic]) -> ParsedScenario:
    """Add problems that were found in a scenario, placed in its file."""
    placed = []
    for diagnostic in found:
        at = position_of(diagnostic.place, parsed.positions)
        placed.append(replace(diagnostic, file=parsed.file, line=at.line, column=at.column))
    diagnostics = in_order([*parsed.diagnostics, *placed])
    if parsed.scenario is None or not is_playable(diagnostics):
        return replace(parsed, diagnostics=diagnostics, scenario=None)
    incomplete = {diagnostic.language for diagnostic in diagnostics if diagnostic.code == "RP118"}
    complete = tuple(language for language in parsed.scenario.languages if language not in incomplete)
    if complete:
        scenario = parsed.scenario.model_copy(update={"languages": complete})
        left_out = tuple(language for language in parsed.scenario.languages if language in incomplete)
        return replace(parsed, diagnostics=diagnostics, scenario=scenario, incomplete=left_out)
    at = position_of(("languages",), parsed.positions)
    hint = "`roleplay scenarios translations FILE` lists what is missing."
    message = "no language is complete, so the scenario cannot be played"
    none = Diagnostic("RP125", "error", message, hint, parsed.file, at.line, at.column, ("languages",))
    return replace(parsed, diagnostics=in_order([*diagnostics, none]), scenario=None)


def check(scenario: Scenario, known: Known, included: frozenset[str] = frozenset()) -> tuple[Diagnostic, ...]:
    """Return all problems of a scenario, with the place inside it but no file. Pure.

    `included` are the nodes that come from parts: their texts are checked where they are written.
    """
    parts = all_parts(scenario)
    found = [
        *reference_problems(scenario, parts, known),
        *translation_problems(scenario.languages, parts, included),
        *untranslated_problems(parts, included),
        *spoken_problems(scenario, parts),
        *reply_problems(scenario, parts, included),
        *condition_problems(parts),
    ]
    return (*found, *whole_problems(scenario, parts, included, found))


def whole_problems(
    scenario: Scenario, parts: Parts, included: frozenset[str], others: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Return the problems that lie between the parts, given those that were found in each; no text matters here."""
    found = [
        *flag_problems(scenario, parts, included),
        *fact_problems(scenario, parts),
        *line_id_problems(parts),
        *number_problems(scenario),
    ]
    lost = {problem.code for problem in (*others, *found)} & {"RP101", "RP107"}
    found += (problem for problem in graph_problems(scenario) if not lost or problem.severity == "error")
    if not lost:  # else what is said about ways would only be what follows from it
        found += way_problems(scenario, parts)
    return tuple(found)
