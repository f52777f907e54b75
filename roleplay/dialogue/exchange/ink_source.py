"""The lines of an Ink story as they stand in the file: what a note repeats, and what the parser has passed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from roleplay.dialogue.exchange.report import LineOf, Report, What
from roleplay.dialogue.exchange.wording import Wording

_COMMENT = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_WORD = re.compile(r"\w")
_INNER = frozenset(["c", "start", "only", "inner"])
"""Where the parts of a part are, each a list."""
_QUIET = re.compile(r"^(?:INCLUDE\b.*|-?\s*else\s*:)$")
"""Lines of which the tree tells nothing although they were read."""


def line_of(part: Mapping[str, Any]) -> int:
    """Return the line of a part, with its file when it is not the story's own."""
    line: int = part.get("l", 0)
    return LineOf(line, part["f"]) if "f" in part and not isinstance(line, LineOf) else line


class InkSource:
    """The text of a story, and the files that it includes by name."""

    def __init__(self, text: str, name: str, beside: Mapping[str, str]) -> None:
        self._name = name
        self._beside = beside
        self._files = {"": text, **beside}
        self._lines: dict[str, list[str]] = {}

    def at(self, line: int, otherwise: What) -> What:
        """Return what stands in a line, or else a name for it."""
        lines = self._lines_of(line.file if isinstance(line, LineOf) else "")
        return (lines[line - 1] if 0 < line <= len(lines) else "") or otherwise

    def line_of_problem(self, problem: str) -> int:
        """Return the line that the parser names in what it says; 0 when it names none."""
        where, found, rest = problem.partition(" line ")
        number = rest.split(":", 1)[0].strip()
        if not found or not number.isdigit() or len(number) > 8:
            return 0
        file = where.partition(" '")[2].removesuffix("'")
        return LineOf(int(number), file) if file != self._name and file in self._beside else int(number)

    def _lines_of(self, file: str) -> list[str]:
        """Return the lines of a file without their comments."""
        if file not in self._lines:
            bare = _COMMENT.sub(_only_ends, self._files.get(file, ""))
            self._lines[file] = [line.strip() for line in bare.split("\n")]
        return self._lines[file]

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
        for file, read in self._read(tree).items():
            for number, line in enumerate(self._lines_of(file), 1):
                if number not in read and _WORD.search(line) and not _QUIET.match(line):
                    report.lost(number, line, Wording.UNREAD, file)

    def _read(self, tree: Mapping[str, Any]) -> dict[str, set[int]]:
        """Return the lines of all parts by the file that they come from, the story's own first."""
        read: dict[str, set[int]] = {"": set()}
        waiting = [tree]
        while waiting:
            part = waiting.pop()
            file, line = part.get("f", ""), part.get("l", 0)
            if file not in read:
                read[file] = set()
            read[file].add(line)
            for key in _INNER & part.keys():
                waiting.extend(part[key])
        return read


def _only_ends(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")
