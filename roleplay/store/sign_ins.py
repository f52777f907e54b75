"""What lets people in besides their passphrase: one-time codes, and sign-ins that outlive a process."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from roleplay.core.people import CodeKind, OneTimeCode
from roleplay.store.part import StorePart
from roleplay.store.schema_people import OneTimeCodeRow, PersonRow, SignInRow


class Codes(StorePart):
    """One-time codes, one of a kind a person. Thread-safe."""

    def put(self, person_id: int, kind: CodeKind, code: OneTimeCode) -> None:
        """Keep a code in place of an earlier one of its kind."""
        with self._transaction() as connection:
            put_code(connection, person_id, kind, code)

    def of(self, person_id: int) -> dict[CodeKind, OneTimeCode]:
        """Return the codes that somebody can use."""
        row = (OneTimeCodeRow.kind, OneTimeCodeRow.digest, OneTimeCodeRow.made_at, OneTimeCodeRow.expires_at)
        with self._snapshot() as connection:
            found = connection.execute(select(*row).where(OneTimeCodeRow.person_id == person_id))
            return {
                ("recovery" if kind == "recovery" else "reset"): OneTimeCode(digest, made, expires)
                for kind, digest, made, expires in found
            }

    def spend(self, person_id: int, kind: CodeKind, digest: str, passphrase: str) -> bool:
        """Use a code up for a new passphrase (its hash); return whether it was still there.

        Of two who use it at once, one is too late. Sign-ins with the old passphrase are void.
        """
        with self._transaction() as connection:
            this = (
                OneTimeCodeRow.person_id == person_id,
                OneTimeCodeRow.kind == kind,
                OneTimeCodeRow.digest == digest,
            )
            if not connection.execute(delete(OneTimeCodeRow).where(*this)).rowcount:
                return False
            connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(passphrase=passphrase))
            connection.execute(delete(SignInRow).where(SignInRow.person_id == person_id))
            return True


def put_code(connection: Connection, person_id: int, kind: CodeKind, code: OneTimeCode) -> None:
    """Keep a code in place of an earlier one of its kind, in the transaction of `connection`."""
    this = (OneTimeCodeRow.person_id == person_id, OneTimeCodeRow.kind == kind)
    connection.execute(delete(OneTimeCodeRow).where(*this))
    values = {"digest": code.digest, "made_at": code.made_at, "expires_at": code.expires_at}
    connection.execute(insert(OneTimeCodeRow).values(person_id=person_id, kind=kind, **values))


@dataclass(frozen=True, slots=True)
class KeptSignIn:
    """A sign-in on the command line."""

    person_id: int
    boot: str
    """Which start of which machine it belongs to."""
    used_at: float
    """Seconds of that machine's steady clock."""


class SignIns(StorePart):
    """Sign-ins on the command line, by the digest of their token. Thread-safe."""

    def keep(self, digest: str, sign_in: KeptSignIn) -> None:
        """Keep a sign-in, or that it was used again."""
        with self._transaction() as connection:
            connection.execute(delete(SignInRow).where(SignInRow.digest == digest))
            connection.execute(
                insert(SignInRow).values(
                    digest=digest, person_id=sign_in.person_id, boot=sign_in.boot, used_at=sign_in.used_at
                )
            )

    def used(self, digest: str, now: float) -> None:
        """Keep that a sign-in was used; nothing happens when it is gone."""
        with self._transaction() as connection:
            connection.execute(update(SignInRow).where(SignInRow.digest == digest).values(used_at=now))

    def find(self, digest: str) -> KeptSignIn | None:
        """Return a sign-in, None when there is none (any more)."""
        row = (SignInRow.person_id, SignInRow.boot, SignInRow.used_at)
        with self._snapshot() as connection:
            found = connection.execute(select(*row).where(SignInRow.digest == digest)).one_or_none()
            return None if found is None else KeptSignIn(*found)

    def drop(self, digest: str) -> None:
        """Forget a sign-in."""
        with self._transaction() as connection:
            connection.execute(delete(SignInRow).where(SignInRow.digest == digest))
