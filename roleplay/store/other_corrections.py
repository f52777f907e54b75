"""Corrections from elsewhere, of turns that are corrected otherwise here: kept, and without effect."""

from __future__ import annotations

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from roleplay.core.records import Correction
from roleplay.core.understanding import Understood
from roleplay.store.codec import to_json, well_formed
from roleplay.store.dialects.sql import put_new
from roleplay.store.schema_handover import OtherCorrectionRow

_UNDERSTOOD: TypeAdapter[Understood] = TypeAdapter(Understood)


def keep(connection: Connection, session_id: str, correction: Correction) -> None:
    """Keep one; the same words are kept once."""
    put_new(
        connection,
        OtherCorrectionRow,
        session_id=session_id,
        sequence=correction.position,
        text=well_formed(correction.text),
        evidence=to_json(_UNDERSTOOD, correction.understood),
        corrected_at=correction.corrected_at,
        corrected_by=well_formed(correction.corrected_by),
    )


def read(connection: Connection, session_id: str) -> tuple[Correction, ...]:
    """Return those of a session in the order of the call."""
    row = OtherCorrectionRow
    found = connection.execute(
        select(row.sequence, row.text, row.evidence, row.corrected_at, row.corrected_by)
        .where(row.session_id == session_id)
        .order_by(row.sequence, row.corrected_at, row.text)
    )
    return tuple(
        Correction(
            one.sequence, one.text, _UNDERSTOOD.validate_json(one.evidence), one.corrected_at, one.corrected_by
        )
        for one in found
    )
