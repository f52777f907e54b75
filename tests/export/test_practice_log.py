from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.errors import InputError
from roleplay.core.exports import PracticeLogRow
from roleplay.export.csv_file import write_csv
from roleplay.export.json_lines import write_json_lines
from roleplay.export.practice_log import DELIVERY_COLUMNS, practice_columns

from .hostile import hostile
from .sheets import CALL, KINDS, many, sheet


def rows(path: Path, *calls: PracticeLogRow, columns: tuple[str, ...] = ("all",)) -> list[dict[str, str]]:
    path.unlink(missing_ok=True)
    write_csv(sheet(calls, columns), path)
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_row_tells_the_call(tmp_path: Path) -> None:
    assert rows(tmp_path / "log.csv", CALL) == [
        {
            "id": "0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01",
            "started": "2026-11-21 21:15:30",
            "started_utc": "2026-11-21T20:15:30Z",
            "trainee": "Łucja Świątek",
            "scenario": "laptop-overdue",
            "version": "3",
            "title": "The laptop that never came",
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
            "good": "apology 2; empathy 1",
            "neutral": "unheard_of 1",
            "mistakes": "calm_down 1",
            "heat_highest": "60.0",
            "heat_final": "55.0",
            "pace_wpm": "152.0",
            "articulation_wpm": "",
            "loudness_db": "-27.0",
            "pitch_range_semitones": "4.0",
            "paused_percent": "0.0",
            "talking_percent": "48.7",
            "fillers": "0",
            "typing_seconds": "2.0",
            "grades": "2",
            "grader": "Jan Żuk",
            "scorecard": "de-escalation 2",
            "grade": "66.6",
            "compliance": "",
            "passed": "yes",
            "machine_grade": "71.0",
            "machine_compliance": "",
            "recogniser": "pocketsphinx en-us",
            "state": "complete",
        }
    ]


def test_a_line_of_json_tells_the_call_with_its_types(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    write_json_lines(sheet([CALL, CALL._replace(trainee="two\u2028lines\n")]), path)
    first, second = (json.loads(line) for line in path.read_text("utf-8").removesuffix("\n").split("\n"))
    assert (first["started"], first["started_utc"]) == ("2026-11-21T21:15:30+01:00", "2026-11-21T20:15:30Z")
    assert (first["score"], first["version"], first["passed"], first["compliance"]) == (72.5, 3, True, None)
    assert second["trainee"] == "two\u2028lines\n"


def test_columns_come_in_the_order_in_which_they_are_asked_for(tmp_path: Path) -> None:
    (row,) = rows(tmp_path / "log.csv", CALL, columns=("score", "trainee"))
    assert list(row.items()) == [("score", "72.5"), ("trainee", "Łucja Świątek")]


def test_a_row_whose_only_cell_is_empty_is_a_row(tmp_path: Path) -> None:
    assert rows(tmp_path / "log.csv", CALL, CALL, columns=("retry_of",)) == [{"retry_of": ""}, {"retry_of": ""}]


def test_columns_that_there_are_not_are_told() -> None:
    columns = practice_columns(KINDS)
    with pytest.raises(InputError, match="no column 'shoe_size'"):
        columns.chosen(("score", "shoe_size"))
    with pytest.raises(InputError, match="twice"):
        columns.chosen(("score", "score"))


def test_how_somebody_spoke_is_exported_only_when_it_is_asked_for() -> None:
    columns = practice_columns(KINDS)
    assert not set(DELIVERY_COLUMNS) & set(columns.usual())
    assert set(DELIVERY_COLUMNS) <= {column.name for column in columns.chosen(("all",))}


def test_without_calls_there_is_a_header(tmp_path: Path) -> None:
    write_csv(sheet([], ("id", "score")), tmp_path / "log.csv")
    assert (tmp_path / "log.csv").read_bytes() == b"\xef\xbb\xbfid,score\r\n"


def test_a_call_that_was_not_read_has_empty_cells(tmp_path: Path) -> None:
    bare = CALL._replace(score=None, heat_highest=None, heat_final=None, techniques=None, outcome=None, passed=None)
    (row,) = rows(tmp_path / "log.csv", bare)
    assert {row[name] for name in ("score", "heat_highest", "heat_final", "good", "outcome", "passed")} == {""}


@pytest.mark.parametrize(
    "name", ["=1+1", "+48 600", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", '=HYPERLINK("http://x","y")', "＝1+1"]
)
def test_no_cell_is_a_formula(name: str, tmp_path: Path) -> None:
    (row,) = rows(tmp_path / "log.csv", CALL._replace(trainee=name, customer=name, recogniser=name, title=name))
    assert row["trainee"] == row["customer"] == row["recogniser"] == row["title"] == "'" + name


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text())
def test_any_text_stays_in_its_cell(tmp_path: Path, trainee: str, customer: str) -> None:
    (row,) = rows(tmp_path / "log.csv", CALL._replace(trainee=trainee, customer=customer))
    assert row["trainee"] in (trainee, "'" + trainee)
    assert row["customer"] in (customer, "'" + customer)
    assert row["state"] == "complete"


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    texts = hostile()
    assert len(texts) == 500
    calls = [CALL._replace(trainee=text, scenario=text, customer=text, grader=text) for text in texts]
    told = rows(tmp_path / "log.csv", *calls)
    assert len(told) == 500
    for text, row in zip(texts, told, strict=True):
        kept = text.encode("utf-8", "replace").decode()
        assert row["trainee"] == row["grader"]
        assert row["trainee"].removeprefix("'") in (kept, kept.removeprefix("'"))
        assert not row["trainee"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    write_json_lines(sheet(calls), tmp_path / "log.jsonl")
    lines = (tmp_path / "log.jsonl").read_text("utf-8").removesuffix("\n").split("\n")
    kept_texts = [text.encode("utf-8", "replace").decode() for text in texts]
    assert [json.loads(line)["trainee"] for line in lines] == kept_texts


def test_the_year_is_the_local_one(tmp_path: Path) -> None:
    (row,) = rows(tmp_path / "log.csv", CALL._replace(started_at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC)))
    assert row["started"] == "2027-01-01 00:30:00"


@pytest.mark.parametrize("write", [write_csv, write_json_lines])
def test_memory_does_not_grow_with_rows(write: Callable[..., object], tmp_path: Path) -> None:
    peaks = []
    for count in (1000, 5000):
        tracemalloc.start()
        write(sheet(many(count)), tmp_path / f"{count}")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 100_000
