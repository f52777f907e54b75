"""The trainee's turn: pauses in which answers are prepared, and talk over the customer."""

from __future__ import annotations

from concurrent.futures import Future

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roleplay.call.trainee import Utter
from roleplay.core.events import CallEnded, TraineeSaid, TurnTimed
from roleplay.core.ports import Recognised
from roleplay.core.sound import CALL_RATE, Pcm, joined, silence
from tests.call.fakes import Dictation, Notebook, Rehearsal, hum
from tests.dialogue.scenarios import small


class Growing(Dictation):
    """Recognises more the more it is given: texts with the seconds of sound that they take."""

    def __init__(self, *texts: tuple[float, str], provisional: bool = False) -> None:
        super().__init__()
        self._by_length = texts
        self._provisional = provisional
        self.settled: list[str] = []

    def settle(self) -> Future[Recognised]:
        future = self._result(self._provisional)
        self.settled.append(future.result().text)
        return future

    def finish(self) -> Future[Recognised]:
        return self._result(False)

    def _result(self, provisional: bool) -> Future[Recognised]:
        seconds = len(self.heard[-1]) / 2 / CALL_RATE
        fitting = [text for least, text in self._by_length if seconds >= least]
        future: Future[Recognised] = Future()
        future.set_result(Recognised(fitting[-1] if fitting else "", provisional=provisional))
        return future


def two_parts(pause: float) -> Pcm:
    """Talk for a second, wait, talk for a second."""
    return Pcm(hum(1.0).samples + silence(pause).samples + hum(1.0).samples)


def said(notebook: Notebook) -> list[str]:
    return [event.transcript.text for event in notebook.events if isinstance(event, TraineeSaid)]


def timed(notebook: Notebook) -> list[TurnTimed]:
    return [event for event in notebook.events if isinstance(event, TurnTimed)]


@pytest.mark.parametrize("pause", [0.3, 0.5, 0.7])
def test_an_unfinished_answer_is_waited_for_and_what_was_prepared_is_dropped(pause: float) -> None:
    dictation = Growing((0, "i understand but"), (2.1, "i understand but empathy is what you want"))
    rehearsal = Rehearsal(small(), Utter("x"), dictation=dictation, speak=lambda _: two_parts(pause))
    notebook = rehearsal.run()
    assert said(notebook) == ["i understand but empathy is what you want"]
    first = timed(notebook)[0]
    assert dictation.settled[:2] == ["i understand but", "i understand but empathy is what you want"]
    assert (first.prepared, first.dropped, first.foreseen) == (2, 1, True)


def test_a_whole_answer_is_taken_soon_and_had_been_prepared() -> None:
    whole = "we will find a solution for you by tomorrow morning at ten o'clock"
    rehearsal = Rehearsal(small(), Utter("x"), dictation=Dictation(whole), speak=lambda _: hum(2.0))
    first = timed(rehearsal.run())[0]
    assert first.foreseen
    assert first.completion.startswith("finished.")
    assert first.hold < 0.6
    assert first.hold <= first.pause < first.hold + 0.05


def test_a_sentence_that_never_ends_is_taken_after_the_longest_pause() -> None:
    dictation = Dictation("empathy and")
    first = timed(Rehearsal(small(), Utter("x"), dictation=dictation, speak=lambda _: hum(1.0)).run())[0]
    assert first.completion == "unfinished.conjunction"
    assert 1.0 <= first.pause < 1.05


@pytest.mark.parametrize(
    ("text", "foreseen"), [("a solution for all of it", True), ("who knows what this is now", False)]
)
def test_a_provisional_transcript_is_trusted_only_where_it_fits_a_reply(text: str, foreseen: bool) -> None:
    dictation = Growing((0, text), provisional=True)
    first = timed(Rehearsal(small(), Utter("x"), dictation=dictation, speak=lambda _: hum(1.0)).run())[0]
    assert first.foreseen == foreseen


def test_the_same_sound_takes_the_same_way_every_time() -> None:
    def path() -> list[object]:
        dictation = Growing((0, "i understand but"), (2.1, "i understand but empathy is a solution"))
        rehearsal = Rehearsal(small(), Utter("x"), Utter("y"), dictation=dictation, speak=lambda _: two_parts(0.6))
        return list(rehearsal.run().events)

    assert path() == path()


def loudness(notebook: Notebook, begin: float, end: float) -> float:
    heard = np.frombuffer(notebook.customer, "<i2")[round(begin * CALL_RATE) : round(end * CALL_RATE)]
    return float(np.sqrt(np.mean(heard.astype(float) ** 2)))


def talked_over(seconds: float, word: str = "empathy") -> Notebook:
    """The customer talks from 2 s to 6 s; the trainee begins at 3 s."""
    rehearsal = Rehearsal(small(), dictation=Dictation(word))
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(Pcm(silence(3.0).samples + hum(seconds).samples))
    return rehearsal.run()


def test_a_sign_of_listening_makes_the_customer_softer_for_a_moment_and_costs_no_word() -> None:
    notebook = talked_over(0.3, "right")
    before = loudness(notebook, 2.5, 3.0)
    assert not notebook.of_kind("trainee_interrupted", "trainee_said")
    assert loudness(notebook, 3.15, 3.4) < before / 8
    assert loudness(notebook, 3.7, 5.8) == pytest.approx(before, rel=0.02)


def test_an_interruption_is_given_way_to_at_once_and_then_stops_the_customer() -> None:
    notebook = talked_over(2.0)
    assert notebook.of_kind("trainee_interrupted")
    assert loudness(notebook, 3.15, 3.4) < loudness(notebook, 2.5, 3.0) / 8
    assert loudness(notebook, 3.7, 5.0) == 0


@pytest.mark.parametrize(("seconds", "interrupts"), [(0.6, False), (1.1, True)])
def test_words_misheard_in_the_first_half_of_a_sign_of_listening_stop_nobody(
    seconds: float, interrupts: bool
) -> None:
    """What a recogniser makes of half of "mhm" or of "I understand" reads like a sentence."""
    dictation = Growing((0, "i am a chair"), (0.9, "i understand"), (1.25, "i am a chair now"))
    rehearsal = Rehearsal(small(), dictation=dictation)
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(Pcm(silence(3.0).samples + hum(seconds).samples))
    assert bool(rehearsal.run().of_kind("trainee_interrupted")) == interrupts


@pytest.mark.parametrize("first", ["who was it", "great"])
def test_an_interruption_with_a_pause_behind_its_first_words_is_waited_for_and_heard_whole(first: str) -> None:
    """Half a second of what is no sign of listening, a pause, the rest: the customer stays silent between."""
    dictation = Growing((0, first), (1.2, f"{first} that closed your ticket empathy"))
    rehearsal = Rehearsal(small(), dictation=dictation)
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(Pcm(silence(3.0).samples + hum(0.5).samples + silence(0.5).samples + hum(1.0).samples))
    notebook = rehearsal.run()
    assert notebook.of_kind("trainee_interrupted")
    assert said(notebook)[0] == f"{first} that closed your ticket empathy"
    assert loudness(notebook, 3.15, 4.9) == 0


@pytest.mark.parametrize(("word", "waits"), [("okay", False), ("", False), ("great", True), ("empathy", True)])
def test_only_a_sign_of_listening_is_not_waited_behind(word: str, waits: bool) -> None:
    """Nothing comes after it: the customer goes on in either case, and soon where it was surely no more than that."""
    rehearsal = Rehearsal(small(), dictation=Dictation(word))
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(Pcm(silence(3.0).samples + hum(0.4).samples))
    notebook = rehearsal.run()
    assert not notebook.of_kind("trainee_interrupted")
    assert (loudness(notebook, 3.8, 4.0) == 0) == waits
    assert loudness(notebook, 4.4, 5.8) > 1_000


@given(st.lists(st.tuples(st.floats(0.03, 3.0), st.floats(0.03, 1.0)), min_size=1, max_size=6))
@example([(1.9, 0.2)])  # at the very moment in which the customer begins
@example([(0.95, 0.05)])
@settings(max_examples=60, deadline=None)
def test_whatever_noise_is_heard_the_customer_says_all_and_the_call_goes_on(
    noises: list[tuple[float, float]],
) -> None:
    """Without a word in it no noise may leave the customer halted: such a call stood still for ever."""
    rehearsal = Rehearsal(small(), dictation=Dictation())
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(joined(pcm for wait, burst in noises for pcm in (silence(wait), hum(burst))))
    notebook = rehearsal.run()
    assert notebook.of_kind("customer_silent")
    ended = notebook.events[-1]
    assert isinstance(ended, CallEnded)
    assert ended.reason != "too_long"
