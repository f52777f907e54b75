"""What the understanding would find in words that are never spoken.

The scores are those that the real understanding gives, measured on the shipped scenarios: a technique found alone
gives a reply 0.63 to 0.7; examples that are near bring it up to 0.95; a courtesy by the way counts less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch, Understood
from roleplay.dialogue.model import Cues, Reply

Range = tuple[float, float]

MEANT: Range = (0.8, 0.95)
"""Score of the reply that is meant, by its examples."""
MEANT_BY_TECHNIQUE: Range = (0.63, 0.7)
"""The same for a reply without examples."""
ALSO_FITS: Range = (0.58, 0.8)
"""Score of another reply that shares the technique, with examples."""
BY_THE_WAY: Range = (0.5, 0.62)
"""Score of a reply that shares only a courtesy."""
MISSING_CUES = 0.7
"""What is left of the score of another reply whose cues are for other words."""
_EVIDENCE = Evidence("")
_TECHNIQUE_SCORE = 0.9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reply, with what is asked about it all the time worked out once."""

    reply: Reply
    own: bool
    """The node's own, not a shared one."""
    techniques: frozenset[str]
    facts: frozenset[str]
    examples: bool
    cued: bool
    """It has cues in the call's language."""


def candidate(reply: Reply, language: str, *, own: bool) -> Candidate:
    """Look at a reply as the understanding does in a language."""
    cues = reply.cues.get(language, Cues())
    return Candidate(
        reply,
        own,
        frozenset(reply.techniques),
        frozenset(reply.facts),
        bool(reply.examples.get(language)),
        bool(cues.any or cues.all),
    )


class Utterances:
    """Composes what would be understood; the same random numbers give the same."""

    def __init__(self) -> None:
        self._techniques: dict[str, TechniqueMatch] = {}

    def understood(
        self,
        candidates: Sequence[Candidate],
        meant: Reply | None,
        techniques: Iterable[str],
        courtesies: Iterable[str],
        facts: Iterable[str],
        random: Random,
    ) -> Understood:
        """Return what is found in words that make the reply `meant`, use `techniques`, and name `facts`."""
        main, aside, named = frozenset(techniques), frozenset(courtesies), frozenset(facts)
        every = main | aside
        matches = []
        for candidate in candidates:
            if candidate.reply is not meant and candidate.techniques.isdisjoint(every):
                continue
            if candidate.facts and not candidate.facts <= named:
                continue
            score = _score(candidate, meant, main, random)
            shared = tuple(sorted(candidate.techniques & every)) if len(every) > 1 else tuple(every)
            found = shared if candidate.techniques & every else ()
            matches.append(ReplyMatch(candidate.reply.id, score, _EVIDENCE, found))
        matches.sort(key=lambda match: -match.score)
        return Understood(tuple(self._match(name) for name in sorted(every)), tuple(matches), tuple(sorted(named)))

    def _match(self, technique: str) -> TechniqueMatch:
        if technique not in self._techniques:
            self._techniques[technique] = TechniqueMatch(technique, _TECHNIQUE_SCORE, _EVIDENCE)
        return self._techniques[technique]


def _score(candidate: Candidate, meant: Reply | None, main: frozenset[str], random: Random) -> float:
    if candidate.reply is meant:
        return round(random.uniform(*(MEANT if candidate.examples else MEANT_BY_TECHNIQUE)), 3)
    if candidate.techniques.isdisjoint(main):
        score = random.uniform(*BY_THE_WAY)
    else:
        score = random.uniform(*(ALSO_FITS if candidate.examples else MEANT_BY_TECHNIQUE))
    return round(score * MISSING_CUES if candidate.cued else score, 3)
