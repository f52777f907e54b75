"""Twine 2 HTML: `<tw-storydata>` with a `<tw-passagedata>` for each passage, in a published story or an archive.

After the Twine 2 HTML output specification of the Interactive Fiction Technology Foundation. Read by libxml2's HTML
parser,
which runs no scripts and fetches nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.twine.raw import RawPassage, RawStory

_LAST_LINE = 65_535
"""libxml2 counts lines no further."""
_PASSAGE = re.compile(r"<tw-passagedata\b", re.IGNORECASE)
_STORY = re.compile(r"<tw-(?:storydata|passagedata)\b", re.IGNORECASE)


def looks_like_twine(text: str) -> bool:
    """Tell whether a text holds a Twine 2 story."""
    return _STORY.search(text) is not None


def read_html(text: str, name: str, report: Report) -> RawStory:
    """Return the first story of a file; further ones, scripts and styles are noted. Raises `InputError` for none."""
    root = _parsed(text, name, report)
    stories = list(root.iter("tw-storydata")) if root is not None else []
    if not stories:
        raise InputError(
            f"{name} holds no Twine 2 story.",
            hint="In Twine, choose Build, then Publish to File, or Export As Twee.",
        )
    for other in stories[1:]:
        title = other.get("name", "")
        report.lost(other.sourceline or 0, f"the story “{title}”", "Of several stories the first one was imported.")
    first = stories[0]
    _note_code(first, report)
    story = RawStory(first.get("name", "").strip(), [], "", first.get("format", ""), first.get("format-version", ""))
    lines = _Lines(text)
    for element in first.iter("tw-passagedata"):
        line = lines.of(element)
        passage = RawPassage(
            element.get("name", "").strip() or f"Passage in line {line}",
            line,
            "".join(element.itertext()),
            line,
            tuple(element.get("tags", "").split()),
        )
        if element.get("pid") is not None and element.get("pid") == first.get("startnode"):
            story.start = passage.name
        story.passages.append(passage)
    return story


def _parsed(text: str, name: str, report: Report) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(huge_tree=True, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        hint = "Publish the story again."
        raise InputError(f"{name} cannot be read as HTML: {str(error)[:200]}.", hint=hint) from error
    for entry in parser.error_log.filter_from_fatals():
        report.lost(entry.line, entry.message, "What follows there could not be read as HTML.")
    return root


def _note_code(story: Any, report: Report) -> None:
    for element in story.iter("script", "style"):
        if (element.text or "").strip():
            what = f"{element.tag}: {element.text}"
            report.lost(element.sourceline or 0, what, "Nothing in a story is executed, and a call has no looks.")


class _Lines:
    """Where passages stand, beyond the last line that the parser counts, too."""

    def __init__(self, text: str) -> None:
        self._beyond = self._later(text)

    @staticmethod
    def _later(text: str) -> Iterator[int]:
        ends = [found.start() for found in re.finditer("\n", text)]
        if len(ends) < _LAST_LINE:
            return
        for found in _PASSAGE.finditer(text):
            line = bisect_left(ends, found.start()) + 1
            if line >= _LAST_LINE:
                yield line

    def of(self, element: Any) -> int:
        line = int(element.sourceline or 0)
        return line if line < _LAST_LINE else next(self._beyond, _LAST_LINE)
