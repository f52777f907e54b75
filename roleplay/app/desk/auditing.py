"""The audit log for those who may read it: HR, a works council, an auditor. Nobody can change it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditEntry, AuditFilter, AuditHead, AuditKind, AuditReport
from roleplay.core.errors import InputError
from roleplay.export.cells import safe
from roleplay.export.files import export_file

AuditFormat = Literal["csv", "jsonl"]
_COLUMNS = ("number", "at", "kind", "by", "about", "also", "subject", "details", "erased")


@guarded
class AuditDesk:
    """Reads, checks and exports the log. Thread-safe.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def entries(self, wanted: AuditFilter | None = None) -> Iterator[AuditEntry]:
        """Walk through the entries that fit, the oldest first, with few of them in memory at a time."""
        return self._parts.audit.table.entries(wanted)

    def check(self) -> AuditReport:
        """Check the whole log: names every entry that was changed, exchanged, cut off or taken out."""
        return self._parts.audit.table.check()

    def head(self) -> AuditHead:
        """Return the newest entry's number and hash: noted elsewhere, they prove later that nothing was changed."""
        return self._parts.audit.table.head()

    def kept(self, noted: str) -> bool:
        """Tell whether an end of the log that was noted (`NUMBER:HASH`) is part of it. Raises `InputError`."""
        number, _, entry_hash = noted.strip().partition(":")
        if not number.isdecimal() or not entry_hash:
            raise InputError(f"{noted!r} is no end of the log.", hint="Give what `roleplay audit head` printed.")
        return self._parts.audit.table.holds(int(number), entry_hash.lower())

    def export(self, path: Path, form: AuditFormat, wanted: AuditFilter | None = None) -> int:
        """Write the entries that fit into a file; return how many. That is logged, too. Raises `ExportError`."""
        self._parts.audit.record(AuditKind.EXPORTED, details={"what": "audit log", "format": form})
        entries = self.entries(wanted)
        return _write_csv(path, entries) if form == "csv" else _write_lines(path, entries)


def _write_csv(path: Path, entries: Iterator[AuditEntry]) -> int:
    count = 0
    with export_file(path, encoding="utf-8-sig") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        for entry in entries:
            texts = (
                entry.at.isoformat(),
                entry.kind,
                entry.by,
                "; ".join(entry.about),
                "; ".join(entry.also),
                entry.subject,
                json.dumps(dict(entry.details), ensure_ascii=False) if entry.details else "",
            )
            writer.writerow([entry.number, *map(safe, texts), int(entry.erased)])
            count += 1
    return count


def _write_lines(path: Path, entries: Iterator[AuditEntry]) -> int:
    count = 0
    with export_file(path) as file:
        for entry in entries:
            fields = {**asdict(entry), "at": entry.at.isoformat()}
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")
            count += 1
    return count
