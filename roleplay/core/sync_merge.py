"""Putting together two states of an item that were changed apart: both are kept. Pure.

What the department has stays in force and keeps its id; what was made here is kept beside it: other words for the
same answer as a rival correction, another grade or comment under an id of its own that is the same however often this
is done. A deletion wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from roleplay.core.sync import Item, Kind, Merged, joined
from roleplay.core.sync_content import digest
from roleplay.core.sync_merge_calls import merge_session
from roleplay.core.sync_merge_grading import merge_beside, merge_feedback, merge_scorecard
from roleplay.core.sync_merge_plans import merge_assignment, merge_meeting


def merge(mine: Item, theirs: Item) -> Merged:
    """Return what is to be kept of two states of the same item that were changed apart. Both come with their body."""
    versions = joined(mine.head.versions, theirs.head.versions)
    known = mine.head.versions

    if not mine.alive and theirs.alive:
        return Merged(_with_versions(mine, versions), known)
    if not theirs.alive or digest(mine) == digest(theirs):
        return Merged(_with_versions(theirs, versions), known, changed=False)
    merged = _MERGERS[mine.key.kind](mine, theirs)
    changed = digest(merged.item) != digest(theirs)
    return replace(merged, item=_with_versions(merged.item, versions), known=known, changed=changed)


def _with_versions(item: Item, versions: Mapping[str, int]) -> Item:
    return replace(item, head=replace(item.head, versions=versions))


def _as_theirs(_mine: Item, theirs: Item) -> Merged:
    return Merged(theirs, {})


_MERGERS: Mapping[Kind, Callable[[Item, Item], Merged]] = {
    "scorecard": merge_scorecard,
    "assignment": merge_assignment,
    "session": merge_session,
    "grade": merge_beside,
    "second_grading": _as_theirs,
    "comment": merge_beside,
    "feedback": merge_feedback,
    "meeting": merge_meeting,
    "sound": _as_theirs,
}
