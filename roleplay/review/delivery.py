"""What the times of words tell of how somebody spoke.

- Speech rate: words a minute from the first word to the last, pauses included; articulation rate: without them
  (F. Goldman-Eisler 1968, "Psycholinguistics: experiments in spontaneous speech").
- A pause is a silence between two words of a quarter of a second at least: shorter ones belong to the sounds of
  speech (Goldman-Eisler 1968; N. H. de Jong and H. R. Bosker 2013, "Choosing a threshold for silent pauses to measure
  second language fluency", DiSS).
- A hesitation is a word like "um" or "yyy", counted where the recogniser writes it down, or who corrects the words
  does; it is no word of the pace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from roleplay.core.delivery import CallDelivery, DeliveryMeasure, TurnDelivery, Wording
from roleplay.core.events import CallEvent, TraineeInterrupted, TraineeSaid
from roleplay.core.records import SessionRecord
from roleplay.core.understanding import Transcript, Word
from roleplay.review.turns import turns

PAUSE = 0.25
"""Seconds without a word from which on it is a pause."""
LEAST_WORDS = 4
"""Words below which a turn has no pace: "Yes, sir" says nothing of it."""
LEAST_SECONDS = 0.8
TYPED = "typed"
DEAF_TO_FILLERS = ("pocketsphinx",)
"""Recognisers that make other words of hesitations: "um" becomes "on" or "I'm" (none of 24 was kept)."""
_AH = re.compile(r"a+h+")
"""A hesitation inside an answer, or "uh" as Moonshine spells it; at its beginning a sign of understanding."""

_FILLERS = {
    "en": re.compile(r"u+h*m+|u+h+|e+r+m*|a+h+m+|h+m+|m{2,}"),
    "pl": re.compile(r"y+h*m*|e{2,}m*|e+m+|h+m+|m{2,}"),
}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def is_filler(word: str, language: str) -> bool:
    """Tell whether a recognised word is a hesitation; signs of listening such as "mhm" are not."""
    known = _FILLERS.get(language)
    return known is not None and known.fullmatch(word.lower().strip(".,!?…")) is not None


def wording(transcript: Transcript, language: str, corrected: str = "") -> Wording:
    """Return what the words of a spoken turn tell.

    `corrected` is what was really said where a person has put the words right: those count then, at the times at
    which words were heard.
    """
    if not transcript.words:
        return _untimed(transcript, language, corrected)
    timed = sorted(transcript.words, key=lambda word: word.start)
    written = _WORD.findall(corrected) or [word.text for word in timed]
    words, fillers = _counted(written, language, transcript.source)
    seconds = timed[-1].end - timed[0].start
    if words < LEAST_WORDS or seconds < LEAST_SECONDS:
        return Wording(words, max(seconds, 0.0), fillers=fillers)
    pauses = list(_pauses(timed))
    talking = seconds - sum(pauses)
    return Wording(
        words,
        seconds,
        60 * words / seconds,
        60 * words / talking if talking > 0 else None,
        len(pauses),
        sum(pauses),
        max(pauses, default=0.0),
        fillers,
    )


def _untimed(transcript: Transcript, language: str, corrected: str) -> Wording:
    """Return what can be told of a recogniser that gives no times: the turn's own times are all there is."""
    words, fillers = _counted(_WORD.findall(corrected or transcript.text), language, transcript.source)
    seconds = max(transcript.ended_at - transcript.started_at, 0.0)
    if words < LEAST_WORDS or seconds < LEAST_SECONDS:
        return Wording(words, seconds, fillers=fillers)
    return Wording(words, seconds, 60 * words / seconds, fillers=fillers)


def _counted(written: Sequence[str], language: str, source: str) -> tuple[int, int | None]:
    """Return how many are words and how many hesitations."""
    fillers = sum(is_filler(word, language) for word in written)
    fillers += sum(_AH.fullmatch(word.lower()) is not None for word in written[1:])
    deaf = not fillers and source.startswith(DEAF_TO_FILLERS)
    return len(written) - fillers, None if deaf else fillers


def _pauses(words: Iterable[Word]) -> Iterator[float]:
    """Return how long nothing was said between words; words of two recognitions may overlap."""
    said_until: float | None = None
    for word in words:
        if said_until is not None and word.start - said_until >= PAUSE:
            yield word.start - said_until
        said_until = word.end if said_until is None else max(said_until, word.end)


def spoken_turns(events: Iterable[CallEvent]) -> Iterator[tuple[int, TraineeSaid]]:
    """Return the turns that were spoken, each with its index in the log; of what was typed nothing is measured."""
    for position, event in enumerate(events):
        if isinstance(event, TraineeSaid) and event.transcript.source != TYPED:
            yield position, event


def call_delivery(record: SessionRecord, earlier: int = 0) -> CallDelivery:
    """Return what the transcript of a call tells; the first `earlier` events were taken over from another call."""
    start, events = record.start, record.events
    spoken = list(spoken_turns(events))
    corrected = {correction.position: correction.text for correction in record.corrections}
    return CallDelivery(
        session_id=start.id,
        started_at=start.started_at,
        trainee=start.trainee,
        language=start.language,
        microphone=start.microphone,
        turns=tuple(
            TurnDelivery(
                position,
                said.transcript.started_at,
                wording(said.transcript, start.language, corrected.get(position, "")),
                earlier=position < earlier,
            )
            for position, said in spoken
        ),
        trainee_seconds=sum(max(0.0, said.transcript.ended_at - said.transcript.started_at) for _, said in spoken),
        customer_seconds=sum(turn.seconds for turn in turns(events) if turn.kind == "line"),
        interruptions=sum(isinstance(event, TraineeInterrupted) for event in events),
    )


def typical(call: CallDelivery, measure: DeliveryMeasure) -> float | None:
    """Return the median of a measure over the turns of a call, None when no turn has it."""
    values = [value for turn in call.turns if (value := turn.value(measure)) is not None]
    return median(values) if values else None


def figures(call: CallDelivery) -> dict[str, float | int | None]:
    """Return a call in numbers, by names that carry their units: medians over the turns, then sums over the call."""
    rates = [turn.wording.articulation for turn in call.turns if turn.wording.articulation is not None]
    share = call.talking_share
    return {
        "pace_wpm": _rounded(typical(call, "pace")),
        "articulation_wpm": _rounded(median(rates) if rates else None),
        "loudness_db": _rounded(typical(call, "loudness")),
        "pitch_range_semitones": _rounded(typical(call, "pitch_range")),
        "paused_percent": _rounded(typical(call, "pauses")),
        "talking_percent": _rounded(None if share is None else 100 * share),
        "fillers": call.fillers,
        "typing_seconds": _rounded(call.typing_seconds),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 1)
