"""A call whose devices go away and come back, on a virtual line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from roleplay.call import line_pause
from roleplay.call.trainee import KeepSilent, Move, Utter
from roleplay.call.wrapped_line import WrappedLine
from roleplay.core.errors import DeviceError
from roleplay.core.events import CallEnded, LinePaused, LineResumed, LineWaits, TraineeSilent
from roleplay.core.ports import Line, LineState
from roleplay.core.sound import FRAME_SECONDS, Frame, silence
from tests.call.fakes import Dictation, Rehearsal, hum
from tests.dialogue.scenarios import small

LOST = DeviceError("The microphone went away.", code="device_lost", side="microphone", device="desk")


class Fragile(WrappedLine):
    """A line that breaks, or whose microphone goes dead, at given times; mended when it has been waited for often."""

    def __init__(
        self,
        line: Line,
        *,
        breaks_at: tuple[float, ...] = (),
        dead: tuple[float, float] = (0.0, 0.0),
        skips: int = 5,
        states: tuple[LineState, ...] = (LineState(whole=True, microphone="desk"),),
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """While it waits it shows `states` one after the other, the last one for ever."""
        super().__init__(line)
        self._breaks = list(breaks_at)
        self._dead = dead
        self._skips = skips
        self._states = states
        self._meanwhile = meanwhile
        self._shown: Iterator[LineState] = iter(())
        self._at = 0.0
        self.wanted: list[tuple[str | None, str | None]] = []
        self.whole = True

    def read(self) -> Frame:
        if not self.whole:
            raise LOST
        if self._breaks and self._at >= self._breaks[0]:
            self._breaks.pop(0)
            self.whole = False
            raise LOST
        frame = super().read()
        self._at = frame.at
        return replace(frame, trainee=bytes(len(frame.trainee))) if self.deaf else frame

    @property
    def deaf(self) -> bool:
        return self._dead[0] <= self._at < self._dead[1]

    @property
    def devices(self) -> LineState:
        return LineState(whole=True, microphone="desk", microphones=("desk", "headset"))

    def mend(self, microphone: str | None = None, loudspeaker: str | None = None) -> None:
        self.wanted.append((microphone, loudspeaker))
        self.whole = False
        self._shown = iter(self._states)

    def wait(self, seconds: float) -> LineState:
        self._meanwhile()
        state = next(self._shown, self._states[-1])
        self.whole = state.whole
        return state

    def skip(self) -> bool:
        self._meanwhile()
        if not self.whole:
            raise LOST
        self._skips -= 1
        if self._skips <= 0:
            self._dead = (0.0, 0.0)
        return self._skips <= 0


def rehearsal(*moves: Move, fragile: Callable[[Line], Fragile], spoken: tuple[str, ...] = ()) -> Rehearsal:
    return Rehearsal(
        small(),
        *moves,
        dictation=Dictation(*spoken) if spoken else None,
        speak=(lambda _: hum(1.0)) if spoken else None,
        fragile=fragile,
    )


def kinds(held: Rehearsal) -> list[str]:
    return [event.kind for event in held.writer.events]


def ended(held: Rehearsal) -> CallEnded:
    last = held.writer.events[-1]
    assert isinstance(last, CallEnded)
    return last


def test_a_call_goes_on_where_its_line_broke() -> None:
    whole = Rehearsal(small(), Utter("empathy"), Utter("solution"))
    whole.run()
    held = rehearsal(Utter("empathy"), Utter("solution"), fragile=lambda line: Fragile(line, breaks_at=(2.5, 3.2)))
    held.run()
    assert [kind for kind in kinds(held) if not kind.startswith("line_")] == kinds(whole)
    assert ended(held).at == ended(whole).at
    assert held.writer.customer == whole.writer.customer
    paused = held.writer.of_kind("line_paused")
    resumed = held.writer.of_kind("line_resumed")
    assert [event.at for event in paused] == [event.at for event in resumed]
    assert len(paused) == 2
    first, answer = paused[0], resumed[0]
    assert isinstance(first, LinePaused)
    assert isinstance(answer, LineResumed)
    assert (first.reason, first.side, first.device) == ("device_lost", "microphone", "desk")
    assert answer.microphone == "desk"


def test_the_customer_does_not_lose_patience_while_the_line_is_broken() -> None:
    held = rehearsal(KeepSilent(), fragile=lambda line: Fragile(line, breaks_at=(6.0,)))
    held.run()
    (paused,) = held.writer.of_kind("line_paused")
    first = held.writer.of_kind("trainee_silent")[0]
    assert isinstance(first, TraineeSilent)
    assert first.at == pytest.approx(paused.at + 5.0, abs=2 * FRAME_SECONDS)  # the scenario's patience, from anew


def test_an_utterance_goes_on_after_the_break() -> None:
    held = rehearsal(
        Utter("empathy"),
        Utter("solution"),
        fragile=lambda line: Fragile(line, breaks_at=(3.6,)),
        spoken=("empathy", "solution"),
    )
    held.run()
    assert ended(held).outcome == "solved"
    assert kinds(held).count("trainee_said") == 2
    paused = held.writer.of_kind("line_paused")[0]
    said = held.writer.of_kind("trainee_said")[0]
    assert paused.at < said.at


def test_what_is_waited_for_is_told_when_it_changes() -> None:
    busy = LineState(
        whole=False, reason="device_busy", side="microphone", device="desk", microphones=("desk", "spare")
    )
    states = (LineState(whole=False), busy, busy, replace(busy, microphones=("desk",)), LineState(whole=True))
    held = rehearsal(Utter("solution"), fragile=lambda line: Fragile(line, breaks_at=(2.5,), states=states))
    held.run()
    waits = [event for event in held.live if isinstance(event, LineWaits)]
    assert [event.microphones for event in waits] == [("desk", "spare"), ("desk",)]
    assert waits[0].reason == "device_busy"


def test_another_device_is_taken_when_one_is_chosen() -> None:
    lines: list[Fragile] = []
    order = iter([lambda: held.conductor.post(lambda: held.conductor.use_devices("headset", None))])
    waiting = LineState(whole=False, reason="device_unknown")

    def fragile(line: Line) -> Fragile:
        def meanwhile() -> None:
            next(order, lambda: None)()

        states = (waiting, waiting, LineState(whole=True))
        lines.append(Fragile(line, breaks_at=(2.5,), states=states, meanwhile=meanwhile))
        return lines[0]

    held = rehearsal(Utter("solution"), fragile=fragile)
    held.run()
    assert lines[0].wanted == [(None, None), ("headset", None)]
    assert ended(held).outcome != "aborted"


def test_leaving_a_call_that_stands_still() -> None:
    held = rehearsal(
        fragile=lambda line: Fragile(
            line,
            breaks_at=(2.5,),
            states=(LineState(whole=False),),
            meanwhile=lambda: held.conductor.post(lambda: held.conductor.press("hang_up")),
        )
    )
    held.run()
    assert ended(held).outcome == "aborted"
    assert ended(held).reason == "device"
    assert not held.writer.of_kind("button_pressed")


def test_when_nobody_comes_the_call_is_saved_as_aborted() -> None:
    held = rehearsal(
        fragile=lambda line: Fragile(line, breaks_at=(2.5,), states=(LineState(whole=False, reason="device_none"),))
    )
    held.pass_time = 60.0  # seconds by the wall at each look
    held.run()
    assert (ended(held).outcome, ended(held).reason) == ("aborted", "device")
    assert kinds(held)[-2:] == ["line_paused", "call_ended"]
    assert held.now > line_pause.LONGEST_PAUSE


def test_a_muted_microphone_is_told_and_no_silence_is_counted() -> None:
    held = rehearsal(KeepSilent(), fragile=lambda line: Fragile(line, dead=(2.0, 60.0), skips=400), spoken=("x",))
    held.run()
    (paused,) = held.writer.of_kind("line_paused")
    assert isinstance(paused, LinePaused)
    assert (paused.reason, paused.side, paused.device) == ("muted", "microphone", "desk")
    silent = held.writer.of_kind("customer_silent")[0]
    assert paused.at - silent.at == pytest.approx(line_pause.DEAF_SECONDS, abs=2 * FRAME_SECONDS)
    assert [event.microphones for event in held.live if isinstance(event, LineWaits)] == [("desk", "headset")]
    first = held.writer.of_kind("trainee_silent")[0]
    assert first.at == pytest.approx(paused.at + 5.0, abs=2 * FRAME_SECONDS)


def test_who_types_with_a_muted_microphone_is_told_once() -> None:
    held = rehearsal(
        fragile=lambda line: Fragile(
            line,
            dead=(0.0, 1e9),
            skips=10**9,
            meanwhile=lambda: held.conductor.post(lambda: held.conductor.type("empathy")),
        ),
        spoken=("nothing",),
    )
    held.run()
    assert kinds(held).count("trainee_said") == 1
    assert kinds(held).count("line_paused") == 1
    # From then on silence is silence.
    assert held.writer.of_kind("trainee_silent")


def test_a_muted_microphone_that_is_pulled_out_is_waited_for() -> None:
    def fragile(line: Line) -> Fragile:
        made = Fragile(line, dead=(2.0, 1e9), skips=10**9)
        original = made.skip

        def skip() -> bool:
            made.skip = original  # type: ignore[method-assign]
            made._dead = (0.0, 0.0)
            raise LOST

        made.skip = skip  # type: ignore[method-assign]
        return made

    held = rehearsal(Utter("empathy"), Utter("solution"), fragile=fragile, spoken=("empathy", "solution"))
    held.run()
    assert kinds(held).count("line_paused") == kinds(held).count("line_resumed") == 1


def test_a_line_that_cannot_be_mended_ends_the_call() -> None:
    held = Rehearsal(small(), fragile=lambda line: Fragile(line, breaks_at=(2.5,)), mendable=False)
    held.run()
    assert kinds(held)[-2:] == ["trouble", "call_ended"]
    assert ended(held).outcome == "aborted"


def test_silence_after_the_break_is_recorded_once() -> None:
    held = rehearsal(KeepSilent(), fragile=lambda line: Fragile(line, breaks_at=(3.0,)))
    held.run()
    assert len(held.writer.trainee) == len(held.writer.customer)
    assert len(held.writer.trainee) >= len(silence(ended(held).at).samples)
