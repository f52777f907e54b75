"""What to do with a session of a bundle, by what is here already. Pure: nothing is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from roleplay.core.handover import Gains, SessionStanding
from roleplay.core.records import Correction, SessionRecord
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
    reason: str = ""

    @property
    def gains(self) -> Gains:
        """What is counted of it."""
        return Gains(self.recording, len(self.corrections), len(self.other_corrections))


def decide(
    incoming: SessionRecord, here: SessionRecord | None, *, deleted: bool, has_sound: bool, brings_sound: bool
) -> Decision:
    """Decide on one session. `here` is the one of the same id, None when there is none.

    What is in force here stays in force: an import adds, and never changes or takes away. `deleted` tells that it was
    deleted here and is not wanted back; `has_sound` that its recording is here.
    """
    if here is None:
        if deleted:
            return Decision("deleted", reason="it was deleted here")
        return Decision("new", recording=brings_sound)
    if here.summary.state == "running":
        return Decision("refused", reason="this call runs here now")
    if not same_call(incoming, here):
        return Decision("refused", reason="another call of the same id is here")
    in_force, beside = _corrections(incoming, here)
    takes_sound = brings_sound and not has_sound
    gains = bool(in_force or beside or takes_sound)
    return Decision("merged" if gains else "known", in_force, beside, takes_sound)


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
