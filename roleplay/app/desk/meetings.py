"""Calibration meetings: some people grade the same sessions, each for themselves, and then compare."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from roleplay.app.access.guard import guarded
from roleplay.app.desk.blind_task import BlindTask
from roleplay.app.desk.card_reruns import card_named
from roleplay.app.desk.grading import GradingDesk
from roleplay.app.desk.session_labels import session_labels
from roleplay.app.desk.statistics_child import agreements
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError
from roleplay.core.grades import Grade
from roleplay.core.records import Settings
from roleplay.core.trust import Meeting
from roleplay.review import calibration
from roleplay.review.calibration import CalibrationReport


@dataclass(frozen=True, slots=True)
class MeetingState:
    """A meeting and how far it is."""

    meeting: Meeting
    missing: tuple[str, ...]
    """Names of those who have not finished."""
    finished: int
    """Grades."""

    @property
    def over(self) -> bool:
        """Whether everybody may see what the others answered."""
        return self.meeting.closed_at is not None or not self.missing


@guarded
class Meetings:
    """Thread-safe. All methods raise `DatabaseError` or `DiskError` when the machine is in the way."""

    def __init__(self, parts: Parts, settings: Callable[[], Settings], grading: GradingDesk) -> None:
        self._parts = parts
        self._settings = settings
        self._grading = grading

    def create(self, title: str, scorecard: str, sessions: Sequence[str], participants: Sequence[str]) -> Meeting:
        """Save a meeting: sessions by id or its beginning, a scorecard as `ID` or `ID@VERSION`.

        Raises `InputError` when it is none: fewer than two people, no session, one that still runs, no such card.
        """
        names = tuple(dict.fromkeys(name.strip() for name in participants if name.strip()))
        if len(names) < 2:
            raise InputError("A calibration needs two people or more.", hint="Name those who grade.")
        records = [self._parts.store.load(one) for one in sessions]
        if not records:
            raise InputError("A calibration needs a session.", hint="Choose some; ten or more tell most.")
        running = next((record for record in records if record.summary.state == "running"), None)
        if running is not None:
            raise InputError(f"Session {running.start.id[:8]} is a call that runs now.", hint="Choose another.")
        card = card_named(self._grading, scorecard)
        self._grading.cards.keep(card)
        ids = tuple(dict.fromkeys(record.start.id for record in records))
        name = " ".join(title.split()) or datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        made = Meeting(
            str(uuid.uuid4()), name, card.id, card.version, ids, names, self._settings().trainee, datetime.now(UTC)
        )
        self._parts.store.trust.save_meeting(made)
        return made

    def all(self) -> tuple[MeetingState, ...]:
        """Return all meetings and how far they are, the newest first."""
        return tuple(map(self._state, self._parts.store.trust.meetings()))

    def find(self, identifier: str) -> MeetingState:
        """Return a meeting by its id, the beginning of it, or `last` for the newest. Raises `InputError`."""
        every = self._parts.store.trust.meetings()
        sought = identifier.strip().lower()
        found = every[:1] if sought == "last" else [one for one in every if sought and one.id.startswith(sought)]
        if len(found) != 1:
            problem = "Several calibrations begin with" if found else "There is no calibration"
            raise InputError(
                f"{problem} {identifier!r}.", hint="`roleplay calibration list` shows those that there are."
            )
        return self._state(found[0])

    def progress(self, identifier: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Return id and label of each session of a meeting, and who has finished with it. Raises `InputError`."""
        meeting = self.find(identifier).meeting
        done = {(grade.session_id, grade.grader) for grade in self._finished(meeting)}
        labels = session_labels(self._parts, meeting.sessions)
        return tuple(
            (one, labels.get(one, one[:8]), tuple(name for name in meeting.participants if (one, name) in done))
            for one in meeting.sessions
        )

    def close(self, identifier: str) -> MeetingState:
        """Let everybody see what the others answered, though some have not finished. Raises `InputError`."""
        self._parts.store.trust.close_meeting(self.find(identifier).meeting.id, datetime.now(UTC))
        return self.find(identifier)

    def delete(self, identifier: str) -> None:
        """Forget a meeting; grades that were given for it stay. Raises `InputError`."""
        self._parts.store.trust.delete_meeting(self.find(identifier).meeting.id)

    def report(self, identifier: str) -> CalibrationReport:
        """Return a meeting's report.

        Raises `InputError` (code `calibration_open`) while somebody has not finished and the meeting is not closed:
        they would see what the others answered.
        """
        state = self.find(identifier)
        if not state.over:
            raise InputError(
                f"Not everybody has finished: {', '.join(state.missing)}.",
                hint="Until then nobody sees what the others answered. To leave them out, close the calibration.",
                code="calibration_open",
            )
        meeting = state.meeting
        card = self._grading.cards.find(meeting.scorecard_id, meeting.scorecard_version)
        grades = self._finished(meeting)
        found = agreements(calibration.ratings(card, grades))
        return calibration.report_of_meeting(
            meeting, card, grades, found, session_labels(self._parts, meeting.sessions)
        )

    def _state(self, meeting: Meeting) -> MeetingState:
        grades = self._finished(meeting)
        return MeetingState(meeting, calibration.unfinished(meeting, grades), len(grades))

    def _finished(self, meeting: Meeting) -> list[Grade]:
        """Return the finished grades of those who were asked, of the sessions that are still there."""
        return [
            grade
            for grade in self._parts.store.grades.all(meeting.sessions, kind="calibration", purpose=meeting.id)
            if grade.finished_at is not None
            and grade.grader in meeting.participants
            and (grade.scorecard_id, grade.scorecard_version) == (meeting.scorecard_id, meeting.scorecard_version)
        ]

    def blind_sessions(self, who: str) -> Iterable[str]:
        """Return the sessions of which somebody must not see what others have said."""
        for meeting in self._parts.store.trust.meetings(participant=who):
            if meeting.closed_at is None and not self._state(meeting).over:
                yield from meeting.sessions

    def blind_tasks(self, session_id: str, who: str) -> Iterable[BlindTask]:
        """Return why somebody must not see what others have said about a session."""
        for meeting in self._parts.store.trust.meetings(participant=who, session_id=session_id):
            if self._state(meeting).over:
                continue
            done = any(grade.grader == who and grade.session_id == session_id for grade in self._finished(meeting))
            yield BlindTask(
                "calibration", meeting.id, meeting.scorecard_id, meeting.scorecard_version, meeting.title, done
            )
