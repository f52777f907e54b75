"""Performs one line with one engine: pauses, breaths and hesitation as the heat has them, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from roleplay.core.sound import CALL_RATE, Pcm, silence
from roleplay.speech.voices.bleep import bleeped, spoken_spans
from roleplay.speech.voices.breaths import inhalation
from roleplay.speech.voices.casting import Casting
from roleplay.speech.voices.engine import EngineError
from roleplay.speech.voices.hesitation import hesitant
from roleplay.speech.voices.pronunciation import Pronunciation
from roleplay.speech.voices.sentences import begun, sentences
from roleplay.speech.voices.shaping import shaped, tempo
from roleplay.speech.voices.swearing import Piece, Profanity, spoken_pieces
from roleplay.speech.voices.voice_file import Manner, Voice
from roleplay.speech.voices.waveform import SPEECH_LEVEL, Wave, levelled, limited, pcm_of, trimmed

_CLAUSE_PAUSE = 0.08
"""Seconds: what is left of the pause at a comma besides the margins of both parts."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to say and how; everything on which the sound depends, besides voice and engine."""

    text: str
    """With swear words in braces."""
    language: str
    heat: int
    """Quantised."""
    profanity: Profanity
    say: tuple[tuple[str, str], ...] = ()
    """How the scenario wants words to be spoken: as written, and as the engines read them aright."""


def perform(casting: Casting, voice: Voice, request: Request, start: int = 0) -> Iterator[Pcm]:
    """Yield a line as pieces of sound at `CALL_RATE`, one a sentence, from the piece `start` on.

    A line without a word is a pause; a sentence that the engine cannot read is an empty piece. Raises `EngineError`.
    """
    manner = voice.content.heat.at(request.heat)
    if not _speakable(request.text):
        yield silence(manner.pause)
        return
    heard = start > 0
    for index, (part, begins) in enumerate(_parts(voice, request)):
        if index < start:
            continue
        wave = _performed(casting, manner, request, part)
        if not wave.size:
            yield Pcm(b"")
            continue
        air = inhalation(manner, part, casting.throat.formants) if begins else wave[:0]
        pause = (manner.pause if begins else _CLAUSE_PAUSE) if heard else 0.0
        yield pcm_of(np.concatenate([_before(air, pause), air, wave]))
        heard = True
    if not heard:
        raise EngineError(f"{casting.served_by} made no sound of {request.text!r}.")


def _parts(voice: Voice, request: Request) -> Iterator[tuple[str, bool]]:
    """Yield what is made at a time, and whether a sentence begins there: of a long first one its first clause."""
    for number, sentence in enumerate(spoken_sentences(voice, request)):
        for place, part in enumerate((sentence,) if number else begun(sentence)):
            yield part, place == 0


def spoken_sentences(voice: Voice, request: Request) -> Iterator[str]:
    """Yield what an engine is given, with numbers and names in words, and where the speaker hesitates."""
    manner = voice.content.heat.at(request.heat)
    say = {**voice.content.say.get(request.language, {}), **dict(request.say)}
    pronunciation = Pronunciation(request.language, say)
    for sentence in sentences(request.text):
        if _speakable(sentence):
            yield hesitant(pronunciation.of(sentence), manner.hesitation, request.language)


def _before(air: Wave, pause: float) -> Wave:
    """Return the silence before a breath: who gasps does so within the pause."""
    return np.zeros(max(0, round(pause * CALL_RATE) - air.size), np.float32)


def _performed(casting: Casting, manner: Manner, request: Request, sentence: str) -> Wave:
    pieces = spoken_pieces(sentence, request.profanity, request.language)
    wave = _say(casting, manner, "".join(piece.text for piece in pieces))
    if not wave.size:
        return wave
    wave = levelled(wave, SPEECH_LEVEL)
    if any(piece.swearing for piece in pieces):
        wave = _bleep(casting, manner, wave, pieces)
    return limited(wave * np.float32(10 ** (manner.gain / 20)))


def _say(casting: Casting, manner: Manner, text: str) -> Wave:
    """Return one sentence at `CALL_RATE` with its pace and pitch, without silence around it."""
    if not _speakable(text):
        return np.zeros(0, np.float32)
    readable = "".join(character if character.isprintable() else " " for character in text)
    pace, faster = tempo(manner.pace, casting.throat)
    pcm = casting.engine.synthesize(readable, casting.voice, pace)
    return trimmed(shaped(pcm, casting.throat, manner.pitch + casting.pitch, faster))


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
