"""The machine's answers to a scorecard, each with its evidence; where there is none, it does not answer.

How sure it is: of a technique that was found, as sure as the finding and the recogniser in these words; of one that
was not found, `NOT_FOUND` times how well the call was recognised; of events of the call and measures, certain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from roleplay.core.errors import InputError
from roleplay.core.grades import AnswerEvidence, MachineAnswer, Value
from roleplay.core.scorecards import Question, Scorecard
from roleplay.review.scorecards.prefill.facts import MISTAKES, CallFacts, Use
from roleplay.review.scorecards.prefill.language import (
    Chosen,
    Clause,
    Compared,
    Did,
    Measured,
    Met,
    Never,
    Offered,
    OutcomeIs,
    Prefill,
    SectionPoints,
    Test,
)
from roleplay.review.scorecards.prefill.parser import parse_for

NOT_FOUND = 0.8
"""Of techniques that trainees used, nearly so many are found (`docs/understanding.md`)."""
UNCLEAR = 0.5
"""How sure it is that a mistake was not made whose words were not heard clearly."""
SCORED = 0.9
"""Of what the machine's own score says."""
MOST_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """What a clause comes to: yes or no, a share of 0 to 1, or a quantity; None without evidence."""

    value: bool | float | None
    confidence: float = 1.0
    evidence: tuple[AnswerEvidence, ...] = ()
    not_applicable: bool = False


_UNKNOWN = _Found(None, 0.0)


def machine_answers(card: Scorecard, facts: CallFacts) -> dict[str, MachineAnswer]:
    """Return the machine's answers by the id of the question; a question without a rule has no entry."""
    return {question.id: answer(question, facts) for question in card.questions if question.prefill.strip()}


def answer(question: Question, facts: CallFacts) -> MachineAnswer:
    """Return the machine's answer to a question; one without a value where there is no evidence."""
    try:
        rule = parse_for(question)
    except InputError:  # saved by a version whose language knows more: a person answers
        return MachineAnswer()
    if rule is None or (not facts.answers and facts.outcome is None):
        return MachineAnswer()
    found = _test(rule, facts) if isinstance(rule, Test) else _chosen(rule, facts)
    evidence = found.evidence[:MOST_EVIDENCE]
    if found.not_applicable:
        applies_always = not question.not_applicable
        return MachineAnswer() if applies_always else MachineAnswer(None, True, round(found.confidence, 2), evidence)
    value = None if found.value is None else _value(question, rule, found.value)
    return MachineAnswer() if value is None else MachineAnswer(value, False, round(found.confidence, 2), evidence)


def _value(question: Question, rule: Prefill, found: bool | float) -> Value | None:
    if isinstance(rule, Chosen):
        return rule.branches[int(found)].choice
    match question.kind:
        case "yes_no":
            return bool(found)
        case "scale":
            return float(question.low + round(float(found) * (question.high - question.low)))
        case "number":
            share = isinstance(rule.clauses[0], SectionPoints)
            return round(float(found) * 100, 1) if share else float(found)
    return None


def _chosen(rule: Chosen, facts: CallFacts) -> _Found:
    """Return the place of the first branch that holds; unknown as soon as one before it is unknown."""
    seen: tuple[AnswerEvidence, ...] = ()
    confidence = 1.0
    for place, branch in enumerate(rule.branches):
        found = _Found(True) if branch.test is None else _test(branch.test, facts)
        if found.value is None and not found.not_applicable:
            return _UNKNOWN
        confidence = min(confidence, found.confidence)
        if found.value:
            return _Found(float(place), confidence, found.evidence or seen)
        seen += found.evidence
    return _UNKNOWN


def _test(rule: Test, facts: CallFacts) -> _Found:
    for condition in rule.conditions:
        found = _clause(condition, facts)
        if found.value is None:
            return found
        if not found.value:
            return replace(found, value=None, not_applicable=True)
    if len(rule.clauses) == 1:
        return _clause(rule.clauses[0], facts)
    return _all([_clause(clause, facts) for clause in rule.clauses])


def _all(found: Sequence[_Found]) -> _Found:
    """Join clauses: one that does not hold decides; what does not apply is left out."""
    wrong = [one for one in found if one.value is False]
    if wrong:
        return _Found(False, max(one.confidence for one in wrong), _together(wrong))
    applying = [one for one in found if not one.not_applicable]
    if not applying:
        return replace(found[0], evidence=_together(found))
    if any(one.value is None for one in applying):
        return _UNKNOWN
    return _Found(True, min(one.confidence for one in applying), _together(applying))


def _together(found: Sequence[_Found]) -> tuple[AnswerEvidence, ...]:
    return tuple(dict.fromkeys(evidence for one in found for evidence in one.evidence))


def _clause(clause: Clause, facts: CallFacts) -> _Found:
    judge: Callable[[Any, CallFacts], _Found] = _JUDGES[type(clause)]
    return judge(clause, facts)


# --- techniques ---


def _did(clause: Did, facts: CallFacts) -> _Found:
    if not facts.answers:
        return _UNKNOWN
    uses = facts.of(clause.names)
    match clause.order:
        case "before" | "after":
            return _in_order(clause, facts, uses)
        case "within":
            return _in_time(clause, facts, uses)
    return _used(uses) if uses else _absent(clause.names, facts)


def _used(uses: Sequence[Use]) -> _Found:
    return _Found(True, max(use.confidence for use in uses), tuple(use.evidence for use in uses))


def _absent(names: Sequence[str], facts: CallFacts) -> _Found:
    """Return "no", with how much was searched for it, and where the machine's score missed it."""
    missed = (item for item in facts.items(*names) if item.out_of > 0 and item.points <= 0 and item.at is not None)
    where = tuple(AnswerEvidence(f"missed:{item.reason}", item.evidence, item.at) for item in missed)
    searched = AnswerEvidence(f"not_found:{'|'.join(names)}", f"{facts.answers}")
    return _Found(False, NOT_FOUND * facts.heard, (*where, searched))


def _in_order(clause: Did, facts: CallFacts, uses: Sequence[Use]) -> _Found:
    others = facts.of(clause.others)
    if not others:
        searched = AnswerEvidence(f"not_found:{'|'.join(clause.others)}", f"{facts.answers}")
        return _Found(None, NOT_FOUND * facts.heard, (searched,), not_applicable=True)
    if not uses:
        absent = _absent(clause.names, facts)
        return replace(absent, evidence=(others[0].evidence, *absent.evidence))
    first, other = uses[0], others[0]
    if clause.order == "before":
        kept = first.at <= other.at
        shown = (first, other) if kept else (other, first)
    else:
        later = next((use for use in uses if use.at >= other.at), None)
        kept = later is not None
        shown = (other, later or uses[-1])
    return _Found(kept, min(use.confidence for use in shown), tuple(use.evidence for use in shown))


def _in_time(clause: Did, facts: CallFacts, uses: Sequence[Use]) -> _Found:
    if facts.answered_at is None:
        return _UNKNOWN
    if not uses:
        return _absent(clause.names, facts)
    in_time = uses[0].at - facts.answered_at <= clause.seconds
    return _Found(in_time, uses[0].confidence, (uses[0].evidence,))


def _never(clause: Never, facts: CallFacts) -> _Found:
    if not facts.answers:
        return _UNKNOWN
    uses = facts.of(clause.names)
    if uses:
        return replace(_used(uses), value=False)
    absent = _absent([name for name in clause.names if name in MISTAKES] or clause.names, facts)
    unclear = not facts.unclear.isdisjoint(clause.names)
    return replace(absent, value=True, confidence=UNCLEAR * facts.heard if unclear else absent.confidence)


def _offered(clause: Offered, facts: CallFacts) -> _Found:
    """Tell whether the machine's score gives something for a technique: only what the call called for is in it."""
    if facts.score is None:
        return _UNKNOWN
    items = [item for item in facts.items(*clause.names) if item.out_of > 0]
    shown = tuple(AnswerEvidence(f"offered:{item.reason}", item.evidence, item.at) for item in items)
    nothing = (AnswerEvidence(f"not_offered:{'|'.join(clause.names)}"),)
    return _Found(bool(items), SCORED, shown or nothing)


# --- the call as a whole ---


def _outcome(clause: OutcomeIs, facts: CallFacts) -> _Found:
    if facts.ended is None:
        return _UNKNOWN
    evidence = AnswerEvidence(f"outcome_{facts.ended.outcome}", "", facts.ended.at)
    return _Found(facts.ended.outcome in clause.outcomes, 1.0, (evidence,))


def _met(clause: Met, facts: CallFacts) -> _Found:
    reached, missed = {
        "feeling": ("feeling_met", "feeling_ignored"),
        "matter": ("matter_settled", "matter_ignored"),
    }[clause.goal]
    item = next(facts.items(reached, missed), None)
    if item is None:
        return _UNKNOWN
    shown = (AnswerEvidence(item.reason, item.evidence, item.at),)
    return _Found(item.reason == reached, SCORED * facts.heard, shown)


def _compared(clause: Compared, facts: CallFacts) -> _Found:
    reading = facts.measure(clause.measure)
    if reading is None:
        return _UNKNOWN
    value = reading.value
    holds = {
        "<=": value <= clause.low,
        ">=": value >= clause.low,
        "<": value < clause.low,
        ">": value > clause.low,
        "=": value == clause.low,
        "between": clause.low <= value <= clause.high,
    }[clause.comparison]
    return _Found(holds, 1.0, reading.evidence or (_counted(clause.measure, value),))


def _counted(measure: str, value: float) -> AnswerEvidence:
    return AnswerEvidence(f"measured:{measure}", f"{value:g}")


def _measured(clause: Measured, facts: CallFacts) -> _Found:
    reading = facts.measure(clause.measure)
    if reading is None:
        return _UNKNOWN
    evidence = reading.evidence or (_counted(clause.measure, reading.value),)
    if clause.worst is None or clause.best is None:
        return _Found(reading.value, 1.0, evidence)
    share = (reading.value - clause.worst) / (clause.best - clause.worst)
    return _Found(min(max(share, 0.0), 1.0), 1.0, evidence)


def _section(clause: SectionPoints, facts: CallFacts) -> _Found:
    score = facts.score
    section = next((part for part in score.sections if part.section == clause.section), None) if score else None
    if section is None or section.out_of <= 0:
        return _UNKNOWN
    shown = tuple(
        AnswerEvidence(item.reason, item.evidence or f"{item.points:+g}", item.at)
        for item in section.items
        if item.points or item.out_of
    )
    return _Found(max(0.0, section.points / section.out_of), SCORED * facts.heard, shown)


_JUDGES: Mapping[type, Callable[[Any, CallFacts], _Found]] = {
    Did: _did,
    Never: _never,
    Offered: _offered,
    OutcomeIs: _outcome,
    Met: _met,
    Compared: _compared,
    Measured: _measured,
    SectionPoints: _section,
}
