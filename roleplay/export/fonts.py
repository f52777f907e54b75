"""Which letters the fonts of this machine have: a report with boxes in place of names is told of, not found out."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

_log = logging.getLogger(__name__)
PREFERRED = (
    "Noto Sans",
    "DejaVu Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans CJK SC",
    "Droid Sans Fallback",
)
_ALWAYS = "Libertinus Serif"
"""Comes inside Typst: Latin, Greek and Cyrillic letters."""


def chosen(fonts: Fonts) -> tuple[str, ...]:
    """Return the families to set a report in, the first one that has a letter counting."""
    there = set(fonts.families())
    return (*(name for name in PREFERRED if name in there), _ALWAYS)


def missing(letters: Iterable[str], fonts: Fonts) -> str:
    """Return those letters that no font has, in their order; what is never drawn is not among them."""
    left = {letter for letter in letters if letter.isprintable() and ord(letter) > 0x17F}
    order = {name: place for place, name in enumerate(PREFERRED)}
    for font in sorted(fonts.fonts(), key=lambda one: (order.get(one.family, len(order)), one.style, one.weight)):
        if not left:
            break
        if font.path is not None:
            left -= _letters(font.path, font.index)
    return "".join(sorted(left))


@lru_cache(maxsize=512)
def _letters(path: str, index: int) -> frozenset[str]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=index, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError, KeyError, AssertionError) as error:
        _log.warning("the letters of the font %s cannot be read: %s", path, error)
        return frozenset()
