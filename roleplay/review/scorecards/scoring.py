"""What the answers of a scorecard come to. Pure; the rules are told in `docs/grading.md`.

An answer is *worth* 0 to 1. The score is the weighted mean of what applies, so that the weight of what does not apply
goes to the rest in proportion. Compliance questions make a score of their own. A fatal item that is worth nothing
takes its section, or the card, to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roleplay.core.errors import InputError
from roleplay.core.grades import Answer, CardResult, MachineAnswer, SectionResult, Value
from roleplay.core.scorecards import Question, Scorecard, Section

Given = Answer | MachineAnswer


def worth(question: Question, value: Value) -> float | None:
    """Return what an answer is worth, 0 to 1; None for a text, which is never counted. Raises `InputError`."""
    value = checked(question, value)
    match question.kind:
        case "yes_no":
            return float(bool(value))
        case "scale":
            return (float(value) - question.low) / (question.high - question.low)
        case "choice":
            return next(choice.worth for choice in question.choices if choice.id == value) / 100
        case "number":
            reached = (float(value) - question.none_at) / (question.full_at - question.none_at)
            return min(max(reached, 0.0), 1.0)
    return None


def checked(question: Question, value: Value) -> Value:
    """Return an answer as it is kept: steps and numbers as floats. Raises `InputError` for none of this question."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    match question.kind:
        case "yes_no" if isinstance(value, bool):
            return value
        case "scale" if number and float(value) in range(question.low, question.high + 1):
            return float(value)
        case "number" if number and abs(float(value)) < 1e9:
            return float(value)
        case "choice" if any(choice.id == value for choice in question.choices):
            return value
        case "text" if isinstance(value, str):
            return value
    raise InputError(f"{value!r} is no answer to {question.id!r}.", hint=f"Give {_wanted(question)}.")


def _wanted(question: Question) -> str:
    match question.kind:
        case "yes_no":
            return "yes or no"
        case "scale":
            return f"a whole number from {question.low} to {question.high}"
        case "choice":
            return "one of " + ", ".join(choice.id for choice in question.choices)
        case "number":
            return "a number"
    return "a text"


def counts(question: Question) -> bool:
    """Tell whether a question has to be answered before a call can be passed."""
    return question.kind != "text" and (question.weight > 0 or bool(question.fatal))


@dataclass(frozen=True, slots=True)
class _Tally:
    """Sums of weights over the questions that apply."""

    won: float = 0.0
    weight: float = 0.0

    def add(self, weight: float, worth_of: float) -> _Tally:
        return _Tally(self.won + weight * worth_of, self.weight + weight)

    def lost(self) -> _Tally:
        return _Tally(0.0, self.weight)

    def __add__(self, other: _Tally) -> _Tally:
        return _Tally(self.won + other.won, self.weight + other.weight)

    @property
    def percent(self) -> float | None:
        return 100 * self.won / self.weight if self.weight else None


def result(card: Scorecard, given: Mapping[str, Given]) -> CardResult:
    """Return what answers make, by id of the question; what is not answered yet is left out, and listed as open."""
    failed = [question for question in card.questions if question.fatal and _worth_of(question, given) == 0]
    card_failed = any(question.fatal == "card" for question in failed)
    compliance_failed = any(question.fatal == "card" and question.compliance for question in failed)
    quality = [_tally(section, given, failed, compliance=False) for section in card.sections]
    compliance = [_tally(section, given, failed, compliance=True) for section in card.sections]
    whole = _sum(quality)
    scored = _percent(whole.lost() if card_failed else whole)
    complied = sum((tally.won for tally in compliance), 0.0)
    complied_of = sum((tally.weight for tally in compliance), 0.0)
    kept = _Tally(0.0 if compliance_failed else complied, complied_of)
    open_ones = tuple(question.id for question in card.questions if counts(question) and not _given(question, given))
    return CardResult(
        score=scored,
        compliance=_percent(kept),
        passed=_passed(card, scored, _percent(kept), card_failed=card_failed, unanswered=bool(open_ones)),
        sections=tuple(
            _section(section, tally, whole, failed, card_failed=card_failed)
            for section, tally in zip(card.sections, quality, strict=True)
        ),
        fatal=tuple(question.id for question in failed),
        open=open_ones,
    )


def _given(question: Question, given: Mapping[str, Given]) -> bool:
    answer = given.get(question.id)
    return answer is not None and answer.given


def _worth_of(question: Question, given: Mapping[str, Given]) -> float | None:
    """Return what the answer is worth; None where there is none, or the question does not apply."""
    answer = given.get(question.id)
    if answer is None or answer.not_applicable or answer.value is None:
        return None
    return worth(question, answer.value)


def _tally(section: Section, given: Mapping[str, Given], failed: Iterable[Question], *, compliance: bool) -> _Tally:
    tally = _Tally()
    for question in section.questions:
        worth_of = _worth_of(question, given) if question.compliance == compliance else None
        if worth_of is not None:
            tally = tally.add(question.weight, worth_of)
    fatal = any(
        question.fatal == "section" and question in section.questions and (question.compliance or not compliance)
        for question in failed
    )
    return tally.lost() if fatal else tally


def _sum(tallies: Iterable[_Tally]) -> _Tally:
    return sum(tallies, start=_Tally())


def _percent(tally: _Tally) -> float | None:
    percent = tally.percent
    return None if percent is None else round(percent, 1)


def _section(
    section: Section, tally: _Tally, whole: _Tally, failed: Iterable[Question], *, card_failed: bool
) -> SectionResult:
    share = 100 / whole.weight if whole.weight else 0.0
    fatal = any(question.fatal == "section" and question in section.questions for question in failed)
    return SectionResult(
        section.id,
        0.0 if card_failed else round(tally.won * share, 2),
        round(tally.weight * share, 2),
        fatal or any(question.fatal == "card" and question in section.questions for question in failed),
    )


def _passed(
    card: Scorecard, score: float | None, compliance: float | None, *, card_failed: bool, unanswered: bool
) -> bool | None:
    if card_failed:
        return False
    if unanswered or (score is None and compliance is None):
        return None
    enough = score is None or score >= card.pass_mark
    return enough and (compliance is None or compliance >= card.compliance_pass_mark)


def ordinal(question: Question, value: Value) -> int | None:
    """Return the place of an answer among all of its question, 0 for the worst; None for a number and a text.

    For measures of agreement, which need to know how far two answers lie apart.
    """
    value = checked(question, value)
    match question.kind:
        case "yes_no":
            return int(bool(value))
        case "scale":
            return int(float(value)) - question.low
        case "choice":
            ranked = sorted({choice.worth for choice in question.choices})
            return ranked.index(next(choice.worth for choice in question.choices if choice.id == value))
    return None
