"""Keeps what calls are found by in step with them: triggers, and filling it for what was there before.

Triggers, because everything that writes a session (a call, a correction, a grade, an import) must be found without
knowing of it. They call `fold`, which every connection of ours has (`add_functions`).

`spoken` is a full-text index without content (https://www.sqlite.org/fts5.html#contentless_tables): the words stand
in `turns`, `corrections` and `events` already. Its row number is that of the session, times 65536, plus the sequence
number of the event; so its order is that of time, the newest are found first, and a day is a range of rows. In
the last of these rows stand the names: scenario, customer, trainee. To take words out they must be given as they
were put in.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection

from roleplay.core.sync import mark
from roleplay.store.folding import fold

ROOM = 65536
"""Row numbers of each session; the last one is for its names, events beyond are not searched."""
NAMES = ROOM - 1
EPOCH = 946_684_800
"""2000-01-01, in seconds of Unix time."""
TABLES = ("session_facts", "session_techniques", "scenario_traits")

MAKE = (
    "CREATE VIRTUAL TABLE spoken USING fts5("
    "trainee, customer, names, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3', columnsize=0)"
)

_NUMBER = "(SELECT number FROM session_facts WHERE session_id = {}.session_id)"
_LINE = "fold(json_extract({}.payload, '$.text'))"
_FACTS = (
    "number, session_id, state, trainee, trainee_folded, scenario_digest, scenario_id, title_folded, outcome, score,"
    " seconds, grades, comments"
)
_GRADED = "kind <> 'calibration' AND finished_at IS NOT NULL"


def _second(table: str) -> str:
    return f"(CAST(strftime('%s', {table}.started_at) AS INTEGER) - {EPOCH}) * {ROOM}"


def _of(session: str) -> str:
    """Return the columns of `session_facts` after its number."""
    return (
        f"{session}.id, {session}.state, {session}.trainee, fold({session}.trainee), {session}.scenario_digest, "
        f"(SELECT scenario_id FROM scenario_versions WHERE digest = {session}.scenario_digest), "
        f"fold({session}.scenario_title), {session}.outcome, "
        f"(SELECT total FROM scores WHERE session_id = {session}.id), {session}.seconds, "
        f"(SELECT count(*) FROM grades WHERE session_id = {session}.id AND {_GRADED}), "
        f"(SELECT count(*) FROM comments WHERE session_id = {session}.id)"
    )


def _put(
    where: str, row: str, *, trainee: str = "''", customer: str = "''", names: str = "''", out: bool = False
) -> str:
    """Return the statement that puts words into the index, or takes them `out`; `row` is found `FROM` `where`."""
    command, value = ("spoken, ", "'delete', ") if out else ("", "")
    return (
        f"INSERT INTO spoken({command}rowid, trainee, customer, names) "
        f"SELECT {value}{row}, {trainee}, {customer}, {names} FROM {where};"
    )


def _turn(table: str, words: str, *, out: bool = False) -> str:
    row = f"number * {ROOM} + {table}.sequence"
    where = f"session_facts WHERE session_id = {table}.session_id AND {table}.sequence < {NAMES}"
    return _put(where, row, trainee=words, out=out)


def _counted(table: str, step: int, evidence: str) -> str:
    """Count the techniques of an utterance, or take them back."""
    return (
        "INSERT INTO session_techniques(technique, number, uses, costs) "
        f"SELECT json_extract(found.value, '$.technique'), number, {step}, 0 "
        f"FROM session_facts, json_each({evidence}, '$.techniques') AS found "
        f"WHERE session_id = {table}.session_id "
        "ON CONFLICT DO UPDATE SET uses = uses + excluded.uses;"
    )


def _costs(table: str, step: int) -> str:
    return (
        "INSERT INTO session_techniques(technique, number, uses, costs) "
        f"SELECT replace({table}.reason, 'repeated:', ''), number, 0, {step} "
        f"FROM session_facts WHERE session_id = {table}.session_id "
        "ON CONFLICT DO UPDATE SET costs = costs + excluded.costs;"
    )


_HEARD = "(SELECT folded FROM turns WHERE session_id = {0}.session_id AND sequence = {0}.sequence)"
_FOUND = "(SELECT evidence FROM turns WHERE session_id = {0}.session_id AND sequence = {0}.sequence)"
_SPOKEN_OUT = (
    _put(
        "session_facts JOIN turns USING (session_id) LEFT JOIN corrections USING (session_id, sequence) "
        f"WHERE session_id = OLD.id AND sequence < {NAMES}",
        f"number * {ROOM} + sequence",
        trainee="coalesce(corrections.folded, turns.folded)",
        out=True,
    ),
    _put(
        "session_facts JOIN events USING (session_id) "
        f"WHERE session_id = OLD.id AND kind = 'customer_speaking' AND sequence < {NAMES}",
        f"number * {ROOM} + sequence",
        customer=_LINE.format("events"),
        out=True,
    ),
)
_SESSION_WORDS = _put(
    "session_facts WHERE session_id = OLD.id", f"number * {ROOM} + {NAMES}", names="OLD.folded", out=True
) + "".join(_SPOKEN_OUT)
_TRIGGERS = {
    "versions_added": (
        "AFTER INSERT ON scenario_versions",
        "INSERT OR IGNORE INTO scenario_traits(digest, trait) "
        "SELECT NEW.digest, value FROM json_each(CASE json_valid(NEW.source) WHEN 1 THEN NEW.source ELSE '{}' END, "
        "'$.customer.traits');",
    ),
    "sessions_added": (
        "AFTER INSERT ON sessions",
        f"INSERT INTO session_facts({_FACTS}) SELECT coalesce("
        f"(SELECT max(number) + 1 FROM session_facts WHERE number BETWEEN {_second('NEW')} "
        f"AND {_second('NEW')} + {ROOM - 1}), {_second('NEW')}), {_of('NEW')};"
        + _put("session_facts WHERE session_id = NEW.id", f"number * {ROOM} + {NAMES}", names="NEW.folded"),
    ),
    "sessions_changed": (
        "AFTER UPDATE OF state, outcome, seconds ON sessions",
        "UPDATE session_facts SET state = NEW.state, outcome = NEW.outcome, seconds = NEW.seconds "
        "WHERE session_id = NEW.id;",
    ),
    "sessions_renamed": (
        "AFTER UPDATE OF trainee, folded ON sessions",
        _put("session_facts WHERE session_id = NEW.id", f"number * {ROOM} + {NAMES}", names="OLD.folded", out=True)
        + _put("session_facts WHERE session_id = NEW.id", f"number * {ROOM} + {NAMES}", names="NEW.folded")
        + "UPDATE session_facts SET trainee = NEW.trainee, trainee_folded = fold(NEW.trainee) "
        "WHERE session_id = NEW.id;",
    ),
    # Before the rows that hang on it are deleted, for the words are still there; then nothing finds its number any
    # more, so that the triggers of those rows have nothing to do.
    "sessions_deleted": (
        "BEFORE DELETE ON sessions",
        _SESSION_WORDS + "DELETE FROM session_facts WHERE session_id = OLD.id;",
    ),
    "lines_added": (
        f"AFTER INSERT ON events WHEN NEW.kind = 'customer_speaking' AND NEW.sequence < {NAMES}",
        _put(
            "session_facts WHERE session_id = NEW.session_id",
            f"number * {ROOM} + NEW.sequence",
            customer=_LINE.format("NEW"),
        ),
    ),
    "turns_added": ("AFTER INSERT ON turns", _turn("NEW", "NEW.folded") + _counted("NEW", 1, "NEW.evidence")),
    "corrections_added": (
        "AFTER INSERT ON corrections",
        _turn("NEW", _HEARD.format("NEW"), out=True)
        + _turn("NEW", "NEW.folded")
        + _counted("NEW", -1, _FOUND.format("NEW"))
        + _counted("NEW", 1, "NEW.evidence"),
    ),
    "corrections_deleted": (
        "AFTER DELETE ON corrections",
        _turn("OLD", "OLD.folded", out=True)
        + _turn("OLD", _HEARD.format("OLD"))
        + _counted("OLD", -1, "OLD.evidence")
        + _counted("OLD", 1, _FOUND.format("OLD")),
    ),
    "scores_added": (
        "AFTER INSERT ON scores",
        "UPDATE session_facts SET score = NEW.total WHERE session_id = NEW.session_id;",
    ),
    "scores_changed": (
        "AFTER UPDATE OF total ON scores",
        "UPDATE session_facts SET score = NEW.total WHERE session_id = NEW.session_id;",
    ),
    "scores_deleted": (
        "AFTER DELETE ON scores",
        "UPDATE session_facts SET score = NULL WHERE session_id = OLD.session_id;",
    ),
    "costs_added": ("AFTER INSERT ON score_items WHEN NEW.points < 0", _costs("NEW", 1)),
    "costs_deleted": ("AFTER DELETE ON score_items WHEN OLD.points < 0", _costs("OLD", -1)),
    **{
        f"{table}_{done}": (
            f"AFTER {event} ON {table}",
            f"UPDATE session_facts SET {table} = (SELECT count(*) FROM {table} WHERE session_id = {row}.session_id"
            f"{' AND ' + _GRADED if table == 'grades' else ''}) WHERE session_id = {row}.session_id;",
        )
        for table in ("grades", "comments")
        for done, event, row in (
            ("added", "INSERT", "NEW"),
            ("changed", "UPDATE", "NEW"),
            ("deleted", "DELETE", "OLD"),
        )
    },
}
FILL = (
    "INSERT OR IGNORE INTO scenario_traits(digest, trait) SELECT digest, value FROM scenario_versions, "
    "json_each(CASE json_valid(source) WHEN 1 THEN source ELSE '{}' END, '$.customer.traits')",
    f"INSERT INTO session_facts({_FACTS}) SELECT {_second('sessions')} + row_number() OVER ("
    f"PARTITION BY {_second('sessions')} ORDER BY sessions.started_at, sessions.id) - 1, {_of('sessions')} "
    "FROM sessions ORDER BY 1",
    "INSERT INTO session_techniques(technique, number, uses, costs) "
    "SELECT technique, number, sum(uses), sum(costs) FROM ("
    "SELECT json_extract(found.value, '$.technique') AS technique, number, 1 AS uses, 0 AS costs "
    "FROM session_facts CROSS JOIN turns USING (session_id) LEFT JOIN corrections USING (session_id, sequence), "
    "json_each(coalesce(corrections.evidence, turns.evidence), '$.techniques') AS found "
    "UNION ALL SELECT replace(reason, 'repeated:', ''), number, 0, 1 "
    "FROM session_facts CROSS JOIN score_items USING (session_id) WHERE points < 0) GROUP BY technique, number",
    "INSERT INTO spoken(rowid, trainee, customer, names) "
    f"SELECT number * {ROOM} + {NAMES}, '', '', folded FROM session_facts JOIN sessions ON id = session_id "
    "ORDER BY number",
    "INSERT INTO spoken(rowid, trainee, customer, names) "
    f"SELECT number * {ROOM} + sequence, coalesce(corrections.folded, turns.folded), '', '' FROM session_facts "
    "CROSS JOIN turns USING (session_id) LEFT JOIN corrections USING (session_id, sequence) "
    f"WHERE sequence < {NAMES} ORDER BY number, sequence",
    "INSERT INTO spoken(rowid, trainee, customer, names) "
    f"SELECT number * {ROOM} + sequence, '', {_LINE.format('events')}, '' FROM session_facts "
    f"CROSS JOIN events USING (session_id) WHERE kind = 'customer_speaking' AND sequence < {NAMES} "
    "ORDER BY number, sequence",
)
"""What fills the tables and the index for the sessions that are there; both must be empty."""


def detach(connection: Connection) -> None:
    """Drop the triggers, so that tables may be changed."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'found_by_%'"
    )
    for (name,) in found.all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def attach(connection: Connection) -> None:
    """Make the triggers; the tables must be there."""
    for name, (moment, does) in _TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER found_by_{name} {moment} BEGIN {does} END")


def take_out(connection: Connection, session_id: str) -> None:
    """Take out what was said in a session, before its events go or their words are changed; its names stay.

    PostgreSQL's index has what it knows beside its rows: there triggers do it.
    """
    if connection.dialect.name != "sqlite":
        return
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT roleplay.take_out(%s)", (session_id,))
        return
    for statement in _SPOKEN_OUT:
        connection.exec_driver_sql(statement.replace("OLD.id", "?"), (session_id,))


def put_back(connection: Connection, session_id: str) -> None:
    """Put in what is said in a session, after `take_out` and a change of its words."""
    if connection.dialect.name != "sqlite":
        return
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT roleplay.put_back(%s)", (session_id,))
        return
    for statement in _SPOKEN_OUT:
        back = statement.replace("INSERT INTO spoken(spoken, ", "INSERT INTO spoken(").replace(
            "SELECT 'delete', ", "SELECT "
        )
        connection.exec_driver_sql(back.replace("OLD.id", "?"), (session_id,))


def wipe(connection: Connection, pages: int = 256) -> bool:
    """Rewrite some pages of the index without the words that were taken out; tell whether there is more to do.

    Until then they stand in it, beside a mark that they are deleted
    (https://www.sqlite.org/fts5.html#the_merge_command).
    """
    raw = connection.connection.driver_connection
    if raw is None:
        raise ValueError("The connection is closed.")
    before = raw.total_changes
    connection.exec_driver_sql("INSERT INTO spoken(spoken, rank) VALUES ('merge', ?)", (-pages,))
    return bool(raw.total_changes - before >= 2)


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection what the triggers call."""
    connection.create_function("fold", 1, lambda text: fold(text or ""), deterministic=True)
    connection.create_function("sync_mark", 1, mark, deterministic=True)
