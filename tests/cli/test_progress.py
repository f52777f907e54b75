"""`roleplay progress` and `roleplay coverage`."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from roleplay.store.sessions import SessionStore
from tests.cli.conftest import Run
from tests.gui import sample


@pytest.fixture
def practised(home: Path) -> Path:
    """A home with a few calls of two people, one of whom is in a group."""
    store = SessionStore(home / "data" / "sessions.db", home / "data" / "recordings")
    for number, (name, score) in enumerate((("Anna", 30.0), ("Anna", 90.0), ("Ewa", 60.0), ("Ewa", None))):
        at = sample.STARTED - timedelta(days=number)
        row = sample.summary(number + 1, trainee=name, score=score, started_at=at)
        store.add(sample.record(row))
    store.groups.save(None, "Late shift", ("Ewa",))
    store.close()
    return home


def test_everybodys_progress_is_printed(cli: Run, practised: Path) -> None:
    run = cli("progress")
    assert run.code == 0, run.err
    assert "score" in run.out
    assert "empathy" in run.out
    assert "mistake: calm down" in run.out
    assert run.out.rstrip().endswith("Not counted: 0 unfinished, 1 without a score, 0 retries.")


def test_a_person_and_a_time_as_json(cli: Run, practised: Path) -> None:
    found = json.loads(cli("progress", "--person", "Anna", "--json").out)
    assert found["calls"] == 2
    assert found["measures"][0]["measure"] == {"kind": "score", "name": ""}
    assert found["people"][0]["person"] == "Anna"
    assert [point["calls"] for point in found["timelines"][0]["points"]] == [1, 2]
    late = json.loads(cli("progress", "--person", "Anna", "--from", sample.STARTED.date().isoformat(), "--json").out)
    assert late["calls"] == 1
    assert json.loads(cli("progress", "--group", "late shift", "--json").out)["calls"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("progress", "--person", "Nobody"), "Nobody"),
        (("progress", "--group", "Nobody"), "Late shift"),
        (("progress", "--group", "a", "--person", "b"), "not both"),
        (("coverage", "no-such-scenario"), "no-such-scenario"),
    ],
)
def test_what_is_not_there_gets_one_line(cli: Run, practised: Path, arguments: tuple[str, ...], told: str) -> None:
    run = cli(*arguments)
    assert run.code == 1
    assert told in run.err
    assert len(run.err.strip().splitlines()) <= 2


def test_without_calls_nothing_is_claimed(cli: Run) -> None:
    assert "no finished calls" in cli("progress").out
    assert "on both sides of that day" in cli("progress", "--training", "2026-01-01").out


def test_a_training_is_compared(cli: Run, practised: Path) -> None:
    store = SessionStore(practised / "data" / "sessions.db", practised / "data" / "recordings")
    for number in (10, 11):
        at = sample.STARTED - timedelta(days=number)
        store.add(sample.record(sample.summary(number, trainee="Anna", started_at=at)))
    store.close()
    day = (sample.STARTED - timedelta(days=5)).date().isoformat()
    assert "too few to tell" in cli("progress", "--training", day).out
    changes = json.loads(cli("progress", "--training", day, "--json").out)
    assert (changes[0]["difference"], len(changes[0]["people"])) == (None, 1)


def test_where_calls_went_is_printed_and_written(cli: Run, practised: Path, tmp_path: Path) -> None:
    run = cli("coverage", "laptop-overdue")
    assert run.code == 0, run.err
    assert "4 calls (solved 4)" in run.out
    assert "Only in earlier versions:" in run.out
    report = json.loads(cli("coverage", "laptop-overdue", "--json").out)
    assert report["calls"] == 4
    assert cli("coverage", "laptop-overdue", "--csv", str(tmp_path / "ways.csv")).code == 0
    assert (tmp_path / "ways.csv").read_text("utf-8-sig").startswith("node,moves_from_start")
    assert cli("progress", "--csv", "-").out.lstrip("\ufeff").startswith("kind,name,mean")
