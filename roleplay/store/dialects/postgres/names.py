"""Renaming somebody everywhere, and all names that stand anywhere: for administrators, who read no call by it."""

from __future__ import annotations

from roleplay.store.names import JSON_COLUMNS, NAME_COLUMNS, ONE_A_ROW

_ONLY = """IF NOT is_owner() AND signed_in_role() IS DISTINCT FROM 'administrator' THEN
        RAISE EXCEPTION 'not open to you' USING ERRCODE = '42501';
    END IF;"""
_HEAD = "SECURITY DEFINER SET search_path = roleplay, pg_temp AS $$"


def functions() -> str:
    """Return the statements that make the functions, for the columns of this version."""
    return f"""
CREATE OR REPLACE FUNCTION roleplay.rename_everywhere(old_name text, new_name text) RETURNS void
LANGUAGE plpgsql {_HEAD}
BEGIN
    {_ONLY}
    UPDATE sessions SET trainee = new_name, folded = CASE WHEN right(folded, length(fold(old_name))) = fold(old_name)
        THEN left(folded, length(folded) - length(fold(old_name))) ELSE folded END || fold(new_name)
    WHERE trainee = old_name;
    {"".join(map(_renamed, NAME_COLUMNS))}
    {"".join(_renamed_in_json(table, column) for table, column in JSON_COLUMNS)}
END $$;
CREATE OR REPLACE FUNCTION roleplay.all_names() RETURNS SETOF text LANGUAGE plpgsql STABLE {_HEAD}
BEGIN
    {_ONLY}
    RETURN QUERY {" UNION ".join(map(_named, NAME_COLUMNS))};
END $$
"""  # noqa: S608 - our own names


def _renamed(place: str) -> str:
    table, column = place.split(".")
    if table == "sessions":
        return ""
    twice = ""
    if other := ONE_A_ROW.get(table):
        both = f'{other} IN (SELECT {other} FROM {table} WHERE "{column}" = new_name)'  # noqa: S608 - our own names
        twice = f'DELETE FROM {table} WHERE "{column}" = old_name AND {both};\n    '  # noqa: S608
    only = " AND kind = 'person'" if table == "assignees" else ""
    change = f'UPDATE {table} SET "{column}" = new_name WHERE "{column}" = old_name{only};'  # noqa: S608
    return f"{twice}{change}\n    "


def _renamed_in_json(table: str, column: str) -> str:
    said = f"replace({column}, to_json(old_name)::text, to_json(new_name)::text)"
    return f"UPDATE {table} SET {column} = {said} WHERE position(to_json(old_name)::text IN {column}) > 0;\n    "  # noqa: S608


def _named(place: str) -> str:
    table, column = place.split(".")
    only = " AND kind = 'person'" if table == "assignees" else ""
    return f'SELECT "{column}"::text FROM {table} WHERE "{column}" <> \'\'{only}'  # noqa: S608
