"""A store in which everybody has done something, and of everything there is something of somebody else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from roleplay.app import Roleplay
from roleplay.core.assignments import Assignee, Terms
from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.people import NewAccount, OneTimeCode
from roleplay.core.records import SessionFilter
from roleplay.core.rights import Role
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import score
from roleplay.places import Places
from tests.app.desk.test_grading import all_answered
from tests.gui import sample

ADA, HANNA, TOM, GITA, ANNA, BEN = "Ada Admin", "Hanna Haar", "Tom Thrane", "Gita Grupp", "Anna Ahr", "Ben Bodd"
ROLES = {
    ADA: Role.ADMINISTRATOR,
    HANNA: Role.HR,
    TOM: Role.TRAINER,
    GITA: Role.TRAINER,
    ANNA: Role.TRAINEE,
    BEN: Role.TRAINEE,
}
LATE = "Late shift"
"""Anna is in it, and Gita trains it; Tom trains everybody."""
NO_CODE = OneTimeCode("-", sample.STARTED, None)


def word(person: str, what: str) -> str:
    """Return a word that stands in the data of one person only."""
    return f"{what}{person.split(' ', maxsplit=1)[0].lower()}q"


@dataclass
class Office:
    """What is there, by the name of whose it is."""

    places: Places
    sessions: dict[str, str] = field(default_factory=dict)
    grades: dict[str, str] = field(default_factory=dict)
    """Of their sessions, by Tom."""
    comments: dict[str, str] = field(default_factory=dict)
    """On their sessions, by Tom, which they may not see."""
    feedback: dict[str, str] = field(default_factory=dict)
    assignments: dict[str, str] = field(default_factory=dict)
    meeting: str = ""
    """Of Tom and Hanna, about Ben's session."""

    @contextmanager
    def app(self, person: str | None = None) -> Iterator[Roleplay]:
        """Open the program, signed in as somebody, or as nobody."""
        opened = Roleplay(self.places)
        try:
            if person is not None:
                account = opened._parts.store.people.find(person)
                assert account is not None
                opened._parts.access.enter(account)
            yield opened
        finally:
            opened.close()

    def copy(self, base: Path) -> Office:
        """Return the same in another folder, to be changed."""
        shutil.copytree(self.places.data, base / "data")
        return replace(self, places=Places(base / "data", base / "config", self.places.cache, base / "log"))


def furnish(base: Path, cache: Path) -> Office:
    """Fill a store as before people signed in, then let them."""
    office = Office(Places(base / "data", base / "config", cache, base / "log"))
    app = Roleplay(office.places)
    app.save_settings(replace(app.settings, trainee=TOM))
    for number, person in enumerate(ROLES):
        _hold(office, app, person, number)
    app.progress.save_group(None, LATE, (ANNA,))
    meeting = app.trust.meetings.create("Monday", "de-escalation", (office.sessions[BEN],), (TOM, HANNA))
    office.meeting = meeting.meeting.id if hasattr(meeting, "meeting") else meeting.id
    app.finding.save_filter(word(BEN, "filter"), SessionFilter(people=(BEN,)))
    app.progress.bring_up_to_date()
    people = app._parts.store.people
    people.begin(ADA, "$argon2id$nobody", "-", sample.STARTED)
    known = {account.name: account.id for account in people.list()}
    wanted = [
        (known[name], NewAccount(name, role, (), (LATE,) if name == GITA else ())) for name, role in ROLES.items()
    ]
    people.take_in([], wanted, at=sample.STARTED)
    for name in ROLES:
        people.set_passphrase(known[name], "$argon2id$nobody")
    app.close()
    return office


def _hold(office: Office, app: Roleplay, person: str, number: int) -> None:
    session = f"{number:08x}-aaaa-4000-8000-{number:012x}"
    office.sessions[person] = session
    start = replace(sample.record().start, id=session, trainee=person)
    events = tuple(_saying(event, word(person, "said")) for event in sample.EVENTS)
    writer = app._parts.store.begin(start, lambda _: None, record_audio=True)
    for event in events:
        writer.append(event)
    writer.append_audio(bytes(3200), bytes(3200))
    writer.finish()
    app._parts.store.save_score(session, score(DialogueEngine(sample.SCENARIO, "en"), sample.EVENTS, seed=start.seed))
    grade = app.grading.finish(replace_summary(all_answered(app.grading.begin(session, "de-escalation")), person))
    office.grades[person] = grade.grade.id
    hidden = app.grading.comment(session, 1.0, text=word(person, "hidden"), visible=False)
    office.comments[person] = hidden.id
    app.grading.comment(session, 2.0, text=word(person, "told"))
    office.feedback[person] = app.grading.send(session, word(person, "message")).id
    terms = Terms("laptop-overdue", "", "", (Assignee("person", person),), note=word(person, "asked"))
    office.assignments[person] = app.assignments.create(terms).id


def replace_summary(graded, person):  # type: ignore[no-untyped-def]
    """Return a grade with words about a person."""
    return replace(graded, grade=replace(graded.grade, summary=word(person, "graded")))


def _saying(event: CallEvent, said: str) -> CallEvent:
    if not isinstance(event, TraineeSaid):
        return event
    return replace(event, transcript=replace(event.transcript, text=f"{event.transcript.text} {said}"))
