"""What was sent to learning record stores, so that nothing is sent twice and what has changed is voided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from roleplay.core.lrs import SentStatement
from roleplay.store.part import StorePart
from roleplay.store.schema import SessionRow
from roleplay.store.schema_lrs import SentStatementRow

_PART = 500


@dataclass(frozen=True, slots=True)
class Sent:
    """What a store was sent of one session: ids of statements."""

    valid: set[str]
    voided: set[str]


class SentStatements(StorePart):
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def of_sessions(self, endpoint: str, ids: Iterable[str]) -> dict[str, Sent]:
        """Return, by session, what a store has been sent; sessions of which it has nothing are left out."""
        row = SentStatementRow
        found: dict[str, Sent] = {}
        with self._snapshot() as connection:
            for part in _parts(ids):
                query = select(row.session_id, row.statement_id, row.voided_at).where(
                    row.endpoint == endpoint, row.session_id.in_(part)
                )
                for session_id, statement_id, voided_at in connection.execute(query):
                    its = found.setdefault(session_id, Sent(set(), set()))
                    (its.valid if voided_at is None else its.voided).add(statement_id)
        return found

    def gone(self, endpoint: str, limit: int = _PART) -> tuple[SentStatement, ...]:
        """Return statements of calls that were deleted since."""
        row = SentStatementRow
        query = (
            select(row.statement_id, row.session_id)
            .outerjoin(SessionRow, SessionRow.id == row.session_id)
            .where(row.endpoint == endpoint, row.voided_at.is_(None), SessionRow.id.is_(None))
            .order_by(row.statement_id)
            .limit(limit)
        )
        with self._snapshot() as connection:
            return tuple(SentStatement(*found) for found in connection.execute(query))

    def count(self, endpoint: str) -> int:
        """Return how many statements a store has that are not void."""
        row = SentStatementRow
        query = select(func.count()).select_from(row).where(row.endpoint == endpoint, row.voided_at.is_(None))
        with self._snapshot() as connection:
            return connection.scalar(query) or 0

    def add(self, endpoint: str, sent: Iterable[SentStatement], at: datetime) -> None:
        """Note what a store has taken; what is noted already stays."""
        rows = [
            {"endpoint": endpoint, "statement_id": one.statement_id, "session_id": one.session_id, "sent_at": at}
            for one in sent
        ]
        if not rows:
            return
        with self._transaction() as connection:
            insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            connection.execute(insert(SentStatementRow).on_conflict_do_nothing(), rows)

    def void(self, endpoint: str, statement_ids: Iterable[str], at: datetime) -> None:
        """Note that a store holds statements for void."""
        row = SentStatementRow
        with self._transaction() as connection:
            for part in _parts(statement_ids):
                its = update(row).where(row.endpoint == endpoint, row.statement_id.in_(part))
                connection.execute(its.values(voided_at=at))


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while part := list(islice(rest, _PART)):
        yield part
