"""Second gradings: a graded session is given to somebody else, who grades it without a sight of the first grade."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
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
from roleplay.core.records import SessionFilter, Settings
from roleplay.core.scorecards import Scorecard
from roleplay.core.trust import SecondGrading
from roleplay.review import calibration
from roleplay.review.calibration import CalibrationReport, CallLabel
from roleplay.review.sampling import drawn, every_nth

FIRST, SECOND = "first", "second"
"""The two sides of a report on second gradings, whoever they are."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Which graded sessions to draw."""

    since: datetime | None = None
    """Of calls that began then or later."""
    until: datetime | None = None
    scorecard: str = ""
    every: int = 0
    """Every nth, in the order of the calls; 0 draws at random."""
    count: int = 10
    """How many to draw at random."""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class SecondState:
    """How far the second gradings with one version of a scorecard are."""

    scorecard_id: str
    scorecard_version: int
    given: int
    finished: int


@guarded
class SecondGradings:
    """Thread-safe. All methods raise `DatabaseError` or `DiskError` when the machine is in the way."""

    def __init__(self, parts: Parts, settings: Callable[[], Settings], grading: GradingDesk) -> None:
        self._parts = parts
        self._settings = settings
        self._grading = grading

    def sample(self, wanted: Sample, grader: str) -> tuple[Grade, ...]:
        """Draw finished first grades that somebody else gave.

        Without those that this grader is to look at already, and without calls that they have graded themselves: they
        were shown the other grades.
        """
        store = self._parts.store
        its = {
            session.id: session.started_at
            for session in store.list(SessionFilter(since=wanted.since, until=wanted.until))
        }
        given = {one.first_grade for one in store.trust.second_gradings(grader=grader)}
        firsts = store.grades.all(kind="first")
        known = {grade.session_id for grade in firsts if grade.grader == grader}
        fitting = [
            grade
            for grade in firsts
            if grade.finished_at is not None
            and grade.session_id in its
            and grade.session_id not in known
            and grade.id not in given
            and wanted.scorecard in ("", grade.scorecard_id)
        ]
        fitting.sort(key=lambda grade: (its[grade.session_id], grade.id))
        if wanted.every:
            return every_nth(fitting, wanted.every)
        return drawn(fitting, wanted.count, seed=wanted.seed)

    def assign(self, grades: Sequence[Grade], grader: str) -> int:
        """Give graded sessions to a second grader; return how many are new. Raises `InputError`."""
        grader = grader.strip()
        if not grader:
            raise InputError("A second grader needs a name.", hint="It is the name in their settings.")
        if any(grade.grader == grader for grade in grades):
            raise InputError(f"{grader} gave the first grade.", hint="Choose somebody else.")
        now, by = datetime.now(UTC), self._settings().trainee
        return self._parts.store.trust.assign(
            SecondGrading(str(uuid.uuid4()), grade.session_id, grade.id, grader, by, now) for grade in grades
        )

    def all(self, grader: str = "") -> tuple[tuple[SecondGrading, bool], ...]:
        """Return second gradings, of everybody or of one grader, each with whether it is finished."""
        found = self._parts.store.trust.second_gradings(grader=grader)
        return tuple((one, self.finished_grade(one) is not None) for one in found)

    def states(self) -> tuple[SecondState, ...]:
        """Return how far second gradings are, by scorecard and version, the newest version first."""
        given: dict[tuple[str, int], list[bool]] = {}
        for one, done in self.all():
            first = self._parts.store.grades.by_id(one.first_grade)
            if first is not None:
                given.setdefault((first.scorecard_id, first.scorecard_version), []).append(done)
        ordered = sorted(given.items(), key=lambda item: (item[0][0], -item[0][1]))
        return tuple(SecondState(*card, len(done), sum(done)) for card, done in ordered)

    def progress(self, scorecard: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Return id and label of each session that is graded again with a card, and who has finished with it."""
        card = card_named(self._grading, scorecard)
        found: dict[str, list[str]] = {}
        for one, done in self.all():
            first = self._parts.store.grades.by_id(one.first_grade)
            if first is not None and (first.scorecard_id, first.scorecard_version) == (card.id, card.version):
                found.setdefault(one.session_id, []).extend([one.grader] if done else [])
        labels = session_labels(self._parts, found)
        return tuple((session, labels.get(session, session[:8]), tuple(names)) for session, names in found.items())

    def report(self, scorecard: str) -> CalibrationReport:
        """Return how first and second grades agree with a card (`ID` or `ID@VERSION`), over all that are finished.

        Raises `InputError` when there is none.
        """
        card = card_named(self._grading, scorecard)
        pairs = self._pairs(card)
        if not pairs:
            raise InputError(
                f"No second grading with {card.id} version {card.version} is finished yet.",
                hint="`roleplay calibration second` draws sessions for one.",
            )
        sides = [
            replace(grade, grader=side, session_id=f"{grade.session_id}/{number}")
            for number, pair in enumerate(pairs)
            for side, grade in zip((FIRST, SECOND), pair, strict=True)
        ]
        labels = session_labels(self._parts, [first.session_id for first, _ in pairs])
        calls = tuple(
            CallLabel(f"{first.session_id}/{number}", labels.get(first.session_id, first.session_id[:8]))
            for number, (first, _) in enumerate(pairs)
        )
        found = agreements(calibration.ratings(card, sides))
        return calibration.report("", card, calls, (FIRST, SECOND), sides, found)

    def _pairs(self, card: Scorecard) -> list[tuple[Grade, Grade]]:
        found = []
        for one in self._parts.store.trust.second_gradings():
            first, second = self._parts.store.grades.by_id(one.first_grade), self.finished_grade(one)
            if first is None or second is None:
                continue
            versions = {(grade.scorecard_id, grade.scorecard_version) for grade in (first, second)}
            if versions == {(card.id, card.version)}:
                found.append((first, second))
        return found

    def blind_tasks(self, session_id: str, who: str) -> Iterable[BlindTask]:
        """Return why somebody must not see what others have said about a session."""
        store = self._parts.store
        for one in store.trust.second_gradings(grader=who, session_id=session_id):
            first = store.grades.by_id(one.first_grade)
            if first is not None and self.finished_grade(one) is None:
                yield BlindTask("second", one.id, first.scorecard_id, first.scorecard_version)

    def blind_sessions(self, who: str) -> Iterable[str]:
        """Return the sessions of which somebody must not see what others have said."""
        return self._parts.store.trust.unfinished_second_gradings(who)

    def finished_grade(self, one: SecondGrading) -> Grade | None:
        """Return what the second grader has answered; None until they have finished."""
        found = self._parts.store.grades.all((one.session_id,), grader=one.grader, kind="second", purpose=one.id)
        return next((grade for grade in found if grade.finished_at is not None), None)
