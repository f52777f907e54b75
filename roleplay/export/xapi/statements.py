"""Calls and grades as statements of the Experience API 1.0.3; `docs/xapi.md` has a table of every field.

A statement's id is a UUID of version 5 over all that the statement says. The same call exported twice has the same
id, and a record store takes it once. A call whose score has changed, since its words were corrected, has another one,
because a statement that a store has taken cannot be changed (xAPI 1.0.3, part two, 2.3.1): the old one is voided.
"""

from __future__ import annotations

import json
import math
import re
import uuid
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from roleplay.core.grades import Grade
from roleplay.core.legible import legible
from roleplay.core.lrs import Practised
from roleplay.core.records import SessionSummary
from roleplay.dialogue.scoring.chances import HAPPY
from roleplay.export.xapi import words
from roleplay.export.xapi.words import Verb, extension

Statement = dict[str, Any]

_IDS = uuid.UUID("5b0b8f4e-6d0a-5a6e-9f0c-7c1f0a3e2d11")
"""Name space of our statement ids."""
_LAYOUT = 1
"""Raised when statements come to say something else: then they are other statements, with other ids."""
_LONGEST = 100 * 3600.0
"""Seconds."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Wording:
    """What an organisation chooses of its statements."""

    home_page: str = f"{words.OURS}/people"
    """Where the accounts of people are: an address of the organisation, such as that of its directory."""
    base: str = words.OURS
    """What the addresses of scenarios begin with."""
    named: bool = True
    """Whether the person's name is shown beside the account; never with pseudonyms."""


def statements(practised: Iterable[Practised], wording: Wording) -> Iterator[Statement]:
    """Yield the statements of calls that are over, each call before its grades. Takes one call at a time."""
    return (statement for one in practised for statement in of_practised(one, wording))


def of_practised(one: Practised, wording: Wording, voided: Set[str] = frozenset()) -> Iterator[Statement]:
    """Yield the statements of one call: none while it runs.

    `voided` are ids that a record store holds for void: what comes to be true again gets another one.
    """
    if one.call.state == "running":
        return
    first = _valid(of_call(one.call, wording), voided)
    yield first
    for grade in one.grades:
        if grade.finished_at is not None and grade.kind == "first" and grade.result.score is not None:
            yield _valid(of_grade(grade, one.call, first, wording), voided)


def of_call(call: SessionSummary, wording: Wording) -> Statement:
    """Return what somebody did in a call."""
    over = call.outcome is not None and call.outcome != "aborted"
    result: dict[str, Any] = {"completion": over, "duration": duration(call.seconds)}
    if call.score is not None:
        result["score"] = _score(call.score)
    if over:
        result["success"] = call.outcome in HAPPY
    result["extensions"] = {extension("outcome"): call.outcome or "unknown", extension("turns"): call.turns}
    told: dict[str, Any] = {"mode": call.mode, "level": call.level}
    if call.retry_of:
        told["retry-of"] = _uuid(call.retry_of)
    if call.recogniser:
        told["recogniser"] = legible(call.recogniser)
    if call.state == "recovered":
        told["recovered"] = True
    return _statement(
        ("call", call.id),
        actor=_agent(call.trainee, wording),
        verb=words.COMPLETED if over else words.ABANDONED,
        activity=_activity(call, wording),
        result=result,
        context=_context(call, wording, told),
        at=call.started_at + timedelta(seconds=_bounded(call.seconds)),
    )


def of_grade(grade: Grade, call: SessionSummary, about: Statement, wording: Wording) -> Statement:
    """Return how a trainer has graded a call; `about` is the statement of the call."""
    result: dict[str, Any] = {"score": _score(grade.result.score or 0.0)}
    verb = words.SCORED
    if grade.result.passed is not None:
        result["success"] = grade.result.passed
        verb = words.PASSED if grade.result.passed else words.FAILED
    if grade.result.compliance is not None:
        result["extensions"] = {extension("compliance"): round(grade.result.compliance, 2)}
    card = f"{legible(grade.scorecard_id)} {grade.scorecard_version}"
    context = _context(call, wording, {"mode": call.mode, "level": call.level, "scorecard": card})
    context["instructor"] = _agent(grade.grader, wording)
    context["statement"] = {"objectType": "StatementRef", "id": about["id"]}
    return _statement(
        ("grade", grade.id),
        actor=_agent(call.trainee, wording),
        verb=verb,
        activity=_activity(call, wording),
        result=result,
        context=context,
        at=grade.finished_at or grade.started_at,
    )


def of_voiding(statement_id: str, wording: Wording) -> Statement:
    """Return the statement that makes an earlier one void (part two, 2.3.2); the program itself is its actor.

    It has no time of its own, so that it is the same however often it is sent; the record store notes when.
    """
    return {
        "id": str(uuid.uuid5(_IDS, f"{_LAYOUT} void {statement_id}")),
        "actor": {
            "objectType": "Agent",
            "name": "Roleplay",
            "account": {"homePage": iri(wording.base), "name": "roleplay"},
        },
        "verb": words.VOIDED.json,
        "object": {"objectType": "StatementRef", "id": statement_id},
    }


def _valid(statement: Statement, voided: Set[str]) -> Statement:
    while statement["id"] in voided:
        statement = {**statement, "id": str(uuid.uuid5(_IDS, statement["id"]))}
    return statement


def _statement(
    subject: tuple[str, str],
    *,
    actor: dict[str, Any],
    verb: Verb,
    activity: dict[str, Any],
    result: dict[str, Any],
    context: dict[str, Any],
    at: datetime,
) -> Statement:
    """Put a statement together, under an id that is made of what it says."""
    account = actor["account"]
    told = (
        *(_LAYOUT, *subject, account["homePage"], account["name"], verb.iri, activity["id"], moment(at), result),
        context.get("instructor", {}).get("account"),
    )
    return {
        "id": str(uuid.uuid5(_IDS, json.dumps(told, sort_keys=True))),
        "actor": actor,
        "verb": verb.json,
        "object": activity,
        "result": result,
        "context": context,
        "timestamp": moment(at),
    }


def _agent(name: str, wording: Wording) -> dict[str, Any]:
    account = legible(name) if name.strip() else words.NOBODY
    agent: dict[str, Any] = {
        "objectType": "Agent",
        "account": {"homePage": iri(wording.home_page), "name": account},
    }
    if wording.named and name.strip():
        agent["name"] = legible(name)
    return agent


def _activity(call: SessionSummary, wording: Wording) -> dict[str, Any]:
    language = call.language if _LANGUAGE.fullmatch(call.language) else "und"
    scenario = f"{iri(wording.base)}/scenarios/{quote(_paired(call.scenario_id), safe='')}"
    return {
        "objectType": "Activity",
        "id": f"{scenario}/versions/{call.scenario_version}",
        "definition": {
            "type": words.SIMULATION,
            "name": {language: legible(call.scenario_title) or legible(call.scenario_id)},
        },
    }


def _context(call: SessionSummary, wording: Wording, told: dict[str, Any]) -> dict[str, Any]:
    base = iri(wording.base)
    context: dict[str, Any] = {
        "registration": _uuid(call.id),
        "platform": "Roleplay",
        "revision": str(call.scenario_version),
        "contextActivities": {
            "grouping": [
                {"objectType": "Activity", "id": f"{base}/scenarios/{quote(_paired(call.scenario_id), safe='')}"}
            ],
            "category": [
                {"objectType": "Activity", "id": f"{words.OURS}/xapi", "definition": {"type": words.PROFILE}}
            ],
        },
        "extensions": {extension(name): value for name, value in told.items()},
    }
    if _LANGUAGE.fullmatch(call.language):
        context["language"] = call.language
    return context


def _score(points: float) -> dict[str, float]:
    held = min(max(points, 0.0), 100.0) if math.isfinite(points) else 0.0
    return {"scaled": round(held / 100, 4), "raw": round(held, 2), "min": 0, "max": 100}


def _uuid(session_id: str) -> str:
    """Return a session's id; one that came from elsewhere and is no UUID stands for itself in one."""
    try:
        return str(uuid.UUID(session_id))
    except ValueError:
        return str(uuid.uuid5(_IDS, legible(session_id)))


def duration(seconds: float) -> str:
    """Return a length of time as ISO 8601, to the hundredth that record stores compare (part two, 4.4.2)."""
    hundredths = round(_bounded(seconds) * 100)
    whole, part = divmod(hundredths, 100)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{part:02}".rstrip("0") if part else ""
    return f"PT{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}{rest}{fraction}S"


def _bounded(seconds: float) -> float:
    """Return a length of time that a call can have; anything else comes from a broken clock."""
    return seconds if 0 < seconds < _LONGEST else 0.0


def moment(at: datetime) -> str:
    """Return a moment as ISO 8601, UTC, with milliseconds (part two, 4.2.7 and 4.5)."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def iri(address: str) -> str:
    """Return an address without a slash at its end and without what no IRI may hold (RFC 3987)."""
    return quote(_paired(address).strip().rstrip("/"), safe=":/?#[]@!$&'()*+,;=%-._~")


def _paired(text: str) -> str:
    """Return a text without halves of surrogate pairs, which UTF-8 has no bytes for."""
    return text.encode("utf-8", "replace").decode()
