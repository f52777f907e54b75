"""Grades quote calls: who may read the call reads the quotations, on the server as in the program; HR does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from roleplay.core.errors import DatabaseError
from roleplay.core.grades import AnswerEvidence
from roleplay.store.dialects.postgres.rules_check import WORDS_SHOWN
from roleplay.store.dialects.postgres.setup import check, migrate
from roleplay.store.folding import fold
from roleplay.store.sessions import SessionStore
from tests.postgres import Cluster

from . import grading
from .department import Department, derive, passphrase

TRAINEES = ("Anna Nowak", "Piotr Król")


@pytest.fixture(scope="module")
def department(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Department]:
    """One for all tests here: what they change they put back."""
    made = Department(cluster, cluster.create())
    made.fill(tmp_path_factory.mktemp("department") / "recordings")
    yield made
    cluster.drop(made.name)


def signed_in(store: SessionStore, name: str) -> None:
    right = store._database.prove(fold(name), lambda parameters: derive(passphrase(name), parameters))
    assert right is not None
    assert right.right


def answers_seen(connection: psycopg.Connection[Any]) -> str:
    return str(connection.execute("SELECT * FROM roleplay.grade_answers").fetchall())


def test_hr_gets_grades_without_quotations_and_needs_no_more(department: Department, tmp_path: Path) -> None:
    """What the program shows to HR comes from the server without them: values, notes, reasons and places stay."""
    store = SessionStore(department.url(), tmp_path / "recordings")
    signed_in(store, "Ola Kadry")
    for name in TRAINEES:
        (grade,) = store.grades.of_session(department.calls[name])
        assert grade.answers == tuple(answer.without_words() for answer in grading.ANSWERS)
        assert grade.answers[0].machine is not None
        assert grade.answers[0].machine.evidence == (AnswerEvidence("greeting", "", 2.5),)
    store.close()


@pytest.mark.parametrize("who", ["Ewa Trener", "Jan Żuk", "Anna Nowak"])
def test_who_may_read_a_call_reads_its_quotations_in_a_grade(
    department: Department, who: str, tmp_path: Path
) -> None:
    store = SessionStore(department.url(), tmp_path / "recordings")
    call = department.calls["Anna Nowak"]
    with department.connect("postgres") as owner:
        (grade,) = owner.execute("SELECT id FROM roleplay.grades WHERE session_id = %s", (call,)).fetchone() or ("",)
        owner.execute("UPDATE roleplay.feedback SET grade_id = %s WHERE session_id = %s", (grade, call))
        signed_in(store, who)
        (found,) = store.grades.of_session(call)
        assert found.answers == grading.ANSWERS
        owner.execute("UPDATE roleplay.feedback SET grade_id = NULL")
    store.close()


@pytest.mark.parametrize("who", ["Anna Nowak", "Ewa Trener", "Adam Admin", ""])
def test_answers_without_words_are_for_who_sees_all_results(department: Department, who: str) -> None:
    asking = department.signed_in(who) if who else department.connect()
    with asking as connection, department.connect("postgres") as owner:
        ids = [its for (its,) in owner.execute("SELECT id FROM roleplay.grades")]
        found = connection.execute("SELECT * FROM roleplay.answers_without_words(%s)", (ids,)).fetchall()
        assert found == []


def test_hr_reads_quotations_while_they_hand_somebody_their_data(department: Department, tmp_path: Path) -> None:
    store = SessionStore(department.url(), tmp_path / "recordings")
    signed_in(store, "Ola Kadry")
    with department.connect("postgres") as owner:
        store.people.server.disclose("Anna Nowak")
        ((hers,), (others,)) = (store.grades.of_session(department.calls[name]) for name in TRAINEES)
        assert hers.answers == grading.ANSWERS
        assert others.answers == tuple(answer.without_words() for answer in grading.ANSWERS)
        owner.execute("TRUNCATE roleplay.server_disclosures")
    store.close()


def test_an_older_department_shows_quotations_until_it_is_migrated(cluster: Cluster, tmp_path: Path) -> None:
    """Its rules are those of before; who opens it is told, and the migration closes it."""
    made = Department(cluster, cluster.create())
    made.fill(tmp_path / "recordings")
    answers = "EXISTS (SELECT FROM roleplay.grades AS its WHERE its.id = grade_id AND true)"
    with made.connect("postgres") as owner:
        owner.execute("SET ROLE roleplay_owner")
        owner.execute("DROP POLICY may_select ON roleplay.grade_answers")
        owner.execute(f"CREATE POLICY may_select ON roleplay.grade_answers FOR SELECT USING ({answers})")  # type: ignore[call-overload]
        owner.execute("DROP FUNCTION roleplay.answers_without_words(text[])")
        store = SessionStore(made.url(), tmp_path / "recordings")
        assert store.problems() == (WORDS_SHOWN.format("grade_answers"),)
        store.close()
        (wrong,) = (one for one in check(made.url()) if one.level == "problem")
        assert WORDS_SHOWN.format("grade_answers") == wrong.text
        assert "database migrate" in wrong.hint
        owner.execute("UPDATE roleplay.alembic_version SET version_num = '0021'")
        with made.signed_in("Ola Kadry") as connection:
            assert "Good <morning>" in answers_seen(connection)
        with pytest.raises(DatabaseError, match="earlier version"):
            SessionStore(made.url(), tmp_path / "recordings")
        migrate(made.url("roleplay_owner"))
        with made.signed_in("Ola Kadry") as connection:
            assert answers_seen(connection) == "[]"
        assert [one for one in check(made.url()) if one.level == "problem"] == []
        store = SessionStore(made.url(), tmp_path / "recordings")
        assert store.problems() == ()
        signed_in(store, "Ola Kadry")
        assert len(store.grades.of_session(made.calls["Anna Nowak"])[0].answers) == len(grading.ANSWERS)
        store.close()
    cluster.drop(made.name)
