"""What counts as misunderstood in a saved call."""

from __future__ import annotations

from dataclasses import replace

from roleplay.core.events import Answered, CallEvent, TraineeInterrupted, TraineeSaid
from roleplay.core.records import SessionRecord, SessionSummary
from roleplay.core.understanding import Evidence, ReplyMatch, Transcript, Understood
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.formats.library import to_json
from roleplay.dialogue.model import Scenario
from roleplay.review.misunderstood import CLOSE, misunderstood
from tests.dialogue.scenarios import small
from tests.store.samples import start


def saying(text: str, **scores: float) -> TraineeSaid:
    """Return words in which these replies were found."""
    replies = tuple(ReplyMatch(name.replace("_", "-"), score, Evidence(text)) for name, score in scores.items())
    return TraineeSaid(1.0, Transcript(text, 0.0, 1.0, "pocketsphinx en-us", confidence=0.7), Understood((), replies))


def twins() -> Scenario:
    """Return a scenario in which two replies of the start compete, and one leads on."""
    content = small().model_dump(mode="json")
    content["nodes"]["start"]["replies"] = [
        {"id": "stays", "says": [{"id": "so", "text": {"en": "So?"}}]},
        {"id": "leaves", "next": "done"},
    ]
    return Scenario.model_validate(content)


def record(*said: CallEvent, scenario: Scenario | None = None) -> SessionRecord:
    """Return a saved call in which this was said."""
    played = scenario or twins()
    engine = DialogueEngine(played, "en")
    state, events = engine.begin(seed=7), []
    for event in (Answered(0.0), *said):
        step = engine.step(state, event)
        state = step.state
        events += [event, *step.happened]
    begun = start(scenario_id=played.id, scenario_source=to_json(played))
    return SessionRecord(begun, SessionSummary.of(begun, "complete", None), tuple(events))


def test_what_fits_nothing_and_what_fits_two_is_listed_at_its_moment() -> None:
    call = record(
        saying("Clear.", stays=0.9, leaves=0.2),
        saying("  Neither\nnor. ", stays=0.4, leaves=0.3),
        saying("By a hair.", stays=0.8, leaves=0.8 - CLOSE / 2),
    )
    found = list(misunderstood(call, twins()))
    assert [(one.text, one.kind, one.taken) for one in found] == [
        ("Neither nor.", "none", "otherwise"),
        ("By a hair.", "close", "stays"),
    ]
    assert found[0].best == (("stays", 0.4), ("leaves", 0.3))
    assert (found[0].confidence, found[0].heard) == (0.7, "")
    assert (found[0].state.turns, found[1].state.turns, found[1].state.misses) == (1, 2, 1)
    assert [call.events[one.position] for one in found] == [
        event for event in call.events if isinstance(event, TraineeSaid) and event.transcript.text != "Clear."
    ]


def test_nothing_is_told_of_silence_and_of_what_was_said_into_a_tirade() -> None:
    content = twins().model_dump(mode="json")
    content["nodes"]["start"]["tirade"] = True
    loud = Scenario.model_validate(content)
    over = replace(saying("But listen!"), interrupting=True)
    call = record(TraineeInterrupted(0.5, "hello", 0.5), over, saying(" "), scenario=loud)
    assert list(misunderstood(call, loud)) == []


def test_nothing_is_looked_for_behind_the_end() -> None:
    call = record(saying("Bye.", leaves=0.9), saying("Neither.", stays=0.1))
    assert list(misunderstood(call, twins())) == []
