"""One person in all tables: what there is of them, where others name them, and how nothing of it is left.

Their calls go as a whole (`SessionStore.delete`); this is about everything else.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import ARRAY, Connection, String, Table, cast, delete, func, or_, select, update

from roleplay.core.naming import MASK, NameFinder
from roleplay.core.privacy import ErasureChoices, Mention
from roleplay.store import search_index
from roleplay.store.audit import AuditTable, Head, NewEntry
from roleplay.store.database import Database
from roleplay.store.fading import drop_spoken
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.personal import AUTHORS, COLUMNS, columns
from roleplay.store.schema import SessionRow
from roleplay.store.schema_grading import CommentRow, FeedbackRow, GradeAnswerRow, GradeRow
from roleplay.store.schema_people import SignInDelayRow
from roleplay.store.sound_archive import SoundArchive

_PAGE = 500
_TURNS = ("turns", "events", "corrections", "other_corrections", "correction_log")
"""Tables of what was said, by session and sequence: one mention, however many of them repeat it."""
_QUOTES = ("score_items", "scores", "scores_as_heard")
_FICTION = ("customer_speaking", "customer_silent")
"""Events whose words the scenario gives: who has a customer's name is not meant there."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One cell that names the person."""

    table: Table
    column: str
    key: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where others name the person."""

    mention: Mention
    places: tuple[_Place, ...]


@dataclass(slots=True)
class Gone:
    """What was taken away or changed."""

    rows: int = 0
    masked: int = 0
    kept: int = 0
    spoken: int = 0
    by_table: Counter[str] = field(default_factory=Counter)


class Erasing(StorePart):
    """Finds and erases one person. Methods raise `DatabaseError` or `DiskError` when the machine is in the way."""

    def __init__(self, database: Database, recordings_folder: Path, sounds: SoundArchive) -> None:
        super().__init__(database)
        self._recordings = recordings_folder
        self._sounds = sounds

    def spellings(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return how the tables spell some names: case and accents may differ from call to call."""
        wanted = {fold(" ".join(name.split())) for name in names} - {""}
        with self._snapshot() as connection:
            return tuple(sorted(name for name in _all_names(connection) if fold(" ".join(name.split())) in wanted))

    def everybody(self) -> frozenset[str]:
        """Return every name of a person that stands in any table."""
        with self._snapshot() as connection:
            return frozenset(_all_names(connection))

    def counts(self, names: Iterable[str]) -> tuple[dict[str, int], dict[str, int]]:
        """Return, by table, the rows about them, and those that say what they did about others."""
        spelt = list(names)
        with self._snapshot() as connection:
            theirs = _count(connection, columns(("row", "aid")), spelt)
            authored = _count(connection, columns(("name",)), spelt)
        return theirs, authored

    def spoken(self, names: Iterable[str]) -> int:
        """Return how many comments in their own voice there are on other people's calls."""
        with self._snapshot() as connection:
            return len(_spoken(connection, list(names)))

    def mentions(self, names: Iterable[str], also: Iterable[str] = ()) -> tuple[Found, ...]:
        """Return where other people's data names them, in an order that stays while nothing is changed."""
        spelt = list(names)
        with self._snapshot() as connection:
            return _mentions(connection, spelt, NameFinder((*spelt, *also)))

    def detach(
        self,
        names: Iterable[str],
        also: Iterable[str],
        label: str,
        choices: ErasureChoices,
        log: Callable[[Gone], tuple[AuditTable, NewEntry]],
    ) -> tuple[Gone, Head]:
        """Take them out of everything that is not a call of theirs, in one transaction; their calls are gone by now.

        `label` stands in the place of the name. `log` gives the entry that accounts for it, and the log from which
        they are taken, too; hand the head that is returned to its `anchored`.
        """
        spelt, gone = list(names), Gone()
        finder = NameFinder((*spelt, *also))
        with self._transaction() as connection:
            for comment in _spoken(connection, spelt):
                self._sounds.remove(connection, select(CommentRow.recording).where(CommentRow.id == comment))
                drop_spoken(connection, self._recordings, comment)
                gone.spoken += 1
            if choices.authored == "delete":
                _delete_authored(connection, spelt, gone)
            for found in _mentions(connection, spelt, finder):
                if choices.each.get(found.mention.id, choices.mentions) == "keep":
                    gone.kept += 1
                else:
                    _mask(connection, found, finder)
                    gone.masked += 1
            _delete_rows(connection, spelt, finder, gone)
            _rename(connection, spelt, label, gone)
            _forget_sign_ins(connection, spelt)
            audit, entry = log(gone)
            head, _ = audit.forget_in(connection, spelt, entry)
        self._sounds.purge()
        return gone, head

    def forget_retries(self, session_ids: Iterable[str]) -> None:
        """Drop, in other calls, the ids of calls that are gone."""
        ids = list(session_ids)
        with self._transaction() as connection:
            for first in range(0, len(ids), _PAGE):
                its = SessionRow.retry_of.in_(ids[first : first + _PAGE])
                connection.execute(update(SessionRow).where(its).values(retry_of=""))


def _all_names(connection: Connection) -> set[str]:
    found: set[str] = set()
    for table, column in columns(("trainee", "row", "name")):
        found.update(connection.scalars(select(table.c[column]).distinct()))
    return found - {""}


def _count(connection: Connection, where: Iterable[tuple[Table, str]], names: list[str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for table, column in where:
        if COLUMNS[table.name][column] == "aid":
            continue
        count = connection.scalar(select(func.count()).select_from(table).where(table.c[column].in_(names))) or 0
        if count:
            found[table.name] += count
    return dict(found)


def _spoken(connection: Connection, names: list[str]) -> list[str]:
    its = select(CommentRow.id).where(CommentRow.author.in_(names), CommentRow.recording != "")
    return list(connection.scalars(its.order_by(CommentRow.id)))


# --- where others name them ---


def _mentions(connection: Connection, names: list[str], finder: NameFinder) -> tuple[Found, ...]:
    theirs = frozenset(connection.scalars(select(SessionRow.id).where(SessionRow.trainee.in_(names))))
    grouped: dict[str, list[_Place]] = {}
    told: dict[str, Mention] = {}
    for table, column in columns(("text", "json")):
        for row in _suspects(connection, table, column, finder):
            session = _session(connection, table, row)
            if session in theirs:
                continue
            text = row[column]
            named = finder.text_of_json(text) if COLUMNS[table.name][column] == "json" else text
            if not finder.found(named):
                continue
            key = tuple(row[part.name] for part in table.primary_key.columns)
            mention_id = _mention_id(table, column, key, row, session)
            grouped.setdefault(mention_id, []).append(_Place(table, column, key))
            if mention_id not in told:
                author = str(row.get(AUTHORS.get(table.name, ""), "") or "")
                where = "transcript" if table.name in _TURNS else f"{table.name}.{column}"
                told[mention_id] = Mention(mention_id, where, session, author, finder.excerpt(named))
    return tuple(Found(told[one], tuple(places)) for one, places in grouped.items())


def _suspects(connection: Connection, table: Table, column: str, finder: NameFinder) -> Iterator[Mapping[str, Any]]:
    """Yield rows whose text may name them."""
    query = select(table).order_by(*table.primary_key.columns)
    if finder.probe:
        query = query.where(or_(*(table.c[column].ilike(f"%{run}%") for run in finder.probe)))
    else:
        query = query.where(table.c[column].is_not(None))
    if table.name == "events":
        query = query.where(table.c.kind.not_in(_FICTION))
    for row in connection.execute(query, execution_options={"yield_per": _PAGE}):
        yield dict(row._mapping)


def _session(connection: Connection, table: Table, row: Mapping[str, Any]) -> str:
    if "session_id" in table.c:
        return str(row["session_id"])
    if "grade_id" in table.c and table.name == "grade_answers":
        its = select(GradeRow.session_id).where(GradeRow.id == row["grade_id"])
        return str(connection.scalar(its) or "")
    return ""


def _mention_id(table: Table, column: str, key: tuple[Any, ...], row: Mapping[str, Any], session: str) -> str:
    if table.name in _TURNS:
        return f"turn:{session}:{row['sequence']}"
    if table.name in _QUOTES:
        return f"quotes:{session}"
    return f"{table.name}.{column}:{json.dumps(key, ensure_ascii=False, default=str)}"


# --- taking out ---


def _mask(connection: Connection, found: Found, finder: NameFinder) -> None:
    session = found.mention.session_id
    spoken = any(place.table.name in _TURNS for place in found.places)
    if spoken:
        search_index.take_out(connection, session)
    rows: dict[tuple[Table, tuple[Any, ...]], list[str]] = {}
    for place in found.places:  # all of a row at once: a text may be part of its key
        rows.setdefault((place.table, place.key), []).append(place.column)
    for (table, key), changed in rows.items():
        _mask_row(connection, table, key, changed, finder)
    if spoken:
        search_index.put_back(connection, session)


def _mask_row(
    connection: Connection, table: Table, key: tuple[Any, ...], changed: Iterable[str], finder: NameFinder
) -> None:
    here = [part == value for part, value in zip(table.primary_key.columns, key, strict=True)]
    row = connection.execute(select(table).where(*here)).mappings().one()
    held = COLUMNS[table.name]
    values = {
        column: finder.masked_json(row[column]) if held[column] == "json" else finder.masked(row[column])
        for column in changed
    }
    if table.name == "groups":  # two groups of one name cannot be told apart
        values["name"] += f" {key[0]}"
    folded = next((values[column] for column in ("text", "name") if column in values), None)
    if held.get("folded") == "folded" and folded is not None:
        values["folded"] = fold(folded)
    connection.execute(update(table).where(*here).values(**values))


def _delete_authored(connection: Connection, names: list[str], gone: Gone) -> None:
    """Delete what they wrote about others; scores stay, for they are the others'."""
    for table in (CommentRow, FeedbackRow):
        gone.by_table[table.__tablename__] += connection.execute(
            delete(table).where(table.author.in_(names))
        ).rowcount
    theirs = select(GradeRow.id).where(GradeRow.grader.in_(names))
    connection.execute(update(GradeAnswerRow).where(GradeAnswerRow.grade_id.in_(theirs)).values(note=""))
    connection.execute(update(GradeRow).where(GradeRow.grader.in_(names)).values(summary=""))
    for other, column in columns(("text",)):
        author = AUTHORS.get(other.name)
        if author and other.name not in ("comments", "feedback", "grades", "notices", "corrections"):
            connection.execute(update(other).where(other.c[author].in_(names)).values({column: MASK}))


def _delete_rows(connection: Connection, names: list[str], finder: NameFinder, gone: Gone) -> None:
    """Delete rows that are only about them, and aids to finding that name them."""
    for table, column in columns(("row",)):
        gone.by_table[table.name] += connection.execute(delete(table).where(table.c[column].in_(names))).rowcount
    for table, column in columns(("aid",)):
        for row in list(_suspects(connection, table, column, finder)):
            if finder.found(finder.text_of_json(row[column]) or row[column]):
                here = [part == row[part.name] for part in table.primary_key.columns]
                gone.by_table[table.name] += connection.execute(delete(table).where(*here)).rowcount
    gone.rows += sum(gone.by_table.values())


def _rename(connection: Connection, names: list[str], label: str, gone: Gone) -> None:
    for table, column in columns(("name",)):
        changed = connection.execute(update(table).where(table.c[column].in_(names)).values({column: label})).rowcount
        gone.by_table[table.name] += changed
        gone.rows += changed


def _forget_sign_ins(connection: Connection, names: list[str]) -> None:
    """Forget failed sign-ins with the name: who knows it could tell that there were some."""
    typed = [fold(" ".join(name.split())) for name in names]
    marks = [hashlib.sha256(one.encode("utf-8", "surrogatepass")).hexdigest() for one in typed]
    connection.execute(delete(SignInDelayRow).where(SignInDelayRow.mark.in_(marks)))
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.roleplay.forget_names(cast(names, ARRAY(String)))))
