"""Looking ahead in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from roleplay.call.foresight import Foreseen, Foresight, Moment
from roleplay.core.actions import Say
from roleplay.core.events import Answered
from roleplay.core.ports import Recognised
from roleplay.core.understanding import Transcript, Understood
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState
from tests.call.fakes import Hums, Keywords
from tests.dialogue.scenarios import small

PATIENCE = 20.0


class Wary(ScenarioDialogue):
    """Understands nothing before it is allowed to, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(small(), "en", Keywords())
        self.allowed = threading.Semaphore(0)
        self.asked = threading.Semaphore(0)
        self.texts: list[str] = []

    def understand(self, state: DialogueState, transcript: Transcript) -> Understood:
        self.texts.append(transcript.text)
        self.asked.release()
        assert self.allowed.acquire(timeout=PATIENCE)
        if transcript.text == "broken":
            raise ValueError("a bug")
        return super().understand(state, transcript)


class Listed(Hums):
    """Tells when something is to be synthesized."""

    def __init__(self) -> None:
        super().__init__()
        self.called = threading.Semaphore(0)

    def prepare(self, lines: Sequence[Say]) -> None:
        super().prepare(lines)
        self.called.release()


class Scene:
    def __init__(self, *, in_step: bool = False) -> None:
        self.dialogue = Wary()
        self.speaker = Listed()
        self.foresight = Foresight(self.dialogue, self.speaker, in_step=in_step)
        state = self.dialogue.step(self.dialogue.begin(seed=1), Answered(0.0)).state
        self.moment = Moment(state, (Say("ahead", "Ahead.", 0),))

    def settled(self, text: str | None) -> Future[Foreseen[DialogueState]]:
        recognised: Future[Recognised] = Future()
        prepared = self.foresight.prepare(self.moment, recognised, as_transcript, interrupting=False)
        if text is not None:
            recognised.set_result(Recognised(text))
        return prepared


def as_transcript(recognised: Recognised) -> Transcript:
    return Transcript(recognised.text, 0.0, 1.0, "test")


def test_an_answer_is_understood_judged_and_synthesized_and_the_state_stays() -> None:
    scene = Scene()
    scene.dialogue.allowed.release()
    foreseen = scene.settled("solution").result(PATIENCE)
    assert foreseen.state is scene.moment.state
    assert foreseen.understood.replies
    assert foreseen.completion.reason
    assert scene.speaker.prepared[-1][-1] == "ahead"
    scene.foresight.close()


def test_of_many_partial_texts_only_the_latest_is_understood() -> None:
    scene = Scene()
    for text in ("sol", "solu"):
        scene.foresight.partial(scene.moment, text)
        if text == "sol":
            assert scene.dialogue.asked.acquire(timeout=PATIENCE)  # it has begun, and waits
    scene.foresight.partial(scene.moment, "solution")
    scene.dialogue.allowed.release(2)
    assert scene.dialogue.asked.acquire(timeout=PATIENCE)
    assert scene.dialogue.texts == ["sol", "solution"]
    scene.foresight.close()


def test_what_is_guessed_is_synthesized_before_what_may_come_otherwise() -> None:
    scene = Scene()
    scene.dialogue.allowed.release()
    scene.foresight.partial(scene.moment, "solution")
    assert scene.speaker.called.acquire(timeout=PATIENCE)
    assert scene.foresight.guess
    assert scene.speaker.prepared[-1][-1] == "ahead"
    assert len(scene.speaker.prepared[-1]) > 1
    scene.foresight.forget()
    assert scene.foresight.guess == ""
    scene.foresight.close()


def test_an_answer_that_was_dropped_is_not_worked_out() -> None:
    scene = Scene()
    dropped = scene.settled(None)
    assert dropped.cancel()
    scene.dialogue.allowed.release()
    assert scene.settled("solution").result(PATIENCE).transcript.text == "solution"
    assert scene.dialogue.texts == ["solution"]
    scene.foresight.close()


def test_what_fails_comes_out_of_the_future_and_the_next_is_worked_out() -> None:
    scene = Scene()
    scene.dialogue.allowed.release(2)
    with pytest.raises(ValueError, match="a bug"):
        scene.settled("broken").result(PATIENCE)
    assert scene.settled("solution").result(PATIENCE).understood.replies
    scene.foresight.close()


def test_in_step_it_is_done_in_the_callers_thread_and_partial_texts_are_passed_over() -> None:
    scene = Scene(in_step=True)
    scene.foresight.partial(scene.moment, "sol")
    scene.dialogue.allowed.release()
    assert scene.settled("solution").done()
    assert scene.dialogue.texts == ["solution"]
