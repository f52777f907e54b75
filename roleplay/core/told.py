"""Sentences that a window says in its own language, and everything else in English."""

from __future__ import annotations

from typing import Any


class Told(str):
    """A sentence in English; `code` says which one it is, `values` what stands in it."""

    __slots__ = ("code", "values")

    code: str
    """Never changes: a window knows its translation by it."""
    values: dict[str, Any]

    def __new__(cls, text: str, code: str, **values: Any) -> Told:
        """`text` is the whole sentence."""
        made = super().__new__(cls, text)
        made.code = code
        made.values = values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str, str], dict[str, Any]]:
        """Let it be copied."""
        return (str(self), self.code), self.values
