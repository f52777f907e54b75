"""Scenarios that play themselves: sound ones pass, flaws are found, and the same seed gives the same calls."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.dialogue.autoplay.player import Call, Stage
from roleplay.dialogue.autoplay.report import Played, PlayReport, play_scenario
from roleplay.dialogue.autoplay.trainees import STAGES, TRAINEES, TraineeName
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.formats.library import scenario_files
from roleplay.dialogue.formats.yaml_source import read_scenario
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.techniques import TECHNIQUE_IDS, TECHNIQUES
from tests.dialogue.scenarios import SHIPPED, shipped, small


def changed(**nodes: dict[str, Any]) -> Scenario:
    """Return the small scenario with some keys of its nodes changed."""
    content = small().model_dump(mode="json")
    for name, keys in nodes.items():
        content["nodes"][name] |= keys
    return Scenario.model_validate(content)


def by_trainee(report: PlayReport) -> dict[str, Played]:
    return {played.trainee: played for played in report.trainees}


def test_the_same_seed_gives_the_same_calls() -> None:
    def figures(seed: int) -> object:
        report = play_scenario(shipped("laptop-overdue"), calls=20, seed=seed)
        return report.trainees, report.coverage, report.turns, report.steps

    assert figures(1) == figures(1)
    assert figures(1) != figures(2)


def test_the_trainees_differ_as_they_should() -> None:
    report = play_scenario(shipped("laptop-overdue"), calls=100)
    shares = by_trainee(report)
    assert shares["good"].ended_well > shares["average"].ended_well > shares["bad"].ended_well
    assert report.coverage.nodes.reached > 15
    assert report.turns_a_second > 0


def test_a_call_that_cannot_end_is_found() -> None:
    scenario = changed(
        start={
            "replies": [
                {"id": "any", "techniques": ["empathy", "solution"], "effects": {"heat": -100}, "next": "start"}
            ],
            "silence": [{"effects": {"heat": -100}}],
            "otherwise": [{"effects": {"heat": -100}}],
        }
    )
    report = play_scenario(scenario, calls=30, trainees=("good",))
    assert report.dead_ends["start"] == round(30 * by_trainee(report)["good"].outcomes["none"])
    assert any("never ended; they stood at start" in problem for problem in report.problems())


def test_a_call_that_is_solved_without_the_feeling_is_found() -> None:
    replies = [{"id": "solve", "techniques": ["solution"], "effects": {"set": ["settled"]}, "next": "done"}]
    report = play_scenario(changed(start={"replies": replies}), calls=30, trainees=("good",))
    assert set(report.solved_without) == {"feeling"}
    assert any("solved without the feeling" in problem for problem in report.problems())


def test_a_call_that_is_too_easy_is_found() -> None:
    replies = [
        {"id": "any", "techniques": sorted(TECHNIQUE_IDS), "effects": {"set": ["settled", "felt"]}, "next": "done"}
    ]
    report = play_scenario(changed(start={"replies": replies}), calls=50)
    assert any("of the bad trainee's calls end well" in problem for problem in report.problems())


def test_a_call_that_is_too_hard_is_found() -> None:
    report = play_scenario(changed(start={"replies": []}), calls=50)
    assert any("of the good trainee's calls end well" in problem for problem in report.problems())


def test_what_no_call_reaches_is_told() -> None:
    secret = {"id": "secret", "examples": {"en": ["x"]}, "when": {"heat_at_least": 100}, "next": "done"}
    start = small().model_dump(mode="json")["nodes"]["start"]
    report = play_scenario(changed(start={"replies": [*start["replies"], secret]}), calls=20)
    assert report.coverage.replies.missing == ("start/secret",)


def test_facts_that_a_reply_needs_are_named_sooner_or_later() -> None:
    content = small().model_dump(mode="json")
    content["facts"] = {"number": {"label": {"en": "4711"}, "spoken": {"en": ["4711"]}}}
    content["nodes"]["start"]["replies"][1]["facts"] = ["number"]
    report = play_scenario(Scenario.model_validate(content), calls=40, trainees=("good",))
    assert by_trainee(report)["good"].outcomes["solved"] > 0.5


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage(DialogueEngine(shipped("laptop-overdue"), "en"))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), name=st.sampled_from(("good", "average", "bad")))
def test_every_call_ends_within_bounds(stage: Stage, seed: int, name: TraineeName) -> None:
    call = Call(stage, TRAINEES[name], Random(seed), seed)
    steps = list(call.steps(200))
    assert steps[-1].state.outcome is not None
    assert all(step.state.outcome is None for step in steps[:-1])
    assert all(0 <= step.state.heat <= 100 for step in steps)


@pytest.mark.parametrize("name", TRAINEES)
def test_the_numbers_of_a_trainee_make_sense(name: TraineeName) -> None:
    trainee = TRAINEES[name]
    mistakes = {technique.id for technique in TECHNIQUES if technique.kind == "mistake"}
    assert set(trainee.mistakes) <= mistakes
    assert set(STAGES) <= TECHNIQUE_IDS - mistakes
    shares = {
        key: getattr(trainee, key)
        for key in trainee.__slots__
        if key not in {"name", "mistakes", "quality", "own_replies"}
    }
    assert all(0 <= share <= 1 for share in shares.values()), shares


@pytest.mark.parametrize("file", scenario_files(SHIPPED), ids=lambda path: path.stem)
def test_a_shipped_scenario_rewards_good_calls_only(file: Any) -> None:
    scenario = read_scenario(file).scenario
    assert scenario is not None
    report = play_scenario(scenario, calls=150, trainees=("good", "bad"))
    assert report.problems() == []


@pytest.mark.benchmark
def test_turns_a_second(benchmark: Any) -> None:
    report = benchmark(play_scenario, shipped("laptop-overdue"), calls=20)
    assert report.turns > 100
