"""The file form of a scorecard: YAML 1.2 or JSON, checked by its schema and by the rules of a usable card."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field
from ruamel.yaml import YAML

from roleplay.core.errors import InputError
from roleplay.core.scorecards import Choice, Fatal, Question, QuestionKind, Scorecard, Section, Words
from roleplay.dialogue.formats.problems import Diagnostic, Place, position_of
from roleplay.dialogue.formats.schema import validate
from roleplay.dialogue.formats.source_text import read_text
from roleplay.dialogue.formats.yaml_tree import Tree, read_tree
from roleplay.dialogue.model import Identifier, Part, Text
from roleplay.review.scorecards.validation import Problem, problems

FORMAT = 1
SUFFIXES = (".yaml", ".yml", ".json")

Percent = Annotated[float, Field(ge=0, le=100)]
Step = Annotated[int, Field(ge=-100, le=100)]


class ChoiceSource(Part):
    """One answer of a choice."""

    CALLED: ClassVar[str] = "an answer of a choice"

    id: Identifier
    text: Text
    worth: Percent


class QuestionSource(Part):
    """One question."""

    CALLED: ClassVar[str] = "a question"

    id: Identifier
    kind: QuestionKind
    text: Text
    weight: Percent = 0.0
    compliance: bool = False
    fatal: Literal["section", "card"] | None = None
    not_applicable: bool = True
    guidance: Text = Field(default_factory=dict)
    low: Step = 1
    high: Step = 5
    choices: tuple[ChoiceSource, ...] = ()
    none_at: float = 0.0
    full_at: float = 1.0
    unit: str = ""
    prefill: str = ""


class SectionSource(Part):
    """One section."""

    CALLED: ClassVar[str] = "a section"

    id: Identifier
    title: Text
    questions: tuple[QuestionSource, ...]


class ScorecardSource(Part):
    """The whole file."""

    CALLED: ClassVar[str] = "a scorecard"

    scorecard: Literal[1]
    id: Identifier
    version: Annotated[int, Field(ge=1)]
    title: Text
    summary: Text = Field(default_factory=dict)
    pass_mark: Percent = 70.0
    compliance_pass_mark: Percent = 100.0
    sections: tuple[SectionSource, ...]


def read_scorecard(path: Path) -> Scorecard:
    """Read a scorecard file. Raises `InputError` (code `scorecard`) with all that is wrong, each with its line."""
    card, found = check_file(path)
    if card is None or found:
        raise InputError("\n".join(map(str, found)), code="scorecard")
    return card


def check_file(path: Path) -> tuple[Scorecard | None, tuple[Diagnostic, ...]]:
    """Return what a file holds, and all that is wrong with it; never raises for a bad file."""
    text = read_text(path)
    if isinstance(text, Diagnostic):
        return None, (text,)
    return parse_scorecard(text, str(path))


def parse_scorecard(text: str, file: str) -> tuple[Scorecard | None, tuple[Diagnostic, ...]]:
    """Return the scorecard of a YAML or JSON text, and all that is wrong with it; None where it cannot be made."""
    tree = read_tree(text, file)
    if not tree.complete or tree.problems:
        return None, tuple(tree.problems)
    source, found = validate(tree.value, tree.positions, file, ScorecardSource, ScorecardSource)
    if source is None:
        return None, tuple(found)
    card = _card(source)
    return card, tuple(_placed(problem, card, tree, file) for problem in problems(card))


def _card(source: ScorecardSource) -> Scorecard:
    return Scorecard(
        id=source.id,
        version=source.version,
        title=dict(source.title),
        sections=tuple(
            Section(section.id, dict(section.title), tuple(map(_question, section.questions)))
            for section in source.sections
        ),
        summary=dict(source.summary),
        pass_mark=source.pass_mark,
        compliance_pass_mark=source.compliance_pass_mark,
    )


def _question(source: QuestionSource) -> Question:
    fatal: Fatal = source.fatal or ""
    return Question(
        id=source.id,
        kind=source.kind,
        text=dict(source.text),
        weight=source.weight,
        compliance=source.compliance,
        fatal=fatal,
        not_applicable=source.not_applicable,
        guidance=dict(source.guidance),
        low=source.low,
        high=source.high,
        choices=tuple(Choice(choice.id, dict(choice.text), choice.worth) for choice in source.choices),
        none_at=source.none_at,
        full_at=source.full_at,
        unit=source.unit,
        prefill=source.prefill,
    )


def _placed(problem: Problem, card: Scorecard, tree: Tree, file: str) -> Diagnostic:
    place = _place(problem, card)
    at = position_of(place, tree.positions)
    about = problem.question or problem.section
    message = f"{about}: {problem.message}" if about else problem.message
    return Diagnostic(
        "RP160", "error", message.rstrip("."), problem.hint, file, at.line if place else 1, at.column, place
    )


def _place(problem: Problem, card: Scorecard) -> Place:
    for number, section in enumerate(card.sections):
        for place, question in enumerate(section.questions):
            if problem.question and question.id == problem.question and section.id == problem.section:
                return ("sections", number, "questions", place)
        if section.id == problem.section and not problem.question:
            return ("sections", number)
    return ()


# --- writing ---


def write_text(card: Scorecard, *, as_json: bool = False) -> str:
    """Return the file form of a scorecard; what is as usual is left out."""
    plain = {"scorecard": FORMAT, **_plain_card(card)}
    if as_json:
        return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.width = 110
    stream = io.StringIO()
    yaml.dump(plain, stream)
    return stream.getvalue()


def _plain_card(card: Scorecard) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": card.id, "version": card.version, "title": _words(card.title)}
    if card.summary:
        plain["summary"] = _words(card.summary)
    plain["pass_mark"] = card.pass_mark
    plain["compliance_pass_mark"] = card.compliance_pass_mark
    plain["sections"] = [
        {
            "id": section.id,
            "title": _words(section.title),
            "questions": [_plain_question(question) for question in section.questions],
        }
        for section in card.sections
    ]
    return plain


_USUAL = ("weight", "compliance", "fatal", "not_applicable", "low", "high", "none_at", "full_at", "unit", "prefill")


def _plain_question(question: Question) -> dict[str, Any]:
    usual = Question(question.id, question.kind, question.text)
    plain: dict[str, Any] = {"id": question.id, "kind": question.kind, "text": _words(question.text)}
    if question.guidance:
        plain["guidance"] = _words(question.guidance)
    for name in _USUAL:
        value = getattr(question, name)
        if value != getattr(usual, name):
            plain[name] = value
    if question.choices:
        plain["choices"] = [
            {"id": choice.id, "text": _words(choice.text), "worth": choice.worth} for choice in question.choices
        ]
    return plain


def _words(words: Words) -> dict[str, str]:
    return dict(words)
