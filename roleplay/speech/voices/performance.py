"""Performs one line with one engine: pauses, breaths and hesitation as the heat has them, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES, Pcm, silence
from roleplay.speech.voices.bleep import bleeped, spoken_spans, told_spans
from roleplay.speech.voices.breaths import inhalation
from roleplay.speech.voices.casting import Casting
from roleplay.speech.voices.engine import EngineError, Span, TimingEngine
from roleplay.speech.voices.hesitation import hesitant
from roleplay.speech.voices.pronunciation import Pronunciation
from roleplay.speech.voices.sentences import begun, sentences
from roleplay.speech.voices.shaping import shaped, tempo
from roleplay.speech.voices.swearing import Piece, Profanity, spoken_pieces
from roleplay.speech.voices.voice_file import Manner, Voice
from roleplay.speech.voices.waveform import (
    SPEECH_LEVEL,
    Wave,
    faded,
    levelled,
    limited,
    pcm_of,
    resampled,
    trimmed,
    voiced,
)

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
    said = _say(casting, manner, pieces)
    if not said.wave.size:
        return said.wave
    wave = levelled(said.wave, SPEECH_LEVEL)
    if any(piece.swearing for piece in pieces):
        wave = bleeped(wave, [said.shaped_span(span) for span in _sworn(casting, said, pieces)])
    return limited(wave * np.float32(10 ** (manner.gain / 20)))


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence."""

    wave: Wave
    """At `CALL_RATE`, with its pace and pitch, without silence around it."""
    plain: Pcm
    """As the engine spoke it."""
    pace: float
    """At which the engine spoke."""
    shorter: float
    """How much shorter `wave` was made than `plain`."""
    cut: int
    """Samples of silence that were cut off before `wave`."""
    told: tuple[Span, ...]
    """Where in `plain` each piece is heard; empty when the engine does not know."""

    def shaped_span(self, plain: Span) -> Span:
        """Return where in `wave` a stretch of `plain` is."""
        first, last = (round(sample / self.plain.rate * CALL_RATE / self.shorter) - self.cut for sample in plain)
        begin = min(max(first, 0), self.wave.size)
        return begin, min(max(last, begin), self.wave.size)


def _say(casting: Casting, manner: Manner, pieces: Sequence[Piece]) -> _Said:
    pace, faster = tempo(manner.pace, casting.throat)
    pcm, told = _synthesized(casting, [piece.text for piece in pieces], pace)
    wave = shaped(pcm, casting.throat, manner.pitch + casting.pitch, faster)
    inside = voiced(wave)
    return _Said(faded(wave[inside]), pcm, pace, casting.throat.formants * faster, inside.start, told)


def _synthesized(casting: Casting, texts: Sequence[str], pace: float) -> tuple[Pcm, tuple[Span, ...]]:
    """Return one sentence in as many parts as given, and where each is heard if the engine knows."""
    readable = ["".join(character if character.isprintable() else " " for character in text) for text in texts]
    whole = "".join(readable)
    if not _speakable(whole):
        return Pcm(b""), ()
    if len(readable) > 1 and isinstance(casting.engine, TimingEngine):
        return casting.engine.synthesize_parts(readable, casting.voice, pace)
    return casting.engine.synthesize(whole, casting.voice, pace), ()


def _sworn(casting: Casting, whole: _Said, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Return where in `whole.plain` swear words are spoken.

    An engine that does not tell speaks the pieces again. They are compared with what it said before that is shaped:
    to shape them would take longer than to speak them.
    """
    if whole.told:
        wanted = [index for index, piece in enumerate(pieces) if piece.swearing and _speakable(piece.text)]
        return told_spans(whole.told, wanted, whole.plain.rate)
    parts: list[Wave] = []
    wanted = []
    for piece in pieces:
        part = trimmed(resampled(_synthesized(casting, [piece.text], whole.pace)[0]))
        if piece.swearing and _speakable(piece.text):
            if not part.size:
                raise EngineError(f"{casting.served_by} made no sound of a word that is to be bleeped.")
            wanted.append(len(parts))
        if part.size:
            parts.append(part)
    plain = resampled(whole.plain)
    heard = voiced(plain)
    samples = len(whole.plain.samples) // SAMPLE_BYTES
    at_rate = samples / max(plain.size, 1)
    return tuple(
        (
            round((start + heard.start) * at_rate) if start > 0 else 0,
            round((end + heard.start) * at_rate) if end < heard.stop - heard.start else samples,
        )
        for start, end in spoken_spans(plain[heard], parts, wanted)
    )


def _speakable(text: str) -> bool:
    return any(character.isalnum() for character in text)
