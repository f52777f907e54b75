"""Exports that somebody wants to make again."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import delete, insert, select

from roleplay.core.errors import InputError
from roleplay.core.exports import ExportRecipe, ExportWish
from roleplay.store.codec import well_formed
from roleplay.store.part import StorePart
from roleplay.store.schema_export import ExportRecipeRow

_log = logging.getLogger(__name__)
_WISH: TypeAdapter[ExportWish] = TypeAdapter(ExportWish)
LONGEST_NAME = 80


class RecipeStore(StorePart):
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def all(self) -> tuple[ExportRecipe, ...]:
        """Return the recipes by name; one that this version cannot read is left out."""
        row = ExportRecipeRow
        query = select(row.name, row.wish, row.saved_at, row.saved_by).order_by(row.name)
        with self._snapshot() as connection:
            found = connection.execute(query).all()
        kept = []
        for name, wish, saved_at, saved_by in found:
            try:
                kept.append(ExportRecipe(name, _WISH.validate_json(wish), saved_at, saved_by))
            except ValidationError as error:
                _log.warning("the export recipe %r cannot be read: %s", name, error)
        return tuple(kept)

    def save(self, name: str, wish: ExportWish, *, by: str = "") -> str:
        """Keep a wish in place of an earlier one of this name; return the name as it is kept.

        Raises `InputError` for a name that is none.
        """
        name = " ".join(well_formed(name).split())
        if not name or len(name) > LONGEST_NAME:
            raise InputError(
                "A recipe needs a name." if not name else f"The name is longer than {LONGEST_NAME} characters.",
                hint="Give it a short one.",
            )
        text = well_formed(_WISH.dump_json(wish).decode())
        with self._transaction() as connection:
            connection.execute(delete(ExportRecipeRow).where(ExportRecipeRow.name == name))
            connection.execute(
                insert(ExportRecipeRow).values(
                    name=name, wish=text, saved_at=datetime.now(UTC), saved_by=well_formed(by)
                )
            )
        return name

    def drop(self, name: str) -> None:
        """Forget a recipe. Raises `InputError` when there is none of this name."""
        with self._transaction() as connection:
            if not connection.execute(delete(ExportRecipeRow).where(ExportRecipeRow.name == name)).rowcount:
                raise InputError(
                    f"There is no export recipe {name!r}.",
                    hint="`roleplay export recipes list` shows those there are.",
                )
