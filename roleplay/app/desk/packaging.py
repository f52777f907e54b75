"""One person's data as one file: everything that the store holds about them, to read and for machines.

GDPR, article 15 (access) and article 20 (portability). The zip holds `index.html`, `notice.txt`, `data.json` (every
row of every table, and the entries of the audit log), and for each call its JSON, transcript and recordings.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roleplay.app.parts import Parts
from roleplay.core.audit import AuditEntry, AuditFilter
from roleplay.core.errors import ExportError
from roleplay.core.files import reason, replacing
from roleplay.core.privacy import SubjectPackage
from roleplay.core.records import SessionFilter, SessionSummary
from roleplay.core.sealed import SealedError, open_sound
from roleplay.export.session_json import session_json
from roleplay.export.subject_page import Language, SubjectAccess, SubjectCall, subject_page
from roleplay.export.webvtt import write_webvtt

if TYPE_CHECKING:
    from roleplay.core.delivery import DeliveryReport
    from roleplay.export.session_json import Trainers

Report = Callable[[int, int], None]
_BLOCK = 1 << 20


class Packager:
    """Puts it together. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def __init__(
        self,
        parts: Parts,
        trainers: Callable[[SessionSummary], Trainers],
        delivery: Callable[[str], DeliveryReport | None],
    ) -> None:
        self._parts = parts
        self._trainers = trainers
        self._delivery = delivery

    def write(
        self, person: str, names: tuple[str, ...], path: Path, notice: str, language: Language, report: Report
    ) -> SubjectPackage:
        """Write the file, whole or not at all. Raises `ExportError`."""
        calls = self._parts.store.list(SessionFilter(people=names)) if names else ()
        with _exported(path) as draft, zipfile.ZipFile(draft, "x", zipfile.ZIP_DEFLATED) as archive:
            package = _Package(archive, person)
            for number, call in enumerate(calls):
                report(number, len(calls))
                self._add_call(package, call)
            rows = dict(self._parts.store.subject.rows(names))
            access = self._access(names)
            made_at = datetime.now(UTC)
            package.text("data.json", _json({"person": person, "made_at": made_at, "tables": rows, "audit": access}))
            package.text("notice.txt", notice)
            shown = [SubjectAccess(one.at, one.kind, one.by, _short(one)) for one in access]
            counts = [(name, len(found)) for name, found in rows.items()]
            page = subject_page(person, made_at, package.calls, shown, counts, package.missing, language)
            package.text("index.html", page)
        records = sum(count for _, count in counts)
        size = path.stat().st_size
        return SubjectPackage(
            person, str(path), len(calls), package.recordings, package.spoken, records, size, tuple(package.missing)
        )

    def _add_call(self, package: _Package, call: SessionSummary) -> None:
        store = self._parts.store
        folder = f"calls/{call.started_at:%Y-%m-%d}-{call.id}"
        record = store.load_readable(call.id).record
        recording = store.recording(call.id)
        content = session_json(record, recording, self._delivery(call.id), self._trainers(call))
        package.text(f"{folder}/call.json", json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        files = [("data", f"{folder}/call.json")]
        words = io.StringIO()
        write_webvtt(record, words)
        package.text(f"{folder}/transcript.vtt", words.getvalue())
        files.append(("transcript", f"{folder}/transcript.vtt"))
        if recording is not None and package.sound(f"{folder}/recording.flac", recording):
            files.append(("recording", f"{folder}/recording.flac"))
            package.recordings += 1
        elif call.recording and recording is None:
            package.missing.append(call.recording)
        for comment in store.comments.of_session(call.id):
            sound = store.comments.sound(comment)
            if sound is not None and package.sound(f"{folder}/comment-{comment.id}.flac", sound):
                files.append(("comment", f"{folder}/comment-{comment.id}.flac"))
                package.spoken += 1
        outcome = (call.outcome or "").replace("_", " ")
        title, customer = call.scenario_title, call.customer
        package.calls.append(SubjectCall(call.started_at, title, customer, outcome, call.score, tuple(files)))

    def _access(self, names: tuple[str, ...]) -> list[AuditEntry]:
        """Return what was done with their data, and what they did, in order of time."""
        table = self._parts.audit.table
        found = {
            entry.number: entry
            for name in names
            for wanted in (AuditFilter(about=name), AuditFilter(by=name))
            for entry in table.entries(wanted)
        }
        return [found[number] for number in sorted(found)]


class _Package:
    """An open archive, and what was put into it."""

    def __init__(self, archive: zipfile.ZipFile, person: str) -> None:
        self._archive = archive
        self.person = person
        self.calls: list[SubjectCall] = []
        self.recordings = self.spoken = 0
        self.missing: list[str] = []

    def text(self, name: str, content: str) -> None:
        self._archive.writestr(name, content.encode("utf-8", "replace"))

    def sound(self, name: str, path: Path) -> bool:
        """Add a sound file as it was before it was sealed; return whether it could be read."""
        try:
            with open_sound(path) as sound, self._archive.open(_stored(name), "w", force_zip64=True) as target:
                while block := sound.read(_BLOCK):
                    target.write(block)
        except (FileNotFoundError, SealedError):
            self.missing.append(path.name)
            return False
        return True


def _stored(name: str) -> zipfile.ZipInfo:
    """Return the head of a file that is not compressed: FLAC is already."""
    info = zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6])
    info.compress_type = zipfile.ZIP_STORED
    return info


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return {**asdict(value), "details": dict(value.details)} if isinstance(value, AuditEntry) else str(value)


def _short(entry: AuditEntry) -> str:
    return ", ".join(f"{name} {value}" for name, value in entry.details.items())


@contextmanager
def _exported(path: Path) -> Iterator[Path]:
    try:
        with replacing(path) as draft:
            yield draft
    except OSError as error:
        why, hint = reason(error)
        raise ExportError(f"Cannot write {path}: {why}.", hint=hint) from error
