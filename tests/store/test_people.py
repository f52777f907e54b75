"""Accounts, delays and kept sign-ins in the store, on both databases; a name that becomes another one everywhere."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Text, select

from roleplay.core.assignments import Assignee, Terms
from roleplay.core.errors import InputError
from roleplay.core.exports import ExportWish
from roleplay.core.people import NewAccount, OneTimeCode, Policy, Standing
from roleplay.core.privacy import Notice
from roleplay.core.records import SessionFilter
from roleplay.core.rights import Role
from roleplay.core.trust import Meeting, SecondGrading
from roleplay.store.names import NAME_COLUMNS
from roleplay.store.schema import Base
from roleplay.store.sessions import SessionStore
from roleplay.store.sign_in_delays import SignInDelays
from roleplay.store.sign_ins import KeptSignIn

from .conftest import Save
from .grading import CARD, comment, feedback, grade
from .samples import start
from .test_corrections import CORRECTION

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CODE = OneTimeCode("digest", NOW, NOW + timedelta(days=3))


def added(store: SessionStore, *people: NewAccount) -> dict[str, int]:
    made = store.people.take_in([(each, CODE) for each in people], at=NOW)
    return {account.name: account.id for account in made}


def administrator(store: SessionStore, name: str = "Ada") -> int:
    store.people.begin(name, "hash", "recovery", NOW)
    found = store.people.find(name)
    assert found is not None
    return found.id


def test_accounts_begin_once_with_everybody_who_has_practised(store: SessionStore, save: Save) -> None:
    for number, name in enumerate(("Anna Nowak", "anna nowak", " spaced ", "Łukasz", "(script)", "")):
        save(start(id=f"{number:08x}-0000-4000-8000-000000000000", trainee=name))
    assert store.people.policy() is None
    left = store.people.begin("Ada", "hash", "recovery", NOW)
    assert set(left) == {"anna nowak", " spaced "} or set(left) == {"Anna Nowak", " spaced "}
    everybody = {account.name: account for account in store.people.list()}
    assert {"Ada", "Łukasz"} < everybody.keys()
    assert everybody["Ada"].role is Role.ADMINISTRATOR
    assert everybody["Ada"].standing is Standing.ACTIVE
    assert everybody["Łukasz"].standing is Standing.WAITING
    assert set(store.people.unclaimed()) == set(left)
    assert store.people.policy() == Policy(accounts=True)
    for again in (lambda: store.people.begin("Eve", "h", "r", NOW), lambda: store.people.save_policy(Policy(False))):
        with pytest.raises(InputError) as caught:
            again()
        assert caught.value.code == "accounts"


def test_a_name_is_found_however_it_is_typed_and_nobody_is_named_alike(store: SessionStore) -> None:
    ids = added(store, NewAccount("Łukasz Żółć"))
    for typed in ("lukasz zolc", "  ŁUKASZ   ŻÓŁĆ ", "Łukasz Żółć"):
        assert store.people.credentials(typed)[0] == ids["Łukasz Żółć"]
    assert store.people.credentials("nobody") == (0, None)
    with pytest.raises(InputError) as caught:
        added(store, NewAccount("New"), NewAccount("lukasz zolc"))
    assert caught.value.code == "name_taken"
    assert [account.name for account in store.people.list()] == ["Łukasz Żółć"]  # all or nobody


def test_an_administrator_who_can_sign_in_is_always_left(store: SessionStore) -> None:
    ada = administrator(store)
    bob = added(store, NewAccount("Bob", Role.ADMINISTRATOR))["Bob"]
    attempts = (
        lambda: store.people.set_role(ada, Role.TRAINEE),
        lambda: store.people.set_active(ada, active=False),
        lambda: store.people.take_in([], [(ada, NewAccount("Ada", Role.HR))], at=NOW),
    )
    for attempt in attempts:  # Bob has no passphrase yet
        with pytest.raises(InputError) as caught:
            attempt()
        assert caught.value.code == "last_administrator"
    store.people.set_passphrase(bob, "hash")
    store.people.set_role(ada, Role.TRAINEE)
    found = store.people.get(ada)
    assert found is not None
    assert found.role is Role.TRAINEE


@pytest.mark.sqlite_file  # a server keeps hashes and waits to itself
def test_who_is_deactivated_has_no_passphrase_codes_or_sign_ins(store: SessionStore) -> None:
    administrator(store)
    anna = added(store, NewAccount("Anna"))["Anna"]
    store.people.set_passphrase(anna, "hash")
    store.people.sign_ins.keep("token", KeptSignIn(anna, "boot", 1.0))
    store.people.set_active(anna, active=False)
    assert store.people.credentials("Anna") == (anna, None)
    assert store.people.codes.of(anna) == {}
    assert store.people.sign_ins.find("token") is None
    store.people.set_active(anna, active=True)
    assert store.people.credentials("Anna") == (anna, "hash")


def test_a_code_is_spent_once(store: SessionStore) -> None:
    anna = added(store, NewAccount("Anna"))["Anna"]
    assert store.people.codes.of(anna) == {"reset": CODE}
    assert not store.people.codes.spend(anna, "reset", "other", "new")
    assert store.people.codes.spend(anna, "reset", "digest", "new")
    assert not store.people.codes.spend(anna, "reset", "digest", "newer")
    assert store.people.credentials("Anna") == (anna, "new")


def test_trainers_have_the_members_of_their_groups(store: SessionStore) -> None:
    administrator(store)
    ids = added(
        store, NewAccount("Tom", Role.TRAINER, (), ("Late", "Early")), NewAccount("Anna", groups=("late", "New"))
    )
    assert store.people.trained_by(ids["Tom"]) == {"Anna"}
    assert store.people.trained_by(ids["Anna"]) is None
    assert sorted(group.name for group in store.groups.list()) == ["Early", "Late", "New"]
    store.people.set_trains(ids["Tom"], ("Early",))
    assert store.people.trained_by(ids["Tom"]) == frozenset()
    with pytest.raises(InputError):
        store.people.set_trains(ids["Tom"], ("No such group",))
    store.people.set_role(ids["Tom"], Role.TRAINEE)
    assert store.people.trained_by(ids["Tom"]) is None


def everywhere(store: SessionStore, save: Save, name: str) -> None:
    """Put a name wherever one can stand."""
    session = start(trainee=name)
    save(session)
    store.save_correction(session.id, replace(CORRECTION, corrected_by=name), None)
    store.grades.save_scorecard(CARD, by=name)
    given = store.grades.save(grade(session.id, grader=name))
    other = store.grades.save(grade(session.id, grader="Somebody"))
    store.trust.assign([SecondGrading("second", session.id, other.id, name, name, NOW)])
    met = (session.id,)
    store.trust.save_meeting(Meeting("meeting", "Monday", CARD.id, CARD.version, met, (name, "Other"), name, NOW))
    store.comments.save(comment(session.id, author=name))
    store.comments.send(feedback(session.id, author=name, grade_id=given.id))
    terms = Terms("laptop-overdue", "Laptop", "Marian", (Assignee("person", name),))
    made = store.assignments.create(terms, at=NOW, by=name)
    store.assignments.withdraw(made.id, at=NOW, by=name)
    store.groups.save(None, "Late", (name, "Somebody"))
    wanted = SessionFilter(people=(name, "Somebody"))
    store.search.save_filter("mine", wanted)
    store.recipes.save("ours", ExportWish(wanted=wanted), by=name)
    notice = Notice(1, "en", "We keep your calls.", NOW)
    store.privacy.acknowledge(name, notice, NOW)
    store.privacy.hold([session.id], "case 7", by=name, at=NOW)
    store.privacy.publish(2, {"en": "We keep them for a year."}, by=name, at=NOW)
    store.privacy.set_rules({"audio": 90}, by=name, at=NOW)


def found_in(store: SessionStore, name: str) -> set[str]:
    """Return the columns of all tables in whose texts a name stands."""
    found = set()
    with store._snapshot() as connection:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Text) or column.type.python_type is str:
                    values = connection.scalars(select(column).where(column.is_not(None)))
                    if any(name in value for value in values):
                        found.add(f"{table.name}.{column.name}")
    return found


def test_a_renaming_reaches_every_table(store: SessionStore, save: Save) -> None:
    before, after = "Żaneta Quux", "Zofia Corge"
    everywhere(store, save, before)
    person = added(store, NewAccount(before))[before]
    columns = found_in(store, before)
    known = set(NAME_COLUMNS) - {"other_corrections.corrected_by"}  # only an import writes those
    assert len(known) >= 20
    assert known <= columns
    assert store.people.rename(person, f" {after} ") == after
    assert found_in(store, before) == set()
    assert found_in(store, "zaneta") == set()  # nor where it is searched
    assert columns - {"people.folded"} <= found_in(store, after)
    assert [row.trainee for row in store.list(SessionFilter(people=(after,)))] == [after]
    assert len(store.list(SessionFilter(text="zofia"))) == 1
    assert store.list(SessionFilter(text="zaneta")) == ()


def test_every_column_that_sounds_like_a_name_is_renamed_or_known_not_to_be_one() -> None:
    sounds = re.compile(r"(trainee|grader|author|person|participant|name|_by|^by)$")
    known = {
        *NAME_COLUMNS,
        *("people.name", "session_facts.trainee"),  # the person itself, and what follows by a trigger
        *("groups.name", "saved_filters.name", "export_recipes.name", "privacy_rules.name"),  # of something else
        *("sounds.name", "sound_pieces.name", "assignment_terms.judged_by"),
    }
    found = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if sounds.search(column.name) and column.type.python_type is str
    }
    assert sorted(found - known - LEFT_AS_THEY_WERE) == []


LEFT_AS_THEY_WERE = {"audit_log.by", "audit_names.name", "signers.name"}
"""Columns that keep the name of then on purpose: of the log, and of the key that somebody signed with."""


def test_nobody_gets_the_name_of_somebody_else(store: SessionStore, save: Save) -> None:
    ids = added(store, NewAccount("Anna"), NewAccount("Ben"))
    save(start(trainee="Loose"))
    for taken in ("Ben", "BEN", "Loose"):
        with pytest.raises(InputError) as caught:
            store.people.rename(ids["Anna"], taken)
        assert caught.value.code == "name_taken"
    assert store.people.rename(ids["Anna"], "ANNA") == "ANNA"
    store.people.claim("Loose", ids["Ben"])
    assert [row.trainee for row in store.list()] == ["Ben"]
    with pytest.raises(InputError):
        store.people.claim("ANNA", ids["Ben"])


def test_two_who_graded_the_same_call_do_not_become_one(store: SessionStore, save: Save) -> None:
    session = start(trainee="Anna")
    save(session)
    store.grades.save_scorecard(CARD)
    for grader in ("Tom", "tom the trainer"):
        store.grades.save(grade(session.id, grader=grader))
    tom = added(store, NewAccount("Tom"))["Tom"]
    with pytest.raises(InputError):
        store.people.claim("tom the trainer", tom)
    assert {one.grader for one in store.grades.all()} == {"Tom", "tom the trainer"}


# --- delays ---


def wait(failures: int) -> float:
    return 10.0 * failures


@pytest.mark.sqlite_file  # a server keeps hashes and waits to itself
def test_a_wait_is_neither_cut_short_nor_made_longer_by_a_restart(store: SessionStore) -> None:
    delays = store.people.delays
    assert delays.attempt("m", "here", 1000.0, NOW, wait) == (0.0, 0)
    assert delays.attempt("m", "here", 1004.0, NOW, wait) == (6.0, 1)
    assert delays.attempt("m", "here", 1005.0, NOW, wait) == (5.0, 1)  # looking does not begin it anew
    assert delays.attempt("m", "here", 3.0, NOW, wait) == (7.0, 1)  # after a restart: what has passed since
    assert delays.attempt("m", "here", 9.0, NOW, wait) == (1.0, 1)
    assert delays.attempt("m", "here", 10.0, NOW, wait) == (0.0, 1)
    assert delays.attempt("m", "here", 10.0, NOW, wait) == (20.0, 2)
    delays.forgive("m")
    assert delays.attempt("m", "here", 10.0, NOW, wait) == (0.0, 0)


@pytest.mark.sqlite_file  # a server keeps hashes and waits to itself
def test_another_machine_waits_by_its_own_clock(store: SessionStore) -> None:
    delays = store.people.delays
    delays.attempt("m", "here", 5.0, NOW, wait)
    assert delays.attempt("m", "there", 99_999.0, NOW, wait) == (10.0, 1)
    assert delays.attempt("m", "there", 100_004.0, NOW, wait) == (5.0, 1)
    assert delays.attempt("m", "there", 100_009.0, NOW, wait) == (0.0, 1)
    assert delays.attempt("m", "here", 20.0, NOW, wait) == (20.0, 2)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(
        st.tuples(
            st.floats(0, 300, allow_nan=False),  # seconds that pass
            st.booleans(),  # and then the machine is started anew
            st.integers(-10_000, 10_000),  # and somebody sets the clock by so many days
        ),
        min_size=1,
        max_size=30,
    )
)
def test_no_attempt_is_ever_looked_at_too_early_and_every_wait_ends(
    steps: list[tuple[float, bool, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = _shared(tmp_path_factory)
    delays: SignInDelays = store.people.delays
    delays.forgive("m")
    true, uptime, last, failures = 0.0, 500.0, None, 0
    at = NOW
    for passed, restart, days in steps:
        true, uptime = true + passed, 0.0 if restart else uptime + passed
        at = NOW + timedelta(days=days)
        left, before = delays.attempt("m", "here", uptime, at, wait)
        assert before == failures
        if left == 0.0:
            assert last is None or true - last >= wait(failures) - 1e-6
            last, failures = true, failures + 1
        else:
            assert left <= wait(failures)
    left, _ = delays.attempt("m", "here", uptime + wait(failures) + 0.001, at, wait)
    assert left == 0.0


_stores: list[SessionStore] = []


def _shared(factory: pytest.TempPathFactory) -> SessionStore:
    if not _stores:
        folder = factory.mktemp("delays")
        _stores.append(SessionStore(folder / "data" / "sessions.db", folder / "recordings"))
    return _stores[0]


@pytest.mark.sqlite_file  # a server keeps hashes and waits to itself
def test_names_that_were_tried_long_ago_are_forgotten_when_there_are_many(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roleplay.store.sign_in_delays.MANY", 3)
    delays = store.people.delays
    for number in range(4):
        delays.attempt(f"old {number}", "here", 1.0, NOW - timedelta(days=60), wait)
    delays.attempt("new", "here", 1.0, NOW, wait)
    assert delays.attempt("old 0", "here", 1.0, NOW, wait) == (0.0, 0)
    assert delays.attempt("new", "here", 1.0, NOW, wait) == (10.0, 1)


def test_ids_are_never_given_away_again(store: SessionStore) -> None:
    first = added(store, NewAccount("Anna"))["Anna"]
    with store._transaction() as connection:
        connection.execute(Base.metadata.tables["people"].delete())
    assert added(store, NewAccount("Ben"))["Ben"] > first


def test_an_account_that_is_gone_is_named(store: SessionStore) -> None:
    for change in (
        lambda: store.people.set_role(77, Role.HR),
        lambda: store.people.rename(77, "Anna"),
        lambda: store.people.set_active(77, active=False),
    ):
        with pytest.raises(InputError) as caught:
            change()
        assert caught.value.code == "person"


@pytest.mark.sqlite_file  # a server counts itself
def test_of_many_attempts_at_once_only_those_are_looked_at_that_may_be_made(store: SessionStore) -> None:
    def attempt(_number: int) -> float:
        return store.people.delays.attempt("m", "here", 100.0, NOW, wait)[0]

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(attempt, range(16)))
    assert sorted(waits) == [0.0] + [10.0] * 15
