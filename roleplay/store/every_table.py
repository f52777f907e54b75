"""All tables of the store, those of modules that nobody has asked for yet, too."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from sqlalchemy import Table

from roleplay import store
from roleplay.store.schema import Base


@cache
def every_table() -> tuple[Table, ...]:
    """Return all tables, in an order in which each comes after those that it hangs on."""
    for module in pkgutil.iter_modules(store.__path__):
        if module.name.startswith("schema"):
            importlib.import_module(f"{store.__name__}.{module.name}")
    return tuple(Base.metadata.sorted_tables)
