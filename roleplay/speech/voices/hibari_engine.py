"""hibari: a small neural voice, US English and female, that travels inside its wheel."""

from __future__ import annotations

import threading
from importlib import metadata
from typing import Any

import numpy as np

from roleplay.core.sound import Pcm
from roleplay.speech.onnx import quiet_onnxruntime
from roleplay.speech.voices.engine import EngineError, EngineVoice, Gender, language_tag
from roleplay.speech.voices.packed import PackedMapping

_SLOWEST, _FASTEST = 0.5, 2.0
"""The range of `speed` that hibari documents."""


class HibariEngine:
    """Speaks with the bundled voice, and with others only when their files are already in hibari's folder."""

    name = "hibari"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: dict[str, Any] = {}
        self._failed: dict[str, EngineError] = {}
        """Voices that could not be loaded; not tried again for every line."""

    def voices(self) -> tuple[EngineVoice, ...]:
        """List the voices whose model is on this machine."""
        registry = _registry()
        found = []
        for voice, about in registry.VOICES.items():
            if _model_path(registry, voice) is not None:
                gender: Gender = "female" if about["gender"] == "female" else "male"
                found.append(EngineVoice(voice, language_tag(about["language"]), gender))
        return tuple(found)

    def fingerprint(self, voice: str) -> str:
        """The version is enough: hibari checks its models by their digest."""
        return f"hibari {metadata.version('hibari-tts')} {voice}"

    def synthesize(self, text: str, voice: str, pace: float) -> Pcm:
        """Speak at 24 kHz."""
        with self._lock:
            engine = self._load(voice)
            try:
                # The seed fixes the noise part: the same line always sounds the same.
                wave = engine(text, speed=float(np.clip(pace, _SLOWEST, _FASTEST)), seed=0)
            except Exception as error:
                raise EngineError(f"hibari could not speak: {error}") from error
        return Pcm((np.clip(wave, -1, 1) * 32767).astype("<i2").tobytes(), engine.sample_rate)

    def close(self) -> None:
        """Free the models."""
        with self._lock:
            self._loaded.clear()
            self._failed.clear()

    def _load(self, voice: str) -> Any:
        if voice in self._failed:
            raise self._failed[voice]
        if voice not in self._loaded:
            try:
                self._loaded[voice] = _load(voice)
            except EngineError as error:
                self._failed[voice] = error
                raise
        return self._loaded[voice]


def _load(voice: str) -> Any:
    registry = _registry()
    path = _model_path(registry, voice)
    if path is None:
        raise EngineError(f"hibari has no voice {voice!r} on this machine.")
    from hibari import Hibari

    onnxruntime = quiet_onnxruntime()
    options = onnxruntime.SessionOptions()
    # As hibari makes it, but for the arena, which keeps what the longest sentence ever took.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    try:
        # Given a path, hibari never downloads.
        engine = Hibari(voice=voice, model=path, threads=1, g2p=_g2p(british=registry.VOICES[voice]["british"]))
        engine.sess = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise EngineError(f"hibari's voice {voice!r} could not be loaded: {error}") from error
    return engine


def _g2p(*, british: bool) -> Any:
    """Return hibari's reading of English text, made as hibari makes it, with its dictionaries packed: 9 MB for 78.

    One is packed before the next is read, so that they are never in memory together.
    """
    from hibari import g2p

    def read(name: str) -> Any:
        return g2p._load_json(name)  # private names, but of the one version that pyproject.toml allows

    accent = "gb" if british else "us"
    reading = g2p.G2P.__new__(g2p.G2P)
    gold, silver = (PackedMapping(read(f"lexicon_{accent}_{kind}.json.gz")) for kind in ("gold", "silver"))
    reading.lexicon = g2p.Lexicon(gold, silver, british)
    reading.tokenizer = g2p.Tokenizer(read("tokenizer_exceptions.json"))
    tagging = read("tagger.json.gz")
    packed = {part: PackedMapping(tagging.pop(part)) for part in ("weights", "tagdict")}
    reading.tagger = g2p.Tagger(tagging | packed)
    reading._oov, reading.unk, reading.british = None, "", british
    return reading


def _registry() -> Any:
    try:
        from hibari import voices
    except ImportError as error:
        raise EngineError("hibari is not installed.", hint="Install the package hibari-tts.") from error
    return voices


def _model_path(registry: Any, voice: str) -> str | None:
    try:
        return str(registry.voice_path(voice, download_missing=False))
    except (FileNotFoundError, ValueError):
        return None
