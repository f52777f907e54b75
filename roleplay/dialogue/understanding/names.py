"""Personal address: whether the customer is called by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import jellyfish

from roleplay.dialogue.understanding.soundalike import name_key
from roleplay.dialogue.understanding.words import Token, fold, word_set

_TITLES = {
    "en": frozenset({"mr", "mrs", "ms", "dr", "doctor", "professor"}),
    "pl": frozenset({"pani", "panie", "doktorze", "profesorze"}),
}
# What follows a title without being a name, as recognisers write no capitals.
_NO_SURNAMES = word_set(
    """
        i we you he she it they a an the and or but so please what when where which who why how is are was
        were can could will would do does did have has had may let sir madam maam thank thanks okay yes no
        not right now
        """
)
_BEFORE_OBJECTS = {
    "en": word_set(
        "to with is am are was for about of from by at called named as and or than meet reach put tell ask call"
    ),
    "pl": word_set("z ze do od dla o u przez to jest nazwisko nazywa przy po na i oraz lub nad"),
}
"""Words after which a name is spoken of, and nobody is called by it."""
_CALLED = word_set(
    """
        adamie adriano adrianie agato agnieszko alicjo andrzeju aniu anno arturze asiu barbaro bartku bartoszu basiu
        beato bozeno czeslawie damianie danielu danuto danusiu darku dariuszu dawidzie doroto edwardzie edyto elu
        elzbieto emilio ewo filipie gosiu grazyno grzegorzu halino halinko haniu hanno heleno henryku hubercie ilono
        ireno iwono izo izabelo jacku jadwigo jakubie janie janino jasiu jerzy joanno jolanto jolu jozefie julio
        jurku justyno kamilo kamilu karolino karolu kasiu katarzyno kazimierzu kingo klaudio konradzie krysiu
        krystyno krzysztofie kubo leszku lidio lucyno lukaszu macieju macku magdaleno magdo malgorzato marcinie mario
        mariuszu marku marto mateuszu michale miroslawie mirku moniko natalio oliwio olu patrycjo paulino pawle
        piotrze przemku rafale renato robercie romanie ryszardzie rysiu sebastianie slawku slawomirze stanislawie
        stefanie sylwio tereso teresko tomaszu tomku urszulo ulu wando weroniko wiktorze wioletto witoldzie wojciechu
        wojtku zbigniewie zenku zofio zosiu zuzanno
        """
)
"""Polish first names as one calls somebody by them, without diacritics: recognisers write no capitals."""
_CLOSE = 0.86
"""Jaro-Winkler similarity of the sounds of two names."""
_SHORTEST_FUZZY = 5
"""Letters of a name that may be misheard; shorter ones resemble too many words."""
_SHORTEST_BROKEN = 6
"""Letters of a name that may be broken into several words."""
_FIRST_SOUND = 5
"""No more letters decide how a name's first sound is spelt."""
_MOST_WORDS = 3
"""A recogniser may break a name into as many words."""
_INFLECTION = re.compile(r"(?:iego|emu|iem|ego|owi|owie|ami|ach|em|ie|ze|ce|a|e|o|u|y|i|ą|ę)$")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class NameHit:
    """Where the customer is addressed."""

    first: int
    """Index of the first token."""
    last: int
    """Index of the last token."""
    known: bool
    """Whether it is one of the scenario's forms of address rather than a title with some name."""


def is_title(token: Token, language: str) -> bool:
    """Tell whether a word is a title that a surname follows."""
    return token.word in _TITLES.get(language, frozenset())


def address(text: str, tokens: Sequence[Token], names: Sequence[str], language: str) -> NameHit | None:
    """Return the first personal address: one of `names`, also inflected or misheard, or a title with a surname."""
    sounds = {_first_sound(fold(name).replace(" ", "")) for name in names}
    plain = [fold(token.word) for token in tokens]
    for first, word in enumerate(plain):
        # Most words begin with another sound than any name.
        if sounds.isdisjoint((_first_sound(word), _first_sound("".join(plain[first : first + _MOST_WORDS])))):
            continue
        for count in range(1, min(_MOST_WORDS, len(tokens) - first) + 1):
            spoken = " ".join(token.word for token in tokens[first : first + count])
            if any(_same(spoken, name, language) for name in names):
                return NameHit(first, first + count - 1, known=True)
    for index in range(len(tokens) - 1):
        if _titled(text, tokens[index], tokens[index + 1], language):
            return NameHit(index, index + 1, known=False)
    return None


def calling(tokens: Sequence[Token], found: NameHit | None, language: str) -> NameHit | None:
    """Return the address where it only calls the customer: what is said without it says the same."""
    if found is None or (found.first == 0 and found.last == len(tokens) - 1):
        return None
    before = tokens[found.first - 1].word if found.first else ""
    return None if fold(before) in _BEFORE_OBJECTS.get(language, frozenset()) else found


def _titled(text: str, title: Token, name: Token, language: str) -> bool:
    if not is_title(title, language) or name.word in _NO_SURNAMES:
        return False
    # English titles may be abbreviated with a full stop; "słucham pani. Co się stało" names nobody.
    if any(char in text[title.end : name.start] for char in (",;!?" if language == "en" else ",;!?.")):
        return False
    capital = text[name.start].isupper()
    if language == "pl":
        # "pan" is also the polite "you", so without a capital only the vocative of a surname or first name counts.
        return (
            capital
            or fold(name.word) in _CALLED
            or (title.word == "panie" and fold(name.word).endswith(("ie", "ski", "cki", "rze", "ku", "usz")))
        )
    recognised = text.islower()
    return (capital or recognised) and len(name.word) >= _SHORTEST_STEM


@lru_cache(maxsize=20_000)
def _same(spoken: str, name: str, language: str) -> bool:
    plain_spoken, plain_name = fold(spoken).replace(" ", ""), fold(name).replace(" ", "")
    if plain_spoken == plain_name:
        return True
    if min(len(plain_spoken), len(plain_name)) < _SHORTEST_FUZZY:
        return False
    if language == "pl" and _base(plain_spoken) == _base(plain_name):
        return True
    if " " in spoken and len(plain_name) < _SHORTEST_BROKEN:
        return False
    return _sound_alike(plain_spoken, plain_name)


def _sound_alike(spoken: str, name: str) -> bool:
    if _first_sound(spoken) != _first_sound(name):
        return False
    heard, meant = name_key(spoken), name_key(name)
    if not heard or not meant or abs(len(heard) - len(meant)) > len(meant) // 3:
        return False
    return float(jellyfish.jaro_winkler_similarity(heard, meant)) >= _CLOSE


def _first_sound(word: str) -> str:
    return name_key(word[:_FIRST_SOUND])[:1]


def _base(word: str) -> str:
    shorter = _INFLECTION.sub("", word)
    return shorter if len(shorter) >= _SHORTEST_STEM else word
