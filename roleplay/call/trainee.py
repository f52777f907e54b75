"""A trainee who reads the answers from a list: for scripted calls, the demo and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from roleplay.core.errors import InputError
from roleplay.core.events import Button
from roleplay.core.sound import Pcm


@dataclass(frozen=True, slots=True)
class Utter:
    """Say this."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press a button of the phone."""

    button: Button


@dataclass(frozen=True, slots=True)
class KeepSilent:
    """Say nothing until the customer's patience ends."""


Move = Utter | Press | KeepSilent

_DIRECTIVES: dict[str, Move] = {
    "silence": KeepSilent(),
    "hold": Press("hold"),
    "resume": Press("resume"),
    "transfer": Press("transfer"),
    "hang up": Press("hang_up"),
}


def parse_answers(lines: Iterable[str], source: str) -> tuple[Move, ...]:
    """Read one move a line: what to say, or `[silence]`, `[hold]`, `[resume]`, `[transfer]`, `[hang up]`.

    Empty lines are skipped. Raises `InputError` for an unknown word in brackets; `source` names the file in it.
    """
    moves: list[Move] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip().lstrip("\ufeff")
        if text.startswith("[") and text.endswith("]"):
            name = text[1:-1].strip().lower().replace("_", " ").replace("-", " ")
            if name not in _DIRECTIVES:
                known = ", ".join(f"[{directive}]" for directive in _DIRECTIVES)
                raise InputError(f"{source}, line {number}: {text} is not known.", hint=f"Known are {known}.")
            moves.append(_DIRECTIVES[name])
        elif text:
            moves.append(Utter(text))
    return tuple(moves)


class Mouth(Protocol):
    """Lets a scripted trainee be heard on the line."""

    def hear(self, pcm: Pcm) -> None:
        """Queue what the trainee says, at `CALL_RATE`."""


class ScriptedTrainee:
    """Makes the next move whenever it is the trainee's turn."""

    def __init__(
        self,
        moves: Iterable[Move],
        *,
        voice: Callable[[str], Pcm] | None = None,
        mouth: Mouth | None = None,
    ) -> None:
        """With a `voice` (text to sound at `CALL_RATE`) and a `mouth` the answers are spoken, otherwise typed."""
        self._moves = iter(moves)
        self._voice = voice
        self._mouth = mouth

    def next_move(self) -> Move | None:
        """Return the next move; None when there is none left, and for ever after."""
        return next(self._moves, None)

    def speak(self, text: str) -> bool:
        """Say it aloud on the line; False when this trainee types."""
        if self._voice is None or self._mouth is None:
            return False
        self._mouth.hear(self._voice(text))
        return True
