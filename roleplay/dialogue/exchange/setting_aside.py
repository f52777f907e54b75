"""What belongs to a story and not to what is said in it: its tags, and what tools keep to draw it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping

from roleplay.dialogue.exchange.report import Report, Why
from roleplay.dialogue.exchange.story import AFTER_TAG, OUTCOME_TAG, Jump, Options, Say, Statement
from roleplay.dialogue.exchange.wording import Wording


def note_tags(tags: Iterable[str], line: int, report: Report) -> None:
    """Note the tags of a passage, but for those that mean something here."""
    for tag in tags:
        if tag != AFTER_TAG and not tag.startswith(OUTCOME_TAG):
            report.lost(line, Wording.TAG.of(tag), Wording.NO_COUNTERPART)


def note_drawing(names: Mapping[str, int], report: Report) -> None:
    """Note once what only the tool that wrote a story needs: how often each thing stands there, by its name."""
    told = [f"{count} × {name}" if count > 1 else name for name, count in sorted(Counter(names).items())]
    if told:
        report.lost(0, ", ".join(told), Wording.DRAWING_BOARD)


def note_statements(statements: Iterable[Statement], why: Why, report: Report) -> None:
    """Note each thing of a stretch that is left out."""
    waiting = deque(statements)
    while waiting:
        statement = waiting.popleft()
        if isinstance(statement, Say):
            report.lost(statement.line, statement.text, why)
        elif isinstance(statement, Jump):
            report.lost(statement.line, Wording.JUMP.of(statement.target), why)
        elif isinstance(statement, Options):
            for option in statement.options:
                report.lost(option.line, option.text or Wording.WORDLESS, why)
                waiting.extend(option.body)
