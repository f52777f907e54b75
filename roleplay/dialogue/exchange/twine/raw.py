"""A Twine story before its passages are read: names, tags and source text."""

from __future__ import annotations

from dataclasses import dataclass, field

SPECIAL = frozenset(
    {
        "StoryTitle",
        "StoryData",
        "StoryInit",
        "StoryCaption",
        "StoryMenu",
        "StoryBanner",
        "StoryAuthor",
        "StorySubtitle",
        "StoryInterface",
        "StorySettings",
        "StoryIncludes",
        "StoryShare",
        "StoryDisplayTitle",
        "PassageReady",
        "PassageDone",
        "PassageHeader",
        "PassageFooter",
    }
)
"""Passages that the story formats use for themselves."""
SPECIAL_TAGS = frozenset(
    {
        "script",
        "stylesheet",
        "widget",
        "init",
        "startup",
        "header",
        "footer",
        "debug-startup",
        "debug-header",
        "debug-footer",
        "Twine.private",
        "Twine.image",
        "Twine.audio",
        "Twine.video",
        "annotation",
    }
)
SCENARIO_PASSAGE = "RoleplayScenario"
"""Where an export keeps the scenario as a whole."""
SCENARIO_TAG = "roleplay-scenario"


@dataclass(slots=True)
class RawPassage:
    """A passage as its file has it."""

    name: str
    line: int
    """Of its header, from 1."""
    text: str
    text_line: int
    """Of the first line of the text."""
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class RawStory:
    """A story as its file has it."""

    title: str = ""
    passages: list[RawPassage] = field(default_factory=list)
    start: str = ""
    format: str = ""
    format_version: str = ""
