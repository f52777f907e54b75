"""`roleplay bench recognition`: how well and how quickly speech is recognised."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table

if TYPE_CHECKING:
    from roleplay.app.bench.recognition import RecognitionReport


def recognition(
    context: typer.Context,
    *,
    language: Annotated[str, typer.Option("--lang", help="Every installed recogniser of this language.")] = "en",
    count: Annotated[int, typer.Option("--count", min=1, max=2000, help="How many sentences.")] = 60,
    snr: Annotated[float, typer.Option(min=-20, max=60, help="Decibels between speech and babble.")] = 10.0,
    sentences: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Own sentences, one a line, in place of the shipped ones.")
    ] = None,
    own: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Own recordings on top: NAME.wav, its words in NAME.txt.")
    ] = None,
    grammar: Annotated[bool, typer.Option("--grammar", help="Let Vosk hear nothing but the sentences.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Decides which sentences.")] = 0,
    json: AsJson = False,
) -> None:
    """Measure word error rate, speed and memory of every installed recogniser on the same audio.

    Sentences that trainees say are spoken by several voices: clean, through a telephone, and in an office's babble.

    Examples: roleplay bench recognition

    roleplay bench recognition --own my-recordings --json
    """
    from roleplay.app.bench.recognition import RecognitionOptions

    options = RecognitionOptions(language, count, snr, seed, sentences, own, grammar)
    report = facade(context).bench_recognition(options, _tell)
    if json:
        print_json(report)
    else:
        _print(report)


def _tell(what: str, done: int, of: int) -> None:
    if done % 50 == 0:
        print(f"{what} {done} of {of}", file=sys.stderr)


def _print(report: RecognitionReport) -> None:
    columns = ("recogniser", "audio", "words", "word errors", "character errors", "real time", "last words p50 / p95")
    rows = [
        (
            one.name,
            condition,
            str(found.errors.words),
            f"{found.errors.word_error_rate:.1%}",
            f"{found.errors.character_error_rate:.1%}",
            f"{found.real_time_factor:.2f}",
            f"{found.finish.p50 * 1000:.0f} / {found.finish.p95 * 1000:.0f} ms",
        )
        for one in report.recognisers
        for condition, found in one.conditions.items()
    ]
    print_table(columns, rows, right=columns[2:])
    for one in report.recognisers:
        if one.problem:
            print(f"{one.name}: not measured. {one.problem}")
            continue
        voices = ", ".join(
            f"{voice} {rate:.1%}"
            for found in list(one.conditions.values())[:1]
            for voice, rate in found.by_voice.items()
        )
        print(
            f"{one.name}: {one.memory / 1e6:.0f} MB, loaded in {one.loading:.1f} s; word errors, clean, by {voices}"
        )
    heard = "by a grammar of these sentences" if report.grammar else "free dictation"
    print(f"{report.sentences} sentences, language {report.language}, seed {report.seed}, {heard}")
