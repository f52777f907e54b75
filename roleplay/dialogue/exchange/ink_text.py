"""Text of Ink: glue, tags, alternatives within a line, and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from roleplay.dialogue.exchange.ink_source import InkSource, line_of
from roleplay.dialogue.exchange.report import Report, What
from roleplay.dialogue.exchange.story import Say
from roleplay.dialogue.exchange.wording import Wording
from roleplay.dialogue.exchange.words import spoken

Part = Mapping[str, Any]
_VALUES = frozenset(
    [
        "ref",
        "VariableReference",
        "FunctionCall",
        "BinaryExpression",
        "UnaryExpression",
        "Number",
        "NumberExpression",
        "StringExpression",
        "String",
        "MultipleConditionExpression",
        "IncDecExpression",
        "DivertTarget",
        "List",
    ]
)
_MOST = 12
"""Alternatives of a line that become lines of a group."""


class Inline:
    """Collects a line until it ends."""

    def __init__(self, report: Report, source: InkSource) -> None:
        self._report = report
        self._source = source
        self._pieces: list[list[str]] = []
        """Each piece as its alternatives; plain text has one."""
        self._line = 0
        self._glued = False
        self._tag: list[str] | None = None
        self._groups = 0

    @property
    def is_open(self) -> bool:
        """Tell whether a line has begun."""
        return bool(self._pieces)

    def takes(self, kind: str) -> bool:
        """Tell whether a part belongs into a line."""
        return kind in ("Text", "Glue", "Tag", "Conditional", "Sequence") or kind in _VALUES

    def is_inline(self, part: Part) -> bool:
        """Tell whether a condition or sequence only chooses among words of one line."""
        waiting = [*part.get("c", ())]
        while waiting:
            one = waiting.pop()
            if one["t"] in ("Choice", "Divert", "Gather", "TunnelOnwards") or "\n" in str(one.get("x", "")):
                return False
            waiting.extend(one.get("c", ()))
        return True

    def take(self, part: Part, last: Callable[[], Say | None]) -> Iterator[Say]:
        """Take a part; yield what is said when a line ends with it. `last` gives back the line before, for glue."""
        kind, text = part["t"], str(part.get("x", ""))
        if kind == "Tag":
            self._take_tag(part)
        elif self._tag is not None:
            self._tag.append(text)
        elif kind == "Glue":
            if not self._pieces and (before := last()) is not None:
                self._pieces, self._line = [[before.text + " "]], before.line
            self._glued = True
        elif kind != "Text":
            self._line = self._line or line_of(part)
            self._pieces.append(self._alternatives(part))
        elif text == "\n":
            if not self._glued:
                yield from self.end()
        else:
            self._glued = False
            self._line = self._line or line_of(part)
            self._pieces.append([text])

    def end(self) -> Iterator[Say]:
        """End the line, and yield what is said."""
        pieces, line = self._pieces, self._line
        self._pieces, self._line, self._glued, self._tag = [], 0, False, None
        if not pieces:
            return
        texts = self._texts(pieces, line)
        said = []
        for text in (spoken(text, line, self._report) for text in texts):
            if _has_words(text):
                said.append(text)
            elif text:
                self._report.lost(line, text, Wording.NO_WORDS)
        group = ""
        if len(said) > 1:
            self._groups += 1
            group = f"turns-{self._groups}"
            self._report.changed(line, said[0], Wording.IN_TURN_ANOTHER)
        for text in said:
            yield Say(text, line, group=group)

    def plain(self, parts: Iterable[Part], line: int) -> str:
        """Return the words of a choice."""
        words = Inline(self._report, self._source)
        says: list[Say] = []
        for part in _flattened(parts):
            if words.takes(part["t"]):
                says.extend(words.take({**part, "l": part.get("l") or line}, lambda: None))
        says.extend(words.end())
        return " ".join(dict.fromkeys(say.text for say in says if not say.group or say is says[0]))

    def _take_tag(self, part: Part) -> None:
        if part.get("open"):
            self._tag = []
        elif self._tag is not None:
            self._report.lost(line_of(part), "# " + "".join(self._tag).strip(), Wording.MARK)
            self._tag = None

    def _texts(self, pieces: Sequence[Sequence[str]], line: int) -> list[str]:
        """Return the line in each of its ways, when one piece of it has several."""
        several = [index for index, piece in enumerate(pieces) if len(piece) > 1]
        for index in several[1:]:
            for other in pieces[index][1:]:
                self._report.lost(line, other, Wording.ONE_PLACE)
        if not several:
            return ["".join(piece[0] if piece else "" for piece in pieces)]
        at = several[0]
        for other in pieces[at][_MOST:]:
            self._report.lost(line, other, Wording.WAYS_OF_LINE.of(_MOST))
        return [
            "".join(way if index == at else piece[0] if piece else "" for index, piece in enumerate(pieces))
            for way in pieces[at][:_MOST]
        ]

    def _alternatives(self, part: Part) -> list[str]:
        kind, line = part["t"], line_of(part)
        if kind == "Sequence":
            return list(dict.fromkeys(self._words(one) for one in part.get("c", ()))) or [""]
        if kind == "Conditional":
            branches = [one for one in part.get("c", ()) if one["t"] == "ConditionalSingleBranch"]
            words = [self._words(one) for one in branches] or [""]
            self._report.lost(line, self._source.at(line, Wording.CONDITION_THERE), Wording.BRANCH_SAID)
            for other in words[1:]:
                if other.strip():
                    self._report.lost(line, other, Wording.ANOTHER_BRANCH)
            return words[:1]
        self._note_value(part)
        return [f"${part['n']}" if part.get("n") else "…"]

    def _words(self, part: Part) -> str:
        """Return the words of an alternative; of what is nested in it the first."""
        texts: list[str] = []
        for one in _flattened([part]):
            if one["t"] == "Text":
                texts.append(str(one.get("x", "")))
            elif one["t"] in _VALUES:
                self._note_value(one)
            elif one["t"] in ("Conditional", "Sequence"):
                texts.append(self._nested(one))
        return "".join(texts)

    def _note_value(self, part: Part) -> None:
        line, name = line_of(part), part.get("n")
        there: What = f"{{{name}}}" if name else self._source.at(line, f"{{{part['t']}}}")
        self._report.changed(line, there, Wording.VALUE)

    def _nested(self, part: Part) -> str:
        """Return the first of the alternatives that stand within another one, and note the others."""
        first, *others = self._alternatives_of(part) or [""]
        line = line_of(part)
        for other in others:
            if other.strip():
                self._report.lost(line, other, Wording.ONE_PLACE)
        return first

    def _alternatives_of(self, part: Part) -> list[str]:
        if part["t"] == "Conditional":
            return self._alternatives(part)
        return list(dict.fromkeys(self._words(one) for one in part.get("c", ())))


def _flattened(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield texts and values in their order; of nested alternatives the first, of conditions the first branch."""
    waiting = list(reversed(list(parts)))
    while waiting:
        part = waiting.pop()
        if part["t"] in ("Weave", "ContentList", "ConditionalSingleBranch"):
            waiting.extend(reversed(part.get("c", ())))
        else:
            yield part


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
