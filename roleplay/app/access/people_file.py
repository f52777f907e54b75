"""People and groups from a table (CSV) that somebody's spreadsheet or personnel system wrote.

The first line names the columns: `name`, and where they are known `role`, `groups`, `trains`. Several groups stand in
one cell with `|` between them. Commas, semicolons or tabs separate the columns, whichever the first line has.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from roleplay.core.errors import InputError
from roleplay.core.files import reason
from roleplay.core.people import LONGEST_NAME, NewAccount, checked_name
from roleplay.core.rights import Role
from roleplay.core.told import Told

MOST_BYTES = 5_000_000
MOST_LINES = 10_000
MOST_GROUPS = 50
BETWEEN_GROUPS = "|"
_SHOWN = 40
"""Characters of a wrong cell that are shown."""
_COLUMNS = {
    **dict.fromkeys(("name", "person", "full name", "nazwisko", "imię i nazwisko", "osoba"), "name"),
    **dict.fromkeys(("role", "rola"), "role"),
    **dict.fromkeys(("groups", "group", "grupy", "grupa"), "groups"),
    **dict.fromkeys(("trains", "szkoli"), "trains"),
}
_ROLES = {
    **dict.fromkeys(("", "trainee", "uczestnik", "uczestniczka"), Role.TRAINEE),
    **dict.fromkeys(("trainer", "trener", "trenerka"), Role.TRAINER),
    **dict.fromkeys(("hr", "kadry"), Role.HR),
    **dict.fromkeys(("administrator", "admin", "administratorka"), Role.ADMINISTRATOR),
}
_ENCODINGS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line of the table."""

    line: int
    """Of the file, the first one is 1."""
    wanted: NewAccount
    """As far as it could be read."""
    problem: str = ""
    """What is wrong with it; empty when nothing is."""
    no_role: str = ""
    """What stands in place of a role and is none."""


def read_people(path: Path) -> tuple[PersonLine, ...]:
    """Read a table of people, each line for itself. Raises `InputError` for a file that is no such table."""
    text = _text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        header = _header(next(rows, []), path)
        found = tuple(_lines(rows, header, path))
    except csv.Error as error:
        raise InputError(
            f"{path}, line {rows.line_num}: this cannot be read as a table ({error}).",
            hint="Is a quotation mark missing? Save it anew as CSV.",
            code="people_file",
        ) from error
    if not found:
        raise InputError(f"{path} names nobody.", hint="Write one person a line below the first.", code="people_file")
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.", hint="Check the name.", code="people_file") from error
    except OSError as error:
        why, hint = reason(error)
        raise InputError(f"{path} cannot be read: {why}.", hint=hint, code="people_file") from error
    if len(data) > MOST_BYTES:
        raise InputError(f"{path} is too large for a list of people.", hint="Split it.", code="people_file")
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not text in UTF-8.",
            hint="Save it as “CSV UTF-8” in the spreadsheet, so that all letters are kept.",
            code="people_file",
        ) from error
    if "\0" in text:
        raise InputError(f"{path} is not text.", hint="Save it as “CSV UTF-8”.", code="people_file")
    return text


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _header(cells: list[str], path: Path) -> list[str]:
    named = [_COLUMNS.get(" ".join(cell.split()).casefold(), "") for cell in cells]
    unknown = [cell for cell, name in zip(cells, named, strict=True) if not name and cell.strip()]
    twice = len([name for name in named if name]) != len({name for name in named if name})
    if "name" not in named or unknown or twice:
        what = f"does not know the column {unknown[0][:40]!r}" if unknown else "needs a column “name”, each only once"
        raise InputError(
            f"{path}: the first line {what}.",
            hint="It holds name, role, groups and trains, of which only the name must be there.",
            code="people_file",
        )
    return named


def _lines(rows: Iterator[list[str]], header: list[str], path: Path) -> Iterator[PersonLine]:
    number = 1
    for count, cells in enumerate(rows):
        if count >= MOST_LINES:
            raise InputError(f"{path} has more than {MOST_LINES:,} lines.", hint="Split it.", code="people_file")
        number = getattr(rows, "line_num", number)
        if any(cell.strip() for cell in cells):
            yield _line(number, header, cells)


def _line(number: int, header: list[str], cells: list[str]) -> PersonLine:
    values = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name}
    role = _role(values)
    groups, trains = (_names(values.get(cell, ""))[:MOST_GROUPS] for cell in ("groups", "trains"))
    shown = NewAccount(values.get("name", "")[:LONGEST_NAME], role or Role.TRAINEE, groups, trains)
    no_role = "" if role else values["role"][:_SHOWN]
    if any(cell.strip() for cell in cells[len(header) :]):
        told = Told("This line has more cells than the first one has columns.", "cells")
        return PersonLine(number, shown, told, no_role)
    try:
        return PersonLine(number, _wanted(values))
    except InputError as error:
        return PersonLine(number, shown, error.message, no_role)


def _wanted(values: Mapping[str, str]) -> NewAccount:
    role = _role(values)
    if role is None:
        shown = values["role"][:_SHOWN]
        raise InputError(Told(f"There is no role {shown!r}.", "role", role=shown))
    trains = _groups(values.get("trains", ""))
    if trains and role is not Role.TRAINER:
        raise InputError(Told("Only a trainer can train groups.", "trains"))
    return NewAccount(checked_name(values.get("name", "")), role, _groups(values.get("groups", "")), trains)


def _role(values: Mapping[str, str]) -> Role | None:
    return _ROLES.get(values.get("role", "").casefold())


def _names(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in cell.split(BETWEEN_GROUPS) if (name := " ".join(each.split()))))


def _groups(cell: str) -> tuple[str, ...]:
    names = _names(cell)
    if len(names) > MOST_GROUPS:
        raise InputError(Told(f"Nobody is in more than {MOST_GROUPS} groups.", "groups", most=MOST_GROUPS))
    for name in names:
        if len(name) > LONGEST_NAME or not name.isprintable():
            told = "The name of a group is too long, or has characters that cannot be seen."
            raise InputError(Told(told, "group_name"))
    return names
