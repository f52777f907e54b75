"""Assignments in the database, and the calls that are held for them."""

from __future__ import annotations

import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from roleplay.core.assignments import Assignee, Attempt, Terms
from roleplay.core.errors import InputError
from roleplay.core.events import Answered, CallEnded, CallEvent, LinePaused, LineResumed, Ringing
from roleplay.core.grades import CardResult
from roleplay.store.assignments import AssignmentStore
from roleplay.store.codec import well_formed
from roleplay.store.sessions import SessionStore

from . import grading, samples
from .conftest import Save

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TERMS = Terms(
    "laptop-overdue",
    "Three weeks without a laptop",
    "Marian Kowalski",
    (Assignee("person", "Łucja Świątek"), Assignee("group", "New in November")),
    language="en",
    mode="test",
    level="hard",
    due=date(2026, 11, 27),
    attempts=2,
    pass_mark=70.0,
    judged_by="grade",
    note="Mind the <b>opening</b>.",
)


@pytest.fixture
def assignments(store: SessionStore) -> AssignmentStore:
    return store.assignments


def test_what_was_assigned_is_read_again(assignments: AssignmentStore) -> None:
    made = assignments.create(TERMS, at=AT, by="Ewa Trener")
    assert made.terms == TERMS
    assert (made.created_at, made.created_by, made.withdrawn_at) == (AT, "Ewa Trener", None)
    assert assignments.get(made.id[:8]) == made
    assert assignments.list() == (made,)


@given(
    st.builds(
        Terms,
        scenario_id=st.text(min_size=1, max_size=9),
        scenario_title=st.text(max_size=9),
        customer=st.text(max_size=9),
        assignees=st.lists(st.builds(Assignee, st.sampled_from(("person", "group")), st.text(max_size=9))).map(tuple),
        due=st.none() | st.dates(),
        attempts=st.none() | st.integers(1, 99),
        pass_mark=st.none() | st.floats(0, 100),
        note=st.text(max_size=9),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@pytest.mark.sqlite_file  # PostgreSQL has no character 0: see test_postgresql
def test_terms_of_any_kind_survive(assignments: AssignmentStore, terms: Terms) -> None:
    made = assignments.create(terms, at=AT, by="")
    assert assignments.get(made.id) == made
    assert made.terms.assignees == tuple(Assignee(one.kind, well_formed(one.name)) for one in terms.assignees)
    assert (made.terms.due, made.terms.attempts, made.terms.pass_mark) == (terms.due, terms.attempts, terms.pass_mark)


def test_a_change_keeps_what_was_asked_before(assignments: AssignmentStore) -> None:
    made = assignments.create(TERMS, at=AT, by="Ewa Trener")
    later = replace(TERMS, due=None, assignees=TERMS.assignees[:1])
    changed = assignments.change(made, later, at=AT + timedelta(days=1), by="Jan Trener")
    assert [one.terms for one in changed.versions] == [TERMS, later]
    assert [one.set_by for one in changed.versions] == ["Ewa Trener", "Jan Trener"]
    assert (changed.terms, changed.created_by) == (later, "Ewa Trener")


def test_two_trainers_who_change_at_once_do_not_overwrite_each_other(assignments: AssignmentStore) -> None:
    made = assignments.create(TERMS, at=AT, by="Ewa Trener")
    theirs = assignments.change(made, replace(TERMS, note="theirs"), at=AT, by="Jan Trener")
    with pytest.raises(InputError) as refused:
        assignments.change(made, replace(TERMS, note="mine"), at=AT, by="Ewa Trener")
    assert refused.value.code == "changed_meanwhile"
    assert assignments.get(made.id) == theirs


def test_withdrawn_and_asked_again(assignments: AssignmentStore) -> None:
    made = assignments.create(TERMS, at=AT, by="Ewa Trener")
    withdrawn = assignments.withdraw(made.id, at=AT, by="Jan Trener")
    assert (withdrawn.withdrawn_at, withdrawn.withdrawn_by) == (AT, "Jan Trener")
    assert assignments.withdraw(made.id, at=AT + timedelta(days=1), by="Ewa Trener") == withdrawn
    assert assignments.reinstate(made.id) == made


@pytest.mark.parametrize("wanted", ["", "zzz", "%", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_assignment_is_told(assignments: AssignmentStore, wanted: str) -> None:
    assignments.create(TERMS, at=AT, by="")
    with pytest.raises(InputError) as refused:
        assignments.get(wanted)
    assert refused.value.code == "assignment"


def held(
    store: SessionStore, assignment_id: str, events: tuple[CallEvent, ...], trainee: str = "Łucja Świątek"
) -> str:
    start = samples.start(trainee=trainee, mode="test")
    attempt = Attempt(assignment_id, 1, date(2026, 11, 21))
    writer = store.begin(start, lambda _: None, record_audio=False, attempt=attempt)
    for event in events:
        writer.append(event)
    writer.finish()
    return start.id


def test_a_call_remembers_for_which_assignment_it_was_held(
    store: SessionStore, assignments: AssignmentStore, save: Save
) -> None:
    made = assignments.create(TERMS, at=AT, by="")
    session = held(store, made.id, samples.CALL)
    store.save_score(session, samples.SCORE)
    save(samples.start())  # a call of one's own choice
    (call,) = assignments.calls()
    assert (call.session_id, call.attempt) == (session, Attempt(made.id, 1, date(2026, 11, 21)))
    assert (call.outcome, call.score, call.grade) == ("handed_over", 72.5, None)
    assert call.answered
    assert not call.running
    assert assignments.calls(trainee="Somebody Else") == ()
    assert assignments.calls(assignment_id=made.id) == (call,)
    assert assignments.trainees() == ("Łucja Świątek",)


def test_the_latest_finished_grade_of_the_first_kind_counts(
    store: SessionStore, assignments: AssignmentStore
) -> None:
    made = assignments.create(TERMS, at=AT, by="")
    session = held(store, made.id, samples.CALL)
    store.grades.save_scorecard(grading.CARD)
    for grade in (
        grading.grade(session, grader="Ewa", finished_at=None, result=CardResult(1.0, None, False)),
        grading.grade(session, grader="Ola", kind="second", result=CardResult(2.0, None, False)),
    ):
        store.grades.save(grade)
    assert [(one.grade, one.grade_passed) for one in assignments.calls()] == [(None, None)]
    later = grading.NOW + timedelta(hours=1)
    store.grades.save(grading.grade(session, grader="Jan", finished_at=later, result=CardResult(40.0, None, False)))
    store.grades.save(grading.grade(session, grader="Ida"))
    assert [(one.grade, one.grade_passed) for one in assignments.calls()] == [(40.0, False)]


LOST = LinePaused(4.0, "device_lost", "microphone", "Headset", "It was unplugged.")
MUTED = LinePaused(4.0, "muted", "microphone", "Headset", "It is muted.")


@pytest.mark.parametrize(
    ("events", "ended_by", "line_lost"),
    [
        ((CallEnded(30.0, "aborted", "left"),), "left", False),
        ((LOST, CallEnded(4.0, "aborted", "device")), "device", True),
        ((LOST, CallEnded(4.0, "aborted", "left")), "left", True),
        ((LOST, LineResumed(4.0), CallEnded(30.0, "aborted", "left")), "left", False),
        ((MUTED, CallEnded(4.0, "aborted", "left")), "left", False),
    ],
)
def test_it_is_known_how_a_call_was_broken_off(
    store: SessionStore,
    assignments: AssignmentStore,
    events: tuple[CallEvent, ...],
    ended_by: str,
    line_lost: bool,
) -> None:
    made = assignments.create(TERMS, at=AT, by="")
    held(store, made.id, (Ringing(0.0), Answered(1.0), *events))
    (call,) = assignments.calls()
    assert (call.outcome, call.ended_by, call.line_lost) == ("aborted", ended_by, line_lost)


def test_an_attempt_goes_with_its_session(store: SessionStore, assignments: AssignmentStore) -> None:
    made = assignments.create(TERMS, at=AT, by="")
    store.delete(held(store, made.id, samples.CALL))
    assert assignments.calls() == ()
    assert assignments.get(made.id) == made
    assert store.problems() == ()


def test_a_call_for_an_assignment_that_is_not_there_does_not_begin(
    store: SessionStore, assignments: AssignmentStore
) -> None:
    with pytest.raises(IntegrityError):  # a bug: the desk looks the assignment up before
        held(store, str(uuid.uuid4()), samples.CALL)
    assert store.list() == ()


CRASH = """
import os, sys, threading
from datetime import date
from pathlib import Path
from roleplay.core.assignments import Attempt
from roleplay.store.sessions import SessionStore
from tests.store.samples import CALL, start
home = Path(sys.argv[1])
store = SessionStore(home / "sessions.db", home / "recordings")
kept = threading.Semaphore(0)
attempt = Attempt(sys.argv[2], 1, date(2026, 11, 21))
writer = store.begin(start(), lambda event: kept.release(), record_audio=False, attempt=attempt)
for event in CALL[:8]:
    writer.append(event)
    kept.acquire()
os._exit(9)
"""


def test_a_call_that_a_crash_cuts_off_is_known_as_such(tmp_path: Path) -> None:
    store = SessionStore(tmp_path / "sessions.db", tmp_path / "recordings")
    made = store.assignments.create(TERMS, at=AT, by="")
    store.close()
    died = subprocess.run([sys.executable, "-c", CRASH, tmp_path, made.id], check=False)
    assert died.returncode == 9
    store = SessionStore(tmp_path / "sessions.db", tmp_path / "recordings")
    (before,) = store.assignments.calls()
    assert before.running
    store.recover()
    (after,) = store.assignments.calls()
    assert (after.running, after.outcome, after.ended_by) == (False, "aborted", "interrupted")
    assert after.attempt == before.attempt
    store.close()
