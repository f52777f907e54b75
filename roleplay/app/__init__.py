"""The composition root: the only place that builds the parts and joins them."""

from roleplay.app.facade import Roleplay
from roleplay.app.options import CallOptions, Player, Progress, Retry, RunningCall, TrialCall

__all__ = ["CallOptions", "Player", "Progress", "Retry", "Roleplay", "RunningCall", "TrialCall"]
