"""Calls that are tried out: from any node, back again, in a changed scenario, and as a test plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import ScenarioError
from roleplay.core.events import ReplyTaken
from roleplay.core.understanding import Understood
from roleplay.dialogue.authoring.graph import scenario_graph
from roleplay.dialogue.authoring.travelled import Travelled, drawn
from roleplay.dialogue.authoring.trial import Trial, plan_text
from roleplay.dialogue.autoplay.report import play_scenario
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.testplans.coverage import Reached
from roleplay.dialogue.testplans.names import check_names
from roleplay.dialogue.testplans.parser import parse_plans
from roleplay.dialogue.testplans.plans import DIRECTIVES
from roleplay.dialogue.testplans.runner import play
from roleplay.dialogue.testplans.stepping import Beginning
from roleplay.dialogue.understanding.understander import Understander
from tests.dialogue.scenarios import SHIPPED, shipped, small

SORRY = "I can hear how upset you are."
SOLVE = "I will send you a new one today."


class _Deaf:
    """An understanding that finds nothing: for what is not about words."""

    def understand(self, *_: Any, **__: Any) -> Understood:
        return Understood()

    def prepare(self, *_: Any, **__: Any) -> None: ...

    def learn(self, *_: Any, **__: Any) -> None: ...


def dialogue(understander: Understander, scenario: Scenario | None = None) -> ScenarioDialogue:
    return ScenarioDialogue(scenario or small(), "en", understander)


def test_a_call_goes_on_from_any_node_with_any_heat_and_flags(understander: Understander) -> None:
    scenario = small()
    beginning = Beginning("start", 33.0, ("felt",))
    trial = Trial(dialogue(understander, scenario), beginning)
    assert [line.text for line in trial.turns[0].made.lines] == ["Hello?"]
    assert (trial.state.heat, trial.state.flags) == (33.0, {"felt"})
    turn = trial.say(SOLVE)
    assert turn.made.reply is not None
    assert (turn.made.reply.reply, trial.state.node, trial.over) == ("solve", "done", True)
    ended = Trial(dialogue(understander, scenario), replace(beginning, node="done"))
    assert ended.over


def test_every_move_can_be_taken_back(understander: Understander) -> None:
    trial = Trial(dialogue(understander))
    states = [trial.state]
    trial.say(SORRY)
    states.append(trial.state)
    trial.make("silence")
    states.append(trial.state)
    trial.say(SOLVE)
    assert trial.over
    for state in reversed(states):
        trial.back()
        assert trial.state == state
    trial.back()
    assert trial.state == states[0]
    assert trial.moves == ()


def test_the_same_call_is_made_again_in_a_changed_scenario(understander: Understander) -> None:
    trial = Trial(dialogue(understander))
    trial.say(SORRY)
    trial.say(SOLVE)
    content = small().model_dump(mode="json")
    content["nodes"]["start"]["replies"][1]["says"] = [{"id": "new", "text": {"en": "At last!"}}]
    again = trial.again(dialogue(understander, Scenario.model_validate(content)))
    assert again.moves == trial.moves
    assert [line.line for line in again.turns[-1].made.lines] == ["new", "thanks"]
    content["nodes"]["start"]["replies"][0]["next"] = "left"
    shorter = trial.again(dialogue(understander, Scenario.model_validate(content)))
    assert (len(shorter.moves), shorter.state.outcome) == (1, "customer_left")


def test_a_node_that_is_gone_is_told(understander: Understander) -> None:
    with pytest.raises(ScenarioError, match="no node “elsewhere”"):
        Trial(dialogue(understander), Beginning("elsewhere"))


def test_a_call_that_was_spoken_is_followed_as_it_went(understander: Understander) -> None:
    spoken = Trial(dialogue(understander))
    spoken.make("interrupt")
    spoken.say(SORRY)
    spoken.make("hold")
    spoken.make("resume")
    spoken.say(SOLVE)
    events = [event for turn in spoken.turns for event in (turn.made.event, *turn.made.step.happened)]
    followed = Trial(dialogue(understander))
    followed.follow(events)
    assert [str(move) for move in followed.moves] == ["[interrupt]", SORRY, "[hold]", "[resume]", SOLVE]
    assert followed.state == spoken.state
    assert [turn.made.step for turn in followed.turns] == [turn.made.step for turn in spoken.turns]


@given(
    moves=st.lists(st.sampled_from([*DIRECTIVES, SORRY, SOLVE, "Hm #1; = > plan: x"]), min_size=1, max_size=6),
    node=st.sampled_from(["", "start"]),
    heat=st.none() | st.floats(0, 89.99).map(lambda heat: round(heat, 2)),
    flags=st.sampled_from([(), ("felt",), ("felt", "settled")]),
    seed=st.integers(0, 2**31 - 1),
)
def test_a_tried_call_is_a_plan_that_passes(
    moves: list[Any], node: str, heat: float | None, flags: tuple[str, ...], seed: int
) -> None:
    scenario = small()
    there = ScenarioDialogue(scenario, "en", _Deaf())
    trial = Trial(there, Beginning(node, heat, flags, seed))
    for move in moves:
        if not trial.over:
            trial.make(move) if move in DIRECTIVES else trial.say(move)
    (plan,) = parse_plans(plan_text(trial, " Tried\nnow "), "x")
    assert (plan.title, len(plan.moves)) == ("Tried now", len(trial.moves))
    assert check_names(plan, scenario) == []
    assert play(plan, there, Reached(scenario)).failures == ()


def test_a_plan_that_begins_elsewhere_names_what_there_is() -> None:
    text = "plan: x\nlanguage: en\nbegin: sart\nflags: flt\nheat: 101\n> Hi\n= node start"
    with pytest.raises(Exception, match="no heat"):
        parse_plans(text, "x")
    (plan,) = parse_plans(text.replace("heat: 101\n", ""), "x")
    assert [problem.hint for problem in check_names(plan, small())] == [
        "Did you mean `start`?",
        "Did you mean `felt`?",
    ]


def test_calls_are_counted_where_they_went() -> None:
    scenario = shipped("lost-parcel")
    travelled = Travelled(scenario)
    told: list[tuple[int, int]] = []
    report = play_scenario(scenario, calls=15, reached=travelled, told=lambda done, of: told.append((done, of)))
    shares = travelled.shares()
    assert (shares.calls, told[-1]) == (45, (45, 45))
    assert shares.nodes[scenario.start] == 1.0
    assert set(shares.nodes) == travelled.nodes
    assert all(0 < share <= 1 for share in (*shares.nodes.values(), *shares.ways.values()))
    ended = sum(share for node, share in shares.nodes.items() if scenario.nodes[node].outcome is not None)
    hung_up = sum(share for (_, taken, _), share in shares.ways.items() if taken == "button:hang_up")
    assert ended <= 1.0001
    assert ended + hung_up >= 1 - sum(report.dead_ends.values()) / shares.calls - 0.0001
    value = read_tree((SHIPPED / "lost-parcel.yaml").read_text("utf-8"), "x").value
    graph = scenario_graph(value)
    nodes, moves = drawn(shares, graph)
    assert nodes[scenario.start] == 1.0
    assert set(nodes) <= set(graph.nodes)
    assert set(moves) <= {move.id for move in graph.edges}
    parts = {name for name, node in graph.nodes.items() if node.kind == "part"}
    inside = {part: [share for node, share in shares.nodes.items() if node.startswith(part)] for part in parts}
    assert {part: nodes.get(part, 0.0) for part in parts} == {part: max(inside[part], default=0.0) for part in parts}
    replies = [move for move in graph.edges if move.kind == "reply" and move.source in scenario.nodes]
    for move in replies:
        going = [
            share for (node, taken, _), share in shares.ways.items() if (node, taken) == (move.source, move.label)
        ]
        assert moves.get(move.id, 0.0) <= max(going, default=0.0)
    assert sum(move.id in moves for move in replies) > len(replies) / 2


def test_a_way_counts_once_a_call_however_often_it_is_taken() -> None:
    there = ScenarioDialogue(small(), "en", _Deaf())
    travelled = Travelled(small())
    trial = Trial(there)
    for _ in range(3):
        trial.say("Hm")
    travelled.begin()
    for turn in trial.turns:
        travelled.add(turn.made.step)
    travelled.begin()
    travelled.add(trial.turns[0].made.step)
    shares = travelled.shares()
    assert shares.ways == {("start", "otherwise", "start"): 0.5}
    assert shares.nodes == {"start": 1.0}
    assert isinstance(trial.turns[1].made.reply, ReplyTaken)
