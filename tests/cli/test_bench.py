"""`roleplay bench`."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.app.bench.calibration import Calibration
from roleplay.app.bench.edge_report import Answers, EdgeReport, Interruptions
from roleplay.app.bench.figures import Share, StageTimes, Telling
from roleplay.app.bench.first_audio import FirstAudio
from roleplay.app.bench.latency import LatencyOptions
from roleplay.app.bench.memory import MemoryUse
from roleplay.app.bench.recognition import ConditionResult, RecogniserResult, RecognitionOptions, RecognitionReport
from roleplay.app.bench.virtual import STAGES, LatencyReport
from roleplay.app.bench.word_errors import ErrorRates
from roleplay.places import Places, resources
from tests.cli.conftest import Run
from tools import measure

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


@pytest.fixture
def tiny(tmp_path: Path, cache: Path) -> Roleplay:
    """Return a facade that ships only a handful of utterances."""
    shipped = resources()
    assets = tmp_path / "assets"
    (assets / "evaluation" / "techniques").mkdir(parents=True)
    (assets / "evaluation" / "replies").mkdir()
    (assets / "scenarios").mkdir()
    for name in ("techniques", "models.toml", "scenarios/laptop-overdue.yaml", "scenarios/parts"):
        (assets / name).symlink_to(shipped.assets / name)
    (assets / "evaluation" / "techniques" / "en-fresh.tsv").write_text(TABLE, "utf-8")
    (assets / "evaluation" / "techniques" / "en-dev.tsv").write_text(
        "-\t\theard\tnegation\ti am not angry\n", "utf-8"
    )
    replies = "pick-up\ten\tpersonal-start|sympathy\tYou must be so upset, Mr Kowalski.\npick-up\ten\t-\tIt rains.\n"
    (assets / "evaluation" / "replies" / "laptop-overdue.tsv").write_text(replies, "utf-8")
    home = tmp_path / "tiny"
    places = Places(home / "data", home / "config", cache, home / "log")
    return Roleplay(places, replace(shipped, assets=assets))


def test_understanding_with_what_is_shipped(cli: Run, tiny: Roleplay, tmp_path: Path) -> None:
    result = cli("bench", "understanding", "--lang", "en", "--misses", open_app=lambda: tiny)
    assert result.code == 0, result.err
    rows = [line.split() for line in result.out.splitlines()]
    assert rows[1][:12] == ["en", "fresh", "4", "66.7%", "of", "3", "100.0%", "of", "1", "0.0%", "of", "1"]
    assert rows[3][:2] == ["heard", "1"]
    assert "negation" in result.out
    assert ["laptop-overdue", "en", "2", "100.0%"] in rows
    assert "please water the flowers" in result.out
    figures = json.loads(cli("bench", "understanding", "--lang", "en", "--json", open_app=lambda: tiny).out)
    assert [found["set"] for found in figures["techniques"]] == ["fresh", "development"]
    assert figures["techniques"][0]["parts"]["heard"]["utterances"] == 1
    assert figures["replies"][0]["right"] == 1.0


def test_the_confusion_table_as_csv(cli: Run, tiny: Roleplay, tmp_path: Path) -> None:
    out = tmp_path / "confusion.csv"
    assert cli("bench", "understanding", "--lang", "en", "--csv", str(out), open_app=lambda: tiny).code == 0
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert sum(int(row["count"]) for row in rows) == 5
    assert {"calm_down", "none"} <= {row["wanted"] for row in rows}
    printed = cli("bench", "understanding", "--lang", "en", "--csv", "-", open_app=lambda: tiny).out
    assert printed == out.read_text("utf-8")


def test_understanding_spoken(cli: Run, tiny: Roleplay) -> None:
    result = cli("bench", "understanding", "--spoken", "--json", open_app=lambda: tiny)
    assert result.code == 0, result.err
    figures = json.loads(result.out)
    assert figures["spoken"] is True
    assert figures["techniques"][0]["utterances"] == 3
    assert figures["replies"][0]["utterances"] == 2


def test_only_english_can_be_spoken(cli: Run, tiny: Roleplay) -> None:
    result = cli("bench", "understanding", "--spoken", "--lang", "pl", open_app=lambda: tiny)
    assert (result.code, result.out) == (1, "")
    assert "Only English" in result.err


def test_no_utterances(cli: Run, tiny: Roleplay) -> None:
    result = cli("bench", "understanding", "--lang", "pl", open_app=lambda: tiny)
    assert result.code == 1
    assert "no utterances in “pl”" in result.err


def test_a_table_that_cannot_be_used(cli: Run, learned: Roleplay, tmp_path: Path) -> None:
    path = tmp_path / "labelled.tsv"
    assert cli("bench", "understanding", str(path)).err.startswith(f"roleplay: {path}: there is no such file.")
    path.write_text("apology\tI am sorry\n", encoding="utf-8")
    result = cli("bench", "understanding", str(path), open_app=lambda: learned)
    assert (result.code, result.out) == (1, "")
    assert f"{path}:1" in result.err


def test_latency_without_a_sound_card_is_shown_by_stage(cli: Run) -> None:
    class Timed(Roleplay):
        def bench_latency_virtual(self, rounds: int) -> LatencyReport:
            times = StageTimes(0.25, 0.5, 0.75)
            return LatencyReport(rounds * 10, StageTimes(1.0, 1.5, 2.0), dict.fromkeys(STAGES, times), 400_000_000)

    result = cli("bench", "latency", "--virtual", "--rounds", "2", open_app=Timed)
    lines = result.out.splitlines()
    assert lines[1].split() == ["pause", "that", "ends", "the", "turn", "250", "500", "750"]
    assert lines[-2].split() == ["altogether", "1000", "1500", "2000"]
    assert lines[-1] == "20 turns; 400 MB of memory at most"
    printed = cli("bench", "latency", "--virtual", "--json", open_app=Timed).out
    assert json.loads(printed)["total"] == {"p50": 1.0, "p95": 1.5, "highest": 2.0}


class Measured(Roleplay):
    """A facade whose benches have measured long ago."""

    def bench_latency(self, options: LatencyOptions, tell: Telling) -> EdgeReport:
        tell("answers", 1, 40)
        stages = {"pause": StageTimes(0.2, 0.3, 0.4), "device": StageTimes(0.05, 0.06, 0.07)}
        groups = {
            "expected": Answers(40, Share(1, 40), Share(0, 40), StageTimes(0.3, 0.5, 0.9), stages),
            "open speech": Answers(5, Share(0, 5), Share(5, 5), None, {}),
        }
        stopped = Interruptions(StageTimes(0.1, 0.15, 0.2), 7, Share(0, 7), Share(1, 20), {"mhm": Share(1, 5)})
        first, whole = StageTimes(0.02, 0.1, 0.2), StageTimes(0.08, 0.3, 0.4)
        voice = FirstAudio("hibari", "hibari heart", 0.3, first, 10, 4.0, whole, Share(1, 10))
        long = options.minutes >= 20
        memory = MemoryUse(500_000_000, 450_000_000, 12_000_000.0 if long else None, 60 * options.minutes)
        return EdgeReport(
            groups, stopped, (voice,), Calibration(0, 0.0, 0.004, 5), 3, 0.0, memory, 300.0, 61.0, options.load,
            "pocketsphinx en-us", options.language, options.scenario, options.seed, 2, (),
        )  # fmt: skip

    def bench_recognition(self, options: RecognitionOptions, tell: Telling) -> RecognitionReport:
        tell("pocketsphinx en-us", 50, 60)
        errors = ErrorRates(100, 0.25, 0.125, 20, 3, 2)
        clean = ConditionResult(10, errors, {"hibari heart": 0.2}, 0.15, StageTimes(0.1, 0.2, 0.3))
        heard = RecogniserResult("pocketsphinx en-us", "", 0.5, 120_000_000, {"clean": clean})
        broken = RecogniserResult("vosk broken", "It ended by itself.", 0.0, 0, {})
        return RecognitionReport(options.language, 10, ("hibari heart",), options.seed, False, (heard, broken))


def test_latency_at_the_sound_card(cli: Run, tmp_path: Path) -> None:
    result = cli("bench", "latency", "--seed", "7", "--load", "60", "--minutes", "30", open_app=Measured)
    assert result.code == 0, result.err
    lines = result.out.splitlines()
    assert lines[1].split()[:10] == ["expected", "300", "500", "900", "40", "1", "of", "40", "0", "of"]
    assert lines[2].split()[:4] == ["pause", "that", "ends", "the"]
    assert lines[4].split()[:6] == ["open", "speech", "-", "-", "-", "5"]
    assert "false stops          1 of 20 (goal at most 5 %): mhm 1 of 5" in lines
    assert "underruns            3; 0 ms of sound lost" in lines
    assert "memory               450 MB, 500 at most, +12 MB an hour after the first ten minutes" in lines
    assert "hibari               all of a line after 80 ms (p50); pieces that came late: 1 of 10" in lines
    assert "answers 1 of 40" in result.err
    figures = json.loads(cli("bench", "latency", "--json", "--seed", "7", open_app=Measured).out)
    assert figures["seed"] == 7
    assert figures["groups"]["expected"]["cut_offs"] == {"count": 1, "of": 40}
    nowhere = tmp_path / "nowhere" / "sound.flac"
    assert cli("bench", "latency", "--recording", str(nowhere), open_app=Measured).code == 1


def test_figures_become_tables_of_the_page(cli: Run) -> None:
    kept = {"command": "latency", "at": "2026-11-22", "machine": "a machine"}
    figures = json.loads(cli("bench", "latency", "--json", open_app=Measured).out) | kept
    page = "\n".join(measure.tables("latency", figures))
    assert "| **expected** | 300 ms | 500 ms | 900 ms | 40 | 1 of 40 | 0 of 40 | 300 / 500 ms |" in page
    assert "| **open speech** | - | - | - | 5 | 0 of 5 | 5 of 5 | 700 / 1,200 ms |" in page
    assert "1 of 20 (mhm 1 of 5)" in page
    assert "| all of such a line, hibari | 80 ms | 300 ms | 400 ms |" in page
    assert "without a gap: hibari 1 of 10." in page
    assert "growth\nnot told by so short a run." in page
    heard = json.loads(cli("bench", "recognition", "--json", open_app=Measured).out) | kept
    rows = "\n".join(measure.tables("recognition", heard))
    assert "| pocketsphinx en-us | clean | 100 | 25.0% | 12.5% | 0.15 | 100 / 200 ms |" in rows
    assert "Not measured: It ended by itself." in rows
    marked = "a\n<!-- figures: x -->\nold\n<!-- end: x -->\nb"
    assert measure.replaced(marked, "x", "new") == marked.replace("old", "new")
    for name in measure.RUNS:
        measure.replaced(measure.PAGE.read_text("utf-8"), name, "there is a place for it")


def test_recognition(cli: Run) -> None:
    result = cli("bench", "recognition", open_app=Measured)
    assert result.code == 0, result.err
    lines = result.out.splitlines()
    assert lines[1].split() == [
        "pocketsphinx",
        "en-us",
        "clean",
        "100",
        "25.0%",
        "12.5%",
        "0.15",
        "100",
        "/",
        "200",
        "ms",
    ]
    assert "vosk broken: not measured. It ended by itself." in lines
    assert "pocketsphinx en-us 50 of 60" in result.err
    figures = json.loads(cli("bench", "recognition", "--json", open_app=Measured).out)
    assert figures["recognisers"][0]["conditions"]["clean"]["errors"]["word_error_rate"] == 0.25


def test_dialogue(cli: Run, tiny: Roleplay) -> None:
    polish = tiny.resources.assets / "evaluation" / "techniques" / "pl-fresh.tsv"
    polish.write_text(TABLE, "utf-8")
    figures = json.loads(cli("bench", "dialogue", "--json", open_app=lambda: tiny).out)
    assert (figures["scenarios"], figures["decisions"]) == (1, 4 * figures["dialogues"])
    assert figures["turns"] > 100
    assert 0 < figures["decision"]["p50"] <= figures["decision"]["p95"]
    assert min(figures["loading"], figures["compiling"], figures["turns_a_second"]) > 0


def test_the_start_of_the_window_is_timed(cli: Run) -> None:
    result = cli("bench", "start", "--rounds", "1", "--json")
    assert result.code == 0, result.err
    figures = json.loads(result.out)
    assert figures["seconds"] > 0
    assert figures["memory"] > 0


def test_opening_a_saved_call(cli: Run, learned: Roleplay) -> None:
    before = learned.sessions()
    result = cli("bench", "replay", "--rounds", "2", "--minutes", "1", open_app=lambda: learned)
    assert result.code == 0, result.err
    assert "read its outline" in result.out
    assert "open after" in result.out.splitlines()[-1]
    assert learned.sessions() == before
