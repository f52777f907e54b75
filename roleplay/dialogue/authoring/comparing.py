"""What differs between two versions of a scenario, told as a trainer thinks of it: by node, reply and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from roleplay.dialogue.authoring.places import same
from roleplay.dialogue.formats.yaml_tree import Plain

Kind = Literal["added", "removed", "changed", "items", "order", "renamed"]
Subject = tuple[tuple[str, str], ...]
"""What it is about, from the outside in, each a kind and a name: `(("node", "pick-up"), ("reply", "apology"))`.

Empty for the scenario itself. Kinds: node, reply, line, reaction, fact, speaker, include, level. Reactions, which
have no name, are called by their key and position: `otherwise 2`.
"""
_BY_NAME = {"nodes": "node", "facts": "fact", "speakers": "speaker", "include": "include", "levels": "level"}
_BY_ID = {"replies": "reply", "shared_replies": "reply", "says": "line", "backchannels": "line"}
_REACTIONS = frozenset(
    f"{prefix}{key}" for prefix in ("", "shared_") for key in ("otherwise", "silence", "interrupted", "cut_in")
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs."""

    kind: Kind
    """`items`: what is in a list; `order`: only the order in it; `added` and `removed` are the subject itself."""
    subject: Subject
    key: str = ""
    """What of it differs, such as `next`, `effects.heat`, `examples.en`; empty when it is the subject itself."""
    before: Plain = None
    after: Plain = None
    """For `renamed` the names; None where there is nothing."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Of `items`."""


def compared(before: Plain, after: Plain) -> tuple[Difference, ...]:
    """Return what differs between the values of two versions; comments and layout do not count.

    A node that only got another name is `renamed`, and what led to it is not told as changed.
    """
    renamed = dict(_renamed(before, after))
    found: list[Difference] = [
        Difference("renamed", (("node", new),), before=old, after=new) for old, new in renamed.items()
    ]
    found += _Comparison(renamed).values(before, after, (), "")
    return tuple(found)


def _renamed(before: Plain, after: Plain) -> Iterator[tuple[str, str]]:
    old, new = _nodes(before), _nodes(after)
    free = {name: node for name, node in new.items() if name not in old}
    for name, node in old.items():
        if name not in new:
            found = next((other for other, there in free.items() if node and same(there, node)), None)
            if found is not None:
                del free[found]
                yield name, found


def _nodes(value: Plain) -> Mapping[str, Plain]:
    nodes = value.get("nodes") if isinstance(value, dict) else None
    return nodes if isinstance(nodes, dict) else {}


class _Comparison:
    """Compares values, given which nodes only have another name."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._renamed = renamed

    def values(self, before: Plain, after: Plain, subject: Subject, key: str) -> Iterator[Difference]:
        """Yield what differs between two values that stand under the same key of the same subject."""
        if same(before, after):
            return
        if isinstance(before, dict | None) and isinstance(after, dict | None) and (before or after):
            yield from self._mappings(before or {}, after or {}, subject, key)
        elif isinstance(before, tuple | None) and isinstance(after, tuple | None) and (before or after):
            yield from self._lists(before or (), after or (), subject, key)
        elif not (_last(key) in {"next", "start"} and self._renamed.get(str(before)) == after):
            yield Difference("changed", subject, key, before, after)

    def _mappings(
        self, before: dict[str, Plain], after: dict[str, Plain], subject: Subject, key: str
    ) -> Iterator[Difference]:
        kind = _BY_NAME.get(key, "") if not subject else ""
        if kind:
            yield from self._named(before, after, subject, kind)
            return
        for name in [*before, *(name for name in after if name not in before)]:
            inner = f"{key}.{name}" if key else name
            yield from self.values(before.get(name), after.get(name), subject, inner)

    def _lists(
        self, before: tuple[Plain, ...], after: tuple[Plain, ...], subject: Subject, key: str
    ) -> Iterator[Difference]:
        last = _last(key)
        if last in _BY_ID:
            old, new = _by_id(before), _by_id(after)
            yield from self._named(old, new, subject, _BY_ID[last])
            kept = [name for name in old if name in new]
            if kept != [name for name in new if name in old]:
                yield Difference("order", subject, key)
        elif last in _REACTIONS or "buttons." in key:
            yield from self._reactions(before, after, subject, key)
        else:
            counts, others = Counter(map(_shown, before)), Counter(map(_shown, after))
            added, removed = tuple((others - counts).elements()), tuple((counts - others).elements())
            yield Difference("items" if added or removed else "order", subject, key, added=added, removed=removed)

    def _reactions(
        self, before: tuple[Plain, ...], after: tuple[Plain, ...], subject: Subject, key: str
    ) -> Iterator[Difference]:
        """Yield what differs between two lists without names: what stayed the same tells which is which."""
        matcher = SequenceMatcher(None, [*map(repr, before)], [*map(repr, after)], autojunk=False)
        for kind, start, end, new_start, new_end in matcher.get_opcodes():
            if kind == "equal":
                continue
            paired = min(end - start, new_end - new_start)
            for offset in range(paired):
                here = (*subject, ("reaction", f"{key} {new_start + offset + 1}"))
                yield from self.values(before[start + offset], after[new_start + offset], here, "")
            for at in range(start + paired, end):
                yield Difference("removed", (*subject, ("reaction", f"{key} {at + 1}")), before=before[at])
            for at in range(new_start + paired, new_end):
                yield Difference("added", (*subject, ("reaction", f"{key} {at + 1}")), after=after[at])

    def _named(
        self, before: Mapping[str, Plain], after: Mapping[str, Plain], subject: Subject, kind: str
    ) -> Iterator[Difference]:
        old_names = self._renamed if kind == "node" else {}
        for name, item in before.items():
            if name in after:
                yield from self.values(item, after[name], (*subject, (kind, name)), "")
            elif name not in old_names:
                yield Difference("removed", (*subject, (kind, name)), before=item)
        for name, item in after.items():
            if name not in before and name not in old_names.values():
                yield Difference("added", (*subject, (kind, name)), after=item)


def _by_id(items: tuple[Plain, ...]) -> dict[str, Plain]:
    return {
        str(item["id"]) if isinstance(item, dict) and "id" in item else str(index + 1): item
        for index, item in enumerate(items)
    }


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


# --- in words ---

_SHOWN = 60
"""Longest text that a sentence repeats."""


def in_words(differences: tuple[Difference, ...]) -> tuple[str, ...]:
    """Return the differences in English, one sentence for each subject: `Reply ‘apology’ at ‘pick-up’: ...`."""
    by_subject: dict[Subject, list[str]] = {}
    for difference in differences:
        by_subject.setdefault(difference.subject, []).append(_told(difference))
    return tuple(f"{_called(subject)}: {', '.join(told)}." for subject, told in by_subject.items())


def _called(subject: Subject) -> str:
    if not subject:
        return "The scenario"
    *around, (kind, name) = subject
    inner = f"{kind.capitalize()} ‘{name}’"
    return inner + "".join(f" at ‘{name}’" if kind == "node" else f" of ‘{name}’" for kind, name in reversed(around))


def _told(difference: Difference) -> str:
    key = difference.key
    match difference.kind:
        case "added" | "removed":
            return difference.kind
        case "renamed":
            return f"renamed from {_quoted(difference.before)}"
        case "order":
            return f"order of {key} changed"
        case "items":
            return _items(difference)
        case "changed":
            return _changed(difference, key)


def _changed(difference: Difference, key: str) -> str:
    if difference.before is None:
        return f"{key} set to {_quoted(difference.after)}"
    if difference.after is None:
        return f"{key} removed (was {_quoted(difference.before)})"
    return f"{key} changed from {_quoted(difference.before)} to {_quoted(difference.after)}"


def _items(difference: Difference) -> str:
    told = []
    for what, items in (("added", difference.added), ("removed", difference.removed)):
        if items and "examples" in difference.key:
            language = _last(difference.key)
            told.append(f"{len(items)} {'example' if len(items) == 1 else 'examples'} {what} ({language})")
        elif items:
            told.append(f"{difference.key}: {', '.join(_quoted(item) for item in items)} {what}")
    return ", ".join(told)


def _quoted(value: Plain) -> str:
    text = " ".join(_shown(value).split())
    return f"‘{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}’"
