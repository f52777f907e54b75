"""Whether grades may be trusted: second gradings, calibration meetings, re-runs, and how well a person is heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.desk.blind_task import BlindTask
from roleplay.app.desk.card_reruns import CardRerun, card_named, judged
from roleplay.app.desk.grading import Graded, GradingDesk, Received
from roleplay.app.desk.hearing_again import available
from roleplay.app.desk.meetings import Meetings
from roleplay.app.desk.reruns import Reran, RerunOptions, run_again
from roleplay.app.desk.second_gradings import SecondGradings
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError
from roleplay.core.records import Settings
from roleplay.core.trust import CorrectionLogEntry
from roleplay.review.accuracy import Accuracy, Hearing, accuracy, by_person, hearing

if TYPE_CHECKING:
    from roleplay.export.calibration import Format
    from roleplay.review.calibration import CalibrationReport


@guarded
class TrustDesk:
    """Thread-safe; methods may take some tenths of a second, reports a second or two.

    All raise `DatabaseError` or `DiskError` when the machine is in the way.
    """

    def __init__(self, parts: Parts, settings: Callable[[], Settings], grading: GradingDesk) -> None:
        self._parts = parts
        self._settings = settings
        self._grading = grading
        self.meetings = Meetings(parts, settings, grading)
        self.seconds = SecondGradings(parts, settings, grading)

    def blind(self, session_id: str, grader: str | None = None) -> BlindTask | None:
        """Return why a grader must not see what others have said about a session; None when they may.

        Either somebody asked for it, or they have begun to grade blind by themselves, and not finished.
        `grader` None is the name in the settings.
        """
        who = self._settings().trainee if grader is None else grader
        if not who:  # nothing was given to nobody
            return None
        asked = (*self.seconds.blind_tasks(session_id, who), *self.meetings.blind_tasks(session_id, who))
        return min((*asked, *self._chosen(session_id, who)), key=lambda task: task.done, default=None)

    def _chosen(self, session_id: str, who: str) -> Iterable[BlindTask]:
        for grade in self._parts.store.grades.of_session(session_id):
            mine = (grade.grader, grade.kind, grade.purpose) == (who, "second", "")
            if mine and grade.blind and grade.finished_at is None:
                yield BlindTask("second", "", grade.scorecard_id, grade.scorecard_version)

    def blind_sessions(self) -> frozenset[str]:
        """Return the sessions of which the name in the settings must not see what others have said."""
        who = self._settings().trainee
        if not who:
            return frozenset()
        chosen = self._parts.store.owners.grading_blind(who)
        return chosen.union(self.seconds.blind_sessions(who), self.meetings.blind_sessions(who))

    def visible(self, grades: Iterable[Graded]) -> tuple[Graded, ...]:
        """Return those grades that the name in the settings may see: not those of others where it grades blind."""
        who, blind = self._settings().trainee, self.blind_sessions()
        return tuple(one for one in grades if one.grade.grader == who or one.grade.session_id not in blind)

    def received(self, session_id: str) -> tuple[Received, ...]:
        """Return what was sent about a session; nothing to who is to grade somebody else's session blind."""
        return () if self._kept_back(session_id) else self._grading.received(session_id)

    def _kept_back(self, session_id: str) -> bool:
        if self.blind(session_id) is None:
            return False
        return self._parts.store.load(session_id).start.trainee != self._settings().trainee

    def export_calibration(
        self, report: CalibrationReport, path: Path, *, form: Format | None = None, language: str = "en"
    ) -> None:
        """Write a report of a meeting or of second gradings, and log it; see `export.calibration`.

        Raises `ExportError`.
        """
        from roleplay.export.calibration import export_calibration

        trainees = self._parts.store.owners.trainees(call.session_id for call in report.calls).values()
        self._parts.audit.exported("calibration", about={*(one.grader for one in report.graders), *trainees})
        export_calibration(report, path, form=form, language=language)

    # --- how well a person is heard ---

    def hearing(self, session_id: str) -> Hearing:
        """Return whether the machine's answers about a call may be believed. Raises `InputError`."""
        record = self._parts.store.load(session_id)
        return hearing(record, self.accuracy(record.start.trainee))

    def accuracy(self, trainee: str) -> Accuracy:
        """Return how many words of a person are misheard, as far as somebody has put them right."""
        return accuracy(self._parts.store.trust.checked_answers(trainee))

    def accuracies(self) -> Mapping[str, Accuracy]:
        """Return the same of everybody of whose calls one was corrected."""
        return by_person(self._parts.store.trust.checked_answers())

    def corrected_sessions(self, trainee: str | None = None) -> tuple[str, ...]:
        """Return the ids of the sessions, of everybody or of one person, in which something is corrected now."""
        return self._parts.store.trust.corrected_sessions(trainee)

    def correction_log(self, session_id: str = "") -> tuple[CorrectionLogEntry, ...]:
        """Return every change of corrected words, of one session or of all."""
        if session_id:
            session_id = self._parts.store.load(session_id).start.id
        return self._parts.store.trust.correction_log(session_id)

    # --- re-runs ---

    def rerun(
        self,
        session_id: str,
        options: RerunOptions,
        told: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> Reran:
        """Step a saved call again, without changing it; see `reruns.run_again`.

        Raises `InputError` for somebody else's session that the name in the settings is to grade blind.
        """
        if self._kept_back(session_id):
            raise InputError(
                "You grade this session blind.", hint="Run it again when you have finished.", code="blind"
            )
        return run_again(self._parts, session_id, options, told)

    def judge_again(self, reran: Reran, scorecard: str) -> CardRerun:
        """Return what a scorecard (`ID` or `ID@VERSION`) makes of a call before and after. Raises `InputError`."""
        before = self._parts.store.load(reran.rerun.session_id)
        return judged(self._grading, before, lambda: reran.record, card_named(self._grading, scorecard))

    def recognisers(self, language: str) -> tuple[str, ...]:
        """Return the recognisers that can hear a recording in a language (ISO 639-1) again."""
        return available(self._parts, language)

    def versions(self, scenario_id: str) -> tuple[int, ...]:
        """Return the versions of a scenario in which there are calls, the newest first."""
        return self._parts.store.trust.scenario_versions(scenario_id)
