"""A story as all the formats have it: passages of things that are said, options, and jumps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

StoryKind = Literal["twee", "twine", "ink", "yarn"]


@dataclass(slots=True)
class Say:
    """One thing that is said or told."""

    text: str
    line: int
    """Of the file, from 1."""
    speaker: str = ""
    """Name of who says it, empty when the story does not tell."""
    group: str = ""
    """Of the lines of a group one is said, each time another one."""
    id: str = ""
    """What the story calls the line."""
    supposed: bool = False
    """Nothing tells that the speaker says it: a name before a colon would."""


@dataclass(slots=True)
class Option:
    """One thing that the player may choose."""

    text: str
    line: int
    body: list[Statement] = field(default_factory=list)
    """What follows it; behind its end the story goes on behind the options."""
    id: str = ""


@dataclass(slots=True)
class Options:
    """Options among which the player chooses."""

    options: list[Option]
    line: int


@dataclass(slots=True)
class Jump:
    """The story goes on in another passage."""

    target: str
    line: int


@dataclass(slots=True)
class End:
    """The story is over."""

    line: int


Statement: TypeAlias = Say | Options | Jump | End


@dataclass(slots=True)
class Passage:
    """A part of a story that others lead to."""

    name: str
    line: int
    body: list[Statement]
    tags: tuple[str, ...] = ()


OUTCOME_TAG = "outcome-"
"""Before the outcome, marks a passage that ends the story."""
AFTER_TAG = "after-reply"
"""Marks a passage that holds what is said after a reply."""


@dataclass(slots=True)
class Story:
    """A whole story."""

    kind: StoryKind
    title: str
    passages: dict[str, Passage]
    """By name, in the order of the file."""
    start: str
    """Name of the passage where it begins."""
    flavour: str = ""
    """The story format of Twine and its version."""
    speakers_marked: bool = False
    """The format itself says what is a speaker; else names are found by their look."""
    kept: str = ""
    """The scenario that an earlier export put into the story, as YAML; empty when there is none."""
