"""Calls that play themselves in words are calls like any other: they can be stepped again."""

from random import Random

import pytest

from roleplay.core.events import CallEnded, CustomerSpeaking, ReplyTaken, TraineeSaid
from roleplay.dialogue.autoplay.player import Stage
from roleplay.dialogue.autoplay.spoken import Speech, SpokenCall, SpokenPlayer
from roleplay.dialogue.autoplay.trainees import TRAINEES, between
from roleplay.dialogue.replay import replay
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.understanding.understander import Understander
from tests.dialogue.scenarios import shipped

EXAMPLES = {"apology": ("I am so sorry.",), "greeting": ("Good morning, Anna speaking.",), "none": ("Mhm.",)}


@pytest.fixture(scope="module")
def dialogue(understander: Understander) -> ScenarioDialogue:
    return ScenarioDialogue(shipped("laptop-overdue"), "en", understander)


def played(dialogue: ScenarioDialogue, seed: int, speech: Speech) -> SpokenCall:
    random = Random(seed)
    return SpokenPlayer(dialogue, Stage(dialogue.engine), TRAINEES["average"], random, seed, EXAMPLES, speech).play()


@pytest.mark.parametrize("seed", range(2))
def test_a_call_is_stepped_again_on_the_same_path(dialogue: ScenarioDialogue, seed: int) -> None:
    call = played(dialogue, seed, Speech("vosk small"))
    recorded = [event for event in call.events if isinstance(event, ReplyTaken)]
    again = [
        happened
        for _, step in replay(dialogue.engine, call.events, seed=seed)
        for happened in step.happened
        if isinstance(happened, ReplyTaken)
    ]
    assert recorded == again
    assert isinstance(call.events[-1], CallEnded)


def test_time_goes_on_and_everybody_is_heard(dialogue: ScenarioDialogue) -> None:
    events = played(dialogue, 3, Speech("vosk small")).events
    assert [event.at for event in events] == sorted(event.at for event in events)
    said = [event.transcript for event in events if isinstance(event, TraineeSaid)]
    assert said
    assert all(transcript.text == " ".join(word.text for word in transcript.words) for transcript in said)
    assert all(event.text and event.seconds for event in events if isinstance(event, CustomerSpeaking))


def test_what_was_misheard_is_known(dialogue: ScenarioDialogue) -> None:
    call = played(dialogue, 3, Speech("vosk small", hears=lambda sentence, _: sentence.upper() + " X"))
    for index, event in enumerate(call.events):
        if isinstance(event, TraineeSaid):
            assert event.transcript.text == call.meant[index].upper() + " X"


def test_somebody_in_between_is_in_between() -> None:
    bad, good = TRAINEES["bad"], TRAINEES["good"]
    middle = between(bad, good, 0.5)
    assert middle.slips == pytest.approx((bad.slips + good.slips) / 2)
    assert middle.mistakes["profanity"] == pytest.approx(bad.mistakes["profanity"] / 2)
    assert between(bad, good, 0) == bad
    assert between(bad, good, 1).slips == pytest.approx(good.slips)
