"""The three trainees who play scenarios by themselves: all that makes them differ, as data.

They are meant to be like people, not to win. Nothing here is fitted to a scenario; the numbers are of one's own
judgement, after `call-handling` (what a good agent does and in which order) and after what was seen of the
understanding: about one utterance in twenty is not understood at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Literal

Quality = Literal["good", "neutral", "poor"]
TraineeName = Literal["good", "average", "bad"]

STAGES: Mapping[str, int] = MappingProxyType(
    {
        "greeting": 0,
        "personalise": 0,
        "empathy": 1,
        "apology": 1,
        "own_mistake": 1,
        "listening": 1,
        "feel_felt_found": 1,
        "fact_finding": 2,
        "paraphrase": 2,
        "taking_notes": 2,
        "respectful_disagreement": 2,
        "hold": 2,
        "solution": 3,
        "transfer": 4,
        "handover": 4,
        "closing": 5,
        "ending_call": 5,
    }
)
"""The order of a good call. What is not listed may come at any time."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """How somebody handles a call; numbers are probabilities a turn unless something else is said."""

    name: TraineeName
    slips: float
    """Something wrong is said."""
    mistakes: Mapping[str, float]
    """Weights of the catalogue's mistakes, when a slip is none of the scenario's own poor replies."""
    poor_replies: float
    """How often a slip is one of the scenario's poor replies, where there are any."""
    quality: Mapping[Quality, float]
    """Weights of the replies that are open, by their quality, when nothing wrong is said."""
    order: float
    """Weight of a reply for each stage of the call that it leaves out: 1 knows no order."""
    repeating: float
    """Weight of a reply for each time that it was made already: 1 does not notice."""
    own_replies: float
    """Weight of a reply that belongs to this very moment, against one that is always open."""
    by_the_book: float
    """A good move of the catalogue is made, whether or not the moment calls for it."""
    courtesies: float
    """Words carry a name, sympathy or an apology besides what they are for."""
    names_facts: float
    """Facts are named, each one that can be known; also that a reply which needs facts comes with them."""
    waits_out_tirades: float
    talks_over_tirades: float
    """Those tirades that are not waited out."""
    interrupts: float
    """Outside tirades."""
    dead_air: float
    """Nothing is said though an answer is due."""
    stays_silent: float
    """Nothing is said again, where silence did not lead on."""
    long_speeches: float
    """The customer's ear is talked off."""
    unannounced_hold: float
    lingers: float
    """Those holds on which the customer is left waiting, again and again."""
    hangs_up: float
    """The receiver is thrown down."""
    unheard: float = 0.05
    """The words are not understood at all: the recogniser's and the understanding's share."""


TRAINEES: Mapping[TraineeName, Trainee] = MappingProxyType(
    {
        "good": Trainee(
            name="good",
            slips=0.08,
            mistakes=MappingProxyType(
                {
                    "defensive": 3,
                    "policy_wall": 2,
                    "blame_third_party": 2,
                    "minimising": 1,
                    "rushing": 1,
                    "deflect": 1,
                }
            ),
            poor_replies=0.5,
            quality=MappingProxyType({"good": 1, "neutral": 0.1, "poor": 0}),
            order=0.25,
            repeating=0.15,
            own_replies=3,
            by_the_book=0.08,
            courtesies=0.35,
            names_facts=0.7,
            waits_out_tirades=0.9,
            talks_over_tirades=0.2,
            interrupts=0.01,
            dead_air=0.02,
            stays_silent=0.02,
            long_speeches=0.02,
            unannounced_hold=0.003,
            lingers=0.05,
            hangs_up=0,
        ),
        "average": Trainee(
            name="average",
            slips=0.25,
            mistakes=MappingProxyType(
                {
                    "defensive": 3,
                    "policy_wall": 3,
                    "blame_third_party": 3,
                    "calm_down": 2,
                    "deflect": 2,
                    "rushing": 2,
                    "minimising": 2,
                    "contradiction": 1,
                    "blame_customer": 1,
                }
            ),
            poor_replies=0.5,
            quality=MappingProxyType({"good": 1, "neutral": 0.5, "poor": 0.15}),
            order=0.6,
            repeating=0.5,
            own_replies=2,
            by_the_book=0.15,
            courtesies=0.15,
            names_facts=0.5,
            waits_out_tirades=0.5,
            talks_over_tirades=0.4,
            interrupts=0.06,
            dead_air=0.05,
            stays_silent=0.15,
            long_speeches=0.06,
            unannounced_hold=0.01,
            lingers=0.25,
            hangs_up=0.005,
        ),
        "bad": Trainee(
            name="bad",
            slips=0.65,
            mistakes=MappingProxyType(
                {
                    "defensive": 3,
                    "policy_wall": 3,
                    "blame_third_party": 3,
                    "calm_down": 3,
                    "deflect": 3,
                    "rushing": 3,
                    "minimising": 3,
                    "contradiction": 3,
                    "blame_customer": 3,
                    "counter_attack": 2,
                    "profanity": 1,
                    "surrender": 1,
                }
            ),
            poor_replies=0.5,
            quality=MappingProxyType({"good": 0.5, "neutral": 1, "poor": 1}),
            order=1,
            repeating=1,
            own_replies=1,
            by_the_book=0.1,
            courtesies=0.03,
            names_facts=0.3,
            waits_out_tirades=0.1,
            talks_over_tirades=0.8,
            interrupts=0.3,
            dead_air=0.08,
            stays_silent=0.5,
            long_speeches=0.12,
            unannounced_hold=0.03,
            lingers=0.5,
            hangs_up=0.03,
        ),
    }
)


def between(worse: Trainee, better: Trainee, share: float) -> Trainee:
    """Return somebody on the way from one to the other: `share` 0 is the first, 1 the second."""

    def mixed(low: Any, high: Any) -> Any:
        if isinstance(low, Mapping):
            keys = dict.fromkeys((*low, *high))
            return MappingProxyType({key: mixed(low.get(key, 0), high.get(key, 0)) for key in keys})
        if isinstance(low, str):
            return low if share < 1 else high
        return low + (high - low) * share

    names = (each.name for each in fields(Trainee))
    return Trainee(**{name: mixed(getattr(worse, name), getattr(better, name)) for name in names})
