"""Names of files that are made of text of people: readable, and never a way out of their folder."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 100
"""Characters."""
_BYTES = 200
"""Most disks take 255; a number and an ending follow."""
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""On Windows, with any ending (https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""


def safe_name(*parts: str, fallback: str = "call") -> str:
    """Return parts as one name of a file, without an ending, that every system takes.

    Only letters, marks, digits, spaces and `-_.` stay; what a path could be made of, what commands a terminal or
    turns letters round, and everything that is not shown becomes a space.
    """
    text = unicodedata.normalize("NFC", " ".join(parts))
    kept = "".join(char if _is_kept(char) else " " for char in text)
    name = re.sub(r"\.{2,}", ".", " ".join(kept.split()))[:_LONGEST]
    name = name.encode("utf-8", "ignore")[:_BYTES].decode("utf-8", "ignore").strip(" .")
    if not name or name.split(".")[0].strip().lower() in _RESERVED:
        name = f"{fallback} {name}".strip()
    return name


def _is_kept(char: str) -> bool:
    return char in " -_." or unicodedata.category(char)[0] in "LNM"
