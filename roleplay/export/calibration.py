"""A calibration report for other programs and for people: CSV, HTML, Markdown.

CSV has one row an answer, in the form of the practice log (see `roleplay.export.practice_log`):

| column | content |
|---|---|
| `report`, `scorecard`, `version` | the meeting's title, and what was graded with |
| `question`, `text`, `kind` | of the scorecard; `(score)` stands for the whole score |
| `measure`, `agreement`, `low`, `high`, `undefined` | of the question, with the 95 % interval, or why there is none |
| `same_percent`, `graders`, `calls` | of the question: pairs of answers that are the same, and what it stands on |
| `session`, `call`, `grader`, `answer`, `note` | who answered what |

HTML is one file without scripts or links; every text of a person stands in it as text.
"""

from __future__ import annotations

import csv
import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

from roleplay.core.grades import Answer
from roleplay.core.scorecards import Question, in_language
from roleplay.export.cells import Cell, safe
from roleplay.export.files import export_file
from roleplay.review.agreement import Agreement, Statistic
from roleplay.review.calibration import SCORE, CalibrationReport, GraderReport, QuestionReport
from roleplay.review.severity import Severity

Format = Literal["csv", "html", "md"]

COLUMNS = (
    *("report", "scorecard", "version", "question", "text", "kind"),
    *("measure", "agreement", "low", "high", "undefined", "same_percent", "graders", "calls"),
    *("session", "call", "grader", "answer", "note"),
)
UNDEFINED = {
    "one_grader": "only one grader answered",
    "few_cases": "too few calls",
    "one_category": "everybody gave the same answer in every call",
    "not_for_numbers": "not for numbers",
    "not_stable": "not stable",
}


def format_of(path: Path) -> Format:
    """Return the format that a file's name asks for; HTML where it asks for none."""
    suffix = path.suffix.lower()
    return "csv" if suffix == ".csv" else "md" if suffix in (".md", ".markdown") else "html"


def export_calibration(
    report: CalibrationReport, path: Path, *, form: Format | None = None, language: str = "en"
) -> None:
    """Write a report; without `form`, what the name of the file asks for. Raises `ExportError`."""
    chosen = form or format_of(path)
    with export_file(path, encoding="utf-8-sig" if chosen == "csv" else "utf-8") as file:
        if chosen == "csv":
            _write_csv(report, file, language)
        else:
            blocks = tuple(_blocks(report, language))
            file.write(_as_html(report, blocks) if chosen == "html" else _as_markdown(report, blocks))


# --- words ---


def measure_name(agreement: Agreement) -> str:
    """Return what the figure is called that stands first."""
    if agreement.headline is agreement.alpha:
        return "Krippendorff's alpha"
    return "quadratically weighted kappa" if agreement.level == "scale" else "Cohen's kappa"


def figure(statistic: Statistic) -> str:
    """Return a measure with its interval, or `n/a` and why."""
    if statistic.value is None:
        return f"n/a ({UNDEFINED.get(statistic.reason, statistic.reason)})"
    if statistic.low is None or statistic.high is None:
        return f"{statistic.value:.2f}"
    return f"{statistic.value:.2f} ({statistic.low:.2f} to {statistic.high:.2f})"


def severity_words(severity: Severity) -> str:
    """Return how mild or strict a grader is."""
    if severity.difference is None:
        return "n/a"
    found = f"{severity.difference:+.1f}"
    if severity.low is None or severity.high is None:
        return f"{found} (too few calls to tell how sure)"
    sure = ("milder" if severity.difference > 0 else "stricter") if severity.certain else "may be chance"
    return f"{found} ({severity.low:+.1f} to {severity.high:+.1f}; {sure})"


def answer_words(question: Question, answer: Answer | None, language: str = "en") -> str:
    """Return an answer as people read it; empty where there is none."""
    if answer is None or not answer.given:
        return ""
    if answer.not_applicable or answer.value is None:
        return "n/a"
    if isinstance(answer.value, bool):
        return "yes" if answer.value else "no"
    if isinstance(answer.value, float | int):
        return f"{answer.value:g}"
    choice = next((one for one in question.choices if one.id == answer.value), None)
    return answer.value if choice is None else in_language(choice.text, language)


def _percent(share: float | None) -> str:
    return "n/a" if share is None else f"{share:.0%}"


# --- CSV ---


def _write_csv(report: CalibrationReport, stream: TextIO, language: str) -> None:
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    head = (report.title, report.card.id, report.card.version)
    for row in _csv_rows(report, language):
        writer.writerow(["" if cell is None else safe(cell) for cell in (*head, *row)])


def _csv_rows(report: CalibrationReport, language: str) -> Iterator[tuple[Cell | None, ...]]:
    for item in report.questions:
        question = item.question
        about = (question.id, in_language(question.text, language), question.kind, *_csv_agreement(item.agreement))
        for call in report.calls:
            for grader in report.graders:
                answer = item.answers.get((call.session_id, grader.grader))
                shown = answer_words(question, answer, language)
                note = "" if answer is None else answer.note
                yield (*about, call.session_id, call.label, grader.grader, shown, note)
    about = (SCORE, "", "number", *_csv_agreement(report.score))
    for call in report.calls:
        for grader in report.graders:
            score = report.scores.get((call.session_id, grader.grader))
            yield (*about, call.session_id, call.label, grader.grader, score, "")


def _csv_agreement(agreement: Agreement | None) -> tuple[Cell | None, ...]:
    if agreement is None:
        return ("", None, None, None, "text", None, None, None)
    best = agreement.headline
    same = None if agreement.same is None else round(100 * agreement.same, 1)
    return (
        measure_name(agreement),
        *(None if value is None else round(value, 4) for value in (best.value, best.low, best.high)),
        best.reason,
        same,
        agreement.graders,
        agreement.cases,
    )


# --- HTML and Markdown ---


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_Block = _Heading | _Paragraph | _Table


def _blocks(report: CalibrationReport, language: str) -> Iterator[_Block]:
    card = report.card
    yield _Paragraph(
        f"{in_language(card.title, language)}, version {card.version}: {len(report.calls)} calls, "
        f"{len(report.graders)} graders."
    )
    if report.missing:
        yield _Paragraph(f"Closed before these had finished: {', '.join(report.missing)}.")
    yield _Heading("The whole card")
    yield _Table(
        ("", "agreement", "95 % interval in brackets", "the same"),
        (
            ("score", measure_name(report.score), figure(report.score.headline), _percent(report.score.same)),
            ("passed", measure_name(report.passed), figure(report.passed.headline), _percent(report.passed.same)),
        ),
    )
    yield _Heading("Questions, those that were read differently first")
    yield _Table(
        ("question", "measure", "agreement", "the same", "calls"),
        tuple(_question_row(item, language) for item in report.questions if item.agreement is not None),
    )
    yield _Heading("Graders")
    yield _Table(
        ("grader", "grades", "mean score", "points from the others"), tuple(map(_grader_row, report.graders))
    )
    for item in report.questions:
        yield _Heading(in_language(item.question.text, language))
        guidance = in_language(item.question.guidance, language) if item.question.guidance else ""
        if guidance:
            yield _Paragraph(guidance)
        yield _answers(report, item, language)


def _question_row(item: QuestionReport, language: str) -> tuple[str, ...]:
    its = item.agreement
    assert its is not None
    text = in_language(item.question.text, language)
    return (text, measure_name(its), figure(its.headline), _percent(its.same), str(its.cases))


def _grader_row(grader: GraderReport) -> tuple[str, ...]:
    mean = "n/a" if grader.mean is None else f"{grader.mean:.1f}"
    return (grader.grader, str(grader.finished), mean, severity_words(grader.severity))


def _answers(report: CalibrationReport, item: QuestionReport, language: str) -> _Table:
    rows = []
    for call in report.calls:
        cells = []
        for grader in report.graders:
            answer = item.answers.get((call.session_id, grader.grader))
            shown = answer_words(item.question, answer, language)
            cells.append(f"{shown} ({answer.note})" if answer is not None and answer.note else shown)
        rows.append((call.label, *cells))
    return _Table(("call", *(grader.grader for grader in report.graders)), tuple(rows))


def _as_markdown(report: CalibrationReport, blocks: Iterable[_Block]) -> str:
    parts = [f"# {_md(report.title or 'Second gradings')}"]
    for block in blocks:
        match block:
            case _Heading(text):
                parts.append(f"## {_md(text)}")
            case _Paragraph(text):
                parts.append(_md(text))
            case _Table(columns, rows):
                lines = [columns, tuple("---" for _ in columns), *rows]
                cells = (map(_md, line) if line[0] != "---" else line for line in lines)
                parts.append("\n".join("| " + " | ".join(line) + " |" for line in cells))
    return "\n\n".join(parts) + "\n"


def _md(text: str) -> str:
    """Return a text in which nothing is Markdown or HTML any more, on one line."""
    escaped = "".join(f"\\{char}" if char in r"\`*_{}[]<>#|~" else char for char in text)
    return " ".join(escaped.split())


_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1c1b22}"
    "table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{border-bottom:1px solid #d8d6e0;"
    "padding:.35rem .8rem .35rem 0;text-align:left;vertical-align:top}th{font-weight:600}"
    "@media(prefers-color-scheme:dark){body{background:#17161c;color:#ecebf2}th,td{border-color:#3a3846}}"
)


def _as_html(report: CalibrationReport, blocks: Iterable[_Block]) -> str:
    title = html.escape(report.title or "Second gradings", quote=False)
    parts = [
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>',
        f"<body><h1>{title}</h1>",
    ]
    for block in blocks:
        match block:
            case _Heading(text):
                parts.append(f"<h2>{html.escape(text, quote=False)}</h2>")
            case _Paragraph(text):
                parts.append(f"<p>{html.escape(text, quote=False)}</p>")
            case _Table(columns, rows):
                head = "".join(f"<th>{html.escape(cell, quote=False)}</th>" for cell in columns)
                lines = ("".join(f"<td>{html.escape(cell, quote=False)}</td>" for cell in row) for row in rows)
                body = "".join(f"<tr>{line}</tr>" for line in lines)
                parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    return "\n".join((*parts, "</body></html>\n"))
