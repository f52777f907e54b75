"""How long a pause of the trainee is held before the customer speaks."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from typing import Literal

from roleplay.core.understanding import Completion

Patience = Literal["quick", "normal", "patient"]


@dataclass(frozen=True, slots=True)
class _Table:
    """How long is held what is whole with a probability."""

    steps: tuple[float, ...]
    """Limits of the probability, between the holds."""
    holds: tuple[float, ...]
    """Seconds, for an utterance that is hardly whole to one that almost surely is."""


_BY_WORDS = _Table((0.3, 0.7, 0.8, 0.93), (0.75, 0.65, 0.55, 0.35, 0.12))
_BY_SOUND = _Table((0.5, 0.7, 0.85), (0.72, 0.65, 0.6, 0.16))
"""Where the recogniser tells how the end sounds.

Each was chosen on one half of `bench turns`, among some hundred and some thousand others: the first for the least
delay that cuts off no more answers than the one before it, the second for one that cuts off one in twenty at most.
"""
_FACTORS: dict[Patience, float] = {"quick": 0.75, "normal": 1.0, "patient": 1.7}
_LEAST: dict[Patience, float] = {"quick": 0.0, "normal": 0.0, "patient": 0.5}
"""Who wants patience is not answered within a comma's pause, however whole it seems."""


@dataclass(frozen=True, slots=True)
class Holds:
    """What a person has chosen."""

    patience: Patience = "normal"
    longest: float = 1.0
    """Seconds after which a turn is over, however unfinished what was said seems to be."""

    def seconds(self, completion: Completion) -> float:
        """Return how long the pause behind an utterance is held, from the last sound of speech on."""
        if completion.probability <= 0.0:
            return self.longest
        table = _BY_SOUND if completion.by_sound else _BY_WORDS
        held = table.holds[bisect(table.steps, completion.probability)] * _FACTORS[self.patience]
        return min(self.longest, max(held, _LEAST[self.patience]))


NORMAL = Holds()
