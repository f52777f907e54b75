"""What a login of the database can see and do without the program: nothing, and after a sign-in what is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql

from roleplay.store.database import Database
from roleplay.store.dialects.postgres.policies import PRIVATE, RULES
from roleplay.store.dialects.postgres.proof import sealed
from roleplay.store.folding import fold
from roleplay.store.schema import Base
from roleplay.store.sessions import SessionStore
from tests.postgres import Cluster

from .department import CHEAP, PEOPLE, Department, answer, attempt, begin, derive, passphrase

OPEN = {"access_policy", "alembic_version"}
"""What holds nothing of any person."""
TRAINEES = ("Anna Nowak", "Piotr Król")


@pytest.fixture(scope="module")
def department(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Department]:
    """One for all tests here: what they change they put back."""
    made = Department(cluster, cluster.create())
    made.fill(tmp_path_factory.mktemp("department") / "recordings")
    yield made
    cluster.drop(made.name)


def tables(connection: psycopg.Connection[Any]) -> list[str]:
    found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'roleplay' ORDER BY 1")
    return [name for (name,) in found]


def rows(connection: psycopg.Connection[Any], table: str) -> list[tuple[Any, ...]]:
    """Return what can be read of a table, nothing where it is refused."""
    try:
        return connection.execute(sql.SQL("SELECT * FROM roleplay.{}").format(sql.Identifier(table))).fetchall()
    except errors.InsufficientPrivilege:
        return []


def text_of(connection: psycopg.Connection[Any], *without: str) -> str:
    """Return all that can be read of anything, as text."""
    return "\n".join(str(rows(connection, table)) for table in tables(connection) if table not in without)


def refused(connection: psycopg.Connection[Any], statement: str, *values: Any) -> None:
    with pytest.raises((errors.InsufficientPrivilege, errors.ObjectNotInPrerequisiteState)):
        connection.execute(statement, values)  # type: ignore[arg-type]


# --- a login alone ---


def test_every_table_has_a_rule_and_rules_of_rows(department: Department) -> None:
    with department.connect("postgres") as connection:
        there = set(tables(connection))
        assert there == {*RULES, *PRIVATE}
        assert set(Base.metadata.tables) <= set(RULES), "a new table: say in policies.py who may read it"
        secured = connection.execute(
            "SELECT bool_and(relrowsecurity AND relforcerowsecurity), bool_and(relowner = 'roleplay_owner'::regrole) "
            "FROM pg_class WHERE relnamespace = 'roleplay'::regnamespace AND relkind = 'r'"
        ).fetchone()
        assert secured == (True, True)
        filled = {table for table in there if rows(connection, table)}
    assert {"sessions", "events", "turns", "grades", "comments", "people", "assignees", "spoken"} <= filled


def test_a_login_alone_sees_nothing_of_anybody(department: Department) -> None:
    with department.connect() as connection:
        seen = {table for table in tables(connection) if rows(connection, table)}
        assert seen == OPEN
        found = connection.execute("SELECT roleplay.spoken_rows('sorry'::tsquery, 0, 9223372036854775807, 9)")
        assert found.fetchall() == []
        assert connection.execute("SELECT count(*) FROM roleplay.sessions").fetchone() == (0,)
        assert connection.execute("SELECT * FROM pg_stats WHERE schemaname = 'roleplay'").fetchall() == []
        # What does not apply to a row that must not be seen does not fail on it, either.
        assert connection.execute("SELECT id FROM roleplay.sessions WHERE trainee::int = 1").fetchall() == []


def test_a_login_alone_changes_nothing(department: Department) -> None:
    with department.connect() as connection:
        for table in sorted({*RULES, *PRIVATE} - {"alembic_version"}):
            for statement in (f"DELETE FROM roleplay.{table}", f"UPDATE roleplay.{table} SET {column(table)} = NULL"):
                try:
                    assert connection.execute(statement).rowcount == 0, statement  # type: ignore[call-overload]
                except errors.InsufficientPrivilege:
                    continue  # no right at all
        refused(connection, "INSERT INTO roleplay.presences VALUES ('x', now())")
        refused(connection, "UPDATE roleplay.alembic_version SET version_num = '9'")
        refused(connection, "TRUNCATE roleplay.sessions CASCADE")


def column(table: str) -> str:
    known = Base.metadata.tables.get(table)
    if known is not None:
        return f'"{list(known.columns)[-1].name}"'
    others = {"spoken": "rowid", "server_connections": "pid", "server_failures": "mark", "server_secret": "secret"}
    return others.get(table, "person_id")


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE roleplay_owner",
        "SET SESSION AUTHORIZATION roleplay_owner",
        "ALTER TABLE roleplay.sessions DISABLE ROW LEVEL SECURITY",
        "DROP POLICY may_select ON roleplay.sessions",
        "CREATE FUNCTION roleplay.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE roleplay.mine (x int)",
        "CREATE TABLE public.mine (x int)",
        "CREATE OR REPLACE FUNCTION roleplay.signed_in_as() RETURNS text LANGUAGE sql AS $$ SELECT 'Anna Nowak' $$",
        "SELECT roleplay.hmac('x', 'y')",
        "SELECT roleplay.remember_number('x', NULL, 1, NULL)",
        "SELECT roleplay.fold('x')",
        "SELECT roleplay.disclose('Anna Nowak')",
        "COPY roleplay.people TO PROGRAM 'cat'",
        "CREATE EXTENSION dblink",
    ],
)
def test_a_login_alone_gains_no_rights(department: Department, statement: str) -> None:
    with department.connect() as connection:
        refused(connection, statement)


def test_rules_of_rows_cannot_be_turned_off(department: Department) -> None:
    with department.connect() as connection:
        connection.execute("SET row_security = off")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM roleplay.sessions")


def test_tables_of_ones_own_do_not_deceive(department: Department) -> None:
    """Functions look into our tables, whatever stands before them in the path."""
    with department.connect() as connection:
        try:
            connection.execute("CREATE TEMP TABLE people (id int, name text, role text, active bool, folded text)")
            connection.execute("CREATE TEMP TABLE server_connections (pid int, person_id int)")
            connection.execute("INSERT INTO pg_temp.people VALUES (1, 'Anna Nowak', 'administrator', true, 'anna')")
        except errors.InsufficientPrivilege:
            pass
        connection.execute("SET search_path = pg_temp, roleplay")
        assert (
            connection.execute("SELECT roleplay.signed_in_as(), roleplay.signed_in_role()").fetchone() == (None,) * 2
        )


# --- signing in ---


def test_a_right_passphrase_signs_in_and_a_wrong_one_does_not(department: Department) -> None:
    with department.connect() as connection:
        assert not attempt(connection, "Anna Nowak", "something else")
        assert not attempt(connection, "Nobody At All", "something else")
        assert text_of(connection, *OPEN).replace("[]", "").strip() == ""
        assert attempt(connection, "anna NOWAK", passphrase("Anna Nowak")) is True
        connection.execute("SELECT roleplay.sign_out()")
        assert connection.execute("SELECT roleplay.signed_in_as()").fetchone() == (None,)


def test_another_connection_of_the_login_gains_nothing_from_a_sign_in(department: Department) -> None:
    with department.signed_in("Anna Nowak") as first, department.connect() as second:
        assert rows(first, "sessions")
        assert rows(second, "sessions") == []


def test_what_was_heard_of_one_sign_in_does_not_do_for_another(department: Department) -> None:
    with department.connect() as first, department.connect() as second:
        parameters, number, _ = begin(first, "Anna Nowak")
        heard = answer("Anna Nowak", passphrase("Anna Nowak"), parameters or "", number or b"")
        begin(second, "Anna Nowak")
        second.execute("SELECT roleplay.finish_sign_in(%s, %s)", heard)
        assert second.execute("SELECT roleplay.signed_in_as()").fetchone() == (None,)
        first.execute("SELECT roleplay.finish_sign_in(%s, %s)", heard)
        assert first.execute("SELECT roleplay.signed_in_as()").fetchone() == ("Anna Nowak",)
        refused(first, "SELECT roleplay.finish_sign_in(%s, %s)", *heard)


def test_what_the_table_keeps_does_not_sign_in(department: Department) -> None:
    """Who has read `people` (a backup, the server's administrator) cannot make a proof of it."""
    with department.connect("postgres") as owner, department.connect() as connection:
        row = owner.execute("SELECT passphrase FROM roleplay.people WHERE name = 'Anna Nowak'").fetchone()
        assert row is not None
        kept = row[0]
        assert kept != CHEAP.hash(passphrase("Anna Nowak"))
        begin_row = begin(connection, "Anna Nowak")
        import base64

        stolen = base64.b64decode(kept.rpartition("$")[2] + "=")
        from roleplay.store.dialects.postgres.proof import proof

        session = bytes(32)
        for key in (stolen, bytes(32)):
            connection.execute(
                "SELECT roleplay.finish_sign_in(%s, %s)",
                (proof(key, begin_row[1] or b"", fold("Anna Nowak"), session), session),
            )
            assert connection.execute("SELECT roleplay.signed_in_as()").fetchone() == (None,)
            begin_row = begin(connection, "Anna Nowak")
        owner.execute("TRUNCATE roleplay.server_failures")


def test_a_guess_cannot_be_taken_back(department: Department) -> None:
    """Nothing shows in the transaction of the guess, and the count is committed before it."""
    with department.connect() as connection, department.connect("postgres") as owner:
        owner.execute("TRUNCATE roleplay.server_failures")
        parameters, number, _ = begin(connection, "Piotr Król")
        right = answer("Piotr Król", passphrase("Piotr Król"), parameters or "", number or b"")
        connection.execute("BEGIN")
        connection.execute("SELECT roleplay.finish_sign_in(%s, %s)", right)
        assert connection.execute("SELECT roleplay.signed_in_as()").fetchone() == (None,)
        assert connection.execute("SELECT count(*) FROM roleplay.sessions").fetchone() == (0,)
        connection.execute("ROLLBACK")
        assert connection.execute("SELECT roleplay.signed_in_as()").fetchone() == (None,)
        assert owner.execute("SELECT failures FROM roleplay.server_failures").fetchall() == [(1,)]
        connection.execute("BEGIN")
        _, uncommitted, _ = begin(connection, "Piotr Król")
        proof_ = answer("Piotr Król", passphrase("Piotr Król"), parameters or "", uncommitted or b"")
        refused(connection, "SELECT roleplay.finish_sign_in(%s, %s)", *proof_)
        connection.execute("ROLLBACK")


def test_failures_cost_a_wait_that_grows(department: Department) -> None:
    with department.connect() as connection, department.connect("postgres") as owner:
        for name in ("Anna Nowak", "Nobody At All"):
            owner.execute("TRUNCATE roleplay.server_failures")
            for _ in range(3):
                assert attempt(connection, name, "wrong") is False
            parameters, number, wait = begin(connection, name)
            assert (parameters, number) == (None, None)
            assert 0 < wait <= 2
            owner.execute("UPDATE roleplay.server_failures SET failures = 40")
            assert 890 < begin(connection, name)[2] <= 900
        owner.execute("TRUNCATE roleplay.server_failures")


def test_nobody_learns_which_names_there_are(department: Department) -> None:
    with department.connect() as connection:
        first, second = begin(connection, "Nobody At All"), begin(connection, "Nobody At All")
        theirs = begin(connection, "Adam Admin")
        assert first[0] == second[0]
        assert [part.count("=") for part in (first[0] or "").split("$")] == [
            part.count("=") for part in (theirs[0] or "").split("$")
        ]
        assert len((first[0] or "").split("$")[-1]) == len((theirs[0] or "").split("$")[-1])


# --- what each role sees ---


def test_a_trainee_sees_their_own(department: Department) -> None:
    with department.signed_in("Anna Nowak") as connection:
        own = department.calls["Anna Nowak"]
        for table in (
            "sessions",
            "session_facts",
            "events",
            "turns",
            "corrections",
            "scores",
            "score_items",
            "feedback",
        ):
            key = "id" if table == "sessions" else "session_id"
            found = connection.execute(f"SELECT DISTINCT {key} FROM roleplay.{table}")  # type: ignore[call-overload]
            assert found.fetchall() == [(own,)], table
        seen = text_of(connection, "scenario_versions")
        for strange in ("Piotr", department.calls["Piotr Król"], "Ola Kadry", "argon2id$v=19$m=8"):
            assert strange not in seen.replace(str(rows(connection, "people")), "")
        assert [row[1] for row in rows(connection, "people")] == ["Anna Nowak"]
        hidden = connection.execute("SELECT count(*) FROM roleplay.comments WHERE NOT visible").fetchone()
        assert hidden == (0,)
        found = connection.execute("SELECT roleplay.spoken_rows('secret'::tsquery, 0, 9223372036854775807, 9)")
        assert len(found.fetchall()) == 1


def test_a_trainer_sees_their_groups(department: Department) -> None:
    with department.signed_in("Ewa Trener") as one, department.signed_in("Jan Żuk") as all_:
        assert {row[0] for row in rows(one, "sessions")} == {department.calls["Anna Nowak"]}
        assert "Piotr" not in text_of(one, "scenario_versions")
        assert {row[0] for row in rows(all_, "sessions")} == set(department.calls.values())
        assert len(rows(all_, "comments")) == 4


def test_hr_sees_results_and_grades_but_no_words(department: Department) -> None:
    with department.signed_in("Ola Kadry") as connection:
        assert len(rows(connection, "sessions")) == 2
        assert len(rows(connection, "scores")) == 2
        assert len(rows(connection, "grades")) == 2
        for table in (
            "events",
            "turns",
            "corrections",
            "comments",
            "feedback",
            "score_items",
            "sounds",
            "practice_facts",
        ):
            assert rows(connection, table) == [], table
        assert "Secret of" not in text_of(connection)
        assert "annoying" not in text_of(connection)
        assert "Good <morning>" not in text_of(connection), "a quotation in a grade"


def test_hr_may_read_of_somebody_whom_they_hand_it_to(department: Department) -> None:
    with department.signed_in("Ola Kadry") as connection, department.connect("postgres") as owner:
        connection.execute("SELECT roleplay.disclose('Anna Nowak')")
        assert {row[0] for row in rows(connection, "turns")} == {department.calls["Anna Nowak"]}
        assert owner.execute("SELECT about FROM roleplay.server_disclosures").fetchall() == [("Anna Nowak",)]
        owner.execute("UPDATE roleplay.server_disclosures SET until = now() - interval '1 second'")
        assert rows(connection, "turns") == []
        owner.execute("TRUNCATE roleplay.server_disclosures")


def test_an_administrator_sees_accounts_and_no_calls(department: Department) -> None:
    with department.signed_in("Adam Admin") as connection:
        assert {row[1] for row in rows(connection, "people")} == set(PEOPLE)
        for table in ("sessions", "events", "turns", "scores", "grades", "comments", "session_facts"):
            assert rows(connection, table) == [], table


def test_an_administrator_renames_what_they_cannot_read(department: Department) -> None:
    with department.signed_in("Adam Admin") as connection, department.connect("postgres") as owner:
        names = {name for (name,) in connection.execute("SELECT roleplay.all_names()")}
        assert {"Anna Nowak", "Piotr Król", "Jan Żuk"} <= names
        rename = "SELECT roleplay.rename_everywhere(%s, %s)"
        connection.execute(rename, ("Piotr Król", "Piotr Księże"))
        its = "SELECT trainee, folded FROM roleplay.sessions WHERE id = %s"
        trainee, folded = owner.execute(its, (department.calls["Piotr Król"],)).fetchone() or ("", "")
        assert trainee == "Piotr Księże"
        assert folded.endswith("piotr ksieze")
        assert "Piotr Król" not in {row[-1] for row in rows(owner, "corrections")}, "who has corrected"
        assert rows(connection, "sessions") == []
        connection.execute(rename, ("Piotr Księże", "Piotr Król"))
    with department.signed_in("Anna Nowak") as connection:
        refused(connection, rename, "Anna Nowak", "x")
        refused(connection, "SELECT roleplay.all_names()")


@pytest.mark.parametrize(
    ("who", "statement"),
    [
        ("Anna Nowak", "UPDATE roleplay.people SET role = 'administrator' WHERE name = 'Anna Nowak'"),
        ("Anna Nowak", "UPDATE roleplay.people SET name = 'Piotr Król' WHERE name = 'Anna Nowak'"),
        ("Anna Nowak", "UPDATE roleplay.sessions SET trainee = 'Piotr Król'"),
        ("Anna Nowak", "INSERT INTO roleplay.group_members SELECT id, 'Piotr Król' FROM roleplay.groups"),
        ("Ewa Trener", "INSERT INTO roleplay.group_trainers SELECT id, 1 FROM roleplay.groups"),
        ("Ewa Trener", "SELECT roleplay.disclose('Piotr Król')"),
        ("Adam Admin", "UPDATE roleplay.people SET passphrase = 'x' WHERE name = 'Anna Nowak'"),
        ("Ola Kadry", "UPDATE roleplay.people SET role = 'trainer' WHERE id = roleplay.signed_in_id()"),
        ("Anna Nowak", "INSERT INTO roleplay.audit_log SELECT 99, 'x', 'x', 'not me', '', '', '', '', ''"),
    ],
)
def test_nobody_gains_rights(department: Department, who: str, statement: str) -> None:
    with department.signed_in(who) as connection:
        refused(connection, statement)


def test_what_is_not_theirs_is_as_if_it_were_not_there(department: Department) -> None:
    with department.signed_in("Anna Nowak") as connection:
        other = department.calls["Piotr Król"]
        for statement in (
            "DELETE FROM roleplay.sessions WHERE id = %s",
            "UPDATE roleplay.sessions SET scenario_title = 'x' WHERE id = %s",
            "UPDATE roleplay.scores SET total = 100 WHERE session_id = %s",
        ):
            assert connection.execute(statement, (other,)).rowcount == 0  # type: ignore[call-overload]
        refused(connection, "INSERT INTO roleplay.events VALUES (%s, 99, 1, 'x', '{}')", other)
        assert connection.execute("DELETE FROM roleplay.sessions").rowcount == 0, (
            "not even their own, when it is over"
        )


def test_who_may_not_sign_in_any_more_sees_nothing_at_once(department: Department) -> None:
    with department.signed_in("Piotr Król") as connection, department.connect("postgres") as owner:
        owner.execute("UPDATE roleplay.people SET active = false WHERE name = 'Piotr Król'")
        assert rows(connection, "sessions") == []
        assert attempt(connection, "Piotr Król", passphrase("Piotr Król")) is False
        owner.execute("UPDATE roleplay.people SET active = true WHERE name = 'Piotr Król'")
        owner.execute("TRUNCATE roleplay.server_failures")


def test_a_one_time_code_gives_a_new_passphrase_once(department: Department) -> None:
    with department.connect() as connection, department.connect("postgres") as owner:
        owner.execute(
            "INSERT INTO roleplay.one_time_codes SELECT id, 'reset', 'digest', now(), now() + interval '1 day' "
            "FROM roleplay.people WHERE name = 'Piotr Król'"
        )
        spend = "SELECT roleplay.spend_code(%s, %s, %s)"
        kept = sealed(CHEAP.hash("another long passphrase"))
        assert connection.execute(spend, (fold("Piotr Król"), "guessed", kept)).fetchone() == (None,)
        assert connection.execute(spend, (fold("Piotr Król"), "digest", kept)).fetchone() == ("reset",)
        assert connection.execute(spend, (fold("Piotr Król"), "digest", kept)).fetchone() == (None,)
        assert attempt(connection, "Piotr Król", "another long passphrase")
        connection.execute(
            "UPDATE roleplay.people SET passphrase = %s", (sealed(CHEAP.hash(passphrase("Piotr Król"))),)
        )
        assert owner.execute("SELECT count(DISTINCT passphrase) FROM roleplay.people").fetchone() == (len(PEOPLE),)


# --- the store itself, with the login ---


def test_the_store_shows_what_is_theirs_on_every_connection(department: Department, tmp_path: Path) -> None:
    store = SessionStore(department.url(), tmp_path / "recordings")
    database: Database = store._database
    assert store.list() == ()
    wrong = database.prove(fold("Anna Nowak"), lambda parameters: derive("wrong", parameters))
    assert wrong is not None
    assert wrong.right is False
    right = database.prove(fold("Anna Nowak"), lambda parameters: derive(passphrase("Anna Nowak"), parameters))
    assert right is not None
    assert right.right
    with database.reading.begin() as one, database.reading.begin() as two, database.writing.begin() as three:
        for connection in (one, two, three):
            assert connection.exec_driver_sql("SELECT id FROM sessions").all() == [(department.calls["Anna Nowak"],)]
    (summary,) = store.list()
    assert store.load(summary.id).corrections[0].text == "Secret of Anna Nowak"
    database.leave()
    assert store.list() == ()
    with database.reading.begin() as one, database.reading.begin() as two, database.writing.begin() as three:
        assert [c.exec_driver_sql("SELECT count(*) FROM sessions").scalar() for c in (one, two, three)] == [0, 0, 0]
    store.close()
