"""The sentences that all recognisers hear, spoken by several voices, or recorded by the person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from roleplay.app.bench.noise import babble, with_noise
from roleplay.app.parts import Parts
from roleplay.audio.samples import to_bytes, to_samples
from roleplay.audio.telephone import telephone
from roleplay.core.errors import InputError
from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.dialogue.labelled import read_table
from roleplay.speech.recognition.words import spoken_words
from roleplay.speech.voices.voice_file import BrokenVoice

OWN = "own"
PREFERRED_VOICES = ("trainee", "trainee-man", "system", "minjun")
MOST_VOICES = 3
_WORDS = (3, 20)
_AROUND = 0.3
"""Seconds of quiet before and after a sentence, as a call leaves."""
_ROOM = 32768 * 10 ** (-66 / 20)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence as sound at `CALL_RATE`."""

    text: str
    voice: str
    """Engine and voice that spoke it, or `own`."""
    samples: NDArray[np.int16]


def sentences(parts: Parts, language: str, count: int, seed: int) -> tuple[str, ...]:
    """Return so many sentences of the shipped tables of answers, without digits, that the seed chooses.

    Where a language has no table, the examples of its scenarios. Raises `InputError` when there is none either.
    """
    folder = parts.resources.assets / "evaluation" / "replies"
    texts = [
        columns[3].strip()
        for table in sorted(folder.glob("*.tsv"))
        for _, columns in read_table(table)
        if len(columns) == 4 and columns[1].strip() == language
    ]
    texts = texts or list(_examples(parts, language))
    fit = [text for text in dict.fromkeys(texts) if _fits(text)]
    if not fit:
        raise InputError(
            f"There are no sentences in '{language}' to measure with.",
            hint="Give some: --sentences FILE, one a line.",
        )
    Random(seed).shuffle(fit)  # noqa: S311 - no secret
    return tuple(fit[:count])


def _examples(parts: Parts, language: str) -> Iterable[str]:
    for summary in parts.library.list(language):
        if language in summary.languages:
            for node in parts.library.get(summary.id).nodes.values():
                for reply in node.replies:
                    yield from reply.examples.get(language, ())


def _fits(text: str) -> bool:
    digits = any(character.isdigit() for character in text)
    return not digits and _WORDS[0] <= len(spoken_words(text)) <= _WORDS[1]


def read_sentences(file: Path) -> tuple[str, ...]:
    """Read one sentence a line, `#` begins a comment. Raises `InputError`."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as text: {error}.", hint="Give a text file in UTF-8.") from error
    found = tuple(line.strip() for line in lines if spoken_words(line) and not line.startswith("#"))
    if not found:
        raise InputError(f"{file} holds no sentence.", hint="Write one a line.")
    return found


def spoken(parts: Parts, texts: Sequence[str], language: str) -> tuple[Utterance, ...]:
    """Have the texts spoken by up to three voices in turn, each text by one. Raises `InputError` without a voice."""
    voices = _voices(parts, language)
    if not voices:
        raise InputError(f"No voice speaks '{language}'.", hint="See `roleplay voices list`, or give own recordings.")
    made = []
    for number, text in enumerate(texts):
        name, served_by = voices[number % len(voices)]
        pcm = parts.bank.synthesize(name, text, 0, language, "spoken").pcm
        made.append(Utterance(text, served_by, _in_a_room(to_samples(pcm), number)))
    return tuple(made)


def _voices(parts: Parts, language: str) -> list[tuple[str, str]]:
    chosen: dict[str, str] = {}
    for name in PREFERRED_VOICES:
        voice = next((voice for voice in parts.bank.voices if voice.id == name), None)
        if voice is None or isinstance(voice, BrokenVoice):
            continue
        casting = parts.bank.first_casting(voice, language)
        if casting is not None and casting.served_by not in chosen.values():
            chosen[name] = casting.served_by
    return list(chosen.items())[:MOST_VOICES]


def _in_a_room(samples: NDArray[np.int16], seed: int) -> NDArray[np.int16]:
    quiet = np.zeros(round(_AROUND * CALL_RATE), np.int16)
    whole = np.concatenate((quiet, samples, quiet))
    room = np.random.default_rng(seed).normal(0, _ROOM, len(whole))
    return np.clip(whole + room, -32768, 32767).astype(np.int16)


def recorded(folder: Path) -> tuple[Utterance, ...]:
    """Read a person's own recordings: for each `NAME.wav` the words in `NAME.txt`. Raises `InputError`."""
    files = sorted(folder.glob("*.wav")) if folder.is_dir() else []
    if not files:
        raise InputError(f"{folder}: there are no recordings.", hint="Put NAME.wav and NAME.txt there, for each.")
    return tuple(_recording(file) for file in files)


def _recording(file: Path) -> Utterance:
    words = file.with_suffix(".txt")
    try:
        text = " ".join(words.read_text("utf-8-sig").split())
        wave, rate = soundfile.read(file, dtype="float32", always_2d=True)
    except (OSError, UnicodeDecodeError, soundfile.LibsndfileError) as error:
        raise InputError(
            f"{file.name} cannot be used: {error}.", hint=f"It needs its words in {words.name}."
        ) from error
    if not spoken_words(text):
        raise InputError(f"{words} holds no word.", hint="Write down what is said.")
    mono = soxr.resample(wave.mean(axis=1), rate, CALL_RATE)
    return Utterance(text, OWN, np.clip(mono * 32767, -32768, 32767).astype(np.int16))


def conditions(utterances: Sequence[Utterance], snr: float) -> dict[str, tuple[Utterance, ...]]:
    """Return the utterances as they are, through a telephone, and in an office's babble `snr` dB below them."""
    phoned = [_changed(one, to_samples(telephone(Pcm(to_bytes(one.samples))))) for one in utterances]
    others = [one.samples for one in utterances]
    noisy = [
        _changed(one, with_noise(one.samples, babble(others, len(one.samples) / CALL_RATE, seed), snr))
        for seed, one in enumerate(utterances)
    ]
    return {"clean": tuple(utterances), "telephone": tuple(phoned), f"babble, {snr:g} dB": tuple(noisy)}


def _changed(one: Utterance, samples: NDArray[np.int16]) -> Utterance:
    return Utterance(one.text, one.voice, samples)
