"""Translating scenarios: sheets out and in, the state of each language, what became stale."""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roleplay.app.access.guard import guarded
from roleplay.app.desk.studio import StudioDesk
from roleplay.app.parts import Parts
from roleplay.core.errors import DiskError, InputError, ScenarioError
from roleplay.core.files import private_folder, reason, replacing
from roleplay.core.translating import LanguageState, SheetReading, TextRow, TranslationSheet, Wanted
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.formats.library import id_of, scenario_files
from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.formats.source_text import read_text
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.translating import ledger as ledgers
from roleplay.dialogue.translating.ledger import Ledger, Origin
from roleplay.dialogue.translating.sheet import UnderstoodSheet, is_language, sheet_rows, understood
from roleplay.dialogue.translating.units import languages_of, text_units

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)


@guarded
class TranslationDesk:
    """Thread-safe, as long as one scenario is changed by one at a time."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lock = threading.RLock()
        """Held while the ledger is read and written: the window looks from several threads."""

    # --- of scenarios on the disk ---

    def states(self, scenario: str) -> tuple[LanguageState, ...]:
        """Return how far a scenario, by id or file, has got in each of its languages. Raises `InputError`."""
        return self.states_of(scenario, self._document(scenario)[0].value)

    def export(self, scenario: str, path: Path, targets: tuple[str, ...] = (), wanted: Wanted = "all") -> int:
        """Write a sheet of a scenario; return the number of rows.

        `targets` are the languages to translate into, new ones as well; without any, all of its others. Raises
        `InputError`, `ExportError`.
        """
        return self.write_sheet(scenario, self._document(scenario)[0].value, path, targets, wanted)

    def inspect(self, path: Path, scenario: str = "") -> SheetReading:
        """Return what a sheet would change; `scenario` in place of the one that it names. Raises `InputError`."""
        sheet = self.read_sheet(path)
        return self._understood(sheet, scenario)[1].reading

    def take_in(self, path: Path, scenario: str = "") -> SheetReading:
        """Write what a sheet changes into the scenario's file, as its next version; comments and layout stay.

        Rows with problems are left out, all others are taken in. Raises `InputError` for a sheet that cannot be read
        or a scenario that is not the person's own, `ScenarioError` if it could not be played any more, `DiskError`.
        """
        sheet = self.read_sheet(path)
        document, found, file = self._understood(sheet, scenario)
        if found.edit is None:
            return found.reading
        before, text = document.scenario, document.text
        document.apply(found.edit)
        if before is not None and document.scenario is None:
            first = next(one for one in document.diagnostics if one.severity == "error")
            message = f"With {path.name} the scenario would have errors: {first}. Nothing was changed."
            raise ScenarioError(message, hint="Mend that row of the sheet.")
        if file.parent == self._parts.places.scenarios:
            StudioDesk(self._parts).save(file.stem, document.text, text)  # as the next version
        else:
            self._write(file, document.text)
        self.note_taken(found.reading.scenario, document.value, found.origins)
        self._parts.read_again()
        return found.reading

    def confirm(self, scenario: str, language: str, ids: Sequence[str] = ()) -> int:
        """Say that translations still hold although their source has changed: these, or all; return how many."""
        value = self._document(scenario)[0].value
        return self.confirm_of(scenario, value, language, ids)

    # --- of what is open in the window, saved or not ---

    def states_of(self, scenario: str, value: Plain) -> tuple[LanguageState, ...]:
        """Return how far a scenario with these values has got in each of its languages."""
        units, languages = text_units(value), languages_of(value)
        return ledgers.language_states(units, self._looked(scenario, value), languages)

    def rows(
        self, scenario: str, value: Plain, targets: tuple[str, ...] = (), wanted: Wanted = "all"
    ) -> tuple[TextRow, ...]:
        """Return the texts of a scenario with their context and how each stands in the targets."""
        return sheet_rows(value, self._looked(scenario, value), targets or languages_of(value)[1:], wanted)

    def write_sheet(
        self, scenario: str, value: Plain, path: Path, targets: tuple[str, ...] = (), wanted: Wanted = "all"
    ) -> int:
        """Write a sheet; return the number of rows. Raises `InputError`, `ExportError`."""
        from roleplay.export.translation_sheet import write_sheet

        source, *others = languages_of(value)
        chosen = targets or tuple(others)
        for language in chosen:
            if language == source or (language not in others and not is_language(language)):
                hint = f"Give codes of ISO 639-1, such as `pl` or `uk`; not {source}, from which is translated."
                raise InputError(f"“{language}” is no language to translate into.", hint=hint)
        if not chosen:
            raise InputError("There is no language to translate into.", hint="Name one, such as `pl`.")
        rows = self.rows(scenario, value, chosen, wanted)
        write_sheet(path, _id(value) or scenario, (source, *chosen), rows)
        return len(rows)

    def read_sheet(self, path: Path) -> TranslationSheet:
        """Read a sheet. Raises `InputError`."""
        from roleplay.export.translation_sheet import read_sheet

        return read_sheet(path)

    def understand_sheet(self, sheet: TranslationSheet, value: Plain) -> UnderstoodSheet:
        """Compare a sheet with the values of a scenario; the edit that makes the changes is in it."""
        return understood(sheet, value)

    def note_taken(self, scenario: str, value: Plain, origins: dict[tuple[str, str], str]) -> None:
        """Remember from which source texts translations were made that are in the values now."""
        with self._lock:
            looked = self._looked(scenario, value)
            self._keep(_id(value) or scenario, ledgers.taken_from(looked, text_units(value), origins))

    def confirm_of(self, scenario: str, value: Plain, language: str, ids: Sequence[str] = ()) -> int:
        """Say that translations still hold although their source has changed: these, or all; return how many."""
        units, source = text_units(value), languages_of(value)[0]
        with self._lock:
            looked = self._looked(scenario, value)
            stale = [
                unit
                for unit in units
                if (not ids or unit.id in ids)
                and ledgers.states_of(unit, looked, source, (language,)).get(language) == "stale"
            ]
            origins = {(unit.id, language): unit.texts.get(source, "") for unit in stale}
            self._keep(_id(value) or scenario, ledgers.taken_from(looked, units, origins))
        return len(stale)

    # --- files ---

    def _understood(self, sheet: TranslationSheet, scenario: str) -> tuple[Document, UnderstoodSheet, Path]:
        name = scenario or sheet.scenario
        if not name:
            raise InputError(f"{sheet.name} does not say of which scenario it is.", hint="Name the scenario.")
        document, file = self._document(name, own=True)
        return document, understood(sheet, document.value), file

    def _write(self, file: Path, text: str) -> None:
        try:
            with replacing(file) as draft:
                draft.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{file} cannot be written: {why}. Nothing was changed.", hint=hint) from error

    def _document(self, name: str, *, own: bool = False) -> tuple[Document, Path]:
        """Return a scenario by its id or file. Raises `InputError`; with `own` also for a shipped one."""
        file = self._file(name, own=own)
        text = read_text(file)
        if not isinstance(text, str):
            raise InputError(str(text))
        known = self._parts.known
        shelf = PartShelf((*known.parts, file.parent / PARTS_FOLDER))
        document = Document.from_text(text, known, file=str(file), shelf=shelf)
        if not document.is_readable:
            first = next(iter(document.diagnostics), "it is no YAML")
            raise InputError(f"{file} cannot be read: {first}", hint="Mend it first.")
        return document, file

    def _file(self, name: str, *, own: bool) -> Path:
        if Path(name).suffix in (".yaml", ".yml") and Path(name).is_file():
            return Path(name)
        mine = {id_of(file): file for file in scenario_files(self._parts.places.scenarios)}
        shipped = {id_of(file): file for file in scenario_files(self._parts.resources.assets / "scenarios")}
        if name in mine:
            return mine[name]
        if name in shipped and not own:
            return shipped[name]
        if name in shipped:
            raise InputError(
                f"The scenario {name} comes with the program and is not changed.",
                hint=f"Copy it first (`roleplay scenarios copy {name}`), and translate the copy.",
            )
        hint = did_you_mean(name, {**mine, **shipped}) or "`roleplay scenarios list` shows all."
        raise InputError(f"There is no scenario “{name}”.", hint=hint)

    # --- the ledger ---

    def _looked(self, scenario: str, value: Plain) -> Ledger:
        """Return the ledger of a scenario after a look at it; what is new is kept."""
        name = _id(value) or scenario
        with self._lock:
            before = self._kept(name)
            now = ledgers.observed(before, text_units(value), languages_of(value)[0])
            if now != before:
                self._keep(name, now)
        return now

    def _place(self, name: str) -> Path:
        safe = "".join(one for one in name if one.isascii() and (one.isalnum() or one in "-_"))[:64] or "scenario"
        return self._parts.places.data / "translations" / f"{safe}.json"

    def _kept(self, name: str) -> dict[str, dict[str, Origin]]:
        try:
            content: dict[str, Any] = json.loads(self._place(name).read_text("utf-8"))
            return {
                str(unit): {str(one): Origin(str(at[0]), str(at[1])) for one, at in languages.items()}
                for unit, languages in content.items()
            }
        except (OSError, ValueError, TypeError, AttributeError, LookupError):
            return {}

    def _keep(self, name: str, ledger: Ledger) -> None:
        plain = {
            unit: {language: [origin.source, origin.text] for language, origin in by_language.items()}
            for unit, by_language in ledger.items()
        }
        place = self._place(name)
        try:
            private_folder(place.parent)
            with replacing(place) as draft:
                draft.write_text(json.dumps(plain, indent=0, sort_keys=True), encoding="utf-8")
        except OSError as error:  # what is stale is told worse; nothing of the scenario is lost
            _log.warning("what was translated from which text cannot be kept: %s", error)


def _id(value: Plain) -> str:
    named = value.get("id") if isinstance(value, dict) else None
    return named if isinstance(named, str) else ""
