"""Transcripts and recordings of calls as files: of one call, or of many in a folder."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.core.audit import AuditKind
from roleplay.core.call_files import CallFilesWish, SoundWish, TranscriptWish
from roleplay.core.counting import counted
from roleplay.core.errors import ExportError, InputError
from roleplay.core.exports import ExportCancelled, ExportProgress, ExportResult, ProgressReport
from roleplay.core.file_names import safe_name
from roleplay.core.files import reason
from roleplay.core.periods import bounds
from roleplay.core.records import SCRIPTED_TRAINEE, SessionSummary
from roleplay.core.rights import Action
from roleplay.core.told import Told

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.core.records import SessionRecord
    from roleplay.export.sound import Tag

Report = Callable[[int, int], None]


def report_nothing(_done: int, _total: int) -> None:
    """Take reports of progress that nobody wants."""


@guarded
class CallFilesDesk:
    """Thread-safe. Every method raises `AccessDeniedError`, `DatabaseError`, `DiskError`, and `InputError` for a
    session that there is not.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def transcript(self, session_id: str, path: Path, wish: TranscriptWish) -> None:
        """Write what was said in a call, as corrected. Raises `ExportError`."""
        self._transcript(session_id, path, wish)

    def sound(self, session_id: str, path: Path, wish: SoundWish, report: Report = report_nothing) -> None:
        """Write the recording of a call. `report` gets what is done and the whole; what it raises ends the export.

        Raises `ExportError`, and `InputError` when there is no recording.
        """
        self._sound(session_id, path, wish, report)

    def calls(self, wish: CallFilesWish) -> tuple[SessionSummary, ...]:
        """Return the calls of which there will be files, the newest first. Raises `InputError` for a group."""
        access = self._parts.access
        for action in _needed(wish.what):
            access.need(action)
        allowed = [access.people(action) for action in _needed(wish.what)]
        members = self._members(wish.groups)
        wanted = replace(wish.wanted, finished=True)
        if wish.period:
            since, until = bounds(wish.period, datetime.now(UTC).astimezone())
            wanted = replace(wanted, since=since, until=until)
        found = self._parts.store.list(wanted)
        return tuple(
            call
            for call in found
            if call.trainee != SCRIPTED_TRAINEE
            and all(people is None or call.trainee in people for people in allowed)
            and (members is None or call.trainee in members)
            and (isinstance(wish.what, TranscriptWish) or call.recording)
        )

    def name(self, call: SessionSummary, what: TranscriptWish | SoundWish) -> str:
        """Return what the file of a call is called; where there are two, a number follows."""
        return f"{_named(call)}.{what.form}"

    def job(self, wish: CallFilesWish, folder: Path) -> CallFilesJob:
        """Return what writes a file for each call into a new folder. Raises `InputError`, `ExportError`."""
        what = wish.what
        return CallFilesJob(self.calls(wish), folder, lambda call, place, stop: self._write(call, place, what, stop))

    def _write(self, call: SessionSummary, folder: Path, what: TranscriptWish | SoundWish, report: Report) -> bool:
        """Write one file of many; return whether there is anything to write: a recording may be gone."""
        path = _unused(folder, call, what.form)
        if isinstance(what, TranscriptWish):
            self._transcript(call.id, path, what)
            return True
        if self._parts.store.recording(call.id) is None:
            return False
        self._sound(call.id, path, what, report)
        return True

    def _transcript(self, session_id: str, path: Path, wish: TranscriptWish) -> None:
        record = self._allowed(session_id, wish)
        self._log(record.summary, wish)
        _write_transcript(record, path, wish)

    def _sound(self, session_id: str, path: Path, wish: SoundWish, report: Report) -> None:
        call = self._allowed(session_id, wish).summary
        self._write_sound(call, path, wish, report)

    def _write_sound(self, call: SessionSummary, path: Path, wish: SoundWish, report: Report) -> None:
        from roleplay.audio.recording import open_recording
        from roleplay.export.sound import export_sound

        file = self._parts.store.recording(call.id)
        if file is None:
            raise InputError(
                "This session has no recording.",
                hint="It was made without one, or it is gone.",
                code="recording_none",
            )
        recording = open_recording(file)
        try:
            self._log(call, wish)
            export_sound(
                recording, path, wish.form, wish.side, tags=_tags(call) if wish.tagged else {}, report=report
            )
        finally:
            recording.close()

    def _allowed(self, session_id: str, wish: TranscriptWish | SoundWish) -> SessionRecord:
        record = self._parts.store.load(session_id)
        for action in _needed(wish):
            self._parts.access.need(action, record.start.trainee)
        return record

    def _members(self, groups: tuple[str, ...]) -> frozenset[str] | None:
        if not groups:
            return None
        known = {group.name.casefold(): group for group in self._parts.store.groups.list()}
        for name in groups:
            if name.casefold() not in known:
                raise InputError(f"There is no group {name!r}.", hint="Choose one that there is.", code="group")
        return frozenset(member for name in groups for member in known[name.casefold()].members)

    def _log(self, call: SessionSummary, wish: TranscriptWish | SoundWish) -> None:
        """Log that a file is about to be written: what cannot be logged is not handed out."""
        what = "transcript" if isinstance(wish, TranscriptWish) else "recording"
        self._parts.audit.record(
            AuditKind.EXPORTED, about=call.trainee, subject=call.id, details={"what": what, "format": wish.form}
        )


class CallFilesJob:
    """Files of many calls, in a folder that is there when all of them are. `cancel` is for any other thread."""

    def __init__(
        self,
        calls: tuple[SessionSummary, ...],
        destination: Path,
        write: Callable[[SessionSummary, Path, Report], bool],
    ) -> None:
        """`write` makes the file of a call in a folder, and returns whether there is anything to write."""
        self._calls = calls
        self._write = write
        self._cancelled = threading.Event()
        self.destination = destination

    def cancel(self) -> None:
        """Stop at the next call, or the next piece of sound; nothing is left behind. Returns at once."""
        self._cancelled.set()

    def run(self, report: ProgressReport) -> ExportResult:
        """Write the files. Raises `ExportError`, `ExportCancelled` and what `CallFilesDesk` raises."""
        missing = 0
        with _new_folder(self.destination) as folder:
            for number, call in enumerate(self._calls):
                self._tell(report, number)
                if not self._write(call, folder, lambda _done, _total: self._stop_if_cancelled()):
                    missing += 1
            self._tell(report, len(self._calls))
        gone = counted(missing, "recording is gone and was", "recordings are gone and were")
        told = Told(f"{gone} left out.", "missing_recordings", count=missing)
        notes = (told,) if missing else ()
        return ExportResult(self.destination, len(self._calls) - missing, notes)

    def _tell(self, report: ProgressReport, done: int) -> None:
        self._stop_if_cancelled()
        report(ExportProgress("writing", done, len(self._calls)))

    def _stop_if_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise ExportCancelled


def _write_transcript(record: SessionRecord, path: Path, wish: TranscriptWish) -> None:
    match wish.form:
        case "vtt":
            from roleplay.export.webvtt import export_webvtt

            export_webvtt(record, path, notes=wish.explain)
        case "srt":
            from roleplay.export.transcript.srt import export_srt

            export_srt(record, path)
        case "txt":
            from roleplay.export.transcript.text import export_text

            export_text(record, path, wish.language, explain=wish.explain)
        case "docx":
            from roleplay.export.transcript.document import export_document

            export_document(record, path, wish.language, explain=wish.explain)


def _needed(what: TranscriptWish | SoundWish) -> tuple[Action, ...]:
    return (Action.EXPORT_CALL,) if isinstance(what, TranscriptWish) else (Action.EXPORT_CALL, Action.LISTEN)


def _tags(call: SessionSummary) -> dict[Tag, str]:
    return {
        "title": call.scenario_title,
        "artist": f"{call.trainee}, {call.customer}",
        "date": call.started_at.strftime("%Y-%m-%d"),
        "comment": f"{call.scenario_id} {call.scenario_version}",
    }


def _named(call: SessionSummary) -> str:
    when = call.started_at.astimezone().strftime("%Y-%m-%d %H.%M")
    return safe_name(when, call.trainee or "-", call.scenario_id)


def _unused(folder: Path, call: SessionSummary, ending: str) -> Path:
    """Return a name that no other file of the folder has."""
    name = _named(call)
    path, number = folder / f"{name}.{ending}", 2
    while path.exists():
        path, number = folder / f"{name} ({number}).{ending}", number + 1
    return path


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Hand out a folder that takes the name of `folder` when the block ends well; otherwise nothing is left."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} is there already.", hint="Give a folder that is new, or empty.")
    draft = folder.absolute().parent / f".{uuid.uuid4().hex}.tmp"
    try:
        draft.mkdir(mode=0o700)
        try:
            yield draft
            if folder.exists():
                folder.rmdir()
            draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except ExportError as error:  # of a file in it: the draft's name tells nobody anything
        raise ExportError(error.message.replace(str(draft), str(folder)), hint=error.hint, code=error.code) from error
    except OSError as error:
        why, hint = reason(error)
        raise ExportError(f"Cannot write {folder}: {why}.", hint=hint) from error
