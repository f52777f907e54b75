"""Stories from other tools become scenarios of the person's own library, and scenarios become Twee."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.desk.scenario_lock import one_at_a_time
from roleplay.core.archives import is_device_name
from roleplay.core.errors import DiskError, InputError, ScenarioError
from roleplay.core.files import reason, replacing
from roleplay.memory import no_full_collections

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.dialogue.exchange.importing import Imported
    from roleplay.dialogue.exchange.report import Note
    from roleplay.dialogue.formats.parts import PartShelf
    from roleplay.dialogue.formats.problems import Diagnostic
    from roleplay.dialogue.formats.yaml_source import ParsedScenario

_CUSTOMERS = ("dana", "victor", "helena", "martin", "judith", "leo", "irene", "edward")
"""Voices for an imported customer and the other speakers, in turn, as far as they are there."""
_ID_LINE = re.compile(r"^id:.*$", re.MULTILINE)
_NO_VOICES = frozenset({"system", "trainee", "trainee-man", "supervisor"})


@dataclass(frozen=True, slots=True)
class ImportWish:
    """How a story is to be imported."""

    language: str = "en"
    """Of the story, two small letters."""
    voice: str = ""
    """Id of the customer's voice; empty for the first that fits."""


@dataclass(frozen=True, slots=True)
class StoryPreview:
    """What an import would make, or has made."""

    id: str
    """Of the scenario, such as no other has."""
    title: str
    kind: str
    """`twee`, `twine`, `ink` or `yarn`."""
    passages: int
    """Of the story."""
    nodes: int
    """Of the draft."""
    text: str
    """The scenario's file."""
    notes: tuple[Note, ...]
    """What was left out, changed or added, by line."""
    diagnostics: tuple[Diagnostic, ...]
    """What the checks say of the draft: warnings about what is for a trainer to finish."""
    file: Path | None = None
    """Where it was saved."""


@guarded
class ExchangeDesk:
    """Thread-safe. Nothing of a story is executed, and nothing is written before `take_in`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def preview(self, path: Path, wish: ImportWish | None = None, *, check: bool = True) -> StoryPreview:
        """Return what an import would make, without `check` as long as nobody knows yet what the checks say of it.

        Raises `InputError`, `ArchiveError`, and `MachineError` without Ink's parser.
        """
        # A story of a megabyte is a million objects that all stay: looking through them takes a quarter of the time.
        with no_full_collections():
            found = self._previewed(path, wish or ImportWish())
            return self.check(found) if check else found

    def check(self, preview: StoryPreview) -> StoryPreview:
        """Return a preview with what the checks say of the draft, which takes as long as making it."""
        with no_full_collections():
            return replace(preview, diagnostics=self._checked(preview.text, preview.id))

    def _previewed(self, path: Path, wish: ImportWish) -> StoryPreview:
        imported = self._imported(path, wish)
        name = self._free_id(str(imported.draft.value["id"]))
        text = imported.draft.text
        if name != imported.draft.value["id"]:
            text = _ID_LINE.sub(f"id: {name}", text, count=1)
        return StoryPreview(
            name,
            imported.title,
            imported.kind,
            imported.passages,
            len(imported.draft.value["nodes"]),
            text,
            imported.notes,
            (),
        )

    def take_in(self, preview: StoryPreview) -> StoryPreview:
        """Save what was previewed as a scenario of the person's own; nothing is ever overwritten.

        Returns it with its file. Raises `DiskError`, and `InputError` when a scenario of that id has come meanwhile.
        """
        folder = self._parts.places.scenarios
        path = folder / f"{preview.id}.yaml"
        with one_at_a_time(folder):
            if self._free_id(preview.id) != preview.id or path.exists():
                raise InputError(f"There is a scenario “{preview.id}” by now.", hint="Open the story again.")
            try:
                with replacing(path) as draft:
                    draft.write_text(preview.text, encoding="utf-8")
            except OSError as error:
                why, hint = reason(error)
                raise DiskError(f"{path} cannot be written: {why}.", hint=hint) from error
        self._parts.read_again()
        return replace(preview, file=path)

    def export_twee(
        self, scenario: str, path: Path, language: str = "", *, replace: bool = False
    ) -> tuple[Note, ...]:
        """Write a scenario (an id or a file) as Twee 3; return what Twine does not know of it.

        Raises `InputError` for a scenario or language that there is not, `ScenarioError` for one with errors,
        `ExportError` where it cannot be written.
        """
        from roleplay.dialogue.exchange.twine.twee_out import to_twee
        from roleplay.export.files import export_file

        source, parsed = self._source(scenario)
        if parsed.scenario is None:
            first = next((str(problem) for problem in parsed.diagnostics if problem.severity == "error"), "")
            raise ScenarioError(f"The scenario “{scenario}” has errors: {first}", hint="Mend them first.")
        languages = parsed.scenario.languages
        if language and language not in languages:
            hint = f"It is there in {', '.join(languages)}."
            raise InputError(f"“{scenario}” is not there in the language “{language}”.", hint=hint)
        if path.exists() and not replace:
            raise InputError(f"{path} is there already.", hint="Give another name, or allow it to be replaced.")
        twee = to_twee(parsed.scenario, source, language or languages[0])
        with export_file(path) as out:
            out.write(twee.text)
        return twee.notes

    def _source(self, wanted: str) -> tuple[str, ParsedScenario]:
        from roleplay.dialogue.formats.library import id_of, scenario_files
        from roleplay.dialogue.formats.problems import Diagnostic, did_you_mean
        from roleplay.dialogue.formats.source_text import read_text
        from roleplay.dialogue.formats.yaml_source import parse_scenario

        files = (
            *scenario_files(self._parts.places.scenarios),
            *scenario_files(self._parts.resources.assets / "scenarios"),
        )
        found = Path(wanted) if Path(wanted).is_file() else None
        found = found or next((file for file in files if wanted in (file.stem, id_of(file))), None)
        if found is None:
            hint = did_you_mean(wanted, [file.stem for file in files]) or "`roleplay scenarios list` shows all."
            raise InputError(f"There is no scenario “{wanted}”.", hint=hint)
        text = read_text(found)
        if isinstance(text, Diagnostic):
            raise InputError(str(text))
        return text, parse_scenario(text, str(found), self._shelf.beside(found))

    @property
    def _shelf(self) -> PartShelf:
        from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf

        return PartShelf((*self._parts.known.parts, self._parts.places.scenarios / PARTS_FOLDER))

    def _imported(self, path: Path, wish: ImportWish) -> Imported:
        from roleplay.app.desk.exchange_file import read_story_file
        from roleplay.app.ink_compiler import InkCompiler
        from roleplay.dialogue.exchange.draft import DraftOptions
        from roleplay.dialogue.exchange.importing import import_story

        options = DraftOptions(language=_language(wish.language), voices=self._voices(wish.voice))
        with InkCompiler() as ink:
            if path.suffix.lower() == ".ink":
                ink.prepare()
            return import_story(read_story_file(path), options, ink, self._shelf, self._parts.known)

    def _voices(self, wanted: str) -> tuple[str, ...]:
        """Return the customer's voice and those of other speakers. Raises `InputError` for one that there is not."""
        known = self._parts.known.voices
        if wanted and wanted not in known:
            from roleplay.dialogue.formats.problems import did_you_mean

            hint = did_you_mean(wanted, known) or "`roleplay voices list` shows all."
            raise InputError(f"There is no voice “{wanted}”.", hint=hint)
        usual = [voice for voice in _CUSTOMERS if voice in known] or sorted(known - _NO_VOICES) or sorted(known)
        return tuple(dict.fromkeys((wanted, *usual) if wanted else usual))

    def _free_id(self, wanted: str) -> str:
        """Return an id that neither a scenario nor a file of the person has."""
        folder = self._parts.places.scenarios
        taken = {card.id for card in self._parts.library.list()}
        name, number = wanted, 1
        while (
            name in taken
            or is_device_name(name)
            or any((folder / f"{name}{end}").exists() for end in (".yaml", ".yml"))
        ):
            number += 1
            name = f"{wanted[:58].rstrip('-_')}-{number}"
        return name

    def _checked(self, text: str, name: str) -> tuple[Diagnostic, ...]:
        from roleplay.dialogue.formats.diagnostics import lint
        from roleplay.dialogue.formats.yaml_source import parse_scenario

        return lint(parse_scenario(text, f"{name}.yaml", self._shelf), self._parts.known).diagnostics


def _language(code: str) -> str:
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code.lower()
    raise InputError(f"“{code}” is no language code.", hint="Give two letters, such as `en` or `pl`.")
