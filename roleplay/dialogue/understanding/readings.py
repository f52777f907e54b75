"""What a recogniser was not sure of: other ways to hear an utterance, and words that were not heard clearly.

A recogniser's best transcript is what counts, unless it fits no reply of the moment while another way to hear it
fits one well: then that one decides the branch, and is told with the evidence. Doubt never goes against the
trainee: no other way to hear the words brings a mistake, and a mistake that rests on words not heard clearly
does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from roleplay.core.understanding import (
    Alternative,
    Evidence,
    ReplyMatch,
    Transcript,
    Understood,
    Word,
)

SURE = 0.6
"""Score from which on a reply may be taken from another way to hear the words."""
MUCH_BETTER = 0.25
"""By how much its score must be higher than any in the best transcript."""
LEAST_SHARE = 0.02
"""Of the probability of all hypotheses, below which the recogniser's next best is not looked at."""
BELIEVED = 0.5
"""Confidence from which on an expected sentence is believed to have been said."""
UNCLEAR = 0.4
"""Mean confidence below which words do not carry a mistake. At 0.5 PocketSphinx is too often right."""
DOUBTED = 0.45
"""What is left of the score of a poor reply that rests on such words: it is not taken."""


def best_reading(
    found: Understood,
    alternatives: Iterable[Alternative],
    understand: Callable[[str], Understood],
    *,
    takeable: Collection[str],
    harmless: Collection[str],
    mistakes: Collection[str],
    accept: float,
) -> Understood:
    """Return what counts as understood: `found`, or what an alternative says where that is clearer by much.

    `takeable` are the ids of the replies that are open now, `harmless` those of them that are not poor; `accept` is
    the score from which on a reply is taken; `mistakes` are ids of techniques.
    """
    score = _best(found, takeable)
    if score >= accept:
        return found
    readings = [(understand(one.text), one) for one in alternatives if _plausible(one)]
    fitting = [
        (_best(reading, harmless), reading, one)
        for reading, one in readings
        if _best(reading, harmless) >= max(SURE, score + MUCH_BETTER, _best(reading, takeable))
    ]
    if not fitting:
        return found
    _, reading, one = max(fitting, key=lambda entry: entry[0])
    known = {match.technique for match in found.techniques}.union(mistakes)
    further = [match for match in reading.techniques if match.technique not in known]
    techniques = sorted((*found.techniques, *further), key=lambda match: (-match.score, match.technique))
    return replace(reading, techniques=tuple(techniques), alternative=one)


def without_doubtful(
    found: Understood, transcript: Transcript, *, mistakes: Collection[str], poor: Collection[str]
) -> Understood:
    """Return what was understood without the mistakes that rest on words which were not heard clearly.

    They are kept as `unclear`. The replies `poor` are not taken on such words either.
    """
    if all(word.confidence is None or word.confidence >= UNCLEAR for word in transcript.words):
        return found
    doubtful = tuple(
        match for match in found.techniques if match.technique in mistakes and _unclear(match.evidence, transcript)
    )

    def weighed(match: ReplyMatch) -> ReplyMatch:
        doubted = match.reply in poor and match.score > DOUBTED and _unclear(match.evidence, transcript)
        return replace(match, score=DOUBTED) if doubted else match

    replies = sorted(map(weighed, found.replies), key=lambda match: -match.score)
    return replace(
        found,
        techniques=tuple(match for match in found.techniques if match not in doubtful),
        replies=tuple(replies),
        unclear=(*found.unclear, *doubtful),
    )


def _best(found: Understood, replies: Collection[str]) -> float:
    return max((match.score for match in found.replies if match.reply in replies), default=0.0)


def _plausible(alternative: Alternative) -> bool:
    if alternative.source == "phrases":
        return alternative.confidence is not None and alternative.confidence >= BELIEVED
    return alternative.confidence is None or alternative.confidence >= LEAST_SHARE


def _unclear(evidence: Evidence, transcript: Transcript) -> bool:
    """Tell whether the words that carry something were not heard clearly: its cues, or else its whole clause."""
    carrying = [word for cue in evidence.cues for word in _spoken(cue, transcript)]
    known = [
        word.confidence for word in carrying or _spoken(evidence.clause, transcript) if word.confidence is not None
    ]
    return bool(known) and sum(known) / len(known) < UNCLEAR


def _spoken(part: str, transcript: Transcript) -> tuple[Word, ...]:
    """Return the recognised words that a part of the text is made of; none where it is not there word for word."""
    wanted = [_bare(word) for word in part.split()]
    said = [_bare(word.text) for word in transcript.words]
    for first in range(len(said) - len(wanted) + 1):
        if wanted and said[first : first + len(wanted)] == wanted:
            return transcript.words[first : first + len(wanted)]
    return ()


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?…\"'()")
