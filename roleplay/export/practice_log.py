"""The practice log: one CSV row a session, for people operations and learning systems.

RFC 4180: commas, CRLF. Files begin with a byte order mark, because Excel, which opens most of them, takes a file
without one for the local code page and garbles every Polish name; a stream has none, because scripts read it. Cells
that a spreadsheet would run as a formula get a leading apostrophe; numbers of ours stay numbers.

| column | content |
|---|---|
| `id` | of the session |
| `started` | local time, `YYYY-MM-DD HH:MM:SS`: the form that spreadsheets take for a date |
| `started_utc` | the same moment, ISO 8601 |
| `trainee`, `scenario`, `version`, `customer`, `language`, `mode`, `level` | what was played by whom |
| `retry_of` | id of the call of which this one tries a part again, or empty |
| `outcome` | one of `core.events.OUTCOMES`, empty while the call runs |
| `score` | 0 to 100, or empty |
| `satisfaction` | what the simulated customer answered to the survey, 1 to 5, or empty |
| `corrected` | how many answers were corrected after the call |
| `score_as_heard` | the score before the first correction, or empty |
| `seconds` | from answering to the end |
| `turns`, `interruptions`, `silences` | how often the trainee spoke, talked over, let wait |
| `good`, `neutral`, `mistakes` | techniques with counts: `empathy 2; apology 1` |
| `heat_highest`, `heat_final` | 0 to 100, or empty |
| `pace_wpm`, `articulation_wpm` | the trainee's words a minute with and without pauses; median of the spoken turns |
| `loudness_db` | active speech level in dB below full scale (ITU-T P.56), median; compares for one microphone only |
| `pitch_range_semitones` | from the 10th to the 90th percentile of the pitch, median |
| `paused_percent` | part of the turns that was pauses, median |
| `talking_percent` | the trainee's part of all that was said |
| `fillers` | "um", "yyy" and the like that were written down; empty where the recogniser never does |
| `typing_seconds` | how long typing was heard while the customer talked |
| `grades` | how many trainers have finished grading it |
| `grader`, `scorecard` | of the latest finished first grade, or empty, as all to `passed`: `de-escalation 2` |
| `grade`, `compliance`, `passed` | what this person's answers make: 0 to 100, 0 to 100 or empty, `yes` or `no` |
| `machine_grade`, `machine_compliance` | what the machine's own answers to the same scorecard make |
| `recogniser` | what turned speech into text, or `typed` |
| `state` | `complete`, `recovered` after a crash, `running` |

The columns from `pace_wpm` to `typing_seconds` are empty where nothing was spoken or recorded, and in all rows when
the trainee has switched delivery measures off.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, tzinfo
from pathlib import Path
from typing import TextIO

from roleplay.core.delivery import CallDelivery
from roleplay.core.events import CustomerSpeaking, HeatChanged, TraineeInterrupted, TraineeSaid, TraineeSilent
from roleplay.core.grades import Grade
from roleplay.core.records import SessionRecord
from roleplay.core.understanding import TechniqueKind
from roleplay.export.cells import Cell, safe
from roleplay.export.files import export_file
from roleplay.review.corrected import with_corrections
from roleplay.review.delivery import figures

Measure = Callable[[SessionRecord], CallDelivery | None]
Graded = Callable[[str], Iterable[Grade]]

DELIVERY_COLUMNS = (
    "pace_wpm",
    "articulation_wpm",
    "loudness_db",
    "pitch_range_semitones",
    "paused_percent",
    "talking_percent",
    "fillers",
    "typing_seconds",
)

GRADE_COLUMNS = (
    "grades",
    "grader",
    "scorecard",
    "grade",
    "compliance",
    "passed",
    "machine_grade",
    "machine_compliance",
)

COLUMNS = (
    "id",
    "started",
    "started_utc",
    "trainee",
    "scenario",
    "version",
    "customer",
    "language",
    "mode",
    "level",
    "retry_of",
    "outcome",
    "score",
    "satisfaction",
    "corrected",
    "score_as_heard",
    "seconds",
    "turns",
    "interruptions",
    "silences",
    "good",
    "neutral",
    "mistakes",
    "heat_highest",
    "heat_final",
    *DELIVERY_COLUMNS,
    *GRADE_COLUMNS,
    "recogniser",
    "state",
)


def export_practice_log(
    records: Iterable[SessionRecord],
    path: Path,
    kinds: Mapping[str, TechniqueKind],
    *,
    zone: tzinfo | None = None,
    delivery: Measure = lambda _record: None,
    grades: Graded = lambda _session_id: (),
) -> int:
    """Write the practice log to a file; return the number of sessions. See `write_practice_log`.

    Raises `ExportError`; what stood there is then as it was.
    """
    with export_file(path, encoding="utf-8-sig") as file:
        return write_practice_log(records, file, kinds, zone=zone, delivery=delivery, grades=grades)


def write_practice_log(
    records: Iterable[SessionRecord],
    stream: TextIO,
    kinds: Mapping[str, TechniqueKind],
    *,
    zone: tzinfo | None = None,
    delivery: Measure = lambda _record: None,
    grades: Graded = lambda _session_id: (),
) -> int:
    """Write the practice log row by row, so that memory does not grow with it; return the number of sessions.

    `kinds` tells good techniques from mistakes, `zone` is for local times (None for the machine's), `delivery`
    returns what was measured of a call, `grades` all grades of a session by its id. Files must be opened with
    `newline=""`.
    """
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    count = 0
    for record in records:
        row = _row(record, kinds, zone) | _delivery(delivery(record)) | _graded(grades(record.start.id))
        writer.writerow([safe(row[column]) for column in COLUMNS])
        count += 1
    return count


def _row(record: SessionRecord, kinds: Mapping[str, TechniqueKind], zone: tzinfo | None) -> dict[str, Cell]:
    record = with_corrections(record).record
    start, summary, events = record.start, record.summary, record.events
    used = Counter(
        match.technique for event in events if isinstance(event, TraineeSaid) for match in event.understood.techniques
    )
    heat = _heat(record)
    return {
        "id": start.id,
        "started": start.started_at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S"),
        "started_utc": start.started_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "trainee": start.trainee,
        "scenario": start.scenario_id,
        "version": start.scenario_version,
        "customer": start.customer,
        "language": start.language,
        "mode": start.mode,
        "level": start.level,
        "retry_of": start.retry_of,
        "outcome": summary.outcome or "",
        "score": "" if summary.score is None else round(summary.score, 1),
        "satisfaction": "" if record.score is None or record.score.survey is None else record.score.survey.rating,
        "corrected": len(record.corrections),
        "score_as_heard": "" if record.score_as_heard is None else round(record.score_as_heard.total, 1),
        "seconds": round(summary.seconds, 1),
        "turns": summary.turns,
        "interruptions": sum(isinstance(event, TraineeInterrupted) for event in events),
        "silences": sum(isinstance(event, TraineeSilent) for event in events),
        "good": _counts(used, kinds, "good"),
        "neutral": _counts(used, kinds, "neutral"),
        "mistakes": _counts(used, kinds, "mistake"),
        "heat_highest": round(max(heat), 1) if heat else "",
        "heat_final": round(heat[-1], 1) if heat else "",
        "recogniser": start.recogniser,
        "state": summary.state,
    }


def _delivery(call: CallDelivery | None) -> dict[str, Cell]:
    measured = {} if call is None else figures(call)
    cells = ((name, measured.get(name)) for name in DELIVERY_COLUMNS)
    return {name: "" if value is None else value for name, value in cells}


def _graded(grades: Iterable[Grade]) -> dict[str, Cell]:
    finished = [grade for grade in grades if grade.finished_at is not None]
    cells: dict[str, Cell] = {**dict.fromkeys(GRADE_COLUMNS, ""), "grades": len(finished)}
    firsts = [grade for grade in finished if grade.kind == "first"]
    if not firsts:
        return cells
    last = max(firsts, key=lambda grade: (grade.finished_at or grade.started_at, grade.id))
    passed = {True: "yes", False: "no", None: ""}
    return {
        "grades": len(finished),
        "grader": last.grader,
        "scorecard": f"{last.scorecard_id} {last.scorecard_version}",
        "grade": _points(last.result.score),
        "compliance": _points(last.result.compliance),
        "passed": passed[last.result.passed],
        "machine_grade": _points(last.machine.score),
        "machine_compliance": _points(last.machine.compliance),
    }


def _points(score: float | None) -> Cell:
    return "" if score is None else round(score, 1)


def _heat(record: SessionRecord) -> list[float]:
    heat: list[float] = []
    for event in record.events:
        match event:
            case HeatChanged():
                heat += [event.before, event.after]
            case CustomerSpeaking():
                heat.append(event.heat)
            case _:
                pass
    return heat


def _counts(used: Counter[str], kinds: Mapping[str, TechniqueKind], kind: TechniqueKind) -> str:
    return "; ".join(
        f"{technique} {count}"
        for technique, count in sorted(used.items(), key=lambda item: (-item[1], item[0]))
        if kinds.get(technique, "neutral") == kind  # one that this version does not know is not held against anybody
    )
