"""Chapbook: variables above `--`, modifiers in brackets on a line of their own, inserts in braces.

After the guide to Chapbook 2 (Chris Klimas).
"""

from __future__ import annotations

import re
from typing import ClassVar

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.twine.raw import RawPassage
from roleplay.dialogue.exchange.twine.reader import MARKDOWN_HEADING, PassageReader, Patterns
from roleplay.dialogue.exchange.wording import Wording

_VARIABLES_END = re.compile(r"^--[ \t]*$", re.MULTILINE)
_STRING = r"[\"']([^\"'\n]{0,500})[\"']"
_LINK_TO = re.compile(rf"^(?:link to|restart link|back link|reveal link)\s*:?\s*{_STRING}?", re.IGNORECASE)
_LABEL = re.compile(rf"label\s*:\s*{_STRING}", re.IGNORECASE)
_REVEALED = re.compile(rf"^reveal link\s*:\s*{_STRING}", re.IGNORECASE)
_CONDITION = re.compile(r"(?:if|ifalways|ifnever|unless)\b", re.IGNORECASE)
_CODE = re.compile(r"(?:javascript|css)\b", re.IGNORECASE)
_NOTE = re.compile(r"(?:note|n\.?b\.?|todo|fixme)\b", re.IGNORECASE)
_END = re.compile(r"(?:continue|continued|cont\.?|cont'd)$", re.IGNORECASE)


class ChapbookReader(PassageReader):
    """Reads one passage of Chapbook."""

    PATTERNS: ClassVar[Patterns] = (
        ("modifier", r"^\[(?!\[)(?P<said>[^\[\]\n]{1,500})\][ \t]*$"),
        ("insert", r"\{(?P<inserted>[^{}\n]{1,1000})\}"),
        MARKDOWN_HEADING,
    )

    def __init__(self, raw: RawPassage, report: Report) -> None:
        super().__init__(raw, report)
        self._conditional = False

    def begin(self) -> int:
        """Leave out the variables, a note each."""
        end = _VARIABLES_END.search(self.source)
        if end is None:
            return 0
        for line in self.source[: end.start()].split("\n")[:-1]:
            if line.strip():
                self.to.lost(line, Wording.SETS)
            self.to.skip("\n")
        return end.end()

    def finish(self) -> None:
        """Close the last modifier."""
        self._end_modifier()

    def _on_modifier(self, found: re.Match[str]) -> int | None:
        said = found["said"].strip()
        self._end_modifier()
        if _CODE.match(said) or _NOTE.match(said):
            return self._leave_out_block(found, Wording.CODE if _CODE.match(said) else Wording.COMMENT)
        if _CONDITION.match(said):
            self.to.lost(found[0], Wording.CONDITION)
        elif said.lower() == "else":
            self.to.lost(found[0], Wording.CONDITION)
            self._conditional = True
            self.to.branch += 1
        elif not _END.match(said):
            self.to.lost(found[0], Wording.HEARD)
        return None

    def _leave_out_block(self, found: re.Match[str], why: Wording) -> int:
        following = re.compile(r"^\[(?!\[)[^\[\]\n]{1,500}\][ \t]*$", re.MULTILINE).search(self.source, found.end())
        end = following.start() if following else len(self.source)
        self.leave_out(self.source[found.start() : end], why)
        return end

    def _end_modifier(self) -> None:
        if self._conditional:
            self.to.branch -= 1
            self._conditional = False

    def _on_insert(self, found: re.Match[str]) -> None:
        inner = found["inserted"].strip()
        label = _LABEL.search(inner)
        if revealed := _REVEALED.match(inner):
            self.to.report.changed(self.to.line, found[0], Wording.LABEL_SAID)
            self.plain(revealed[1])
        elif (link := _LINK_TO.match(inner)) and link[1] and not inner.lower().startswith(("restart", "back")):
            self.to.link(label[1] if label else link[1], link[1])
        elif inner.lower().startswith("embed passage"):
            self.to.lost(found[0], Wording.INCLUDED)
        elif inner.lower().startswith(("embed", "ambient", "sound", "theme", "cycling", "dropdown", "text input")):
            self.to.lost(found[0], Wording.HEARD)
        elif link:
            self.to.lost(found[0], Wording.NO_WAY_BACK)
        else:
            self.to.lost(found[0], Wording.VALUE)
