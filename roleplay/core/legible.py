"""Text of people and files, fit to be shown: without characters that command a terminal or turn letters round."""

from __future__ import annotations

import re

UNSHOWABLE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)
"""Control characters but tab and line feed; those that override the direction of writing (Unicode Standard Annex 9,
sections 2.1 to 2.4), by which a name may read as another; halves of surrogate pairs, which nothing can print, and two
numbers that are no characters, which XML may not hold."""


def legible(text: str) -> str:
    """Return a text in which every such character is told by its number, such as `<U+202E>`."""
    return UNSHOWABLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
