"""The graph of a scenario, finished or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.dialogue.authoring.graph import SHARED, Graph, scenario_graph
from roleplay.dialogue.authoring.search import Index
from roleplay.dialogue.formats.yaml_tree import read_tree

LIBRARY = sorted((Path(__file__).parents[3] / "assets" / "scenarios").glob("*.yaml"))

SMALL = """
start: pick-up
breaking_point: {heat: 95, next: gone}
shared_replies:
  - {id: calm-down, quality: poor}
shared_buttons: {hang_up: [{next: gone}]}
include:
  handover: {part: supervisor, exits: {dropped: gone, solved: nowhere}}
nodes:
  pick-up:
    says: [{id: a, text: {en: "This {bloody} flat!", pl: Zimno!}}]
    replies:
      - {id: sorry, quality: good, next: what-now, examples: {en: [I am sorry.]}}
      - {id: stays}
      - {id: sorry, next: handover}
    silence: [{next: gone}]
    otherwise: [{when: {misses_at_least: 2}, next: what-now}, {}]
    interrupted: [{effects: {heat: 2}}]
  what-now: {tirade: true}
  solved: {outcome: solved}
  gone: {outcome: customer_left}
"""


def read(text: str, language: str = "") -> Graph:
    return scenario_graph(read_tree(text, "small.yaml").value, language)


def test_every_moment_and_what_moves_lead_to_is_a_node() -> None:
    graph = read(SMALL)
    assert {name: node.kind for name, node in graph.nodes.items()} == {
        SHARED: "shared",
        "pick-up": "moment",
        "what-now": "tirade",
        "solved": "good_ending",
        "gone": "bad_ending",
        "handover": "part",
        "nowhere": "missing",
    }
    assert graph.entry == "pick-up"
    assert graph.nodes["gone"].ends
    assert graph.nodes["gone"].outcome == "customer_left"


def test_moves_are_named_and_placed_and_lead_on_or_stay() -> None:
    graph = read(SMALL)
    assert [(move.id, move.target) for move in graph.nodes["pick-up"].moves] == [
        ("pick-up/reply/sorry", "what-now"),
        ("pick-up/reply/stays", None),
        ("pick-up/reply/sorry#2", "handover"),
        ("pick-up/otherwise/0", "what-now"),
        ("pick-up/otherwise/1", None),
        ("pick-up/silence/0", "gone"),
    ]
    assert [(move.id, move.place) for move in graph.nodes[SHARED].moves] == [
        ("@shared/reply/calm-down", ("shared_replies", 0)),
        ("@shared/button/hang_up/0", ("shared_buttons", "hang_up", 0)),
        ("@shared/breaking_point/0", ("breaking_point",)),
    ]
    assert graph.nodes["pick-up"].moves[0].quality == "good"
    assert [move.id for move in graph.entering["what-now"]] == ["pick-up/reply/sorry", "pick-up/otherwise/0"]


def test_the_first_line_is_in_the_language_that_is_asked_for_else_in_the_first() -> None:
    assert read(SMALL).nodes["pick-up"].first_line == "This bloody flat!"
    assert read(SMALL, "pl").nodes["pick-up"].first_line == "Zimno!"
    assert read(SMALL, "de").nodes["pick-up"].first_line == "This bloody flat!"


def test_sentences_are_searched_and_ids_are_not() -> None:
    node = read(SMALL).nodes["pick-up"]
    assert set(node.texts) == {"This {bloody} flat!", "Zimno!", "I am sorry."}
    index = Index(read(SMALL))
    assert index.find("what now") == ("what-now",)
    assert index.find("BLOODY sorry") == ("pick-up",)
    assert index.find("  ") == index.find("zebra") == ()


def test_only_what_changed_is_read_again() -> None:
    value = read_tree(SMALL, "small.yaml").value
    assert isinstance(value, dict)
    before = scenario_graph(value, "en")
    nodes = {**value["nodes"], "what-now": {"says": [{"id": "b", "text": {"en": "And now?"}}]}}
    after = scenario_graph({**value, "nodes": nodes}, "en", before)
    assert after == scenario_graph({**value, "nodes": nodes}, "en")
    assert after.nodes["pick-up"] is before.nodes["pick-up"]
    assert after.nodes["what-now"].first_line == "And now?"
    elsewhere = scenario_graph({**value, "start": "what-now"}, "en", before)
    assert [name for name, node in elsewhere.nodes.items() if node.entry] == ["what-now"]
    assert scenario_graph(value, "pl", before).nodes["pick-up"].first_line == "Zimno!"


def test_a_place_of_the_file_belongs_to_a_node() -> None:
    graph = read(SMALL)
    assert graph.node_at(("nodes", "pick-up", "replies", 0, "next")) == "pick-up"
    assert graph.node_at(("include", "handover")) == "handover"
    assert graph.node_at(("shared_buttons", "hang_up")) == SHARED
    assert graph.node_at(("customer", "name")) == ""
    assert graph.node_at(()) == ""


@pytest.mark.parametrize("value", [None, 3, "text", [], {"nodes": 3}, {"nodes": {"a": None}, "start": ["a"]}])
def test_what_is_no_scenario_has_a_graph_all_the_same(value: object) -> None:
    assert all(node.kind == "moment" for node in scenario_graph(value).nodes.values())


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = (
    "nodes",
    "start",
    "replies",
    "says",
    "otherwise",
    "silence",
    "buttons",
    "next",
    "include",
    "exits",
    "id",
    "text",
)


@given(
    st.recursive(
        PLAIN,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "a", "b"]), inner, max_size=5)
        ),
        max_leaves=20,
    )
)
def test_whatever_stands_in_a_file_every_edge_joins_two_nodes(value: object) -> None:
    graph = scenario_graph(value)
    assert all(move.source in graph.nodes and move.target in graph.nodes for move in graph.edges)
    assert scenario_graph(value, before=graph) == graph
    ids = [move.id for node in graph.nodes.values() for move in node.moves]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_the_shipped_scenarios_miss_nothing(path: Path) -> None:
    value = read_tree(path.read_text(encoding="utf-8"), path.name).value
    graph = scenario_graph(value)
    assert isinstance(value, dict)
    assert set(value["nodes"]) <= set(graph.nodes)
    assert not [node.id for node in graph.nodes.values() if node.kind == "missing"]
    assert graph.nodes[graph.entry].entry
