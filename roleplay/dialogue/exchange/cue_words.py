"""Cues of a reply that has one example only: words by which it differs from those beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{3,30}")
_LOOKED_AT = 500
MOST = 3


def cue_words(texts: Sequence[str]) -> list[list[str]]:
    """Return for each of several options up to three words that only it has, the longest first.

    One option alone needs none. Words of three letters tell little, and are taken only where there are no others.
    """
    if len(texts) < 2:
        return [[] for _ in texts]
    words = [list(dict.fromkeys(_WORD.findall(text[:_LOOKED_AT].casefold()))) for text in texts]
    counts = Counter(word for own in words for word in own)
    return [_longest([word for word in own if counts[word] == 1]) for own in words]


def _longest(words: list[str]) -> list[str]:
    telling = [word for word in words if len(word) > 3] or words
    return sorted(telling, key=lambda word: (-len(word), words.index(word)))[:MOST]
