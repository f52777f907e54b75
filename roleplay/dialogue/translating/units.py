"""Every text of a scenario that is written per language, with an id that survives editing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain

_LANGUAGE = re.compile(r"[a-z]{2}")
_FIELDS = frozenset(
    {"title", "summary", "role", "hard", "soft", "label", "text", "why", "default", "spoken", "address", "examples"}
)
_SEVERAL = frozenset({"spoken", "address", "examples"})
"""Fields that hold lists of sentences."""
_CUES = ("any", "all", "none")


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One text in all its languages."""

    id: str
    head: Place
    """Of what holds the languages: `("title",)`."""
    tail: Place
    """What follows the language: of cue words the group, else nothing."""
    several: bool
    """Whether it is a list of sentences."""
    texts: dict[str, str]
    """By language; of several sentences one a line."""
    enough: frozenset[str] = frozenset()
    """Languages that may do without: those that have cue words of another group."""

    def is_missing(self, language: str) -> bool:
        """Tell whether a language still needs it."""
        return not self.texts.get(language) and language not in self.enough

    def place_in(self, language: str) -> Place:
        """Return where the text of a language stands, or belongs."""
        return (*self.head, language, *self.tail)

    def value_of(self, text: str) -> Plain:
        """Return a text as the file holds it."""
        return sentences(text) if self.several else text.strip()


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that has one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def text_units(value: Plain) -> tuple[TextUnit, ...]:
    """Return all texts of a scenario or part, in the order of its file."""
    found = list(_walk(value, (), value))
    counts = Counter(unit.id for unit in found)
    seen: Counter[str] = Counter()
    units = []
    for unit in found:
        seen[unit.id] += 1
        if counts[unit.id] > 1 and seen[unit.id] > 1:  # a scenario with two lines of one id, which lint tells
            units.append(replace(unit, id=f"{unit.id}#{seen[unit.id]}"))
        else:
            units.append(unit)
    return tuple(units)


def languages_of(value: Plain) -> tuple[str, ...]:
    """Return the languages that a scenario names, the source first; English while it names none."""
    named = value.get("languages") if isinstance(value, dict) else None
    listed = tuple(one for one in named if isinstance(one, str)) if isinstance(named, tuple | list) else ()
    return listed or ("en",)


def _walk(value: Plain, place: Place, root: Plain) -> Iterator[TextUnit]:
    if isinstance(value, dict):
        for key, child in value.items():
            here = (*place, key)
            if key == "cues" and isinstance(child, dict):
                yield from _cues(child, here, root)
            elif _is_text(here, child):
                yield _unit(child, here, root)
            else:
                yield from _walk(child, here, root)
    elif isinstance(value, tuple | list):
        for index, child in enumerate(value):
            here = (*place, index)
            if _is_text(here, child):
                yield _unit(child, here, root)
            else:
                yield from _walk(child, here, root)


def _is_text(place: Place, child: Plain) -> bool:
    if not isinstance(child, dict) or not child or not all(map(_is_language, child)):
        return False
    key, around = place[-1], place[-2] if len(place) > 1 else ""
    return key in _FIELDS or around == "survey" or (around == "texts" and "include" in place)


def _is_language(key: object) -> bool:
    return isinstance(key, str) and _LANGUAGE.fullmatch(key) is not None


def _unit(child: Plain, place: Place, root: Plain) -> TextUnit:
    assert isinstance(child, dict)
    texts = {language: text for language, given in child.items() if (text := _text(given))}
    return TextUnit(unit_id(place, root), place, (), place[-1] in _SEVERAL, texts)


def _cues(child: dict[str, Plain], place: Place, root: Plain) -> Iterator[TextUnit]:
    some = frozenset(language for language, words in child.items() if isinstance(words, dict) and any(words.values()))
    for group in _CUES:
        given = {language: words.get(group) for language, words in child.items() if isinstance(words, dict)}
        texts = {language: text for language, words in given.items() if (text := _text(words))}
        if texts:
            yield TextUnit(unit_id((*place, group), root), place, (group,), several=True, texts=texts, enough=some)


def _text(given: Plain) -> str:
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, tuple | list):
        return "\n".join(str(one).strip() for one in given)
    return "" if given is None or isinstance(given, dict) else str(given)


def unit_id(place: Place, root: Plain) -> str:
    """Return a stable name of a place: a line's own id, else the way there, by ids in place of positions."""
    words: list[str] = []
    value = root
    for key in place:
        value = _below(value, key)
        if isinstance(key, int):
            words.append(_name(value, key))
        else:
            words.append(key)
    holder = _at(root, place[:-1])
    if place[-1] == "text" and isinstance(holder, dict) and isinstance(holder.get("id"), str):
        return f"line:{holder['id']}"
    return "/".join(words)


def _name(item: Plain, position: int) -> str:
    """Return what an item of a list is known by: its id, or that of the first line that is said in it."""
    if isinstance(item, dict):
        if isinstance(item.get("id"), str):
            return str(item["id"])
        says = item.get("says")
        first = says[0] if isinstance(says, tuple | list) and says else None
        if isinstance(first, dict) and isinstance(first.get("id"), str):
            return f"~{first['id']}"
    return str(position + 1)


def _below(value: Plain, key: str | int) -> Plain:
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key)
    if isinstance(value, tuple | list) and isinstance(key, int) and 0 <= key < len(value):
        found: Plain = value[key]
        return found
    return None


def _at(value: Plain, place: Place) -> Plain:
    for key in place:
        value = _below(value, key)
    return value
