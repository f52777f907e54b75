"""All customer voices and the engines behind them: from a line and a heat to sound."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from roleplay.core.errors import InputError, ModelError
from roleplay.core.ports import Spoken
from roleplay.core.sound import Pcm, joined
from roleplay.speech.voices.casting import Casting, castings
from roleplay.speech.voices.engine import EngineError, VoiceEngine
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.performance import Request, perform, spoken_sentences
from roleplay.speech.voices.piper_engine import PiperEngine
from roleplay.speech.voices.swearing import Profanity
from roleplay.speech.voices.system_engine import SystemEngine
from roleplay.speech.voices.voice_file import BrokenVoice, HeatManner, Voice, plain_voice, quantise, read_voices

_log = logging.getLogger(__name__)

SOUND_VERSION = "6"
"""Raised whenever this package shapes the same line into another sound, so that older cached ones are not used."""


def built_in_engines(piper_folder: Path | None = None) -> tuple[VoiceEngine, ...]:
    """Return all engines, none of them loaded; `piper_folder` holds Piper voices that the person has dropped in."""
    return HibariEngine(), PiperEngine(piper_folder), SystemEngine()


class VoiceBank:
    """The voice files of some folders and the engines that speak for them. Thread-safe."""

    def __init__(self, folders: Sequence[Path], engines: Sequence[VoiceEngine]) -> None:
        self._folders = tuple(folders)
        self._voices = read_voices(self._folders)
        self._engines = {engine.name: engine for engine in engines}

    def read_again(self) -> None:
        """Read the voice files anew."""
        self._voices = read_voices(self._folders)

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

    def pronounced(
        self, voice_id: str, text: str, language: str, heat: float, say: Mapping[str, str]
    ) -> tuple[str, Spoken]:
        """Return what the engines are given for a text, and its sound, without breaths and hesitation.

        Raises what `synthesize` does.
        """
        found = self.voice(voice_id)
        manner = found.content.heat.at(heat).model_copy(update={"breath": 0.0, "hesitation": 0.0})
        steady = HeatManner(calm=manner, furious=manner)
        voice = replace(found, content=found.content.model_copy(update={"heat": steady}))
        request = Request(text, language, quantise(heat), "spoken", tuple(sorted(say.items())))
        return " ".join(spoken_sentences(voice, request)), self.speak(voice, request)[0]

    def speak(self, voice: Voice, request: Request) -> tuple[Spoken, Casting]:
        """Speak with the first engine that can; return the sound and who served. Raises `ModelError`."""
        pieces = list(self.pieces(voice, request))
        first = pieces[0][1]
        return Spoken(joined(pcm for pcm, _ in pieces), first.served_by), first

    def pieces(self, voice: Voice, request: Request) -> Iterator[tuple[Pcm, Casting]]:
        """Yield a line sentence by sentence, each with the pause before it, and who served; the same in any chunks.

        When an engine fails, the next one goes on from that sentence. Raises `ModelError` when none can.
        """
        problems: list[str] = []
        spoken = 0
        for casting in castings(voice, request.language, self._engines, problems):
            try:
                for pcm in perform(casting, voice, request, start=spoken):
                    yield pcm, casting
                    spoken += 1
            except EngineError as error:
                _log.warning("Voice %s: %s", voice.id, error)
                problems.append(str(error))
            else:
                return
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
