"""Weights of `decision.py`, fitted and written by `tools/fit_techniques.py`."""

from __future__ import annotations

import numpy as np

from roleplay.dialogue.understanding.decision import SURE_TERMS, TERMS, DecisionWeights
from roleplay.dialogue.understanding.model import CLASSES

_TERMS = {
    "whole": 18.906,
    "part": 9.429,
    "lead": 3.791,
    "whole_lead": 3.063,
    "whole_share": -0.524,
    "none": 0.189,
    "before_others": -3.305,
    "second": 0.245,
    "others": -2.398,
    "square": -6.597,
    "cues": 0.394,
    "denied": -3.348,
    "told": -0.863,
    "asks": -0.155,
}
_SURE_TERMS = {
    "likeliest": 0.527,
    "second": 0.054,
    "third": -0.133,
    "whole_none": -5.174,
    "none": 0.604,
    "others": -1.126,
    "told": -10.064,
    "negated": 0.403,
    "asks": 0.581,
    "words": 0.807,
    "pieces": 0.215,
}
_SURE_BIAS = -0.104
_TECHNIQUES = {
    "greeting": (-4.901, 1.917),
    "empathy": (-4.070, 0.870),
    "apology": (-5.687, 1.412),
    "listening": (-5.041, -0.370),
    "fact_finding": (-5.778, 3.275),
    "paraphrase": (-5.065, 1.921),
    "own_mistake": (-3.991, -0.066),
    "respectful_disagreement": (-5.526, -0.396),
    "feel_felt_found": (-4.999, -0.955),
    "boundary": (-4.395, -0.735),
    "taking_notes": (-5.528, -0.143),
    "solution": (-4.969, -0.145),
    "transfer": (-4.329, -0.878),
    "handover": (-5.082, 0.095),
    "hold": (-5.337, 0.078),
    "closing": (-5.037, 0.804),
    "ending_call": (-5.571, -1.880),
    "backchannel": (-6.159, 2.804),
    "defensive": (-4.727, -0.274),
    "blame_third_party": (-4.556, -3.608),
    "blame_customer": (-4.263, 0.327),
    "contradiction": (-4.184, -1.687),
    "calm_down": (-5.024, 1.008),
    "minimising": (-4.028, -0.263),
    "surrender": (-4.704, -2.002),
    "policy_wall": (-5.100, -4.992),
    "deflect": (-4.791, -0.119),
    "counter_attack": (-4.180, 0.225),
    "profanity": (-4.111, -2.519),
    "rushing": (-5.646, 2.170),
}
"""Bias, and what a question mark says for the technique."""

WEIGHTS = DecisionWeights(
    np.array([_TERMS.get(name, 0.0) for name in TERMS]),
    np.array([_TECHNIQUES[name][0] for name in CLASSES[:-1]]),
    np.array([_TECHNIQUES[name][1] for name in CLASSES[:-1]]),
    np.array([_SURE_TERMS.get(name, 0.0) for name in SURE_TERMS]),
    _SURE_BIAS,
)
