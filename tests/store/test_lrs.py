"""What was sent to record stores, and the calls that statements are made of; on every database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from roleplay.core.lrs import SentStatement
from roleplay.core.records import SessionFilter
from roleplay.store.export_queries import Sought
from roleplay.store.sessions import SessionStore

from .conftest import Save
from .grading import CARD, grade
from .samples import start

HERE, THERE = "https://lrs.example.com/xapi", "https://other.example.com/xapi"
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def sessions(store: SessionStore, save: Save) -> list[str]:
    calls = [start(trainee=name) for name in ("Anna", "Bob")]
    for call in calls:
        save(call)
    return [call.id for call in calls]


def test_what_was_sent_is_known_by_store_and_session(store: SessionStore, sessions: list[str]) -> None:
    ledger = store.sent_statements
    sent = [SentStatement("a", sessions[0]), SentStatement("b", sessions[0]), SentStatement("c", sessions[1])]
    ledger.add(HERE, sent, AT)
    ledger.add(HERE, sent[:1], AT)  # an answer that was lost
    ledger.add(THERE, sent[:1], AT)
    ledger.void(HERE, ["b"], AT)
    found = ledger.of_sessions(HERE, [*sessions, "nobody"])
    assert {session: (its.valid, its.voided) for session, its in found.items()} == {
        sessions[0]: ({"a"}, {"b"}),
        sessions[1]: ({"c"}, set()),
    }
    assert (ledger.count(HERE), ledger.count(THERE)) == (2, 1)


def test_what_was_sent_of_a_deleted_call_waits_to_be_voided(store: SessionStore, sessions: list[str]) -> None:
    ledger = store.sent_statements
    ledger.add(HERE, [SentStatement("a", sessions[0]), SentStatement("c", sessions[1])], AT)
    assert ledger.gone(HERE) == ()
    store.delete(sessions[0])
    assert ledger.gone(HERE) == (SentStatement("a", sessions[0]),)
    ledger.void(HERE, ["a"], AT)
    assert ledger.gone(HERE) == ()


def test_calls_come_with_their_finished_first_grades(store: SessionStore, sessions: list[str]) -> None:
    store.grades.save_scorecard(CARD)
    store.grades.save(grade(sessions[0]))
    store.grades.save(grade(sessions[0], grader="Second", kind="second", purpose="x"))
    store.grades.save(grade(sessions[1], finished_at=None))
    with store.statements.practised(Sought(SessionFilter())) as calls:
        found = {one.call.trainee: [given.grader for given in one.grades] for one in calls}
    assert found == {"Anna": ["Jan Żuk"], "Bob": []}
    assert store.statements.ids(Sought(SessionFilter(), only=frozenset({"Bob"}))) == (sessions[1],)
    (one,) = store.statements.of_ids([sessions[0], "gone"])
    assert one.grades[0].result.score == 77.5
