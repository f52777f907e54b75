"""The sound of the place where a customer is: made once, with our own voices as the people there, and kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from roleplay.core.errors import RoleplayError
from roleplay.core.sound import Pcm

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.dialogue.model import Background

_log = logging.getLogger(__name__)

_VERSION = "1"
"""Raised whenever the same background sounds different, so that kept ones are made anew."""
_PEOPLE = ("teresa", "conrad", "judith", "sylvia")
_TALK = (
    "So I told them that the figures have to be ready by Thursday, and of course nobody had even looked at them.",
    "Could you send me that again? I think the second page is missing, and the third one is upside down.",
    "We were thinking of going to the lake at the weekend, if the weather holds, but they say it will rain.",
    "And then the whole team ran onto the pitch, and the referee did not know where to look.",
)
"""Nobody is to understand a word of it; in every language of the program a murmur sounds like this."""


def surroundings(parts: Parts, background: Background, *, narrow: bool) -> Callable[[], Pcm | None]:
    """Return what gives a loop for the customer's side: at once when it is kept, else once a thread has made it.

    Making one takes a second or two, once: nobody waits for it, the first call begins without.
    """
    from roleplay.speech.voices.sound_cache import SoundCache

    cache = SoundCache(parts.places.cache / "backgrounds")
    key = f"{_VERSION} {background.sound} {background.level} {'narrow' if narrow else 'wide'}"
    made = [cache.get(key)]

    def make() -> None:
        from roleplay.audio.background import background_loop

        voices = _people(parts) if background.sound in ("office", "television") else []
        loop = background_loop(background.sound, background.level, voices, narrow=narrow)
        made[0] = loop
        cache.put(key, loop)

    if made[0] is None:
        threading.Thread(target=make, name="surroundings", daemon=True).start()
    return lambda: made[0]


def _people(parts: Parts) -> list[Pcm]:
    """Return people who talk; where no voice can, the place is quieter."""
    people = []
    for voice, text in zip(_PEOPLE, _TALK, strict=True):
        try:
            people.append(parts.bank.synthesize(voice, text, 20, "en", "spoken").pcm)
        except RoleplayError as error:
            _log.info("%s is not heard in the background: %s", voice, error)
    return people
