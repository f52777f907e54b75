"""Whether an utterance in which there is a pause is over, judged from its words and from what the moment expects.

Words that cannot end a sentence leave it hanging (`endings.py`). Beyond that a logistic regression tells how likely
the utterance is whole: how long it is beside the examples of the reply that fits best, and whether it runs along one
of them and where in it it stops. Its weights were fitted on the examples of all scenarios and on free answers
(`assets/evaluation/replies-learnt`), in English and Polish, whole and broken off at sentences, commas and between any
two words, with and without a recogniser's mistakes; docs/turn-taking.md tells how well it does on others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median
from typing import TypeGuard

from roleplay.core.understanding import Completeness, Completion, Understood
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.clauses import pieces
from roleplay.dialogue.understanding.endings import ends_open, hanging
from roleplay.dialogue.understanding.words import stem, tokenize, words

_FINISHED = 0.7
_LIKELY = 0.3
_TO_THE_END = 0.95
"""At least, for an example to its end: the regression knows of it only how near it is."""
_FEELINGS = frozenset({"greeting", "personalise", "empathy", "apology"})
"""What people begin an answer with."""
_SYMPATHY = frozenset({"empathy", "apology"})
_MATTER = frozenset({"solution", "fact_finding", "transfer", "handover", "hold", "paraphrase", "own_mistake"})
"""What usually follows where a reply expects it."""

_USUAL_LENGTH = 12
"""Words of an answer where nothing is expected."""
_NEAR = 0.4
"""Edits a word, at most, for an utterance to run along an example: recognisers mishear one word in six."""
_VERBATIM = 0.2
"""Edits a word, at most, for it to be the example itself, so that its last word is not left hanging."""
_FEWEST = 2
"""Words from which on an utterance can run along an example."""
_REMAINING = 8
_LONGEST_CLAUSE = 10
_RATIO = 1.5
"""Beyond these more makes no difference."""

_SOUND = 0.3
"""Weight of how it sounds beside the words; 0.25 to 0.35 make no difference, and neither does 1.8 to 2.2 below."""
_USUAL_END = 2.0
_SURE_END = 1.5
_MOST_SOUND = 7.0
_MAY_END = frozenset({"auxiliary", "preposition", "clause"})
_UNKNOWN = 0.5
_NEVER_SURE = 0.005

_INTERCEPT = -5.561
_LENGTH = 0.874
_RATIO_WEIGHT = 2.625
_LONG_ENOUGH = 0.361
_LAST_CLAUSE = 0.391
_EXAMPLE_ENDED = 4.883
_EXAMPLE_BEGUN = 1.666
_EXAMPLE_REMAINS = -2.957
_EXAMPLE_NEAR = -2.301
_OPEN_END = -0.496


@dataclass(frozen=True, slots=True)
class _Along:
    """How an utterance runs along the example that it is nearest to."""

    edits: float
    """Edits a word that turn it into the beginning of the example."""
    remaining: int
    """Words of the example behind that beginning."""
    same_end: bool
    """Both end with the same word."""


def completion(text: str, language: str, understood: Understood, replies: Sequence[ReplyCandidate]) -> Completion:
    """Judge a text as recognised until now; `understood` is what was found in it, `replies` those that are open."""
    if not words(text, language):
        return Completion("unfinished", 0.0, "nothing")
    known = {reply.id: reply for reply in replies}
    best = next((known[match.reply] for match in understood.replies if match.reply in known), None)
    along = _along(text, language, best)
    hangs = hanging(text, language)
    number_known = hangs == "number" and bool(understood.facts)  # so it has been read to its end
    as_expected = _ended(along) and along.same_end and along.edits <= _VERBATIM
    if hangs and not number_known and not as_expected:
        return Completion("unfinished", 0.0, hangs)
    share = _probability(text, language, best, along)
    if best is not None and (_only_feels(understood) or (_matter_is_missing(understood, best) and not _ended(along))):
        return Completion("likely", min(share, _FINISHED - 0.01), "matter")
    if share >= _FINISHED:
        if _ended(along):
            return Completion("finished", max(share, _TO_THE_END), "example")
        return Completion("finished", share, "length")
    level: Completeness = "likely" if share >= _LIKELY else "unfinished"
    return Completion(level, share, "begun" if along is not None else "length")


def as_it_sounds(found: Completion, sentence_end: float) -> Completion:
    """Weigh in whether it sounds as if a sentence ended here: log odds, see `Recognised.sentence_end`.

    A whole utterance usually has odds of `_USUAL_END`. Where they are high, a preposition or an auxiliary that seemed
    to be left hanging is an end, too: "the one I asked for", "which day was it".
    """
    share = found.probability
    if share <= 0.0:
        if found.reason not in _MAY_END or sentence_end < _SURE_END:
            return replace(found, by_sound=True)
        share = _UNKNOWN
    share = min(max(share, _NEVER_SURE), 1.0 - _NEVER_SURE)
    odds = math.log(share / (1.0 - share))
    odds += _SOUND * (min(max(sentence_end, -_MOST_SOUND), _MOST_SOUND) - _USUAL_END)
    share = 1.0 / (1.0 + math.exp(-odds))
    level: Completeness = "finished" if share >= _FINISHED else "likely" if share >= _LIKELY else "unfinished"
    return Completion(level, share, found.reason, by_sound=True)


def _probability(text: str, language: str, best: ReplyCandidate | None, along: _Along | None) -> float:
    """Return the regression's share of utterances like this one that are whole, 0 to 1."""
    said = len(_stems(text, language))
    lengths = [len(_stems(example, language)) for example in best.examples] if best else []
    lengths = lengths or [_USUAL_LENGTH]
    score = _INTERCEPT + _LENGTH * math.log1p(said)
    score += _RATIO_WEIGHT * min(_RATIO, said / max(1.0, median(lengths)))
    score += _LONG_ENOUGH * (said >= min(lengths))
    clause = pieces(text, tokenize(text, language), language)[-1]
    score += _LAST_CLAUSE * math.log1p(min(_LONGEST_CLAUSE, clause.last - clause.first))
    score += _OPEN_END * ends_open(text, language)
    if along is not None:
        score += _EXAMPLE_NEAR * (1.0 - along.edits)
        score += _EXAMPLE_REMAINS * min(_REMAINING, along.remaining) / _REMAINING
        score += _EXAMPLE_BEGUN if along.remaining else _EXAMPLE_ENDED
    return 1.0 / (1.0 + math.exp(-score))


def _only_feels(understood: Understood) -> bool:
    """Whether a feeling was named and nothing else: the matter often follows, though that alone may be an answer."""
    found = {match.technique for match in understood.techniques} - {"personalise"}
    return bool(found) and found <= _SYMPATHY


def _matter_is_missing(understood: Understood, best: ReplyCandidate) -> bool:
    """Whether nothing but a feeling was named where the reply expects a matter, too."""
    found = {match.technique for match in understood.techniques}
    expected = set(best.techniques)
    return bool(found) and found <= _FEELINGS and bool(expected & _FEELINGS) and bool(expected & _MATTER)


def _ended(along: _Along | None) -> TypeGuard[_Along]:
    return along is not None and along.remaining == 0


def _along(text: str, language: str, best: ReplyCandidate | None) -> _Along | None:
    said = _stems(text, language)
    if best is None or not best.examples or len(said) < _FEWEST:
        return None
    examples = [_stems(example, language) for example in best.examples]
    edits, remaining, last = min((*_beginning(said, example), example[-1:]) for example in examples)
    share = edits / len(said)
    return _Along(share, remaining, last == said[-1:]) if share <= _NEAR else None


def _beginning(said: Sequence[str], example: Sequence[str]) -> tuple[int, int]:
    """Return the edits between what was said and the nearest beginning of an example, and how much of it remains.

    Levenshtein's distance, its last row read at every place of the example.
    """
    row = list(range(len(example) + 1))
    for count, word in enumerate(said, start=1):
        diagonal, row[0] = row[0], count
        for place, other in enumerate(example, start=1):
            kept = diagonal + (word != other)
            diagonal = row[place]
            row[place] = min(kept, row[place] + 1, row[place - 1] + 1)
    edits = min(row)
    return edits, len(example) - max(place for place, cost in enumerate(row) if cost == edits)


@lru_cache(maxsize=512)
def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in words(text, language))
