"""All customer voices and the engines behind them: from a line and a heat to sound."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from roleplay.core.errors import InputError, ModelError
from roleplay.core.ports import Spoken
from roleplay.core.sound import CALL_RATE, Pcm, silence
from roleplay.speech.voices.bleep import bleeped, spoken_spans
from roleplay.speech.voices.casting import Casting, castings
from roleplay.speech.voices.engine import EngineError, VoiceEngine
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.piper_engine import PiperEngine
from roleplay.speech.voices.sentences import sentences
from roleplay.speech.voices.swearing import Piece, Profanity, spoken_pieces
from roleplay.speech.voices.system_engine import SystemEngine
from roleplay.speech.voices.voice_file import BrokenVoice, Manner, Voice, plain_voice, quantise, read_voices
from roleplay.speech.voices.waveform import (
    SPEECH_LEVEL,
    Wave,
    levelled,
    limited,
    pcm_of,
    pitch_factor,
    to_call_rate,
    trimmed,
)

_log = logging.getLogger(__name__)

SOUND_VERSION = "1"
"""Raised whenever this package shapes the same line into another sound, so that older cached ones are not used."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to say and how; everything on which the sound depends, besides voice and engine."""

    text: str
    """With swear words in braces."""
    language: str
    heat: int
    """Quantised."""
    profanity: Profanity


def built_in_engines(piper_folder: Path | None = None) -> tuple[VoiceEngine, ...]:
    """Return all engines, none of them loaded; `piper_folder` holds Piper voices that the person has dropped in."""
    return HibariEngine(), PiperEngine(piper_folder), SystemEngine()


class VoiceBank:
    """The voice files of some folders and the engines that speak for them. Thread-safe."""

    def __init__(self, folders: Sequence[Path], engines: Sequence[VoiceEngine]) -> None:
        self._voices = read_voices(folders)
        self._engines = {engine.name: engine for engine in engines}

    @property
    def voices(self) -> tuple[Voice | BrokenVoice, ...]:
        """Every voice file that was found, by id."""
        return tuple(self._voices[voice_id] for voice_id in sorted(self._voices))

    @property
    def engines(self) -> tuple[VoiceEngine, ...]:
        """The engines that were given."""
        return tuple(self._engines.values())

    def voice(self, voice_id: str) -> Voice:
        """Return a voice. Raises `InputError` when there is none, or when its file is broken."""
        found = self._voices.get(voice_id)
        if isinstance(found, BrokenVoice):
            raise InputError(found.problem)
        if found is None:
            known = ", ".join(voice.id for voice in self.voices if isinstance(voice, Voice))
            raise InputError(f"There is no voice {voice_id!r}.", hint=f"Known voices: {known or 'none'}.")
        return found

    def voice_or_plain(self, voice_id: str, language: str) -> Voice:
        """Return a voice; one for which any engine will do where `voice` would raise, so that a call goes on."""
        try:
            return self.voice(voice_id)
        except InputError as error:
            _log.warning("%s A plain voice speaks instead.", error)
            return plain_voice(voice_id, [language])

    def first_casting(self, voice: Voice, language: str, problems: list[str] | None = None) -> Casting | None:
        """Return who would speak for a voice; why not a better one is added to `problems`."""
        return next(castings(voice, language, self._engines, problems), None)

    def synthesize(
        self, voice_id: str, text: str, heat: float, language: str, profanity: Profanity = "bleeped"
    ) -> Spoken:
        """Speak a text now, uncached and without telephone effect.

        Raises `InputError` for an unknown voice or an empty text, `ModelError` when no engine can say it.
        """
        if not text.strip():
            raise InputError("There is nothing to say.", hint="Give a text.")
        voice = self.voice(voice_id)
        return self.speak(voice, Request(text, language, quantise(heat), profanity))[0]

    def speak(self, voice: Voice, request: Request) -> tuple[Spoken, Casting]:
        """Speak with the first engine that can; return the sound and who served. Raises `ModelError`."""
        problems: list[str] = []
        for casting in castings(voice, request.language, self._engines, problems):
            try:
                pcm = perform(casting, voice.content.heat.at(request.heat), request)
            except EngineError as error:
                _log.warning("Voice %s: %s", voice.id, error)
                problems.append(str(error))
            else:
                return Spoken(pcm, casting.served_by), casting
        reasons = " ".join(dict.fromkeys(problems))
        raise ModelError(
            f"No voice can say a line of {voice.id!r} in language {request.language!r}. {reasons}",
            hint="Run `roleplay doctor` to see what can be installed.",
            code="voice",
        )

    def close(self) -> None:
        """Free all engines."""
        for engine in self._engines.values():
            engine.close()


def perform(casting: Casting, manner: Manner, request: Request) -> Pcm:
    """Return a line as sound at `CALL_RATE`; a line without a word is a pause. Raises `EngineError`."""
    if not _speakable(request.text):
        return silence(manner.pause)
    pause = np.zeros(round(manner.pause * CALL_RATE), np.float32)
    waves: list[Wave] = []
    for wave in _performed_sentences(casting, manner, request):
        waves += [pause, wave] if waves else [wave]
    if not waves:
        raise EngineError(f"{casting.served_by} made no sound of {request.text!r}.")
    return pcm_of(np.concatenate(waves))


def _performed_sentences(casting: Casting, manner: Manner, request: Request) -> Iterator[Wave]:
    for sentence in sentences(request.text):
        pieces = spoken_pieces(sentence, request.profanity, request.language)
        wave = _say(casting, manner, "".join(piece.text for piece in pieces))
        if not wave.size:
            continue
        wave = levelled(wave, SPEECH_LEVEL)
        if any(piece.swearing for piece in pieces):
            wave = _bleep(casting, manner, wave, pieces)
        yield limited(wave * np.float32(10 ** (manner.gain / 20)))


def _say(casting: Casting, manner: Manner, text: str) -> Wave:
    """Return one sentence at `CALL_RATE` with its pace and pitch, without silence around it.

    Pitch: the engine speaks slower by the factor by which resampling then raises the pitch and shortens the sound.
    """
    if not _speakable(text):
        return np.zeros(0, np.float32)
    semitones = manner.pitch + casting.pitch
    readable = "".join(character if character.isprintable() else " " for character in text)
    pcm = casting.engine.synthesize(readable, casting.voice, manner.pace / pitch_factor(semitones))
    return trimmed(to_call_rate(pcm, semitones))


def _bleep(casting: Casting, manner: Manner, whole: Wave, pieces: Sequence[Piece]) -> Wave:
    parts: list[Wave] = []
    wanted: list[int] = []
    for piece in pieces:
        part = _say(casting, manner, piece.text)
        if piece.swearing and _speakable(piece.text):
            if not part.size:
                raise EngineError(f"{casting.served_by} made no sound of a word that is to be bleeped.")
            wanted.append(len(parts))
        if part.size:
            parts.append(part)
    return bleeped(whole, spoken_spans(whole, parts, wanted))


def _speakable(text: str) -> bool:
    return any(character.isalnum() for character in text)
