"""What the customer does while the trainee talks."""

from __future__ import annotations

from roleplay.call.listening import CustomerListening, seconds_to_say
from roleplay.call.trainee import Utter
from roleplay.core.actions import Listening, Say
from roleplay.core.events import (
    CustomerBackchannel,
    CustomerSpeaking,
    HeatChanged,
    TraineeInterrupted,
    TraineeLongWinded,
)
from roleplay.core.sound import Pcm, silence
from roleplay.dialogue.model import Scenario
from tests.call.fakes import Dictation, Rehearsal, hum
from tests.dialogue.scenarios import small

MHM = {"id": "mhm", "text": {"en": "Mhm."}}
YES = {"id": "yes", "text": {"en": "Yes."}}
CUT_IN = {"effects": {"heat": 3}, "says": [{"id": "point", "text": {"en": "Get to the point."}}]}


def _impatient(**changes: object) -> Scenario:
    customer = {**small().model_dump()["customer"], "listens": 6}
    return small(customer=customer, shared_cut_in=[CUT_IN], **changes)


def _long_speech(_text: str) -> Pcm:
    """Talk for 5 s, take a breath, talk for 5 s."""
    return Pcm(hum(5.0).samples + silence(0.4).samples + hum(5.0).samples)


def test_a_customer_murmurs_in_a_pause_of_a_long_turn_and_takes_no_floor() -> None:
    rehearsal = Rehearsal(
        small(backchannels=[MHM]),
        Utter("x"),
        Utter("x"),
        dictation=Dictation("empathy", "solution"),
        speak=_long_speech,
    )
    rehearsal.speaker.seconds = 0.4
    notebook = rehearsal.run()
    murmurs = [event for event in notebook.events if isinstance(event, CustomerBackchannel)]
    # One at the breath and one at the end, where nobody can know yet that it is the end.
    assert [(event.line, event.text) for event in murmurs] == [("mhm", "Mhm.")] * 4
    assert not notebook.of_kind("trainee_interrupted")
    assert len(notebook.of_kind("trainee_said")) == 2
    spoken = round((murmurs[0].at + 0.2) * 16_000) * 2
    assert any(notebook.customer[spoken : spoken + 200])


def test_a_customer_cuts_into_a_long_turn_once_and_the_trainee_may_go_on() -> None:
    rehearsal = Rehearsal(
        _impatient(), Utter("x"), Utter("x"), dictation=Dictation("empathy", "solution"), speak=_long_speech
    )
    notebook = rehearsal.run()
    cut_in = [event for event in notebook.events if isinstance(event, TraineeLongWinded)]
    assert [6.0 <= event.seconds < 6.2 for event in cut_in] == [True, True]
    assert [event.line for event in notebook.events if isinstance(event, CustomerSpeaking)].count("point") == 2
    assert not any(isinstance(event, TraineeInterrupted) for event in notebook.events)
    assert any(isinstance(event, HeatChanged) and event.reason == "long_winded" for event in notebook.events)
    assert len(notebook.of_kind("trainee_said")) == 2


def test_a_typed_answer_is_long_when_it_would_take_long_to_say() -> None:
    wordy = " ".join(["well"] * 15 + ["empathy"])
    assert seconds_to_say(wordy) == 16 / 2.5
    notebook = Rehearsal(_impatient(), Utter(wordy), Utter("solution")).run()
    kinds = [event.kind for event in notebook.events]
    assert kinds.index("trainee_long_winded") < kinds.index("trainee_said")
    assert kinds.count("trainee_long_winded") == 1


def test_sounds_of_listening_come_in_turn_each_after_four_seconds_and_in_a_pause() -> None:
    says = (Say("mhm", "Mhm.", 0), Say("yes", "Yes.", 0))
    listening = CustomerListening()
    listening.begin(10.0, Listening(says))
    assert listening.backchannel(13.9, 1.0) is None
    assert listening.backchannel(14.0, 0.1) is None
    assert listening.backchannel(14.1, 0.2) == says[0]
    assert listening.backchannel(18.0, 0.5) is None
    assert listening.backchannel(18.1, 0.5) == says[1]
    assert listening.backchannel(22.2, 0.5) == says[0]
    assert not listening.cuts_in(1000.0)
