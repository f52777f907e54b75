"""Whatever people do on some laptops and in the department, and wherever the connection is cut: all come to the same
state, nothing that nobody gave up on purpose is lost, and nothing is there twice.
"""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from roleplay.core.sync import Key, mark
from roleplay.core.sync_run import synchronise

from .department import ALL, CutConnection, CutError, Machine, settle

LAPTOPS = 2
DEPARTMENT = LAPTOPS
"""Whoever works in the department's store directly changes things there, too."""
_where = st.integers(0, LAPTOPS)
_laptop = st.integers(0, LAPTOPS - 1)
_pick = st.integers(0, 999)
_grader = st.sampled_from(("Jan Żuk", "Ewa"))


class Department(RuleBasedStateMachine):
    """What is expected is kept as texts: one that somebody saw and replaced is given up, all others stay."""

    empty: Path

    def __init__(self) -> None:
        super().__init__()
        chance = Random(20261122)
        self._ids = patch.object(uuid, "uuid4", lambda: uuid.UUID(int=chance.getrandbits(128), version=4))
        self._ids.start()
        self.folder = Path(tempfile.mkdtemp())
        self.machines = []
        for number in range(LAPTOPS + 1):
            shutil.copytree(self.empty, self.folder / str(number))
            self.machines.append(Machine(self.folder / str(number), number))
        self.count = 0
        self.shared = ""
        self.calls: set[str] = set()
        self.deleted: set[str] = set()
        self.sounds: set[str] = set()
        self.words: dict[str, set[str]] = {}
        """Of each call, those that must be in force or beside in the end."""
        self.remarks: dict[str, set[str]] = {}
        """Of each call: summaries of grades and texts of comments."""
        self.written: dict[str, str] = {}
        """Into which comment each text was written."""
        self.dropped: set[str] = set()
        """Comments that somebody deleted: that wins over what others write into them at the same time."""
        self.notes: set[str] = set()
        """Of assignments."""

    def teardown(self) -> None:
        try:
            self.check()
        finally:
            for machine in self.machines:
                machine.close()
            shutil.rmtree(self.folder)
            self._ids.stop()

    def text(self, what: str) -> str:
        self.count += 1
        return f"{what} {self.count}"

    def chosen(self, machine: Machine, pick: int) -> str | None:
        """Return one of the calls that are here, mostly the one that everybody has."""
        here = [found.id for found in machine.store.list()]
        if self.shared in here and pick % 4:
            return self.shared
        return here[pick % len(here)] if here else None

    # --- what people do ---

    @initialize()
    def share(self) -> None:
        """Everybody has a call that was graded, remarked on and corrected, and an assignment."""
        machine = self.machines[0]
        self.shared = machine.hold_call()
        self.calls.add(self.shared)
        machine.correct(self.shared, words := self.text("words"))
        self.words[self.shared] = {words}
        machine.grade(self.shared, summary := self.text("grade"), "Ewa")
        comment = machine.comment(self.shared, self.text("comment"))
        self.remarks[self.shared] = {summary, comment.text}
        self.written[comment.text] = comment.id
        machine.assign(note := self.text("note"))
        self.notes.add(note)
        settle(self.machines[:LAPTOPS], self.machines[DEPARTMENT])

    @rule(where=_where, sound=st.booleans())
    def call(self, where: int, sound: bool) -> None:
        session = self.machines[where].hold_call(sound=sound)
        self.calls.add(session)
        if sound:
            self.sounds.add(session)

    @rule(where=_where, pick=_pick)
    def correct(self, where: int, pick: int) -> None:
        machine = self.machines[where]
        if (session := self.chosen(machine, pick)) is None:
            return
        kept = self.words.setdefault(session, set())
        kept -= {machine.corrected(session)}
        machine.correct(session, words := self.text("words"))
        kept.add(words)

    @rule(where=_where, pick=_pick)
    def take_back(self, where: int, pick: int) -> None:
        machine = self.machines[where]
        session = self.chosen(machine, pick)
        if session is not None and (words := machine.corrected(session)) is not None:
            machine.take_back(session)
            self.words[session] -= {words}

    @rule(where=_where, pick=_pick, grader=_grader)
    def grade(self, where: int, pick: int, grader: str) -> None:
        machine = self.machines[where]
        if (session := self.chosen(machine, pick)) is None:
            return
        kept = self.remarks.setdefault(session, set())
        mine = [one for one in machine.store.grades.of_session(session) if one.grader == grader]
        if mine:
            kept -= {mine[0].summary}
            machine.store.grades.save(replace(mine[0], summary=(summary := self.text("grade"))))
        else:
            machine.grade(session, summary := self.text("grade"), grader)
        kept.add(summary)

    @rule(where=_where, pick=_pick, which=_pick)
    def comment(self, where: int, pick: int, which: int) -> None:
        machine = self.machines[where]
        if (session := self.chosen(machine, pick)) is None:
            return
        kept = self.remarks.setdefault(session, set())
        comments = machine.store.comments.of_session(session)
        if comments and which % 3:
            one = comments[which % len(comments)]
            kept -= {one.text}
            if which % 3 == 1:
                machine.store.comments.delete(one.id)
                self.dropped.add(one.id)
                return
            saved = machine.store.comments.save(replace(one, text=self.text("comment")))
        else:
            saved = machine.comment(session, self.text("comment"))
        kept.add(saved.text)
        self.written[saved.text] = saved.id

    @rule(where=_where, pick=_pick, grader=_grader)
    def ask_second(self, where: int, pick: int, grader: str) -> None:
        machine = self.machines[where]
        session = self.chosen(machine, pick)
        grades = machine.store.grades.of_session(session) if session else ()
        if grades:
            machine.second_grading(grades[pick % len(grades)], grader)

    @rule(where=_where, pick=_pick)
    def assign(self, where: int, pick: int) -> None:
        machine = self.machines[where]
        known = machine.store.assignments.list()
        note = self.text("note")
        if known and pick % 3:
            machine.reassign(known[pick % len(known)].id, note)
        else:
            machine.assign(note)
        self.notes.add(note)

    @rule(where=_where, pick=_pick)
    def attempt(self, where: int, pick: int) -> None:
        machine = self.machines[where]
        known = machine.store.assignments.list()
        if known:
            self.calls.add(machine.attempt(known[pick % len(known)].id))

    @rule(where=_where)
    def meet(self, where: int) -> None:
        machine = self.machines[where]
        machine.meet(tuple(found.id for found in machine.store.list()[:2]))

    @precondition(lambda self: len(self.calls) > len(self.deleted) + 1)
    @rule(where=_where, pick=_pick)
    def delete(self, where: int, pick: int) -> None:
        machine = self.machines[where]
        here = [found.id for found in machine.store.list()]
        if here:
            session = here[pick % len(here)]
            machine.store.delete(session)
            self.deleted.add(session)

    # --- the connection ---

    @rule(laptop=_laptop)
    def sync(self, laptop: int) -> None:
        self.machines[laptop].sync(self.machines[DEPARTMENT])

    @rule(laptop=_laptop, at=st.integers(1, 40), after=st.booleans(), whose=st.booleans())
    def sync_cut(self, laptop: int, at: int, after: bool, whose: bool) -> None:
        """The connection is cut before or after a step; or the laptop is, which may know less than it did."""
        here, there = self.machines[laptop].peer, self.machines[DEPARTMENT].peer
        try:
            if whose:
                synchronise(CutConnection(here, at, after=after), there, ALL)
            else:
                synchronise(here, CutConnection(there, at, after=after), ALL)
        except CutError:
            pass

    # --- what must be so in the end ---

    def check(self) -> None:
        laptops, department = self.machines[:LAPTOPS], self.machines[DEPARTMENT]
        settle(laptops, department)
        first = department.content()
        for machine in laptops:
            assert machine.content() == first
        alive = self.calls - self.deleted
        for machine in self.machines:
            assert {found.id for found in machine.store.list()} == alive
            assert not machine.store.missing_recordings()
            self.check_words(machine, alive)
            assert not machine.store.problems()
        for one in department.store.assignments.list():
            self.notes -= {version.terms.note for version in one.versions}
        assert not self.notes
        assert {key for key in first if key.kind == "sound"} == {
            Key("sound", mark(one)) for one in self.sounds & alive
        }

    def check_words(self, machine: Machine, alive: Iterable[str]) -> None:
        for session in alive:
            record = machine.store.load(session)
            said = [one.text for one in (*record.corrections, *record.other_corrections)]
            assert len(set(said)) == len(said)
            assert self.words.get(session, set()) <= set(said)
            remarks = [grade.summary for grade in machine.store.grades.of_session(session)]
            remarks += [comment.text for comment in machine.store.comments.of_session(session)]
            assert sorted(set(remarks)) == sorted(remarks)
            given_up = {text for text, comment in self.written.items() if comment in self.dropped}
            assert self.remarks.get(session, set()) - given_up <= set(remarks)


def _run(empty: Path, examples: int, steps: int) -> None:
    machine = type("OneDepartment", (Department,), {"empty": empty})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=(Phase.explicit, Phase.generate),  # to shrink many stores takes very long
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )


def test_all_come_to_the_same_state(empty: Path) -> None:
    _run(empty, examples=3, steps=12)


@pytest.mark.slow
def test_all_come_to_the_same_state_after_long_histories(empty: Path) -> None:
    _run(empty, examples=25, steps=30)
