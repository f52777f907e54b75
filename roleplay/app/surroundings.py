"""The sound of the place where a customer is: made once, with our own voices as the people there, and kept."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from roleplay.core.background import BackgroundSound
from roleplay.core.errors import InputError, RoleplayError
from roleplay.core.sound import Pcm
from roleplay.memory import give_back

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.dialogue.model import Background

_log = logging.getLogger(__name__)

SOUND_FILES = (".flac", ".wav", ".ogg")
"""Endings of sounds of the person's own; the first that is there is taken."""
BUILT_IN = frozenset(get_args(BackgroundSound))
_VERSION = "2"
"""Raised whenever the same background sounds different, so that kept ones are made anew."""
_PEOPLE = {
    "hibari": ("teresa", "judith", "sylvia", "irene"),
    "piper": ("conrad", "oscar", "victor", "edward"),
}
"""By the engine that speaks for the customer: another one would be loaded for nothing but a murmur (200 MB)."""
_ANY_PEOPLE = ("teresa", "conrad", "judith", "sylvia")
_TALK = (
    "So I told them that the figures have to be ready by Thursday, and of course nobody had even looked at them.",
    "Could you send me that again? I think the second page is missing, and the third one is upside down.",
    "We were thinking of going to the lake at the weekend, if the weather holds, but they say it will rain.",
    "And then the whole team ran onto the pitch, and the referee did not know where to look.",
)
"""Nobody is to understand a word of it; in every language of the program a murmur sounds like this."""


def surroundings(
    parts: Parts, background: Background, customer: str, language: str, *, narrow: bool
) -> Callable[[], Pcm | None]:
    """Return what gives a loop for the customer's side: at once when it is kept, else once a thread has made it.

    `customer` is their voice. Making one takes a second or two, once: nobody waits for it, the first call begins
    without.
    """
    from roleplay.speech.voices.sound_cache import SoundCache

    cache = SoundCache(parts.places.cache / "backgrounds")
    people = _chosen(parts, background, customer, language)
    own = own_sound(parts.places.sounds, background.sound)
    which = f"{own.name} {own.stat().st_mtime_ns}" if own else background.sound
    key = f"{_VERSION} {which} {background.level} {'narrow' if narrow else 'wide'} {' '.join(people)}"
    made = [cache.get(key)]

    def make() -> None:
        from roleplay.audio.background import background_loop
        from roleplay.audio.own_background import own_loop

        if own is not None:
            try:
                loop = own_loop(own, background.level, narrow=narrow)
            except InputError as error:
                _log.warning("%s Nothing is heard behind the customer.", error)
                return
        elif background.sound in BUILT_IN:
            sound = cast(BackgroundSound, background.sound)
            loop = background_loop(sound, background.level, _people(parts, people), narrow=narrow)
        else:  # a saved call whose sound is not here any more
            _log.warning("There is no sound %s.", background.sound)
            return
        made[0] = loop
        cache.put(key, loop)
        give_back()

    if made[0] is None:
        threading.Thread(target=make, name="surroundings", daemon=True).start()
    return lambda: made[0]


def own_sound(folder: Path, name: str) -> Path | None:
    """Return the file of a sound of the person's own; None where there is none of this name."""
    if name in BUILT_IN:
        return None
    return next((path for path in (folder / f"{name}{suffix}" for suffix in SOUND_FILES) if path.is_file()), None)


def own_sounds(folder: Path) -> frozenset[str]:
    """Return the names of all sounds of the person's own."""
    if not folder.is_dir():
        return frozenset()
    return frozenset(path.stem for path in folder.iterdir() if path.suffix in SOUND_FILES and path.is_file())


def _chosen(parts: Parts, background: Background, customer: str, language: str) -> Sequence[str]:
    """Return the voices of the people around the customer, none where nobody talks."""
    if background.sound not in ("office", "television"):
        return ()
    casting = parts.bank.first_casting(parts.bank.voice_or_plain(customer, language), language)
    return _PEOPLE.get(casting.engine.name, _ANY_PEOPLE) if casting else _ANY_PEOPLE


def _people(parts: Parts, voices: Sequence[str]) -> list[Pcm]:
    """Return people who talk; where no voice can, the place is quieter."""
    people = []
    for voice, text in zip(voices, _TALK, strict=False):
        try:
            people.append(parts.bank.synthesize(voice, text, 20, "en", "spoken").pcm)
        except RoleplayError as error:
            _log.info("%s is not heard in the background: %s", voice, error)
    return people
