"""Answers to a scorecard from a file: `question: answer`, one a line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from roleplay.app.desk.grading import Graded
from roleplay.core.errors import InputError
from roleplay.core.grades import Value
from roleplay.core.scorecards import Question
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.formats.source_text import read_text
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.review.scorecards.answers import answered, confirmed

NOT_APPLICABLE = "n/a"
_WORDS = {"yes": True, "no": False}


def read_answers(path: Path, graded: Graded, *, confirm: bool = False) -> Graded:
    """Return a grade with the answers of a file; `confirm` takes the machine's where the file gives none.

    Raises `InputError` for a file that cannot be read, an unknown question, or what is no answer to one.
    """
    text = read_text(path)
    if isinstance(text, Diagnostic):
        raise InputError(str(text))
    hint = "Write `question: answer` in every line."
    if not text.strip():
        raise InputError(f"{path} is empty: it holds no answers.", hint=hint)
    tree = read_tree(text, str(path))
    if tree.problems or not isinstance(tree.value, dict):
        raise InputError("\n".join(map(str, tree.problems)) or f"{path} holds no answers.", hint=hint)
    grade, card = graded.grade, graded.card
    for name, value in tree.value.items():
        question = card.question(name)
        if value == NOT_APPLICABLE:
            grade = answered(grade, card, name, None, not_applicable=True)
        elif value is None or isinstance(value, tuple | dict):
            raise InputError(f"{name!r} has no answer.", hint="Give one, or `n/a`.")
        else:
            grade = answered(grade, card, name, _meant(question, value))
    return replace(graded, grade=confirmed(grade, card) if confirm else grade)


def _meant(question: Question | None, value: Value) -> Value:
    """Return an answer as it was meant: in YAML 1.2 `yes` is a word, and a text of digits a number."""
    if question is not None and question.kind == "yes_no" and isinstance(value, str):
        return _WORDS.get(value.casefold(), value)
    wants_words = question is not None and question.kind in ("text", "choice")
    return str(value) if wants_words and not isinstance(value, str) else value
