"""What prefilled answers are computed from: a saved call, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from roleplay.core.delivery import CallDelivery
from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEnded,
    CallEvent,
    CustomerSpeaking,
    HeatChanged,
    LinePaused,
    Outcome,
    TraineeInterrupted,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.grades import AnswerEvidence
from roleplay.core.records import Score, ScoreItem, SessionRecord
from roleplay.core.understanding import TechniqueMatch, Transcript
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.review.corrected import with_corrections
from roleplay.review.delivery import figures
from roleplay.review.scorecards.prefill.language import Measure

MISTAKES = frozenset(technique.id for technique in TECHNIQUES if technique.kind == "mistake")
REPEATED = "repeated:"
_FIGURES = {
    "pace": "pace_wpm",
    "loudness": "loudness_db",
    "pitch_range": "pitch_range_semitones",
    "pauses": "paused_percent",
    "talking": "talking_percent",
    "fillers": "fillers",
    "typing": "typing_seconds",
}
"""Measures of delivery, by their names in `review.delivery.figures`."""


@dataclass(frozen=True, slots=True)
class Use:
    """A technique in the trainee's words."""

    technique: str
    at: float
    """When the words were said that carry it, seconds since the line was opened."""
    words: str
    confidence: float
    """0 to 1: of the technique, and no more than that of the recogniser in these words."""

    @property
    def evidence(self) -> AnswerEvidence:
        """What an answer shows of it."""
        return AnswerEvidence(self.technique, self.words, self.at)


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a measure, and the moments that make it."""

    value: float
    evidence: tuple[AnswerEvidence, ...]


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A call as prefilled answers need it."""

    record: SessionRecord
    """With the corrected words."""
    uses: tuple[Use, ...]
    """In the order of the call; mistakes that the score takes for false alarms are left out."""
    unclear: frozenset[str]
    """Mistakes whose words were not heard clearly."""
    answers: int
    """How often the trainee spoke."""
    heard: float
    """How well, on the average, they were recognised, 0 to 1; 1 for typed words and where that is unknown."""
    answered_at: float | None
    ended: CallEnded | None
    delivery: CallDelivery | None

    @property
    def outcome(self) -> Outcome | None:
        """How the call ended; None for one that was cut off."""
        return None if self.ended is None else self.ended.outcome

    @property
    def score(self) -> Score | None:
        """The machine's own score."""
        return self.record.score

    def items(self, *reasons: str) -> Iterator[ScoreItem]:
        """Yield the items of the score with one of these reasons."""
        for section in self.score.sections if self.score else ():
            yield from (item for item in section.items if item.reason in reasons)

    def of(self, names: Sequence[str]) -> tuple[Use, ...]:
        """Return the uses of some techniques."""
        return tuple(use for use in self.uses if use.technique in names)

    def measure(self, measure: Measure) -> Reading | None:
        """Return a measure; None where it was not, or could not be, measured."""
        if measure in _FIGURES:
            return self._delivered(measure)
        return None if self.answered_at is None else _MEASURED[measure](self)

    def _delivered(self, measure: Measure) -> Reading | None:
        value = None if self.delivery is None else figures(self.delivery)[_FIGURES[measure]]
        return None if value is None else Reading(float(value), (AnswerEvidence(measure, f"{value:g}"),))


def read_call(record: SessionRecord, delivery: CallDelivery | None = None) -> CallFacts:
    """Read a saved call; `delivery` is what was measured of how the trainee spoke, None where nothing may be."""
    call = with_corrections(record).record
    said = [event for event in call.events if isinstance(event, TraineeSaid)]
    sure = [_heard(event.transcript) for event in said]
    return CallFacts(
        call,
        tuple(sorted(_uses(call, said), key=lambda use: use.at)),
        frozenset(match.technique for event in said for match in event.understood.unclear),
        len(said),
        mean(sure) if sure else 1.0,
        next((event.at for event in call.events if isinstance(event, Answered)), None),
        next((event for event in reversed(call.events) if isinstance(event, CallEnded)), None),
        delivery,
    )


def _heard(transcript: Transcript) -> float:
    return 1.0 if transcript.confidence is None else transcript.confidence


def _uses(call: SessionRecord, said: Sequence[TraineeSaid]) -> Iterator[Use]:
    counted = _counted_mistakes(call.score)
    for event in said:
        for match in event.understood.techniques:
            mistake = match.technique in MISTAKES
            if mistake and counted is not None and (match.technique, event.at) not in counted:
                continue  # the scenario itself gives such words as an example of what is right
            confidence = min(match.score, _heard(event.transcript))
            yield Use(match.technique, moment(event.transcript, match), match.evidence.clause, confidence)


def _counted_mistakes(score: Score | None) -> frozenset[tuple[str, float]] | None:
    """Return the mistakes that the score counts, each with its time; None for a call without a score."""
    if score is None:
        return None
    items = (item for section in score.sections for item in section.items if item.at is not None)
    return frozenset((item.reason.removeprefix(REPEATED), float(item.at or 0.0)) for item in items)


def moment(transcript: Transcript, match: TechniqueMatch) -> float:
    """Return when the words of a technique began; where the recogniser gives no times, when the turn did."""
    wanted = [_bare(word) for word in match.evidence.clause.split()]
    heard = [_bare(word.text) for word in transcript.words]
    for length in (3, 1):  # recognised words and those of the clause may differ a little
        sought = wanted[:length]
        for place in range(len(heard) - len(sought) + 1):
            if sought and heard[place : place + len(sought)] == sought:
                return transcript.words[place].start
    return transcript.started_at


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?…\"'„”«»()")


# --- measures that the events give ---


def _at(events: Sequence[CallEvent], kind: type, reason: str) -> tuple[AnswerEvidence, ...]:
    return tuple(AnswerEvidence(reason, "", event.at) for event in events if isinstance(event, kind))


def _interruptions(facts: CallFacts) -> Reading:
    found = _at(facts.record.events, TraineeInterrupted, "interrupting")
    return Reading(float(len(found)), found)


def _silences(facts: CallFacts) -> Reading:
    """Return the silences that cost points: keeping silent in a tirade, or on hold, is none."""
    if facts.score is not None:
        found = tuple(AnswerEvidence("dead_air", "", item.at) for item in facts.items("dead_air"))
    else:
        found = _at(facts.record.events, TraineeSilent, "dead_air")
    return Reading(float(len(found)), found)


def _turns(facts: CallFacts) -> Reading:
    return Reading(float(facts.answers), (AnswerEvidence("turns", f"{facts.answers}"),))


def _mistakes(facts: CallFacts) -> Reading:
    found = tuple(use.evidence for use in facts.uses if use.technique in MISTAKES)
    return Reading(float(len(found)), found)


def _held(facts: CallFacts) -> list[tuple[float, float]]:
    """Return when the customer was put on hold, and taken back: at the end of the call at the latest."""
    held: list[tuple[float, float]] = []
    since: float | None = None
    for event in facts.record.events:
        if isinstance(event, ButtonPressed) and event.button == "hold" and since is None:
            since = event.at
        elif since is not None and (isinstance(event, CallEnded) or _takes_back(event)):
            held.append((since, event.at))
            since = None
    return held


def _takes_back(event: CallEvent) -> bool:
    return isinstance(event, ButtonPressed) and event.button == "resume"


def _holds(facts: CallFacts) -> Reading:
    held = _held(facts)
    return Reading(float(len(held)), tuple(AnswerEvidence("hold", "", at) for at, _ in held))


def _hold_seconds(facts: CallFacts) -> Reading:
    held = _held(facts)
    shown = tuple(AnswerEvidence("hold", f"{until - at:.0f} s", at) for at, until in held)
    return Reading(round(sum(until - at for at, until in held), 1), shown)


def _seconds(facts: CallFacts) -> Reading:
    end = facts.ended.at if facts.ended else max((event.at for event in facts.record.events), default=0.0)
    seconds = round(end - (facts.answered_at or 0.0), 1)
    return Reading(seconds, (AnswerEvidence("seconds", f"{seconds:.0f} s"),))


def _heats(facts: CallFacts) -> list[tuple[float, float]]:
    """Return every value that the anger had, with its time."""
    heats: list[tuple[float, float]] = []
    for event in facts.record.events:
        if isinstance(event, CustomerSpeaking) and not heats:
            heats.append((event.at, event.heat))
        elif isinstance(event, HeatChanged):
            heats += [(event.at, event.before)] if not heats else []
            heats.append((event.at, event.after))
    return heats


def _heat_end(facts: CallFacts) -> Reading | None:
    heats = _heats(facts)
    return Reading(heats[-1][1], (_heat_at(*heats[-1]),)) if heats else None


def _heat_peak(facts: CallFacts) -> Reading | None:
    heats = _heats(facts)
    highest = max(heats, key=lambda pair: pair[1], default=None)
    return None if highest is None else Reading(highest[1], (_heat_at(*highest),))


def _heat_drop(facts: CallFacts) -> Reading | None:
    heats = _heats(facts)
    if not heats:
        return None
    first, last = heats[0], heats[-1]
    return Reading(first[1] - last[1], (_heat_at(*first), _heat_at(*last)))


def _heat_at(at: float, heat: float) -> AnswerEvidence:
    return AnswerEvidence("heat", f"{heat:.0f}", at)


_MEASURED: dict[str, Callable[[CallFacts], Reading | None]] = {
    "interruptions": _interruptions,
    "silences": _silences,
    "turns": _turns,
    "mistakes": _mistakes,
    "holds": _holds,
    "hold_seconds": _hold_seconds,
    "seconds": _seconds,
    "heat_end": _heat_end,
    "heat_peak": _heat_peak,
    "heat_drop": _heat_drop,
}


def stood_still(facts: CallFacts) -> bool:
    """Tell whether the line broke in this call: then silence and hold may have been the machine's."""
    return any(isinstance(event, LinePaused) for event in facts.record.events)
