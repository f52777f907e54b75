"""What stands above a transcript, and beside what the trainee said."""

from __future__ import annotations

from datetime import tzinfo

from roleplay.core.records import SessionRecord
from roleplay.export.transcript.cues import one_line
from roleplay.export.transcript.labels import HEADINGS, Language, outcome_name, technique_name
from roleplay.review.turns import Turn


def title(record: SessionRecord) -> str:
    """Return the scenario's title on one line."""
    return one_line(record.start.scenario_title) or one_line(record.start.scenario_id)


def facts(record: SessionRecord, language: Language, zone: tzinfo | None = None) -> tuple[tuple[str, str], ...]:
    """Return names and values of what is known of a call; `zone` None is the machine's."""
    label, start, summary = HEADINGS[language], record.start, record.summary
    score = summary.score if record.score is None else record.score.total
    known = (
        ("trainee", one_line(start.trainee) or "–"),
        ("customer", one_line(start.customer)),
        ("scenario", f"{one_line(start.scenario_id)}, {label['version']} {start.scenario_version}"),
        ("began", f"{start.started_at.astimezone(zone):%Y-%m-%d %H:%M}"),
        ("length", f"{summary.seconds / 60:.1f} {label['minutes']}"),
        ("outcome", outcome_name(summary.outcome, language)),
        ("score", "–" if score is None else f"{score:.0f} {label['of']} 100"),
        ("recogniser", one_line(start.recogniser)),
    )
    return tuple((label[name], value) for name, value in known if value)


def explained(turn: Turn, language: Language) -> str:
    """Return what was found in the trainee's words, and how the simulated customer took them; may be empty."""
    label = HEADINGS[language]
    found = [technique_name(match.technique, language) for match in turn.techniques]
    if turn.interrupting:
        found.append(label["interrupting"])
    if round(turn.heat_after) != round(turn.heat_before):
        found.append(f"{label['heat']} {turn.heat_before:.0f} → {turn.heat_after:.0f}")
    return ", ".join(found)
