"""One spelling for searching: case, accents and width do not matter."""

from __future__ import annotations

import unicodedata

_WITHOUT_DECOMPOSITION = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i"})
"""Letters whose stroke or dot Unicode does not take apart; the Polish ł above all."""


def fold(text: str) -> str:
    """Return the text as it is searched: `Łukasz ŚWIĘTY` becomes `lukasz swiety`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_WITHOUT_DECOMPOSITION)
