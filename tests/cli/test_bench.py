"""`roleplay bench`."""

from __future__ import annotations

import json
from pathlib import Path

from roleplay.app import Roleplay
from roleplay.app.bench import STAGES, LatencyReport, StageTimes
from tests.cli.conftest import Run

TABLE = """\
# a comment
apology\t\ttyped\tI am so sorry about this.
empathy|apology\tempathy+apology\ttyped\tI am sorry, I can hear how upset you are.
-\t\ttyped\tThe train leaves at seven.
calm_down\t\theard\tplease water the flowers
"""


def test_understanding(cli: Run, learned: Roleplay, tmp_path: Path) -> None:
    path = tmp_path / "labelled.tsv"
    path.write_text(TABLE, encoding="utf-8")
    figures = json.loads(cli("bench", "understanding", str(path), "--json", open_app=lambda: learned).out)
    assert figures["utterances"] == 4
    assert figures["by_technique"]["calm_down"]["recall"] == 0
    assert figures["by_technique"]["apology"]["recall"] == 1
    assert "please water the flowers" in [miss["text"] for miss in figures["misses"]]
    result = cli("bench", "understanding", str(path), "--misses", open_app=lambda: learned)
    assert result.code == 0
    assert result.out.splitlines()[0].split() == ["utterances", "4"]
    assert "please water the flowers" in result.out


def test_a_table_that_cannot_be_used(cli: Run, learned: Roleplay, tmp_path: Path) -> None:
    path = tmp_path / "labelled.tsv"
    assert cli("bench", "understanding", str(path)).err.startswith(f"roleplay: {path}: there is no such file.")
    path.write_text("apology\tI am sorry\n", encoding="utf-8")
    result = cli("bench", "understanding", str(path), open_app=lambda: learned)
    assert (result.code, result.out) == (1, "")
    assert f"{path}:1" in result.err


def test_latency_is_shown_by_stage(cli: Run) -> None:
    class Timed(Roleplay):
        def bench_latency(self, rounds: int) -> LatencyReport:
            times = StageTimes(0.25, 0.5)
            return LatencyReport(rounds * 10, StageTimes(1.0, 1.5), dict.fromkeys(STAGES, times), 400_000_000)

    result = cli("bench", "latency", "--rounds", "2", open_app=Timed)
    lines = result.out.splitlines()
    assert lines[1].split() == ["pause", "that", "ends", "the", "turn", "250", "500"]
    assert lines[-2].split() == ["altogether", "1000", "1500"]
    assert lines[-1] == "20 turns; 400 MB of memory at most"
    assert json.loads(cli("bench", "latency", "--json", open_app=Timed).out)["total"] == {"p50": 1.0, "p95": 1.5}


def test_the_start_of_the_window_is_timed(cli: Run) -> None:
    result = cli("bench", "start", "--rounds", "1", "--json")
    assert result.code == 0, result.err
    figures = json.loads(result.out)
    assert figures["seconds"] > 0
    assert figures["memory"] > 0
