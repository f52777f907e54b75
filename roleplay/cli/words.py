"""The stable words of the program in plain English; JSON keeps them as they are."""

from __future__ import annotations

from roleplay.core.counting import counted

__all__ = ["counted", "heat_reason", "is_are", "plain"]

_REASONS = {
    "silence": "silence",
    "interrupted": "interruption",
    "long_winded": "long speech",
    "otherwise": "not what was hoped for",
    "button:hold": "put on hold",
    "button:resume": "taken off hold",
    "button:transfer": "transfer",
    "button:hang_up": "hang-up",
}


def is_are(count: int) -> str:
    """Return the verb to go with so many: `1 call is`, `2 calls are`."""
    return "is" if count == 1 else "are"


def plain(word: str) -> str:
    """Return an outcome, a technique or the reason for a point as people write it."""
    kind, _, mistake = word.partition(":")
    if kind == "repeated":
        return f"{mistake}, again".replace("_", " ")
    return word.removeprefix("outcome_").replace("_", " ")


def heat_reason(reason: str) -> str:
    """Return why the heat moved (see `HeatChanged.reason`)."""
    if reason.startswith("reply:"):
        return "what you said"
    return _REASONS.get(reason) or plain(reason)
