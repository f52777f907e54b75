"""Translation sheets: the rows that go out, and what those that come back change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roleplay.core.legible import UNSHOWABLE
from roleplay.core.told import Told
from roleplay.core.translating import (
    SheetChange,
    SheetLine,
    SheetProblem,
    SheetReading,
    TextRow,
    TranslationSheet,
    Wanted,
)
from roleplay.dialogue.authoring.edits import Compound, Edit, SetValue
from roleplay.dialogue.formats.checks.texts import braces_fit
from roleplay.dialogue.formats.parts import parameters
from roleplay.dialogue.formats.problems import most_like
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.translating.context import Contexts
from roleplay.dialogue.translating.ledger import Ledger, digest, states_of
from roleplay.dialogue.translating.units import TextUnit, languages_of, sentences, text_units

LONGEST_SENTENCE = 1_000
_LANGUAGE = re.compile(r"[a-z]{2}")
_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka
    kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
"""ISO 639-1."""
_LANGUAGES = frozenset(_CODES.split())


def is_language(code: str) -> bool:
    """Tell whether a code is that of a language: what a sheet calls otherwise could not be taken in again."""
    return code in _LANGUAGES


def sheet_rows(value: Plain, ledger: Ledger, targets: tuple[str, ...], wanted: Wanted = "all") -> tuple[TextRow, ...]:
    """Return the texts of a scenario with their context; with `open` those that a target lacks or has stale."""
    contexts = Contexts(value)
    source = languages_of(value)[0]
    rows = []
    for unit in text_units(value):
        states = states_of(unit, ledger, source, (source, *targets))
        if wanted == "all" or any(state != "done" for state in states.values()):
            rows.append(contexts.row(unit, states))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class UnderstoodSheet:
    """What a sheet comes to."""

    reading: SheetReading
    edit: Compound | None
    """What makes the changes; None when there are none."""
    origins: dict[tuple[str, str], str]
    """By id and language, the source text from which each text of the sheet was made."""


def understood(sheet: TranslationSheet, value: Plain) -> UnderstoodSheet:
    """Compare a sheet with a scenario. Pure: nothing is changed yet."""
    return _Reader(sheet, value).run()


class _Reader:
    def __init__(self, sheet: TranslationSheet, value: Plain) -> None:
        self._sheet = sheet
        self._known = languages_of(value)
        self._source = self._known[0]
        self._units = {unit.id: unit for unit in text_units(value)}
        self._changes: list[SheetChange] = []
        self._problems: list[SheetProblem] = []
        self._edits: list[Edit] = []
        self._origins: dict[tuple[str, str], str] = {}
        self._unchanged = 0
        self._emptied = 0

    def run(self) -> UnderstoodSheet:
        targets = tuple(one for one in self._sheet.languages if one != self._source)
        usable = tuple(one for one in targets if self._is_language(one))
        seen: set[str] = set()
        for line in self._sheet.lines:
            if line.id in seen:
                told = Told("this id stands in an earlier row, too; this row is left out", "sheet_twice")
                self._tell(line.number, line.id, "", told)
            elif unit := self._unit(line):
                seen.add(line.id)
                self._line(line, unit, usable)
        new = tuple(
            language
            for language in usable
            if language not in self._known and any(change.language == language for change in self._changes)
        )
        if new:
            self._edits.append(SetValue(("languages",), (*self._known, *new)))
        reading = SheetReading(
            self._sheet.scenario, tuple(self._changes), tuple(self._problems), self._unchanged, new, self._emptied
        )
        edit = Compound(f"translations from {self._sheet.name}", tuple(self._edits)) if self._edits else None
        return UnderstoodSheet(reading, edit, self._origins)

    def _is_language(self, code: str) -> bool:
        """Tell whether a column has texts of a language: one of the scenario's own, or one that there is."""
        if not _LANGUAGE.fullmatch(code):
            told = f"“{code}” is no language code of two small letters"
            self._tell(0, "", code, Told(told, "sheet_code", heading=code))
        elif code not in self._known and not is_language(code):
            known = ", ".join(self._known)
            message = f"“{code}” is no language; the scenario has {known}. Correct the heading of the column."
            self._tell(0, "", code, Told(message, "sheet_language", heading=code, known=known))
        else:
            return True
        return False

    def _unit(self, line: SheetLine) -> TextUnit | None:
        unit = self._units.get(line.id)
        if unit is None:
            near = most_like(line.id, self._units)
            message = "there is no such text: it was removed or renamed since."
            told = Told(f"{message} Did you mean `{near}`?", "sheet_gone_near", near=near)
            self._tell(line.number, line.id, "", told if near else Told(message, "sheet_gone"))
        return unit

    def _line(self, line: SheetLine, unit: TextUnit, targets: tuple[str, ...]) -> None:
        source = line.texts.get(self._source)
        now = unit.texts.get(self._source, "")
        moved = source is not None and digest(source) != digest(now)
        for language in targets:
            text = line.texts.get(language, "").strip()
            before = unit.texts.get(language, "")
            if not text:
                if before and language in line.texts:
                    self._emptied += 1
                    told = Told("the cell is empty: the text that is there stays", "sheet_emptied")
                    self._tell(line.number, line.id, language, told, taken=True)
                continue
            if digest(text) == digest(before):
                self._unchanged += 1
                continue
            problem = next(_problems(unit, text, now), None)
            if problem is not None:
                self._tell(line.number, line.id, language, problem)
                continue
            if moved:
                told = Told("the source has changed since the sheet was made: look at it again", "sheet_moved")
                self._tell(line.number, line.id, language, told, taken=True)
            self._changes.append(SheetChange(line.number, line.id, language, before, text))
            self._edits.append(SetValue(unit.place_in(language), unit.value_of(text)))
            self._origins[line.id, language] = source if source is not None else now

    def _tell(self, row: int, name: str, language: str, message: Told, *, taken: bool = False) -> None:
        self._problems.append(SheetProblem(row, name, language, message, taken))


def _problems(unit: TextUnit, text: str, source: str) -> Iterator[Told]:
    """Yield why a text cannot be taken in."""
    if found := UNSHOWABLE.search(text):
        character = f"U+{ord(found[0]):04X}"
        yield Told(f"it holds a character that cannot be shown ({character})", "sheet_unseen", character=character)
    for sentence in sentences(text) if unit.several else (text,):
        if len(sentence) > LONGEST_SENTENCE:
            yield Told(f"it has more than {LONGEST_SENTENCE} characters", "sheet_long", most=LONGEST_SENTENCE)
    if unit.head[-1] == "text" and not braces_fit(text):
        yield Told("the braces around swear words do not fit together", "sheet_braces")
    there = set(parameters(source))
    if there != set(parameters(text)) and not unit.several:
        missing = sorted(there - set(parameters(text)))
        extra = sorted(set(parameters(text)) - there)
        told = [f"${name} is missing" for name in missing] + [f"${name} is not in the source" for name in extra]
        yield Told(", ".join(told), "sheet_names", missing=missing, extra=extra)
