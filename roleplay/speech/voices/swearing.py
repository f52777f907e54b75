"""Swear words, which stand in braces in a line, and what a person gets to see and hear of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Profanity = Literal["bleeped", "mild", "spoken"]

_BRACED = re.compile(r"\{([^{}]+)\}")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BULLET = "•"

_MILD: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "arse": "backside",
                "ass": "backside",
                "asshole": "fool",
                "bastard": "rascal",
                "bastards": "rascals",
                "bitch": "beast",
                "bloody": "blasted",
                "bollocks": "rubbish",
                "bullshit": "nonsense",
                "crap": "rubbish",
                "damn": "darn",
                "damned": "darned",
                "fuck": "heck",
                "fucked": "wrecked",
                "fucking": "flipping",
                "goddamn": "darn",
                "hell": "heck",
                "idiot": "fool",
                "idiots": "fools",
                "piss off": "go away",
                "pissed": "annoyed",
                "pissed off": "fed up",
                "shit": "rubbish",
                "shitty": "lousy",
            }
        ),
        "pl": MappingProxyType(
            {
                "chuja": "grzyba",
                "dupa": "pupa",
                "dupę": "głowę",
                "dupie": "nosie",
                "gówno": "guzik",
                "jebany": "przeklęty",
                "jebane": "przeklęte",
                "kurwa": "cholera",
                "pieprzony": "przeklęty",
                "pieprzona": "przeklęta",
                "pieprzone": "przeklęte",
                "pierdolę": "chrzanię",
                "spierdalaj": "spadaj",
                "zajebisty": "świetny",
            }
        ),
        "ko": MappingProxyType({"씨발": "젠장", "개새끼": "녀석", "병신": "바보"}),
    }
)
_MILD_OTHERWISE = {"en": "darn", "pl": "cholera", "ko": "젠장"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line."""

    text: str
    swearing: bool = False


def pieces(line: str) -> tuple[Piece, ...]:
    """Split a line at its braces; a brace without its partner is dropped, so that nothing ever reads it out."""
    found: list[Piece] = []
    end = 0
    for match in _BRACED.finditer(line):
        found += _plain(line[end : match.start()])
        if match[1].strip():
            found.append(Piece(match[1].strip(), swearing=True))
        end = match.end()
    found += _plain(line[end:])
    return tuple(found)


def shown(line: str, profanity: Profanity, language: str) -> str:
    """Return the line for captions."""
    if profanity == "bleeped":
        return "".join(masked(piece.text) if piece.swearing else piece.text for piece in pieces(line))
    return "".join(piece.text for piece in spoken_pieces(line, profanity, language))


def spoken_pieces(line: str, profanity: Profanity, language: str) -> tuple[Piece, ...]:
    """Return the line for the voice; only what is still marked as swearing has to be bleeped."""
    found = pieces(line)
    if profanity == "bleeped":
        return found
    if profanity == "mild":
        return tuple(Piece(milder(piece.text, language) if piece.swearing else piece.text) for piece in found)
    return tuple(Piece(piece.text) for piece in found)


def masked(words: str) -> str:
    """Return the first letter and bullets: `b•••••`; a single letter becomes a bullet."""
    return _WORD.sub(lambda match: _mask(match[0]), words)


def milder(words: str, language: str) -> str:
    """Return milder words; unknown ones become the language's all-purpose mild oath."""
    table = _MILD.get(language, {})
    if words.lower() in table:
        return _like(words, table[words.lower()])
    otherwise = _MILD_OTHERWISE.get(language, "…")
    known = _WORD.sub(lambda match: _like(match[0], table.get(match[0].lower(), "")) or match[0], words)
    return known if known != words else _like(words, otherwise)


def _mask(word: str) -> str:
    return word[0] + _BULLET * (len(word) - 1) if len(word) > 1 else _BULLET


def _like(model: str, word: str) -> str:
    return word.capitalize() if word and model[:1].isupper() else word


def _plain(text: str) -> list[Piece]:
    text = text.replace("{", "").replace("}", "")
    return [Piece(text)] if text else []
