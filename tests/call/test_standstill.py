"""Whatever is heard, pressed, typed or unplugged, a call goes on: left alone afterwards it comes to its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roleplay.audio.playout import RESUMED_SECONDS
from roleplay.call.conductor import Conductor
from roleplay.core.errors import ModelError
from roleplay.core.events import CallEnded
from roleplay.core.ports import Line, Recognised
from roleplay.core.sound import CALL_RATE, Frame, Pcm, joined, silence
from roleplay.dialogue.model import Scenario
from tests.call.fakes import Dictation, Rehearsal, hum
from tests.call.test_line_pause import Fragile
from tests.dialogue.scenarios import small

ALONE = 45.0
"""Seconds within which a customer who is left alone has lost patience, has asked, and has lost it again."""

Deed = tuple[float, str]
"""What is done so many seconds after the one before it."""

DEEDS = ("key down", "key up", "hold", "resume", "transfer", "type empathy", "type solution", "type mhm", "lost")
WORDS = ("", "mhm", "empathy", "solution", "no wait please listen to me", "i understand but")


class Eventful(Fragile):
    """A line on which something happens at given times."""

    def __init__(self, line: Line, deeds: Sequence[tuple[float, str]]) -> None:
        super().__init__(line, breaks_at=tuple(at for at, deed in deeds if deed == "lost"))
        self._deeds = [(at, deed) for at, deed in deeds if deed != "lost"]
        self.do: Callable[[str], None] = lambda _deed: None

    def read(self) -> Frame:
        while self._deeds and self._at >= self._deeds[0][0]:
            self.do(self._deeds.pop(0)[1])
        return super().read()


def does(conductor: Conductor, deed: str) -> None:
    match deed.split():
        case ["key", way]:
            conductor.post(partial(conductor.talk, way == "down"))
        case ["type", text]:
            conductor.post(partial(conductor.type, text))
        case [button]:
            conductor.post(partial(conductor.press, button))


def customer(*, tirade: bool, touchy: bool) -> Scenario:
    """Return the small scenario; a `touchy` customer hangs up on who talks over them."""
    scenario = small()
    start = scenario.nodes["start"]
    nodes = {"start": start.model_copy(update={"tirade": tirade})}
    if touchy:
        scenario = small(shared_interrupted=[{"effects": {"heat": 60}}])
    return scenario.model_copy(update={"nodes": scenario.nodes | nodes})


def held(
    noises: Sequence[tuple[float, float]],
    deeds: Sequence[Deed],
    words: Sequence[str],
    *,
    by_key: bool = False,
    tirade: bool = False,
    touchy: bool = False,
) -> tuple[Rehearsal, float]:
    """Hold a call; return it, and when all was done that is done in it."""
    times = list(accumulate(wait for wait, _ in deeds))
    last = max([*times, sum(wait + burst for wait, burst in noises), 0.0])
    # Whoever lets go of the key, and takes the customer back from the hold, has done enough.
    plan = [*zip(times, (deed for _, deed in deeds), strict=True), (last, "key up"), (last, "resume")]
    lines: list[Eventful] = []

    def eventful(line: Line) -> Eventful:
        lines.append(Eventful(line, plan))
        return lines[0]

    rehearsal = Rehearsal(
        customer(tirade=tirade, touchy=touchy), dictation=Dictation(*words), fragile=eventful, by_key=by_key
    )
    rehearsal.speaker.seconds = 3.0
    rehearsal.line.hear(joined([silence(0.01), *(pcm for wait, burst in noises for pcm in _noise(wait, burst))]))
    lines[0].do = partial(does, rehearsal.conductor)
    rehearsal.run()
    return rehearsal, last


def _noise(wait: float, burst: float) -> tuple[Pcm, Pcm]:
    return silence(wait), hum(burst)


@given(
    noises=st.lists(st.tuples(st.floats(0.03, 3.0), st.floats(0.03, 2.0)), max_size=5),
    deeds=st.lists(st.tuples(st.floats(0.0, 3.0), st.sampled_from(DEEDS)), max_size=5),
    words=st.lists(st.sampled_from(WORDS), max_size=4),
    by_key=st.booleans(),
    tirade=st.booleans(),
    touchy=st.booleans(),
)
@example(  # a button that means nothing, in the middle of an utterance: the customer's patience never ran again
    noises=[(5.0, 1.0)], deeds=[(5.5, "transfer")], words=[], by_key=False, tirade=False, touchy=False
)
@settings(max_examples=25, deadline=None)
def test_left_alone_a_call_comes_to_its_end(
    noises: list[tuple[float, float]],
    deeds: list[Deed],
    words: list[str],
    *,
    by_key: bool,
    tirade: bool,
    touchy: bool,
) -> None:
    rehearsal, done = held(noises, deeds, words, by_key=by_key, tirade=tirade, touchy=touchy)
    ended = rehearsal.writer.events[-1]
    assert isinstance(ended, CallEnded)
    assert ended.reason != "too_long"
    assert ended.at <= done + ALONE


class Dead(Dictation):
    """A recogniser that has died: nothing is ever settled, and whoever ends an utterance is told."""

    def settle(self) -> Future[Recognised]:
        return Future()

    def finish(self) -> Future[Recognised]:
        future: Future[Recognised] = Future()
        future.set_exception(ModelError("It has died."))
        return future


def test_a_customer_goes_on_although_the_key_is_held_and_nobody_knows_what_was_said() -> None:
    """They fell silent for as long as the key was held."""
    rehearsal = Rehearsal(
        small(), dictation=Dead(), by_key=True, in_step=False, fragile=lambda line: Eventful(line, []), mendable=False
    )
    rehearsal.speaker.seconds = 4.0
    rehearsal.line.hear(joined(_noise(3.0, 0.3)))
    rehearsal.conductor.talk(pressed=True)
    loud = rehearsal.run().customer
    heard = np.frombuffer(loud, "<i2")[: 9 * CALL_RATE].reshape(-1, CALL_RATE // 10)
    sounding = 0.1 * np.count_nonzero(np.abs(heard).max(axis=1) > 1_000)
    assert sounding == pytest.approx(4.0 + RESUMED_SECONDS, abs=0.25)


@pytest.mark.parametrize("by_key", [False, True])
def test_a_dead_recogniser_ends_no_call(*, by_key: bool) -> None:
    lines: list[Eventful] = []

    def eventful(line: Line) -> Eventful:
        lines.append(Eventful(line, [(0.5, "key down"), (8.0, "key up")]))
        return lines[0]

    rehearsal = Rehearsal(small(), dictation=Dead(), by_key=by_key, in_step=False, fragile=eventful)
    lines[0].do = partial(does, rehearsal.conductor)
    rehearsal.line.hear(joined(_noise(2.5, 0.4) + _noise(2.0, 1.5)))
    notebook = rehearsal.run()
    assert notebook.of_kind("trouble")
    ended = notebook.events[-1]
    assert isinstance(ended, CallEnded)
    assert ended.reason != "too_long"
