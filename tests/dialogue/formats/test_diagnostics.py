"""Checks between the parts of a scenario: each finds its own mistake, at its line, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.dialogue.formats.diagnostics import Known, check, lint
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.formats.yaml_source import parse_scenario


def problems(text: str, known: Known) -> tuple[Diagnostic, ...]:
    parsed = lint(parse_scenario(text, "x.yaml"), known)
    errors = [problem for problem in parsed.diagnostics if problem.severity == "error"]
    assert (parsed.scenario is None) == bool(errors)
    return parsed.diagnostics


def test_a_good_scenario_has_no_problem(small: str, known: Known) -> None:
    assert problems(small, known) == ()


DETOUR = "  detour:\n    replies: [{id: again, techniques: [empathy], next: detour}]\n"
LONE_END = "  lone:\n    outcome: aborted\n"
SOLUTION = "        techniques: [solution]\n"
FACT = "        facts: [order]\n"
SENTENCES = """\
        examples:
          en: [I will send it today., You get it tomorrow., Order 4711 leaves tonight., A new parcel is on its way.]
          pl: [Wyślę ją dzisiaj., Jutro będzie u pani., Zamówienie 4711 wyjdzie wieczorem., Nowa paczka już jedzie.]
"""
MUTE = "  mute:\n    shared: false\n"


@pytest.mark.parametrize(
    ("right", "wrong", "code", "severity", "message", "hint"),
    [
        ("next: facts", "next: fact", "RP101", "error", "no node `fact`", "Did you mean `facts`?"),
        ("start: hello", "start: helo", "RP101", "error", "no node `helo`", "Did you mean `hello`?"),
        ("heat: 95, next: gone", "heat: 95, next: g", "RP101", "error", "no node `g`", ""),
        ("[solution]", "[solutions]", "RP102", "error", "no technique `solutions`", "Did you mean `solution`?"),
        ("{empathy: -10", "{empaty: -10", "RP102", "error", "no technique `empaty`", "Did you mean `empathy`?"),
        ("flags: [heard]", "used: [empaty]", "RP102", "error", "no technique `empaty`", "Did you mean `empathy`?"),
        ("flags: [heard]", "unused: [zz]", "RP102", "error", "no technique `zz`", "Known: `apology`"),
        ("facts: [order]", "facts: [oder]", "RP103", "error", "no fact `oder`", "Did you mean `order`?"),
        ("speaker: boss", "speaker: bos", "RP104", "error", "no speaker `bos`", "Did you mean `boss`?"),
        ("voice: tired-woman", "voice: tired-men", "RP105", "error", "no voice `tired-men`", "`tired-woman`"),
        (
            "{boss: {name: Bo Sands, voice: calm-man}}",
            "{boss: {name: Bo Sands, voice: zzz}}",
            "RP105",
            "error",
            "no voice `zzz`",
            "Known: `calm-man`, `tired-woman`.",
        ),
        (
            "flags: [heard]",
            "flags: [herd]",
            "RP106",
            "error",
            "nothing sets the flag `herd`",
            "Did you mean `heard`?",
        ),
        ("flags: [heard]", "without: [qq]", "RP106", "error", "nothing sets the flag `qq`", "set: [qq]"),
        ("set: [heard]", "set: [heard], clear: [x]", "RP106", "error", "nothing sets the flag `x`", ""),
        ("matter: promised", "matter: promise", "RP107", "error", "cannot be reached", "Did you mean `promised`?"),
        ("{feeling: heard, ", "{", "RP108", "error", "`feeling` is missing in the goals", "feeling"),
        ("nodes:\n", f"nodes:\n{LONE_END}", "RP109", "warning", "nothing leads to the node `lone`", "next"),
        ("next: facts", "next: detour", "RP110", "error", "no way leads from `detour` to an outcome", "outcome"),
        ("next: facts", "next: mute", "RP111", "error", "the node `mute` has neither", "outcome"),
        (
            "outcome: solved",
            "outcome: solved\n    silence: [{next: gone}]",
            "RP112",
            "error",
            "`silence` can",
            "Remove",
        ),
        ("shared_silence:", "x", "RP113", "warning", "nothing follows silence", "shared_silence"),
        ("shared_otherwise:", "x", "RP114", "warning", "nothing follows words that fit no reply", "otherwise"),
        ("id: done-1", "id: gone-1", "RP115", "error", "id `gone-1` too", "own"),
        ("id: rude", "id: sorry", "RP116", "error", "id `sorry` too", "own"),
        ("when: {heat_at", "when: {heat_below: 60, heat_at", "RP117", "warning", "`heat_at_least` is not less", ""),
        ("when: {heat_at", "when: {ladder_at_least: 2, heat_at", "RP117", "warning", "ladder above 1", ""),
        ("when: {heat_at", "when: {visits_below: 1, heat_at", "RP117", "warning", "visit itself", ""),
        ("when: {heat_at", "when: {without: [heard], heat_at", "RP117", "warning", "`heard` is asked", ""),
        ("flags: [heard]", "used: [apology], unused: [apology]", "RP117", "warning", "`apology` is asked", ""),
        (
            "{en: Easy., pl: Spokojnie.}",
            "{en: Easy.}",
            "RP118",
            "warning",
            "`text` is missing in the language `pl`",
            "pl",
        ),
        (
            "          en: [That is",
            "          en: []\n          lt: [That is",
            "RP118",
            "warning",
            "`examples` is missing in the language `en`",
            "not played in `en`",
        ),
        ("{en: Easy., ", "{en: Easy., lt: Ramiai., ", "RP119", "warning", "`lt` is not one of", "en, pl"),
        (f"{SOLUTION}{FACT}{SENTENCES}", FACT, "RP148", "warning", "neither techniques nor examples", "example"),
        (SENTENCES, "", "RP143", "warning", "`promise` has none of at least 4 examples", "short and long"),
        (", Order 4711 leaves tonight.", "", "RP143", "warning", "has 3 of at least 4 examples in `en`", "other"),
        ("{bloody}", "{bloody", "RP121", "error", "braces", "`{word}`"),
        ("{bloody}", "bloody}", "RP121", "error", "braces", "`{word}`"),
        ("{bloody}", "{{bloody}}", "RP121", "error", "braces", "`{word}`"),
        ("{bloody}", "{}", "RP121", "error", "braces", "`{word}`"),
        ("shared_otherwise:\n", "shared_otherwise:\n  - {}\n", "RP122", "warning", "never taken", "last"),
        (
            "shared_otherwise:",
            "shared_interrupted:\n  - says: [{id: let-me, text: {en: Wait!, pl: Zaraz!}}]\nshared_otherwise:",
            "RP124",
            "error",
            "`says` is of no use in `shared_interrupted`",
            "when: {flags: [...]}",
        ),
    ],
)
def test_each_check_finds_its_own_mistake(
    small: str, known: Known, right: str, wrong: str, code: str, severity: str, message: str, hint: str
) -> None:
    assert right in small
    if wrong == "x":  # drop a whole block
        start = small.index(right)
        text = small[:start] + small[small.index("\n", small.index("says:", start)) + 1 :]
    else:
        text = small.replace(right, wrong, 1)
        text += DETOUR if "detour" in wrong else MUTE if "mute" in wrong else ""
    found = [problem for problem in problems(text, known) if problem.code == code]
    assert found, problems(text, known)
    assert all(problem.severity == severity for problem in found)
    assert any(message in problem.message and hint in problem.hint for problem in found)
    assert all(1 <= problem.line <= text.count("\n") for problem in found)


def test_a_reply_that_nothing_can_choose(small: str, known: Known) -> None:
    text = small.replace(f"{SOLUTION}{FACT}{SENTENCES}", "")
    (problem,) = [problem for problem in problems(text, known) if problem.severity == "error"]
    assert problem.code == "RP120"


def test_a_reaction_of_last_resort_is_asked_for(small: str, known: Known) -> None:
    text = small.replace("shared_silence:\n  - effects", "shared_silence:\n  - when: {heat_below: 50}\n    effects")
    found = problems(text, known)
    assert [problem.code for problem in found] == ["RP113", "RP113"]
    assert all("when no condition holds" in problem.message for problem in found)


def _with_interruption(small: str, following: str) -> str:
    """Return the scenario with a reaction at `hello` that wants to lead on while the trainee talks."""
    return small.replace(
        "    replies:\n", f"    interrupted: [{{effects: {{heat: 1}}, next: {following}}}]\n    replies:\n", 1
    )


def test_an_interruption_cannot_lead_on(small: str, known: Known) -> None:
    (problem,) = problems(_with_interruption(small, "facts"), known)
    assert (problem.code, problem.severity) == ("RP124", "error")
    assert "`next` is of no use in `interrupted`" in problem.message


def test_an_interruption_is_no_entrance(small: str, known: Known) -> None:
    found = problems(_with_interruption(small.replace("next: facts", "next: gone"), "facts"), known)
    assert [problem.message for problem in found if problem.code == "RP109"] == [
        "nothing leads to the node `facts`",
        "nothing leads to the node `done`",
    ]


def test_an_interruption_is_no_exit(small: str, known: Known) -> None:
    text = _with_interruption(small, "gone").replace("next: facts", "next: hello").replace("        next: gone\n", "")
    assert "no way leads from `hello` to an outcome" in [
        problem.message for problem in problems(text, known) if problem.code == "RP110"
    ]


def test_a_node_that_only_an_interruption_would_leave_has_no_replies(small: str, known: Known) -> None:
    text = small.replace("next: facts", "next: mute") + "  mute:\n    interrupted: [{next: done}]\n"
    assert {"RP111", "RP124"} <= {problem.code for problem in problems(text, known)}


def test_the_line_is_that_of_the_part(small: str, known: Known) -> None:
    text = small.replace("        next: facts", "        next: fact")
    found = next(problem for problem in problems(text, known) if problem.code == "RP101")
    assert text.splitlines()[found.line - 1] == "        next: fact"
    assert found.column == 9


@given(st.text(alphabet="{}a ", max_size=8))
def test_braces_fit_when_taking_marked_words_out_leaves_none(text: str) -> None:
    import re

    from roleplay.dialogue.formats.checks.texts import braces_fit

    rest = re.sub(r"\{[^{}]+\}", "", text)
    assert braces_fit(text) == ("{" not in rest and "}" not in rest)


def test_check_is_pure(small: str, known: Known) -> None:
    scenario = parse_scenario(small.replace("next: facts", "next: fact"), "x").scenario
    assert scenario is not None
    assert check(scenario, known) == check(scenario, known)
