"""Whose a call of a laptop is in the department: the name of the laptop, and that of the account on the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from roleplay.app.department import VARIABLE
from roleplay.app.desk.sync import VARIABLE as DEPARTMENT
from roleplay.core.audit import AuditFilter
from roleplay.core.errors import InputError, SignInError
from roleplay.core.records import SCRIPTED_TRAINEE
from roleplay.store.sessions import SessionStore
from roleplay.store.sync_people import Roster
from tests.app.desk.installations import Installation
from tests.postgres import Cluster
from tests.store import grading
from tests.store.department import Department, passphrase

ANNA, HR = "Anna Nowak", "Ola Kadry"
Laptop = Callable[[str], Installation]


@pytest.fixture
def department(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Department]:
    made = Department(cluster, cluster.create())
    made.fill(tmp_path / "filling" / "recordings")
    monkeypatch.setenv(DEPARTMENT, made.url("roleplay_app"))
    monkeypatch.delenv(VARIABLE, raising=False)
    yield made
    cluster.drop(made.name)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with ExitStack() as stack:

        def at(name: str) -> Installation:
            app = Installation(tmp_path / "laptop", name)
            app.save_settings = lambda settings: setattr(app, "given", settings)  # type: ignore[method-assign]
            stack.callback(app.close)
            stack.callback(app.sync.close)
            return app

        yield at


def owners(department: Department, *calls: str) -> set[str]:
    """Return the names under which the server has these calls."""
    with department.cluster.connect(department.name, "postgres") as connection:
        found = connection.execute("SELECT trainee FROM roleplay.sessions WHERE id = ANY(%s)", (list(calls),))
        return {str(row[0]) for row in found}


@pytest.mark.parametrize("spelt", [ANNA, "anna nowak", "ANNA NOWÁK"])
def test_a_call_belongs_to_the_account_however_the_name_is_spelt_here(
    department: Department, laptop: Laptop, spelt: str
) -> None:
    app = laptop(spelt)
    call = app.keep(trainee=spelt)
    app.sync.connect(passphrase(ANNA))
    assert app.settings.trainee == ANNA
    report = app.sync.now()
    assert report.others == ()
    assert app.sync.status().waiting == 0
    assert owners(department, call) == {ANNA}
    assert {one.trainee for one in app.sessions()} == {ANNA}
    renamed = tuple(app.audit.entries(AuditFilter(("person_renamed",))))
    assert [entry.also for entry in renamed] == ([] if spelt == ANNA else [(spelt,)])


def test_hr_synchronises_their_own_calls_with_what_grades_quote_of_them(
    department: Department, laptop: Laptop, tmp_path: Path
) -> None:
    """On the server HR reads quotations in grades of their own calls, and of nobody else's: neither is lost."""
    app = laptop(HR)
    call = app.keep(trainee=HR)
    app.sync.connect(passphrase(HR))
    app.sync.now()
    server = SessionStore(department.url("roleplay_owner"), tmp_path / "server" / "recordings")
    given = server.grades.save(grading.grade(call))
    server.comments.send(grading.feedback(call, grade_id=given.id))
    report = app.sync.now()
    assert (report.left_out, report.conflicts) == (0, ())
    (got,) = app._parts.store.grades.of_session(call)
    assert got.answers == grading.ANSWERS
    app.sync.now()
    for each in department.calls.values():
        assert app._parts.store.grades.of_session(each) == ()
        (kept,) = server.grades.of_session(each)
        assert kept.answers == grading.ANSWERS
    server.close()


def test_calls_of_others_on_a_laptop_stay_there_and_are_told(department: Department, laptop: Laptop) -> None:
    app = laptop(ANNA)
    mine, nameless, strange = (app.keep(trainee=name) for name in (ANNA, "", "Stranger"))
    app.keep(trainee=SCRIPTED_TRAINEE)
    app.sync.connect(passphrase(ANNA))
    assert app.sync.now().others == ("", "Stranger")
    assert owners(department, mine, nameless, strange) == {ANNA}
    app.sync.claim("")
    assert app.sync.now().others == ("Stranger",)
    assert owners(department, nameless) == {ANNA}
    assert owners(department, strange) == set()
    with pytest.raises(InputError) as caught:
        app.sync.claim("Somebody")
    assert "'Stranger'" in caught.value.hint


def test_a_name_that_the_department_does_not_know_is_named(department: Department, laptop: Laptop) -> None:
    app = laptop("Ola")
    with pytest.raises(SignInError, match="'Ola'"):
        app.sync.connect(passphrase(ANNA))
    app.given = laptop("").given
    for ask in (app.sync.now, lambda: app.sync.connect(passphrase(ANNA))):
        with pytest.raises(InputError) as caught:
            ask()
        assert caught.value.code == "sync_name"


def test_an_account_here_that_is_spelt_otherwise_is_the_administrators_to_mend(
    department: Department, laptop: Laptop
) -> None:
    app = laptop("")
    app.access.begin("anna nowak", "loom piano gravel sixteen")
    with pytest.raises(InputError) as caught:
        app.sync.connect(passphrase(ANNA))
    assert 'roleplay people rename "anna nowak" "Anna Nowak"' in caught.value.hint


def test_roles_of_a_department_leave_a_computer_its_last_administrator(laptop: Laptop) -> None:
    app = laptop("")
    app.access.begin(ANNA, "loom piano gravel sixteen")
    people = app.sync._here().people
    people.adopt(Roster((), (("anna nowak", "trainee", True), ("nobody here", "hr", True))))
    (account,) = app.people.list()
    assert (account.role.value, account.standing.value) == ("administrator", "active")
    store = app._parts.store.people
    app.people.add("Ben Berg")
    with store._transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE people SET role = 'administrator', passphrase = 'x' WHERE name = 'Ben Berg'"
        )
    people.adopt(Roster((), (("anna nowak", "trainee", True),)))
    assert {one.name: one.role.value for one in app.people.list()}[ANNA] == "trainee"
