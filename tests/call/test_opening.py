"""How calls begin: outgoing ones, and those that go on from an earlier one."""

from __future__ import annotations

import pytest

from roleplay.call.parts import Resumed
from roleplay.call.trainee import Utter
from roleplay.core.events import Answered, CallEnded, CustomerSpeaking, Ringing
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.dialogue.engine import DialogueEngine
from tests.call.fakes import Dictation, Rehearsal, hum
from tests.dialogue.scenarios import said, small


def test_an_outgoing_call_waits_for_the_trainee_then_rings_until_the_customer_answers() -> None:
    rehearsal = Rehearsal(small(direction="outgoing"), answered=False)
    conductor = rehearsal.conductor
    rehearsal.speaker.seconds = 1.0

    def dial_twice_and_leave() -> None:
        conductor.answer()
        conductor.answer()
        conductor.type("empathy")  # nobody is there yet

    conductor.post(dial_twice_and_leave)
    notebook = rehearsal.run()
    kinds = [event.kind for event in notebook.events]
    assert kinds[:3] == ["ringing", "answered", "customer_speaking"]
    ringing, answered = notebook.events[:2]
    assert isinstance(ringing, Ringing)
    assert ringing.outgoing
    assert isinstance(answered, Answered)
    assert answered.at - ringing.at == pytest.approx(3.0, abs=0.1)
    assert not notebook.of_kind("trainee_said")


def test_nothing_rings_before_an_outgoing_call_is_dialled() -> None:
    rehearsal = Rehearsal(small(direction="outgoing"), answered=False)
    notebook = rehearsal.run()
    assert [event.kind for event in notebook.events] == ["call_ended"]
    assert not any(notebook.customer)


def test_a_scripted_outgoing_call_dials_by_itself() -> None:
    notebook = Rehearsal(small(direction="outgoing"), Utter("empathy"), Utter("solution")).run()
    assert notebook.of_kind("call_ended")[0] == CallEnded(notebook.events[-1].at, "solved", "done")


def test_a_call_goes_on_from_a_moment_of_an_earlier_one() -> None:
    engine = DialogueEngine(small(), "en")
    answered = Answered(3.0)
    first = engine.step(engine.begin(), answered)
    kind = said("empathy", replies=("kind",), at=10.0)
    second = engine.step(first.state, kind)
    before = (Ringing(0.0), answered, *first.happened, kind, *second.happened)
    resumed = Resumed(10.0, second.state, second.actions, before)
    rehearsal = Rehearsal(
        small(), Utter("solution"), dictation=Dictation("solution"), speak=lambda _: hum(1.0), resumed=resumed
    )
    notebook = rehearsal.run()
    assert notebook.events[: len(before)] == list(before)
    later = notebook.events[len(before) :]
    assert min(event.at for event in later) >= 10.0
    last = later[-1]
    assert isinstance(last, CallEnded)
    assert last.outcome == "solved"
    # The new sound belongs behind that of the earlier call: it lasts as long as the time that has passed.
    assert len(notebook.customer) / SAMPLE_BYTES / CALL_RATE >= last.at - 10.0


def test_what_the_customer_said_last_is_said_again() -> None:
    engine = DialogueEngine(small(), "en")
    first = engine.step(engine.begin(), Answered(3.0))
    resumed = Resumed(3.0, first.state, first.actions, (Ringing(0.0), Answered(3.0)))
    notebook = Rehearsal(small(), Utter("empathy"), Utter("solution"), resumed=resumed).run()
    lines = [event.line for event in notebook.events if isinstance(event, CustomerSpeaking)]
    assert lines == ["hello", "thanks"]
