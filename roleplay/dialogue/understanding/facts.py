"""Facts named in an utterance: ticket numbers, amounts, dates, names of things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from words2num2 import Words2NumError, words2num_sentence

from roleplay.dialogue.understanding.candidates import FactPhrases
from roleplay.dialogue.understanding.words import fold

_PART = re.compile(r"\d+|[^\W\d_]+")
_DECIMAL_MARKS = (".", ",", ":")
_THOUSANDS = 3
"""Digits behind a comma that groups thousands."""
_NUMBER_LANGUAGES = frozenset({"en", "pl"})


def named_facts(text: str, facts: Sequence[FactPhrases], language: str) -> tuple[str, ...]:
    """Return the ids of the facts that are named; case, punctuation and spacing do not matter.

    Number words count as digits, spoken one by one ("four four seven one") or in groups ("forty-four seventy-one").
    """
    if not facts:
        return ()
    said = _comparable(text, language)
    return tuple(
        fact.id for fact in facts if any(_occurs(_comparable(phrase, language), said) for phrase in fact.spoken)
    )


@lru_cache(maxsize=512)
def _comparable(text: str, language: str) -> tuple[str, ...]:
    """Return the words and digit runs of a text, digits that follow each other as one run.

    The pence of an amount and the minutes of a time stand apart, so that "486.20" names 486, too.
    """
    plain = fold(text)
    if language in _NUMBER_LANGUAGES:
        plain = re.sub(r"(?<=\w)-(?=\w)", " ", plain)
        try:
            plain = str(words2num_sentence(plain, lang=language))  # type: ignore[no-untyped-call]
        except (Words2NumError, ValueError, OverflowError):
            plain = fold(text)
    parts: list[str] = []
    end = 0
    for found in _PART.finditer(plain):
        part, between = found.group(), plain[end : found.start()]
        end = found.end()
        decimals = between in _DECIMAL_MARKS and not (between == "," and len(part) == _THOUSANDS)
        if part.isdigit() and parts and parts[-1].isdigit() and not decimals:
            parts[-1] += part
        else:
            parts.append(part)
    return tuple(parts)


def _occurs(phrase: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Tell whether the phrase occurs, with words cut anywhere: `INC 4471` in `i n c 4471`."""
    wanted = "".join(phrase)
    if not wanted:
        return False
    for first in range(len(said)):
        joined = ""
        for part in said[first:]:
            joined += part
            if joined == wanted:
                return True
            if not wanted.startswith(joined):
                break
    return False
