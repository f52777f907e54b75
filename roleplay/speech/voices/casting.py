"""Decides which engine, and which of its voices, may speak for a customer in a language, in order of preference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from roleplay.speech.voices.engine import EngineError, EngineVoice, VoiceEngine, language_tag
from roleplay.speech.voices.voice_file import BUILT_IN_ENGINES, OWN_THROAT, EngineChoice, Throat, Voice

_LAST_RESORT = BUILT_IN_ENGINES
"""Tried in this order when none of a voice's own choices can serve."""


@dataclass(frozen=True, slots=True)
class Casting:
    """An engine that can speak for a customer."""

    engine: VoiceEngine
    voice: str
    pitch: float
    """Semitones."""
    throat: Throat = OWN_THROAT

    @property
    def served_by(self) -> str:
        """Engine and engine's voice, for people and the record."""
        return f"{self.engine.name} {self.voice}"


def castings(
    voice: Voice, language: str, engines: Mapping[str, VoiceEngine], problems: list[str] | None = None
) -> Iterator[Casting]:
    """Yield the engines that can speak for `voice` in `language`, best first, and ask no engine before its turn.

    What stands against the voice's own choices is added to `problems`.
    """
    own = voice.content.languages.get(language, ())
    against = [] if problems is None else problems
    if not own:
        against.append(f"The voice has no choice of its own for language {language!r}.")
    given: set[str] = set()
    for place, choice in enumerate((*own, *_last_resort(voice))):
        try:
            found = _find(choice, language, engines)
        except EngineError as error:
            if place < len(own):
                against.append(str(error))
            continue
        if found.served_by not in given:
            given.add(found.served_by)
            yield found


def _last_resort(voice: Voice) -> Iterable[EngineChoice]:
    for engine in _LAST_RESORT:
        yield EngineChoice(engine=engine, gender=voice.content.gender)


def _find(choice: EngineChoice, language: str, engines: Mapping[str, VoiceEngine]) -> Casting:
    engine = engines.get(choice.engine)
    if engine is None:
        raise EngineError(_absent(choice.engine))
    fitting = [voice for voice in engine.voices() if _fits(voice, choice, language)]
    if not fitting:
        wanted = f"voice {choice.voice!r}" if choice.voice else f"voice for language {language!r}"
        raise EngineError(f"{choice.engine} has no {wanted}.")
    best = min(fitting, key=lambda voice: _distance(voice, choice, language))
    return Casting(engine, best.id, choice.pitch, choice.throat)


def _absent(engine: str) -> str:
    if engine in BUILT_IN_ENGINES:
        return f"The engine {engine} is switched off."
    return f"The engine {engine} is not here: a plug-in brings it that is missing or not allowed."


def _fits(voice: EngineVoice, choice: EngineChoice, language: str) -> bool:
    if voice.language.split("-")[0] != language:
        return False
    return not choice.voice or choice.voice == voice.id or language_tag(choice.voice) == voice.language


def _distance(voice: EngineVoice, choice: EngineChoice, language: str) -> tuple[bool, bool, int]:
    """Rank voices: the right gender first, then the language's plain form before regional ones."""
    other_gender = choice.gender is not None and voice.gender not in (choice.gender, None)
    return other_gender, voice.language not in (language, f"{language}-us", f"{language}-gb"), len(voice.language)
