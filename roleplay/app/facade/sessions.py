"""What the window and the command line can ask of one saved call."""

from __future__ import annotations

from pathlib import Path

from roleplay.app.facade.files import FileFacade
from roleplay.app.options import Player
from roleplay.core.audit import AuditKind
from roleplay.core.errors import DiskError, InputError
from roleplay.core.records import SessionFilter, SessionRecord, SessionSummary
from roleplay.core.rights import Action


class SessionFacade(FileFacade):
    """The part of the facade for saved calls."""

    _recovered: tuple[SessionSummary, ...] | None = None

    def sessions(self, wanted: SessionFilter | None = None) -> tuple[SessionSummary, ...]:
        """Return the sessions that fit, newest first; those that whoever asks is to grade blind have no score."""
        from roleplay.app.desk.finding import scoreless

        blind = self._blind_sessions()
        found = self._parts.store.list(wanted, hidden=blind)
        return tuple(scoreless(row, blind) for row in found) if blind else found

    def session(self, session_id: str) -> SessionRecord:
        """Return a whole session by its id or the beginning of it. Raises `InputError`."""
        return self._parts.store.load(session_id)

    def recovered_sessions(self) -> tuple[SessionSummary, ...]:
        """Calls that a crash cut off, found and mended at this start; offered once for review."""
        if self._recovered is None:
            from roleplay.app.recovery import recover
            from roleplay.app.trials import Trials

            try:
                self._recovered = recover(self._parts.store, Trials(self._parts.places.data))
            except DiskError as error:
                if error.code != "disk_full":
                    raise
                self._tell(f"{error.message}; calls that were cut off are mended once there is space again")
                return ()
        return self._recovered

    def recording(self, session_id: str) -> Path | None:
        """Return the sound file of a session; None when there is none."""
        return self._parts.store.recording(session_id)

    def has_recording(self, session_id: str) -> bool:
        """Tell whether a session can be heard; nobody hears it by that."""
        return self._parts.store.recording(session_id) is not None

    def player(self, session_id: str) -> Player:
        """Open the recording of a session. Raises `InputError` when there is none, `DeviceError`."""
        return self.replay.player(session_id, self.settings)

    def delete_session(self, session_id: str) -> None:
        """Delete a session and its recording."""
        found, trainee = self._parts.store.whose(session_id)
        self._parts.store.delete(found)
        self._forget("results", (found,))
        self._parts.audit.record(AuditKind.DELETED, about=trainee, subject=found)

    def correct(self, session_id: str, position: int, text: str, *, by: str | None = None) -> SessionRecord:
        """Save what was really said at an event of a session, beside what was recognised, and score it again.

        `by` None is the trainee of the settings. Raises `InputError`, `ScenarioError`.
        """
        from roleplay.app.corrections import correct

        record = correct(self._parts, session_id, position, text, self.settings.trainee if by is None else by)
        self._adviser.forget(record.start.id)
        self._log_correction(record)
        return record

    def take_back_correction(self, session_id: str, position: int, *, by: str | None = None) -> SessionRecord:
        """Drop a correction, and score the session again; `by` as in `correct`.

        Raises `InputError`, `ScenarioError`.
        """
        from roleplay.app.corrections import take_back

        record = take_back(self._parts, session_id, position, self.settings.trainee if by is None else by)
        self._adviser.forget(record.start.id)
        self._log_correction(record)
        return record

    def _log_correction(self, record: SessionRecord) -> None:
        self._parts.audit.record(AuditKind.CORRECTED, about=record.start.trainee, subject=record.start.id)

    def export_practice_log(self, path: Path, wanted: SessionFilter | None = None) -> int:
        """Write CSV, one row a session, with all columns; return the number of rows. Raises `ExportError`."""
        from roleplay.core.exports import ExportWish

        wish = ExportWish(columns=("all",), wanted=wanted or SessionFilter(), everything=True)
        return self.exports.job(wish, path).run().rows

    def export_transcript(self, session_id: str, path: Path) -> None:
        """Write WebVTT. Raises `ExportError`."""
        from roleplay.export.webvtt import export_webvtt

        record = self.session(session_id)
        self._log_export(record, "transcript")
        export_webvtt(record, path)

    def export_session(self, session_id: str, path: Path) -> None:
        """Write JSON; of what trainers have said all for who may grade, else what was sent.

        Raises `ExportError`, and `InputError` for somebody else's session that the person is to grade blind.
        """
        from roleplay.export.session_json import export_session_json

        record = self.session(session_id)
        if record.start.id in self._blind_sessions() and record.start.trainee != self.settings.trainee:
            raise InputError(
                "You grade this session blind.",
                hint="Export it when you have finished, or its transcript now: that tells neither score nor grades.",
                code="blind",
            )
        session, grades = record.start.id, self._parts.access.may(Action.GRADE, record.start.trainee)
        trainers = self.grading.trainers(record.summary) if grades else self.grading.sent(record.summary)
        self._log_export(record, "session")
        export_session_json(record, path, self.recording(session), self.delivery(session), trainers)

    def _log_export(self, record: SessionRecord, what: str) -> None:
        start = record.start
        self._parts.audit.record(AuditKind.EXPORTED, about=start.trainee, subject=start.id, details={"what": what})
