"""Twee 3: `:: Name [tags] {metadata}` above the text of each passage.

After the Twee 3 specification of the Interactive Fiction Technology Foundation (version 3.0.2). pytwee, the one
reader in the
Python index, is an alpha that keeps no lines, so that nothing could be reported by them.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.twine.raw import RawPassage, RawStory

_HEADER = re.compile(r"^::[ \t]*(?P<name>(?:\\.|[^\\\[\]{}\n])*)(?P<rest>.*)$")
_TAGS = re.compile(r"^\[(?P<tags>(?:\\.|[^\\\[\]{}\n])*)\][ \t]*")
_ESCAPED = re.compile(r"\\(.)")
_MAX_METADATA = 100_000


def read_twee(text: str, report: Report) -> RawStory:
    """Return the passages of a Twee file; what is no passage is noted."""
    story = RawStory()
    current: RawPassage | None = None
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("::"):
            _close(current, lines)
            current, lines = _header(line, number, report), []
            story.passages.append(current)
        elif current is not None:
            lines.append(line)
        elif line.strip():
            report.lost(number, line, "It stands before the first passage.")
    _close(current, lines)
    _take_special(story, report)
    return story


def _close(passage: RawPassage | None, lines: list[str]) -> None:
    if passage is not None:
        passage.text = "\n".join(lines).rstrip()


def _header(line: str, number: int, report: Report) -> RawPassage:
    found = _HEADER.match(line)
    assert found is not None, "every line that begins with two colons has this form"
    rest = found["rest"].strip()
    tags: tuple[str, ...] = ()
    if marked := _TAGS.match(rest):
        tags = tuple(_plain(tag) for tag in marked["tags"].split())
        rest = rest[marked.end() :]
    if rest and not (rest.startswith("{") and rest.endswith("}")):
        report.lost(number, rest, "It is neither tags nor metadata of a passage.")
    name = _plain(found["name"].strip())
    if not name:
        report.changed(number, line, "The passage has no name and got one.")
        name = f"Passage in line {number}"
    return RawPassage(name, number, "", number + 1, tags)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _take_special(story: RawStory, report: Report) -> None:
    """Take title, start and format from the passages that hold them."""
    for passage in story.passages:
        if passage.name == "StoryTitle":
            story.title = " ".join(passage.text.split())
        elif passage.name == "StoryData":
            _take_data(story, passage, report)
    story.passages = [one for one in story.passages if one.name not in ("StoryTitle", "StoryData")]


def _take_data(story: RawStory, passage: RawPassage, report: Report) -> None:
    data: object = None
    with suppress(ValueError, RecursionError):
        data = json.loads(passage.text) if len(passage.text) <= _MAX_METADATA else None
    if not isinstance(data, dict):
        report.lost(passage.line, "StoryData", "It is no JSON; where the story starts and its format are guessed.")
        return
    story.start = _text(data.get("start"))
    story.format = _text(data.get("format"))
    story.format_version = _text(data.get("format-version"))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
