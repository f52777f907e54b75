"""`roleplay bench studio`."""

from __future__ import annotations

import json

import pytest

from roleplay.app.bench.large_scenario import large_scenario
from roleplay.dialogue.authoring.graph import scenario_graph
from roleplay.dialogue.model import Scenario
from tests.cli.conftest import Run


@pytest.mark.slow
def test_the_graph_is_really_drawn_and_a_letter_really_checked(cli: Run) -> None:
    figures = json.loads(cli("bench", "studio", "--nodes", "40", "--frames", "5", "--json").out)
    (graph,) = figures["graphs"]
    assert graph["nodes"] == 41  # what is shared is a node, too
    assert graph["edges"] == len(scenario_graph(large_scenario(40)).edges)
    assert [zoom["zoom"] for zoom in graph["zooms"]] == sorted(zoom["zoom"] for zoom in graph["zooms"])
    assert graph["zooms"][0]["cards"] == 41
    assert all(0 < zoom["wall"]["p50"] <= zoom["wall"]["p95"] <= zoom["wall"]["highest"] for zoom in graph["zooms"])
    assert figures["writing"]["nodes"] == 40
    assert figures["writing"]["keystroke"]["p50"] > 0
    assert [story["kind"] for story in figures["importing"]] == ["Twee", "Ink"]
    for story in figures["importing"]:
        assert story["characters"] >= 1_000_000
        assert story["moments"] > 1000
        assert story["parser"]["p50"] <= story["draft"]["p50"] <= story["wall"]["p50"]
    assert figures["importing"][1]["parser"]["p50"] > 0


def test_the_large_scenario_can_be_played() -> None:
    values = large_scenario(60)
    assert len(values["nodes"]) == 60
    assert set(Scenario.model_validate(values).nodes) == set(values["nodes"])
    graph = scenario_graph(values)
    assert not [node.id for node in graph.nodes.values() if node.kind == "missing"]
    assert large_scenario(60) == values
