"""Second gradings, calibration meetings, re-runs, how well people are heard."""

from __future__ import annotations

from typing import Any

from roleplay.app.access.concerns import (
    Everybody,
    Held,
    Myself,
    Named,
    OfSession,
    OfSessions,
    OnlySessions,
    sessions_of,
)
from roleplay.app.access.rules import After, Asked, Before, Rule, rule
from roleplay.app.access.seeing import Seen, SeenIn
from roleplay.core.rights import Action


def _accuracies(asked: Asked, result: Any) -> Any:
    reach = asked.reach()
    return result if reach is None else {name: found for name, found in result.items() if name in reach}


def _meetings(asked: Asked, result: Any) -> Any:
    """Leave the meetings that they take part in or called, and those of calls that they may see."""
    if asked.reach() is None:
        return result
    mine = asked.parts.store.owners.meetings_of(asked.access.me)
    every = {session for state in result for session in state.meeting.sessions}
    seen = sessions_of(asked, every)
    return tuple(
        state for state in result if state.meeting.id in mine or (seen and seen.issuperset(state.meeting.sessions))
    )


def _meeting(asked: Asked) -> None:
    """A meeting by the beginning of its id, among those that they may see."""
    if asked.reach() is None:
        return
    sought = asked.arguments["identifier"].strip().lower()
    seen = [state.meeting.id for state in asked.desk.all()]
    found = seen[:1] if sought == "last" else [one for one in seen if sought and one.startswith(sought)]
    if not found:
        asked.refuse()
    if len(found) == 1:
        asked.arguments["identifier"] = found[0]


def _visible(asked: Asked, result: Any) -> Any:
    seen = sessions_of(asked, {one.grade.session_id for one in result})
    return tuple(one for one in result if one.grade.session_id in seen)


def _seconds(asked: Asked, result: Any) -> Any:
    """Leave those of calls that they may see; their own are among them."""
    seen = sessions_of(asked, {one.session_id for one, _done in result})
    return tuple(each for each in result if each[0].session_id in seen)


def _grades(grades: Any) -> list[str]:
    return [grade.session_id for grade in grades]


def _reran(reran: Any) -> str:
    return str(reran.rerun.session_id)


_MEETING = rule(Action.CALIBRATE, Before(_meeting))

RULES: dict[str, dict[str, Rule]] = {
    "TrustDesk": {
        "blind": rule(Action.READ_CALL, OfSession("session_id"), Myself("grader")),
        "blind_sessions": rule(Action.PRACTISE),
        "visible": rule(Action.SEE_GRADES, After(_visible)),
        "received": rule(Action.RECEIVE_FEEDBACK, OfSession("session_id", Action.GRADE), Seen("session_id")),
        "hearing": rule(Action.READ_CALL, OfSession("session_id"), Seen("session_id")),
        "accuracy": rule(Action.SEE_RESULTS, Named("trainee")),
        "accuracies": rule(Action.SEE_RESULTS, After(_accuracies)),
        "corrected_sessions": rule(Action.SEE_RESULTS, OnlySessions(str)),
        "correction_log": rule(
            Action.READ_CALL,
            OfSession("session_id", empty=True),
            OnlySessions(lambda entry: entry.session_id),
            SeenIn(lambda entries: [entry.session_id for entry in entries], "corrections"),
        ),
        "rerun": rule(Action.READ_CALL, OfSession("session_id"), Seen("session_id")),
        "judge_again": rule(Action.READ_CALL, Held("reran", _reran), Seen("reran", _reran)),
        "export_calibration": rule(Action.CALIBRATE),
        "recognisers": rule(Action.PRACTISE),
        "versions": rule(Action.PRACTISE),
    },
    "Meetings": {
        "create": rule(Action.CALIBRATE, OfSessions("sessions")),
        "all": rule(Action.CALIBRATE, After(_meetings)),
        **dict.fromkeys(("find", "progress", "close", "delete", "report"), _MEETING),
        "blind_tasks": rule(Action.READ_CALL, OfSession("session_id"), Myself("who")),
        "blind_sessions": rule(Action.PRACTISE, Myself("who")),
    },
    "SecondGradings": {
        "sample": rule(Action.CALIBRATE, OnlySessions(lambda grade: grade.session_id)),
        "assign": rule(Action.CALIBRATE, Held("grades", _grades)),
        "all": rule(Action.CALIBRATE, After(_seconds)),
        "states": rule(Action.CALIBRATE),
        "progress": rule(Action.CALIBRATE, OnlySessions(lambda row: row[0])),
        "report": rule(Action.CALIBRATE, Everybody()),
        "blind_tasks": rule(Action.READ_CALL, OfSession("session_id"), Myself("who")),
        "blind_sessions": rule(Action.PRACTISE, Myself("who")),
        "finished_grade": rule(Action.CALIBRATE, Held("one", lambda one: one.session_id)),
    },
}
"""`states` are sums; no name is in them. `export_calibration` writes a report that was narrowed when it was made."""
