"""Words that sound alike: what a recogniser writes when it hears a name or a rare word."""

from __future__ import annotations

from functools import lru_cache

import jellyfish

from roleplay.dialogue.understanding.words import fold

# Homophones that recognisers mix up; each is compared by the first of its row.
_HOMOPHONES = {
    word: row[0]
    for row in (
        ("your", "youre", "yore"), ("here", "hear"), ("there", "their", "theyre"), ("right", "write", "rite"),
        ("wait", "weight"), ("know", "no"), ("whole", "hole"),
        ("fault", "vault"), ("our", "hour"), ("by", "buy", "bye"), ("see", "sea"),
        ("through", "threw"), ("would", "wood"), ("find", "fined"), ("break", "brake"), ("piece", "peace"),
    )
    for word in row
}  # fmt: skip

# Polish spellings that are pronounced the same, or that an English recogniser would write for them.
_POLISH_SOUNDS = (
    ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("rz", "s"), ("sz", "s"), ("sh", "s"), ("cz", "c"), ("ch", "h"),
    ("dz", "c"), ("ts", "c"), ("zh", "s"), ("ck", "k"), ("ph", "f"), ("w", "v"), ("z", "s"), ("y", "i"), ("j", "i"),
    ("x", "ks"), ("q", "k"), ("ie", "e"), ("ee", "i"), ("ou", "u"), ("oo", "u"),
)  # fmt: skip


def homophone(word: str) -> str:
    """Return the word that stands for all English words that sound like this one."""
    return _HOMOPHONES.get(word, word)


@lru_cache(maxsize=20_000)
def sound_key(word: str, language: str) -> str:
    """Return a key that words share when they sound alike, empty when nothing is left of the word."""
    plain = fold(word)
    if language == "en":
        return str(jellyfish.metaphone(plain)) if plain.isascii() else ""
    return name_key(plain)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return how a name sounds, roughly and across Polish and English spelling: `kowalski` as `koval ski`."""
    key = "".join(char for char in fold(name) if char.isalpha())
    for spelling, sound in _POLISH_SOUNDS:
        key = key.replace(spelling, sound)
    return "".join(char for index, char in enumerate(key) if index == 0 or char != key[index - 1])
