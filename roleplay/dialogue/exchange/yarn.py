"""Yarn Spinner: nodes with headers, lines with speakers, options by indentation, commands in double angle brackets.

After the documentation of Yarn Spinner 2 and 3. There is a tree-sitter grammar in the Python index; it calls itself
early and
incomplete, and the language is told by its lines anyway.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.setting_aside import note_drawing, note_statements, note_tags
from roleplay.dialogue.exchange.story import End, Jump, Option, Options, Passage, Say, Statement, Story
from roleplay.dialogue.exchange.wording import Wording
from roleplay.dialogue.exchange.words import spoken

_HEADER = re.compile(r"^(?P<key>[A-Za-z_][\w.]{0,60}):[ \t]*(?P<value>.*)$")
_COMMAND = re.compile(
    r"<<(?P<name>[A-Za-z_][\w]{0,60})?(?P<rest>(?:[^<>\"]|\"[^\"]{0,2000}\"|<(?!<)|>(?!>)){0,2000}+)>>"
)
_HASHTAG = re.compile(r"(?:^|(?<=\s))#(?P<tag>[^\s#]{1,200})")
_MARKUP = re.compile(r"(?<!\\)\[/?[A-Za-z]?[^\[\]\n]{0,200}\]")
_VALUE = re.compile(r"(?<!\\)\{([^{}\n]{1,500})\}")
_OLD_LINK = re.compile(r"\[\[(?P<link>[^\[\]\n]{1,1000})\]\]")
_COMMENT = re.compile(r"(?<![:\\])//")
_ESCAPED = re.compile(r"\\([\[\]{}\\<>/#])")
_TAB = 8
_DRAWN = frozenset({"position", "color", "colour", "colorID", "group", "style", "created"})
"""Headers that only the editor needs."""


@dataclass(slots=True)
class _Block:
    """Statements that lines are added to; `indent` is that of the option they belong to."""

    indent: int
    body: list[Statement]
    maybe: Jump | None = None
    """A jump under a condition, taken when nothing else leads on."""
    openness: int = 0
    """How many conditions were open where it began."""


def read_yarn(text: str, report: Report) -> Story:
    """Return the nodes of a Yarn file; what has no counterpart is noted."""
    story = Story("yarn", "", {}, "", speakers_marked=True)
    headers: dict[str, str] = {}
    reader: _NodeReader | None = None
    first = 0
    drawn: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if reader is not None:
            if stripped == "===":
                _take(story, reader.done(), report)
                reader, headers, first = None, {}, 0
            else:
                reader.take(line, number)
        elif stripped == "---":
            reader = _NodeReader(_passage(headers, first or number, drawn, report), report)
        elif stripped:
            first = _take_header(stripped, number, headers, report) or first
    if reader is not None:
        report.changed(reader.passage.line, reader.passage.name, Wording.ENDS_NOT)
        _take(story, reader.done(), report)
    elif headers:
        for key, value in headers.items():
            report.lost(first, f"{key}: {value}", Wording.OUTSIDE_NODES)
    note_drawing(drawn, report)
    story.start = "Start" if "Start" in story.passages else next(iter(story.passages), "")
    return story


def _take_header(text: str, number: int, headers: dict[str, str], report: Report) -> int:
    """Take a line outside the nodes; return its number when it is the first header of one, else 0."""
    found = _HEADER.match(text)
    if found is None:
        report.lost(number, text, Wording.COMMENT if text.startswith("//") else Wording.OUTSIDE_NODES)
    elif found["key"] in headers:
        report.lost(number, text, Wording.SAME_AGAIN)
    else:
        headers[found["key"]] = found["value"].strip()
        return number if len(headers) == 1 else 0
    return 0


def _passage(headers: dict[str, str], line: int, drawn: Counter[str], report: Report) -> Passage:
    name = headers.get("title", "")
    if not name:
        name = f"Node in line {line}"
        report.changed(line, name, Wording.NAMELESS_NODE)
    for key, value in headers.items():
        if key in _DRAWN:
            drawn[key] += 1
        elif key not in ("title", "tags") and value:
            report.lost(line, f"{key}: {value}", Wording.HEADER)
    tags = tuple(headers.get("tags", "").replace(",", " ").split())
    note_tags(tags, line, report)
    return Passage(name, line, [], tags)


def _take(story: Story, passage: Passage, report: Report) -> None:
    if passage.name in story.passages:
        first = story.passages[passage.name].line
        report.lost(passage.line, passage.name, Wording.SAME_TITLE.of(first))
        note_statements(passage.body, Wording.SAME_TITLE.of(first), report)
        return
    story.passages[passage.name] = passage


class _NodeReader:
    """Reads the body of a node line by line."""

    def __init__(self, passage: Passage, report: Report) -> None:
        self.passage = passage
        self._report = report
        self._blocks = [_Block(-1, passage.body)]
        self._conditions: list[bool] = []
        """Of each open condition whether another branch than the first is read."""
        self._groups = 0

    def done(self) -> Passage:
        """Return the node."""
        while self._blocks:
            self._close()
        return self.passage

    def take(self, line: str, number: int) -> None:
        """Take one line."""
        line = self._without_comment(line, number)
        text = line.strip()
        if not text:
            return
        expanded = line.expandtabs(_TAB)
        indent = len(expanded) - len(expanded.lstrip())
        while len(self._blocks) > 1 and indent <= self._blocks[-1].indent:
            self._close()
        if text.startswith("->"):
            self._option(text[2:].strip(), indent, number)
        elif text.startswith("=>"):
            self._say(text[2:].strip(), number, self._group())
        elif text.startswith("<<"):
            self._commands(text, number)
        elif old := _OLD_LINK.fullmatch(text):
            self._old_link(old["link"], number)
        else:
            self._say(text, number, "")

    @property
    def _body(self) -> list[Statement]:
        return self._blocks[-1].body

    def _close(self) -> None:
        """End the innermost block; a jump under a condition is taken when nothing else leads on."""
        block = self._blocks.pop()
        if block.maybe is not None and not (block.body and isinstance(block.body[-1], Jump | End | Options)):
            block.body.append(block.maybe)
            self._report.changed(block.maybe.line, f"jump {block.maybe.target}", Wording.WAY_DEPENDS)
        elif block.maybe is not None:
            self._report.lost(block.maybe.line, f"jump {block.maybe.target}", Wording.CONDITION)

    def _without_comment(self, line: str, number: int) -> str:
        if found := _COMMENT.search(line):
            if line[found.end() :].strip():
                self._report.lost(number, line[found.start() :], Wording.COMMENT)
            return line[: found.start()]
        return line

    def _group(self) -> str:
        last = self._body[-1] if self._body else None
        if not (isinstance(last, Say) and last.group):
            self._groups += 1
        return f"{self.passage.name} {self._groups}"

    def _option(self, text: str, indent: int, number: int) -> None:
        text, name = self._tags(self._conditions_of(text, number), number)
        option = Option(self._plain(text, number), number, id=name)
        last = self._body[-1] if self._body else None
        if isinstance(last, Options):
            last.options.append(option)
        else:
            self._body.append(Options([option], number))
        self._blocks.append(_Block(indent, option.body, openness=len(self._conditions)))

    def _conditions_of(self, text: str, number: int) -> str:
        for found in _COMMAND.finditer(text):
            why = {"if": Wording.CONDITION, "once": Wording.ONCE}.get(found["name"] or "", Wording.NO_TEXT)
            self._report.lost(number, found[0], why)
        return _COMMAND.sub("", text)

    def _say(self, text: str, number: int, group: str) -> None:
        text, name = self._tags(self._conditions_of(text, number), number)
        said = self._plain(text, number)
        if not said:
            return
        if any(self._conditions):
            self._report.lost(number, said, Wording.FIRST_OF_BRANCHES)
        elif any(character.isalnum() for character in said):
            self._body.append(Say(said, number, group=group, id=name))
        else:
            self._report.lost(number, said, Wording.NO_WORDS)

    def _tags(self, text: str, number: int) -> tuple[str, str]:
        """Return a text without its hashtags, and the id that one of them gives to it."""
        name = ""
        for found in _HASHTAG.finditer(text):
            if found["tag"].startswith("line:"):
                name = name or found["tag"].removeprefix("line:")
            else:
                self._report.lost(number, found[0], Wording.MARK)
        return _HASHTAG.sub("", text), name

    def _plain(self, text: str, number: int) -> str:
        for found in _VALUE.finditer(text):
            self._report.changed(number, found[0], Wording.VALUE)
        text = _VALUE.sub(r"\1", text)
        for found in _MARKUP.finditer(text):
            self._report.changed(number, found[0], Wording.FORMATTING)
        return spoken(_ESCAPED.sub(r"\1", _MARKUP.sub("", text)), number, self._report)

    def _old_link(self, link: str, number: int) -> None:
        label, _, target = link.rpartition("|")
        if not label:
            self._jump(target.strip(), number)
            return
        option = Option(self._plain(label, number), number, [Jump(target.strip(), number)])
        last = self._body[-1] if self._body else None
        if isinstance(last, Options):
            last.options.append(option)
        else:
            self._body.append(Options([option], number))

    def _commands(self, text: str, number: int) -> None:
        end = 0
        for found in _COMMAND.finditer(text):
            if text[end : found.start()].strip():
                self._say(text[end : found.start()], number, "")
            self._command((found["name"] or "").lower(), found["rest"].strip(), found[0], number)
            end = found.end()
        if text[end:].strip():
            self._say(text[end:], number, "")

    def _command(self, name: str, rest: str, whole: str, number: int) -> None:
        if name == "jump":
            self._jump(rest.strip('{}" '), number)
        elif name == "stop":
            self._stop(number)
        elif name in ("if", "elseif", "else", "endif", "once", "endonce"):
            self._condition(name, whole, number)
        elif name in ("set", "declare", "local", "enum", "case", "endenum"):
            self._report.lost(number, whole, Wording.SETS)
        elif name in ("detour", "return"):
            self._report.lost(number, whole, Wording.NO_WAY_BACK)
        else:
            self._report.lost(number, whole, Wording.CODE)

    def _condition(self, name: str, whole: str, number: int) -> None:
        if name in ("endif", "endonce"):
            if self._conditions:
                self._conditions.pop()
            return
        self._report.lost(number, whole, Wording.ONCE if name == "once" else Wording.CONDITION)
        if name in ("if", "once"):
            self._conditions.append(False)
        elif self._conditions:
            self._conditions[-1] = True

    def _jump(self, target: str, number: int) -> None:
        if len(self._conditions) > self._blocks[-1].openness:
            if self._blocks[-1].maybe is None:
                self._blocks[-1].maybe = Jump(target, number)
            else:
                self._report.lost(number, f"jump {target}", Wording.CONDITION)
        else:
            self._body.append(Jump(target, number))

    def _stop(self, number: int) -> None:
        if len(self._conditions) > self._blocks[-1].openness:
            self._report.lost(number, "stop", Wording.CONDITION)
        else:
            self._body.append(End(number))
