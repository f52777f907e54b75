"""Scorecards, grades, comments, feedback."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roleplay.app.access.concerns import Also, Held, Myself, OfSession, OnlySessions, session_within, sessions_of
from roleplay.app.access.rules import After, Asked, Before, Rule, rule
from roleplay.app.access.seeing import Seen, SeenIn
from roleplay.core.rights import Action


def _grade(asked: Asked) -> None:
    """A grade by the beginning of its id, among those that may be seen."""
    reach = asked.reach()
    if reach is None:
        return
    found = asked.parts.store.owners.grades_like(asked.arguments["grade_id"])
    seen = sessions_of(asked, {one.session_id for one in found})
    theirs = [one for one in found if one.session_id in seen]
    if not theirs:
        asked.refuse()
    if len(theirs) == 1:
        asked.arguments["grade_id"] = theirs[0].id


def _own_grade(asked: Asked) -> None:
    """Nobody takes back what somebody else has answered."""
    found = asked.parts.store.owners.grades_like(asked.arguments["grade_id"])
    if len(found) != 1 or found[0].author != asked.access.me:
        asked.refuse()


def _own_comment(asked: Asked) -> None:
    found = asked.parts.store.owners.comment(asked.arguments["comment_id"])
    if found is None or found.author != asked.access.me:
        asked.refuse()


def _saved_comment(asked: Asked) -> None:
    """A comment that is there already is changed by its author only."""
    found = asked.parts.store.owners.comment(asked.arguments["comment"].id)
    if found is not None and found.author != asked.access.me:
        asked.refuse()


def _heard_comment(asked: Asked) -> None:
    """A trainee hears what was sent to them."""
    comment = asked.arguments["comment"]
    owned = asked.parts.store.owners.comment(comment.id)
    session = session_within(asked, "" if owned is None else owned.session_id, Action.GRADE)
    if all(comment.id != one.id for one in asked.desk.comments(session)):
        asked.refuse()


def _own_feedback(asked: Asked) -> None:
    found = asked.parts.store.owners.feedback(asked.arguments["feedback_id"])
    if found is None or found.trainee != asked.access.me:
        asked.refuse()


def _exported(asked: Asked) -> None:
    """All grades are all that may be seen, as they may be seen."""
    seen, given = asked.desk.all(), asked.arguments["grades"]
    wanted = None if given is None else {graded.grade.id for graded in given}
    asked.arguments["grades"] = tuple(one for one in seen if wanted is None or one.grade.id in wanted)


def _within(asked: Asked, action: Action, session_id: str) -> bool:
    return session_id in sessions_of(Asked(asked.parts, action, asked.arguments), (session_id,))


def _without_words(asked: Asked, result: Any) -> Any:
    """Take the quotations of calls out of grades for who may see the grades and not read the calls."""
    if not isinstance(result, tuple):
        return _without_words(asked, (result,))[0]
    sessions = {graded.grade.session_id for graded in result}
    read = sessions_of(Asked(asked.parts, Action.READ_CALL, asked.arguments), sessions)
    return tuple(
        graded if graded.grade.session_id in read else replace(graded, grade=graded.grade.without_words())
        for graded in result
    )


def _sent_grades(asked: Asked, result: Any) -> Any:
    """Who may not see grades sees those that were sent to them."""
    session = asked.arguments["session_id"]
    if _within(asked, Action.SEE_GRADES, session):
        return result
    sent = {one.feedback.grade_id for one in asked.desk.received(session)}
    return tuple(graded for graded in result if graded.grade.id in sent)


def _sent_comments(asked: Asked, result: Any) -> Any:
    """Who may not grade sees the comments that were sent to them."""
    session = asked.arguments["session_id"]
    if _within(asked, Action.GRADE, session):
        return result
    sent = {comment.id for one in asked.desk.received(session) for comment in one.comments}
    return tuple(comment for comment in result if comment.id in sent)


def _trainers(asked: Asked) -> None:
    """All that trainers have said is for those who may grade; others get what was `sent`."""
    if not _within(asked, Action.GRADE, asked.arguments["session"].id):
        asked.refuse()


def _session_of_record(record: Any) -> str:
    return str(record.start.id)


def _id(session: Any) -> str:
    return str(session.id)


def _session_of_grade(graded: Any) -> str:
    return str(graded.grade.session_id)


_SEEN = Seen("session_id")
_NO_WORDS = After(_without_words)
_SENT = OfSession("session_id", Action.SEE_GRADES)
_OWN_GRADE = Held("graded", _session_of_grade, lambda graded: graded.grade.grader)

RULES: dict[str, dict[str, Rule]] = {
    "CardShelf": {
        **dict.fromkeys(("all", "newest", "find"), rule(Action.PRACTISE)),
        "save": rule(Action.KEEP_SCORECARDS, Myself("by")),
        "import_file": rule(Action.KEEP_SCORECARDS, Myself("by")),
        "keep": rule(Action.GRADE),
    },
    "GradingDesk": {
        "machine": rule(Action.READ_CALL, Held("record", _session_of_record), Seen("record", _session_of_record)),
        "begin": rule(Action.GRADE, OfSession("session_id"), Myself("grader"), _SEEN),
        "save": rule(Action.GRADE, _OWN_GRADE),
        "finish": rule(Action.GRADE, _OWN_GRADE),
        "of_session": rule(Action.RECEIVE_FEEDBACK, _SENT, _SEEN, After(_sent_grades), _NO_WORDS),
        "all": rule(Action.SEE_GRADES, OnlySessions(_session_of_grade), _NO_WORDS),
        "grade": rule(
            Action.SEE_GRADES, Before(_grade), SeenIn(lambda one: [_session_of_grade(one)], "grade"), _NO_WORDS
        ),
        "delete": rule(Action.GRADE, Before(_own_grade)),
        "trainers": rule(Action.GRADE, Before(_trainers), Seen("session", _id)),
        "sent": rule(Action.RECEIVE_FEEDBACK, Held("session", _id, also=Action.GRADE), Seen("session", _id)),
        "export": rule(Action.EXPORT_RESULTS, Also(Action.SEE_GRADES), Before(_exported)),
        "comments": rule(
            Action.RECEIVE_FEEDBACK, OfSession("session_id", Action.GRADE), _SEEN, After(_sent_comments)
        ),
        "comment": rule(Action.GRADE, OfSession("session_id")),
        "save_comment": rule(
            Action.GRADE,
            Held("comment", lambda comment: comment.session_id, lambda comment: comment.author),
            Before(_saved_comment),
        ),
        "delete_comment": rule(Action.GRADE, Before(_own_comment)),
        "dictate": rule(Action.GRADE),
        "say": rule(Action.GRADE, OfSession("session_id")),
        "sound": rule(Action.RECEIVE_FEEDBACK, Before(_heard_comment)),
        "hear": rule(Action.RECEIVE_FEEDBACK, Before(_heard_comment)),
        "send": rule(Action.GRADE, OfSession("session_id")),
        "feedback": rule(Action.RECEIVE_FEEDBACK, OfSession("session_id", Action.GRADE), _SEEN),
        "waiting": rule(Action.RECEIVE_FEEDBACK),
        "received": rule(Action.RECEIVE_FEEDBACK, OfSession("session_id", Action.GRADE), _SEEN),
        "reply": rule(Action.RECEIVE_FEEDBACK, Before(_own_feedback)),
        "acknowledge": rule(Action.RECEIVE_FEEDBACK, Before(_own_feedback)),
    },
}
