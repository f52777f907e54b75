"""The keys that a person has trusted."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from roleplay.core.handover import Signer
from roleplay.store.dialects.sql import put
from roleplay.store.schema_handover import SignerRow


def known(connection: Connection) -> dict[str, str]:
    """Return the names of all trusted signers, by key, in the order in which they were trusted."""
    found = connection.execute(select(SignerRow.key, SignerRow.name).order_by(SignerRow.trusted_at))
    return {row.key: row.name for row in found}


def remember(connection: Connection, signer: Signer) -> None:
    """Trust a signer from now on."""
    put(connection, SignerRow, key=signer.key, name=signer.name, trusted_at=datetime.now(UTC))
