"""SugarCube: macros in double angle brackets.

After the documentation of SugarCube 2.37 (Thomas Michael Edwards).
"""

from __future__ import annotations

import re
from typing import ClassVar

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.twine.links import LINK, parts_of
from roleplay.dialogue.exchange.twine.raw import RawPassage
from roleplay.dialogue.exchange.twine.reader import JOINED, PassageReader, Patterns
from roleplay.dialogue.exchange.wording import Wording

_ARGUMENTS = (
    r"(?:\"(?:\\.|[^\"\\\n]){0,2000}\"|'(?:\\.|[^'\\\n]){0,2000}'|`[^`\n]{0,2000}`|\[\[[^\[\]\n]{0,2000}\]\]"
    r"|[^>\"'`\[<]|\[(?!\[)|<(?!<)|>(?!>)){0,5000}+"
)
_STRING = re.compile(rf"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|({LINK})|([^\s\"'\[\]]+)")
_LINKS = frozenset({"link", "button", "click", "linkreplace", "linkappend", "linkprepend"})
_BRANCHES = frozenset({"elseif", "else", "case", "default"})
_SETTERS = frozenset({"set", "unset", "remember", "forget", "capture", "run", "default"})
_SHOWERS = frozenset({"print", "=", "-"})
_CODE = frozenset({"script", "widget", "style"})


class SugarCubeReader(PassageReader):
    """Reads one passage of SugarCube."""

    PATTERNS: ClassVar[Patterns] = (
        ("block_comment", r"/\*|/%"),
        (
            "macro",
            rf"<<(?P<closing>/|end(?=if|switch|for|link|button|click|script|widget|nobr|silently))?"
            rf"(?P<name>[A-Za-z][\w-]{{0,60}}|=|-)(?P<arguments>{_ARGUMENTS})>>",
        ),
        ("styled", r"@@(?:[ \t]*(?:[#.][\w-]{1,60}|[\w-]{1,60}[ \t]*:[^;@\n]{1,200});){0,9}"),
        ("heading", r"^!{1,6}[ \t]*(?=[^\s!])"),
        JOINED,
        ("variable", r"(?<![\w$])[$][A-Za-z_]\w{0,60}(?:\.\w{1,60}|\[[^\[\]\n]{0,60}\]){0,9}"),
    )

    def __init__(self, raw: RawPassage, report: Report) -> None:
        super().__init__(raw, report)
        self._open: list[list[str]] = []
        """Macros that wait for their end: name, label, state."""
        self._unclosed: set[str] = set()
        self._styled = False

    def finish(self) -> None:
        """Close what was left open."""
        while self._open:
            self._end(self._open.pop())

    def _on_block_comment(self, found: re.Match[str]) -> int | None:
        closing = "*/" if found[0] == "/*" else "%/"
        if closing in self._unclosed or self.source.find(closing, found.end()) < 0:
            self._unclosed.add(closing)
            self.plain(found[0])
            return None
        return self.leave_out_until(found, closing, Wording.COMMENT)

    def _on_styled(self, found: re.Match[str]) -> None:
        self._styled = not self._styled
        if self._styled:
            self.to.report.changed(self.to.line, found[0], Wording.FORMATTING)

    def _on_variable(self, found: re.Match[str]) -> None:
        self.to.report.changed(self.to.line, found[0], Wording.VALUE)
        self.plain(found[0])

    def _on_macro(self, found: re.Match[str]) -> int | None:
        name = found["name"].lower()
        if found["closing"]:
            self._close(name)
        elif name in _CODE:
            return self.leave_out_until(found, f"<</{name}>>", Wording.CODE)
        else:
            self._macro(name, found[0], found["arguments"].strip())
        self.to.skip(found[0])
        return None

    def _macro(self, name: str, whole: str, arguments: str) -> None:
        if name in _LINKS:
            self._link(arguments, whole)
        elif name in ("goto", "display", "include", "return", "back"):
            self._lead(name, arguments, whole)
        elif name in ("actions", "choice"):
            self._choices(name, arguments)
        elif name in ("if", "switch"):
            self._open.append([name, "", "first"])
            self.to.lost(whole, Wording.CONDITION)
        elif name in _BRANCHES and self._open:
            self._branch(name, whole)
        elif name in _SETTERS:
            self.to.lost(whole, Wording.SETS)
        elif name in _SHOWERS:
            self.to.lost(whole, Wording.VALUE)
        else:
            self.to.lost(whole, Wording.MACRO.of(f"<<{name}>>"))

    def _link(self, arguments: str, whole: str) -> None:
        label, target = _label_and_target(arguments)
        if target:
            self.to.link(label, target)
        elif not label:
            self.to.lost(whole, Wording.VALUE)
        self._open.append(["link", label, "linked" if target or not label else ""])

    def _lead(self, name: str, arguments: str, whole: str) -> None:
        label, target = _label_and_target(arguments)
        target = target or label
        if name in ("display", "include"):
            self.to.lost(whole, Wording.INCLUDED)
        elif name in ("return", "back"):
            self.to.lost(whole, Wording.NO_WAY_BACK)
        elif not target or target.startswith(("$", "_")):
            self.to.lost(whole, Wording.VALUE)
        else:
            for opened in reversed(self._open):
                if opened[0] == "link":
                    if not opened[2]:
                        self.to.link(opened[1], target)
                        opened[2] = "linked"
                    else:
                        self.to.lost(Wording.JUMP.of(target), Wording.ONE_TARGET)
                    return
            self.to.jump(target)

    def _choices(self, name: str, arguments: str) -> None:
        if name == "choice":
            first, second = _label_and_target(arguments)
            label, target = (first, second) if arguments.startswith("[[") else (second or first, first)
            self.to.link(label, target)
            return
        for found in _STRING.finditer(arguments):
            label, target = _value(found)
            self.to.link(label, target or label)

    def _branch(self, name: str, whole: str) -> None:
        self.to.lost(whole, Wording.CONDITION)
        opened = next((one for one in reversed(self._open) if one[0] in ("if", "switch")), None)
        if opened is None:
            return
        if opened[0] == "switch" and opened[2] == "first" and name == "case":
            opened[2] = "case"
        elif opened[2] != "other":
            opened[2] = "other"
            self.to.branch += 1

    def _close(self, name: str) -> None:
        kind = "link" if name in _LINKS else name
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 20), -1):
            if self._open[index][0] == kind:
                self._end(self._open.pop(index))
                return

    def _end(self, opened: list[str]) -> None:
        kind, label, state = opened
        if state == "other":
            self.to.branch -= 1
        if kind == "link" and not state:
            self.to.lost(Wording.LINK.of(label), Wording.LINK_NOT_DONE)

    def _on_image(self, found: re.Match[str]) -> None:
        self.leave_out(found[0], Wording.HEARD)


def _label_and_target(arguments: str) -> tuple[str, str]:
    found = _STRING.search(arguments)
    if found is None:
        return "", ""
    label, target = _value(found)
    if found[3] is None and (second := _STRING.search(arguments, found.end())):
        target = _value(second)[0]
    return label, target


def _value(found: re.Match[str]) -> tuple[str, str]:
    """Return label and target of an argument; a string has no target."""
    if found[3] is not None:
        label, target, _ = parts_of(found[3])
        return label, target
    return found[1] or found[2] or found[4] or "", ""
