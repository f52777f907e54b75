"""Notes which items were changed: triggers, because everything that writes must be noted without knowing of it.

The statements are the same on SQLite and PostgreSQL; there each trigger is a function of its own that runs with the
owner's rights, so that nobody else needs to write the notes. A call that runs is not noted: it counts from its end.
"""

from __future__ import annotations

from sqlalchemy import Connection


def _new(kind: str, item: str, session: str) -> str:
    """An item came, or was changed."""
    return (
        "INSERT INTO sync_items(kind, mark, item, session, alive, dirty, sent, versions, number) "
        f"VALUES ('{kind}', sync_mark({item}), {item}, {session}, true, true, false, '{{}}', 0) "
        "ON CONFLICT (kind, mark) DO UPDATE SET item = excluded.item, session = excluded.session, alive = true, "
        "dirty = true, sent = false;"
    )


def _part(kind: str, item: str) -> str:
    """Something of an item that is there was changed."""
    return (
        "UPDATE sync_items SET dirty = true, sent = false "
        f"WHERE kind = '{kind}' AND mark = sync_mark({item}) AND alive AND NOT dirty;"
    )


def _gone(kind: str, item: str) -> str:
    return (
        "UPDATE sync_items SET item = '', session = '', alive = false, dirty = true, sent = false "
        f"WHERE kind = '{kind}' AND mark = sync_mark({item}) AND alive;"
    )


_ROOTS = {
    "scorecards": ("scorecard", "{0}.version || ':' || {0}.id", "''"),
    "assignments": ("assignment", "{0}.id", "''"),
    "grades": ("grade", "{0}.id", "{0}.session_id"),
    "second_gradings": ("second_grading", "{0}.id", "{0}.session_id"),
    "comments": ("comment", "{0}.id", "{0}.session_id"),
    "feedback": ("feedback", "{0}.id", "{0}.session_id"),
    "calibration_meetings": ("meeting", "{0}.id", "''"),
}
"""Kind, id and session of what a row of each table is the item of."""
_PARTS = {
    "corrections": ("session", "{0}.session_id"),
    "other_corrections": ("session", "{0}.session_id"),
    "scores": ("session", "{0}.session_id"),
    "attempts": ("session", "{0}.session_id"),
    "recording_seals": ("session", "{0}.session_id"),
    "grade_answers": ("grade", "{0}.grade_id"),
    "assignment_terms": ("assignment", "{0}.assignment_id"),
    "assignees": ("assignment", "{0}.assignment_id"),
    "calibration_sessions": ("meeting", "{0}.meeting_id"),
    "calibration_participants": ("meeting", "{0}.meeting_id"),
}
_OVER = "NEW.state <> 'running'"
_SPOKEN = "{0}.session_id || '.' || {0}.id"

_SESSIONS = {
    "sessions_added": ("INSERT ON sessions", _OVER, _new("session", "NEW.id", "NEW.id")),
    "sessions_changed": (
        "UPDATE ON sessions",
        f"{_OVER} AND NOT (OLD.recording <> NEW.recording AND OLD.state = NEW.state)",
        _new("session", "NEW.id", "NEW.id"),
    ),
    "sessions_deleted": ("DELETE ON sessions", "", _gone("session", "OLD.id")),
}


def _sound(table: str, item: str, session: str) -> dict[str, tuple[str, str, str]]:
    new, old = item.format("NEW"), item.format("OLD")
    return {
        f"{table}_sound_added": (
            f"INSERT ON {table}", "NEW.recording <> ''", _new("sound", new, session.format("NEW")),
        ),
        f"{table}_sound_changed": (
            f"UPDATE ON {table}",
            "NEW.recording <> '' AND NEW.recording <> OLD.recording",
            _new("sound", new, session.format("NEW")),
        ),
        f"{table}_sound_dropped": (
            f"UPDATE ON {table}", "NEW.recording = '' AND OLD.recording <> ''", _gone("sound", old),
        ),
        f"{table}_sound_deleted": (f"DELETE ON {table}", "OLD.recording <> ''", _gone("sound", old)),
    }  # fmt: skip


def _all() -> dict[str, tuple[str, str, str]]:
    """Return moment, condition and statement of each trigger."""
    found = dict(_SESSIONS)
    for table, (kind, item, session) in _ROOTS.items():
        new = _new(kind, item.format("NEW"), session.format("NEW"))
        found[f"{table}_added"] = (f"INSERT ON {table}", "", new)
        found[f"{table}_changed"] = (f"UPDATE ON {table}", "", new)
        found[f"{table}_deleted"] = (f"DELETE ON {table}", "", _gone(kind, item.format("OLD")))
    for table, (kind, item) in _PARTS.items():
        for does, done, row in (
            ("INSERT", "added", "NEW"),
            ("UPDATE", "changed", "NEW"),
            ("DELETE", "deleted", "OLD"),
        ):
            found[f"{table}_{done}"] = (f"{does} ON {table}", "", _part(kind, item.format(row)))
    found.update(_sound("sessions", "{0}.id", "{0}.id"))
    found.update(_sound("comments", _SPOKEN, "{0}.session_id"))
    return found


_COLUMNS = "kind, mark, item, session, alive, dirty, sent, versions, number"


def _filled(table: str, kind: str, item: str, session: str, where: str = "true") -> str:
    item, session = item.format(table), session.format(table)
    return (
        f"INSERT INTO sync_items({_COLUMNS}) SELECT '{kind}', sync_mark({item}), {item}, {session}, true, true, "
        f"false, '{{}}', 0 FROM {table} WHERE {where} ON CONFLICT DO NOTHING"
    )


FILL = (
    _filled("sessions", "session", "{0}.id", "{0}.id", "state <> 'running'"),
    *(_filled(table, *its) for table, its in _ROOTS.items()),
    _filled("sessions", "sound", "{0}.id", "{0}.id", "recording <> ''"),
    _filled("comments", "sound", _SPOKEN, "{0}.session_id", "recording <> ''"),
)
"""What notes everything that is there and was not noted."""

_MARK_FUNCTION = """
CREATE OR REPLACE FUNCTION sync_mark(identifier text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN encode(sha256(convert_to(identifier, 'UTF8')), 'hex')
"""


def detach(connection: Connection) -> None:
    """Drop the triggers, so that tables may be changed. On PostgreSQL they may stay."""
    if connection.dialect.name != "sqlite":
        return
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'synced_%'"
    )
    for (name,) in found.all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def attach(connection: Connection) -> None:
    """Make the triggers; the tables must be there."""
    if connection.dialect.name == "sqlite":
        for name, (moment, when, does) in _all().items():
            condition = f"WHEN {when} " if when else ""
            connection.exec_driver_sql(f"CREATE TRIGGER synced_{name} AFTER {moment} {condition}BEGIN {does} END")
        return
    connection.exec_driver_sql(_MARK_FUNCTION)
    for name, (moment, when, does) in _all().items():
        table = moment.rpartition(" ")[2]
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION synced_{name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
            f"SET search_path = roleplay, pg_temp AS $$ BEGIN {does} RETURN NULL; END $$"
        )
        condition = f"WHEN ({when}) " if when else ""
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS synced_{name} ON {table}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER synced_{name} AFTER {moment} FOR EACH ROW {condition}EXECUTE FUNCTION synced_{name}()"
        )


def fill(connection: Connection) -> None:
    """Note everything that is there and was not noted; the triggers, or at least `sync_mark`, must be there."""
    for statement in FILL:
        connection.exec_driver_sql(statement)
