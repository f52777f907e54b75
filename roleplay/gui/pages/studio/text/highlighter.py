"""Colours for YAML as scenarios use it: names, comments, texts in quotes, numbers."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from roleplay.gui.theme import tokens

_TOKEN = re.compile(
    r"""(?P<comment>(?:(?<=\s)|^)\#.*)
      | (?P<text>(?:(?<=[\s\[{,])|^)(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^']|'')*(?:'|$)))
      | (?P<key>(?:(?<=[\s\[{,])|^)[A-Za-z_][\w-]*(?=\s*:(?:\s|$)))
      | (?P<number>(?:(?<=[:,-]\s)|(?<=\[))(?:[-+]?\d+(?:\.\d+)?|true|false|null)(?=\s*(?:[,\]}]|$|\s\#)))
      | (?P<mark>[{}\[\],]|^\s*-(?=\s)|:(?=\s|$)|[|>][+-]?(?=\s*$))""",
    re.VERBOSE,
)
_OPENS_BLOCK = re.compile(r"(?:^|[:-]\s+)[|>][+-]?\d?\s*(?:\s#.*)?$")
_END = {1: re.compile(r'(?:[^"\\]|\\.)*?"'), 2: re.compile(r"(?:[^']|'')*?'(?!')")}
"""What ends a text in quotes that goes on from the line above, by the state of that line."""
_BLOCK = 8
"""States from here on: in a text below `>-`; what is further to the right than state minus this belongs to it."""


class YamlHighlighter(QSyntaxHighlighter):
    """Colours one line at a time; a text in quotes, or below `>-`, may go on over several."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self._choose_colours()

    def show_theme(self) -> None:
        """Take the colours of the theme that is shown now."""
        self._choose_colours()
        self.rehighlight()

    def _choose_colours(self) -> None:
        now = tokens()
        for kind, colour in (
            ("comment", now.muted),
            ("text", now.good),
            ("key", now.accent),
            ("number", now.warn),
            ("mark", now.muted),
        ):
            made = QTextCharFormat()
            made.setForeground(QColor(colour))
            self._formats[kind] = made
        self._formats["comment"].setFontItalic(True)
        self._formats["key"].setFontWeight(QFont.Weight.DemiBold)

    def highlightBlock(self, text: str) -> None:
        start, before = 0, self.previousBlockState()
        if before >= _BLOCK:
            if not text.strip() or len(text) - len(text.lstrip(" ")) > before - _BLOCK:
                self.setFormat(0, _units(text), self._formats["text"])
                self.setCurrentBlockState(before)
                return
        elif before in _END:
            found = _END[before].match(text)
            start = found.end() if found else len(text)
            self.setFormat(0, _units(text[:start]), self._formats["text"])
            if found is None:
                self.setCurrentBlockState(before)
                return
        self.setCurrentBlockState(self._coloured(text, start))

    def _coloured(self, text: str, start: int) -> int:
        """Colour a line from an offset on; return the state in which it ends."""
        state = 0
        for found in _TOKEN.finditer(text, start):
            kind = str(found.lastgroup)
            self.setFormat(_units(text[: found.start()]), _units(found[0]), self._formats[kind])
            quote = found[0][0]
            if kind == "text" and found.end() == len(text) and (len(found[0]) == 1 or not _closed(found[0])):
                state = 1 if quote == '"' else 2
        if not state and _OPENS_BLOCK.search(text):
            state = _BLOCK + len(text) - len(text.lstrip(" "))
        return state


def _closed(text: str) -> bool:
    found = _END[1 if text[0] == '"' else 2].match(text, 1)
    return found is not None and found.end() == len(text)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: in units of UTF-16."""
    return len(text) + sum(letter > "\uffff" for letter in text) if not text.isascii() else len(text)
