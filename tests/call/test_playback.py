"""A line sounds while the rest of it is made: nobody waits for that, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from roleplay.audio.virtual import VirtualLine
from roleplay.call.playback import GIVEN_UP_SECONDS
from roleplay.call.wrapped_line import WrappedLine
from roleplay.core.actions import Say
from roleplay.core.errors import ModelError
from roleplay.core.events import CallEnded, CustomerSilent, CustomerSpeaking, TraineeInterrupted
from roleplay.core.ports import Spoken
from roleplay.core.sound import Frame, joined, silence
from tests.call.fakes import Dictation, Hums, Rehearsal, hum
from tests.dialogue.scenarios import small

LIMIT = 10.0
"""Seconds of the machine after which a test fails rather than hangs."""


class Slow(Hums):
    """The first piece of a line is there at once, the second one when it is let go."""

    def __init__(self, *, fails: bool = False) -> None:
        super().__init__()
        self.go = Event()
        self.taken = Event()
        self._fails = fails

    def pieces(self, line: Say) -> Iterator[Spoken]:
        yield Spoken(hum(2.0), "slow")
        assert self.go.wait(LIMIT)
        if self._fails:
            raise ModelError("No voice for the rest.")
        yield Spoken(hum(1.0), "slow")
        self.taken.set()


class Timed(WrappedLine):
    """Does something once, at a time."""

    def __init__(self, line: VirtualLine, at: float) -> None:
        super().__init__(line)
        self.at = at
        self.do: Callable[[], None] = lambda: None

    def read(self) -> Frame:
        frame = super().read()
        if frame.at >= self.at:
            self.at = float("inf")
            self.do()
        return frame


def rehearsal(speaker: Slow, at: float, *words: str) -> tuple[Rehearsal, Timed]:
    lines: list[Timed] = []

    def timed(line: VirtualLine) -> Timed:
        lines.append(Timed(line, at))
        return lines[0]

    held = Rehearsal(
        small(), dictation=Dictation(*words), fragile=timed, mendable=False, in_step=False, speaker=speaker
    )
    return held, lines[0]


def test_the_rest_is_played_behind_the_beginning_and_the_line_is_told_with_all_its_length() -> None:
    speaker = Slow()
    held, line = rehearsal(speaker, 3.5)

    def let_go() -> None:
        speaker.go.set()
        assert speaker.taken.wait(LIMIT)

    line.do = let_go
    first, silent = held.run().of_kind("customer_speaking", "customer_silent")[:2]
    assert isinstance(first, CustomerSpeaking)
    assert isinstance(silent, CustomerSilent)
    assert (first.seconds, first.voice) == (3.0, "slow")
    assert silent.at == pytest.approx(first.at + 3.0, abs=0.1)


def test_who_interrupts_is_heard_while_the_rest_is_made() -> None:
    """The call stood still until all of a line was there, and heard nobody."""
    speaker = Slow()
    held, line = rehearsal(speaker, 4.5, "no wait please listen to me")
    line.do = speaker.go.set
    held.line.hear(joined((silence(2.5), hum(1.6))))
    events = held.run().of_kind("customer_speaking", "trainee_interrupted")
    spoken, interrupted = events[:2]
    assert isinstance(spoken, CustomerSpeaking)
    assert isinstance(interrupted, TraineeInterrupted)
    assert spoken.seconds == 2.0
    assert interrupted.at < 4.5


def test_a_line_whose_rest_no_voice_can_say_ends_there_and_the_call_says_why() -> None:
    speaker = Slow(fails=True)
    held, line = rehearsal(speaker, 3.0)
    line.do = speaker.go.set
    notebook = held.run()
    assert notebook.of_kind("trouble")
    assert notebook.of_kind("customer_silent")
    (first, *_) = notebook.of_kind("customer_speaking")
    assert isinstance(first, CustomerSpeaking)
    assert first.seconds == 2.0


def test_on_a_line_that_hurries_a_line_is_made_whole_before_it_sounds() -> None:
    """Its frames ran ahead of the voice, and what came late was taken for a voice that hangs."""

    class Late(Hums):
        def pieces(self, line: Say) -> Iterator[Spoken]:
            yield Spoken(hum(1.0), "late")
            Event().wait(0.05)  # minutes of a line that hurries
            yield Spoken(hum(1.0), "late")

    held = Rehearsal(small(), dictation=Dictation(), in_step=False, lines_first=True, speaker=Late())
    notebook = held.run()
    first, silent = notebook.of_kind("customer_speaking", "customer_silent")[:2]
    assert isinstance(first, CustomerSpeaking)
    assert first.seconds == 2.0
    assert silent.at == pytest.approx(first.at + 2.0, abs=0.1)
    assert {event.code for event in notebook.of_kind("trouble")} == {"answers"}


def test_a_voice_that_hangs_in_the_middle_of_a_line_holds_no_call_up() -> None:
    speaker = Slow()
    held, _ = rehearsal(speaker, float("inf"))
    notebook = held.run()
    speaker.go.set()
    (said, *_), (silent, *_) = notebook.of_kind("customer_speaking"), notebook.of_kind("customer_silent")
    assert silent.at == pytest.approx(said.at + 2.0 + GIVEN_UP_SECONDS, abs=0.2)
    assert notebook.of_kind("trouble")
    ended = notebook.events[-1]
    assert isinstance(ended, CallEnded)
    assert ended.reason != "too_long"


def test_a_call_that_is_left_tells_of_a_line_that_was_still_being_made() -> None:
    speaker = Slow()
    held, line = rehearsal(speaker, 3.0)

    def leave() -> None:
        held.conductor.abort("left")
        speaker.go.set()

    line.do = leave
    notebook = held.run()
    assert [event.kind for event in notebook.events[-2:]] == ["customer_speaking", "call_ended"]
