"""The studio: the trainers' own scenarios, written, saved version by version, compared and brought back."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.desk.scenario_lock import one_at_a_time
from roleplay.app.desk.scenario_versions import FOLDER, KeptVersion, Versions
from roleplay.app.desk.studio_files import ScenarioFiles, disk_told, is_name, text_of, write_text
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError
from roleplay.core.files import private_folder, replacing
from roleplay.dialogue.authoring.building import free_id
from roleplay.dialogue.authoring.comparing import Difference, compared
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import SetValue
from roleplay.dialogue.authoring.places import same
from roleplay.dialogue.formats.library import id_of, scenario_files
from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.formats.source_text import read_text
from roleplay.dialogue.testplans.plans import SUFFIX as PLAN_SUFFIX

if TYPE_CHECKING:
    from roleplay.dialogue.authoring.edits import Edit
    from roleplay.dialogue.authoring.starting import NewScenario
    from roleplay.dialogue.authoring.templates import Template
    from roleplay.dialogue.formats.problems import Place

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StudioRow:
    """One scenario of the library, as the studio lists it."""

    id: str
    """By which it is opened: the name of its file."""
    title: str
    customer: str
    summary: str
    languages: tuple[str, ...]
    own: bool
    """Whether it may be written to: not one that comes with the program."""
    version: int
    problem: str = ""
    """Why it cannot be played; empty when it can."""


@dataclass(frozen=True, slots=True)
class OpenedScenario:
    """The text of a scenario as it lies on the disk."""

    name: str
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a text that was saved."""

    name: str
    """By which it is opened from now on: its id, where that could be read."""
    text: str
    """As it was written, with the version that it got."""
    version: int
    elsewhere: str = ""
    """Another editor had changed the file meanwhile: the version under which that text was kept."""


@guarded
class StudioDesk:
    """Serves those who write scenarios. What is written is always a whole file, and no text is ever lost."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._own = parts.places.scenarios
        self._files = ScenarioFiles(self._own, parts.resources.assets / "scenarios")
        self._versions = Versions(parts.places.data / FOLDER)
        self._seen = self._files.stamps()

    # --- the library ---

    def list(self, language: str = "") -> tuple[StudioRow, ...]:
        """Return all scenarios, the trainers' own first, as their files are now. Raises `DatabaseError`."""
        if (seen := self._files.stamps()) != self._seen:  # another program may have written or removed some
            self._seen = seen
            self._parts.reread_library()
        own = {id_of(file) or file.stem: file.stem for file in scenario_files(self._own)}
        stems = set(own.values())
        rows = []
        for card in self._parts.library.list(language):
            is_own = card.id in own or (bool(card.problem) and card.id in stems)
            row = StudioRow(
                id=own.get(card.id, card.id),
                title=card.title,
                customer=card.customer,
                summary=card.summary,
                languages=card.languages,
                own=is_own,
                version=card.version,
                problem=card.problem,
            )
            rows.append(self._named_as_far_as_written(row, language) if is_own and row.problem else row)
        return tuple(sorted(rows, key=lambda row: (not row.own, row.title.casefold(), row.id)))

    def _named_as_far_as_written(self, row: StudioRow, language: str) -> StudioRow:
        """Give a scenario that cannot be played the title and the customer that its file has already."""
        text = read_text(self._own / f"{row.id}.yaml")
        if not isinstance(text, str):
            return row
        written = self.document(text).value
        if not isinstance(written, dict):
            return row
        person = written.get("customer")
        name = _said(person.get("name"), language) if isinstance(person, dict) else ""
        return replace(row, title=_said(written.get("title"), language) or row.title, customer=name or row.customer)

    def new(self, wanted: NewScenario) -> str:
        """Return the text of a new scenario, with an id that is free; it is saved when it is saved."""
        from roleplay.dialogue.authoring.starting import new_scenario

        return new_scenario(wanted, self._files.taken(), min(self._parts.known.voices, default=""))

    def copy(self, name: str, to: str = "") -> str:
        """Copy a scenario, and its test plans, into the trainers' own; return the name of the copy.

        `to` is the id that it gets; without one, a free one. Raises `InputError`, `DiskError`.
        """
        source = self._files.find(name)
        to = self._files.need_free(to) if to else free_id(f"{source.stem}-copy", self._files.taken())
        document = self.document(text_of(source))
        _prepare(document, to)
        with self._writing():
            write_text(self._own / f"{to}.yaml", document.text)
            self._versions.keep(to, _version(document), document.text)
            plans = source.with_name(source.stem + PLAN_SUFFIX)
            if plans.is_file():
                with disk_told(plans):
                    shutil.copyfile(plans, self._own / f"{to}{PLAN_SUFFIX}")
        self._parts.reread_library()
        return to

    def delete(self, name: str) -> None:
        """Delete one of the trainers' scenarios and its test plans. Its versions stay, and can be restored.

        Raises `InputError` when there is none of the name, `DiskError`.
        """
        file = self._files.find_own(name)
        with self._writing():
            text = read_text(file)
            if isinstance(text, str):
                self._versions.keep(name, _version(self.document(text)), text)
            plans = file.with_name(file.stem + PLAN_SUFFIX)
            with disk_told(file):
                if plans.is_file():
                    kept = self._parts.places.data / FOLDER / name
                    private_folder(kept)
                    shutil.copyfile(plans, kept / plans.name)
                    plans.unlink()
                if isinstance(text, str):
                    file.unlink()
                else:
                    self._set_aside(file, name)
        self._parts.reread_library()

    # --- writing ---

    def open(self, name: str) -> OpenedScenario:
        """Return the text of a scenario, of the trainers' own or one that comes with the program.

        Raises `InputError` when there is none, or it cannot be read.
        """
        file = self._files.find(name)
        return OpenedScenario(name, text_of(file), file.parent == self._own)

    def document(self, text: str, name: str = "") -> Document:
        """Return the document of a text, with everything that it may refer to; `name` stands in messages only."""
        return Document.from_text(text, self._parts.known, file=name, shelf=self._shelf())

    def save(self, name: str, text: str, base: str) -> Saved:
        """Write a scenario and keep it as a version; `base` is what was on the disk when it was opened.

        The version number goes up when anything but comments has changed. `name` is empty for a new one. What another
        editor wrote meanwhile is kept as a version, and told. Raises `InputError` when the id belongs to another
        scenario, `DiskError`; then nothing has changed.
        """
        document = self.document(text, name)
        wanted = _id(document) or name
        if not is_name(wanted):
            raise InputError("The scenario has no id.", hint="Give it one in its first lines: `id: cold-flat`.")
        if wanted != name:
            self._files.need_free(wanted, but=name)
        with self._writing():
            file = self._files.to_write(name, wanted)
            there = read_text(file) if file.exists() else ""
            if not isinstance(there, str):
                message = f"{there.message}: {file.name}. Another program has written it, and it is left as it is."
                raise InputError(message, hint="Save it as UTF-8 there, or move it away; then save here again.")
            elsewhere = self._keep_there(name or wanted, there, base, text)
            self._raise_version(document, name or wanted, there)
            write_text(file, document.text)
            if name and wanted != name:
                self._moved(file, name, wanted)
            self._rename_in_plans(wanted, there, document)
            self._versions.keep(wanted, _version(document), document.text)
        self._parts.reread_library()
        return Saved(wanted, document.text, _version(document), elsewhere)

    def examples_problems(self, text: str) -> tuple[Diagnostic, ...]:
        """Return how the examples of a scenario without errors are misunderstood: some seconds after a change."""
        from roleplay.app.scenarios import ExampleChecks
        from roleplay.dialogue.formats.diagnostics import lint
        from roleplay.dialogue.formats.yaml_source import parse_scenario

        parsed = lint(parse_scenario(text, "", self._shelf()), self._parts.known)
        return tuple(ExampleChecks(self._parts).problems(parsed)) if parsed.scenario is not None else ()

    # --- templates ---

    def templates(self) -> tuple[Template, ...]:
        """Return what can be put into a scenario: filled-in parts, and the fragments of `assets/templates`."""
        from roleplay.dialogue.authoring.templates import templates

        files = sorted((self._parts.resources.assets / "templates").glob("*.yaml"))
        return templates(self._shelf(), {file.stem: text_of(file) for file in files})

    def insertion(
        self,
        document: Document,
        template: Template,
        texts: Mapping[str, Mapping[str, str]] | None = None,
        exits: Mapping[str, str] | None = None,
    ) -> tuple[Edit, tuple[Place, ...]]:
        """Return the edit that puts a template into a document, and the places that what it holds gets.

        `texts` are what it asks for, per language; `exits` the nodes to which its ways out lead. Raises `InputError`.
        """
        from roleplay.dialogue.authoring.templates import insertion

        return insertion(document.value, template, self._shelf(), texts=texts, exits=exits)

    # --- versions ---

    def versions(self, name: str) -> tuple[KeptVersion, ...]:
        """Return the versions of one of the trainers' scenarios, also of a deleted one, the newest first."""
        file = self._files.to_write(self._files.checked(name), name)
        text = read_text(file) if file.is_file() else None
        return self._versions.all(name, text if isinstance(text, str) else None)

    def version_text(self, name: str, version: str) -> str:
        """Return a text that was kept. Raises `InputError` when there is none, `DiskError`."""
        return self._versions.text(self._files.checked(name), version)

    def diff(self, name: str, before: str, after: str = "") -> tuple[Difference, ...]:
        """Return what differs between two versions; without the second one, what differs from what it says now.

        Raises `InputError`, `DiskError`.
        """
        later = self.version_text(name, after) if after else self.open(name).text
        return self.compare(self.version_text(name, before), later)

    def compare(self, before: str, after: str) -> tuple[Difference, ...]:
        """Return what differs between two texts of a scenario."""
        return compared(self.document(before).value, self.document(after).value)

    def restore(self, name: str, version: str) -> Saved:
        """Let a scenario say again what it said in a version; that becomes its newest one.

        What it says now is kept. A deleted one is there again. Raises `InputError`, `DiskError`.
        """
        text = self.version_text(name, version)
        file = self._files.to_write(name, name)
        now = read_text(file) if file.is_file() else ""
        if not isinstance(now, str):
            with self._writing(), disk_told(file):
                self._set_aside(file, name)
        if not now:
            self._files.need_free(name)
            plans = self._parts.places.data / FOLDER / name / f"{name}{PLAN_SUFFIX}"
            if plans.is_file():
                with disk_told(plans):
                    private_folder(self._own)
                    shutil.copyfile(plans, self._own / plans.name)
        return self.save(name, text, now if isinstance(now, str) else "")

    # --- what saving does ---

    def _shelf(self) -> PartShelf:
        return PartShelf(dict.fromkeys((*self._parts.known.parts, self._own / PARTS_FOLDER)))

    def _keep_there(self, name: str, there: str, base: str, text: str) -> str:
        """Keep what lies on the disk; return under which name, if another editor wrote it."""
        if not there or there == text:
            return ""
        kept = self._versions.keep(name, _version(self.document(there)), there)
        return kept.name if base and there != base else ""

    def _set_aside(self, file: Path, name: str) -> None:
        """Put a file that cannot be read beside the versions of its scenario."""
        kept = self._parts.places.data / FOLDER / name
        private_folder(kept)
        places = (kept / f"{file.name}.unreadable{number}" for number in ("", *range(2, 10_000)))
        shutil.move(file, next(place for place in places if not place.exists()))

    def _raise_version(self, document: Document, name: str, there: str) -> None:
        if not document.is_readable:
            return
        before = self.document(there) if there else None
        if before is not None and same(_without_version(before), _without_version(document)):
            number = _version(before)
        else:
            known = [kept.version for kept in self._versions.all(name)]
            now = [_version(before)] if before is not None else []
            number = max([_version(document), *(number + 1 for number in (*known, *now))])
        if number != _version(document):
            document.apply(SetValue(("version",), number))

    def _moved(self, file: Path, name: str, wanted: str) -> None:
        """Let a scenario that has another id now have it everywhere."""
        with disk_told(file):
            plans = file.with_name(name + PLAN_SUFFIX)
            file.replace(file.with_name(f"{wanted}.yaml"))
            if plans.is_file():
                plans.replace(file.with_name(wanted + PLAN_SUFFIX))
        self._versions.rename(name, wanted)

    def _rename_in_plans(self, name: str, before: str, after: Document) -> None:
        """Let the test plans name what was renamed by its new name; where they cannot be written, they stay."""
        from roleplay.dialogue.testplans.renaming import renamed, renames

        file = self._own / f"{name}{PLAN_SUFFIX}"
        if not file.is_file() or not (found := renames(self.document(before).value, after.value)):
            return
        try:
            with file.open(encoding="utf-8", newline="") as stream:
                text = stream.read()
            if (told := renamed(text, found)) != text:
                with replacing(file) as draft:
                    draft.write_text(told, "utf-8", newline="")
        except (OSError, UnicodeDecodeError) as error:
            _log.warning("%s does not name anew what was renamed: %s", file, error)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Let nobody else of this program save meanwhile."""
        with one_at_a_time(self._own):
            yield


def _prepare(document: Document, name: str) -> None:
    """Make of a document a scenario of its own."""
    if not document.is_readable:
        raise InputError("This scenario cannot be copied: its text cannot be read.", hint="Mend it first.")
    document.apply(SetValue(("id",), name))
    document.apply(SetValue(("version",), 1))


def _said(value: object, language: str) -> str:
    """Return a text in a language, else in the first that it has; empty when there is none."""
    if isinstance(value, dict):
        value = value.get(language) or next(iter(value.values()), "")
    return value if isinstance(value, str) else ""


def _id(document: Document) -> str:
    value = document.value
    name = value.get("id") if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""


def _version(document: Document) -> int:
    value = document.value
    number = value.get("version") if isinstance(value, dict) else None
    return number if isinstance(number, int) and 0 <= number < 10**9 else 0


def _without_version(document: Document) -> dict[str, object]:
    value = document.value
    return {key: item for key, item in value.items() if key != "version"} if isinstance(value, dict) else {}
