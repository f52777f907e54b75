"""Harlowe: macros in parentheses, hooks in brackets.

After the manual of Harlowe 3.3 (Leon Arnott). Macros are known by name without dashes and case, as Harlowe does it.
"""

from __future__ import annotations

import re
from typing import ClassVar

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.twine.raw import RawPassage
from roleplay.dialogue.exchange.twine.reader import JOINED, PassageReader, Patterns
from roleplay.dialogue.exchange.wording import Wording

_MACRO = r"\((?P<name>[A-Za-z][\w-]{0,60}):"
_TOKEN = re.compile(rf"{_MACRO}|[()]|\"(?:\\.|[^\"\\]){{0,2000}}\"|'(?:\\.|[^'\\]){{0,2000}}'", re.DOTALL)
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'", re.DOTALL)
_GOTO_LINKS = frozenset(
    {"linkgoto", "linkrevealgoto", "clickgoto", "mouseovergoto", "mouseoutgoto", "linkundo", "linkfullscreen"}
)
_LINKS = frozenset({"link", "linkreplace", "linkreveal", "linkrepeat", "linkrerun", "linkshow", "linkstorylet",
                    "click", "clickreplace", "clickappend", "clickprepend", "clickrerun"})  # fmt: skip
_FIRST = frozenset({"if", "unless", "when"})
_OTHER = frozenset({"else", "elseif"})
_SETTERS = frozenset({"set", "put", "move", "savegame", "loadgame", "forget", "unpack"})
_SHOWERS = frozenset({"print", "str", "string", "text", "num", "verbatimprint", "either", "cond", "nth", "random"})


class HarloweReader(PassageReader):
    """Reads one passage of Harlowe."""

    PATTERNS: ClassVar[Patterns] = (
        ("macro", _MACRO),
        ("hook_name", r"\|[\w-]{1,60}[>)](?=\[)|(?<=\])<[\w-]{1,60}\||(?<=\])\([\w-]{1,60}\|"),
        ("rule", r"^[ \t]*(?:=+><=+|<?=+>|<=+|-{3,})[ \t]*$"),
        ("variable", r"(?<![\w$])[$][A-Za-z_]\w{0,60}"),
        ("whitespace", r"[{}]"),
        ("heading", r"^[ \t]*#{1,6}[ \t]*(?=[^\s#])"),
        JOINED,
        ("plus", r"(?<=\))[ \t]*\+[ \t]*(?=\(\w)"),
        ("hook_of_link", r"\[(?=\[\[)"),
    )
    _COMMON: ClassVar[Patterns] = (
        *PassageReader._COMMON,
        ("hook", r"\["),
        ("hook_end", r"\]"),
    )

    def __init__(self, raw: RawPassage, report: Report) -> None:
        super().__init__(raw, report)
        self._ends = _macro_ends(raw.text)
        self._pending = ("", "")
        """What the hook that follows is: `first` or `other` branch, or `link` with its label."""
        self._hooks: list[tuple[str, str]] = []

    def plain(self, text: str) -> None:
        """Take text; a hook belongs to a macro only when nothing but white space is between them."""
        if text.strip():
            self._settle()
        super().plain(text)

    def finish(self) -> None:
        """Close what was left open."""
        self._settle()
        while self._hooks:
            self._close_hook()

    def _on_macro(self, found: re.Match[str]) -> int | None:
        end = self._ends.get(found.start())
        if end is None:
            self.plain(found[0])
            return None
        name = found["name"].lower().replace("-", "").replace("_", "")
        whole, inner = self.source[found.start() : end], self.source[found.end() : end - 1]
        self._settle(keep=name in _OTHER)
        self._macro(name, whole, inner)
        self.to.skip(whole)
        return end

    def _macro(self, name: str, whole: str, inner: str) -> None:
        strings = [first or second for first, second in _STRING.findall(inner[:5000])]
        if name in _GOTO_LINKS and strings:
            self.to.link(strings[0], strings[-1])
            self._note_choice(strings[1:-1], whole)
        elif name in ("goto", "redirect"):
            self._go_to(strings, whole)
        elif name in _LINKS:
            self._pending = ("link", strings[0] if strings else "")
        elif name in _FIRST or name in _OTHER:
            self.to.lost(whole, Wording.CONDITION)
            self._pending = ("first" if name in _FIRST else "other", whole)
        elif name == "display":
            self.to.lost(whole, Wording.INCLUDED)
        elif name in _SETTERS:
            self.to.lost(whole, Wording.SETS)
        elif name in _SHOWERS:
            self.to.lost(whole, Wording.VALUE)
        else:
            self.to.lost(whole, Wording.MACRO.of(f"({name}:)"))

    def _go_to(self, strings: list[str], whole: str) -> None:
        if not strings:
            self.to.lost(whole, Wording.VALUE)
            return
        self._note_choice(strings[1:], whole)
        for index in range(len(self._hooks) - 1, -1, -1):
            kind, label = self._hooks[index]
            if kind == "link":
                self.to.link(label or strings[0], strings[0])
                self._hooks[index] = ("linked", label)
                return
        self.to.jump(strings[0])

    def _note_choice(self, others: list[str], whole: str) -> None:
        if others:
            self.to.report.changed(self.to.line, whole, Wording.ONE_TARGET)

    def _settle(self, *, keep: bool = False) -> None:
        kind, label = self._pending
        if kind == "link" and not keep:
            self.to.lost(Wording.LINK.of(label), Wording.LINK_NO_PASSAGE)
        self._pending = ("", "")

    def _on_hook(self, _found: re.Match[str]) -> None:
        self._hooks.append(self._pending)
        self.to.branch += self._pending[0] == "other"
        self._pending = ("", "")

    def _on_hook_of_link(self, found: re.Match[str]) -> None:
        self._on_hook(found)

    def _on_plus(self, _found: re.Match[str]) -> None:
        """Changers are added to each other: nothing is said."""

    def _on_hook_end(self, _found: re.Match[str]) -> None:
        if self._hooks:
            self._settle()
            self._close_hook()
        else:
            self.plain("]")

    def _close_hook(self) -> None:
        kind, label = self._hooks.pop()
        self.to.branch -= kind == "other"
        if kind == "link":
            self.to.report.changed(self.to.line, Wording.LINK.of(label), Wording.LINK_SHOWN)

    def _on_hook_name(self, found: re.Match[str]) -> None:
        self.to.lost(found[0], Wording.HEARD)

    def _on_rule(self, found: re.Match[str]) -> None:
        self.to.lost(found[0], Wording.HEARD)

    def _on_variable(self, found: re.Match[str]) -> None:
        self.to.report.changed(self.to.line, found[0], Wording.VALUE)
        self.plain(found[0])

    def _on_whitespace(self, _found: re.Match[str]) -> None:
        self._settle()

    def _on_script(self, found: re.Match[str]) -> int:
        return self.leave_out_until(found, f"</{found['element']}>", Wording.CODE)


def _macro_ends(text: str) -> dict[int, int]:
    """Return where each macro that is closed ends, by where it begins; one pass, whatever is left open."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark.endswith(":") and mark.startswith("("):
            opened.append(token.start())
        elif mark == "(" and opened:
            opened.append(-1)
        elif mark == ")" and opened:
            start = opened.pop()
            if start >= 0:
                ends[start] = token.end()
    return ends
