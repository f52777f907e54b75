"""Twee 3: `:: Name [tags] {metadata}` above the text of each passage.

After the Twee 3 specification of the Interactive Fiction Technology Foundation (version 3.0.2). pytwee, the one
reader in the
Python index, is an alpha that keeps no lines, so that nothing could be reported by them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import suppress

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.setting_aside import note_drawing
from roleplay.dialogue.exchange.twine.raw import RawPassage, RawStory
from roleplay.dialogue.exchange.wording import Wording

_HEADER = re.compile(r"^::[ \t]*(?P<name>(?:\\.|[^\\\[\]{}\n])*)(?P<rest>.*)$")
_TAGS = re.compile(r"^\[(?P<tags>(?:\\.|[^\\\[\]{}\n])*)\][ \t]*")
_ESCAPED = re.compile(r"\\(.)")
_MAX_METADATA = 100_000
_HEADS = ("StoryTitle", "StoryData")
_KNOWN = frozenset({"start", "format", "format-version"})
_DRAWN = frozenset({"position", "size", "ifid", "zoom", "tag-colors"})
"""What only Twine needs."""


def read_twee(text: str, report: Report) -> RawStory:
    """Return the passages of a Twee file; what is no passage is noted."""
    story = RawStory()
    drawn: Counter[str] = Counter()
    current: RawPassage | None = None
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("::"):
            _close(current, lines)
            current, lines = _header(line, number, drawn, report), []
            story.passages.append(current)
        elif current is not None:
            lines.append(line)
        elif line.strip():
            report.lost(number, line, Wording.BEFORE_FIRST)
    _close(current, lines)
    _take_special(story, drawn, report)
    note_drawing(drawn, report)
    return story


def _close(passage: RawPassage | None, lines: list[str]) -> None:
    if passage is not None:
        passage.text = "\n".join(lines).rstrip()


def _header(line: str, number: int, drawn: Counter[str], report: Report) -> RawPassage:
    found = _HEADER.match(line)
    assert found is not None, "every line that begins with two colons has this form"
    rest = found["rest"].strip()
    tags: tuple[str, ...] = ()
    if marked := _TAGS.match(rest):
        tags = tuple(_plain(tag) for tag in marked["tags"].split())
        rest = rest[marked.end() :]
    if rest:
        _take_metadata(rest, number, drawn, report)
    name = _plain(found["name"].strip())
    if not name:
        report.changed(number, line, Wording.NAMELESS_PASSAGE)
        name = f"Passage in line {number}"
    return RawPassage(name, number, "", number + 1, tags)


def _take_metadata(text: str, number: int, drawn: Counter[str], report: Report) -> None:
    """Note what a header says of a passage beside its name and tags."""
    data = _json(text)
    if data is None:
        report.lost(number, text, Wording.NO_TAGS)
        return
    for key, value in data.items():
        if key in _DRAWN:
            drawn[key] += 1
        else:
            report.lost(number, f"{key}: {value}", Wording.NO_COUNTERPART)


def _json(text: str) -> dict[str, object] | None:
    data: object = None
    with suppress(ValueError, RecursionError):
        data = json.loads(text) if len(text) <= _MAX_METADATA else None
    return data if isinstance(data, dict) else None


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _take_special(story: RawStory, drawn: Counter[str], report: Report) -> None:
    """Take title, start and format from the passages that hold them."""
    first: dict[str, int] = {}
    for passage in story.passages:
        if passage.name in _HEADS and passage.name in first:
            report.lost(passage.line, f"{passage.name}: {passage.text}", Wording.SAME_PASSAGE.of(first[passage.name]))
            continue
        first.setdefault(passage.name, passage.line)
        if passage.name == "StoryTitle":
            story.title = " ".join(passage.text.split())
        elif passage.name == "StoryData":
            _take_data(story, passage, drawn, report)
    story.passages = [one for one in story.passages if one.name not in _HEADS]


def _take_data(story: RawStory, passage: RawPassage, drawn: Counter[str], report: Report) -> None:
    data = _json(passage.text)
    if data is None:
        report.lost(passage.line, f"StoryData: {passage.text}", Wording.NO_JSON)
        return
    story.start = _text(data.get("start"))
    story.format = _text(data.get("format"))
    story.format_version = _text(data.get("format-version"))
    for key, value in data.items():
        if key in _DRAWN:
            drawn[key] += 1
        elif key not in _KNOWN:
            report.lost(passage.line, f"{key}: {value}", Wording.NO_COUNTERPART)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
