"""Some laptops and a department, and whatever people do on them; a connection that can be cut anywhere."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from roleplay.core.assignments import Assignee, Attempt, Terms
from roleplay.core.errors import DatabaseError
from roleplay.core.grades import Comment, Grade
from roleplay.core.records import Correction
from roleplay.core.sync import Item, Key, SyncReport, SyncScope
from roleplay.core.sync_content import digest
from roleplay.core.sync_run import synchronise
from roleplay.core.trust import Meeting, SecondGrading
from roleplay.store.sessions import SessionStore
from roleplay.store.sync_scope import changed
from roleplay.store.sync_sounds import SoundFolder
from roleplay.store.sync_sounds_server import SoundTables
from roleplay.store.sync_store import SyncStore
from tests.store import grading
from tests.store.samples import CALL, SCORE, SORRY, start

ALL = SyncScope()
SPOKEN_AT = CALL.index(SORRY)


class CutError(DatabaseError):
    """The connection is gone."""


class CutConnection:
    """Hands everything on to a store, and breaks at one of the calls: before it, or after it took effect."""

    def __init__(self, peer: SyncStore, at: int, *, after: bool) -> None:
        self._peer = peer
        self._left = at
        self._after = after

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._peer, name)
        if not callable(value):
            return value

        def called(*arguments: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left < 0 or (self._left == 0 and not self._after):
                raise CutError("cut", code="database_unreachable")
            result = value(*arguments, **named)
            if self._left == 0:
                raise CutError("cut", code="database_unreachable")
            return result

        return called


class Machine:
    """A store, and one person's hands on it. Clocks differ by days: nothing may rest on them."""

    def __init__(self, folder: Path, number: int, where: str = "") -> None:
        """`where` is the address of a database on a server, empty for a file in the folder."""
        self.folder = folder
        self.where = where
        self.number = number
        self._clock = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=37 * (-1) ** number * number)
        self.open()

    def open(self) -> None:
        """Open the store."""
        self.store = SessionStore(self.where or self.folder / "sessions.db", self.folder / "recordings")
        database = self.store._database
        sounds = SoundTables(database) if database.shared else SoundFolder(self.folder / "recordings")
        self.peer = SyncStore(database, sounds)

    def close(self) -> None:
        """Close it."""
        self.store.close()

    def back_up(self) -> Path:
        """Return a copy of everything."""
        self.close()
        backup = self.folder.with_name(f"{self.folder.name}-{uuid.uuid4().hex}")
        shutil.copytree(self.folder, backup)
        self.open()
        return backup

    def restore(self, backup: Path) -> None:
        """Put everything back to an earlier state."""
        self.close()
        shutil.rmtree(self.folder)
        shutil.copytree(backup, self.folder)
        self.open()

    def now(self) -> datetime:
        """Return the time by the clock of this machine."""
        self._clock += timedelta(seconds=1)
        return self._clock

    # --- what people do ---

    def hold_call(
        self, trainee: str = "Łucja Świątek", *, sound: bool = False, attempt: Attempt | None = None
    ) -> str:
        """Hold a call; return its id."""
        begun = start(started_at=self.now(), trainee=trainee)
        writer = self.store.begin(begun, lambda _event: None, record_audio=sound, attempt=attempt)
        for event in CALL:
            writer.append(event)
        if sound:
            noise = uuid.uuid4().bytes * 1000
            writer.append_audio(noise, noise[::-1])
        writer.finish()
        self.store.save_score(begun.id, SCORE)
        return begun.id

    def correct(self, session: str, words: str) -> None:
        """Put words right."""
        correction = Correction(SPOKEN_AT, words, SORRY.understood, self.now(), f"person {self.number}")
        self.store.save_correction(session, correction, replace(SCORE, total=float(len(words) % 100)))

    def corrected(self, session: str) -> str | None:
        """Return the corrected words that are in force."""
        found = self.store.load(session).corrections
        return found[0].text if found else None

    def take_back(self, session: str) -> None:
        """Take the correction back."""
        self.store.drop_correction(session, SPOKEN_AT, None, by=f"person {self.number}")

    def grade(self, session: str, summary: str, grader: str) -> Grade:
        """Grade a call anew."""
        self.store.grades.save_scorecard(grading.CARD, by=grader)
        new = grading.grade(session, summary=summary, grader=grader, started_at=self.now())
        return self.store.grades.save(new)

    def comment(self, session: str, text: str) -> Comment:
        """Remark on something."""
        return self.store.comments.save(grading.comment(session, text=text, created_at=self.now()))

    def second_grading(self, grade: Grade, grader: str) -> None:
        """Ask somebody to grade it, too."""
        one = SecondGrading(str(uuid.uuid4()), grade.session_id, grade.id, grader, "Ewa", self.now())
        self.store.trust.assign([one])

    def meet(self, sessions: tuple[str, ...]) -> None:
        """Plan a calibration meeting."""
        self.store.grades.save_scorecard(grading.CARD)
        card = grading.CARD
        self.store.trust.save_meeting(
            Meeting(
                str(uuid.uuid4()), "November", card.id, card.version, sessions, ("A", "B"), "Ewa", self.now(), None
            )
        )

    def assign(self, note: str) -> str:
        """Give an assignment; return its id."""
        return self.store.assignments.create(terms(note), at=self.now(), by="Ewa").id

    def reassign(self, assignment: str, note: str) -> None:
        """Change what it asks."""
        now = self.store.assignments.get(assignment)
        self.store.assignments.change(now, terms(note), at=self.now(), by="Ewa")

    def attempt(self, assignment: str) -> str:
        """Hold a call for an assignment, under the terms that hold now."""
        now = self.store.assignments.get(assignment)
        return self.hold_call(attempt=Attempt(now.id, now.versions[-1].number, date(2026, 11, 22)))

    def sync(self, department: Machine, scope: SyncScope = ALL) -> SyncReport:
        """Synchronise."""
        return synchronise(self.peer, department.peer, scope)

    def content(self) -> dict[Key, tuple[str, str]]:
        """Return what is here: id and digest of every item that was not deleted."""
        self.peer.stamp()
        with self.store._snapshot() as connection:
            keys = [Key(row.kind, row.mark) for row in connection.execute(changed(ALL, 0))]
        items = [item for item in self.peer.read(keys) if item.alive]
        return {item.key: (item.head.identifier, self._digest(item)) for item in items}

    def _digest(self, item: Item) -> str:
        if item.key.kind != "sound":
            return digest(item)
        found = self.peer.sound(item.head.identifier)
        return found.digest if found else "missing"


def terms(note: str) -> Terms:
    """Return what an assignment asks."""
    return Terms("laptop-overdue", "Three weeks", "Marian", (Assignee("person", "Łucja Świątek"),), note=note)


def did_something(report: SyncReport) -> bool:
    """Tell whether anything was exchanged."""
    return bool(report.sent or report.received or report.sounds_sent or report.sounds_received)


def settle(machines: list[Machine], department: Machine) -> None:
    """Synchronise everybody until there is nothing left to do."""
    for _ in range(12):
        reports = [machine.sync(department) for machine in machines]
        if not any(map(did_something, reports)):
            return
    raise AssertionError(f"they do not come to rest: {reports}")
