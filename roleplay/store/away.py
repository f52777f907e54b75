"""What stands for the database while its file is exchanged."""

from __future__ import annotations

from typing import NoReturn

from roleplay.core.errors import DatabaseError


class Away:
    """Refuses whatever an engine would do, with one message for a person."""

    def __init__(self, place: str) -> None:
        self._place = place

    def _refuse(self) -> NoReturn:
        raise DatabaseError(
            f"The session database is being converted or restored at the moment: {self._place}",
            hint="Wait until that is done.",
            code="database_away",
        )

    def connect(self) -> NoReturn:
        """Raise `DatabaseError`."""
        self._refuse()

    def begin(self) -> NoReturn:
        """Raise `DatabaseError`."""
        self._refuse()

    def raw_connection(self) -> NoReturn:
        """Raise `DatabaseError`."""
        self._refuse()
