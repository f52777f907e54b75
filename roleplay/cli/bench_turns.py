"""`roleplay bench turns`: when the customer speaks, and when not, without a sound card and without a clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, cast

import typer

from roleplay.cli.bench_latency import share_of, tell_progress, three
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.core.errors import InputError

if TYPE_CHECKING:
    from roleplay.app.bench.turn_corpus import Half
    from roleplay.app.bench.turns_report import OverlapFigures, TurnsReport

HALVES = ("tune", "held-out")


def turns(
    context: typer.Context,
    *,
    language: Annotated[str, typer.Option("--lang", help="Language of the corpus.")] = "en",
    half: Annotated[
        str, typer.Option(help="`tune`, to which turn taking was tuned, or `held-out`; both unless told.")
    ] = "",
    words: Annotated[
        bool, typer.Option("--words", help="As if every word was recognised: what is left is turn taking.")
    ] = False,
    every: Annotated[int, typer.Option(min=1, help="Only every so many cases, for a quick look.")] = 1,
    show: Annotated[
        bool, typer.Option("--show", help="Show the answers that were cut off or waited longest.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Measure turn taking on a line in virtual time: delays, answers cut off, interruptions, false stops.

    The corpus (assets/bench/turns-LANGUAGE.tsv) is spoken by synthesized voices; the figures do not depend on how
    quick or busy the machine is. Where no recogniser is installed for the language, the words count as recognised.

    Examples: roleplay bench turns

    roleplay bench turns --lang pl --words --half held-out
    """
    if half and half not in HALVES:
        raise InputError(f"There is no half {half!r}.", hint=f"Take {' or '.join(HALVES)}.")
    from roleplay.app.bench.turns import TurnsOptions

    options = TurnsOptions(language, cast("Half", half) if half else None, words, every)
    report = facade(context).bench_turns(options, tell_progress)
    if json:
        print_json(report)
        return
    _print(report)
    if show:
        _show(report)


def _print(report: TurnsReport) -> None:
    columns = ("from the voice's end to the customer's, ms", "p50", "p95", "max", "answers", "cut off", "missed")
    for name, half in report.halves.items():
        rows = [
            (group, *three(found.gap), str(found.answers), share_of(found.cut_offs), share_of(found.missed))
            for group, found in half.answers.items()
        ]
        print(f"{name}:")
        print_table(columns, rows, right=columns[1:])
        for line in _overlaps(half.overlaps) if half.overlaps else ():
            print(line)
        print()
    print(
        f"{report.recogniser}, {report.language}, seed {report.seed}; the sound card's time is not in these figures"
    )


def _overlaps(found: OverlapFigures) -> Iterator[str]:
    yield f"interrupted customer silent after   {' / '.join(three(found.to_silence))} ms (p50 / p95 / max)"
    yield f"interruptions that did not stop     {share_of(found.not_stopped)}"
    yield f"signs of listening that stopped     {share_of(found.false_stops)}"
    halts = f", silent for {' / '.join(three(found.halt))} ms (p50 / p95 / max)" if found.halt else ""
    yield f"... that made the customer halt     {share_of(found.halts)}{halts}"


def _show(report: TurnsReport) -> None:
    waited = sorted((one for one in report.results if one.gap is not None), key=lambda one: -(one.gap or 0.0))
    cut = [one for one in report.results if one.verdict in ("cut_off", "missed") or one.stopped]
    for one in (*cut, *waited[:20]):
        gap = "" if one.gap is None else f"{one.gap * 1000:.0f} ms"
        what = f"{one.half} {one.kind} {one.verdict or 'stopped'} {gap} {one.judged}"
        print(f"{what}: {one.text!r} heard {one.heard!r}")
