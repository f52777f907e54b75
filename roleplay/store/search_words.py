"""What people type to search, as a query of the full-text index, and where in a text it was found.

Words, "several words in order", and beginnings* : everything that is given must occur. Whatever else is typed is
passed over, so that no input is an error. Case, accents and the stroke of ł do not matter (`folding.fold`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roleplay.store.folding import fold

MOST_TERMS = 24
"""More are passed over."""
SHORTEST_PREFIX = 2
"""Letters; every other word begins with a single one."""
LONGEST_WORD = 500
"""Characters of a word that PostgreSQL's index keeps."""
_LONGEST = 500
"""Characters that are read."""
_PIECE = re.compile(r'["„”“«»]([^"„”“«»]*)(?:["„”“«»]|$)(\*?)|([^\s"„”“«»]+)')
_TOKEN = re.compile(r"[^\W_]+")
_COMBINING = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other; one, mostly."""

    words: tuple[str, ...]
    """As they are searched."""
    prefix: bool = False
    """The last word need only begin so."""


def terms(typed: str, *, typing: bool = False) -> tuple[Term, ...]:
    """Return what is sought, nothing when nothing is; `typing` takes the last word for the beginning of one."""
    typed = typed[:_LONGEST]
    found = []
    for piece in _PIECE.finditer(typed):
        phrase, phrase_star, word = piece.groups()
        text = word if phrase is None else phrase
        words = tuple(_TOKEN.findall(fold(text)))
        if words:
            starred = bool(phrase_star) or (phrase is None and text.endswith("*"))
            last = typing and phrase is None and piece.end() == len(typed) and not text.endswith("*")
            found.append(Term(words, (starred or last) and len(words[-1]) >= SHORTEST_PREFIX))
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


def expression(sought: Sequence[Term], columns: Sequence[str] = ()) -> str:
    """Return the query in FTS5's language; `columns` narrows it to some. There must be a term."""
    joined = " AND ".join(f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in sought)
    return f"{{{' '.join(columns)}}} : ({joined})" if columns else joined


def server_expression(sought: Sequence[Term]) -> str:
    """Return the query in PostgreSQL's language (`tsquery`). There must be a term."""
    return " & ".join(
        "(" + " <-> ".join(f"'{word[:LONGEST_WORD]}'" for word in term.words) + (":*)" if term.prefix else ")")
        for term in sought
    )


def spans(text: str, sought: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in a text as it was written: first and after the last character, in order."""
    tokens = list(_tokens(text))
    found = {span for term in sought for span in _of(term, tokens)}
    merged: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return tuple(merged)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word as it is searched, and where it stands; a sign that folds to several yields them all."""
    for found in _COMBINING.finditer(text):
        for word in _TOKEN.findall(fold(found[0])):
            yield word, found.start(), found.end()


def _of(term: Term, tokens: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    length = len(term.words)
    for place in range(len(tokens) - length + 1):
        here = [word for word, _, _ in tokens[place : place + length]]
        whole = here[:-1] == list(term.words[:-1])
        last, wanted = here[-1], term.words[-1]
        if whole and (last == wanted or (term.prefix and last.startswith(wanted))):
            yield tokens[place][1], tokens[place + length - 1][2]
