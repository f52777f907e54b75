"""The player: speed without another pitch, and replay through a real sound server."""

from __future__ import annotations

import queue
from collections.abc import Iterator

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.audio.devices import Devices
from roleplay.audio.player import PlayerState, RecordingPlayer
from roleplay.audio.recording import HeldRecording, load_recording
from roleplay.audio.stretch import PIECE, at_speed
from roleplay.core.errors import DeviceError, InputError
from roleplay.core.sound import CALL_RATE
from tests.audio.signals import find, noise
from tests.pulse import PulseServer

CUSTOMER, TRAINEE = noise(1.0, 1), noise(1.0, 2)


def sine(seconds: float, hertz: float = 440) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * CALL_RATE)) / CALL_RATE)).astype(np.float32)


def stretched(wave: np.ndarray, speed: float, start: int = 0) -> np.ndarray:
    parts = [part for _, part in at_speed(lambda begin, end: wave[begin:end], len(wave), start, speed)]
    return np.concatenate([np.zeros(0, np.float32), *parts])


# --- speed ---


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_another_speed_changes_the_length_but_neither_pitch_nor_loudness_nor_seams(speed):
    faster = stretched(sine(11), speed)
    assert len(faster) == pytest.approx(11 * CALL_RATE / speed, abs=5)
    spectrum = np.abs(np.fft.rfft(faster * np.hanning(len(faster))))
    assert np.fft.rfftfreq(len(faster), 1 / CALL_RATE)[int(spectrum.argmax())] == pytest.approx(440, abs=2)
    middle = faster[CALL_RATE // 4 : -CALL_RATE // 4]
    loudness = [np.sqrt(np.mean(part**2)) for part in np.array_split(middle, len(middle) // 800)]
    assert min(loudness) > 0.25
    assert max(loudness) < 0.5


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5, 2.0])
def test_what_happened_when_is_kept(speed):
    wave = np.zeros(3 * PIECE, np.float32)
    for number in range(1, 3 * PIECE // CALL_RATE):
        wave[number * CALL_RATE : number * CALL_RATE + 160] = np.hanning(160)
    faster = np.abs(stretched(wave, speed))
    for number in range(1, 3 * PIECE // CALL_RATE):
        wanted = round((number * CALL_RATE + 80) / speed)
        around = faster[wanted - 2000 : wanted + 2000]
        assert abs(int(around.argmax()) - 2000) < 160


def test_at_its_own_speed_nothing_is_changed():
    wave = sine(9)
    assert np.array_equal(stretched(wave, 1.0, 1234), wave[1234:])


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 3 * PIECE), st.integers(0, 3 * PIECE), st.floats(0.5, 2.0))
def test_pieces_add_up_from_any_position(length, start, speed):
    wave = np.zeros(length, np.float32)
    found = list(at_speed(lambda begin, end: wave[begin:end], length, start, speed))
    positions = [position for position, _ in found]
    assert positions == sorted(set(positions))
    assert (positions[-1] if positions else length) == length or start >= length
    total = sum(len(piece) for _, piece in found)
    assert total == pytest.approx(max(0, length - start) / speed, abs=2 * len(found) + 1e-6)


# --- files ---


def test_a_recording_is_loaded_as_it_was_saved(tmp_path):
    soundfile.write(tmp_path / "call.flac", np.stack([CUSTOMER, TRAINEE], 1), CALL_RATE, subtype="PCM_16")
    assert np.array_equal(load_recording(tmp_path / "call.flac"), np.stack([CUSTOMER, TRAINEE], 1))


def test_another_rate_and_a_single_channel_are_taken_too(tmp_path):
    soundfile.write(tmp_path / "mono.wav", np.zeros(48_000), 48_000)
    assert load_recording(tmp_path / "mono.wav").shape == (CALL_RATE, 2)


@pytest.mark.parametrize("content", [None, b"", b"fLaC and then nonsense"])
def test_a_missing_or_broken_recording_says_so(tmp_path, content):
    path = tmp_path / "call.flac"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"call\.flac cannot be read"):
        load_recording(path)


# --- through the sound card ---


class Listener:
    """Keeps the states that a player tells."""

    def __init__(self) -> None:
        self.states: queue.SimpleQueue[PlayerState] = queue.SimpleQueue()

    def __call__(self, state: PlayerState) -> None:
        self.states.put(state)

    def wait_for(self, wanted) -> list[PlayerState]:
        seen = []
        while not seen or not wanted(seen[-1]):
            seen.append(self.states.get(timeout=60))
        return seen


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def player(sound_card: PulseServer, listener: Listener) -> Iterator[RecordingPlayer]:
    """One second of the customer, one of silence, one of the trainee."""
    recording = np.zeros((3 * CALL_RATE, 2), np.int16)
    recording[:CALL_RATE, 0] = CUSTOMER
    recording[2 * CALL_RATE :, 1] = TRAINEE
    player = RecordingPlayer(HeldRecording(recording), Devices(), loudspeaker="headset", listener=listener)
    yield player
    player.close()


pytest_sound = pytest.mark.sound


@pytest_sound
def test_it_plays_both_sides_to_the_end_and_tells_where_it_is(player, listener, sound_card):
    assert player.state == PlayerState(0.0, 3.0, playing=False)
    with sound_card.record_loudspeaker() as recorder:
        player.play()
        states = listener.wait_for(lambda state: not state.playing)
        heard = recorder.wait_until(lambda samples: find(TRAINEE, samples)[1] > 0.8)
    between = find(TRAINEE, heard)[0] - find(CUSTOMER, heard)[0]
    assert between / CALL_RATE == pytest.approx(2.0, abs=0.5)
    positions = [state.position for state in states]
    assert positions == sorted(positions)
    assert len(positions) > 5
    assert states[-1] == PlayerState(3.0, 3.0, playing=False)


@pytest_sound
def test_pause_and_seek(player, listener, sound_card):
    player.play()
    listener.wait_for(lambda state: state.position > 0.3)
    player.pause()
    paused = listener.wait_for(lambda state: not state.playing)[-1]
    assert 0.3 < paused.position < 3.0
    assert player.state.position == paused.position
    player.seek(2.0)
    assert player.state.position == 2.0
    with sound_card.record_loudspeaker() as recorder:
        player.play()
        listener.wait_for(lambda state: not state.playing)
        heard = recorder.wait_until(lambda samples: find(TRAINEE, samples)[1] > 0.8)
    assert find(CUSTOMER, heard)[1] < 0.3


@pytest_sound
def test_after_the_end_it_begins_again(player, listener):
    player.seek(99)
    assert player.state.position == 3.0
    player.play()
    assert listener.wait_for(lambda state: state.playing)[-1].position < 2.0


@pytest_sound
def test_a_side_can_be_silenced(player, listener, sound_card):
    player.set_volume("customer", 0.0)
    with sound_card.record_loudspeaker() as recorder:
        player.play()
        listener.wait_for(lambda state: not state.playing)
        heard = recorder.wait_until(lambda samples: find(TRAINEE, samples)[1] > 0.8)
    assert find(CUSTOMER, heard)[1] < 0.3


@pytest_sound
def test_at_double_speed_it_takes_half_the_time(player, listener, sound_card):
    player.set_speed(2.0)
    with sound_card.record_loudspeaker() as recorder:
        player.play()
        listener.wait_for(lambda state: not state.playing)
        heard = recorder.wait_seconds(0.3)
    loud = np.flatnonzero(np.abs(heard) > 300)
    assert (loud[-1] - loud[0]) / CALL_RATE == pytest.approx(1.5, abs=0.5)


@pytest_sound
def test_a_loudspeaker_that_goes_away_is_told_and_an_unknown_one_refused(player, listener, sound_card):
    player.play()
    listener.wait_for(lambda state: state.position > 0.3)
    sound_card.kill()
    assert "went away" in listener.wait_for(lambda state: not state.playing)[-1].problem
    with pytest.raises(DeviceError):
        player.play()


@pytest.mark.parametrize("wrong", [0.4, 2.5])
def test_a_speed_or_volume_out_of_range_is_refused(wrong):
    player = RecordingPlayer(HeldRecording(np.zeros((10, 2), np.int16)), None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="speed"):
        player.set_speed(wrong)
    with pytest.raises(ValueError, match="volume"):
        player.set_volume("customer", -wrong)
