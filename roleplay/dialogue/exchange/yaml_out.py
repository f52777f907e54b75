"""A plain value as YAML in the style of the scenarios: what is short on one line, what is long below its key.

A megabyte takes a tenth of a second; a round-trip writer, which keeps comments that a new file does not have, takes
many
seconds for it. Strings are written as JSON writes them, which is YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from roleplay.dialogue.exchange.reading import UNWANTED

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value]"

_WIDTH = 110
_BARE = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]*(?: [a-zA-Z0-9_-]+)*")
_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])
_LINE = frozenset(["id", "text", "speaker"])
_OWN_LINES = frozenset(["says", "replies", "next"])
_BREAKS = re.compile("[\n\u2028\u2029]")


@lru_cache(maxsize=20_000, typed=True)
def scalar(value: str | float | bool) -> str:
    """Return a scalar, in quotes where another reading would be possible."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    value = UNWANTED.sub("", _BREAKS.sub(" ", value))
    if _BARE.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def flow(value: Value) -> str:
    """Return a value on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{scalar(key)}: {flow(part)}" for key, part in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join([flow(part) for part in value]) + "]"
    return scalar(value)


def block(value: Mapping[str, Value], indent: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping."""
    pad = " " * indent
    for key, part in value.items():
        yield from _entry(f"{pad}{scalar(key)}:", part, indent)


def _entry(head: str, part: Value, indent: int) -> Iterator[str]:
    # Whether a value may stand on one line is asked before it is put there: most of a scenario may not.
    if not isinstance(part, dict | list | tuple):
        yield f"{head} {flow(part)}"
    elif part and _flat(part) and len(line := f"{head} {flow(part)}") <= _WIDTH:
        yield line
    elif isinstance(part, dict):
        yield head if part else f"{head} {{}}"
        yield from block(part, indent + 2)
    elif isinstance(part, list | tuple):
        yield head if part else f"{head} []"
        for item in part:
            yield from _item(item, indent + 2)


def _item(item: Value, indent: int) -> Iterator[str]:
    pad = " " * indent
    if not isinstance(item, dict) or item.keys() <= _LINE:
        yield f"{pad}- {flow(item)}"
        return
    if _flat(item) and len(line := f"{pad}- {flow(item)}") <= _WIDTH:
        yield line
        return
    first, *further = block(item, indent + 2)
    yield f"{pad}- {first.lstrip()}"
    yield from further


def _flat(value: Value) -> bool:
    """Tell whether nothing in a value is worth a line of its own: no list of mappings."""
    if isinstance(value, str):
        return True
    if isinstance(value, dict):
        return _OWN_LINES.isdisjoint(value) and all(_flat(part) for part in value.values())
    if isinstance(value, list | tuple):
        return not any(isinstance(part, dict) for part in value)
    return True


def count(value: Value) -> int:
    """Return how many parts a value has, as the reader of scenarios counts them: keys, values, lists."""
    parts, waiting = 1, [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            parts += 2 * len(one)
            waiting.extend(one.values())
        elif isinstance(one, list | tuple):
            parts += len(one)
            waiting.extend(one)
    return parts
