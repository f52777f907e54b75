"""Plain values to YAML as people write it: short things on one line, long ones below their key, quotes where needed.

Which text needs quotes is asked of PyYAML, which knows YAML 1.1: so files also mean the same to older tools.
"""

from __future__ import annotations

import io
import json
import textwrap
from functools import lru_cache

from yaml.emitter import Emitter
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from roleplay.dialogue.formats.yaml_tree import Plain

WIDTH = 118
"""Columns that a line has at most where words allow it."""
STEP = 2
"""Columns that each level is indented by."""
_RESOLVER = Resolver()
_STRING = "tag:yaml.org,2002:str"
_NEVER_INLINE = frozenset(
    {"nodes", "replies", "customer", "matter", "include", "examples", "facts", "shared_replies", "shared_otherwise"}
)
"""Keys whose content reads better below them, however short it is; lists of ids behind `facts` are told apart."""
_MOST_DEPTH = 2
"""Brackets within brackets beyond this are hard to read."""


def entry(key: str, value: Plain, indent: int = 0) -> str:
    """Return the lines of one entry of a mapping, with an end of line behind the last."""
    return "".join(f"{line}\n" for line in _entry(key, value, indent))


def item(value: Plain, indent: int = 0) -> str:
    """Return the lines of one item of a list, with an end of line behind the last; its dash stands at `indent`."""
    return "".join(f"{line}\n" for line in _item(value, indent))


def document(value: Plain) -> str:
    """Return a whole file without comments."""
    if not isinstance(value, dict) or not value:
        return f"{flow(value)}\n"
    return "".join(entry(key, inner) for key, inner in value.items())


def behind(value: Plain, indent: int, room: int, key: str = "") -> str:
    """Return what stands behind `key:` or a dash whose line is indented by `indent`, from the blank on.

    `room` are the columns that are left in that line. No end of line stands behind it.
    """
    if _fits(value, room - 1, key):
        return f" {flow(value) if isinstance(value, dict | tuple) else scalar(value)}"
    if isinstance(value, dict):
        lines = [line for name, inner in value.items() for line in _entry(name, inner, indent + STEP)]
    elif isinstance(value, tuple):
        lines = [line for inner in value for line in _item(inner, indent + STEP)]
    elif isinstance(value, str):
        return f" {text(value, indent, room)}"
    else:
        return f" {scalar(value)}"
    return "".join(f"\n{line}" for line in lines)


def text(value: str, indent: int, room: int) -> str:
    """Return a text in block style: on one line if there is room, else folded below it where that keeps it."""
    inline = scalar(value)
    wrapped = textwrap.wrap(value, WIDTH - indent - STEP, break_long_words=False, break_on_hyphens=False)
    if len(inline) <= room or len(wrapped) < 2 or " ".join(wrapped) != value or value[:1].isspace():
        return inline
    margin = " " * (indent + STEP)
    return ">-" + "".join(f"\n{margin}{line}" for line in wrapped)


def flow(value: Plain) -> str:
    """Return a value on one line, as it stands within brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_text(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, in_flow=True)


def scalar(value: Plain, *, in_flow: bool = False) -> str:
    """Return a scalar on one line, in quotes where it would mean something else without."""
    if isinstance(value, str):
        return value if _plain(value, in_flow=in_flow) else quoted(value)
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def quoted(value: str) -> str:
    """Return a text in double quotes: JSON's are YAML's."""
    return json.dumps(value, ensure_ascii=False)


def key_text(key: str) -> str:
    """Return a key as it stands before its colon."""
    return scalar(key, in_flow=True)


@lru_cache(maxsize=4096)
def _plain(value: str, *, in_flow: bool) -> bool:
    """Tell whether a text means itself without quotes."""
    analysis = Emitter(io.StringIO()).analyze_scalar(value)
    allowed = analysis.allow_flow_plain if in_flow else analysis.allow_block_plain
    if not allowed or analysis.multiline or analysis.empty:
        return False
    return bool(_RESOLVER.resolve(ScalarNode, value, (True, False)) == _STRING)  # type: ignore[no-untyped-call]


def _entry(key: str, value: Plain, indent: int) -> list[str]:
    head = f"{' ' * indent}{key_text(key)}:"
    return (head + behind(value, indent, WIDTH - len(head), key)).split("\n")


def _item(value: Plain, indent: int) -> list[str]:
    margin = " " * indent
    if isinstance(value, dict) and value and not _fits(value, WIDTH - indent - STEP, ""):
        lines = [line for name, inner in value.items() for line in _entry(name, inner, indent + STEP)]
        return [f"{margin}- {lines[0][indent + STEP :]}", *lines[1:]]
    return f"{margin}-{behind(value, indent, WIDTH - indent - 1)}".split("\n")


def _fits(value: Plain, room: int, key: str) -> bool:
    """Tell whether a value may stand on one line, and does so well."""
    if not isinstance(value, dict | tuple):
        return not isinstance(value, str) or len(scalar(value)) <= room
    if not value:
        return True
    if key in _NEVER_INLINE and not (isinstance(value, tuple) and all(isinstance(inner, str) for inner in value)):
        return False
    return _depth(value) <= _MOST_DEPTH and not _is_prose(value) and len(flow(value)) <= room


def _is_prose(value: Plain) -> bool:
    """Tell whether a list holds sentences, which read better one a line."""
    return isinstance(value, tuple) and any(isinstance(inner, str) and " " in inner for inner in value)


def _depth(value: Plain) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    return 1 + max(map(_depth, value), default=0) if isinstance(value, tuple) else 0
