"""One person put into every column of a store that may hold something of a person, and a search for traces."""

from __future__ import annotations

import base64
import gzip
import json
import re
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import CheckConstraint, Column, Connection, Table, case, insert, select
from sqlalchemy.types import Boolean, Date, DateTime, Enum, Float, Integer, LargeBinary

from roleplay.store.every_table import every_table
from roleplay.store.folding import fold
from roleplay.store.personal import COLUMNS
from roleplay.store.schema import UtcDateTime

SKIPPED = ("sessions", "session_facts", "audit_log", "audit_about", "audit_names", "audit_details")
"""Filled by the program itself."""
_ONLY = re.compile(r"(\w+) IN \('(\w+)'")
_MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


def seed(connection: Connection, person: str, word: str, sessions: Sequence[str]) -> list[str]:
    """Add to every table a row in each of whose personal columns they stand; return the columns.

    Rows hang on the first of these calls of somebody else, where that has what they need, or on another one.
    """
    seeded = []
    for number, table in enumerate(every_table(), 9001):
        held = COLUMNS[table.name]
        personal = [name for name in held if held[name] in ("row", "name", "text", "json", "folded", "aid")]
        if table.name in SKIPPED or not personal:
            continue
        row = {column.name: _value(column, number, table) for column in table.columns}
        row.update(_linked(connection, table, sessions))
        for name in personal:
            row[name] = _personal(held[name], person, word, table, name)
        connection.execute(insert(table).values(**row))
        seeded += [f"{table.name}.{name}" for name in personal]
    return seeded


def _personal(held: str, person: str, word: str, table: Table, name: str) -> str:
    if held in ("row", "name"):
        return person
    said = f"as {person} has said, {word}" if held != "aid" else person
    if table.name == "events":
        return json.dumps({"kind": "note_taken", "at": 1.0, "text": said}, ensure_ascii=False)
    if held == "json" or name in ("wanted", "wish"):
        return json.dumps(
            {"people": [person], "words": [{"text": part} for part in said.split()]}, ensure_ascii=False
        )
    return fold(said) if held == "folded" else said


def _value(column: Column[Any], number: int, table: Table) -> Any:
    allowed = {
        found[1]: found[2]
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint) and (found := _ONLY.search(str(constraint.sqltext)))
    }
    if column.name in allowed:
        return allowed[column.name]
    if isinstance(column.type, Enum):
        return column.type.enums[0]
    kinds: tuple[tuple[type | tuple[type, ...], Any], ...] = (
        ((UtcDateTime, DateTime), _MOMENT),
        (Date, date(2026, 11, 1)),
        (Boolean, False),
        (Integer, number),
        (Float, 1.0),
        (LargeBinary, b""),
    )
    for kind, value in kinds:
        if isinstance(column.type, kind):
            return value
    return "" if column.name == "recording" else str(number)


def _linked(connection: Connection, table: Table, sessions: Sequence[str]) -> dict[str, Any]:
    """Return the columns that refer to other tables, with a row that is there."""
    linked: dict[str, Any] = {}
    for constraint in table.foreign_key_constraints:
        target = constraint.referred_table
        query = select(target)
        for element in constraint.elements:
            if element.parent.name in linked:
                query = query.where(element.column == linked[element.parent.name])
        session = target.c.id if target.name == "sessions" else target.c.get("session_id")
        if session is not None:
            query = query.where(session.in_(sessions)).order_by(case((session == sessions[0], 0), else_=1))
        found = connection.execute(query.limit(1)).mappings().first()
        assert found is not None, f"nothing in {target.name} to which {table.name} could refer"
        linked.update({element.parent.name: found[element.column.name] for element in constraint.elements})
    return linked


# --- looking for traces ---


def spelt(text: str) -> dict[str, bytes]:
    """Return a text in every way in which a file may have it."""
    forms = {form: unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    forms |= {"folded": fold(text), "lower": text.lower(), "upper": text.upper()}
    forms |= {"escaped": json.dumps(text)[1:-1], "quoted": urllib.parse.quote(text)}
    found = {
        f"{name} {encoding}": form.encode(encoding)
        for name, form in forms.items()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
    }
    with suppress(UnicodeEncodeError):
        found["latin-2"] = text.encode("iso8859-2")
        found["windows"] = text.encode("cp1250")
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + text.encode())
        found[f"base64 {shift}"] = coded[4 if shift else 0 : -4]
    return found


def traces(folders: Iterable[Path], sought: dict[str, bytes]) -> list[str]:
    """Return where any of the sought bytes stand, in files and inside archives."""
    return [
        f"{place}: {name}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for place, content in _contents(path)
        for name, piece in sought.items()
        if piece in content
    ] + [
        f"{path}: its name"
        for folder in folders
        for path in folder.rglob("*")
        for piece in _names(sought)
        if piece in path.name
    ]


def _names(sought: dict[str, bytes]) -> list[str]:
    return [piece.decode() for name, piece in sought.items() if name.endswith("utf-8")]


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    content = path.read_bytes()
    yield str(path), content
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield f"{path}!{name}", archive.read(name)
    if content[:2] == b"\x1f\x8b":
        yield f"{path}!", gzip.decompress(content)
