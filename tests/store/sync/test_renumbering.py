"""Terms that were set on a laptop and in the department at once, with attempts under each of them."""

from __future__ import annotations

from collections.abc import Callable

from tests.store.sync.department import Machine, settle

Make = Callable[[], Machine]


def test_terms_that_move_up_take_their_attempts_with_them(make: Make) -> None:
    department, laptop, other = make(), make(), make()
    assignment = laptop.assign("first")
    laptop.sync(department)
    other.sync(department)
    department.reassign(assignment, "the department's")
    attempts = {}
    for note in ("second", "third", "fourth"):
        laptop.reassign(assignment, note)
        attempts[note] = [laptop.attempt(assignment), laptop.attempt(assignment)]
    settle([laptop, other], department)
    for machine in (department, laptop, other):
        (found,) = machine.store.assignments.list()
        notes = {version.number: version.terms.note for version in found.versions}
        assert list(notes.values()) == ["first", "the department's", "second", "third", "fourth"]
        calls = machine.store.assignments.calls(assignment_id=assignment)
        held = {one.session_id: one.attempt.version for one in calls}
        assert {call: notes[held[call]] for call in held} == {
            call: note for note, several in attempts.items() for call in several
        }
