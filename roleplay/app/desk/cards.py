"""The scorecards that there are: those that come with the program, and those that were saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.errors import ExportError, InputError
from roleplay.core.files import replacing
from roleplay.core.scorecards import Scorecard
from roleplay.review.scorecards.source import SUFFIXES, read_scorecard, write_text
from roleplay.review.scorecards.validation import need_valid

FOLDER = "scorecards"


@guarded
class CardShelf:
    """Scorecards by id and version. Thread-safe. A saved version never changes."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @cached_property
    def shipped(self) -> tuple[Scorecard, ...]:
        """Those that come with the program."""
        folder = self._parts.resources.assets / FOLDER
        return tuple(read_scorecard(path) for path in sorted(folder.glob("*.yaml")))

    def all(self) -> tuple[Scorecard, ...]:
        """Return every version of every card, by id, the newest first. Raises `DatabaseError`, `DiskError`."""
        saved = self._parts.store.grades.scorecards()
        known = {(card.id, card.version) for card in saved}
        every = [*saved, *(card for card in self.shipped if (card.id, card.version) not in known)]
        return tuple(sorted(every, key=lambda card: (card.id, -card.version)))

    def newest(self) -> tuple[Scorecard, ...]:
        """Return the newest version of every card."""
        return tuple(_first_of_each(self.all()))

    def find(self, identifier: str, version: int = 0) -> Scorecard:
        """Return a card, the newest without a version. Raises `InputError` when there is none like it."""
        every = self.all()
        found = [card for card in every if card.id == identifier and version in (0, card.version)]
        if not found:
            known = ", ".join(dict.fromkeys(card.id for card in every))
            what = f"{identifier!r}" + (f" version {version}" if version else "")
            raise InputError(f"There is no scorecard {what}.", hint=f"There are {known}.", code="scorecard")
        return found[0]

    def save(self, card: Scorecard, *, by: str) -> Scorecard:
        """Save a card as the next version of its id, and return that; one that says the same is not saved again.

        Raises `InputError` for one that cannot be used.
        """
        need_valid(card)
        others = [known for known in self.all() if known.id == card.id]
        same = next((known for known in others if replace(known, version=card.version) == card), None)
        if same is not None and same == others[0]:
            return same
        numbered = replace(card, version=1 + max((known.version for known in others), default=0))
        self._parts.store.grades.save_scorecard(numbered, by=by)
        return numbered

    def keep(self, card: Scorecard) -> None:
        """Save a version as it is, so that grades can rest on it. Raises `InputError` when it is another one."""
        self._parts.store.grades.save_scorecard(card)

    def import_file(self, path: Path, *, by: str) -> Scorecard:
        """Read a file and save it: as it is where its version is free or the same, else as the next version.

        Raises `InputError` with all that is wrong.
        """
        card = read_scorecard(path)
        known = {version.version: version for version in self.all() if version.id == card.id}
        taken = known.get(card.version)
        if taken is not None and taken != card:
            return self.save(card, by=by)
        self._parts.store.grades.save_scorecard(card, by=by)
        return card


def export_card(card: Scorecard, path: Path) -> None:
    """Write a card as YAML, or JSON where the name ends so. Raises `ExportError`."""
    try:
        with replacing(path) as temporary:
            temporary.write_text(write_text(card, as_json=path.suffix.lower() == SUFFIXES[-1]), "utf-8")
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.", hint="Choose another place.") from error


def _first_of_each(cards: Iterable[Scorecard]) -> Iterable[Scorecard]:
    seen: set[str] = set()
    for card in cards:
        if card.id not in seen:
            seen.add(card.id)
            yield card
