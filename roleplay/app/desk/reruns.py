"""Stepping saved calls again, in a newer scenario or with another recogniser; the saved call is never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from roleplay.app.desk.hearing_again import hear_again
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError
from roleplay.core.records import SessionRecord
from roleplay.core.understanding import Transcript
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.formats.library import from_json
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.rerun import rerun
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.scoring import score
from roleplay.review.accuracy import word_errors
from roleplay.review.corrected import corrected_transcript, with_corrections
from roleplay.review.rerun import Rerun, Stepped, compare

WhichScenario = int | Literal["newest", "played"]
"""A version, the newest one of the library, or the one that was played."""


@dataclass(frozen=True, slots=True)
class RerunOptions:
    """What is to be different this time."""

    scenario: WhichScenario = "newest"
    recogniser: str = ""
    """`moonshine`, `pocketsphinx`, `vosk` or the name of an installed model; empty takes the words as recognised."""


@dataclass(frozen=True, slots=True)
class HeardBoth:
    """How both recognisers did on the answers that somebody has put right."""

    answers: int
    words: int
    before: int
    """Word errors of the recogniser of the call."""
    after: int
    """Word errors of the other one."""


@dataclass(frozen=True, slots=True)
class Reran:
    """A call stepped again."""

    rerun: Rerun
    record: SessionRecord
    """The call as it would have been; not saved."""
    heard: HeardBoth | None = None
    """None where no other recogniser was asked, or nothing was put right."""


def run_again(
    parts: Parts, session_id: str, options: RerunOptions, told: Callable[[int, int], None] = lambda _done, _of: None
) -> Reran:
    """Step a saved call again. Takes some tenths of a second, and with a recogniser a tenth of the call's length.

    `told` gets how many answers were recognised, of how many, and may raise to stop. Raises `InputError`,
    `ScenarioError`, `ModelError`.
    """
    record = parts.store.load(session_id)
    if record.summary.state == "running":
        raise InputError("The call still runs.", hint="Run it again when it is over.")
    start = record.start
    played = from_json(start.scenario_source)
    scenario = _scenario(parts, record, played, options.scenario)
    if start.language not in scenario.languages:
        raise InputError(
            f"Version {scenario.version} of {scenario.id} does not speak '{start.language}', as the call did.",
            hint="Choose another version.",
        )
    heard: dict[int, Transcript] = {}
    if options.recogniser:
        heard = hear_again(parts, record, parts.store.recording(start.id), options.recogniser, told)
    dialogue = ScenarioDialogue(scenario, start.language, parts.understanding, start.level)
    engine = DialogueEngine(played, start.language, start.level)
    again = rerun(dialogue, engine, record.events, _said(record, heard), seed=start.seed)
    scored = None if record.score is None else score(dialogue.engine, again.events, seed=start.seed)
    recogniser = next(iter(heard.values())).source if heard else start.recogniser
    after = Stepped(scenario.version, recogniser, again.events, again.places, again.outcome, scored)
    before = with_corrections(record)
    outcome = record.summary.outcome
    found = compare(
        start.id,
        start.scenario_id,
        Stepped(start.scenario_version, start.recogniser, before.record.events, before.places, outcome, record.score),
        after,
        again.strayed,
    )
    return Reran(found, _as_if(record, scenario, found), _heard_both(record, heard))


def _scenario(parts: Parts, record: SessionRecord, played: Scenario, which: WhichScenario) -> Scenario:
    start = record.start
    if which in ("played", played.version):
        return played
    if not isinstance(which, int):
        return parts.library.get(start.scenario_id)
    kept = parts.store.trust.scenario_source(start.scenario_id, which)
    if kept is not None:
        return from_json(kept)
    current = parts.library.get(start.scenario_id)
    if current.version == which:
        return current
    there = sorted({*parts.store.trust.scenario_versions(start.scenario_id), current.version})
    raise InputError(
        f"There is no version {which} of the scenario {start.scenario_id} here.",
        hint=f"There is: {', '.join(map(str, there))}.",
    )


def _said(record: SessionRecord, heard: dict[int, Transcript]) -> dict[int, Transcript]:
    """Return what counts as said: what a person has put right, else what the other recogniser heard."""
    said = dict(heard)
    for correction in record.corrections:
        event = record.events[correction.position]
        transcript = getattr(event, "transcript", None)
        if isinstance(transcript, Transcript):
            said[correction.position] = corrected_transcript(
                heard.get(correction.position, transcript), correction.text
            )
    return said


def _as_if(record: SessionRecord, scenario: Scenario, found: Rerun) -> SessionRecord:
    from roleplay.dialogue.formats.library import to_json

    after = found.after
    return replace(
        record,
        start=replace(
            record.start,
            scenario_version=scenario.version,
            scenario_source=to_json(scenario),
            recogniser=after.recogniser,
        ),
        summary=replace(
            record.summary,
            scenario_version=scenario.version,
            outcome=after.outcome,
            score=None if after.score is None else after.score.total,
        ),
        events=after.events,
        score=after.score,
        corrections=(),
        score_as_heard=None,
    )


def _heard_both(record: SessionRecord, heard: dict[int, Transcript]) -> HeardBoth | None:
    language = record.start.language
    answers = words = before = after = 0
    for correction in record.corrections:
        transcript = getattr(record.events[correction.position], "transcript", None)
        if correction.position not in heard or not isinstance(transcript, Transcript):
            continue
        said, errors = word_errors(correction.text, transcript.text, language)
        answers, words, before = answers + 1, words + said, before + errors
        after += word_errors(correction.text, heard[correction.position].text, language)[1]
    return HeardBoth(answers, words, before, after) if answers else None
