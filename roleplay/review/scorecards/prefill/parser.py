"""Reads the language of prefilled answers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any, cast, get_args

from roleplay.core.errors import InputError
from roleplay.core.events import OUTCOMES, Outcome
from roleplay.core.records import SectionName
from roleplay.core.scorecards import Question
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.review.scorecards.prefill.language import (
    MEASURES,
    YES_OR_NO,
    Branch,
    Chosen,
    Clause,
    Compared,
    Comparison,
    Did,
    Goal,
    Measure,
    Measured,
    Met,
    Never,
    Offered,
    OutcomeIs,
    Prefill,
    SectionPoints,
    Test,
)

LONGEST = 500
"""Characters of one rule."""
_TOKEN = re.compile(r"\s*(<=|>=|[<>=|;]|-?\d+(?:\.\d+)?|[a-z][a-z0-9_-]*)", re.IGNORECASE)
_SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
_GOALS: tuple[Goal, ...] = get_args(Goal)
_COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
_FIRST_WORDS = ("did", "never", "outcome", "met", "offered", "section", *MEASURES)


def parse(rule: str) -> Prefill:
    """Read a rule. Raises `InputError` that says what is wrong where."""
    if len(rule) > LONGEST:
        raise InputError(f"The rule is longer than {LONGEST} characters.", hint="Split the question.")
    return _Parser(rule).rule()


def parse_for(question: Question) -> Prefill | None:
    """Read the rule of a question, None where it has none. Raises `InputError`, also for one that does not fit."""
    if not question.prefill.strip():
        return None
    found = parse(question.prefill)
    complaint = _misfit(question, found)
    if complaint:
        raise InputError(f"The rule does not fit a question of this kind: {complaint}.", hint="See docs/grading.md.")
    return found


def _misfit(question: Question, found: Prefill) -> str:
    """Return why a rule cannot answer a question, empty when it can."""
    if question.kind == "choice":
        return _choice_misfit(question, found)
    if isinstance(found, Chosen):
        return "`when` is for choices"
    clauses = found.clauses
    match question.kind:
        case "yes_no":
            fits = all(isinstance(clause, YES_OR_NO) for clause in clauses)
            return "" if fits else "a yes or no needs `did`, `never`, `outcome`, `met` or a comparison"
        case "scale":
            return (
                ""
                if len(clauses) == 1 and _is_share(clauses[0])
                else "a scale needs `section` or `MEASURE from A to B`"
            )
        case "number":
            fits = (
                len(clauses) == 1 and isinstance(clauses[0], Measured | SectionPoints) and not _has_range(clauses[0])
            )
            return "" if fits else "a number needs one measure, or `section`"
    return "a text is a person's"


def _choice_misfit(question: Question, found: Prefill) -> str:
    if not isinstance(found, Chosen):
        return "a choice needs `ID when ...; ID otherwise`"
    known = {choice.id for choice in question.choices}
    strange = next((branch.choice for branch in found.branches if branch.choice not in known), None)
    if strange is not None:
        return f"`{strange}` is none of its choices"
    tests = [branch.test for branch in found.branches if branch.test is not None]
    plain = all(isinstance(clause, YES_OR_NO) for test in tests for clause in test.clauses)
    return "" if plain else "`when` needs `did`, `never`, `outcome`, `met` or a comparison"


def _is_share(clause: Clause) -> bool:
    return isinstance(clause, SectionPoints) or _has_range(clause)


def _has_range(clause: Clause) -> bool:
    return isinstance(clause, Measured) and clause.worst is not None


class _Parser:
    """Recursive descent, one word ahead."""

    def __init__(self, rule: str) -> None:
        self._words = list(_words(rule))
        self._place = 0

    def rule(self) -> Prefill:
        found: Prefill = self._chosen() if self._peek(1) in ("when", "otherwise") else self._test()
        if self._peek():
            raise InputError(f"`{self._peek()}` is not expected there.", hint="Clauses are joined by `and`.")
        return found

    def _chosen(self) -> Chosen:
        branches = []
        while True:
            choice = self._next("an answer")
            if self._accept("otherwise"):
                branches.append(Branch(choice, None))
                break
            self._expect("when")
            branches.append(Branch(choice, self._test()))
            if not self._accept(";"):
                break
        return Chosen(tuple(branches))

    def _test(self) -> Test:
        clauses = self._clauses()
        return Test(clauses, self._clauses() if self._accept("if") else ())

    def _clauses(self) -> tuple[Clause, ...]:
        found = [self._clause()]
        while self._accept("and"):
            found.append(self._clause())
        return tuple(found)

    def _clause(self) -> Clause:
        word = self._one_of(_FIRST_WORDS, "a clause")
        readers: dict[str, Callable[[], Clause]] = {
            "did": self._did,
            "never": lambda: Never(self._techniques()),
            "offered": lambda: Offered(self._techniques()),
            "outcome": lambda: OutcomeIs(cast(tuple[Outcome, ...], self._names(OUTCOMES, "an outcome"))),
            "met": lambda: Met(cast(Goal, self._one_of(_GOALS, "a matter"))),
            "section": lambda: SectionPoints(cast(SectionName, self._one_of(_SECTIONS, "a section"))),
        }
        reader = readers.get(word)
        return self._measure(cast(Measure, word)) if reader is None else reader()

    def _did(self) -> Did:
        names = self._techniques()
        if self._accept("before"):
            return Did(names, "before", self._techniques())
        if self._accept("after"):
            return Did(names, "after", self._techniques())
        if self._accept("within"):
            seconds = self._number()
            self._expect("s")
            return Did(names, "within", (), seconds)
        return Did(names)

    def _measure(self, measure: Measure) -> Clause:
        if self._accept("from"):
            worst = self._number()
            self._expect("to")
            best = self._number()
            if worst == best:
                raise InputError("`from` and `to` are the same number.", hint="Give the worst, then the best.")
            return Measured(measure, worst, best)
        if self._peek() in _COMPARISONS:
            comparison = cast(Comparison, self._next("a comparison"))
            low = self._number()
            if comparison != "between":
                return Compared(measure, comparison, low)
            self._expect("and")
            high = self._number()
            if high < low:
                raise InputError(f"Nothing lies between {low:g} and {high:g}.", hint="Give the lower one first.")
            return Compared(measure, comparison, low, high)
        return Measured(measure)

    def _techniques(self) -> tuple[str, ...]:
        return self._names(tuple(sorted(TECHNIQUE_IDS)), "a technique")

    def _names(self, known: tuple[str, ...], what: str) -> tuple[str, ...]:
        names = [self._one_of(known, what)]
        while self._accept("|"):
            names.append(self._one_of(known, what))
        return tuple(names)

    def _one_of(self, known: Iterable[str], what: str) -> str:
        word = self._next(what)
        if word not in known:
            near = difflib.get_close_matches(word, list(known), n=1)
            hint = f"Did you mean `{near[0]}`?" if near else f"There are {', '.join(known)}."
            raise InputError(f"`{word}` is not {what}.", hint=hint)
        return word

    def _number(self) -> float:
        word = self._next("a number")
        try:
            return float(word)
        except ValueError:
            raise InputError(f"`{word}` is not a number.", hint="Write one such as `15`.") from None

    def _expect(self, word: str) -> None:
        if not self._accept(word):
            raise InputError(f"`{word}` is missing{self._where()}.", hint="See docs/grading.md.")

    def _where(self) -> str:
        return f" before `{self._peek()}`" if self._peek() else " at the end"

    def _accept(self, word: str) -> bool:
        if self._peek() != word:
            return False
        self._place += 1
        return True

    def _peek(self, ahead: int = 0) -> str:
        place = self._place + ahead
        return self._words[place] if place < len(self._words) else ""

    def _next(self, what: str) -> str:
        word = self._peek()
        if not word:
            raise InputError(f"The rule ends where {what} is expected.", hint="See docs/grading.md.")
        self._place += 1
        return word


def _words(rule: str) -> Iterable[str]:
    place = 0
    rule = rule.rstrip()
    while place < len(rule):
        found: Any = _TOKEN.match(rule, place)
        if found is None:
            raise InputError(f"`{rule[place:].strip()[:20]}` cannot be read.", hint="See docs/grading.md.")
        yield found[1]
        place = found.end()
