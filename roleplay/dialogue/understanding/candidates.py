"""What the understanding is asked to look for besides the techniques of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReplyCandidate:
    """A reply that is open at a node."""

    id: str
    techniques: tuple[str, ...] = ()
    """One of these in the utterance speaks for the reply."""
    examples: tuple[str, ...] = ()
    """In the language of the call."""
    translations: tuple[str, ...] = ()
    """Examples in the scenario's other languages, which help where there are few."""
    cues_any: tuple[str, ...] = ()
    """One of these should occur; a cue of several words is a phrase, `word*` matches by its beginning."""
    cues_all: tuple[str, ...] = ()
    """All of these should occur."""
    cues_none: tuple[str, ...] = ()
    """One of these rules the reply out."""


@dataclass(frozen=True, slots=True)
class FactPhrases:
    """A fact and all the ways in which it may be said."""

    id: str
    spoken: tuple[str, ...]
