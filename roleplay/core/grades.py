"""What trainers say about a call: grades, comments and feedback, as plain records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Value = bool | float | str
"""An answer: yes or no, a step of a scale or a number, the id of a choice or a text."""


@dataclass(frozen=True, slots=True)
class AnswerEvidence:
    """What an answer of the machine rests on."""

    reason: str
    """A stable word: a technique, a reason of the score, an outcome, a measure."""
    words: str = ""
    """What was said, or measured."""
    at: float | None = None
    """Seconds since the line was opened, None when it concerns the whole call."""


@dataclass(frozen=True, slots=True)
class MachineAnswer:
    """What the machine would answer, and why."""

    value: Value | None = None
    """None where there is no evidence, or the question does not apply."""
    not_applicable: bool = False
    confidence: float = 0.0
    """0 to 1."""
    evidence: tuple[AnswerEvidence, ...] = ()

    @property
    def given(self) -> bool:
        """Whether there is an answer at all."""
        return self.not_applicable or self.value is not None

    def without_words(self) -> MachineAnswer:
        """Return it without a quotation of the call."""
        return replace(self, evidence=tuple(replace(found, words="") for found in self.evidence))


AnswerSource = Literal["confirmed", "overruled", "own"]
"""Whether a person agreed with the machine, did not, or answered what the machine could not (or might not show)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer to one question, beside the machine's."""

    question: str
    """Id of the question in its scorecard."""
    value: Value | None = None
    """None when the question does not apply."""
    not_applicable: bool = False
    source: AnswerSource = "own"
    note: str = ""
    machine: MachineAnswer | None = None
    """Also kept in a blind grade, which does not show it; None where the machine answers no such question."""

    @property
    def given(self) -> bool:
        """Whether there is an answer at all."""
        return self.not_applicable or self.value is not None

    def without_words(self) -> Answer:
        """Return it without a quotation of the call; the person's note stays."""
        return self if self.machine is None else replace(self, machine=self.machine.without_words())


@dataclass(frozen=True, slots=True)
class SectionResult:
    """What a section came to."""

    section: str
    points: float
    """Of the hundred of the score, 0 after a fatal item."""
    out_of: float
    """Its share of the hundred once what does not apply has given its weight to the rest."""
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class CardResult:
    """What the answers of one grader, or of the machine, make of a call."""

    score: float | None
    """0 to 100; None while no weighted question is answered."""
    compliance: float | None
    """0 to 100; None when no compliance question applies or is answered."""
    passed: bool | None
    """None while questions that count are open."""
    sections: tuple[SectionResult, ...] = ()
    fatal: tuple[str, ...] = ()
    """Ids of the questions that took a section, or the whole card, to nothing."""
    open: tuple[str, ...] = ()
    """Ids of the questions that have no answer yet and need one."""


GradeKind = Literal["first", "second", "calibration"]


@dataclass(frozen=True, slots=True)
class Grade:
    """One person's grading of one session with one version of a scorecard.

    There is one of each grader, session, kind, purpose and scorecard; another's is never overwritten.
    """

    id: str
    """UUID, hexadecimal with dashes."""
    session_id: str
    scorecard_id: str
    scorecard_version: int
    grader: str
    started_at: datetime
    """With time zone, UTC."""
    kind: GradeKind = "first"
    purpose: str = ""
    """What a second or calibration grade is for, such as the id of the meeting; empty for the first."""
    blind: bool = False
    """Given without a sight of the machine's answers and of other grades."""
    finished_at: datetime | None = None
    """None while it is a draft."""
    answers: tuple[Answer, ...] = ()
    """In the order of the scorecard."""
    result: CardResult = CardResult(None, None, None)
    """What the person's answers make."""
    machine: CardResult = CardResult(None, None, None)
    """What the machine's own answers make."""
    summary: str = ""
    """A word on the whole."""
    revision: int = 0
    """Counts savings; 0 was never saved. A save that rests on an older one is refused."""

    @property
    def final(self) -> bool:
        """Whether it stays as it is: given blind, and finished, so that others' grades may be seen since."""
        return self.blind and self.finished_at is not None

    def without_words(self) -> Grade:
        """Return it without a quotation of the call, for who sees grades and no words."""
        return replace(self, answers=tuple(answer.without_words() for answer in self.answers))


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a moment, or a passage, of a session."""

    id: str
    """UUID, hexadecimal with dashes."""
    session_id: str
    author: str
    at: float
    """Seconds since the line was opened."""
    created_at: datetime
    """With time zone, UTC."""
    until: float | None = None
    """End of the passage; None for a moment."""
    text: str = ""
    """Written, or what was recognised in the spoken comment, as the author left it."""
    recording: str = ""
    """File name inside the recordings folder of a spoken comment; empty for a written one."""
    recorded_seconds: float = 0.0
    recogniser: str = ""
    """What transcribed the spoken comment; empty when nothing did."""
    visible: bool = True
    """Whether the trainee sees it with the feedback."""
    revision: int = 0
    """Counts savings; 0 was never saved. A save that rests on an older one is refused."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a trainer has sent to the trainee of a session."""

    id: str
    """UUID, hexadecimal with dashes."""
    session_id: str
    author: str
    sent_at: datetime
    """With time zone, UTC."""
    message: str = ""
    grade_id: str = ""
    """The grade that the trainee may see; empty for none."""
    answer: str = ""
    """The trainee's."""
    answered_at: datetime | None = None
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WaitingFeedback:
    """Feedback of which the trainee has not taken note yet, and what call it is about."""

    feedback: Feedback
    customer: str
    started_at: datetime
    """When the call began; with time zone, UTC."""
