"""What a synchronisation would exchange, without exchanging it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from roleplay.core.sync import KINDS, Head, Key, Kind, SyncPeer, SyncPreview, SyncScope, order


def preview(here: SyncPeer, there: SyncPeer, scope: SyncScope) -> SyncPreview:
    """Compare a laptop (`here`) with the department (`there`) as a synchronisation would, and leave both as they are.

    Only what was changed is counted as changed, which the next synchronisation would do first. Raises
    `DatabaseError` (code `database_away`) when the connection is cut.
    """
    here.stamp()
    there.stamp()
    known, theirs = here.acquaintance(there.machine), there.acquaintance(here.machine)
    strangers = theirs.token not in (known.token, known.pending)  # put back to an earlier state: all is compared anew
    unsent = here.changed(0, scope) if strangers else here.unsent(scope)
    coming = there.changed(0 if strangers else here.seen(there.machine, scope.name), scope)
    keys = sorted({head.key for head in (*unsent, *coming)})
    return _counted(keys, here.heads(keys), there.heads(keys), scope)


def _counted(
    keys: Iterable[Key], here: Mapping[Key, Head], there: Mapping[Key, Head], scope: SyncScope
) -> SyncPreview:
    sends: Counter[Kind] = Counter()
    gets: Counter[Kind] = Counter()
    apart = deletes_here = deletes_there = 0
    for key in keys:
        mine, theirs = here.get(key), there.get(key)
        standing = _standing(mine, theirs)
        if standing == "apart":
            apart += 1
        elif standing == "older" and theirs is not None:
            gets[key.kind] += theirs.alive
            deletes_here += not theirs.alive and mine is not None and mine.alive
        elif standing == "newer" and mine is not None and key.kind in scope.sends:
            sends[key.kind] += mine.alive
            deletes_there += not mine.alive and theirs is not None and theirs.alive
    return SyncPreview(_in_order(sends), _in_order(gets), apart, deletes_here, deletes_there)


def _standing(mine: Head | None, theirs: Head | None) -> str:
    if mine is None or theirs is None:
        return "newer" if theirs is None else "older"
    return order(mine.versions, theirs.versions)


def _in_order(found: Counter[Kind]) -> dict[Kind, int]:
    return {kind: found[kind] for kind in KINDS if found[kind]}
