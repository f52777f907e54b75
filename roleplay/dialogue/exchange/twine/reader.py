"""Reads the text of passages: what all story formats share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from roleplay.dialogue.exchange.report import Report, Why
from roleplay.dialogue.exchange.story import Passage
from roleplay.dialogue.exchange.twine.builder import PassageBuilder
from roleplay.dialogue.exchange.twine.links import LINK, parts_of
from roleplay.dialogue.exchange.twine.raw import RawPassage
from roleplay.dialogue.exchange.wording import Wording

_ANCHOR = (
    r"<a\b[^<>]{0,500}?\bdata-passage\s{0,9}=\s{0,9}[\"'](?P<target>[^\"'<>]{1,500})[\"'][^<>]{0,500}>"
    r"(?P<label>[^<]{0,500})</a\s{0,9}>"
)
_IMAGE = r"\[[<>]?img\[[^\[\]\n]{0,2000}\](?:\[[^\[\]\n]{0,2000}\])?\]?"

MARKDOWN_HEADING = ("heading", r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)")
"""A pattern for formats whose headings are those of Markdown."""
JOINED = ("joined", r"\\[ \t]*\n")
"""A pattern for formats in which a backslash takes the end of a line away."""

Handler = Callable[[re.Match[str]], "int | None"]
"""Takes a mark; returns where reading goes on when that is not behind it."""
Patterns = tuple[tuple[str, str], ...]


class PassageReader:
    """Goes through a passage from mark to mark; the readers of the story formats add theirs.

    Each pattern is tried at each place and neither looks far ahead nor back; what reaches to a closing mark is looked
    for once. So the time is in proportion to the text, whatever it holds.
    """

    PATTERNS: ClassVar[Patterns] = ()
    """Name of the method that takes it (without `_on_`), and pattern; tried before the common ones."""
    _COMMON: ClassVar[Patterns] = (
        ("comment", r"<!--"),
        ("script", r"<(?P<element>script|style|svg|video|audio)\b[^<>]{0,500}>"),
        ("anchor", _ANCHOR),
        ("image", _IMAGE),
        ("link", LINK),
    )
    _compiled: ClassVar[re.Pattern[str]]

    def __init__(self, raw: RawPassage, report: Report) -> None:
        self.to = PassageBuilder(raw, report)
        self.source = raw.text

    @classmethod
    def pattern(cls) -> re.Pattern[str]:
        """Return all marks of the format as one pattern."""
        if "_compiled" not in cls.__dict__:
            marks = (*cls.PATTERNS, *cls._COMMON)
            cls._compiled = re.compile("|".join(f"(?P<{name}>{mark})" for name, mark in marks), re.M | re.I)
        return cls._compiled

    def read(self) -> Passage:
        """Return what the passage says and where it leads."""
        handlers: dict[str, Handler] = {
            name: getattr(self, f"_on_{name}") for name, _ in (*self.PATTERNS, *self._COMMON)
        }
        pattern, at = self.pattern(), self.begin()
        while found := pattern.search(self.source, at):
            self.plain(self.source[at : found.start()])
            name = next(name for name in handlers if found[name] is not None)
            at = handlers[name](found) or found.end()
        self.plain(self.source[at:])
        self.finish()
        return self.to.done()

    def begin(self) -> int:
        """Return where the text begins."""
        return 0

    def finish(self) -> None:
        """Note what was left open at the end of the passage."""

    def plain(self, text: str) -> None:
        """Take text without marks."""
        if text:
            self.to.text(text)

    def leave_out(self, text: str, why: Why) -> None:
        """Note text that is left out, and count its lines."""
        self.to.lost(text, why)
        self.to.skip(text)

    def leave_out_until(self, found: re.Match[str], closing: str, why: Why) -> int:
        """Leave out everything up to a closing mark, or the rest of the passage; return where reading goes on."""
        end = self.source.find(closing, found.end())
        end = len(self.source) if end < 0 else end + len(closing)
        self.leave_out(self.source[found.start() : end], why)
        return end

    def _on_comment(self, found: re.Match[str]) -> int:
        return self.leave_out_until(found, "-->", Wording.COMMENT)

    def _on_script(self, found: re.Match[str]) -> int:
        return self.leave_out_until(found, f"</{found['element']}>", Wording.CODE)

    def _on_anchor(self, found: re.Match[str]) -> None:
        self.to.link(found["label"], found["target"])
        self.to.skip(found[0])

    def _on_heading(self, found: re.Match[str]) -> None:
        self.to.report.changed(self.to.line, found[0].strip(), Wording.FORMATTING)

    def _on_joined(self, _found: re.Match[str]) -> None:
        self.to.line += 1
        self.to.text(" ")

    def _on_image(self, found: re.Match[str]) -> None:
        self.leave_out(found[0], Wording.HEARD)

    def _on_link(self, found: re.Match[str]) -> None:
        label, target, code = parts_of(found[0])
        if code:
            self.to.lost(code, Wording.SETS)
        self.to.link(label, target)
