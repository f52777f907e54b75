from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.records import SessionRecord
from roleplay.core.understanding import TechniqueKind
from roleplay.export.practice_log import (
    COLUMNS,
    DELIVERY_COLUMNS,
    GRADE_COLUMNS,
    export_practice_log,
    write_practice_log,
)
from tests.review.speaking import spoken_call, turn

from .conftest import Record

KINDS: dict[str, TechniqueKind] = {
    "apology": "good",
    "empathy": "good",
    "calm_down": "mistake",
    "backchannel": "neutral",
}


def rows(*records: SessionRecord) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert write_practice_log(records, stream, KINDS, zone=ZoneInfo("Europe/Warsaw")) == len(records)
    stream.seek(0)
    return list(csv.DictReader(stream))


def test_a_row_tells_the_session(record: Record) -> None:
    assert rows(record()) == [
        {
            "id": "0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01",
            "started": "2026-11-21 21:15:30",
            "started_utc": "2026-11-21T20:15:30Z",
            "trainee": "Łucja Świątek",
            "scenario": "laptop-overdue",
            "version": "3",
            "customer": "Marian Kowalski",
            "language": "en",
            "mode": "practice",
            "level": "normal",
            "retry_of": "",
            "outcome": "handed_over",
            "score": "72.5",
            "satisfaction": "4",
            "corrected": "0",
            "score_as_heard": "",
            "seconds": "20.0",
            "turns": "1",
            "interruptions": "1",
            "silences": "1",
            "good": "apology 1; empathy 1",
            "neutral": "",
            "mistakes": "",
            "heat_highest": "60.0",
            "heat_final": "55.0",
            **dict.fromkeys(DELIVERY_COLUMNS, ""),
            **dict.fromkeys(GRADE_COLUMNS, ""),
            "grades": "0",
            "recogniser": "pocketsphinx en-us",
            "state": "complete",
        }
    ]


def test_a_row_tells_how_the_trainee_spoke(record: Record) -> None:
    stream = io.StringIO(newline="")
    call = spoken_call(1, turn(150, -25, 6.0, 1.0), typing_seconds=3.0)
    write_practice_log(
        [record(), record(events=())], stream, KINDS, delivery=lambda found: call if found.events else None
    )
    stream.seek(0)
    told, silent = csv.DictReader(stream)
    assert [told[column] for column in DELIVERY_COLUMNS] == [
        "150.0",
        "150.0",
        "-25.0",
        "6.0",
        "10.0",
        "25.0",
        "0",
        "3.0",
    ]
    assert [silent[column] for column in DELIVERY_COLUMNS] == [""] * 8


def test_without_sessions_there_is_a_header(tmp_path: Path) -> None:
    assert export_practice_log([], tmp_path / "log.csv", KINDS) == 0
    assert (tmp_path / "log.csv").read_bytes() == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


def test_a_call_without_events_or_score_has_empty_cells(record: Record) -> None:
    (row,) = rows(record(events=(), score=None))
    assert (row["score"], row["heat_highest"], row["heat_final"], row["good"]) == ("", "", "", "")


def test_excel_sees_polish_letters_in_a_file(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    assert export_practice_log([record()], path, KINDS) == 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Łucja Świątek" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "name", ["=1+1", "+48 600", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", '=HYPERLINK("http://x","y")', "＝1+1"]
)
def test_no_cell_is_a_formula(record: Record, name: str) -> None:
    (row,) = rows(record(trainee=name, customer=name, recogniser=name))
    assert row["trainee"] == row["customer"] == row["recogniser"] == "'" + name


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text())
def test_any_text_stays_in_its_cell(record: Record, trainee: str, customer: str) -> None:
    (row,) = rows(record(trainee=trainee, customer=customer))
    assert row["trainee"] in (trainee, "'" + trainee)
    assert row["customer"] in (customer, "'" + customer)
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row.values())
    assert row["state"] == "complete"


def test_the_year_is_the_local_one(record: Record) -> None:
    (row,) = rows(record(started_at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC)))
    assert row["started"] == "2027-01-01 00:30:00"


def test_memory_does_not_grow_with_rows(record: Record, tmp_path: Path) -> None:
    one = record()

    def many(count: int) -> Iterator[SessionRecord]:
        for _ in range(count):
            yield one

    peaks = []
    for count in (100, 3000):
        tracemalloc.start()
        export_practice_log(many(count), tmp_path / "log.csv", KINDS)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 100_000
