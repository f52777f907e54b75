"""What is said to `bench turns`: answers with and without pauses, interruptions, signs of listening, as sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal, get_args

import numpy as np

from roleplay.app.bench.speaking import COUGH, PAUSES, TYPING, Samples, Voice, cough, trimmed, typing
from roleplay.core.errors import InputError
from roleplay.core.sound import CALL_RATE
from roleplay.dialogue.labelled import read_table

Half = Literal["tune", "held-out"]
TurnKind = Literal["example", "free", "paused", "open", "interruption", "listening"]
ANSWERS: tuple[TurnKind, ...] = ("example", "free", "paused", "open")
PAUSE = " | "
_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class TurnCase:
    """One thing to say."""

    half: Half
    kind: TurnKind
    scenario: str
    """Empty where it is said over any line."""
    node: str
    parts: tuple[str, ...]
    """What is said between the pauses."""

    @property
    def text(self) -> str:
        """As in the table."""
        return PAUSE.join(self.parts)


@dataclass(frozen=True, slots=True)
class SaidTurn:
    """A case as sound."""

    case: TurnCase
    samples: Samples
    """From the first to the last of the voice, at `CALL_RATE`."""
    parts: tuple[tuple[float, float], ...]
    """When each part begins and ends, in seconds."""

    @property
    def seconds(self) -> float:
        """Length."""
        return len(self.samples) / CALL_RATE


def read_corpus(path: Path, half: Half | None = None) -> list[TurnCase]:
    """Read a corpus, tab-separated: half, kind, scenario, node, words with `|` at the pauses.

    Raises `InputError` for a missing file or a line that is different.
    """
    cases: list[TurnCase] = []
    for where, columns in read_table(path):
        known = len(columns) == _COLUMNS and columns[0] in get_args(Half) and columns[1] in get_args(TurnKind)
        if not known or not all(columns):
            raise InputError(f"{where} is nothing to say.", hint="Five columns: half, kind, scenario, node, words.")
        own, kind, scenario, node, words = columns
        parts = tuple(part.strip() for part in words.split("|"))
        case = TurnCase(own, kind, scenario.strip("-"), node.strip("-"), parts)  # type: ignore[arg-type]
        if half is None or case.half == half:
            cases.append(case)
    return cases


def spoken(cases: Sequence[TurnCase], voices: Sequence[Voice], seed: int) -> list[SaidTurn]:
    """Let the voices say the cases in turn, each part by itself: the first could be all, by its melody.

    The same seed makes the same pauses.
    """
    return [
        _said(case, voices[number % len(voices)], Random(seed + number))  # noqa: S311 - no secret
        for number, case in enumerate(cases)
    ]


def _said(case: TurnCase, voice: Voice, random: Random) -> SaidTurn:
    sounds: list[Samples] = []
    spans: list[tuple[float, float]] = []
    at = 0
    for number, part in enumerate(case.parts):
        if number:
            pause = np.zeros(round(random.uniform(*PAUSES) * CALL_RATE), np.int16)
            sounds.append(pause)
            at += len(pause)
        sound = _sound(part, voice, random)
        sounds.append(sound)
        spans.append((at / CALL_RATE, (at + len(sound)) / CALL_RATE))
        at += len(sound)
    return SaidTurn(case, np.concatenate(sounds), tuple(spans))


def _sound(part: str, voice: Voice, random: Random) -> Samples:
    if part == COUGH:
        return cough(random).samples
    return typing(random).samples if part == TYPING else trimmed(voice(part))
