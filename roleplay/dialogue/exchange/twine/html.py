"""Twine 2 HTML: `<tw-storydata>` with a `<tw-passagedata>` for each passage, in a published story or an archive.

After the Twine 2 HTML output specification of the Interactive Fiction Technology Foundation. Read by libxml2's HTML
parser,
which runs no scripts and fetches nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Any

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.setting_aside import note_drawing
from roleplay.dialogue.exchange.twine.raw import RawPassage, RawStory
from roleplay.dialogue.exchange.wording import Wording

_LAST_LINE = 65_535
"""libxml2 counts lines no further."""
_KNOWN = frozenset({"name", "format", "format-version", "startnode", "pid", "tags", "hidden"})
_CODE = ("script", "style")
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
        report.lost(other.sourceline or 0, Wording.STORY.of(title), Wording.ONE_OF_SEVERAL)
        for element in other.iter("tw-passagedata"):
            what = f"{element.get('name', '')}: {''.join(element.itertext())}"
            report.lost(element.sourceline or 0, what, Wording.ONE_OF_SEVERAL)
    first = stories[0]
    _note_code(first, report)
    story = RawStory(first.get("name", "").strip(), [], "", first.get("format", ""), first.get("format-version", ""))
    lines = _Lines(text)
    drawn = Counter(key for key in first.keys() if key not in _KNOWN)  # noqa: SIM118 - an element, no dict
    _note_outside(first, drawn, report)
    for element in first.iter("tw-passagedata"):
        line = lines.of(element)
        name_here = element.get("name", "").strip()
        if not name_here:
            report.changed(line, "tw-passagedata", Wording.NAMELESS_PASSAGE)
        drawn.update(key for key in element.keys() if key not in _KNOWN)  # noqa: SIM118 - an element, no dict
        passage = RawPassage(
            name_here or f"Passage in line {line}",
            line,
            "".join(_texts(element, line, report)),
            line,
            tuple(element.get("tags", "").split()),
        )
        if element.get("pid") is not None and element.get("pid") == first.get("startnode"):
            story.start = passage.name
        story.passages.append(passage)
    note_drawing(drawn, report)
    return story


def _texts(element: Any, line: int, report: Report) -> Iterator[str]:
    """Yield the text of a passage; Twine writes it without elements, so that such as there are, are noted."""
    yield element.text or ""
    waiting: list[Any] = list(reversed(element))
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, str):
            yield inner
            continue
        waiting.append(inner.tail or "")
        if not isinstance(inner.tag, str):
            report.lost(inner.sourceline or line, str(inner.text or ""), Wording.COMMENT)
        elif inner.tag not in (*_CODE, "tw-passagedata"):  # code is noted with that of the story
            report.changed(inner.sourceline or line, f"<{inner.tag}>", Wording.FORMATTING)
            yield inner.text or ""
            waiting.extend(reversed(inner))


def _note_outside(story: Any, drawn: Counter[str], report: Report) -> None:
    """Note what lies in a story beside its passages."""
    if (story.text or "").strip():
        report.lost(story.sourceline or 0, story.text, Wording.OUTSIDE_PASSAGES)
    for inner in story:
        if inner.tag == "tw-tag":
            drawn["tw-tag"] += 1
        elif inner.tag not in (*_CODE, "tw-passagedata"):
            text = "".join(inner.itertext()) if isinstance(inner.tag, str) else str(inner.text or "")
            if text.strip():
                report.lost(inner.sourceline or 0, text, Wording.OUTSIDE_PASSAGES)
        if (inner.tail or "").strip():
            report.lost(inner.sourceline or 0, inner.tail, Wording.OUTSIDE_PASSAGES)


def _parsed(text: str, name: str, report: Report) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(huge_tree=True, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        hint = "Publish the story again."
        raise InputError(f"{name} cannot be read as HTML: {str(error)[:200]}.", hint=hint) from error
    for entry in parser.error_log.filter_from_fatals():
        report.lost(entry.line, entry.message, Wording.NO_HTML)
    return root


def _note_code(story: Any, report: Report) -> None:
    for element in story.iter(*_CODE):
        if (element.text or "").strip():
            what = f"{element.tag}: {element.text}"
            report.lost(element.sourceline or 0, what, Wording.CODE_AND_LOOKS)


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
