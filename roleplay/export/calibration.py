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
from functools import partial
from pathlib import Path
from typing import Literal, TextIO

from roleplay.core.errors import ExportError
from roleplay.core.grades import Answer
from roleplay.core.scorecards import Question, in_language
from roleplay.export.calibration_words import in_words
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


_FORMATS: dict[str, Format] = {
    "": "html",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
}


def format_of(path: Path) -> Format:
    """Return the format that a file's name asks for; HTML where it asks for none. Raises `ExportError`."""
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise ExportError(
            f"{path.name}: a report cannot be written as {path.suffix}.",
            hint="Give a name that ends with .html, .csv or .md, or say --format.",
        )
    return form


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
            title = report.title or in_words("Second gradings", language)
            file.write(_as_html(title, blocks, language) if chosen == "html" else _as_markdown(title, blocks))


# --- words ---


def measure_name(agreement: Agreement, language: str = "en") -> str:
    """Return what the figure is called that stands first."""
    if agreement.headline is agreement.alpha:
        return in_words("Krippendorff's alpha", language)
    return in_words("quadratically weighted kappa" if agreement.level == "scale" else "Cohen's kappa", language)


def figure(statistic: Statistic, language: str = "en") -> str:
    """Return a measure with its interval, or `n/a` and why."""
    if statistic.value is None:
        why = UNDEFINED.get(statistic.reason, statistic.reason)
        return f"{in_words('n/a', language)} ({in_words(why, language)})"
    if statistic.low is None or statistic.high is None:
        return f"{statistic.value:.2f}"
    return f"{statistic.value:.2f} ({_interval(f'{statistic.low:.2f}', f'{statistic.high:.2f}', language)})"


def severity_words(severity: Severity, language: str = "en") -> str:
    """Return how mild or strict a grader is."""
    if severity.difference is None:
        return in_words("n/a", language)
    found = f"{severity.difference:+.1f}"
    if severity.low is None or severity.high is None:
        return f"{found} ({in_words('too few calls to tell how sure', language)})"
    sure = ("milder" if severity.difference > 0 else "stricter") if severity.certain else "may be chance"
    interval = _interval(f"{severity.low:+.1f}", f"{severity.high:+.1f}", language)
    return f"{found} ({interval}; {in_words(sure, language)})"


def _interval(low: str, high: str, language: str) -> str:
    return in_words("{low} to {high}", language).format(low=low, high=high)


def answer_words(question: Question, answer: Answer | None, language: str = "en") -> str:
    """Return an answer as people read it; empty where there is none."""
    if answer is None or not answer.given:
        return ""
    if answer.not_applicable or answer.value is None:
        return in_words("n/a", language)
    if isinstance(answer.value, bool):
        return in_words("yes" if answer.value else "no", language)
    if isinstance(answer.value, float | int):
        return f"{answer.value:g}"
    choice = next((one for one in question.choices if one.id == answer.value), None)
    return answer.value if choice is None else in_language(choice.text, language)


def _percent(share: float | None, language: str) -> str:
    return in_words("n/a", language) if share is None else f"{share:.0%}"


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
                shown = _csv_answer(question, answer, language)
                note = "" if answer is None else answer.note
                yield (*about, call.session_id, call.label, grader.grader, shown, note)
    about = (SCORE, "", "number", *_csv_agreement(report.score))
    for call in report.calls:
        for grader in report.graders:
            score = report.scores.get((call.session_id, grader.grader))
            yield (*about, call.session_id, call.label, grader.grader, score, "")


def _csv_answer(question: Question, answer: Answer | None, language: str) -> str:
    """Return an answer as other programs read it: `yes`, `no` and `n/a` in every language."""
    plain = answer is not None and (answer.not_applicable or isinstance(answer.value, bool))
    return answer_words(question, answer, "en" if plain else language)


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
    card, say = report.card, partial(in_words, language=language)
    yield _Paragraph(
        say("{card}, version {version}: calls: {calls}, graders: {graders}.").format(
            card=in_language(card.title, language),
            version=card.version,
            calls=len(report.calls),
            graders=len(report.graders),
        )
    )
    if report.missing:
        yield _Paragraph(say("Closed before these had finished: {names}.").format(names=", ".join(report.missing)))
    yield _Heading(say("The whole card"))
    yield _Table(
        ("", say("agreement"), say("95 % interval in brackets"), say("the same")),
        (
            (say("score"), *_agreement(report.score, language)),
            (say("passed"), *_agreement(report.passed, language)),
        ),
    )
    yield _Heading(say("Questions, those that were read differently first"))
    yield _Table(
        (say("question"), say("measure"), say("agreement"), say("the same"), say("calls")),
        tuple(
            (in_language(item.question.text, language), *_agreement(its, language), str(its.cases))
            for item in report.questions
            if (its := item.agreement) is not None
        ),
    )
    yield _Heading(say("Graders"))
    yield _Table(
        (say("grader"), say("grades"), say("mean score"), say("points from the others")),
        tuple(_grader_row(grader, language) for grader in report.graders),
    )
    for item in report.questions:
        yield _Heading(in_language(item.question.text, language))
        guidance = in_language(item.question.guidance, language) if item.question.guidance else ""
        if guidance:
            yield _Paragraph(guidance)
        yield _answers(report, item, language)


def _agreement(its: Agreement, language: str) -> tuple[str, str, str]:
    return measure_name(its, language), figure(its.headline, language), _percent(its.same, language)


def _grader_row(grader: GraderReport, language: str) -> tuple[str, ...]:
    mean = in_words("n/a", language) if grader.mean is None else f"{grader.mean:.1f}"
    return (grader.grader, str(grader.finished), mean, severity_words(grader.severity, language))


def _answers(report: CalibrationReport, item: QuestionReport, language: str) -> _Table:
    rows = []
    for call in report.calls:
        cells = []
        for grader in report.graders:
            answer = item.answers.get((call.session_id, grader.grader))
            shown = answer_words(item.question, answer, language)
            cells.append(f"{shown} ({answer.note})" if answer is not None and answer.note else shown)
        rows.append((call.label, *cells))
    return _Table((in_words("call", language), *(grader.grader for grader in report.graders)), tuple(rows))


def _as_markdown(title: str, blocks: Iterable[_Block]) -> str:
    parts = [f"# {_md(title)}"]
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


def _as_html(title: str, blocks: Iterable[_Block], language: str) -> str:
    title, known = html.escape(title, quote=False), html.escape(language)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{known}"><head><meta charset="utf-8"><title>{title}</title>',
        f"<style>{_STYLE}</style></head>",
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
