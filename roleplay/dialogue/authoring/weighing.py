"""Which reply takes an utterance at a moment, and why: what spoke for each reply, weighed as the engine weighs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from roleplay.core.events import TraineeSaid
from roleplay.core.understanding import Evidence, Transcript, Understood
from roleplay.dialogue.engine import ACCEPT
from roleplay.dialogue.model import Reply
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.ranking import BIAS, VERBATIM_GAIN, WEIGHTS, Features, terms

Verdict = Literal["decides", "counts", "closed", "beaten", "too_low", "facts", "ruled_out"]
"""`decides`: says what follows; `counts`: has its effects beside; `closed`: its condition does not hold now;
`beaten`: fits, but another one fits better by far; `too_low`: fits too little; `facts`: a fact was not named;
`ruled_out`: a word that must not occur did."""


class Explaining(Protocol):
    """An understanding that tells what speaks for each reply (see `understanding.Understander`)."""

    def reply_features(
        self, text: str, language: str, replies: Sequence[ReplyCandidate], names: Sequence[str] = ()
    ) -> tuple[Features, ...]:
        """Return what speaks for each reply."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reply of the moment."""

    reply: str
    own: bool
    """Whether it is the node's own, and not shared."""
    score: float
    """0 to 1: how likely it is that this was meant."""
    total: float
    """With what precedence and being the node's own count; 0 for one without effect."""
    verdict: Verdict
    evidence: Evidence
    reasons: Mapping[str, float]
    """What was weighed (`likeness`, `cue` ...), in log-odds; the strongest first."""
    following: str
    """The node that it leads to; empty where the dialogue stays."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What becomes of an utterance at a moment."""

    node: str
    text: str
    understood: Understood
    replies: tuple[Weighed, ...]
    """Those that may be taken now or after what is said, the best first."""
    taken: str
    """The reply that decides; empty when none fits and `otherwise` is taken."""
    margin: float
    """Before the second best one with effects."""
    following: str
    """The node at which the dialogue stands afterwards."""
    heat: float
    """Afterwards."""


def weigh(dialogue: ScenarioDialogue, explaining: Explaining, state: DialogueState, text: str) -> Weighing:
    """Understand an utterance at a moment, and explain it. Takes some hundredths of a second."""
    transcript = Transcript(text, 0.0, 0.0, "typed")
    understood = dialogue.understand(state, transcript)
    event = TraineeSaid(0.0, transcript, understood)
    ranked = {reply: total for total, reply in reversed(dialogue.engine.taken_beside(state, event))}
    after = dialogue.step(state, event).state
    decides = max(ranked, key=lambda reply: ranked[reply], default="")
    reasons = _reasons(dialogue, explaining, state, text)
    own = {reply.id for reply in dialogue.engine.node(state).replies}
    known = {reply.id: reply for reply in dialogue.engine.replies(state)}
    matches = {match.reply: match for match in understood.replies}
    # Flags that were set by what was said close some, such as the cold twin of an offer.
    there = replace(after, node=state.node, visits=state.visits)
    still_open = {name for name, reply in known.items() if holds(reply.when, state) and holds(reply.when, there)}
    named = set(after.named)
    replies = []
    for name, why in reasons.items():
        reply, match = known[name], matches.get(name)
        score = match.score if match else 0.0
        replies.append(
            Weighed(
                name,
                name in own,
                score,
                ranked.get(name, 0.0),
                _verdict(reply, score, name == decides, ranked, still_open, named),
                match.evidence if match else Evidence(text),
                why,
                reply.next or "",
            )
        )
    replies.sort(key=lambda one: (one.verdict != "decides", -one.total, -one.score))
    totals = sorted(ranked.values(), reverse=True)
    margin = totals[0] - totals[1] if len(totals) > 1 else (totals[0] if totals else 0.0)
    return Weighing(state.node, text, understood, tuple(replies), decides, round(margin, 4), after.node, after.heat)


def _reasons(
    dialogue: ScenarioDialogue, explaining: Explaining, state: DialogueState, text: str
) -> dict[str, Mapping[str, float]]:
    """Return the terms of the ranking for each reply that is compared at this moment."""
    now, later = dialogue.candidates(state)
    language, names = dialogue.engine.language, dialogue.names
    found = dict(zip([one.id for one in now], explaining.reply_features(text, language, now, names), strict=True))
    if later:
        both = explaining.reply_features(text, language, (*now, *later), names)
        found.update(zip([one.id for one in later], both[len(now) :], strict=True))
    return {reply: contributions(features) for reply, features in found.items()}


def contributions(features: Features) -> dict[str, float]:
    """Return what each term adds to the log-odds of a reply, the strongest first, without those that add nothing.

    `bias` is what every reply begins with.
    """
    parts = {name: WEIGHTS[name] * value for name, value in terms(features).items()}
    if features.verbatim:
        parts["verbatim"] = VERBATIM_GAIN
    strongest = sorted(parts.items(), key=lambda part: -abs(part[1]))
    return {name: round(value, 3) for name, value in [*strongest, ("bias", BIAS)] if value}


def _verdict(
    reply: Reply, score: float, decides: bool, ranked: Mapping[str, float], still_open: set[str], named: set[str]
) -> Verdict:
    if decides:
        return "decides"
    if reply.id in ranked:
        return "counts"
    if not named.issuperset(reply.facts):
        return "facts"
    if score == 0.0:
        return "ruled_out"
    if score < ACCEPT:
        return "too_low"
    return "beaten" if reply.id in still_open else "closed"
