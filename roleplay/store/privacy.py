"""The notice, the rules, calls on hold, and calls whose words do not stay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from roleplay.core.errors import InputError
from roleplay.core.privacy import Acknowledgement, Hold, Notice
from roleplay.store.codec import well_formed
from roleplay.store.part import StorePart, need_session
from roleplay.store.schema import SessionRow
from roleplay.store.schema_privacy import AcknowledgementRow, HoldRow, NoticeRow, PassingRow, PrivacyRuleRow


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as somebody has set it."""

    value: object
    """What JSON can say."""
    set_at: datetime
    set_by: str


class PrivacyStore(StorePart):
    """What was decided about everybody's data. Thread-safe; several processes may have the same database open.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way.
    """

    # --- the notice ---

    def notices(self) -> tuple[Notice, ...]:
        """Return all versions that were published here, in all languages, the oldest first."""
        query = select(NoticeRow).order_by(NoticeRow.version, NoticeRow.language)
        with self._snapshot() as connection:
            return tuple(
                Notice(row.version, row.language, row.text, row.published_at, row.published_by)
                for row in connection.execute(query)
            )

    def publish(self, version: int, texts: Mapping[str, str], *, by: str, at: datetime) -> None:
        """Keep a version of the notice. Raises `InputError` when somebody else has published it meanwhile."""
        with self._transaction() as connection:
            if connection.scalar(select(NoticeRow.version).where(NoticeRow.version >= version).limit(1)) is not None:
                raise InputError(
                    f"Version {version} of the notice was published meanwhile.",
                    hint="Read it, and publish yours after it.",
                    code="notice_changed",
                )
            values = {"version": version, "published_at": at, "published_by": well_formed(by)}
            rows = [{**values, "language": language, "text": well_formed(text)} for language, text in texts.items()]
            connection.execute(insert(NoticeRow), rows)

    def acknowledge(self, person: str, notice: Notice, at: datetime) -> bool:
        """Keep that somebody has taken note; return False when that is kept already."""
        person = well_formed(person)
        with self._transaction() as connection:
            known = select(AcknowledgementRow.version).where(
                AcknowledgementRow.person == person, AcknowledgementRow.version == notice.version
            )
            if connection.scalar(known) is not None:
                return False
            connection.execute(
                insert(AcknowledgementRow).values(
                    person=person,
                    version=notice.version,
                    language=notice.language,
                    digest=hashlib.sha256(notice.text.encode("utf-8", "replace")).hexdigest(),
                    acknowledged_at=at,
                )
            )
        return True

    def acknowledged(self, person: str) -> Acknowledgement | None:
        """Return the latest version of which somebody has taken note; None when there is none."""
        query = select(AcknowledgementRow).where(AcknowledgementRow.person == person)
        with self._snapshot() as connection:
            row = connection.execute(query.order_by(AcknowledgementRow.version.desc()).limit(1)).one_or_none()
        return None if row is None else Acknowledgement(row.person, row.version, row.language, row.acknowledged_at)

    def acknowledgements(self, version: int) -> tuple[Acknowledgement, ...]:
        """Return who has taken note of a version, in order of time."""
        query = select(AcknowledgementRow).where(AcknowledgementRow.version == version)
        with self._snapshot() as connection:
            return tuple(
                Acknowledgement(row.person, row.version, row.language, row.acknowledged_at)
                for row in connection.execute(query.order_by(AcknowledgementRow.acknowledged_at))
            )

    # --- rules ---

    def rules(self) -> dict[str, Rule]:
        """Return all rules that somebody has set, by name."""
        with self._snapshot() as connection:
            return {
                row.name: Rule(json.loads(row.value), row.set_at, row.set_by)
                for row in connection.execute(select(PrivacyRuleRow))
            }

    def set_rules(self, values: Mapping[str, object], *, by: str, at: datetime | None = None) -> None:
        """Set rules, all of them or none."""
        with self._transaction() as connection:
            for name, value in values.items():
                connection.execute(delete(PrivacyRuleRow).where(PrivacyRuleRow.name == name))
                connection.execute(
                    insert(PrivacyRuleRow).values(
                        name=name, value=json.dumps(value), set_at=at or datetime.now(UTC), set_by=well_formed(by)
                    )
                )

    # --- calls on hold ---

    def hold(self, session_ids: Iterable[str], reason: str, *, by: str, at: datetime) -> None:
        """Put calls on hold; a call that is on hold already gets the new reason. Raises `InputError`."""
        with self._transaction() as connection:
            for session_id in session_ids:
                need_session(connection, session_id)
                connection.execute(delete(HoldRow).where(HoldRow.session_id == session_id))
                values = {"session_id": session_id, "reason": well_formed(reason), "held_by": well_formed(by)}
                connection.execute(insert(HoldRow).values(**values, held_at=at))

    def release(self, session_ids: Iterable[str]) -> int:
        """Let calls go again; return how many were on hold."""
        with self._transaction() as connection:
            return connection.execute(delete(HoldRow).where(HoldRow.session_id.in_(list(session_ids)))).rowcount

    def holds(self, trainee: str | None = None) -> tuple[Hold, ...]:
        """Return the calls on hold, all or those of one trainee, the newest hold first."""
        with self._snapshot() as connection:
            return read_holds(connection, () if trainee is None else (trainee,))

    # --- calls whose words do not stay ---

    def passed(self) -> tuple[str, ...]:
        """Return the calls that are over and whose words are to go."""
        query = select(PassingRow.session_id).join(SessionRow, SessionRow.id == PassingRow.session_id)
        with self._snapshot() as connection:
            return tuple(connection.scalars(query.where(SessionRow.state != "running")))


def mark_passing(connection: Connection, session_id: str) -> None:
    """Mark a call of which only the result is to stay."""
    connection.execute(insert(PassingRow).values(session_id=session_id))


def read_holds(connection: Connection, trainees: Iterable[str] = ()) -> tuple[Hold, ...]:
    """Return the calls on hold; of some trainees where any are given."""
    query = select(HoldRow, SessionRow.trainee, SessionRow.customer, SessionRow.started_at).join(
        SessionRow, SessionRow.id == HoldRow.session_id
    )
    if names := list(trainees):
        query = query.where(SessionRow.trainee.in_(names))
    return tuple(
        Hold(row.session_id, row.reason, row.held_by, row.held_at, row.trainee, row.customer, row.started_at)
        for row in connection.execute(query.order_by(HoldRow.held_at.desc(), HoldRow.session_id))
    )
