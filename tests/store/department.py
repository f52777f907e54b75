"""A database of a department with people, groups and calls, and sign-ins to it without the program."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from argon2 import PasswordHasher
from argon2.low_level import Type, hash_secret_raw

from roleplay.core.assignments import Assignee, Terms
from roleplay.core.records import Correction
from roleplay.core.understanding import Understood
from roleplay.store.dialects.postgres.proof import client_key, proof, sealed, stored_key
from roleplay.store.folding import fold
from roleplay.store.sessions import SessionStore
from tests.postgres import Cluster

from . import grading, samples

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PEOPLE = {
    "Anna Nowak": "trainee",
    "Piotr Król": "trainee",
    "Ewa Trener": "trainer",  # of the group Anna is in
    "Jan Żuk": "trainer",  # of everybody
    "Ola Kadry": "hr",
    "Adam Admin": "administrator",
}


def passphrase(name: str) -> str:
    return f"the long passphrase of {name}"


def derive(text: str, parameters: str) -> bytes:
    """Return the hash of a passphrase with the parameters that the server gives."""
    _, _kind, _version, costs, salt = parameters.split("$")
    cost = dict(one.split("=") for one in costs.split(","))
    import base64

    raw = base64.b64decode(salt + "=" * (-len(salt) % 4))
    return hash_secret_raw(text.encode(), raw, int(cost["t"]), int(cost["m"]), int(cost["p"]), 32, Type.ID)


@dataclass
class Department:
    """A filled database."""

    cluster: Cluster
    name: str
    calls: dict[str, str] = field(default_factory=dict)
    """Id of the one call of each trainee."""

    def url(self, user: str = "roleplay_app") -> str:
        return self.cluster.url(self.name, user)

    def connect(self, user: str = "roleplay_app") -> psycopg.Connection[Any]:
        """Return a plain connection as the login of the program."""
        return self.cluster.connect(self.name, user)

    def signed_in(self, name: str) -> psycopg.Connection[Any]:
        """Return a plain connection on which somebody has signed in."""
        connection = self.connect()
        attempt(connection, name, passphrase(name))
        assert connection.execute("SELECT roleplay.signed_in_as()").fetchone() == (name,)
        return connection

    def fill(self, folder: Path) -> None:
        """Put people, groups and calls in, as the owner."""
        store = SessionStore(self.url("roleplay_owner"), folder)
        with store._transaction() as connection:
            connection.exec_driver_sql("INSERT INTO access_policy (id, accounts, lock_minutes) VALUES (1, true, 10)")
            for name, role in PEOPLE.items():
                connection.exec_driver_sql(
                    "INSERT INTO people (name, folded, role, active, passphrase, created_at) "
                    "VALUES (%s, %s, %s, true, %s, %s)",
                    (name, fold(name), role, sealed(CHEAP.hash(passphrase(name))), AT.replace(tzinfo=None)),
                )
        group = store.groups.save(None, "New in November", ["Anna Nowak"])
        with store._transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO group_trainers SELECT %s, id FROM people WHERE name = 'Ewa Trener'", (group,)
            )
        store.grades.save_scorecard(grading.CARD, by="Jan Żuk")
        for name in ("Anna Nowak", "Piotr Król"):
            self.calls[name] = _call(store, name)
            terms = Terms("laptop-overdue", "Laptop", "Marian Kowalski", (Assignee("person", name),))
            store.assignments.create(terms, at=AT, by="Jan Żuk")
        store.close()


def _call(store: SessionStore, name: str) -> str:
    call = samples.start(trainee=name, scenario_source=f'{{"id": "{name}"}}')
    writer = store.begin(call, lambda _event: None, record_audio=False)
    for event in samples.CALL:
        writer.append(event)
    writer.finish()
    store.save_score(call.id, samples.SCORE)
    place = samples.CALL.index(samples.SORRY)
    store.save_correction(call.id, Correction(place, f"Secret of {name}", Understood(), AT, name), samples.SCORE)
    store.grades.save(grading.grade(call.id))
    store.comments.save(grading.comment(call.id))
    store.comments.save(grading.comment(call.id, visible=True))
    store.comments.send(grading.feedback(call.id))
    return call.id


def begin(connection: psycopg.Connection[Any], name: str) -> tuple[str | None, bytes | None, float]:
    """Ask for a random number; return the parameters of the hash, the number, and how long to wait."""
    row = connection.execute("SELECT * FROM roleplay.begin_sign_in(%s)", (fold(name),)).fetchone()
    assert row is not None
    return row


def answer(name: str, text: str, parameters: str, number: bytes) -> tuple[bytes, bytes]:
    """Return the proof, and the stored key of the new sign-in."""
    session = stored_key(os.urandom(32))
    return proof(client_key(derive(text, parameters)), number, fold(name), session), session


def attempt(connection: psycopg.Connection[Any], name: str, text: str) -> bool:
    """Try to sign in; return whether it was right."""
    parameters, number, _wait = begin(connection, name)
    assert parameters is not None
    assert number is not None
    connection.execute("SELECT roleplay.finish_sign_in(%s, %s)", answer(name, text, parameters, number))
    return connection.execute("SELECT roleplay.signed_in_id() IS NOT NULL").fetchone() == (True,)
