"""`roleplay bench understanding`: what is understood of what people say."""

from __future__ import annotations

import csv
import io
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table, write_to
from roleplay.core.errors import InputError

if TYPE_CHECKING:
    from roleplay.app.understanding_bench import SetReport, UnderstandingReport
    from roleplay.dialogue.evaluation.techniques import Miss, Report

GOALS = {"en": (0.88, 0.75, 0.08), "pl": (0.82, 0.75, 0.08)}
"""First technique right, both of two found, and at most so many false alarms."""
REPLY_GOALS = {False: 0.93, True: 0.88}
"""Right replies: typed, spoken."""
_CONFUSED = 4


def understanding(
    context: typer.Context,
    labelled: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Labelled utterances; without it those that come with the program."),
    ] = None,
    *,
    language: Annotated[
        Literal["en", "pl"] | None, typer.Option("--lang", help="Only this language; that of the FILE, else English.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was not understood as labelled.")] = False,
    spoken: Annotated[
        bool,
        typer.Option(
            "--spoken", help="Have English utterances spoken by a voice into the recogniser first; takes minutes."
        ),
    ] = False,
    json: AsJson = False,
    table: Annotated[
        str | None, typer.Option("--csv", metavar="OUT", help="Write the confusion tables as CSV; `-` to print them.")
    ] = None,
) -> None:
    """Measure how well techniques are recognised, and how often the right reply is taken.

    Fresh sets are told apart from those of the development; utterances written as a recogniser would are "heard".

    Examples: roleplay bench understanding --lang pl --misses

    roleplay bench understanding my-utterances.tsv --lang en
    """
    if table is not None:
        check_target(table)
    if labelled is not None:
        _one_file(context, labelled, language or "en", misses=misses, json=json, table=table)
        return
    languages: tuple[str, ...] = (language,) if language else (("en",) if spoken else ("en", "pl"))
    report = facade(context).measure_understanding(languages, spoken=spoken, count=_count)
    if json:
        print_json(_everything(report))
    if table is not None:
        write_to(table, lambda path: _write_csv(path, [(found, found.whole) for found in report.techniques]))
    if not json and table != "-":
        _print(report, misses=misses)


def _count(done: int) -> None:
    if done % 50 == 0:
        print(f"{done} utterances heard", file=sys.stderr)


def _one_file(
    context: typer.Context, labelled: Path, language: str, *, misses: bool, json: bool, table: str | None
) -> None:
    if not labelled.is_file():
        raise InputError(f"{labelled}: there is no such file.", hint="Give a table of labelled utterances.")
    app = facade(context)
    app.understand("Warm up.", language)
    start = time.perf_counter()
    report = app.evaluate_understanding(labelled, language)
    milliseconds = 1000 * (time.perf_counter() - start) / max(report.utterances, 1)
    if table is not None:
        write_to(table, lambda path: _write_csv(path, [(None, report)]))
    if json:
        print_json(_figures(report) | {"milliseconds_per_utterance": milliseconds})
        return
    if table == "-":
        return
    for line in report.lines():
        print(line)
    print(f"\n{milliseconds:.1f} ms an utterance")
    if misses:
        _print_misses(report.misses)


# --- for people ---


def _print(report: UnderstandingReport, *, misses: bool) -> None:
    columns = ("set", "utterances", "first right", "both of two", "false alarms", "false mistakes")
    print_table(columns, [row for found in report.techniques for row in _rows(found)], right=columns[1:])
    goals = [
        f"{language}: {first:.0%}, {both:.0%}, below {alarms:.0%}"
        for language, (first, both, alarms) in GOALS.items()
    ]
    print(f"goals   {'; '.join(goals)}")
    for found in report.techniques:
        if found.name == "fresh":
            _print_techniques(found)
    if report.replies:
        _print_replies(report)
    if misses:
        _print_misses([miss for found in report.techniques for miss in found.whole.misses])
        for replies in report.replies:
            for miss in replies.misses:
                print(
                    f"{miss.case.where}: {miss.taken} {miss.score:.2f} in place of {'|'.join(miss.case.replies)} ",
                    end="",
                )
                print(f"{miss.wanted_score:.2f}: {miss.heard}")


def _rows(found: SetReport) -> Iterator[tuple[str, ...]]:
    parts = {"": found.whole} | found.parts
    for part, report in parts.items():
        name = f"    {part}" if part else f"{found.language} {found.name}"
        yield (
            name,
            str(report.utterances),
            _share(report.first_share, report.with_technique),
            _share(report.all_share, report.several),
            _share(report.alarm_share, report.without_technique),
            _share(report.false_mistake_share, report.clean),
        )


def _share(share: float, of: int) -> str:
    return f"{share:.1%} of {of}" if of else "-"


def _print_techniques(found: SetReport) -> None:
    print()
    report = found.whole
    rows: list[tuple[object, ...]] = [
        (one.technique, f"{one.precision:.0%}", f"{one.recall:.0%}", one.wanted, _taken_for(report, one.technique))
        for one in report.by_technique
    ]
    rows.append(("none", "", "", report.without_technique, _taken_for(report, "none")))
    columns = (f"{found.language} {found.name}", "precision", "recall", "support", "taken for")
    print_table(columns, rows, right=columns[1:4])


def _taken_for(report: Report, technique: str) -> str:
    """Return what was found in place of a technique, the most frequent first."""
    found: Counter[str] = Counter()
    for pair in report.pairs:
        if not pair.right and technique in pair.wanted.split("|"):
            found[pair.found] += pair.count
    return ", ".join(f"{name} {count}" for name, count in found.most_common(_CONFUSED))


def _print_replies(report: UnderstandingReport) -> None:
    print()
    rows = [(one.scenario, one.language, one.utterances, f"{one.share:.1%}") for one in report.replies]
    for language in sorted({one.language for one in report.replies}):
        right = sum(one.right for one in report.replies if one.language == language)
        utterances = sum(one.utterances for one in report.replies if one.language == language)
        rows.append(("altogether", language, utterances, f"{right / max(utterances, 1):.1%}"))
    print_table(("right reply", "language", "utterances", "right"), rows, right=("utterances", "right"))
    print(f"goal   {REPLY_GOALS[report.spoken]:.0%}")


def _print_misses(misses: Sequence[Miss]) -> None:
    print()
    rows = (
        (" | ".join(sorted(miss.labelled.first)) or "-", " ".join(miss.found) or "-", miss.labelled.text)
        for miss in misses
    )
    print_table(("wanted", "found", "utterance"), rows)


# --- for programs ---


def _write_csv(path: Path, reports: Sequence[tuple[SetReport | None, Report]]) -> None:
    """Write the confusion tables: each pair of wanted and found, and how often it came."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("language", "set", "wanted", "found", "right", "count"))
    for found, report in reports:
        where = (found.language, found.name) if found else ("", "")
        writer.writerows((*where, pair.wanted, pair.found, int(pair.right), pair.count) for pair in report.pairs)
    path.write_text(stream.getvalue(), encoding="utf-8")


def _everything(report: UnderstandingReport) -> dict[str, object]:
    return {
        "spoken": report.spoken,
        "techniques": [
            {
                "language": found.language,
                "set": found.name,
                **_figures(found.whole),
                "parts": {part: _shares(figures) for part, figures in found.parts.items()},
            }
            for found in report.techniques
        ],
        "replies": [
            {
                "scenario": one.scenario,
                "language": one.language,
                "utterances": one.utterances,
                "right": one.share,
                "misses": one.misses,
            }
            for one in report.replies
        ],
    }


def _shares(report: Report) -> dict[str, object]:
    return {
        "utterances": report.utterances,
        "first_technique_right": report.first_share,
        "all_techniques_found": report.all_share,
        "false_alarms": report.alarm_share,
        "false_mistakes": report.false_mistake_share,
    }


def _figures(report: Report) -> dict[str, object]:
    return _shares(report) | {
        "by_technique": {
            figures.technique: {"precision": figures.precision, "recall": figures.recall, "wanted": figures.wanted}
            for figures in report.by_technique
        },
        "confusion": [
            {"wanted": wanted, "found": found, "count": count} for wanted, found, count in report.confusion
        ],
        "misses": [
            {"text": miss.labelled.text, "wanted": sorted(miss.labelled.first), "found": miss.found}
            for miss in report.misses
        ],
    }
