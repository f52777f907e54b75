"""Whether the rules of rows on a server keep what was said to those who may read it, as this version sets them."""

from __future__ import annotations

from collections.abc import Iterable

from roleplay.store.dialects.postgres.policies import RULES, WORDS_ASKED

RULES_OF_READING = (
    "SELECT tablename::text, policyname::text, qual FROM pg_policies WHERE schemaname = 'roleplay' "
    "AND cmd IN ('SELECT', 'ALL') AND permissive = 'PERMISSIVE' ORDER BY tablename, policyname"
)
"""Everybody may ask this."""
WORDS_SHOWN = "{0}: its rules of rows show words of calls to people who may not read the calls"
_OTHERWISE = ("owner", "act_for_all")
"""Rules that hold for the owner alone, and while HR erases, sweeps or hands out: see `policies`."""


def words_shown(rules: Iterable[tuple[str, str, str | None]]) -> tuple[str, ...]:
    """Return the tables whose rules of reading (rows of `RULES_OF_READING`) do not ask who may read the call."""
    asking = {table for table, rule in RULES.items() if WORDS_ASKED in rule.read}
    return tuple(
        dict.fromkeys(
            table
            for table, name, condition in rules
            if table in asking and name not in _OTHERWISE and WORDS_ASKED not in (condition or "")
        )
    )
