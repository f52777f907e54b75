"""What `bench turns` says: how long answers wait, what is cut off, and how the customer takes being talked over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from roleplay.app.bench.figures import Share, StageTimes, times
from roleplay.app.bench.outcomes import Verdict, how_answered
from roleplay.app.bench.turn_corpus import Half, SaidTurn, TurnKind
from roleplay.app.bench.voice_bounds import Span, voice_spans
from roleplay.core.events import CallEvent, TraineeInterrupted, TraineeSaid, TurnTimed

LIMIT = 3.0
"""Seconds after the end of an answer within which the customer must speak."""
GROUPS: dict[str, tuple[TurnKind, ...]] = {
    "expected": ("example", "free", "paused"),
    "expected, the very wording": ("example",),
    "expected, in other words": ("free",),
    "expected, with pauses inside": ("paused",),
    "open speech": ("open",),
}
_SHORTEST_HALT = 0.03


@dataclass(frozen=True, slots=True)
class TurnResult:
    """One case and what became of it; times in seconds."""

    half: Half
    kind: TurnKind
    text: str
    heard: str = ""
    """What was recognised when the turn ended."""
    verdict: Verdict | None = None
    """Of an answer."""
    gap: float | None = None
    """From the end of the voice to the moment from which the customer's answer is on the line."""
    judged: str = ""
    """How complete the answer seemed, and why."""
    hold: float = 0.0
    silent_after: float | None = None
    """Of an interruption: from the first sample of the voice to the last of the customer's; infinite for never."""
    halted: float | None = None
    """Of a sign of listening: seconds for which the customer was silent before going on; 0 for not at all."""
    stopped: bool = False
    """It cost the customer the rest of the line."""


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """One group of answers."""

    answers: int
    cut_offs: Share
    missed: Share
    gap: StageTimes | None
    """Of those that were answered."""


@dataclass(frozen=True, slots=True)
class OverlapFigures:
    """Talk over the customer."""

    to_silence: StageTimes | None
    not_stopped: Share
    false_stops: Share
    halts: Share
    """Signs of listening at which the customer halted and then went on where he was."""
    halt: StageTimes | None


@dataclass(frozen=True, slots=True)
class HalfFigures:
    """All figures of one half of the corpus."""

    answers: dict[str, AnswerFigures]
    overlaps: OverlapFigures | None


@dataclass(frozen=True, slots=True)
class TurnsReport:
    """Everything."""

    language: str
    recogniser: str
    seed: int
    halves: dict[Half, HalfFigures]
    results: tuple[TurnResult, ...]


def judged_answer(
    said: SaidTurn, began: float, _customer: NDArray[np.int16], events: Sequence[CallEvent]
) -> TurnResult:
    """Judge an answer that began at a time by the events of its call.

    The customer's answer is on the line from the sample on at which the turn is over; a pause that an author has
    written before it is meant.
    """
    voice = Span(began, began + said.seconds)
    turns = [event for event in events if isinstance(event, TurnTimed)]
    ends = [turn.at for turn in turns]
    answering = how_answered(voice, ends, ends, LIMIT)
    first = turns[0] if turns else None
    return TurnResult(
        said.case.half,
        said.case.kind,
        said.case.text,
        _heard(events),
        answering.verdict,
        answering.gap,
        first.completion if first else "",
        first.hold if first else 0.0,
    )


def _heard(events: Sequence[CallEvent]) -> str:
    return next((event.transcript.text for event in events if isinstance(event, TraineeSaid)), "")


def judged_overlap(
    said: SaidTurn, began: float, customer: NDArray[np.int16], events: Sequence[CallEvent]
) -> TurnResult:
    """Judge talk over the customer's only line, a tone."""
    given_up = next((event.at for event in events if isinstance(event, TraineeInterrupted)), None)
    spans = voice_spans(customer, gap=0.0, shortest=0.0)
    line = [span for span in spans if given_up is None or span.begin < given_up]
    silences = [(one.end, other.begin) for one, other in pairwise(line) if other.begin - one.end >= _SHORTEST_HALT]
    plain = TurnResult(said.case.half, said.case.kind, said.case.text, _heard(events))
    if said.case.kind == "interruption":
        after = float("inf") if given_up is None else max(span.end for span in line) - began
        return replace(plain, silent_after=after)
    halted = sum(end - begin for begin, end in silences)
    return replace(plain, halted=halted, stopped=given_up is not None)


def summed_up(results: Iterable[TurnResult]) -> dict[Half, HalfFigures]:
    """Return the figures of each half."""
    everything = list(results)
    halves = dict.fromkeys(result.half for result in everything)
    return {half: _half([result for result in everything if result.half == half]) for half in halves}


def _half(results: Sequence[TurnResult]) -> HalfFigures:
    groups = {name: [one for one in results if one.kind in kinds] for name, kinds in GROUPS.items()}
    overlaps = [one for one in results if one.kind in ("interruption", "listening")]
    answers = {name: _answers(some) for name, some in groups.items() if some}
    return HalfFigures(answers, _overlaps(overlaps) if overlaps else None)


def _answers(results: Sequence[TurnResult]) -> AnswerFigures:
    gaps = [one.gap for one in results if one.gap is not None]
    cut, missed = (sum(one.verdict == verdict for one in results) for verdict in ("cut_off", "missed"))
    count = len(results)
    return AnswerFigures(count, Share(cut, count), Share(missed, count), times(gaps) if gaps else None)


def _overlaps(results: Sequence[TurnResult]) -> OverlapFigures:
    interruptions = [one.silent_after for one in results if one.silent_after is not None]
    silent = [after for after in interruptions if np.isfinite(after)]
    listening = [one for one in results if one.halted is not None]
    halts = [one.halted for one in listening if one.halted and not one.stopped]
    return OverlapFigures(
        times(silent) if silent else None,
        Share(len(interruptions) - len(silent), len(interruptions)),
        Share(sum(one.stopped for one in listening), len(listening)),
        Share(len(halts), len(listening)),
        times(halts) if halts else None,
    )
