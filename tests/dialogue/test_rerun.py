"""A saved call stepped again in the same and in another version of its scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.events import CallEnded, CallEvent, EngineInput, ReplyTaken, TraineeSaid, WentElsewhere
from roleplay.core.understanding import Transcript, Understood
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.rerun import RerunCall, rerun
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.scoring import score
from tests.dialogue.scenarios import small
from tests.dialogue.test_corrected import ENGINE, KIND, MOVES, SOLVE, recorded


class AsBefore(ScenarioDialogue):
    """Understands what it is told to, by the words of the transcript; only the stepping is under test."""

    def __init__(self, scenario: Scenario, understood: dict[str, Understood]) -> None:
        self.engine = DialogueEngine(scenario, "en")
        self.known = understood

    def understand(self, state: Any, transcript: Transcript) -> Understood:
        return self.known[transcript.text]


def heard(events: tuple[CallEvent, ...]) -> tuple[CallEvent, ...]:
    """Give every answer words of its own, by which it is known again."""
    return tuple(
        replace(event, transcript=replace(event.transcript, text=f"answer {index}"))
        if isinstance(event, TraineeSaid)
        else event
        for index, event in enumerate(events)
    )


def again(
    events: tuple[CallEvent, ...], scenario: Scenario | None = None, said: dict[int, TraineeSaid] | None = None
) -> RerunCall:
    understood = {event.transcript.text: event.understood for event in events if isinstance(event, TraineeSaid)}
    transcripts = {}
    for index, other in (said or {}).items():
        transcripts[index] = replace(other.transcript, text=f"other {index}")
        understood[f"other {index}"] = other.understood
    return rerun(AsBefore(scenario or small(), understood), ENGINE, events, transcripts, seed=0)


@given(st.lists(st.sampled_from(MOVES), max_size=6).map(tuple))
def test_with_nothing_new_the_call_is_as_it_was(moves: tuple[EngineInput, ...]) -> None:
    events = heard(recorded(*moves))
    found = again(events)
    assert found.events == events
    assert sorted(found.places) == list(found.places)
    assert (found.strayed, found.outcome) == ((), events[-1].outcome)  # type: ignore[union-attr]


def test_other_words_count_and_the_call_stays_on_its_way() -> None:
    events = heard(recorded(MOVES[0], SOLVE))
    place = next(index for index, event in enumerate(events) if isinstance(event, TraineeSaid))
    found = again(events, said={place: KIND})
    assert [event.reply for event in found.events if isinstance(event, ReplyTaken)] == ["kind", "solve"]
    assert score(ENGINE, found.events, seed=0).total > score(ENGINE, events, seed=0).total
    assert found.outcome == "solved"
    assert found.events[-1] == CallEnded(99.0, "solved")


def test_another_version_that_leads_elsewhere_is_told_and_put_back() -> None:
    later = small()
    start = later.nodes["start"]
    replies = tuple(replace_reply(reply, "done") if reply.id == "kind" else reply for reply in start.replies)
    later = later.model_copy(
        update={"nodes": {**later.nodes, "start": start.model_copy(update={"replies": replies})}, "version": 2}
    )
    events = heard(recorded(KIND, KIND, SOLVE))
    found = again(events, later)
    went = [event for event in found.events if isinstance(event, WentElsewhere)]
    assert [(event.node, event.spoken_at) for event in went] == [("done", "start"), ("done", "start")]
    assert found.outcome == "solved"
    assert found.strayed == ()


def replace_reply(reply: Any, following: str) -> Any:
    return reply.model_copy(update={"next": following})


def test_a_version_without_the_moment_goes_on_by_itself() -> None:
    """The later version settles the matter at another node, and knows nothing of `done`."""
    source = small().model_dump(mode="json", exclude_defaults=True)
    source["nodes"]["settled"] = source["nodes"].pop("done")
    for reply in source["nodes"]["start"]["replies"]:
        if reply["id"] == "solve":
            reply["next"] = "settled"
    events = heard(recorded(KIND, SOLVE))
    found = again(events, Scenario.model_validate({**source, "version": 2}))
    assert found.outcome == "solved"
    assert found.strayed == ()  # the last step: nothing was said after it that had to be judged elsewhere

    from_here = heard(recorded(KIND, KIND))
    source["nodes"]["begin"] = source["nodes"].pop("start")
    source["start"] = "begin"
    strayed = again(from_here, Scenario.model_validate({**source, "version": 3}))
    said = [index for index, event in enumerate(from_here) if isinstance(event, TraineeSaid)]
    assert strayed.strayed == (0, said[0]), "not the last, after which nothing was said"
    assert [event.node for event in strayed.events if isinstance(event, ReplyTaken)][-1] == "begin"


def test_an_end_that_comes_otherwise_is_the_outcome() -> None:
    source = small().model_dump(mode="json", exclude_defaults=True)
    source["nodes"]["done"]["outcome"] = "handed_over"
    found = again(heard(recorded(KIND, SOLVE)), Scenario.model_validate({**source, "version": 2}))
    assert found.outcome == "handed_over"
    assert found.events[-1] == CallEnded(99.0, "handed_over")


def test_a_customer_who_would_stay_has_no_outcome() -> None:
    events = heard(recorded(KIND, SOLVE))
    place = max(index for index, event in enumerate(events) if isinstance(event, TraineeSaid))
    assert again(events, said={place: KIND}).outcome is None


def test_a_call_that_was_broken_off_stays_so() -> None:
    events = heard(recorded(KIND))
    assert events[-1] == CallEnded(99.0, "aborted")
    assert again(events).outcome == "aborted"
