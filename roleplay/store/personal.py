"""What every column of every table holds of people. A test fails for a column that is not listed.

Whoever adds a table says here what it holds, and erasure, the package of one person's data and the renaming of people
know it from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from sqlalchemy import Table

from roleplay.store.every_table import every_table

Held = Literal["none", "trainee", "row", "name", "text", "json", "folded", "aid", "mark"]
"""`none`: nothing of a person, or nothing without the rows that it hangs on; `trainee`: the name of whose call it is,
which goes as a whole; `row`: a name, and the row is only about them; `name`: who did something with other people's
data, and stays without the name; `text`: words that may name somebody; `json`: JSON whose texts may; `folded`: a text
as it is searched, made anew of the one beside it; `aid`: a name or JSON of something that only helps to find calls,
and goes when it names them; `mark`: tells nothing without the name.
"""


def _holds(**columns: str) -> Mapping[str, Held]:
    return {name: held for held, names in columns.items() for name in names.split()}  # type: ignore[misc]


COLUMNS: Final[Mapping[str, Mapping[str, Held]]] = {
    "access_policy": _holds(none="id accounts lock_minutes"),
    "assignees": _holds(row="name", none="assignment_id version position kind group_id"),
    "assignment_terms": _holds(
        name="set_by",
        text="note",
        none="assignment_id version set_at scenario_id scenario_title customer language mode level due attempts"
        " pass_mark judged_by",
    ),
    "assignments": _holds(name="withdrawn_by", none="id withdrawn_at copied_from"),
    "attempts": _holds(none="session_id assignment_id version day"),
    "audit_about": _holds(mark="mark", none="number role"),
    "audit_details": _holds(none="number subject content salt"),
    "audit_log": _holds(mark="by", none="number at kind commitment previous hash seal sealer"),
    "audit_names": _holds(none="mark name salt"),
    "calibration_meetings": _holds(
        name="created_by", text="title", none="id scorecard_id scorecard_version created_at closed_at"
    ),
    "calibration_participants": _holds(name="grader", none="meeting_id position"),
    "calibration_sessions": _holds(none="meeting_id session_id position"),
    "call_figures": _holds(
        none="session_id format corrected corrected_at interruptions silences heat_highest heat_final techniques"
    ),
    "comments": _holds(
        name="author",
        text="text",
        folded="folded",
        none="id session_id at until recording recorded_seconds recogniser visible created_at revision",
    ),
    "correction_log": _holds(name="by", text="before after", none="number session_id sequence at action"),
    "corrections": _holds(
        name="corrected_by", text="text", json="evidence", folded="folded", none="session_id sequence corrected_at"
    ),
    "delivery_figures": _holds(
        none="session_id format corrected corrected_at recording pace_wpm articulation_wpm loudness_db"
        " pitch_range_semitones paused_percent talking_percent fillers typing_seconds"
    ),
    "erased_people": _holds(mark="mark", none="erased_at finished"),
    "events": _holds(json="payload", none="session_id sequence at kind"),
    "export_recipes": _holds(aid="name wish", name="saved_by", none="saved_at"),
    "feedback": _holds(
        name="author", text="message answer", none="id session_id sent_at grade_id answered_at acknowledged_at"
    ),
    "grade_answers": _holds(
        text="note", json="value machine", none="grade_id question position not_applicable source"
    ),
    "grades": _holds(
        name="grader",
        text="summary",
        none="id session_id scorecard_id scorecard_version kind purpose blind started_at finished_at score compliance"
        " passed machine_score machine_compliance machine_passed result machine_result revision",
    ),
    "group_members": _holds(row="trainee", none="group_id"),
    "group_trainers": _holds(none="group_id person_id"),
    "groups": _holds(text="name", folded="folded", none="id"),
    "holds": _holds(name="held_by", text="reason", none="session_id held_at"),
    "lost_objects": _holds(none="kept lost_at"),
    "notice_acknowledgements": _holds(row="person", none="version language digest acknowledged_at"),
    "notices": _holds(name="published_by", text="text", none="version language published_at"),
    "one_time_codes": _holds(none="person_id kind digest made_at expires_at"),
    "other_corrections": _holds(
        name="corrected_by", text="text", json="evidence", none="session_id sequence corrected_at"
    ),
    "passing_words": _holds(none="session_id"),
    "people": _holds(row="name", none="folded id role active passphrase created_at signed_in_at"),
    "practice_facts": _holds(none="session_id format outcome score skills ways"),
    "practice_terms": _holds(none="id term"),
    "presences": _holds(none="token seen_at"),
    "privacy_rules": _holds(name="set_by", none="name value set_at"),
    "recording_seals": _holds(none="session_id digest"),
    "saved_filters": _holds(aid="name wanted", none="saved_at"),
    "scenario_traits": _holds(none="digest trait"),
    "scenario_versions": _holds(none="digest scenario_id version source"),
    "score_items": _holds(text="evidence", none="session_id section_position position reason points at out_of"),
    "scorecards": _holds(name="saved_by", json="card", none="id version digest saved_at"),
    "scores": _holds(json="cap survey", none="session_id total"),
    "scores_as_heard": _holds(json="score", none="session_id"),
    "second_gradings": _holds(name="grader assigned_by", none="id session_id first_grade assigned_at"),
    "section_scores": _holds(none="session_id position section points out_of"),
    "sent_statements": _holds(none="statement_id endpoint session_id sent_at voided_at"),
    "session_facts": _holds(
        trainee="trainee",
        none="trainee_folded number session_id state scenario_digest scenario_id title_folded outcome score seconds"
        " grades comments",
    ),
    "session_techniques": _holds(none="technique number uses costs"),
    "sessions": _holds(
        trainee="trainee",
        none="folded id started_at scenario_digest scenario_title customer language mode seed recogniser microphone"
        " loudspeaker program_version state owner outcome answered_at seconds turns recording level retry_of",
    ),
    "sign_in_delays": _holds(mark="mark", none="machine failures since tried_at"),
    "sign_ins": _holds(none="digest person_id boot used_at"),
    "signers": _holds(row="name", none="key trusted_at"),
    "sound_pieces": _holds(none="name position content"),
    "sounds": _holds(none="name session_id size digest kept uploaded_at"),
    "sync_conflicts": _holds(none="kind item kept_as session"),
    "sync_items": _holds(none="kind mark item session alive dirty sent versions number"),
    "sync_peers": _holds(none="machine rounds token pending"),
    "sync_seen": _holds(none="machine scope number"),
    "sync_state": _holds(none="id machine counter"),
    "tombstones": _holds(mark="mark", none="deleted_at"),
    "turns": _holds(
        text="text",
        json="words evidence",
        folded="folded",
        none="session_id sequence started_at ended_at source confidence",
    ),
}

AUTHORS: Final[Mapping[str, str]] = {
    "assignment_terms": "set_by",
    "calibration_meetings": "created_by",
    "comments": "author",
    "corrections": "corrected_by",
    "feedback": "author",
    "grades": "grader",
    "holds": "held_by",
    "notices": "published_by",
    "scorecards": "saved_by",
}
"""Who wrote the texts of a table."""


def columns(held: Iterable[Held]) -> tuple[tuple[Table, str], ...]:
    """Return the columns that hold one of these."""
    wanted = set(held)
    return tuple(
        (table, name)
        for table in every_table()
        for name, what in COLUMNS.get(table.name, {}).items()
        if what in wanted
    )
