"""Rows and sheets for writers of exports, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from roleplay.core.exports import ExportWish, PracticeLogRow
from roleplay.core.understanding import TechniqueKind
from roleplay.export.practice_log import practice_columns
from roleplay.export.sheet import Sheet
from roleplay.export.totals import Totals

WARSAW = ZoneInfo("Europe/Warsaw")
KINDS: dict[str, TechniqueKind] = {
    "apology": "good",
    "empathy": "good",
    "calm_down": "mistake",
    "backchannel": "neutral",
}
CALL = PracticeLogRow(
    id="0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01",
    started_at=datetime(2026, 11, 21, 20, 15, 30, tzinfo=UTC),
    trainee="Łucja Świątek",
    scenario="laptop-overdue",
    version=3,
    title="The laptop that never came",
    customer="Marian Kowalski",
    language="en",
    mode="practice",
    level="normal",
    retry_of="",
    outcome="handed_over",
    score=72.5,
    satisfaction=4,
    corrected=0,
    score_as_heard=None,
    seconds=20.04,
    turns=1,
    recogniser="pocketsphinx en-us",
    state="complete",
    interruptions=1,
    silences=1,
    heat_highest=60.0,
    heat_final=55.0,
    techniques="apology 2; calm_down 1; empathy 1; unheard_of 1",
    pace_wpm=152.04,
    articulation_wpm=None,
    loudness_db=-27.0,
    pitch_range_semitones=4.0,
    paused_percent=0.0,
    talking_percent=48.7,
    fillers=0,
    typing_seconds=2.0,
    grades=2,
    grader="Jan Żuk",
    scorecard="de-escalation 2",
    grade=66.64,
    compliance=None,
    passed=True,
    machine_grade=71.0,
    machine_compliance=None,
)


def sheet(rows: Iterable[PracticeLogRow], columns: tuple[str, ...] = ("all",), **wish: Any) -> Sheet:
    """Return calls on their way into a file, in the time of Warsaw."""
    chosen = practice_columns(KINDS).chosen(columns)
    totals = Totals(zone=WARSAW)
    names = {column.name for column in chosen}
    return Sheet(
        dataset="practice-log",
        columns=chosen,
        records=totals.calls(rows),
        totals=totals,
        language=wish.get("language", "en"),
        made_at=datetime(2026, 11, 22, 9, 0, tzinfo=WARSAW),
        wish=ExportWish(columns=columns, **wish),
        by_person="trainee" in names,
        by_scenario="scenario" in names,
        zone=WARSAW,
    )


def many(count: int, row: PracticeLogRow = CALL) -> Iterator[PracticeLogRow]:
    """Return a call so many times."""
    for _ in range(count):
        yield row
