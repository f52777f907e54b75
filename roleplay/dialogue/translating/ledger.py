"""Which text each translation was made from: what tells that one is stale.

Kept beside the scenario and not in it, so that the file stays readable. Whenever a scenario is looked at, every
translation that has changed since the last look counts as made from the source as it is then; one that has not, while
its source has, is stale until somebody changes it or says that it still holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from roleplay.core.translating import LanguageState, TextState
from roleplay.dialogue.translating.units import TextUnit

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Origin:
    """What a translation was made from."""

    source: str
    """Hash of the source text at that time."""
    text: str
    """Hash of the translation."""


Ledger = Mapping[str, Mapping[str, Origin]]
"""By id of the text and language."""


def digest(text: str) -> str:
    """Return the hash of a text; spaces at line ends do not count."""
    plain = "\n".join(line.strip() for line in text.strip().splitlines())
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def observed(ledger: Ledger, units: Iterable[TextUnit], source: str) -> dict[str, dict[str, Origin]]:
    """Return the ledger after a look at the texts; what is gone is forgotten."""
    found: dict[str, dict[str, Origin]] = {}
    for unit in units:
        now = digest(unit.texts.get(source, ""))
        known = ledger.get(unit.id, {})
        for language, text in unit.texts.items():
            if language == source:
                continue
            before = known.get(language)
            same = before is not None and before.text == digest(text)
            origin = before if before is not None and same else Origin(now, digest(text))
            found.setdefault(unit.id, {})[language] = origin
    return found


def taken_from(
    ledger: Ledger, units: Iterable[TextUnit], origins: Mapping[tuple[str, str], str]
) -> dict[str, dict[str, Origin]]:
    """Return the ledger in which some translations (id, language) were made from these source texts."""
    changed = {unit_id: dict(by_language) for unit_id, by_language in ledger.items()}
    texts = {unit.id: unit.texts for unit in units}
    for (unit_id, language), source in origins.items():
        text = texts.get(unit_id, {}).get(language)
        if text is not None:
            changed.setdefault(unit_id, {})[language] = Origin(digest(source), digest(text))
    return changed


def states_of(unit: TextUnit, ledger: Ledger, source: str, languages: Collection[str]) -> dict[str, TextState]:
    """Return how a text stands in every language but the source's."""
    found: dict[str, TextState] = {}
    now = digest(unit.texts.get(source, ""))
    for language in languages:
        if language == source:
            continue
        origin = ledger.get(unit.id, {}).get(language)
        if unit.is_missing(language):
            found[language] = "missing"
        elif origin is not None and origin.source != now and origin.text == digest(unit.texts.get(language, "")):
            found[language] = "stale"
        else:
            found[language] = "done"
    return found


def language_states(
    units: Collection[TextUnit], ledger: Ledger, languages: tuple[str, ...]
) -> tuple[LanguageState, ...]:
    """Return how far a scenario has got in each language, the source first."""
    source = languages[0]
    states = [states_of(unit, ledger, source, languages) for unit in units]
    found = [LanguageState(source, len(units), sum(unit.is_missing(source) for unit in units), 0, source=True)]
    for language in languages[1:]:
        those = [state[language] for state in states]
        found.append(LanguageState(language, len(units), those.count("missing"), those.count("stale")))
    return tuple(found)
