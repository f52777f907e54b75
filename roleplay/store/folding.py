"""One spelling for searching, in which case, accents and width do not matter: `Łukasz ŚWIĘTY` is `lukasz swiety`."""

from __future__ import annotations

from roleplay.core.naming import folded as fold

__all__ = ["fold"]
