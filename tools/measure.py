"""Measures latency and recognition anew and writes the figures into docs/latency.md: `python -m tools.measure`.

Takes about twenty minutes with nothing else running, and `--long` half an hour more: a call at 60 % load. What was
measured is kept beside it in docs/figures/, as JSON.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "latency.md"
FIGURES = ROOT / "docs" / "figures"
RUNS = {
    "latency": ("latency", "--rounds", "3"),
    "recognition": ("recognition",),
    "long": ("latency", "--minutes", "30", "--load", "60"),
}
TELLING_SECONDS = 1_200
"""A shorter run says nothing of the growth of memory: the first ten minutes are warm-up."""
GOALS = {
    "expected": "300 / 500 ms",
    "expected, with a pause inside": "at most 4 % cut off",
    "open speech": "700 / 1,200 ms",
}


def main() -> None:
    """Measure what is asked for and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="a call of 30 minutes at 60 %% load, too")
    parser.add_argument("--tables-only", action="store_true", help="write the page from what is kept")
    options = parser.parse_args()
    if not options.tables_only:
        FIGURES.mkdir(exist_ok=True)
        for name in RUNS if options.long else ("latency", "recognition"):
            measure(name)
    page = PAGE.read_text("utf-8")
    for name in RUNS:
        file = FIGURES / f"{name}.json"
        if file.is_file():
            kept = json.loads(file.read_text("utf-8"))
            page = replaced(page, name, "\n".join(tables(name, kept)))
    PAGE.write_text(page, "utf-8")


def measure(name: str) -> None:
    """Run one bench and keep what it says."""
    command = [sys.executable, "-m", "roleplay", "bench", *RUNS[name], "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)  # noqa: S603
    figures = json.loads(done.stdout)
    figures |= {"machine": machine(), "at": f"{datetime.now(UTC):%Y-%m-%d}", "command": " ".join(RUNS[name])}
    (FIGURES / f"{name}.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")


def machine() -> str:
    """Describe this machine in a line."""
    info = Path("/proc/cpuinfo")
    models = re.findall(r"model name\s*: (.*)", info.read_text()) if info.is_file() else [platform.processor()]
    memory = f"{psutil.virtual_memory().total / 2**30:.0f} GB"
    return f"{psutil.cpu_count()} × {models[0]}, {memory}, {platform.system()}, Python {platform.python_version()}"


def replaced(page: str, name: str, text: str) -> str:
    """Put text between the marks of one set of figures."""
    begin, end = f"<!-- figures: {name} -->", f"<!-- end: {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"{PAGE} has no place for the figures '{name}'")
    return pattern.sub(lambda _: f"{begin}\n{text}\n{end}", page)


def tables(name: str, kept: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of one set of figures."""
    yield f"`roleplay bench {kept['command']}`, {kept['at']}, {kept['machine']}:"
    yield ""
    yield from recognition(kept) if name == "recognition" else latency(kept)


def latency(kept: dict[str, Any]) -> Iterator[str]:
    """Yield the tables of one measured call."""
    yield from row("voice to voice", "p50", "p95", "max", "answers", "cut off", "missed", "goal p50 / p95")
    yield "|---|---|---|---|---|---|---|---|"
    for name, group in kept["groups"].items():
        counts = (group["answers"], _share(group["cut_offs"]), _share(group["missed"]))
        yield from row(f"**{name}**", *_three(group["voice_to_voice"]), *counts, GOALS.get(name, ""))
        for stage, found in group["stages"].items() if name in ("expected", "open speech") else ():
            yield from row(stage, *_three(found), "", "", "", "")
    yield ""
    yield from row("", "p50", "p95", "max", "goal p95")
    yield "|---|---|---|---|---|"
    overlap, memory = kept["interruptions"], kept["memory"]
    yield from row("customer silent after the trainee's voice begins", *_three(overlap["to_silence"]), "150 ms")
    for one in kept["first_audio"]:
        goal = {"hibari": "150 ms", "piper": "250 ms"}.get(one["engine"], "")
        yield from row(f"first sound of a line not foreseen, {one['engine']}", *_three(one["lines"]), goal)
        if one.get("whole"):
            yield from row(f"all of such a line, {one['engine']}", *_three(one["whole"]), "")
    yield ""
    late = [f"{one['engine']} {_share(one['gaps'])}" for one in kept["first_audio"] if one.get("gaps")]
    if late:
        yield f"Lines of which a piece came too late to be played without a gap: {', '.join(late)}."
    by = "; ".join(f"{text} {_share(share)}" for text, share in overlap["false_stops_by"].items())
    answered = f", answered in a pause inside {_share(overlap['cut_offs'])}" if "cut_offs" in overlap else ""
    yield f"Interruptions {overlap['interruptions']}, not stopped {_share(overlap['not_stopped'])}{answered}."
    yield f"False stops {_share(overlap['false_stops'])} ({by}), brief halts after which the customer went on"
    yield f"{_share(overlap['halts']) if 'halts' in overlap else '-'}. Underruns {kept['underruns']}, sound lost"
    yield f"{1000 * kept['lost']:.0f} ms, in {kept['seconds'] / 60:.1f} minutes at {kept['cpu_percent']:.0f} % of all"
    yield f"processors. Memory {memory['settled'] / 1e6:.0f} MB, at most {memory['peak'] / 1e6:.0f} MB, growth"
    yield f"{_growth(memory)}. Error of measuring at most"
    yield f"{1000 * kept['calibration']['largest_error']:.1f} ms. {kept['unheard']} of what was said left out."


def recognition(kept: dict[str, Any]) -> Iterator[str]:
    """Yield the table of recognisers."""
    yield from row(
        "recogniser", "audio", "words", "word errors", "character errors", "real time", "last words p50 / p95"
    )
    yield "|---|---|---|---|---|---|---|"
    for one in kept["recognisers"]:
        for condition, found in one["conditions"].items():
            errors, finish = found["errors"], found["finish"]
            rates = (f"{errors['word_error_rate']:.1%}", f"{errors['character_error_rate']:.1%}")
            last = f"{1000 * finish['p50']:.0f} / {1000 * finish['p95']:.0f} ms"
            yield from row(one["name"], condition, errors["words"], *rates, f"{found['real_time_factor']:.2f}", last)
    yield ""
    for one in kept["recognisers"]:
        clean = next(iter(one["conditions"].values()), None)
        voices = ", ".join(f"{voice} {rate:.0%}" for voice, rate in clean["by_voice"].items()) if clean else ""
        problem = f" Not measured: {one['problem']}" if one["problem"] else ""
        yield f"{one['name']}: {one['memory'] / 1e6:.0f} MB, loaded in {one['loading']:.1f} s; word errors, clean, by"
        yield f"{voices}.{problem}"


def row(*cells: object) -> Sequence[str]:
    """Return a row of a table, as the only line."""
    return [f"| {' | '.join(str(cell) for cell in cells)} |".replace("|  ", "| ")]


def _growth(memory: dict[str, Any]) -> str:
    """Say how memory grows; a run of minutes cannot tell, whatever older figures say."""
    an_hour = memory["growth_an_hour"]
    if an_hour is None or memory["seconds"] < TELLING_SECONDS:
        return "not told by so short a run"
    return f"{an_hour / 1e6:+.0f} MB an hour after the first ten minutes"


def _three(found: dict[str, float] | None) -> tuple[str, str, str]:
    if found is None:
        return "-", "-", "-"
    return tuple(f"{1000 * found[name]:,.0f} ms" for name in ("p50", "p95", "highest"))  # type: ignore[return-value]


def _share(found: dict[str, int]) -> str:
    return f"{found['count']} of {found['of']}"


if __name__ == "__main__":
    main()
