"""What is known of a learning record store, and of what was sent there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from roleplay.core.grades import Grade
from roleplay.core.records import SessionSummary

StatementForm = Literal["json", "jsonl"]
"""`json`: one array, which is what a record store takes in one request; `jsonl`: a statement a line."""
STATEMENT_FORMS: tuple[StatementForm, ...] = ("json", "jsonl")


@dataclass(frozen=True, slots=True)
class RecordStoreSettings:
    """Where statements go, and how they speak of people. The secret is kept elsewhere."""

    endpoint: str = ""
    """Address of the xAPI end point, which `/statements` is added to; empty: nothing is ever sent."""
    key: str = ""
    """Name of the credentials that the record store has given out ("key", "user name")."""
    certificates: str = ""
    """File of the certificates that are trusted (PEM) in place of the system's, for a store inside a company."""
    home_page: str = ""
    """`homePage` of people's accounts; empty for the default."""
    base: str = ""
    """What the addresses of scenarios begin with; empty for the default."""
    pseudonymous: bool = False
    """Whether people are sent under pseudonyms."""


@dataclass(frozen=True, slots=True)
class Practised:
    """A call with the grades that trainers have finished for it: what statements are made of."""

    call: SessionSummary
    grades: tuple[Grade, ...] = ()


@dataclass(frozen=True, slots=True)
class SentStatement:
    """A statement that a record store has taken."""

    statement_id: str
    session_id: str
    """The call that it is about, which may be gone."""


@dataclass(frozen=True, slots=True)
class PushReport:
    """What came of sending."""

    sent: int = 0
    """Statements that the store has taken now."""
    known: int = 0
    """Statements that it had already."""
    voided: int = 0
    """Earlier statements that were made void, since the call has changed or is gone."""
    conflicts: tuple[str, ...] = ()
    """Ids under which the store has something else; it was left as it is."""
