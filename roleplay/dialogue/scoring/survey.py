"""The satisfaction survey right after the call, as this customer would answer it.

The rating begins with the outcome and is moved by what the customer takes home:

| what | rating points |
|---|---|
| solved, handed over | 3 |
| broken off | 2 |
| justified hang-up, hung up too early, customer left, no end | 1 |
| the feeling was met / ignored | +1 / -1 |
| solved, and the matter settled / not settled | +1 / -1 |
| handed over, and the colleague briefed / not briefed | +0.5 / -0.5 |
| heat below 30 at the end | +0.5 |
| heat of 60 or more at the end | -1 |
| heat rose 15 or more above where it began | -0.5 |

The sum is rounded to a whole number (a half downwards: in doubt a customer is not generous) and kept between 1 and 5,
after a call without a happy end between 1 and 2.
"""

from __future__ import annotations

import math

from roleplay.core.records import ScoreItem, Survey
from roleplay.dialogue.scoring.chances import HAPPY
from roleplay.dialogue.scoring.reading import Call

BASE = {"solved": 3.0, "handed_over": 3.0, "aborted": 2.0}
"""By outcome; every other one is worth 1."""
CALM = 30.0
HOT = 60.0
RISEN = 15.0

WORDS = {
    "en": (
        "I would rather not say what I think of this call.",
        "That did not help me. I expected more.",
        "It was all right, but it left something open.",
        "I was helped, and treated decently.",
        "Somebody listened to me and helped me. Thank you.",
    ),
    "pl": (
        "Wolę nie mówić, co myślę o tej rozmowie.",
        "To mi nie pomogło. To za mało.",
        "Było w porządku, ale coś zostało niedokończone.",
        "Pomogli mi i potraktowali mnie przyzwoicie.",
        "Ktoś mnie wysłuchał i mi pomógł. Dziękuję.",
    ),
}
"""What customers say whose scenario gives them no words of their own, from 1 (worst) to 5."""


def survey(call: Call) -> Survey:
    """Return how satisfied the customer was, and why."""
    reasons = _reasons(call)
    total = math.ceil(sum(reason.points for reason in reasons) - 0.5)
    rating = min(max(total, 1), 5 if call.outcome in HAPPY - {"justified_hangup"} else 2)
    return Survey(rating, _words(call, rating), reasons)


def _reasons(call: Call) -> tuple[ScoreItem, ...]:
    end = call.moves[-1].event.at if call.moves else None
    heat = call.final.heat
    reasons = [ScoreItem(f"outcome_{call.outcome or 'none'}", BASE.get(call.outcome or "", 1.0), end)]
    if call.feeling_met is None:
        reasons.append(ScoreItem("feeling_ignored", -1.0))
    else:
        reasons.append(ScoreItem("feeling_met", 1.0, call.feeling_met.at, call.feeling_met.words))
    reasons += _matter(call)
    if heat < CALM:
        reasons.append(ScoreItem("calm_end", 0.5, end))
    elif heat >= HOT:
        reasons.append(ScoreItem("hot_end", -1.0, end))
    if call.peak >= call.start.heat + RISEN:
        reasons.append(ScoreItem("made_angrier", -0.5))
    return tuple(reasons)


def _matter(call: Call) -> list[ScoreItem]:
    if call.outcome == "handed_over":
        briefed = call.first("handover")
        if briefed is None:
            return [ScoreItem("not_briefed", -0.5)]
        return [ScoreItem("handover", 0.5, briefed[1].at, briefed[1].words)]
    if call.outcome != "solved":
        return []
    settled = call.matter_settled
    if settled is None:
        return [ScoreItem("matter_ignored", -1.0)]
    return [ScoreItem("matter_settled", 1.0, settled.at, settled.words)]


def _words(call: Call, rating: int) -> str:
    own = call.scenario.survey
    if len(own) == len(WORDS["en"]) and call.language in own[rating - 1]:
        return own[rating - 1][call.language]
    return WORDS.get(call.language, WORDS["en"])[rating - 1]
