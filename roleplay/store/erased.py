"""Who was erased, so that no backup and no import brings them back: marks that tell nothing without the name.

A mark is the scrypt of the folded name (RFC 7914) with a salt of this store. Names are few and can be guessed: who
has the list and a name in mind can find out whether that person was erased, at some hundredths of a second a guess.
The same list lies in a file beside the database, because a backup that is put back is older than it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, insert, select, update

from roleplay.core.files import private_folder, replacing
from roleplay.core.privacy import ErasedPerson
from roleplay.store.disk import disk_fault
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema_privacy import ErasedRow

_log = logging.getLogger(__name__)

_COST, _BLOCK, _LANES = 2**13, 8, 1
"""8 MB and some hundredths of a second a name: a store of hundreds of names is gone through in the background."""
_FORM = "scrypt"


def new_salt() -> str:
    """Return a salt, hexadecimal."""
    return secrets.token_hex(16)


def mark_of(name: str, salt: str) -> str:
    """Return the mark of a person; case, accents and blanks of the name do not matter."""
    folded = fold(" ".join(name.split())).encode("utf-8", "surrogatepass")
    digest = hashlib.scrypt(folded, salt=bytes.fromhex(salt), n=_COST, r=_BLOCK, p=_LANES, dklen=32)
    return f"{_FORM}${salt}${digest.hex()}"


def salt_of(mark: str) -> str:
    """Return the salt that a mark was made with; empty where it is none of ours."""
    form, _, rest = mark.partition("$")
    return rest.partition("$")[0] if form == _FORM else ""


class ErasedList(StorePart):
    """The list. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def all(self) -> tuple[ErasedPerson, ...]:
        """Return everybody who was erased, the latest last."""
        with self._snapshot() as connection:
            return tuple(
                ErasedPerson(row.mark, row.erased_at, row.finished)
                for row in connection.execute(select(ErasedRow).order_by(ErasedRow.erased_at))
            )

    def begin(self, names: Iterable[str], at: datetime) -> tuple[str, ...]:
        """Write down that an erasure begins; return the marks. A crash from now on is made good at the next start."""
        salt = next((found for known in self.all() if (found := salt_of(known.mark))), "") or new_salt()
        marks = tuple(mark_of(name, salt) for name in sorted(set(names)))
        self._put(ErasedPerson(mark, at, finished=False) for mark in marks)
        return marks

    def finish(self, marks: Iterable[str]) -> None:
        """Write down that an erasure has come to its end."""
        with self._transaction() as connection:
            its = update(ErasedRow).where(ErasedRow.mark.in_(list(marks)))
            connection.execute(its.values(finished=True))

    def carry(self, people: Iterable[ErasedPerson]) -> int:
        """Take in a list from elsewhere, to be gone through at the next start; return how many were new.

        For a backup that was put back, and for a file beside the database that knows more than it.
        """
        known = {one.mark: one for one in self.all()}
        new = [one for one in people if one.mark not in known or known[one.mark].erased_at < one.erased_at]
        self._put(ErasedPerson(one.mark, one.erased_at, finished=False) for one in new)
        return len(new)

    def _put(self, people: Iterable[ErasedPerson]) -> None:
        with self._transaction() as connection:
            for one in people:
                connection.execute(delete(ErasedRow).where(ErasedRow.mark == one.mark))
                values = {"mark": one.mark, "erased_at": one.erased_at, "finished": one.finished}
                connection.execute(insert(ErasedRow).values(**values))


def write_file(path: Path, people: Iterable[ErasedPerson]) -> None:
    """Write the list beside the database. Raises `DiskError`."""
    content = [{"mark": one.mark, "erased_at": one.erased_at.astimezone(UTC).isoformat()} for one in people]
    try:
        private_folder(path.parent)
        with replacing(path) as draft:
            draft.write_text(json.dumps(content, indent=1), "utf-8")
    except OSError as error:
        raise disk_fault(error, f"The list of who was erased cannot be kept ({path})") from error


def read_file(path: Path) -> tuple[ErasedPerson, ...]:
    """Return the list beside the database; nothing where there is none, or none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
        return tuple(
            ErasedPerson(str(one["mark"]), datetime.fromisoformat(one["erased_at"]), finished=True) for one in found
        )
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("the list of who was erased cannot be read (%s): %s", path, type(error).__name__)
        return ()
