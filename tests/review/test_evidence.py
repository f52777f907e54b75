"""What a saved call says about skills."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roleplay.core.events import (
    Answered,
    CallEnded,
    CustomerSpeaking,
    HeatChanged,
    TraineeInterrupted,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.records import SCRIPTED_TRAINEE, SessionRecord
from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch, Transcript, Understood
from roleplay.dialogue.model import Scenario
from roleplay.review.evidence import counts, evidence, taken_over
from roleplay.review.rehearsal import rehearsal
from roleplay.review.skills import Observation, SessionEvidence, Skill
from roleplay.review.strain import strain
from tests.gui import sample

TEXT = {"en": "…"}
SCENARIO = Scenario.model_validate(
    {
        "roleplay": 1,
        "id": "scam",
        "version": 1,
        "languages": ["en"],
        "title": TEXT,
        "summary": TEXT,
        "role": TEXT,
        "customer": {
            "name": "Helena Krol",
            "voice": "halina",
            "matter": {"hard": TEXT, "feeling": "fear", "soft": TEXT},
            "traits": ["elderly", "anxious"],
        },
        "breaking_point": {"heat": 100, "next": "left"},
        "start": "rant",
        "goals": {"feeling": "heard"},
        "shared_replies": [
            {"id": "notes", "techniques": ["taking_notes"], "quality": "good"},
            {"id": "order-calm", "techniques": ["calm_down"], "quality": "poor"},
        ],
        "nodes": {
            "rant": {"tirade": True, "silence": [{"next": "story"}]},
            "story": {
                "replies": [
                    {
                        "id": "sympathy",
                        "techniques": ["empathy", "apology"],
                        "quality": "good",
                        "effects": {"set": ["heard"]},
                        "next": "story",
                    },
                    {"id": "ask", "techniques": ["fact_finding"], "quality": "good"},
                    {"id": "belittle", "techniques": ["minimising"], "quality": "poor"},
                ]
            },
            "left": {"outcome": "customer_left"},
        },
    }
)


def said(at: float, *techniques: str, reply: str = "", interrupting: bool = False) -> TraineeSaid:
    found = tuple(TechniqueMatch(name, 0.9, Evidence(name)) for name in techniques)
    replies = (ReplyMatch(reply, 0.9, Evidence(""), techniques),) if reply else ()
    return TraineeSaid(at, Transcript("…", at, at, "typed"), Understood(found, replies), interrupting)


def record(*events: object, **changes: object) -> SessionRecord:
    """Return a session in which the customer's rant was let pass, and then this happened."""
    row = replace(sample.summary(scenario_id="scam", score=40.0), **changes)
    whole = sample.record(row, (Answered(0.0), TraineeSilent(9.0, 7.0), *events))  # type: ignore[arg-type]
    return replace(whole, start=replace(whole.start, scenario_source=SCENARIO.model_dump_json()))


def says(*events: object, **changes: object) -> dict[Skill, Observation]:
    return {one.skill: one for one in evidence(record(*events, **changes), SCENARIO).observations}


def test_a_technique_that_was_called_for_and_used_is_a_success():
    found = says(said(10, "empathy", reply="sympathy"))
    assert found[Skill("technique", "empathy")] == Observation(Skill("technique", "empathy"), 1.0, 1.0, 1)
    assert Skill("technique", "fact_finding") not in found  # another good way on was not needed


def test_a_turn_that_missed_every_good_way_on_is_shared_out():
    found = says(said(10))
    shares = {skill.name: (one.share, one.weight) for skill, one in found.items() if skill.kind == "technique"}
    assert shares == {"empathy": (0.0, 0.5), "fact_finding": (0.0, 0.5)}  # an apology would have done for empathy


def test_a_shared_reply_is_good_but_nobody_is_blamed_for_not_taking_it():
    found = says(said(10, "taking_notes", reply="notes"))
    assert found[Skill("technique", "taking_notes")].share == 1.0
    assert Skill("technique", "taking_notes") not in says(said(10))


def test_what_was_used_once_and_missed_once_lies_between():
    found = says(said(10, "empathy", reply="sympathy"), said(20))[Skill("technique", "empathy")]
    assert found.share == pytest.approx(1 / 1.5)
    assert (found.weight, found.times) == (1.0, 2)


def test_a_mistake_is_judged_where_it_could_be_made():
    found = says(said(10, "empathy", reply="sympathy"))
    assert found[Skill("mistake", "minimising")].share == 1.0
    assert found[Skill("mistake", "calm_down")].share == 1.0
    assert Skill("mistake", "profanity") not in found
    found = says(said(10, "calm_down", "profanity"))
    assert found[Skill("mistake", "calm_down")].share == found[Skill("mistake", "profanity")].share == 0.0


def test_silence_in_a_tirade_is_right_and_elsewhere_dead_air():
    found = says(TraineeSilent(20, 7))
    assert found[Skill("manner", "tactical_silence")].share == 1.0
    assert found[Skill("manner", "dead_air")].share == 0.5
    assert found[Skill("manner", "interrupting")].share == 1.0


def test_talking_into_a_tirade_is_a_failure():
    row = sample.summary(scenario_id="scam")
    events = (Answered(0.0), TraineeInterrupted(2, "rant-1", 1), said(3, interrupting=True))
    found = {one.skill: one for one in evidence(sample.record(row, events), SCENARIO).observations}
    assert found[Skill("manner", "tactical_silence")].share == 0.0
    assert found[Skill("manner", "interrupting")].share == 0.5


def test_the_feeling_counts_when_it_was_met_and_the_customer_by_the_score():
    found = says(said(10, "empathy", reply="sympathy"), score=64.0)
    assert found[Skill("feeling", "fear")].share == 1.0
    assert found[Skill("trait", "elderly")].share == found[Skill("scenario", "scam")].share == pytest.approx(0.64)
    lost = says(said(10), score=39.0, outcome="customer_left")
    assert lost[Skill("feeling", "fear")].share == lost[Skill("trait", "anxious")].share == 0.0


def test_typed_answers_say_nothing_about_manners_of_speech():
    whole = record(said(10))
    typed = replace(whole, start=replace(whole.start, recogniser="typed"))
    names = {one.skill.name for one in evidence(typed, SCENARIO).observations if one.skill.kind == "manner"}
    assert names == {"tactical_silence"}


def test_a_retry_is_marked():
    whole = record(said(10))
    again = replace(whole, start=replace(whole.start, retry_of="00000000-0000-4000-8000-000000000009"))
    assert evidence(again, SCENARIO).retry
    assert not evidence(whole, SCENARIO).retry
    assert isinstance(evidence(whole, SCENARIO), SessionEvidence)


def test_what_a_retry_took_over_is_judged_once():
    original = record(said(10, "calm_down"), said(20))
    again = record(said(10, "calm_down"), said(21, "empathy", reply="sympathy"))
    shared = taken_over(again, original)
    assert shared == 3  # answered, silent, the first thing said
    found = {one.skill: one for one in evidence(again, SCENARIO, shared).observations}
    assert found[Skill("mistake", "calm_down")].share == 1.0
    assert found[Skill("technique", "empathy")].share == 1.0
    assert Skill("manner", "tactical_silence") not in found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"mode": "test"}, True),
        ({"state": "recovered"}, True),
        ({"outcome": "aborted"}, False),
        ({"outcome": None}, False),
        ({"state": "running"}, False),
        ({"score": None}, False),
        ({"turns": 0}, False),
        ({"trainee": "Somebody Else"}, False),
    ],
)
def test_only_finished_calls_of_their_own_count(changes, expected):
    assert counts(sample.summary(**changes), "Anna Nowak") is expected


def test_scripts_are_nobodys_practice():
    assert not counts(sample.summary(trainee=SCRIPTED_TRAINEE), SCRIPTED_TRAINEE)


def test_a_scenario_tells_what_it_rehearses():
    found = rehearsal(SCENARIO)
    assert (found.scenario_id, found.difficulty) == ("scam", 3)
    assert found.moments == {
        Skill("technique", "empathy"): 1,
        Skill("technique", "apology"): 1,
        Skill("technique", "fact_finding"): 1,
        Skill("mistake", "minimising"): 1,
        Skill("manner", "tactical_silence"): 1,
        Skill("manner", "interrupting"): 1,
        Skill("feeling", "fear"): 1,
        Skill("trait", "elderly"): 1,
        Skill("trait", "anxious"): 1,
    }


LINE = CustomerSpeaking(1.0, "a", "…", 70.0, 1.0)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((LINE, CallEnded(9, "solved")), False),
        (
            (LINE, HeatChanged(2, 70, 85, "calm_down"), HeatChanged(3, 85, 20, "empathy"), CallEnded(9, "solved")),
            True,
        ),
        ((LINE, CallEnded(9, "customer_left")), True),
        ((LINE, CallEnded(9, "justified_hangup")), True),
        ((LINE, CallEnded(9, "handed_over")), False),
    ],
)
def test_a_break_is_advised_after_a_hot_call_or_a_hard_end(events, expected):
    assert strain((Answered(0.0), *events)).break_advised is expected


def test_who_declines_a_call_needs_no_break():
    assert not strain((HeatChanged(2, 70, 99, "silence"), CallEnded(9, "customer_left"))).break_advised
