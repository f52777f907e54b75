"""The audit log as people read it: marks have become names again, where they are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from roleplay.core.audit import AuditEntry, AuditFilter
from roleplay.store.schema_audit import AuditAboutRow, AuditDetailsRow, AuditNameRow, AuditRow

_SHOWN = 8
"""Letters of a mark that stand for somebody who was erased."""


def sought(wanted: AuditFilter) -> Select[int]:
    """Return the query for the numbers of the entries that fit, the oldest first."""
    query = select(AuditRow.number)
    if wanted.kinds:
        query = query.where(AuditRow.kind.in_(wanted.kinds))
    if wanted.by is not None:
        query = query.where(AuditRow.by.in_(_marks_of(wanted.by)) if wanted.by else AuditRow.by == "")
    if wanted.about is not None:
        concerned = select(AuditAboutRow.number).where(AuditAboutRow.mark.in_(_marks_of(wanted.about)))
        query = query.where(AuditRow.number.in_(concerned))
    if wanted.subject:
        its = select(AuditDetailsRow.number).where(AuditDetailsRow.subject == wanted.subject)
        query = query.where(AuditRow.number.in_(its))
    if wanted.since is not None:
        query = query.where(AuditRow.at >= wanted.since.astimezone(UTC).isoformat(timespec="microseconds"))
    if wanted.until is not None:
        query = query.where(AuditRow.at < wanted.until.astimezone(UTC).isoformat(timespec="microseconds"))
    if wanted.newest:
        newest = query.order_by(AuditRow.number.desc()).limit(wanted.newest).subquery()
        query = select(newest.c.number)
        return query.order_by(newest.c.number)
    return query.order_by(AuditRow.number)


def _marks_of(name: str) -> Select[str]:
    return select(AuditNameRow.mark).where(AuditNameRow.name == name)


def read(connection: Connection, numbers: Iterable[int], names: dict[str, str]) -> Iterator[AuditEntry]:
    """Yield entries as people read them; `names` are those of the marks that are known."""
    page = list(numbers)
    about: dict[tuple[int, str], list[str]] = {}
    for number, role, mark in connection.execute(
        select(AuditAboutRow.number, AuditAboutRow.role, AuditAboutRow.mark).where(AuditAboutRow.number.in_(page))
    ):
        about.setdefault((number, role), []).append(_shown(mark, names))
    query = (
        select(AuditRow, AuditDetailsRow.subject, AuditDetailsRow.content)
        .outerjoin(AuditDetailsRow, AuditDetailsRow.number == AuditRow.number)
        .where(AuditRow.number.in_(page))
        .order_by(AuditRow.number)
    )
    for row in connection.execute(query):
        yield _entry(row, about, names)


def _entry(row: Any, about: dict[tuple[int, str], list[str]], names: dict[str, str]) -> AuditEntry:
    return AuditEntry(
        number=row.number,
        at=datetime.fromisoformat(row.at),
        kind=row.kind,
        by=_shown(row.by, names),
        about=tuple(sorted(about.get((row.number, "about"), ()))),
        also=tuple(sorted(about.get((row.number, "also"), ()))),
        subject=row.subject or "",
        details=json.loads(row.content) if row.content else {},
        erased=bool(row.commitment) and row.subject is None,
    )


def _shown(mark: str, names: dict[str, str]) -> str:
    return names.get(mark, f"#{mark[:_SHOWN]}") if mark else ""
