"""Collects what a passage says and where it leads, while a reader of a story format goes through its text."""

from __future__ import annotations

import re

from roleplay.dialogue.exchange.report import Report, What, Why
from roleplay.dialogue.exchange.story import Jump, Option, Options, Passage, Say, Statement
from roleplay.dialogue.exchange.twine.raw import RawPassage
from roleplay.dialogue.exchange.wording import Wording
from roleplay.dialogue.exchange.words import spoken

_BULLET = re.compile(r"^[\s>*+•·–—|\d.)\-]*$")
_LABEL = re.compile("\x00[^\x00]*\x00")
MAX_LINKS = 200
"""Links of a passage that become replies; nobody could keep more apart."""


class PassageBuilder:
    """Takes text and links in the order of the passage."""

    def __init__(self, raw: RawPassage, report: Report) -> None:
        self.raw = raw
        self.report = report
        self.line = raw.text_line
        self._current: list[tuple[str, bool]] = []
        """Pieces of the line, and whether each belongs to another branch."""
        self._linked = False
        self._said: list[Statement] = []
        self._options: list[Option] = []
        self._seen: set[tuple[str, str]] = set()
        self._jump: Jump | None = None
        self._beyond = 0
        self.branch = 0
        """How many branches of conditions that are not the first are open: what is said in them is not taken."""

    def text(self, text: str) -> None:
        """Take text; each line of it is a thing that is said."""
        first, *further = text.split("\n")
        self._current.append((first, self.branch > 0))
        for line in further:
            self._flush()
            self.line += 1
            self._current.append((line, self.branch > 0))

    def skip(self, text: str) -> None:
        """Go past text that is not said, counting its lines."""
        for _ in range(text.count("\n")):
            self._flush()
            self.line += 1

    def lost(self, what: What, why: Why) -> None:
        """Note what is not in the draft, at this line."""
        self.report.lost(self.line, what, why)

    def link(self, label: str, target: str) -> None:
        """Take a link: a reply, and, where it stands in a sentence, a part of what is said."""
        said = spoken(label, self.line, self.report)
        if not target.strip():
            self.lost(label, Wording.LINK_NOWHERE)
        elif self._beyond or len(self._options) >= MAX_LINKS:
            self._beyond += 1
            self.lost(label, Wording.LINKS_MOST.of(MAX_LINKS))
        elif (said, target.strip()) not in self._seen:
            self._seen.add((said, target.strip()))
            self._options.append(Option(said or target.strip(), self.line, [Jump(target.strip(), self.line)]))
        else:
            self.lost(Wording.LINK.of(label), Wording.SAME_AGAIN)
        self._linked = True
        self._current.append((f"\x00{said}\x00", self.branch > 0))

    def jump(self, target: str) -> None:
        """Take a jump that needs no choice. The first one counts: the others depend on conditions."""
        if self._jump is None and target.strip():
            self._jump = Jump(target.strip(), self.line)
        else:
            self.lost(Wording.JUMP.of(target), Wording.ONE_JUMP)

    def done(self) -> Passage:
        """Return the passage."""
        self._flush()
        body = list(self._said)
        if self._options:
            body.append(Options(self._options, self._options[0].line))
            if self._jump is not None:
                self.report.lost(self._jump.line, Wording.JUMP.of(self._jump.target), Wording.LINKS_INSTEAD)
        elif self._jump is not None:
            body.append(self._jump)
        return Passage(self.raw.name, self.raw.line, body, self.raw.tags)

    def _flush(self) -> None:
        """End a line: links that stand alone are not said, those in a sentence are."""
        other = "".join(text for text, other in self._current if other)
        whole = "".join(text for text, other in self._current if not other)
        linked, self._current, self._linked = self._linked, [], False
        if re.search(r"\w", re.sub(_LABEL, "", other)):
            self.lost(spoken(other.replace("\x00", ""), self.line, self.report), Wording.FIRST_OF_BRANCHES)
        if not whole.strip() or (linked and _BULLET.match(re.sub(_LABEL, "", whole))):
            return
        said = spoken(whole.replace("\x00", ""), self.line, self.report)
        if re.search(r"\w", said):
            self._said.append(Say(said, self.line))
        elif said:
            self.lost(said, Wording.NO_WORDS)
