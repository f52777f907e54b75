"""The score of a call: what the trainee did, against what the teaching of difficult calls asks for.

Deterministic, and computed from the saved events alone; every point names the words that it rests on. A section
is made of *chances* (what could be won, see `chances`) and *costs* (see `costs`); a *cap* may hold the total down.
"""

from __future__ import annotations

from collections.abc import Sequence

from roleplay.core.events import CallEvent
from roleplay.core.records import Score
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring.caps import lowest_cap
from roleplay.dialogue.scoring.chances import chances
from roleplay.dialogue.scoring.costs import costs
from roleplay.dialogue.scoring.points import scored, worth
from roleplay.dialogue.scoring.reading import read
from roleplay.dialogue.scoring.survey import survey


def score(engine: DialogueEngine, events: Sequence[CallEvent], *, seed: int) -> Score:
    """Return the score of a saved call of the engine's scenario."""
    call = read(engine, events, seed)
    found = chances(call)
    lost = costs(call)
    sections = scored(worth(call.scenario.scoring.weights, found), found, lost)
    total = round(sum(section.points for section in sections), 1)
    cap = lowest_cap(call, lost)
    if cap is not None and cap.at_most >= total:
        cap = None
    return Score(total if cap is None else cap.at_most, sections, cap, survey(call))
