"""Scorecards: what a trainer judges a call by, as plain records.

`review.scorecards` holds the rules: what makes a card valid, how it is scored, and what the machine answers itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Words = Mapping[str, str]
"""A text for people, by ISO 639-1 code of its language."""

QuestionKind = Literal["yes_no", "scale", "choice", "number", "text"]
QUESTION_KINDS: tuple[QuestionKind, ...] = ("yes_no", "scale", "choice", "number", "text")
Fatal = Literal["", "section", "card"]
"""What failing a question costs beyond its own weight: nothing, all points of its section, or of the whole card."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice."""

    id: str
    text: Words
    worth: float
    """Percent of the question's weight, 0 to 100."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a scorecard."""

    id: str
    kind: QuestionKind
    text: Words
    weight: float = 0.0
    """Points of the hundred of its score; 0 is asked but not counted, and always so for a text."""
    compliance: bool = False
    """Counts in the compliance score, which has a hundred points of its own, and not in the score."""
    fatal: Fatal = ""
    """Takes effect when the answer is worth nothing."""
    not_applicable: bool = True
    """Whether "not applicable" may be answered: the weight then goes to the other questions."""
    guidance: Words = field(default_factory=dict)
    """How to judge it, so that graders judge alike."""
    low: int = 1
    """Of a scale: the answer that is worth nothing."""
    high: int = 5
    """Of a scale: the answer that is worth all."""
    choices: tuple[Choice, ...] = ()
    """Of a choice."""
    none_at: float = 0.0
    """Of a number: where it is worth nothing; in between it is worth a part."""
    full_at: float = 1.0
    """Of a number: where it is worth all; may be the lower one."""
    unit: str = ""
    """Of a number: `s`, `words/min` ..."""
    prefill: str = ""
    """How the machine answers it, see `docs/grading.md`; empty for a question that only a person can answer."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some questions under one heading."""

    id: str
    title: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A version of a scorecard; what is saved never changes, a change is a new version."""

    id: str
    version: int
    title: Words
    sections: tuple[Section, ...]
    summary: Words = field(default_factory=dict)
    pass_mark: float = 70.0
    """The score from which on a call is passed, 0 to 100."""
    compliance_pass_mark: float = 100.0
    """The compliance score from which on a call is passed, 0 to 100; of no effect without compliance questions."""

    @property
    def questions(self) -> Iterator[Question]:
        """All questions, in order."""
        for section in self.sections:
            yield from section.questions

    def question(self, identifier: str) -> Question | None:
        """Return a question by its id, None when there is none like it."""
        return next((question for question in self.questions if question.id == identifier), None)


def in_language(words: Words, language: str) -> str:
    """Return a text in a language, else in English, else in any; empty when there is none."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
