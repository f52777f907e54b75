"""`docs/scenario-language.md` stays true: its tutorial plays, and its tables say what the program does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter

from roleplay.core.events import Answered, ReplyTaken, TraineeSaid
from roleplay.core.understanding import Transcript
from roleplay.dialogue import engine, temper
from roleplay.dialogue.formats import schema, source_model
from roleplay.dialogue.formats.diagnostics import Known, lint
from roleplay.dialogue.formats.includes import expand
from roleplay.dialogue.formats.parts import PartShelf, parse_part
from roleplay.dialogue.formats.yaml_source import parse_scenario
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.dialogue.model import ALWAYS, NOTHING, Part, Scenario, ScoringRules
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.scoring import caps, points
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.techniques import LEFT_OUT, MEASURED_MISTAKES, TECHNIQUE_IDS, TECHNIQUES
from roleplay.dialogue.understanding import cues, ranking, replies
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import resources

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "scenario-language.md").read_text(encoding="utf-8")
SHELF = PartShelf([ROOT / "assets" / "scenarios" / "parts"])
TUTORIAL = Path(__file__).with_name("tutorial.yaml")
PARTS: dict[str, type[Part]] = {
    words[0].upper() + words[1:]: part for part, words in schema._PARTS.items() if issubclass(part, Part)
}
"""By heading, which is the name by which messages call the part."""


def _blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)


def _rows(heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading, without its head."""
    _, _, below = DOCUMENT.partition(f"\n{heading}\n")
    section = re.split(r"^#", below, maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def _code(cell: str) -> str:
    return cell.strip("`")


@cache
def _tutorial() -> dict[str, Any]:
    tree = read_tree(TUTORIAL.read_text(encoding="utf-8"), "tutorial")
    assert isinstance(tree.value, dict)
    return tree.value


@pytest.fixture(scope="module")
def shipped() -> Known:
    """Return the program's own techniques and voices."""
    return Known(TECHNIQUE_IDS, frozenset(path.stem for path in resources().voices.glob("*.toml")))


# --- the tutorial ---


def test_the_tutorial_is_the_file_that_is_tested() -> None:
    assert _blocks("yaml")[0] == TUTORIAL.read_text(encoding="utf-8")


def test_the_tutorial_has_no_problem(shipped: Known) -> None:
    parsed = lint(parse_scenario(_blocks("yaml")[0], "tutorial"), shipped)
    assert [str(problem) for problem in parsed.diagnostics] == []


def test_the_tutorial_takes_the_way_that_it_tells(shipped: Known, understander: Understander) -> None:
    scenario = lint(parse_scenario(_blocks("yaml")[0], "tutorial"), shipped).scenario
    assert scenario is not None
    dialogue = ScenarioDialogue(scenario, "en", understander)
    state: DialogueState = dialogue.step(dialogue.begin(seed=0), Answered(0.0)).state
    taken: list[str] = []
    for at, answer in enumerate(_blocks("text")[0].splitlines(), 1):
        assert answer not in TUTORIAL.read_text(encoding="utf-8")
        transcript = Transcript(answer, at, at, "typed")
        step = dialogue.step(state, TraineeSaid(at, transcript, dialogue.understand(state, transcript)))
        state = step.state
        taken += [event.reply for event in step.happened if isinstance(event, ReplyTaken)]
    assert taken == ["otherwise", "sympathy", "engineer"]
    assert state.outcome == "solved"
    assert state.flags == {"heard", "promised"}


# --- examples ---


@pytest.mark.parametrize("block", _blocks("yaml")[1:])
def test_every_larger_example_fits_into_a_scenario(block: str) -> None:
    tree = read_tree(block, "example")
    assert tree.complete
    assert isinstance(tree.value, dict)
    source = {**_tutorial(), **tree.value}
    expanded = expand(source, tree.positions, "example", SHELF) if "include" in source else None
    assert expanded is None or expanded.problems == []
    value = expanded.value if expanded else source
    _, problems = schema.validate(value, tree.positions, "example", Scenario, schema.ScenarioSource)
    assert [str(problem) for problem in problems] == []


def test_the_part_is_one() -> None:
    (block,) = _blocks("yaml part")
    parsed = parse_part(block, "last-question.yaml")
    assert [str(problem) for problem in parsed.diagnostics] == []


def test_the_shipped_parts_are_described() -> None:
    rows = {_code(row[0]): row for row in _rows("### The parts that come with the program")}
    assert set(rows) == set(SHELF.ids())
    for name, (_, _, exits, texts, rest) in rows.items():
        parsed = SHELF.find(name)
        assert parsed is not None
        assert parsed.part is not None
        assert re.findall(r"`([\w-]+)`", exits) == list(parsed.part.exits)
        assert re.findall(r"`([\w-]+)`", texts) == list(parsed.part.texts)
        declared = [*parsed.part.flags, *parsed.part.facts, *parsed.part.speakers]
        assert re.findall(r"`([\w-]+)`", rest) == declared


# --- keys ---


@pytest.mark.parametrize("heading", PARTS)
def test_every_key_is_described_and_no_other(heading: str) -> None:
    keys = [_code(row[0]) for row in _rows(f"### {heading}")]
    assert keys == list(PARTS[heading].model_fields)


ROWS = [(heading, _code(row[0]), row[1:]) for heading in PARTS for row in _rows(f"### {heading}")]


@pytest.mark.parametrize(("heading", "key", "cells"), ROWS)
def test_the_default_of_a_key_is_as_the_program_has_it(heading: str, key: str, cells: list[str]) -> None:
    field = PARTS[heading].model_fields[key]
    assert _code(cells[1]) == ("required" if field.is_required() else _shown(field.default))


def _shown(default: object) -> str:
    if default == ALWAYS:
        return "always"
    if default in (None, (), {}, NOTHING, ScoringRules()):
        return "none"
    if isinstance(default, bool):
        return str(default).lower()
    return f"{default:g}" if isinstance(default, float | int) else str(default)


@pytest.mark.parametrize(("heading", "key", "cells"), ROWS)
def test_the_range_of_a_number_and_the_choices_are_as_the_program_has_them(
    heading: str, key: str, cells: list[str]
) -> None:
    wanted = schema.describe(_annotation(heading, key))
    if wanted.startswith("one of"):
        assert re.findall(r"`(\w+)`", cells[0]) == re.findall(r"`(\w+)`", wanted)
    elif "number" in wanted:
        assert re.findall(r"-?\d+", cells[0]) == re.findall(r"-?\d+", wanted)
        assert ("whole" in cells[0]) == ("whole" in wanted)


@pytest.mark.parametrize(("heading", "key", "cells"), ROWS)
def test_the_example_of_a_key_can_be_written(heading: str, key: str, cells: list[str]) -> None:
    if cells[3] == "see there":
        return
    value = read_tree(_code(cells[3]), "example").value
    assert isinstance(value, dict)
    assert list(value) == [key]
    TypeAdapter(_annotation(heading, key)).validate_python(value[key], strict=True)


def _annotation(heading: str, key: str) -> Any:
    return get_type_hints(PARTS[heading], include_extras=True)[key]


# --- techniques, numbers, diagnostics ---


def test_every_technique_is_listed_with_its_heat() -> None:
    assert [(_code(row[0]), row[1], float(row[2])) for row in _rows("## All techniques")] == [
        (technique.id, technique.kind, temper.DEFAULT_TEMPER.get(technique.id, 0.0)) for technique in TECHNIQUES
    ]


def technique_alone() -> float:
    """Return how sure a technique must be for a reply that has nothing else."""
    typical = ranking.TYPICAL_LIKENESS

    def fits(likelihood: float) -> bool:
        features = ranking.Features(typical, typical / 2, typical, likelihood)
        return ranking.score(features) >= engine.ACCEPT

    return next(step / 100 for step in range(101) if fits(step / 100))


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A reply fits with a score of at least {:g}.", engine.ACCEPT),
        ("come within {:g} of the best", engine.AS_GOOD),
        ("step of `precedence` counts {:g}", engine.PRECEDENCE_STEP),
        ("every {:g} seconds on hold", engine.HOLD_PATIENCE),
        ("on hold (more when answers are typed), by {:g}", temper.LONG_HOLD_HEAT),
        ("a hold that was not announced, by {:g}", temper.UNANNOUNCED_HOLD_HEAT),
        ("talking over the customer, by {:g}", temper.DEFAULT_TEMPER["interrupting"]),
        ("in a tirade by {:g}", temper.DEFAULT_TEMPER["interrupting"] * temper.TIRADE_FACTOR),
        ("{:g} of the time before", temper.REPETITION),
        ("the score is {:g} times what it was", replies._DENIED),
        ("found with some certainty ({:.1f})", technique_alone()),
        ("without one of them is worth at most {:g}", caps.ONE_MATTER),
        ("the others cap the score at {:g}", caps.UNHAPPY),
        ("up to {:g} includes", source_model.MAX_INCLUDES),
    ],
)
def test_numbers_are_those_of_the_program(sentence: str, number: float) -> None:
    assert sentence.format(number) in " ".join(DOCUMENT.split())


def test_the_usual_weights_and_levels_are_those_of_the_program() -> None:
    told = " ".join(DOCUMENT.split())
    *others, last = (f"{weight:g}" for weight in points.WEIGHTS.values())
    assert f"not given weigh {', '.join(others)} and {last}." in told
    easy, hard = temper.DEFAULT_LEVELS["easy"], temper.DEFAULT_LEVELS["hard"]
    assert f"starts {-temper._START_MOVE['easy']:g} lower, the customer is {easy.patience:g} times as patient" in told
    assert f"angers {easy.anger:g} times and softens {easy.soothing:g} times as much; on *hard*" in told
    assert f"starts {temper._START_MOVE['hard']:g} higher (not above {temper.HIGHEST_START:g})" in told
    assert f"{hard.patience:g} times as patient, angers {hard.anger:g} times and softens {hard.soothing:g}" in told


def test_every_mistake_that_may_be_fatal_is_named() -> None:
    ((_, _, _, meaning, _),) = (row for row in _rows("### The scoring") if row[0] == "`fatal`")
    assert set(re.findall(r"`(\w+)`", meaning)) == {*MEASURED_MISTAKES, *LEFT_OUT}


def test_a_gap_in_a_cue_is_as_long_as_told() -> None:
    assert cues._LONGEST_GAP == 3
    assert "`..` stands for up to three words between" in DOCUMENT


def test_every_link_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", DOCUMENT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(([^)]+)\)", DOCUMENT):
        assert target[1:] in anchors if target.startswith("#") else (ROOT / "docs" / target).exists(), target
