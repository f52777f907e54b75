"""What to do with a session of a bundle, by what is here already. Pure: nothing is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from roleplay.core.handover import Gains, HandedSession, Refusal, SessionStanding
from roleplay.core.records import Correction, SessionRecord
from roleplay.export.bundle.merging_grades import NOTHING, Graded, graded
from roleplay.export.bundle.names import without_devices


@dataclass(frozen=True, slots=True)
class Decision:
    """What an import does with one session."""

    standing: SessionStanding
    corrections: tuple[Correction, ...] = ()
    """To be put in force: nobody has corrected these answers here."""
    other_corrections: tuple[Correction, ...] = ()
    """To be kept beside those in force here."""
    recording: bool = False
    """Whether the sound is taken."""
    graded: Graded = NOTHING
    reason: Refusal = ""

    @property
    def gains(self) -> Gains:
        """What is counted of it."""
        return Gains(
            self.recording,
            len(self.corrections),
            len(self.other_corrections),
            len(self.graded.grades),
            len(self.graded.comments),
            len(self.graded.feedback),
        )


def decide(incoming: HandedSession, here: HandedSession | None, *, brings_sound: bool, tag: str) -> Decision:
    """Decide on one session. `here` is the one of the same id, None when there is none.

    What is in force here stays in force: an import adds, and never changes what somebody here has decided. `tag`
    tells where the file comes from: it follows a name that would stand for two people's grades otherwise. The summary
    of the one here names its recording only when the sound is there.
    """
    if here is None:
        return Decision("new", recording=brings_sound)
    if here.record.summary.state == "running":
        return Decision("refused", reason="running")
    if not same_call(incoming.record, here.record):
        return Decision("refused", reason="other_call")
    decision = Decision(
        "merged",
        *_corrections(incoming.record, here.record),
        recording=brings_sound and not here.record.summary.recording,
        graded=graded(incoming, here, tag),
    )
    return decision if decision.gains else Decision("known")


def same_call(one: SessionRecord, other: SessionRecord) -> bool:
    """Tell whether two records are of the very same call, whatever people and devices are called in them."""
    return _essence(one) == _essence(other)


def _essence(record: SessionRecord) -> tuple[object, ...]:
    start = record.start
    return (
        *(start.id, start.started_at, start.scenario_id, start.scenario_version, start.language, start.mode),
        *(start.seed, start.level, start.retry_of, hashlib.sha256(start.scenario_source.encode()).digest()),
        tuple(map(without_devices, record.events)),
    )


def _corrections(
    incoming: SessionRecord, here: SessionRecord
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """Return which corrections to put in force, and which to keep beside others. The same words are no other ones."""
    in_force = {one.position: one.text for one in here.corrections}
    kept = {(one.position, one.text) for one in (*here.corrections, *here.other_corrections)}
    new: list[Correction] = []
    beside: list[Correction] = []
    for one in incoming.corrections:
        if one.position not in in_force:
            new.append(one)
            in_force[one.position] = one.text
            kept.add((one.position, one.text))
    for one in (*incoming.corrections, *incoming.other_corrections):
        if (one.position, one.text) not in kept:
            beside.append(one)
            kept.add((one.position, one.text))
    return tuple(new), tuple(beside)
