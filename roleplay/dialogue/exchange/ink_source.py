"""The lines of an Ink story as they stand in the file: what a note repeats, and what the parser has passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from roleplay.dialogue.exchange.report import Report, What
from roleplay.dialogue.exchange.wording import Wording

_COMMENT = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_WORD = re.compile(r"\w")
_INNER = frozenset(["c", "start", "only", "inner"])
"""Where the parts of a part are, each a list."""
_QUIET = re.compile(r"^(?:INCLUDE\b.*|-?\s*else\s*:)$")
"""Lines of which the tree tells nothing although they were read."""


class InkSource:
    """The text of a story, and the files that it includes by name."""

    def __init__(self, text: str, name: str, beside: Mapping[str, str]) -> None:
        self._name = name
        self._beside = beside
        self._files = {"": text, **beside}
        self._lines = [line.strip() for line in _COMMENT.sub(_only_ends, text).split("\n")]

    def at(self, line: int, otherwise: What) -> What:
        """Return what stands in a line; of a story of several files, where a number tells too little, a name."""
        there = self._lines[line - 1] if 0 < line <= len(self._lines) and not self._beside else ""
        return there or otherwise

    def note_comments(self, report: Report) -> None:
        """Note the comments: the parser takes them out before it reads anything."""
        for file, text in self._files.items():
            line, at = 1, 0
            for found in _COMMENT.finditer(text):
                line += text.count("\n", at, found.start())
                at = found.start()
                report.lost(line, found[0], Wording.COMMENT, file)

    def note_unread(self, tree: Mapping[str, Any], report: Report) -> None:
        """Note the lines of which there is nothing in the tree: behind a mistake the parser goes on later."""
        read = set(self._read(tree))
        for number, line in enumerate(self._lines, 1):
            if number not in read and _WORD.search(line) and not _QUIET.match(line):
                report.lost(number, line, Wording.UNREAD)

    def _read(self, tree: Mapping[str, Any]) -> Iterator[int]:
        """Yield the lines of all parts that come from the story's own file."""
        waiting = [tree]
        while waiting:
            part = waiting.pop()
            if part.get("f", self._name) == self._name:
                yield int(part.get("l", 0))
            for key in _INNER & part.keys():
                waiting.extend(part[key])


def _only_ends(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")
