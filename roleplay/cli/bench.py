"""`roleplay bench`: measures, for the README and for those who change something."""

from __future__ import annotations

import json as json_reader
import os
import statistics
import subprocess
import sys
from typing import Annotated

import typer

from roleplay.cli.bench_department import department
from roleplay.cli.bench_export import export
from roleplay.cli.bench_latency import latency
from roleplay.cli.bench_memory import memory
from roleplay.cli.bench_progress import progress
from roleplay.cli.bench_recognition import recognition
from roleplay.cli.bench_replay import replay
from roleplay.cli.bench_review import review
from roleplay.cli.bench_sign_in import sign_in
from roleplay.cli.bench_studio import studio
from roleplay.cli.bench_turns import turns
from roleplay.cli.bench_understanding import understanding
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.core.errors import MachineError

group = typer.Typer(help="Measure speed and understanding on this machine.", no_args_is_help=True)
group.command("department")(department)
group.command("export")(export)
group.command("latency")(latency)
group.command("memory")(memory)
group.command("recognition")(recognition)
group.command("progress")(progress)
group.command("sign-in")(sign_in)
group.command("replay")(replay)
group.command("review")(review)
group.command("studio")(studio)
group.command("turns")(turns)
group.command("understanding")(understanding)


@group.command("dialogue")
def dialogue(context: typer.Context, *, json: AsJson = False) -> None:
    """Measure how long a turn takes to decide with all scenarios loaded, the compiler, and the auto-player.

    Example: roleplay bench dialogue
    """
    speed = facade(context).bench_dialogue()
    if json:
        print_json(speed)
        return
    compiling = "not measured, a source has errors" if speed.compiling is None else f"{speed.compiling:.2f} s"
    rows = (
        ("to load everything", f"{speed.loading:.1f} s", "-"),
        ("to decide a turn, p50", f"{speed.decision.p50 * 1000:.1f} ms", "-"),
        ("to decide a turn, p95", f"{speed.decision.p95 * 1000:.1f} ms", "below 10 ms"),
        ("to compile the library", compiling, "below 5 s"),
        ("turns a second by themselves", f"{speed.turns_a_second:.0f}", "at least 2000"),
    )
    print_table((f"{speed.scenarios} scenarios", "measured", "goal"), rows, right=("measured",))
    print(f"{speed.dialogues} dialogues loaded, {speed.decisions} turns decided, {speed.turns} played")


@group.command("start")
def start(
    *,
    rounds: Annotated[int, typer.Option(min=1, max=50, help="How often to start the window.")] = 5,
    json: AsJson = False,
) -> None:
    """Measure how long the window takes from the start of the program until it is painted, and its memory then.

    Where there is no display it is painted off screen.

    Example: roleplay bench start --rounds 10
    """
    from roleplay.app.doctor import has_display

    environment = os.environ | ({} if has_display() else {"QT_QPA_PLATFORM": "offscreen"})
    measured = [_started(environment) for _ in range(rounds)]
    figures = {name: statistics.median(start[name] for start in measured) for name in ("seconds", "memory")}
    if json:
        print_json(figures | {"rounds": rounds})
        return
    print(f"window painted after {figures['seconds']:.2f} s, {figures['memory'] / 1e6:.0f} MB (median of {rounds})")


def _started(environment: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "roleplay.gui.startup"], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["it says nothing"]
        raise MachineError(f"The window did not start: {reason[0]}.", hint="Run `roleplay doctor`.")
    figures: dict[str, float] = json_reader.loads(done.stdout)
    return figures
