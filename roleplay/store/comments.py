"""The store of comments and feedback."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from roleplay.core.errors import InputError
from roleplay.core.grades import Comment, Feedback, WaitingFeedback
from roleplay.store import recordings
from roleplay.store.codec import well_formed
from roleplay.store.database import Database
from roleplay.store.folding import fold
from roleplay.store.part import StorePart, need_session
from roleplay.store.schema import SessionRow
from roleplay.store.schema_department import SoundRow
from roleplay.store.schema_grading import CommentRow, FeedbackRow
from roleplay.store.sound_archive import SoundArchive


class CommentStore(StorePart):
    """Comments and feedback. Thread-safe; several processes may have the same database open.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way, and those that take a session
    `InputError` (code `session`) when it is not there any more.
    """

    def __init__(self, database: Database, recordings_folder: Path, sounds: SoundArchive) -> None:
        super().__init__(database)
        self._recordings = recordings_folder
        self._sounds = sounds

    def save(self, comment: Comment) -> Comment:
        """Save a comment; return it as it is kept, one revision on.

        Raises `InputError` (code `comment_changed`) when it was saved or deleted elsewhere since it was read.
        """
        kept = replace(comment, revision=comment.revision + 1)
        with self._transaction() as connection:
            need_session(connection, comment.session_id)
            if not comment.revision:
                connection.execute(insert(CommentRow).values(id=kept.id, **_values(kept)))
                return kept
            its = update(CommentRow).where(CommentRow.id == comment.id, CommentRow.revision == comment.revision)
            if not connection.execute(its.values(**_values(kept))).rowcount:
                raise InputError(
                    "This comment was changed elsewhere since it was opened here.",
                    hint="Nothing was overwritten: open the session anew.",
                    code="comment_changed",
                )
        return kept

    def of_session(self, session_id: str) -> tuple[Comment, ...]:
        """Return the comments of a session, in the order of the call."""
        query = select(CommentRow).where(CommentRow.session_id == session_id)
        with self._snapshot() as connection:
            return _comments(connection, query)

    def delete(self, comment_id: str) -> None:
        """Delete a comment: its sound first, so that none is left without an owner."""
        with self._transaction() as connection:
            name = connection.scalar(select(CommentRow.recording).where(CommentRow.id == comment_id))
            if name:
                recordings.remove_spoken(self._recordings, name)
                self._sounds.remove(connection, select(SoundRow.name).where(SoundRow.name == name))
            connection.execute(delete(CommentRow).where(CommentRow.id == comment_id))
        self._sounds.purge()

    def keep_sound(self, session_id: str, comment_id: str, samples: bytes) -> str:
        """Keep a spoken comment (mono, 16 bit, `CALL_RATE`); return the name of its file. Raises `DiskError`."""
        from roleplay.store import flac

        return flac.keep_spoken(self._recordings, session_id, comment_id, samples, self._database.sealer)

    def sound(self, comment: Comment) -> Path | None:
        """Return the sound file of a spoken comment, None when there is none (any more)."""
        path = self._recordings / Path(comment.recording).name if comment.recording else None
        if path is None or path.is_file():
            return path
        return self._sounds.fetch(path.name)

    # --- feedback ---

    def send(self, feedback: Feedback) -> None:
        """Save what is sent to the trainee."""
        with self._transaction() as connection:
            need_session(connection, feedback.session_id)
            write_feedback(connection, feedback)

    def answer(self, feedback_id: str, text: str, at: datetime) -> None:
        """Save the trainee's answer, in place of an earlier one. Raises `InputError` when the feedback is gone."""
        self._change(feedback_id, answer=well_formed(text), answered_at=at)

    def acknowledge(self, feedback_id: str, at: datetime) -> None:
        """Save that the trainee has taken note. Raises `InputError` when the feedback is gone."""
        self._change(feedback_id, acknowledged_at=at)

    def feedback(self, session_id: str) -> tuple[Feedback, ...]:
        """Return what was sent about a session, in the order in which it was."""
        its = select(FeedbackRow).where(FeedbackRow.session_id == session_id).order_by(FeedbackRow.sent_at)
        with self._snapshot() as connection:
            return tuple(map(_feedback, connection.execute(its)))

    def waiting(self, trainee: str) -> tuple[WaitingFeedback, ...]:
        """Return the feedback on a trainee's calls of which they have not taken note, the newest first."""
        its = (
            select(FeedbackRow, SessionRow.customer, SessionRow.started_at)
            .join(SessionRow, SessionRow.id == FeedbackRow.session_id)
            .where(SessionRow.trainee == trainee, FeedbackRow.acknowledged_at.is_(None))
            .order_by(FeedbackRow.sent_at.desc(), FeedbackRow.id)
        )
        with self._snapshot() as connection:
            return tuple(
                WaitingFeedback(_feedback(row), row.customer, row.started_at) for row in connection.execute(its)
            )

    def _change(self, feedback_id: str, **values: object) -> None:
        with self._transaction() as connection:
            its = update(FeedbackRow).where(FeedbackRow.id == feedback_id)
            if not connection.execute(its.values(**values)).rowcount:
                raise InputError("This feedback is not there any more.", hint="Open the session anew.")


def write_comment(connection: Connection, comment: Comment) -> None:
    """Add a comment as it is, in place of the one of the same id if there is one."""
    connection.execute(delete(CommentRow).where(CommentRow.id == comment.id))
    connection.execute(insert(CommentRow).values(id=comment.id, **_values(comment)))


def write_feedback(connection: Connection, feedback: Feedback) -> None:
    """Add feedback as it is, in place of the one of the same id if there is one."""
    connection.execute(delete(FeedbackRow).where(FeedbackRow.id == feedback.id))
    connection.execute(
        insert(FeedbackRow).values(
            id=feedback.id,
            session_id=feedback.session_id,
            author=well_formed(feedback.author),
            sent_at=feedback.sent_at,
            message=well_formed(feedback.message),
            grade_id=feedback.grade_id or None,
            answer=well_formed(feedback.answer),
            answered_at=feedback.answered_at,
            acknowledged_at=feedback.acknowledged_at,
        )
    )


def _feedback(row: Any) -> Feedback:
    return Feedback(
        row.id,
        row.session_id,
        row.author,
        row.sent_at,
        row.message,
        row.grade_id or "",
        row.answer,
        row.answered_at,
        row.acknowledged_at,
    )


def _values(comment: Comment) -> dict[str, object]:
    text = well_formed(comment.text)
    return {
        "session_id": comment.session_id,
        "author": well_formed(comment.author),
        "at": comment.at,
        "until": comment.until,
        "text": text,
        "folded": fold(text),
        "recording": comment.recording,
        "recorded_seconds": comment.recorded_seconds,
        "recogniser": well_formed(comment.recogniser),
        "visible": comment.visible,
        "created_at": comment.created_at,
        "revision": comment.revision,
    }


def _comments(connection: Connection, query: Select[Any]) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            id=row.id,
            session_id=row.session_id,
            author=row.author,
            at=row.at,
            created_at=row.created_at,
            until=row.until,
            text=row.text,
            recording=row.recording,
            recorded_seconds=row.recorded_seconds,
            recogniser=row.recogniser,
            visible=row.visible,
            revision=row.revision,
        )
        for row in connection.execute(query.order_by(CommentRow.at, CommentRow.created_at))
    )
