"""The tables of accounts: people, what lets them in, and who trains whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base, UtcDateTime


class PersonRow(Base):
    """Somebody who may sign in. Their calls, grades ... carry the name; sign-ins and codes hang on the id."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    folded: Mapped[str] = mapped_column(unique=True)
    """The name as it is typed at sign-in: case, accents and width do not matter, so no two may be alike in it."""
    role: Mapped[str]
    active: Mapped[bool]
    passphrase: Mapped[str | None]
    """argon2id in PHC string format, with salt and parameters; empty until they have chosen one."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    signed_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        CheckConstraint("role IN ('trainee', 'trainer', 'hr', 'administrator')", name="role"),
        {"sqlite_autoincrement": True},  # an id is never given away again
    )


class GroupTrainerRow(Base):
    """A trainer of a group; one without any trains everybody."""

    __tablename__ = "group_trainers"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)


class OneTimeCodeRow(Base):
    """A code that lets somebody choose a new passphrase, once."""

    __tablename__ = "one_time_codes"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    """SHA-256, hexadecimal: the code has 100 random bits, so that nothing can be guessed from it."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (CheckConstraint("kind IN ('reset', 'recovery')", name="kind"),)


class SignInRow(Base):
    """A sign-in on the command line, which outlives the process."""

    __tablename__ = "sign_ins"

    digest: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of its token, hexadecimal."""
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    boot: Mapped[str]
    """Which start of which machine it belongs to; no other one takes it."""
    used_at: Mapped[float]
    """Seconds of that machine's steady clock."""


class SignInDelayRow(Base):
    """Failed sign-ins with a name, whether or not there is such a person, as one machine has seen them last."""

    __tablename__ = "sign_in_delays"

    mark: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the folded name, hexadecimal: somebody may have typed a passphrase there."""
    machine: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    since: Mapped[float]
    """When, in seconds of that machine's steady clock."""
    tried_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Only for clearing up."""


class AccessPolicyRow(Base):
    """What was chosen for the whole store; one row, none until somebody has chosen."""

    __tablename__ = "access_policy"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    accounts: Mapped[bool]
    """Whether people sign in."""
    lock_minutes: Mapped[int]

    __table_args__ = (
        CheckConstraint("id = 1", name="one"),
        CheckConstraint("lock_minutes BETWEEN 1 AND 480", name="lock_minutes"),
    )
