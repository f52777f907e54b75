"""Which items a person may send or get: the rights, as questions to the database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_, select

from roleplay.core.sync import SyncScope
from roleplay.store.schema import SessionRow
from roleplay.store.schema_assignments import AssigneeRow
from roleplay.store.schema_grading import CommentRow, FeedbackRow
from roleplay.store.schema_practice import GroupMemberRow
from roleplay.store.schema_sync import SyncItemRow
from roleplay.store.sync_heads import HEADS, Heads

_ITEM = SyncItemRow


def unsent(scope: SyncScope) -> Heads:
    """Select what was changed here and may be sent by this person."""
    query = HEADS.where(~_ITEM.sent, ~_ITEM.dirty, _ITEM.kind.in_(sorted(scope.sends)))
    return query.where(_theirs(scope)).order_by(_ITEM.number)


def changed(scope: SyncScope, since: int) -> Heads:
    """Select what was changed here after that number and may be got by this person."""
    recent: ColumnElement[bool] = _ITEM.number > since
    query = HEADS.where(~_ITEM.dirty, _ITEM.kind.in_(sorted(scope.gets)), _theirs(scope))
    if scope.only_shown:
        recent = or_(recent, and_(_ITEM.kind.in_(("grade", "comment", "sound")), _just_shown(since)))
        query = query.where(or_(~_ITEM.alive, _shown(scope)))
    return query.where(recent).order_by(_ITEM.number)


def _theirs(scope: SyncScope) -> ColumnElement[bool]:
    """What concerns the people of the scope, or nobody. Of what was deleted only a mark is left: it is for all."""
    if scope.trainees is None:
        return _ITEM.kind.is_not(None)
    calls = select(SessionRow.id).where(SessionRow.trainee.in_(sorted(scope.trainees)))
    return or_(~_ITEM.alive, _ITEM.session == "", _ITEM.session.in_(calls))


def _just_shown(since: int) -> ColumnElement[bool]:
    """What hangs on a session about which feedback came: with it more may be seen than before."""
    feedback = SyncItemRow.__table__.alias("feedback_items")
    sessions = select(feedback.c.session).where(feedback.c.kind == "feedback", feedback.c.number > since)
    return _ITEM.session.in_(sessions)


def _shown(scope: SyncScope) -> ColumnElement[bool]:
    """What the trainee may see of what trainers say and ask."""
    sent = exists().where(FeedbackRow.grade_id == _ITEM.item)
    by_author = exists().where(
        FeedbackRow.session_id == CommentRow.session_id, FeedbackRow.author == CommentRow.author
    )
    comment = exists().where(CommentRow.id == _ITEM.item, CommentRow.visible, by_author)
    spoken = exists().where(CommentRow.session_id + "." + CommentRow.id == _ITEM.item, CommentRow.visible, by_author)
    groups = select(GroupMemberRow.group_id).where(GroupMemberRow.trainee == scope.person)
    asked = exists().where(
        AssigneeRow.assignment_id == _ITEM.item,
        or_(
            and_(AssigneeRow.kind == "person", AssigneeRow.name == scope.person),
            AssigneeRow.group_id.in_(groups),
        ),
    )
    return or_(
        _ITEM.kind.in_(("scorecard", "session", "feedback")),
        and_(_ITEM.kind == "grade", sent),
        and_(_ITEM.kind == "comment", comment),
        and_(_ITEM.kind == "sound", or_(_ITEM.item == _ITEM.session, spoken)),
        and_(_ITEM.kind == "assignment", asked),
    )
