import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.speech.voices.waveform import (
    faded,
    levelled,
    limited,
    pcm_of,
    resampled,
    speech_level,
    trimmed,
    wave_of,
)
from tests.speech.voices.measures import pitch

waves = arrays(np.float32, st.integers(0, 4000), elements=st.floats(-4, 4, width=32))


def tone(hertz: float, seconds: float, rate: int = CALL_RATE, size: float = 0.5) -> np.ndarray:
    return (size * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


@given(waves)
def test_the_limiter_never_reaches_full_scale_and_leaves_quiet_sound_alone(wave):
    result = limited(wave)
    assert np.all(np.abs(result) < 1)
    quiet = np.abs(wave) <= 0.7
    assert np.array_equal(result[quiet], wave[quiet])
    assert np.all(np.sign(result) == np.sign(wave))


@given(waves)
def test_samples_survive_the_way_to_16_bit_and_back(wave):
    clipped = np.clip(wave, -1, 1)
    assert np.allclose(wave_of(pcm_of(wave)), clipped, atol=1e-4)


@given(waves)
def test_trimming_never_adds_and_fading_keeps_the_length(wave):
    assert trimmed(wave).size <= wave.size + CALL_RATE // 100
    assert faded(wave).size == wave.size


def test_trimming_leaves_20_ms_of_silence_at_either_end():
    sound = np.concatenate([np.zeros(8000, np.float32), tone(200, 1), np.zeros(12000, np.float32)])
    assert trimmed(sound).size == pytest.approx(1.04 * CALL_RATE, abs=200)


def test_silence_is_trimmed_to_nothing():
    assert trimmed(np.zeros(5000, np.float32)).size == 0
    assert trimmed(np.zeros(0, np.float32)).size == 0


@pytest.mark.parametrize("size", [0.01, 0.3, 0.9])
def test_levelling_hits_the_level_whatever_the_pauses(size):
    sound = np.concatenate([tone(200, 1, size=size), np.zeros(16000, np.float32), tone(200, 0.5, size=size)])
    assert speech_level(levelled(sound, -21)) == pytest.approx(-21, abs=0.1)


def test_silence_cannot_be_levelled_and_stays_silent():
    assert not levelled(np.zeros(1600, np.float32), -21).any()


@pytest.mark.parametrize("factor", [0.8, 1, 1.2])
def test_resampling_by_a_factor_raises_the_pitch_and_shortens(factor):
    pcm = Pcm((tone(200, 1, rate=22050) * 32767).astype("<i2").tobytes(), 22050)
    shifted = resampled(pcm, factor)
    assert pitch(shifted) == pytest.approx(200 * factor, rel=0.02)
    assert shifted.size / CALL_RATE == pytest.approx(1 / factor, rel=0.01)
