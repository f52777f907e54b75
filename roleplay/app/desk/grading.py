"""Grading: answers beside the machine's, remarks on moments of a call, and what the trainee gets of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.desk.cards import CardShelf
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind, Details
from roleplay.core.errors import InputError
from roleplay.core.grades import Comment, Feedback, Grade, GradeKind, MachineAnswer, WaitingFeedback
from roleplay.core.records import SessionRecord, SessionSummary, Settings
from roleplay.core.scorecards import Scorecard
from roleplay.core.sound import Pcm
from roleplay.export.grades import ExportedGrade, export_grades
from roleplay.export.session_json import Trainers
from roleplay.review.scorecards import answers as giving
from roleplay.review.scorecards.prefill.facts import read_call
from roleplay.review.scorecards.prefill.machine import machine_answers

if TYPE_CHECKING:
    from roleplay.app.desk.spoken import Dictation
    from roleplay.core.delivery import CallDelivery

Measure = Callable[[SessionRecord], "CallDelivery | None"]
LONGEST_COMMENT = 4_000


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with the scorecard that it was given with."""

    grade: Grade
    card: Scorecard


@dataclass(frozen=True, slots=True)
class Received:
    """What the trainee of a session sees of one feedback."""

    feedback: Feedback
    graded: Graded | None
    comments: tuple[Comment, ...]
    """Those of its author that the trainee may see, in the order of the call."""


@guarded
class GradingDesk:
    """Scorecards, grades, comments, feedback. Thread-safe; methods may take some tenths of a second.

    All raise `DatabaseError` or `DiskError` when the machine is in the way.
    """

    def __init__(self, parts: Parts, settings: Callable[[], Settings], measure: Measure) -> None:
        """`measure` returns what was measured of a call's sound, None where that is switched off."""
        self._parts = parts
        self._settings = settings
        self._measure = measure
        self.cards = CardShelf(parts)

    @property
    def grader(self) -> str:
        """Who grades: the name in the settings."""
        return self._settings().trainee

    # --- grades ---

    def machine(self, record: SessionRecord, card: Scorecard) -> dict[str, MachineAnswer]:
        """Return the machine's answers to a card for a session, by id of the question."""
        return machine_answers(card, read_call(record, self._measure(record)))

    def begin(
        self,
        session_id: str,
        scorecard: str,
        version: int = 0,
        *,
        grader: str | None = None,
        kind: GradeKind = "first",
        purpose: str = "",
        blind: bool = False,
    ) -> Graded:
        """Return this grader's grade of a session with a card: the one that there is, else a new one, not yet saved.

        The newest version of the card is taken for a new one, and the version given for one that there is.
        `grader` None is the name in the settings. Raises `InputError`.
        """
        record = self._parts.store.load(session_id)
        if record.summary.state == "running":
            raise InputError("The call still runs.", hint="Grade it when it is over.")
        who = self.grader if grader is None else grader
        for graded in self.of_session(record.start.id):
            grade = graded.grade
            if (grade.grader, grade.kind, grade.purpose, grade.scorecard_id) == (who, kind, purpose, scorecard):
                return graded
        card = self.cards.find(scorecard, version)
        new = Grade(
            id=str(uuid.uuid4()),
            session_id=record.start.id,
            scorecard_id=card.id,
            scorecard_version=card.version,
            grader=who,
            started_at=datetime.now(UTC),
            kind=kind,
            purpose=purpose,
            blind=blind,
        )
        return Graded(giving.begun(new, card, self.machine(record, card)), card)

    def save(self, graded: Graded) -> Graded:
        """Save a grade, finished or not; return it as it is kept.

        Raises `InputError` when the session is gone, or the grade was saved elsewhere meanwhile; nothing is
        overwritten then.
        """
        self.cards.keep(graded.card)
        return replace(graded, grade=self._parts.store.grades.save(graded.grade))

    def finish(self, graded: Graded) -> Graded:
        """Save a grade as finished. Raises `InputError` while answers are missing, and as `save` does."""
        done = self.save(replace(graded, grade=giving.finished(graded.grade, graded.card, datetime.now(UTC))))
        self._log(AuditKind.GRADED, done.grade.session_id, {"grade": done.grade.id, "kind": done.grade.kind})
        return done

    def _log(self, kind: AuditKind, session_id: str, details: Details | None = None) -> None:
        found, trainee = self._parts.store.whose(session_id)
        self._parts.audit.record(kind, about=trainee, subject=found, details=details)

    def of_session(self, session_id: str) -> tuple[Graded, ...]:
        """Return all grades of a session, in the order in which they were begun."""
        return tuple(map(self._with_card, self._parts.store.grades.of_session(session_id)))

    def all(self) -> tuple[Graded, ...]:
        """Return all grades, in the order in which they were begun."""
        return tuple(map(self._with_card, self._parts.store.grades.all()))

    def grade(self, grade_id: str) -> Graded:
        """Return a grade by its id or the beginning of it. Raises `InputError`."""
        like = self._parts.store.owners.grades_like(grade_id)
        found = self._parts.store.grades.by_id(like[0].id) if len(like) == 1 else None
        if found is None:
            problem = "Several grades begin with" if like else "There is no grade"
            raise InputError(f"{problem} {grade_id!r}.", hint="`roleplay grades list` shows those that there are.")
        return self._with_card(found)

    def delete(self, grade_id: str) -> None:
        """Delete a grade."""
        grade = self._parts.store.grades.by_id(grade_id)
        self._parts.store.grades.delete(grade_id)
        if grade is not None:
            self._log(AuditKind.DELETED, grade.session_id, {"what": "grade", "grade": grade.id})

    def _with_card(self, grade: Grade) -> Graded:
        return Graded(grade, self.cards.find(grade.scorecard_id, grade.scorecard_version))

    def trainers(self, session: SessionSummary) -> Trainers:
        """Return all that trainers have made of a session, for its export."""
        return Trainers(
            tuple(ExportedGrade(graded.grade, graded.card, session) for graded in self.of_session(session.id)),
            self.comments(session.id),
            self.feedback(session.id),
        )

    def sent(self, session: SessionSummary) -> Trainers:
        """Return what the trainee of a session sees of that, for its export."""
        received = self.received(session.id)
        graded = {one.graded.grade.id: one.graded for one in received if one.graded is not None}
        return Trainers(
            tuple(ExportedGrade(one.grade, one.card, session) for one in graded.values()),
            tuple({comment.id: comment for one in received for comment in one.comments}.values()),
            tuple(one.feedback for one in received),
        )

    def export(self, path: Path, grades: Iterable[Graded] | None = None) -> int:
        """Write these grades, or all, as JSON; return how many. Raises `ExportError`."""
        told = self.all() if grades is None else grades
        sessions = {session.id: session for session in self._parts.store.list()}
        told = tuple(told)
        about = {sessions[one.grade.session_id].trainee for one in told if one.grade.session_id in sessions}
        self._parts.audit.record(AuditKind.EXPORTED, about=about, details={"what": "grades", "rows": len(told)})
        found = (ExportedGrade(one.grade, one.card, sessions.get(one.grade.session_id)) for one in told)
        return export_grades(found, path)

    # --- comments ---

    def comments(self, session_id: str) -> tuple[Comment, ...]:
        """Return all comments on a session, in the order of the call."""
        return self._parts.store.comments.of_session(session_id)

    def comment(
        self, session_id: str, at: float, until: float | None = None, text: str = "", *, visible: bool = True
    ) -> Comment:
        """Save a written comment on a moment or a passage. Raises `InputError`."""
        made = Comment(
            str(uuid.uuid4()), session_id, self.grader, at, datetime.now(UTC), until, text, visible=visible
        )
        return self.save_comment(made)

    def save_comment(self, comment: Comment) -> Comment:
        """Save a comment that is new, or was changed. Raises `InputError`."""
        text = comment.text.strip()
        if not text and not comment.recording:
            raise InputError("The comment is empty.", hint="Write or say something.")
        if len(text) > LONGEST_COMMENT:
            raise InputError(f"A comment has at most {LONGEST_COMMENT} characters.", hint="Make two of it.")
        if comment.until is not None and comment.until <= comment.at:
            comment = replace(comment, until=None)
        kept = self._parts.store.comments.save(replace(comment, text=text))
        self._log(AuditKind.COMMENTED, kept.session_id, {"comment": kept.id})
        return kept

    def delete_comment(self, comment_id: str) -> None:
        """Delete a comment and its sound."""
        self._parts.store.comments.delete(comment_id)

    def dictate(self, on_level: Callable[[float], None]) -> Dictation:
        """Begin to record a spoken comment; `on_level` gets the loudness in dBFS, from another thread.

        Raises `DeviceError` when there is no microphone.
        """
        from roleplay.app.desk.spoken import Dictation

        return Dictation(self._parts, self._settings(), on_level)

    def say(
        self, session_id: str, spoken: Pcm, at: float, until: float | None = None, *, language: str = ""
    ) -> Comment:
        """Save a spoken comment with what the installed recogniser makes of it: its words may be put right later.

        Takes about as long as a tenth of the sound, and loads the recogniser before. Raises `InputError` for silence,
        `ModelError`.
        """
        from roleplay.app.desk.spoken import transcribe

        if not spoken.samples:
            raise InputError("Nothing was recorded.", hint="Speak after the microphone is on.")
        text, recogniser = transcribe(self._parts, self._settings(), spoken, language)
        comment_id = str(uuid.uuid4())
        name = self._parts.store.comments.keep_sound(session_id, comment_id, spoken.samples)
        made = Comment(
            comment_id,
            session_id,
            self.grader,
            at,
            datetime.now(UTC),
            until,
            text,
            name,
            round(spoken.seconds, 2),
            recogniser,
        )
        return self.save_comment(made)

    def sound(self, comment: Comment) -> Path | None:
        """Return the sound file of a spoken comment; None when there is none (any more)."""
        return self._parts.store.comments.sound(comment)

    def hear(self, comment: Comment) -> None:
        """Play a spoken comment to its end. Raises `InputError` when its sound is gone, `DeviceError`."""
        from roleplay.app.desk.spoken import load_spoken
        from roleplay.app.sounds import play

        spoken = load_spoken(self.sound(comment))
        self._parts.audit.looked_at(AuditKind.LISTENED, comment.author, comment.session_id)
        play(self._parts, self._settings(), spoken)

    # --- feedback ---

    def send(self, session_id: str, message: str = "", grade_id: str = "") -> Feedback:
        """Send the trainee of a session a message, a finished grade, and the comments that they may see.

        Raises `InputError` when there is nothing to send, or the grade is not finished.
        """
        mine = [comment for comment in self.comments(session_id) if self._shown_by(comment, self.grader)]
        grade = self._parts.store.grades.by_id(grade_id) if grade_id else None
        if not message.strip() and grade is None and not mine:
            raise InputError("There is nothing to send.", hint="Grade, comment, or write a message.")
        if grade is not None and grade.finished_at is None:
            raise InputError("The grade is not finished.", hint="Finish it, and send it then.")
        sent = Feedback(
            str(uuid.uuid4()), session_id, self.grader, datetime.now(UTC), message.strip(), grade.id if grade else ""
        )
        self._parts.store.comments.send(sent)
        self._log(AuditKind.FEEDBACK_SENT, session_id, {"feedback": sent.id})
        return sent

    def feedback(self, session_id: str) -> tuple[Feedback, ...]:
        """Return what was sent about a session, in the order in which it was."""
        return self._parts.store.comments.feedback(session_id)

    def waiting(self) -> tuple[WaitingFeedback, ...]:
        """Return what was sent to the trainee of the settings, and not taken note of; the newest first."""
        me = self._settings().trainee
        return self._parts.store.comments.waiting(me) if me else ()

    def received(self, session_id: str) -> tuple[Received, ...]:
        """Return what the trainee sees of a session: what was sent, no drafts, no hidden comments."""
        sent = self.feedback(session_id)
        if not sent:
            return ()
        grades = {graded.grade.id: graded for graded in self.of_session(session_id)}
        comments = self.comments(session_id)
        last = {feedback.author: feedback.id for feedback in sent}
        return tuple(
            Received(
                feedback,
                grades.get(feedback.grade_id),
                tuple(comment for comment in comments if self._shown_by(comment, feedback.author))
                if last[feedback.author] == feedback.id
                else (),
            )
            for feedback in sent
        )

    @staticmethod
    def _shown_by(comment: Comment, author: str) -> bool:
        return comment.visible and comment.author == author

    def reply(self, feedback_id: str, text: str) -> None:
        """Save the trainee's answer to a feedback. Raises `InputError`."""
        if len(text) > LONGEST_COMMENT:
            raise InputError(f"An answer has at most {LONGEST_COMMENT} characters.", hint="Shorten it.")
        self._parts.store.comments.answer(feedback_id, text.strip(), datetime.now(UTC))

    def acknowledge(self, feedback_id: str) -> None:
        """Save that the trainee has taken note of a feedback. Raises `InputError` when it is gone."""
        self._parts.store.comments.acknowledge(feedback_id, datetime.now(UTC))
