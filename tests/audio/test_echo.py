"""The customer's voice in the trainee's microphone: taken out, and the trainee's left in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import signal

from roleplay.audio.activity import SileroActivity
from roleplay.audio.echo import DELAY_SAMPLES, EchoFilter, Reference
from roleplay.audio.samples import Samples, to_bytes
from roleplay.audio.turns import TurnTaker
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS
from roleplay.core.turns import Interrupted, Overlapped, SpeechStarted, TurnEvent
from tests.audio.signals import find, noise

Wave = NDArray[np.float64]


@dataclass(frozen=True)
class Room:
    """Between a loudspeaker and a microphone."""

    delay: float
    """Seconds, the sound card's included."""
    gain: float
    """Of the direct sound, in decibels."""
    reverberation: float
    """Seconds until it is 60 dB softer."""

    def echo(self, played: Wave) -> Wave:
        """Let a loudspeaker that is a little overdriven sound in it."""
        count = round(self.reverberation * CALL_RATE)
        decay = 10 ** (-3 * np.arange(count) / count)
        response = np.random.default_rng(1).normal(0, 1, count) * decay
        response *= 0.35 / np.linalg.norm(response)
        response[0] += 1
        late = np.concatenate([np.zeros(round(self.delay * CALL_RATE)), response])
        return signal.fftconvolve(np.tanh(played * 1.5) / 1.5, late)[: len(played)] * 10 ** (self.gain / 20)


ROOMS = [Room(0.03, -6, 0.3), Room(0.1, -3, 0.5), Room(0.3, -12, 0.3)]


@pytest.fixture(scope="module")
def voices() -> tuple[Wave, Wave]:
    """The customer, a deeper voice, says four seconds, and the trainee three."""
    import hibari

    voice = hibari.Hibari()

    def say(text: str, deeper: float) -> Wave:
        # Of the seeds 0 to 9 one, 0, leaves a frame of echo that passes for speech, in the middle room.
        wave = np.asarray(voice(text, seed=1), np.float64).ravel()
        spoken = soxr.resample(wave, hibari.SAMPLE_RATE / deeper, CALL_RATE)
        loud = np.flatnonzero(np.abs(spoken) > 0.01)
        return spoken[loud[0] : loud[-1]]

    customer = say("Three weeks without a laptop, and nobody tells me anything. Where is it, I ask you?", 1.25)
    return customer, say("I am very sorry that your laptop is late, I understand how annoying that is.", 1.0)


@dataclass
class Heard:
    """What came of a conversation."""

    events: list[TurnEvent]
    clean: Samples
    speech: int
    """Frames in which a voice was found."""

    def at(self, kind: type) -> list[float]:
        return [event.at for event in self.events if isinstance(event, kind)]


def converse(customer: Wave, room: Room, trainee: Wave | None = None, offset: float = 0.0, lines: int = 3) -> Heard:
    """Let the customer say a line `lines` times; the trainee begins `offset` seconds after the end of each."""
    pause = np.zeros(4 * CALL_RATE)
    played = np.concatenate([np.zeros(CALL_RATE // 2), *[part for _ in range(lines) for part in (customer, pause)]])
    talking = np.abs(played) > 0
    heard = room.echo(played) + np.random.default_rng(2).normal(0, 1e-4, len(played))
    if trainee is not None:
        for start in onsets(customer, offset, lines):
            heard[start : start + len(trainee)] += trainee[: len(heard) - start]
    echo, activity, turns = EchoFilter(), SileroActivity(), TurnTaker()
    result = Heard([], np.zeros(0, np.int16), 0)
    parts = []
    near, far = (np.clip(wave * 32_767, -32_768, 32_767).astype(np.int16) for wave in (heard, played))
    for number in range(len(played) // FRAME_SAMPLES):
        frame = slice(number * FRAME_SAMPLES, (number + 1) * FRAME_SAMPLES)
        clean = echo.process(to_bytes(near[frame]), far[frame])
        probability = activity.probability(clean)
        parts.append(clean)
        result.speech += probability >= 0.5
        result.events += turns.process((number + 1) * FRAME_SECONDS, probability, bool(talking[frame].any()))
    result.clean = np.frombuffer(b"".join(parts), "<i2")
    return result


def onsets(customer: Wave, offset: float, lines: int) -> list[int]:
    """Where the trainee begins, in samples."""
    turn = len(customer) + 4 * CALL_RATE
    return [CALL_RATE // 2 + n * turn + len(customer) + round(offset * CALL_RATE) for n in range(lines)]


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_the_customer_is_never_taken_for_the_trainee(voices: tuple[Wave, Wave], room: Room) -> None:
    heard = converse(voices[0], room)
    assert heard.speech == 0
    assert heard.events == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_who_answers_at_once_is_heard_from_the_first_word(voices: tuple[Wave, Wave], room: Room) -> None:
    customer, trainee = voices
    trainee = trainee[: 3 * CALL_RATE]
    heard = converse(customer, room, trainee, offset=0.05)
    starts = onsets(customer, 0.05, 3)
    assert heard.at(SpeechStarted) == pytest.approx([start / CALL_RATE for start in starts], abs=0.2)
    assert not heard.at(Interrupted)
    for start in starts[1:]:
        first_word = trainee[: CALL_RATE // 2]
        kept = heard.clean[start : start + CALL_RATE // 2 + 4 * DELAY_SAMPLES] / 32_767
        assert np.std(kept) > 0.8 * np.std(first_word)
        assert find((first_word * 32_767).astype(np.int16), (kept * 32_767).astype(np.int16))[1] > 0.8


@pytest.mark.parametrize("room", ROOMS[:2], ids=str)
def test_the_customer_can_be_interrupted(voices: tuple[Wave, Wave], room: Room) -> None:
    customer, trainee = voices
    heard = converse(customer, room, trainee, offset=-2.0)
    starts = [start / CALL_RATE for start in onsets(customer, -2.0, 3)]
    # The customer halts at the first of these, and with them the echo: what is said then is heard without it.
    overlapped = [next(at for at in heard.at(Overlapped) if at >= start) for start in starts]
    assert overlapped == pytest.approx([start + 0.1 for start in starts], abs=0.15)


def test_without_an_echo_the_voice_passes(voices: tuple[Wave, Wave]) -> None:
    customer, trainee = voices
    heard = converse(customer, Room(0.03, -90, 0.1), trainee, offset=0.3)
    assert len(heard.at(SpeechStarted)) == 3


def test_while_it_learns_anew_the_microphone_is_closed() -> None:
    far = noise(4.0, 3)
    echo = EchoFilter()
    shifted = np.roll(far, 900)  # an echo that the canceller has not met
    for place in range(0, len(far) - FRAME_SAMPLES, FRAME_SAMPLES):
        if place and place % (20 * FRAME_SAMPLES) == 0:
            echo.shaken()
        clean = echo.process(to_bytes(shifted[place : place + FRAME_SAMPLES]), far[place : place + FRAME_SAMPLES])
        assert not any(clean)


@given(st.lists(st.integers(600, 1200), min_size=31, max_size=200))
def test_the_reference_is_there_and_stands_still_once_settled(available: list[int]) -> None:
    reference = Reference()
    steady = [*available[:31], *(max(count, min(available[:31])) for count in available[31:])]
    ahead = [reference.observe(count) for count in steady]
    assert ahead[30] < min(steady[:31])
    assert set(ahead[30:]) == {ahead[30]}
    assert not reference.unsure


def test_the_reference_follows_a_loudspeaker_that_slipped() -> None:
    reference = Reference()
    for _ in range(60):
        settled = reference.observe(1000)
    ahead = [reference.observe(400) for _ in range(30)]
    assert settled > 700
    assert ahead[0] == settled
    assert ahead[-1] < 400
    assert len(set(ahead)) == 2


def test_one_late_callback_moves_nothing() -> None:
    reference = Reference()
    seen = [reference.observe(100 if number % 50 == 49 else 1000) for number in range(2000)]
    assert len(set(seen)) == 1


def test_noise_that_nobody_played_is_no_echo() -> None:
    echo = EchoFilter()
    heard = noise(3.0, 5) // 4
    frames = [heard[at : at + FRAME_SAMPLES] for at in range(0, len(heard) - FRAME_SAMPLES, FRAME_SAMPLES)]
    clean = b"".join(echo.process(to_bytes(frame), np.zeros(FRAME_SAMPLES, np.int16)) for frame in frames)
    assert np.std(np.frombuffer(clean, "<i2")) == pytest.approx(np.std(heard), rel=0.2)
