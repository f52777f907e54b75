"""Texts of stories as they can be spoken, and names as ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from roleplay.dialogue.exchange.reading import UNWANTED
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.wording import Wording

LONGEST_LINE = 400
"""Characters that are said as one line; longer ones are cut between sentences."""
LONGEST_ID = 64
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})((?:[^<>\"']|\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')*+)>")
_FORMATTING = frozenset(
    [
        "a",
        "abbr",
        "article",
        "aside",
        "b",
        "big",
        "blockquote",
        "br",
        "center",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "main",
        "mark",
        "nobr",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "wbr",
    ]
)
_EMPHASIS = re.compile(
    r"(''|\*\*\*|\*\*|(?<![:/])//(?!/)|~~|\^\^|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)|(?<!\w)[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?!\w))"
)
_MARKS = ("''", "*", "//", "~~", "^^", "_")
"""One of which each match of `_EMPHASIS` holds: they are looked for ten times as fast."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)")
_ID = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*+")
_NOT_ID = re.compile(r"[^a-z0-9]+")


def spoken(text: str, line: int, report: Report) -> str:
    """Return a text without marks of formatting, each of which is noted."""
    if "<" in text:
        text = _TAG.sub(lambda found: _tag(found, line, report), text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: _entity(found[0]), text)
    if any(mark in text for mark in _MARKS) and _EMPHASIS.search(text):
        text = _EMPHASIS.sub("", text)
        report.changed(line, text.strip(), Wording.EMPHASIS)
    if "{" in text or "}" in text:
        report.changed(line, text.strip(), Wording.BRACES)
        text = text.replace("{", "(").replace("}", ")")
    return " ".join(UNWANTED.sub("", text).split())


def _tag(found: re.Match[str], line: int, report: Report) -> str:
    name = found[2].lower()
    if found[1]:
        return " " if name in {"p", "div", "li", "td"} else ""
    if name in _FORMATTING:
        report.changed(line, found[0], Wording.FORMATTING)
        return " " if name in {"br", "p", "div", "li", "hr", "td", "tr"} else ""
    code = name in {"script", "iframe", "object", "embed"}
    report.lost(line, found[0], Wording.CODE if code else Wording.HEARD)
    return ""


def _entity(found: str) -> str:
    import html

    text = html.unescape(found)
    return text if text.isprintable() or text.isspace() else ""


def in_lines(text: str) -> list[str]:
    """Cut a text into lines that can be said in one breath or two, between sentences where there are any."""
    if len(text) <= LONGEST_LINE:
        return [text] if text else []
    lines: list[str] = []
    current = ""
    for sentence in _SENTENCE.split(text):
        for piece in _pieces(sentence):
            if current and len(current) + 1 + len(piece) > LONGEST_LINE:
                lines.append(current)
                current = piece
            else:
                current = f"{current} {piece}".strip()
    return [*lines, current] if current else lines


def _pieces(sentence: str) -> list[str]:
    """Cut a sentence that is too long, between words where there are any."""
    pieces = []
    while len(sentence) > LONGEST_LINE:
        at = sentence.rfind(" ", 1, LONGEST_LINE)
        at = at if at > 0 else LONGEST_LINE
        pieces.append(sentence[:at].strip())
        sentence = sentence[at:].strip()
    return [piece for piece in (*pieces, sentence) if piece]


def as_id(name: str, otherwise: str) -> str:
    """Return a name as an id of the scenario language; `otherwise` when nothing of it is left."""
    name = name.replace("ł", "l").replace("Ł", "L").replace("ß", "ss").replace("ø", "o").replace("Ø", "O")
    plain = unicodedata.normalize("NFKD", name[: 4 * LONGEST_ID]).encode("ascii", "ignore").decode().lower()
    found = _NOT_ID.sub("-", plain).strip("-")
    if found and not found[0].isalpha():
        found = f"{otherwise}-{found}"
    return found[: LONGEST_ID - 12].strip("-") or otherwise


class Ids:
    """Gives every name an id of its own."""

    def __init__(self, taken: Container[str] = ()) -> None:
        self._reserved = taken
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, name: str, otherwise: str) -> str:
        """Return an id like a name that nothing else has."""
        if _ID.fullmatch(name) and len(name) <= LONGEST_ID and name not in self._taken and name not in self._reserved:
            self._taken.add(name)
            return name
        base = as_id(name, otherwise)
        number = self._next.get(base, 1)
        found = base if number == 1 else f"{base}-{number}"
        while found in self._taken or found in self._reserved:
            number += 1
            found = f"{base}-{number}"
        self._next[base] = number + 1
        self._taken.add(found)
        return found
