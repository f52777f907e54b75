"""Finding a person's name in texts, whatever its case, accents and what stands between its parts."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

MASK = "[…]"
"""Stands in the place of a name that was erased."""
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_BETWEEN = 3
"""Characters that may stand between two parts of a name: a blank, a dot, a comma and a blank. Any number of blanks in
a row, tabs and the end of a line among them, counts as one.
"""
_BLANKS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_PARAGRAPH = re.compile(r"\n\s*\n|\u2029")
_AROUND = 60
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i"})
"""Letters whose stroke or dot Unicode does not take apart; the Polish ł above all."""


def folded(text: str) -> str:
    """Return a text without case, accents and strokes, for finding and for order: `Łucja` stands at `lucja`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_STROKES)


@dataclass(frozen=True, slots=True)
class _Token:
    begin: int
    end: int
    folded: str


class NameFinder:
    """Finds some names of one person. Parts of a name alone are not found: half the texts would be full of them."""

    def __init__(self, names: Iterable[str]) -> None:
        names = tuple(names)
        self._names = sorted(_widest(names).items(), key=lambda name: len(name[0]), reverse=True)
        runs = [_plain(name) for name in names]
        self.probe = tuple(dict.fromkeys(runs)) if all(runs) else ()
        """For each name a run of letters that every text with it has, whatever its accents, to be looked for by a
        database; empty where a name has none: then every text has to be looked at.
        """

    def found(self, text: str) -> bool:
        """Tell whether a text names them."""
        return bool(self.spans(text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where a text names them, begin and end, in order and without overlaps."""
        tokens = _tokens(text)
        found = []
        place = 0
        while place < len(tokens):
            length = self._length(text, tokens, place)
            if length:
                found.append((tokens[place].begin, tokens[place + length - 1].end))
            place += length or 1
        return found

    def masked(self, text: str) -> str:
        """Return a text without the name."""
        for begin, end in reversed(self.spans(text)):
            text = text[:begin] + MASK + text[end:]
        return text

    def excerpt(self, text: str) -> str:
        """Return the words around the first place that names them."""
        spans = self.spans(text)
        begin, end = spans[0] if spans else (0, 0)
        first, last = max(begin - _AROUND, 0), min(end + _AROUND, len(text))
        return ("…" if first else "") + " ".join(text[first:last].split()) + ("…" if last < len(text) else "")

    # --- JSON ---

    def masked_json(self, content: str) -> str:
        """Return JSON whose texts do not name them; as it was where they do not, or where it is none."""
        try:
            value = json.loads(content)
        except ValueError:
            return self.masked(content)
        masked = self._masked_value(value)
        return content if masked == value else json.dumps(masked, ensure_ascii=False, separators=(",", ":"))

    def text_of_json(self, content: str) -> str:
        """Return the first text in JSON that names them; empty when none does."""
        try:
            value = json.loads(content)
        except ValueError:
            return content if self.found(content) else ""
        return next((text for text in _texts(value) if self.found(text)), "")

    def _masked_value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.masked(value)
        if isinstance(value, dict):
            return {key: self._masked_value(item) for key, item in value.items()}
        if isinstance(value, list):
            return self._masked_words([self._masked_value(item) for item in value])
        return value

    def _masked_words(self, items: list[Any]) -> list[Any]:
        """Mask a name whose parts stand in one word each, as in the times of words."""
        words = [str(item["text"]) for item in items if isinstance(item, dict) and "text" in item]
        if not words or len(words) < len(items):
            return items
        places, text = [], ""
        for word in words:
            places.append((len(text), len(text) + len(word)))
            text += f"{word} "
        for begin, end in self.spans(text):
            for number, (first, last) in enumerate(places):
                if first < end and last > begin:
                    items[number] = {**items[number], "text": MASK}
        return items

    def _length(self, text: str, tokens: Sequence[_Token], place: int) -> int:
        for name, widest in self._names:
            run = tokens[place : place + len(name)]
            if tuple(token.folded for token in run) == name and all(
                _width(text[before.end : after.begin]) <= most
                and not _PARAGRAPH.search(text, before.end, after.begin)
                for (before, after), most in zip(pairwise(run), widest, strict=True)
            ):
                return len(name)
        return 0


def _tokens(text: str) -> list[_Token]:
    return [_Token(match.start(), match.end(), folded(match.group())) for match in _WORD.finditer(text)]


def _widest(names: Iterable[str]) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Return the parts of each name, and how much may stand between them: as much as in the name itself, at least."""
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for name in names:
        tokens = _tokens(name)
        parts = tuple(token.folded for token in tokens)
        own = tuple(_width(name[before.end : after.begin]) for before, after in pairwise(tokens))
        if parts:
            known = found.get(parts, (_BETWEEN,) * len(own))
            found[parts] = tuple(map(max, known, own))
    return found


def _width(gap: str) -> int:
    return len(_BLANKS.sub(" ", gap))


def _plain(name: str) -> str:
    """Return the longest run of letters without accents: those with one may be written without it elsewhere."""
    return max(re.findall("[A-Za-z0-9]+", unicodedata.normalize("NFC", name)), key=len, default="")


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        words = [str(item.get("text", "")) for item in value.get("words", ()) if isinstance(item, dict)]
        yield from (" ".join(words),) if words else ()
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        texts = [str(item["text"]) for item in value if isinstance(item, dict) and "text" in item]
        yield " ".join(texts)
        for item in value:
            yield from _texts(item)
