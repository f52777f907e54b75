"""Trying a scenario that was not saved: voices, plans, many calls, a real call from any moment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from roleplay.app import CallOptions, Roleplay, TrialCall
from roleplay.app.autoplay import AutoplayOptions
from roleplay.app.calls import CallBuilder, Script
from roleplay.call.trainee import parse_answers
from roleplay.core.errors import InputError, ScenarioError
from roleplay.core.events import AnyEvent, CallEvent, CustomerSpeaking
from roleplay.core.practice import Selection
from roleplay.dialogue.authoring.trial import plan_text
from roleplay.dialogue.testplans.plans import PlanError
from roleplay.dialogue.testplans.stepping import Beginning
from roleplay.places import Places

from .trying import ODD, SEND, SORRY, hold, scenario


@pytest.fixture
def app(tmp_path: Path, cache: Path) -> Iterator[Roleplay]:
    roleplay = Roleplay(Places(tmp_path / "data", tmp_path / "config", cache, tmp_path / "log"))
    yield roleplay
    roleplay.close()


def test_a_line_is_heard_calm_and_furious(app: Roleplay) -> None:
    line = "Two days! It is freezing, and my son has begun to cough."
    calm, furious = (app.trying.hear(scenario(app), line, heat, language="en") for heat in (0.0, 100.0))
    assert calm.seconds > 1
    assert _loudness(furious.samples) > _loudness(calm.samples)
    assert len(furious.samples) != len(calm.samples)
    with pytest.raises(InputError):
        app.trying.hear(scenario(app), "  ", 50.0, language="en")


def _loudness(samples: bytes) -> float:
    return float(np.sqrt(np.mean(np.frombuffer(samples, np.int16).astype(float) ** 2)))


def test_a_real_call_is_held_from_any_moment_and_nothing_is_kept(app: Roleplay) -> None:
    played = scenario(app).model_copy(update={"id": "never-saved"})
    ended: list[tuple[CallEvent, ...]] = []
    heard: list[AnyEvent] = []
    beginning = Beginning("what-now", 42.0, ("heard",))
    options = CallOptions("never-saved", language="en", typed=True, trial=TrialCall(played, beginning, ended.append))
    script = Script(parse_answers([SEND], "x"), spoken=False)
    call = CallBuilder(app._parts, app.settings).build(options, heard.append, script)
    marks = app.places.data / "trials"
    assert [mark.name for mark in marks.iterdir()] == [call.session_id], "a crash would leave the call"
    call.start()
    call.join()
    assert call.failure is None
    assert app.sessions() == ()
    assert list(marks.iterdir()) == []
    with pytest.raises(InputError):
        app.session(call.session_id)
    (events,) = ended
    trial = app.trying.trial(played, "en", beginning)
    trial.follow(events)
    assert [str(move) for move in trial.moves] == [SEND]
    assert (trial.state.node, trial.state.outcome) == ("solved", "solved")
    said = [event.text for event in heard if isinstance(event, CustomerSpeaking)]
    assert said[0].startswith("So what will you do")


def test_a_tried_call_with_scripted_answers_is_returned_and_not_kept(app: Roleplay) -> None:
    ended: list[tuple[CallEvent, ...]] = []
    trial = TrialCall(scenario(app), Beginning("what-now", 42.0, ("heard",)), ended.append)
    options = CallOptions("never-saved", language="en", typed=True, trial=trial)
    record = app.play_call(options, parse_answers([SEND], "x"), lambda _: None)
    assert [record.events] == ended
    assert len(record.events) > 3
    assert app.sessions() == ()


def test_a_tried_call_becomes_a_plan_beside_the_scenario(app: Roleplay) -> None:
    played = scenario(app)
    assert (app.trying.plans("cold-flat").plans, app.trying.plans("lost-parcel").shipped) == ((), True)
    trial = app.trying.trial(played, "en", Beginning("what-now", None, ("heard",)))
    trial.say(SEND)
    file = app.trying.add_plan("cold-flat", plan_text(trial, "From the middle"))
    app.trying.add_plan("cold-flat", plan_text(trial, "Once more"))
    file = app.trying.plans("cold-flat")
    assert file.path == app.places.scenarios / "cold-flat.plan.txt"
    assert [plan.title for plan in file.plans] == ["From the middle", "Once more"]
    run = app.trying.run_plans(played, file.plans)
    assert [played.failures for played in run.played] == [(), ()]
    assert run.shares.nodes == {"what-now": 1.0, "solved": 1.0}
    assert run.coverage.nodes.missing == ("gone", "pick-up")
    without = played.model_copy(update={"nodes": {k: v for k, v in played.nodes.items() if k != "what-now"}})
    gone = app.trying.run_plans(without, file.plans)
    assert gone.played == ()
    assert "what-now" in gone.problems[0].message


def test_a_shipped_plan_is_kept_when_the_person_adds_one(app: Roleplay) -> None:
    shipped = app.trying.plans("lost-parcel")
    added = app.trying.add_plan("lost-parcel", "plan: mine\nlanguage: en\n> [silence]\n= reply silence\n")
    assert (added.shipped, len(added.plans)) == (False, len(shipped.plans) + 1)
    assert shipped.path.read_text("utf-8").rstrip() in added.path.read_text("utf-8")


@pytest.mark.parametrize("name", ["", "../evil", "a/b"])
def test_plans_lie_in_the_folder_only(app: Roleplay, name: str) -> None:
    with pytest.raises(InputError):
        app.trying.add_plan(name, "plan: x\nlanguage: en\n> Hi\n= node a")


def test_what_is_no_plan_is_not_kept(app: Roleplay) -> None:
    with pytest.raises(PlanError):
        app.trying.add_plan("cold-flat", "plan: x\nlanguage: en\n> Hi")
    assert not app.trying.plans("cold-flat").path.exists()
    path = app.trying.plans("cold-flat").path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("what is this", "utf-8")
    assert app.trying.plans("cold-flat").problems != ()
    with pytest.raises(InputError):
        app.trying.add_plan("cold-flat", "plan: x\nlanguage: en\n> Hi\n= node pick-up")
    assert path.read_text("utf-8") == "what is this"


def test_an_unsaved_scenario_plays_itself(app: Roleplay) -> None:
    told: list[tuple[int, int]] = []
    found = app.trying.autoplay(scenario(app), AutoplayOptions(20), lambda done, of: told.append((done, of)))
    assert (found.shares.calls, told[-1]) == (60, (60, 60))
    assert found.shares.nodes["pick-up"] == 1.0
    assert {played.trainee for played in found.report.trainees} == {"good", "average", "bad"}


def test_where_real_calls_went(app: Roleplay) -> None:
    hold(app, SORRY, SEND)
    hold(app, SORRY, ODD)
    shares = app.trying.coverage(scenario(app), Selection())
    assert shares.calls == 2
    assert shares.nodes == {"pick-up": 1.0, "what-now": 1.0, "solved": 0.5}
    assert shares.ways[("pick-up", "sympathy", "what-now")] == 1.0
    assert shares.ways[("what-now", "engineer", "solved")] == 0.5
    assert shares.ways[("what-now", "otherwise", "what-now")] == 0.5
    nobody = app.trying.coverage(scenario(app), Selection(people=("Nobody",)))
    assert (nobody.calls, nobody.nodes) == (0, {})


def test_a_node_that_is_not_there(app: Roleplay) -> None:
    with pytest.raises(ScenarioError):
        app.trying.trial(scenario(app), "en", Beginning("nowhere"))
