"""The table of rights, role by role and action by action: what is refused and what is not, below the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.app.access import speed
from roleplay.app.options import Retry
from roleplay.cli.main import run
from roleplay.core.errors import AccessDeniedError, RoleplayError
from roleplay.core.handover import BundleOptions
from roleplay.core.practice import Selection
from roleplay.core.records import SessionFilter
from roleplay.core.rights import Action, Role
from roleplay.core.scorecards import Scorecard

from .office import ADA, ANNA, BEN, GITA, HANNA, ROLES, TOM, Office, word

Probe = Callable[[Roleplay, Office, str], object]
"""Does something to the data of a person."""


def _another(app: Roleplay) -> Scorecard:
    card = app.grading.cards.newest()[0]
    return replace(card, version=1 + card.version)


def _listed(app: Roleplay, whose: str) -> None:
    if whose not in {account.name for account in app.people.list()}:
        raise AccessDeniedError


PROBES: dict[Action, Probe] = {
    Action.PRACTISE: lambda app, office, whose: (
        app.assignments.name_wanted() if whose == app.access.me.name else _no()
    ),
    Action.SEE_RESULTS: lambda app, office, whose: app.progress.selection(whose, None, Selection()),
    Action.READ_CALL: lambda app, office, whose: app.replay.open(office.sessions[whose]),
    Action.LISTEN: lambda app, office, whose: app.recording(office.sessions[whose]),
    Action.CORRECT: lambda app, office, whose: app.take_back_correction(office.sessions[whose], 0),
    Action.RECEIVE_FEEDBACK: lambda app, office, whose: app.grading.acknowledge(office.feedback[whose]),
    Action.SEE_GRADES: lambda app, office, whose: app.grading.grade(office.grades[whose][:8]),
    Action.GRADE: lambda app, office, whose: app.grading.comment(office.sessions[whose], 1.0, text="Well said."),
    Action.CALIBRATE: lambda app, office, whose: app.trust.meetings.create(
        "", "de-escalation", [office.sessions[whose]], ["a", "b"]
    ),
    Action.KEEP_SCORECARDS: lambda app, office, whose: app.grading.cards.save(_another(app), by=""),
    Action.SEE_ASSIGNMENTS: lambda app, office, whose: app.assignments.get(office.assignments[whose]),
    Action.ASSIGN: lambda app, office, whose: app.assignments.withdraw(office.assignments[whose]),
    Action.HAND_OVER: lambda app, office, whose: app.bundles.contents(BundleOptions((office.sessions[whose],))),
    Action.TAKE_IN: lambda app, office, whose: app.bundles.inspect(Path("nowhere.roleplay")),
    Action.EXPORT_CALL: lambda app, office, whose: app.export_transcript(office.sessions[whose], _out(office)),
    Action.EXPORT_RESULTS: lambda app, office, whose: app.export_practice_log(
        _out(office), SessionFilter(people=(whose,))
    ),
    Action.SEE_PEOPLE: lambda app, office, whose: _listed(app, whose),
    Action.MANAGE_GROUPS: lambda app, office, whose: app.progress.save_group(None, f"Of {whose}", (whose,)),
    Action.MANAGE_PEOPLE: lambda app, office, whose: app.people.get(whose),
    Action.ACKNOWLEDGE_NOTICE: lambda app, office, whose: (
        app.privacy.notice() if whose == app.access.me.name else _no()
    ),
    Action.SET_RETENTION: lambda app, office, whose: app.privacy.preview(date(2026, 12, 1)),
    Action.READ_AUDIT: lambda app, office, whose: list(app.audit.entries()),
    Action.SEND_STATEMENTS: lambda app, office, whose: app.statements.sent(),
    Action.ERASE: lambda app, office, whose: app.privacy.erasure(whose),
    Action.ENCRYPT: lambda app, office, whose: app.safety.new_recovery_key(),
    Action.BACK_UP: lambda app, office, whose: app.safety.backups(),
    Action.MANAGE_MODELS: lambda app, office, whose: app.remove_model("none-of-this-name"),
    Action.MEASURE_PROGRAM: lambda app, office, whose: app.bench_sign_in(1),
    Action.DELETE_CALL: lambda app, office, whose: app.delete_session(office.sessions[whose]),
}
"""For each action a method that needs it; in this order, for the last one takes away what the others look at. Those
of later parts are asked of `access` itself, by whose answer their desks are guarded.
"""
WHOLE = {Action.KEEP_SCORECARDS, Action.TAKE_IN, Action.MANAGE_GROUPS, Action.SET_RETENTION, Action.READ_AUDIT}
WHOLE |= {Action.MANAGE_MODELS, Action.MEASURE_PROGRAM, Action.MANAGE_PEOPLE}
"""What is not done to one person's data: whoever may do it may do it for all."""
SCOPES = {0: "-", 1: "own", 2: "group", 3: "any"}


def _no() -> None:
    raise AccessDeniedError


def _out(office: Office) -> Path:
    return office.places.data.parent / "out"


def _allowed(app: Roleplay, office: Office, action: Action, whose: str) -> bool:
    probe = PROBES.get(action)
    try:
        if probe is None:
            app._parts.access.need(action, whose)
        else:
            probe(app, office, whose)
    except AccessDeniedError:
        return False
    except RoleplayError:  # it was let in, and then found nothing to be done
        return True
    return True


def _measured(office: Office, person: str, others: tuple[tuple[str, int], ...]) -> dict[str, str]:
    """Return for each action the widest scope in which it works."""
    found: dict[str, str] = {}
    with office.app(person) as app:
        for action in (*(each for each in Action if each is not Action.DELETE_CALL), Action.DELETE_CALL):
            reached = [scope for whose, scope in others if _allowed(app, office, action, whose)]
            assert reached in ([], [1], [1, 2], [1, 2, 3]), (person, action, reached)
            found[action.value] = SCOPES[max(reached, default=0)]
    return found


def _printed(capsysbinary: pytest.CaptureFixture[bytes]) -> dict[str, dict[str, str]]:
    """Return the table of the command, by role."""
    assert run(["people", "rights"]) == 0
    header, *lines = capsysbinary.readouterr().out.decode().splitlines()
    roles = header.split()[1:]
    rows = [line.split() for line in lines]
    return {role: {row[0]: row[1 + column] for row in rows} for column, role in enumerate(roles)}


@pytest.mark.parametrize("person", [ANNA, GITA, HANNA, ADA])
def test_what_works_is_what_the_table_says(
    office: Office,
    person: str,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(speed, "measure", lambda *_: None)
    said = _printed(capsysbinary)[ROLES[person].value]
    group = ANNA if person != ANNA else BEN  # a trainee has no group
    others = ((person, 1), (group, 2), (BEN if person != ANNA else TOM, 3))
    measured = _measured(office, person, others)
    for action in WHOLE:
        if measured[action.value] == "any" and said[action.value] == "group":
            measured[action.value] = "group"
    assert measured == said


def test_a_trainer_without_groups_trains_everybody(office: Office) -> None:
    with office.app(TOM) as app:
        assert app.session(office.sessions[BEN]).start.trainee == BEN
        assert len(app.sessions()) == len(ROLES)
    with office.app(GITA) as app:
        assert {row.trainee for row in app.sessions()} == {GITA, ANNA}


def test_the_roles_and_the_table_name_the_same(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    said = _printed(capsysbinary)
    assert list(said) == [role.value for role in Role]
    assert all(list(column) == [action.value for action in Action] for column in said.values())
    assert all(re.fullmatch("own|group|any|-", cell) for column in said.values() for cell in column.values())


def test_everything_that_is_done_carries_the_name_of_who_is_signed_in(office: Office) -> None:
    with office.app(ANNA) as app:
        assert app.settings.trainee == ANNA
        app.save_settings(replace(app.settings, trainee=BEN, volume=0.5))
        assert (app.settings.trainee, app.settings.volume) == (ANNA, 0.5)
        with pytest.raises(AccessDeniedError):
            app.correct(office.sessions[ANNA], 3, "Words", by=BEN)
        with pytest.raises(AccessDeniedError):
            app.play_call(CallOptions("laptop-overdue"), (), lambda _: None, trainee=BEN)
        with pytest.raises(AccessDeniedError):
            app.ring(CallOptions("laptop-overdue", retry=Retry(office.sessions[BEN], 3)), lambda _: None)
    with office.app(TOM) as app:
        with pytest.raises(AccessDeniedError):
            app.grading.begin(office.sessions[BEN], "de-escalation", grader=GITA)
        theirs = app.grading.grade(office.grades[BEN])
    with office.app(GITA) as app, pytest.raises(AccessDeniedError):
        app.grading.delete(office.grades[ANNA])  # she may see it, and it is Tom's
    assert theirs.grade.grader == TOM


def test_a_trainee_sees_of_what_trainers_say_what_was_sent(office: Office, tmp_path: Path) -> None:
    session, out = office.sessions[ANNA], tmp_path / "call.json"
    with office.app(ANNA) as app:
        assert [comment.text for comment in app.grading.comments(session)] == [word(ANNA, "told")]
        assert app.grading.of_session(session) == ()  # finished, and not sent
        app.export_session(session, out)
    told = out.read_text("utf-8")
    assert word(ANNA, "told") in told
    assert word(ANNA, "message") in told
    assert word(ANNA, "hidden") not in told
    assert word(ANNA, "graded") not in told
    with office.app(GITA) as app:
        app.export_session(session, out)
    assert word(ANNA, "hidden") in out.read_text("utf-8")


def test_who_was_asked_to_grade_a_call_may_open_it_whosever_it_is(office: Office) -> None:
    with office.app(TOM) as app:
        first = app.grading.grade(office.grades[BEN]).grade
        app.trust.seconds.assign([first], GITA)
    with office.app(GITA) as app:
        assert app.replay.open(office.sessions[BEN]).id == office.sessions[BEN]
        assert BEN not in {row.trainee for row in app.sessions()}
        with pytest.raises(AccessDeniedError):
            app.replay.open(office.sessions[HANNA])
