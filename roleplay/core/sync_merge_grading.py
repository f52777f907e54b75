"""Two states of what a trainer says: a grade, a comment, feedback, or the scorecard itself."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import replace

from roleplay.core.sync import Conflict, Head, Item, Key, Kind, Merged, Row, mark
from roleplay.core.sync_content import digest


def copied(item: Item) -> Item:
    """Return a grade, a comment or feedback under an id of its own that follows from its content."""
    before = item.head.identifier
    after = str(uuid.uuid5(uuid.UUID(before), digest(item)))
    kind = item.key.kind
    root = {"grade": "grades", "comment": "comments", "feedback": "feedback"}[kind]
    tables: dict[str, Sequence[Row]] = {root: [{**item.tables[root][0], "id": after}]}
    if kind == "grade":
        tables["grade_answers"] = [{**row, "grade_id": after} for row in item.tables.get("grade_answers", ())]
        tables[root] = [{**tables[root][0], "grader": tagged(tables[root][0]["grader"], after)}]
    if kind == "comment":
        tables[root] = [{**tables[root][0], "recorded_seconds": 0.0}]  # the sound stays with the other one
    return Item(new_head(kind, after), item.session, tables)


def tagged(name: str, identifier: str) -> str:
    """Return a name that tells two of one person's apart, as bundles do."""
    return f"{name} ({identifier[:4]} {identifier[4:8]})".strip()


def new_head(kind: Kind, identifier: str) -> Head:
    """Return the head of an item that is nowhere yet."""
    return Head(Key(kind, mark(identifier)), {}, alive=True, identifier=identifier)


def merge_beside(mine: Item, theirs: Item) -> Merged:
    """Keep both, the one from here under an id of its own."""
    extra = copied(mine)
    conflict = Conflict(mine.key.kind, theirs.head.identifier, theirs.session, extra.head.identifier)
    return Merged(theirs, {}, extras=(extra,), conflicts=(conflict,))


def merge_feedback(mine: Item, theirs: Item) -> Merged:
    """Both may have been answered, or one of them taken note of."""
    one, other = mine.tables["feedback"][0], theirs.tables["feedback"][0]
    told_apart = any(one[name] != other[name] for name in ("author", "sent_at", "message"))
    if told_apart or (one["answer"] and other["answer"] and one["answer"] != other["answer"]):
        return merge_beside(mine, theirs)
    answered = other if other["answer"] or not one["answer"] else one
    row = {
        **other,
        "answer": answered["answer"],
        "answered_at": answered["answered_at"],
        "acknowledged_at": other["acknowledged_at"] or one["acknowledged_at"],
        "grade_id": other["grade_id"] or one["grade_id"],
    }
    return Merged(replace(theirs, tables={"feedback": [row]}), {})


def merge_scorecard(mine: Item, theirs: Item) -> Merged:
    """Two cards of the same name and version: the one from here goes on under a name of its own."""
    row = mine.tables["scorecards"][0]
    name = f"{row['id']}-{digest(mine)[:8]}"
    card = json.dumps({**json.loads(row["card"]), "id": name}, ensure_ascii=False, separators=(",", ":"))
    renamed = {**row, "id": name, "card": card, "digest": hashlib.sha256(card.encode()).hexdigest()}
    identifier = f"{row['version']}:{name}"
    extra = Item(new_head("scorecard", identifier), "", {"scorecards": [renamed]})
    conflict = Conflict("scorecard", theirs.head.identifier, "", identifier)
    return Merged(theirs, {}, extras=(extra,), conflicts=(conflict,))
