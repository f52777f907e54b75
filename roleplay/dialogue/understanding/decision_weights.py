"""Weights of `decision.py`, fitted and written by `tools/fit_techniques.py`."""

from __future__ import annotations

import numpy as np

from roleplay.dialogue.understanding.decision import SURE_TERMS, TERMS, DecisionWeights
from roleplay.dialogue.understanding.model import CLASSES

_TERMS = {
    "whole": 17.195,
    "part": 8.127,
    "lead": 4.029,
    "whole_lead": 2.955,
    "whole_share": -0.732,
    "none": 0.184,
    "before_others": -2.209,
    "second": 0.408,
    "others": -1.091,
    "square": -6.686,
    "cues": 0.550,
    "denied": -3.873,
    "told": -2.438,
    "asks": -0.189,
}
_SURE_TERMS = {
    "likeliest": 0.440,
    "second": 0.042,
    "third": -0.126,
    "whole_none": -4.052,
    "none": -0.521,
    "others": -0.249,
    "told": -10.536,
    "negated": 0.522,
    "asks": 0.479,
    "words": 1.279,
    "pieces": 0.561,
}
_SURE_BIAS = -1.807
_TECHNIQUES = {
    "greeting": (-5.137, 0.806),
    "empathy": (-4.097, 1.039),
    "apology": (-5.467, 1.256),
    "listening": (-5.001, -1.272),
    "fact_finding": (-5.353, 2.959),
    "paraphrase": (-5.753, 2.739),
    "own_mistake": (-4.015, -0.018),
    "respectful_disagreement": (-5.686, -0.307),
    "feel_felt_found": (-4.475, -1.361),
    "boundary": (-4.215, -0.595),
    "taking_notes": (-5.812, -0.398),
    "solution": (-5.133, -0.059),
    "transfer": (-4.490, -0.879),
    "handover": (-5.180, 0.297),
    "hold": (-5.483, -0.101),
    "closing": (-5.014, 0.878),
    "ending_call": (-5.598, -1.830),
    "backchannel": (-6.194, 2.461),
    "defensive": (-4.899, 0.498),
    "blame_third_party": (-4.502, -3.269),
    "blame_customer": (-4.358, 0.802),
    "contradiction": (-4.348, -1.416),
    "calm_down": (-5.103, 1.095),
    "minimising": (-4.031, 0.172),
    "surrender": (-4.529, -2.712),
    "policy_wall": (-5.062, -4.958),
    "deflect": (-4.685, -0.066),
    "counter_attack": (-4.195, 0.089),
    "profanity": (-4.351, -2.735),
    "rushing": (-5.352, 1.858),
}
"""Bias, and what a question mark says for the technique."""

WEIGHTS = DecisionWeights(
    np.array([_TERMS.get(name, 0.0) for name in TERMS]),
    np.array([_TECHNIQUES[name][0] for name in CLASSES[:-1]]),
    np.array([_TECHNIQUES[name][1] for name in CLASSES[:-1]]),
    np.array([_SURE_TERMS.get(name, 0.0) for name in SURE_TERMS]),
    _SURE_BIAS,
)
