"""Calm sound, measured."""

from __future__ import annotations

from concurrent.futures import Future

import numpy as np
import pytest

from roleplay.app.calm import FADE_SECONDS, CalmSound
from roleplay.audio.calm import BREATH_SECONDS, calm_loop
from roleplay.audio.levels import peak_level, rms_level
from roleplay.audio.samples import to_float
from roleplay.audio.virtual import VirtualLine
from roleplay.core.errors import DeviceError
from roleplay.core.sound import CALL_RATE, Frame, Pcm


@pytest.fixture(scope="module")
def loop() -> Pcm:
    return calm_loop()


def test_it_is_soft_and_never_clips(loop):
    assert -20 < peak_level(loop.samples) < -14
    assert -40 < rms_level(loop.samples) < -22


def test_it_neither_clicks_nor_shows_its_seam(loop):
    wave = to_float(loop)
    steps = np.abs(np.diff(np.concatenate([wave, wave[:1]])))
    # A sine of 1.5 kHz at this peak moves 0.094 a sample; a click would be a jump far above what is usual.
    assert steps.max() < 0.05
    assert steps[-1] <= np.quantile(steps, 0.999)


def test_it_has_nothing_shrill(loop):
    spectrum = np.abs(np.fft.rfft(to_float(loop))) ** 2
    hertz = np.fft.rfftfreq(len(to_float(loop)), 1 / CALL_RATE)
    assert spectrum[hertz > 2000].sum() < 0.001 * spectrum.sum()
    assert spectrum[hertz < 40].sum() < 0.01 * spectrum.sum()


def test_it_swells_with_every_breath(loop):
    wave = to_float(loop)
    assert loop.seconds == 4 * BREATH_SECONDS
    loudness = np.sqrt(np.mean(wave.reshape(48, -1) ** 2, axis=1)).reshape(4, 12)
    assert (loudness.max(axis=1) > 1.3 * loudness.min(axis=1)).all()


def test_it_is_the_same_each_time(loop):
    assert calm_loop() == loop


class _Speaker(VirtualLine):
    """Keeps what was played; the sound is stopped after some seconds of it."""

    def __init__(self, stop_after: float) -> None:
        super().__init__()
        self.frames: list[bytes] = []
        self.closed = False
        self.sound: Future[CalmSound] = Future()
        self._stop_after = stop_after

    def read(self) -> Frame:
        frame = super().read()
        self.frames.append(frame.customer)
        if frame.at > self._stop_after:
            self.sound.result(30).stop()
        return frame

    def close(self) -> None:
        self.closed = True


def test_it_comes_and_goes_softly_and_gives_the_loudspeaker_back():
    line = _Speaker(stop_after=20.0)
    sound = CalmSound(line)
    line.sound.set_result(sound)
    assert sound.join(120)
    assert line.closed
    wave = np.frombuffer(b"".join(line.frames), "<i2") / 32768
    assert np.abs(wave[:400]).max() < 0.002
    assert np.abs(wave[-400:]).max() < 0.002
    assert np.abs(np.diff(wave)).max() < 0.05
    assert 20 < len(wave) / CALL_RATE < 20 + FADE_SECONDS + 1.5


def test_an_unplugged_loudspeaker_ends_it_quietly():
    class Unplugged(_Speaker):
        def read(self) -> Frame:
            raise DeviceError("The loudspeaker went away.")

    line = Unplugged(0.0)
    sound = CalmSound(line)
    assert sound.join(120)
    assert line.closed
