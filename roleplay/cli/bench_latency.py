"""`roleplay bench latency`: how soon the customer answers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table

if TYPE_CHECKING:
    from roleplay.app.bench.edge_report import Answers, EdgeReport
    from roleplay.app.bench.figures import Share, StageTimes


GOALS = {"expected": "300 / 500", "expected, with a pause inside": "4 % cut off", "open speech": "700 / 1200"}
"""Of the whole, p50 / p95 in milliseconds."""
_STAGE_WORDS = {"pause": "pause that ends the turn", "device": "sound card, edges of voices"}


def latency(
    context: typer.Context,
    *,
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How much to say: 40 answers a round.")] = 1,
    minutes: Annotated[float, typer.Option(min=0, max=600, help="Go on for at least so long, in one call.")] = 0.0,
    load: Annotated[
        int, typer.Option(min=0, max=100, metavar="PERCENT", help="Keep all processors so busy meanwhile.")
    ] = 0,
    scenario: Annotated[str, typer.Option(help="Whose moments are played.")] = "laptop-overdue",
    language: Annotated[str, typer.Option("--lang", help="Language of the call.")] = "en",
    seed: Annotated[
        int, typer.Option(min=0, help="Decides what is said, where the pauses are, and in which order.")
    ] = 0,
    part: Annotated[
        Literal["all", "answers", "overlaps"],
        typer.Option(help="Answers, or talk over the customer (interruptions, signs of listening), alone."),
    ] = "all",
    recording: Annotated[
        Path | None, typer.Option(metavar="FLAC", help="Keep the sound: customer left, trainee right.")
    ] = None,
    virtual: Annotated[
        bool,
        typer.Option("--virtual", help="Without a sound card: on a line inside the program; needs no PulseAudio."),
    ] = False,
    json: AsJson = False,
) -> None:
    """Measure how long the customer takes to answer, as heard at the edge of a sound card.

    A synthesized trainee speaks into the microphone of a virtual sound card, in a sound server of the bench's own;
    both sides are recorded on one clock, and voices are found in the sound itself. docs/latency.md tells how, and how
    to measure another system like that. Takes about a quarter of an hour.

    Examples: roleplay bench latency --json

    roleplay bench latency --minutes 30 --load 60
    """
    if virtual:
        _virtual(context, rounds, json=json)
        return
    if recording is not None:
        check_target(str(recording.absolute()))
    from roleplay.app.bench.latency import LatencyOptions

    options = LatencyOptions(scenario, language, rounds, minutes, load, seed, recording, part=part)
    report = facade(context).bench_latency(options, tell_progress)
    if json:
        print_json(report)
    else:
        _print(report)


def tell_progress(what: str, done: int, of: int) -> None:
    """Say on the error output how far a bench is."""
    print(f"{what} {done} of {of}" if of else what, file=sys.stderr)


def _print(report: EdgeReport) -> None:
    columns = ("voice to voice, ms", "p50", "p95", "max", "answers", "cut off", "missed", "goal p50 / p95")
    print_table(columns, _rows(report), right=columns[1:7])
    print()
    interruptions = report.interruptions
    rows: list[tuple[str, ...]] = [
        ("customer silent after the trainee's voice begins", *three(interruptions.to_silence), "p95 <= 150"),
        *((f"first sound of a line not foreseen, {one.engine}", *three(one.lines), _first_goal(one.engine))
          for one in report.first_audio),
    ]  # fmt: skip
    print_table(("ms", "p50", "p95", "max", "goal"), rows, right=("p50", "p95", "max"))
    print()
    by = ", ".join(f"{text} {share_of(share)}" for text, share in interruptions.false_stops_by.items())
    memory = report.memory
    for one in report.first_audio:
        if one.whole is not None and one.gaps is not None:
            print(f"{one.engine:<20} all of a line after {three(one.whole)[0]} ms (p50); "
                  f"pieces that came late: {share_of(one.gaps)}")  # fmt: skip
    print(f"interruptions        {interruptions.interruptions}, not stopped: {share_of(interruptions.not_stopped)}, "
          f"answered in a pause inside: {share_of(interruptions.cut_offs)}")  # fmt: skip
    print(f"false stops          {share_of(interruptions.false_stops)} (goal at most 5 %): {by or 'none measured'}")
    print(f"brief halts          {share_of(interruptions.halts)} (the customer fell silent and went on)")
    print(f"underruns            {report.underruns}; {report.lost * 1000:.0f} ms of sound lost")
    megabytes = [f"{amount / 1e6:.0f}" for amount in (memory.settled, memory.peak)]
    print(f"memory               {megabytes[0]} MB, {megabytes[1]} at most, {_growth(memory.growth_an_hour)}")
    calibration = report.calibration
    print(
        f"error of measuring   {calibration.largest_error * 1000:.1f} ms at most, both sides "
        f"{calibration.skew_samples} samples apart; {report.unheard} of what was said left out"
    )
    print(
        f"{report.recogniser}, {report.scenario}, {report.language}, seed {report.seed}: {report.seconds:.0f} s "
        f"at {report.cpu_percent:.0f} % of all processors"
    )


def _rows(report: EdgeReport) -> Iterator[tuple[str, ...]]:
    for name, group in report.groups.items():
        counts = (str(group.answers), share_of(group.cut_offs), share_of(group.missed))
        yield (name, *three(group.voice_to_voice), *counts, GOALS.get(name, ""))
        if name in ("expected", "open speech"):
            yield from _stage_rows(group)


def _stage_rows(group: Answers) -> Iterator[tuple[str, ...]]:
    for name, stage in group.stages.items():
        yield (f"    {_STAGE_WORDS.get(name, name)}", *three(stage), "", "", "", "")


def three(times: StageTimes | None) -> tuple[str, str, str]:
    """Return p50, p95 and the longest in milliseconds."""
    if times is None:
        return "-", "-", "-"
    return f"{times.p50 * 1000:.0f}", f"{times.p95 * 1000:.0f}", f"{times.highest * 1000:.0f}"


def share_of(found: Share) -> str:
    """Return how many of how many."""
    return f"{found.count} of {found.of}"


def _growth(an_hour: float | None) -> str:
    if an_hour is None:
        return "growth not told: it takes 20 minutes"
    return f"{an_hour / 1e6:+.0f} MB an hour after the first ten minutes"


def _first_goal(engine: str) -> str:
    return {"hibari": "<= 150", "piper": "<= 250"}.get(engine, "")


def _virtual(context: typer.Context, rounds: int, *, json: bool) -> None:
    report = facade(context).bench_latency_virtual(rounds)
    if json:
        print_json(report)
        return
    stages = {"pause that ends the turn": "pause", **{name: name for name in report.stages if name != "pause"}}
    rows = [(words, *three(report.stages[name])) for words, name in stages.items()]
    columns = ("stage", "p50 ms", "p95 ms", "max ms")
    print_table(columns, [*rows, ("altogether", *three(report.total))], right=columns[1:])
    print(f"{report.turns} turns; {report.peak_memory / 1e6:.0f} MB of memory at most")
