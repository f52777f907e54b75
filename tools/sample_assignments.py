"""Gives the people of a sample store something to do: assignments in all states, tied to calls that they held.

    python -m tools.sample_assignments FOLDER

FOLDER is what `tools.sample_store` made. Days are counted from today, so that what is due soon is due soon.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from roleplay.app import Roleplay
from roleplay.core.assignments import Assignee, Attempt, Terms
from roleplay.core.records import Mode, SessionSummary
from roleplay.places import Places
from roleplay.store.assignments import insert_attempt

TRAINER = "Barbara Lis"
GIVEN_BEFORE = 70
"""Days between giving an assignment and today."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One assignment of the sample, by what is not its scenario."""

    group: str
    due: int | None
    """Days from today."""
    attempts: int | None
    pass_mark: float | None
    note: str
    mode: Mode
    judged_by_trainer: bool = False
    of_calls: float = 1.0
    """Share of the people whose calls are tied to it."""
    withdrawn: bool = False


PLANS = (
    Plan("New starters", 2, 2, 60.0, "Listen to the whole story before you offer anything.", "test"),
    Plan(
        "New starters",
        9,
        None,
        None,
        "Just get to know him; it does not matter how it ends.",
        "practice",
        of_calls=0.3,
    ),
    Plan("Help desk", 5, 3, 70.0, "Mind the opening: name, greeting, and then let them talk.", "test", of_calls=0.6),
    Plan("Help desk", -3, 2, 65.0, "", "test", of_calls=0.7),
    Plan(
        "Parcels", 1, 2, 75.0, "I listen to each of these calls myself.", "test", judged_by_trainer=True, of_calls=0.6
    ),
    Plan("Billing", None, 1, 50.0, "", "test", of_calls=0.5),
    Plan("Parcels", -20, 1, 60.0, "", "practice", withdrawn=True),
)


def make_assignments(app: Roleplay) -> None:
    """Make the groups, where they are missing, and the assignments."""
    groups = json.loads((app.places.data / "groups.json").read_text("utf-8"))
    known = {group.name: group.id for group in app.progress.groups()}
    for name, members in groups.items():
        if name not in known:
            known[name] = app.progress.save_group(None, name, members)
    sessions = [row for row in app.sessions() if row.outcome is not None and row.outcome != "aborted"]
    taken: set[tuple[str, str]] = set()
    for plan in PLANS:
        members = groups[plan.group]
        theirs = [row for row in sessions if row.trainee in members]
        scenario = _most_played(theirs, {scenario for group, scenario in taken if group == plan.group})
        taken.add((plan.group, scenario))
        _assign(app, plan, scenario, Assignee("group", plan.group, known[plan.group]), theirs)


def _most_played(sessions: Sequence[SessionSummary], taken: set[str]) -> str:
    people: dict[str, set[str]] = {}
    for row in sessions:
        if row.scenario_id not in taken:
            people.setdefault(row.scenario_id, set()).add(row.trainee)
    return max(sorted(people), key=lambda scenario: len(people[scenario]))


def _assign(app: Roleplay, plan: Plan, scenario: str, to: Assignee, sessions: Sequence[SessionSummary]) -> None:
    today = app.assignments.today()
    due = None if plan.due is None else today + timedelta(days=plan.due)
    terms = Terms(
        scenario,
        "",
        "",
        (to,),
        mode=plan.mode,
        due=due,
        attempts=plan.attempts,
        pass_mark=plan.pass_mark,
        judged_by="grade" if plan.judged_by_trainer else "score",
        note=plan.note,
    )
    card = next(one for one in app.scenarios("en") if one.id == scenario)
    terms = replace(terms, scenario_title=card.title, customer=card.customer)
    begun = datetime.now(UTC) - timedelta(days=GIVEN_BEFORE)
    made = app._parts.store.assignments.create(terms, at=begun, by=TRAINER)
    held: dict[str, list[SessionSummary]] = {}
    for row in sessions:
        if row.scenario_id == scenario and row.started_at > begun:
            held.setdefault(row.trainee, []).append(row)
    wanted = sorted(held)[: round(len(held) * plan.of_calls)]
    with app._parts.store.assignments._transaction() as connection:
        for person in wanted:
            for row in held[person][: plan.attempts or 4]:
                day = min(today, due or today) - timedelta(days=len(person) % 5)
                insert_attempt(connection, row.id, Attempt(made.id, 1, day))
    if plan.withdrawn:
        app.assignments.withdraw(made.id)


def main() -> None:
    """Make them in the store of a folder."""
    home = Path(sys.argv[1])
    app = Roleplay(Places(home / "data", home / "config", home / "cache", home / "log"))
    app.save_settings(replace(app.settings, trainee=TRAINER))
    make_assignments(app)
    for one in app.assignments.overview():
        states = [each.state for each in one.standings]
        print(one.assignment.terms.scenario_id, {state: states.count(state) for state in sorted(set(states))})
    app.close()


if __name__ == "__main__":
    main()
