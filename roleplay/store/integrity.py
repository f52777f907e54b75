"""Whether what the store holds is as it should be: the index of words, and every file of sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import select

from roleplay.core.sealed import sealed_with
from roleplay.store import seals
from roleplay.store.database import Database
from roleplay.store.recordings import DAMAGED
from roleplay.store.schema import SessionRow
from roleplay.store.schema_grading import CommentRow
from roleplay.store.sound_check import sound_problem

SoundFault = Literal["missing", "damaged", "in_clear", "other_key", "orphan", "set_aside"]


@dataclass(frozen=True, slots=True)
class SoundProblem:
    """A file of sound that is not as it should be."""

    fault: SoundFault
    """`in_clear`: not encrypted in an encrypted store; `other_key`: encrypted with a key that is not the store's;
    `orphan`: of no session; `set_aside`: raw samples of which some could not be opened.
    """
    name: str
    why: str = ""


def index_problems(database: Database) -> tuple[str, ...]:
    """Return what is wrong with the full-text index, which can be made anew. SQLite's; a server keeps its own."""
    if database.shared:
        return ()
    with database.translated(), database.writing.connect() as connection:
        try:
            connection.exec_driver_sql("INSERT INTO spoken(spoken) VALUES ('integrity-check')")
        except Exception as error:
            code = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
            if not code.startswith("SQLITE_CORRUPT"):
                raise
            return ("The index of what was said contradicts itself.",)
        finally:
            connection.rollback()
        known = connection.exec_driver_sql(
            "SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM session_facts)"
        ).one()
        connection.rollback()
    return () if known[0] == known[1] else (f"The index knows {known[1]} of {known[0]} sessions.",)


def sound_problems(
    database: Database,
    folder: Path,
    *,
    hear: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[SoundProblem, ...]:
    """Look at every file of sound, and hear the newest `hear` recordings to their end (0: none, -1: all)."""
    with database.translated(), database.reading.begin() as connection:
        query = select(SessionRow.id, SessionRow.recording).where(SessionRow.recording != "")
        sessions = connection.execute(query.order_by(SessionRow.started_at.desc())).all()
        comments = connection.execute(select(CommentRow.recording).where(CommentRow.recording != "")).scalars().all()
        running = connection.scalars(select(SessionRow.id).where(SessionRow.state == "running")).all()
        listened = sessions if hear < 0 else sessions[:hear]
        digests = {row.recording: seals.sealed_digest(connection, row.id) for row in listened}
    there = {path.name: path for path in folder.iterdir() if path.is_file()} if folder.is_dir() else {}
    expected = [(row.recording, 2) for row in sessions] + [(name, 1) for name in comments]
    found = list(_forms(database, there, (name for name, _ in expected)))
    bad = {problem.name for problem in found}
    for done, (name, channels) in enumerate(expected):
        if name in digests and name not in bad:
            if why := sound_problem(there[name], channels=channels, digest=digests[name]):
                found.append(SoundProblem("damaged", name, why))
            progress(done + 1, len(expected))
    return (*found, *_strays(there, {name for name, _ in expected} | {f"{found}.pcm" for found in running}))


def _forms(database: Database, there: dict[str, Path], names: Iterable[str]) -> Iterator[SoundProblem]:
    sealer = database.sealer
    wanted = "" if sealer is None else sealer.id
    for name in names:
        path = there.get(name)
        if path is None:
            yield SoundProblem("missing", name)
            continue
        try:
            key_id = sealed_with(path).hex()
        except OSError as error:
            yield SoundProblem("damaged", name, str(error.strerror))
            continue
        if key_id != wanted:
            yield SoundProblem("other_key" if key_id else "in_clear", name)


def _strays(there: dict[str, Path], expected: set[str]) -> Iterator[SoundProblem]:
    for name in sorted(there.keys() - expected):
        if name.endswith(DAMAGED):
            yield SoundProblem("set_aside", name)
        elif name.endswith((".flac", ".pcm")):
            yield SoundProblem("orphan", name)
