"""The score of a call, and how satisfied its customer was: deterministic, from the saved events alone."""

from roleplay.dialogue.scoring.scorer import score

__all__ = ["score"]
