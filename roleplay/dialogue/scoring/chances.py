"""What a call gave the chance to win, section by section, and what of it was won.

Only what the call called for counts. A technique is on offer where a right reply that lists it was open; it is asked
for no more when every such reply was taken by another of its techniques, for then the scenario itself takes the two
for one and the same. *Situational* techniques are missed only where the turn went wrong: a mistake, silence, or words
that the customer could do nothing with. So a short call in which every turn is right, and the feeling is named,
reaches the full score.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from roleplay.core.events import Answered, Outcome, TraineeSaid, TraineeSilent
from roleplay.core.records import SectionName
from roleplay.dialogue.scoring.reading import Call, Move, Use, mistakes

HAPPY: frozenset[Outcome] = frozenset({"solved", "handed_over", "justified_hangup"})

CALM = 45.0
"""A customer whose heat is below this has calmed down."""
CALMED = 20.0
"""Or who has lost so much of it."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Something to be won."""

    reason: str
    """A stable word: the technique, or what was reached or missed."""
    share: float
    """Its weight among the chances of the section."""
    won: float
    """0 to 1."""
    at: float | None = None
    evidence: str = ""


NAMES_FEELING = frozenset({"empathy", "feel_felt_found"})
"""Whoever has used one of these before the offer did not offer too soon, even if the customer wants more."""


def chances(call: Call) -> dict[SectionName, list[Chance]]:
    """Return the chances of each section; an empty list where the call gave none."""
    return {
        "opening": [*_greeting(call), *_name(call)],
        "feeling": [
            _goal(8, call.feeling_met, "feeling_met", "feeling_ignored"),
            *_core(call, 8, "empathy", "feel_felt_found"),
            *_core(call, 4, "apology", "own_mistake"),
            *_calmed(call),
        ],
        "facts": [
            *_situational(call, 9, "fact_finding"),
            *_situational(call, 6, "paraphrase", "listening", "taking_notes"),
            *_situational(call, 4, "respectful_disagreement"),
            *_named(call),
        ],
        "solution": _solution(call),
        "closing": _closing(call),
        "composure": _composure(call),
    }


# --- techniques ---


def _won(share: float, found: tuple[str, Use]) -> Chance:
    technique, use = found
    return Chance(technique, share, 1.0, use.at, use.words)


def _offers(call: Call, *techniques: str) -> list[tuple[Move, str]]:
    """Return the turns in which a right reply with one of the techniques was open, with the reply's id."""
    return [
        (move, reply.id)
        for move in call.moves
        if _is_turn(call, move)
        for reply in move.open_replies
        if call.is_good(reply) and not set(techniques).isdisjoint(reply.techniques)
    ]


def _is_turn(call: Call, move: Move) -> bool:
    """Tell whether words were due: buttons, music on hold and tirades ask for none."""
    if isinstance(move.event, TraineeSilent):
        return not move.before.on_hold and not call.scenario.nodes[move.before.node].tirade
    return isinstance(move.event, TraineeSaid)


def _core(call: Call, share: float, *techniques: str) -> list[Chance]:
    """Return the chance of a technique that every call needs which offers it."""
    found = call.first(*techniques)
    if found is not None:
        return [_won(share, found)]
    taken = {reply.id for move in call.moves for reply in move.taken}
    missed = [reply for _, reply in _offers(call, *techniques) if reply not in taken]
    return [Chance(techniques[0], share, 0.0)] if missed else []


def _situational(call: Call, share: float, *techniques: str) -> list[Chance]:
    """Return the chance of a technique that is needed only where nothing as good is done."""
    found = call.first(*techniques)
    if found is not None:
        return [_won(share, found)]
    missed = next((move for move, _ in _offers(call, *techniques) if not _did_well(call, move)), None)
    return [] if missed is None else [Chance(techniques[0], share, 0.0, missed.event.at, missed.words)]


def _did_right(call: Call, move: Move) -> bool:
    return any(call.is_good(reply) for reply in move.taken)


def _did_well(call: Call, move: Move) -> bool:
    if _did_right(call, move):
        return True
    if not isinstance(move.event, TraineeSaid) or any(reply.quality == "poor" for reply in move.taken):
        return False
    return bool(move.taken) and not mistakes(move)


# --- opening ---


def _greeting(call: Call) -> list[Chance]:
    found = call.first("greeting")
    if found is not None:
        return [_won(5, found)]
    first = next(iter(call.said), None)
    offered = first is not None and any(
        "greeting" in reply.techniques and reply.quality != "poor" for reply in first.open_replies
    )
    return [Chance("greeting", 5, 0.0)] if offered else []


def _name(call: Call) -> list[Chance]:
    found = call.first("personalise")
    if found is not None:
        return [_won(5, found)]
    return [Chance("personalise", 5, 0.0)] if call.scenario.customer.address.get(call.language) else []


# --- feeling ---


def _calmed(call: Call) -> list[Chance]:
    """Return the chance of a customer who is calm at the end, or at least clearly calmer than at the beginning."""
    if call.outcome in ("handed_over", "justified_hangup"):  # who is left so is somebody else's to calm, or nobody's
        return []
    before, after = call.start.heat, call.final.heat
    won = 1.0 if after < CALM else min(max((before - after) / CALMED, 0.0), 1.0)
    end = call.moves[-1].event.at if call.moves else None
    return [Chance("calmed" if won == 1.0 else "not_calmed", 5, won, end, f"{before:.0f} → {after:.0f}")]


# --- facts ---


def _named(call: Call) -> list[Chance]:
    """Return the chance of naming facts that an open, right reply asked for."""
    wanted = {
        fact for move in call.moves for reply in move.open_replies if call.is_good(reply) for fact in reply.facts
    }
    if not wanted:
        return []
    for move in call.said:
        if isinstance(move.event, TraineeSaid) and not wanted.isdisjoint(move.event.understood.facts):
            return [Chance("fact_named", 3, 1.0, move.event.at, move.event.transcript.text)]
    return [Chance("fact_named", 3, 0.0)]


# --- solution ---


def _goal(share: float, reached: Use | None, met: str, ignored: str) -> Chance:
    if reached is None:
        return Chance(ignored, share, 0.0)
    return Chance(met, share, 1.0, reached.at, reached.words)


def _solution(call: Call) -> list[Chance]:
    match call.outcome:
        case "handed_over":
            found = [*_used(call, 10, "transfer"), *_used(call, 15, "handover")]
        case "justified_hangup":
            found = _ladder(call)
        case _:
            found = [
                *_used(call, 8, "solution"),
                _goal(12, call.matter_settled, "matter_settled", "matter_ignored"),
                *_feeling_first(call),
            ]
    return [*found, *_in_time(call)]


def _used(call: Call, share: float, technique: str) -> list[Chance]:
    """Return the chance of a technique that the way to this end calls for, offered or not."""
    found = call.first(technique)
    return [Chance(technique, share, 0.0) if found is None else _won(share, found)]


def _ladder(call: Call) -> list[Chance]:
    """Return a chance for every step of the ladder that the call offered."""
    taken: dict[int, Use] = {}
    offered: set[int] = set()
    for move in call.moves:
        offered |= {reply.effects.ladder for reply in move.open_replies if reply.effects.ladder is not None}
        for step in move.after.ladder:
            taken.setdefault(step, Use(move.event.at, move.words))
    return [
        Chance("ladder", 5, 1.0, taken[step].at, taken[step].words) if step in taken else Chance("ladder", 5, 0.0)
        for step in sorted(offered | set(taken))
    ]


def _feeling_first(call: Call) -> list[Chance]:
    """Return the chance of not having offered a solution before the feeling was heard, where that was not right."""
    offers = [move for move in call.said if _offered_in(move)]
    if not offers:
        return []
    seen = _feeling_seen_at(call)
    too_soon = next((move for move in offers if move.event.at < seen and not _did_right(call, move)), None)
    move = too_soon or offers[0]
    reason = "feeling_first" if too_soon is None else "solution_too_soon"
    return [Chance(reason, 5, float(too_soon is None), move.event.at, _offered_in(move))]


def _feeling_seen_at(call: Call) -> float:
    """Return when the feeling was met, or named for the first time; infinity when it never was."""
    named = (
        move.event.at
        for move in call.said
        if isinstance(move.event, TraineeSaid)
        and any(match.technique in NAMES_FEELING for match in move.event.understood.techniques)
    )
    met = call.feeling_met
    return min(next(named, math.inf), math.inf if met is None else met.at)


def _offered_in(move: Move) -> str:
    """Return the words in which a solution was offered, empty when none was."""
    if not isinstance(move.event, TraineeSaid):
        return ""
    clauses = (match.evidence.clause for match in move.event.understood.techniques if match.technique == "solution")
    return next(clauses, "")


def _in_time(call: Call) -> list[Chance]:
    """Return the chance of a solution within the turns that the scenario allows; twice as many are worth nothing."""
    allowed = call.scenario.scoring.solve_within
    if allowed is None:
        return []
    solved = call.matter_settled if call.outcome not in ("handed_over", "justified_hangup") else None
    until = solved.at if solved else None
    needed = sum(until is None or move.event.at <= until for move in call.said)
    over = max(0, needed - allowed) / allowed
    reached = solved is not None or call.outcome in ("handed_over", "justified_hangup")
    won = max(0.0, 1.0 - over) if reached else 0.0
    return [Chance("in_time" if won == 1.0 else "too_long", 4, won, until, f"{needed} / {allowed}")]


# --- closing ---


def _closing(call: Call) -> list[Chance]:
    happy = call.outcome in HAPPY
    end = call.moves[-1].event.at if call.moves else None
    outcome = Chance(f"outcome_{call.outcome or 'none'}", 5, float(happy), end)
    match call.outcome:
        case "handed_over":
            return [outcome]
        case "justified_hangup":
            return [*_used(call, 5, "ending_call"), outcome]
        case _:
            return [*_core(call, 5, "closing"), outcome]


# --- composure ---


def _composure(call: Call) -> list[Chance]:
    if not call.said:
        return [Chance("nothing_said", 15, 0.0)]
    special = [*_tactical_silence(call), *_situational(call, 2, "boundary")]
    return [Chance("composure", 15 - sum(chance.share for chance in special), 1.0), *special]


def _tactical_silence(call: Call) -> list[Chance]:
    """Return the chance of having kept silent through a tirade."""
    in_tirades = [
        move
        for move in call.moves
        if not isinstance(move.event, Answered)
        and not move.before.on_hold
        and call.scenario.nodes[move.before.node].tirade
    ]
    for move in in_tirades:
        if isinstance(move.event, TraineeSilent):
            return [Chance("tactical_silence", 3, 1.0, move.event.at)]
    missed = next((move for move in in_tirades if not _did_well(call, move)), None)
    return [] if missed is None else [Chance("tactical_silence", 3, 0.0, missed.event.at, missed.words)]
