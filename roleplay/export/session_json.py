"""A whole session as one JSON object.

| key | content |
|---|---|
| `format` | version of this layout, 1; keys may be added without a new one |
| `id`, `state`, `program_version` | of the session |
| `scenario`, `version`, `title`, `customer`, `language`, `mode`, `level`, `seed` | what was played |
| `retry_of` | id of the session of which this one tries a part again, empty when none |
| `trainee` | name for the practice log, may be empty |
| `outcome` | one of `core.events.OUTCOMES`, null while the call runs |
| `score` | 0 to 100, null when not scored |
| `sections` | each `section`, `points`, `out_of`, `items` (`reason`, `points`, `out_of`, `at`, `evidence`) |
| `score_cap` | what holds the score down (`at_most`, `reason`, `at`, `evidence`), null when nothing does |
| `score_as_heard` | the score before the first correction, null where nothing was corrected |
| `corrections` | each `position` (index in `events`), `text`, `corrected_at`, `corrected_by`; `turns` have them |
| `other_corrections` | the same, from elsewhere, of answers that are corrected otherwise here: without effect |
| `survey` | the customer's answer: `rating` 1 to 5, `words`, `reasons` like items; null in calls of older versions |
| `started_at` | ISO 8601, UTC |
| `seconds` | from answering to the end |
| `recogniser`, `microphone`, `loudspeaker` | what served |
| `recording` | path of the stereo FLAC file (customer left, trainee right), null without one |
| `delivery` | how the trainee spoke, see below; null when nothing was spoken or the measures are switched off |
| `grades` | what trainers and, beside them, the machine answered, as `roleplay.export.grades` has it |
| `comments`, `feedback` | remarks on moments, and what was sent to the trainee, as in `roleplay.core.grades` |
| `turns` | in the order in which they began, see below |
| `events` | the raw log, each with `kind` and `at`, as in `roleplay.core.events` |

A turn has the fields of `roleplay.review.turns.Turn`: `at` (seconds since the line was opened), `seconds`, `kind`
(`line` of the customer; `said`, `silent`, `interrupted`, `long_winded`, `button` of the trainee), `speaker`, `text`,
`source`, `node`, `reply`, `next_node`, `heat_before`, `heat_after`, `changes` (each `reason`, `before`, `after`),
`techniques` (each `id`, `score`, `evidence`), `evidence` for the reply, `words` (each `text`, `start`, `end`,
`confidence`), `line`, `interrupting`, `button`, `position` (index in `events`), `heard` (what was recognised, where
the words were corrected, else null), `elsewhere` (where corrected words would have led: `node`, `says`, `spoken_at`;
else null), `alternative` (the other way to hear the words that decided, else null), `unclear` (mistakes that did not
count, like `techniques`). A move of the trainee also has what
`roleplay.review.story.Comment` says of it: `why`, a sentence of the scenario as it was played on why the customer
reacted so, empty where it has none; `verdict`; `better` (`words`, `techniques`, `why`, `reply`), null where the move
was as good; `prices` (`reason`, `heat`, `words`); `reached` (`feeling`, `matter`). Evidence holds `clause`,
`example`, `meaning`, `cues`.

`delivery` holds the figures of the practice log (`pace_wpm` to `typing_seconds`, see
`roleplay.export.practice_log`), `interruptions`, and `usual`: for each measure (`pace`, `loudness`, `pitch_range`,
`pauses`) that enough earlier calls of the trainee tell of, their `median`, quartiles `low` and `high`, and the number
of `turns`. Its `turns` are the spoken ones, each with `position` (index in `events`), `at`, `words`, `seconds`,
`pace`, `articulation`, `pauses`, `pause_seconds`, `longest_pause`, `fillers`, `loudness`, `pitch_range`; null is what
is not known. Nothing of it tells of feelings.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from roleplay.core.delivery import DeliveryReport
from roleplay.core.grades import Comment, Feedback
from roleplay.core.records import Correction, SessionRecord
from roleplay.export.files import export_file
from roleplay.export.grades import ExportedGrade, comment_json, feedback_json, grade_json
from roleplay.review.corrected import CorrectedRecord, with_corrections
from roleplay.review.delivery import figures
from roleplay.review.story import Story
from roleplay.review.turns import Turn, turns

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Trainers:
    """What trainers have made of a session."""

    grades: tuple[ExportedGrade, ...] = ()
    comments: tuple[Comment, ...] = ()
    feedback: tuple[Feedback, ...] = ()


NOBODY = Trainers()


def export_session_json(
    record: SessionRecord,
    path: Path,
    recording: Path | None = None,
    delivery: DeliveryReport | None = None,
    trainers: Trainers = NOBODY,
) -> None:
    """Write the session to a file.

    Raises `ExportError`; what stood there is then as it was.
    """
    with export_file(path) as file:
        write_session_json(record, file, recording, delivery, trainers)


def write_session_json(
    record: SessionRecord,
    stream: TextIO,
    recording: Path | None = None,
    delivery: DeliveryReport | None = None,
    trainers: Trainers = NOBODY,
) -> None:
    """Write the session, indented, with a line end."""
    content = session_json(record, recording, delivery, trainers)
    json.dump(content, stream, ensure_ascii=False, indent=2, allow_nan=False)
    stream.write("\n")


def session_json(
    record: SessionRecord,
    recording: Path | None = None,
    delivery: DeliveryReport | None = None,
    trainers: Trainers = NOBODY,
) -> dict[str, Any]:
    """Return the session as plain JSON values."""
    start, summary = record.start, record.summary
    corrected = with_corrections(record)
    story = Story(start, corrected.record.events)
    content = {
        "format": FORMAT,
        "id": start.id,
        "state": summary.state,
        "scenario": start.scenario_id,
        "version": start.scenario_version,
        "title": start.scenario_title,
        "customer": start.customer,
        "language": start.language,
        "mode": start.mode,
        "level": start.level,
        "retry_of": start.retry_of,
        "seed": start.seed,
        "trainee": start.trainee,
        "outcome": summary.outcome,
        "score": summary.score if record.score is None else record.score.total,
        "sections": [] if record.score is None else [asdict(section) for section in record.score.sections],
        "score_cap": None if record.score is None or record.score.cap is None else asdict(record.score.cap),
        "survey": None if record.score is None or record.score.survey is None else asdict(record.score.survey),
        "score_as_heard": None if record.score_as_heard is None else record.score_as_heard.total,
        "corrections": list(map(_correction, record.corrections)),
        "other_corrections": list(map(_correction, record.other_corrections)),
        "started_at": _iso(start.started_at),
        "seconds": summary.seconds,
        "recogniser": start.recogniser,
        "microphone": start.microphone,
        "loudspeaker": start.loudspeaker,
        "program_version": start.program_version,
        "recording": None if recording is None else str(recording),
        "delivery": None if delivery is None or not delivery.call.turns else _delivery(delivery),
        "grades": [grade_json(exported) for exported in trainers.grades],
        "comments": [comment_json(comment) for comment in trainers.comments],
        "feedback": [feedback_json(feedback) for feedback in trainers.feedback],
        "turns": [_turn(turn, story, corrected) for turn in turns(corrected.record.events)],
        "events": [asdict(event) for event in record.events],
    }
    plain: dict[str, Any] = _finite(content)
    return plain


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "position": correction.position,
        "text": correction.text,
        "corrected_at": _iso(correction.corrected_at),
        "corrected_by": correction.corrected_by,
    }


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _delivery(report: DeliveryReport) -> dict[str, Any]:
    return {
        **figures(report.call),
        "interruptions": report.call.interruptions,
        "usual": {measure: asdict(found) for measure, found in report.usual.items()},
        "turns": [
            {
                "position": turn.position,
                "at": turn.at,
                **asdict(turn.wording),
                "loudness": turn.loudness,
                "pitch_range": turn.pitch_range,
            }
            for turn in report.call.turns
        ],
    }


def _turn(turn: Turn, story: Story, corrected: CorrectedRecord) -> dict[str, Any]:
    content = asdict(turn)
    content["position"] = corrected.recorded(turn.position)
    comment = story.comment(turn)
    content["why"] = comment.why
    if turn.kind != "line":
        content["verdict"] = comment.verdict
        content["better"] = None if comment.better is None else asdict(comment.better)
        content["prices"] = [asdict(price) for price in comment.prices]
        content["reached"] = list(comment.reached)
    for kind, matches in (("techniques", turn.techniques), ("unclear", turn.unclear)):
        content[kind] = [
            {"id": match.technique, "score": match.score, "evidence": asdict(match.evidence)} for match in matches
        ]
    content["changes"] = [
        {"reason": change.reason, "before": change.before, "after": change.after} for change in turn.changes
    ]
    return content


def _finite(value: Any) -> Any:
    """Return the value with null for what JSON has no number for."""
    match value:
        case dict():
            return {key: _finite(item) for key, item in value.items()}
        case list() | tuple():
            return [_finite(item) for item in value]
        case float() if not math.isfinite(value):
            return None
    return value
