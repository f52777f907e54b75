"""What stands in the files that people write and not in the scenario that is played: parts and their inclusion."""

# ruff: noqa: RUF012 - pydantic copies the defaults of its models
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from roleplay.dialogue.model import Identifier, Language, Node, Part, Scenario, Sentence, Speaker, Text

MAX_INCLUDES = 12


class Include(Part):
    """A part that is played within this scenario."""

    part: Identifier
    exits: dict[Identifier, Identifier] = {}
    """Where each exit of the part leads: a node, or another include."""
    texts: dict[Identifier, Text] = {}
    """What stands for `$name` in the part; those with a default may be left out."""
    speakers: dict[Identifier, Speaker] = {}
    """Other names and voices for the part's characters."""
    flags: dict[Identifier, Identifier] = {}
    """What the part's shared flags are called here; the same when not given."""
    facts: dict[Identifier, Identifier] = {}
    """What the part's facts are called here; the same when not given."""


class PartText(Part):
    """A text that the scenario gives to a part."""

    about: Sentence
    """What it is, and how it stands in the sentences, for the author."""
    default: Text = {}
    """Taken when the scenario gives none; without one it must."""


class ScenarioPart(Part):
    """A dialogue that several scenarios share."""

    roleplay_part: Literal[1]
    """Version of this format."""
    id: Identifier
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    about: Sentence
    """What the part does, for the author."""
    exits: Annotated[dict[Identifier, Sentence], Field(min_length=1)]
    """Ways out, which `next` may name like nodes, and what each means."""
    texts: dict[Identifier, PartText] = {}
    """Texts that stand as `$name` in lines, examples, cues and `why`."""
    flags: dict[Identifier, Sentence] = {}
    """Flags that the part shares with the scenario, and what each means; all others are the part's own."""
    facts: dict[Identifier, Sentence] = {}
    """Facts of the scenario that the part asks for or tells, and what each is."""
    speakers: dict[Identifier, Speaker] = {}
    """Further characters, whom the scenario may give another name and voice."""
    start: Identifier
    nodes: Annotated[dict[Identifier, Node], Field(min_length=1)]


Includes = Annotated[dict[Identifier, Include], Field(max_length=MAX_INCLUDES)]


class IncludeSection(Part):
    """The one key of a scenario's file that is gone when it is played."""

    include: Includes


class ScenarioSource(Scenario):
    """A scenario as it is written, with its parts not yet filled in."""

    include: Includes = {}
    """Parts that are played within this scenario, by the name under which `next` leads there."""
