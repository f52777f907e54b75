"""The scenario library: compiled from YAML into one SQLite file, opened read-only.

A person's own scenarios stay YAML files in a folder and are merged in when the library is opened.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from roleplay.core.errors import DiskError, ScenarioError
from roleplay.core.files import reason, replacing
from roleplay.core.records import ScenarioSummary
from roleplay.dialogue.formats.diagnostics import Known, lint, with_problems
from roleplay.dialogue.formats.library_file import Row, pack, read_rows
from roleplay.dialogue.formats.part_checks import lint_part
from roleplay.dialogue.formats.parts import PartShelf, is_part, read_part
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.formats.source_text import SUFFIXES, read_text
from roleplay.dialogue.formats.yaml_source import ParsedScenario, read_scenario
from roleplay.dialogue.model import Scenario

_KEPT = 4
"""So many of the compiled scenarios stay as they were read: each takes up to 3 MB, and a call plays one."""
_ID = re.compile(r"""^id[ \t]*:[ \t]*["']?([a-z][\w-]*)""", re.MULTILINE)
Further = Callable[[ParsedScenario], Iterable[Diagnostic]]


def to_json(scenario: Scenario) -> str:
    """Return a scenario as JSON: the same scenario always gives the same text."""
    content = scenario.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_json(source: str) -> Scenario:
    """Return a scenario from its JSON, as a library or a session keeps it.

    Raises `ScenarioError` when it was written for another version of the program.
    """
    try:
        return Scenario.model_validate_json(source)
    except ValidationError as error:
        raise ScenarioError(
            "This saved scenario cannot be read by this version of the program.", hint="Update the program."
        ) from error


def scenario_files(folder: Path) -> tuple[Path, ...]:
    """Return the scenario files of a folder, by name; none when the folder is missing or may not be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(path for path in found if path.suffix in SUFFIXES and path.is_file())


def id_of(file: Path) -> str:
    """Return the id that a file gives itself, without reading it as YAML; empty when it does not tell."""
    text = read_text(file)
    found = _ID.search(text) if isinstance(text, str) else None
    return found[1] if found else ""


def lint_files(
    files: Iterable[Path],
    known: Known,
    *,
    beside: Iterable[Path] = (),
    taken: Collection[str] = (),
    further: Further | None = None,
) -> tuple[ParsedScenario, ...]:
    """Read and check scenario and part files; an id that two scenarios share is an error of the second.

    The files of `beside` have their ids already, the first that names one, and are not checked, unless they are among
    `files`; the ids in `taken` belong to the compiled library. `further` returns more problems of a scenario without
    errors.
    """
    checked: list[ParsedScenario] = []
    shelf = PartShelf(known.parts)
    owners: dict[str, Path] = {}
    for file in beside:
        if name := id_of(file):
            owners.setdefault(name, file)
    for file in files:
        if is_part(file):
            part = lint_part(read_part(file), known)
            checked.append(ParsedScenario(None, part.diagnostics, part.positions, part.file))
            continue
        parsed = lint(read_scenario(file, shelf), known)
        if parsed.scenario is not None:
            owner = owners.setdefault(parsed.id, file)
            if parsed.id in taken:
                parsed = _with_taken_id(parsed, parsed.id, "a scenario that comes with the program")
            elif owner.resolve() != file.resolve():
                parsed = _with_taken_id(parsed, parsed.id, str(owner))
        if parsed.scenario is not None and further is not None:
            parsed = with_problems(parsed, further(parsed))
        checked.append(parsed)
    return tuple(checked)


def build_library(
    sources: Path, database: Path, known: Known, *, further: Further | None = None
) -> tuple[Diagnostic, ...]:
    """Compile the scenario files of a folder; return the warnings, `further` ones included.

    The same sources give the same bytes with the same SQLite. The old file stays until the new one is complete.
    Raises `ScenarioError` when a source has errors, `DiskError` when the file cannot be written.
    """
    rows, warnings = _compile(sources, known, further)
    try:
        with replacing(database) as draft:
            draft.write_bytes(pack(rows))
    except OSError as error:
        why, hint = reason(error)
        raise DiskError(f"{database}: cannot be written: {why}.", hint=hint) from error
    return warnings


def differences(sources: Path, database: Path, known: Known) -> list[str]:
    """Compare a folder of scenario files with a compiled library; empty when they agree.

    Raises `ScenarioError` when a source has errors, `DatabaseError` when the library cannot be read.
    """
    wanted = {row.id: row for row in _compile(sources, known)[0]}
    kept = {row.id: row for row in read_rows(database)}
    found = [f"{name} is not in {database.name}" for name in wanted.keys() - kept.keys()]
    found += [f"{name} is in {database.name} but has no source" for name in kept.keys() - wanted.keys()]
    found += [
        f"{name} differs between {sources} and {database.name}"
        for name in wanted.keys() & kept.keys()
        if wanted[name] != kept[name]
    ]
    return sorted(found)


class Library:
    """All scenarios that can be played, and those of the person that cannot, with their problems."""

    def __init__(self, rows: Sequence[Row], own: Sequence[ParsedScenario] = ()) -> None:
        self._rows = {row.id: zlib.compress(row.source.encode(), level=1) for row in rows}
        """By id, the scenario as JSON: together 1 MB in place of 5.3."""
        self._read = lru_cache(maxsize=_KEPT)(self._from_row)
        self._summaries: dict[tuple[str, str], ScenarioSummary] = {}
        self._scenarios: dict[str, Scenario] = {}
        """The person's own."""
        self._broken: dict[str, ParsedScenario] = {}
        self._incomplete: dict[str, tuple[str, ...]] = {}
        for parsed in own:
            scenario = parsed.scenario
            if scenario is None:
                self._broken[Path(parsed.file).stem] = parsed
            else:
                self._scenarios[scenario.id] = scenario
                self._incomplete[scenario.id] = parsed.incomplete

    @classmethod
    def open(cls, database: Path, known: Known, own_folder: Path | None = None) -> Library:
        """Open the compiled library and add the scenario files of the person's own folder, if there is one.

        Raises `DatabaseError` when the library is missing, unreadable or newer than the program.
        """
        rows = read_rows(database)
        files = scenario_files(own_folder) if own_folder is not None else ()
        return cls(rows, lint_files(files, known, taken={row.id for row in rows}))

    def list(self, language: str = "") -> tuple[ScenarioSummary, ...]:
        """Return a card for every scenario, the easiest first, broken ones last.

        Texts are in `language` where the scenario has it, else in the scenario's first language.
        """
        playable: list[ScenarioSummary] = []
        broken = [_broken_summary(name, _first_error(parsed)) for name, parsed in self._broken.items()]
        for name in self._rows.keys() | self._scenarios.keys():
            try:
                playable.append(self._summary(name, language))
            except ScenarioError as error:
                broken.append(_broken_summary(name, error.message))
        playable.sort(key=lambda summary: (summary.difficulty, summary.id))
        return (*playable, *sorted(broken, key=lambda summary: summary.id))

    def get(self, scenario_id: str) -> Scenario:
        """Return a scenario.

        Raises `ScenarioError` when there is none, or when it has errors.
        """
        if scenario_id in self._scenarios:
            return self._scenarios[scenario_id]
        if scenario_id in self._rows:
            return self._read(scenario_id)
        broken = self._broken.get(scenario_id) or next(
            (parsed for parsed in self._broken.values() if parsed.id == scenario_id), None
        )
        if broken is not None:
            problem = _first_error(broken)
            raise ScenarioError(
                f"The scenario {scenario_id} has errors: {problem}", hint="`roleplay scenarios lint FILE` shows all."
            )
        names = sorted(self._rows.keys() | self._scenarios.keys())
        near = difflib.get_close_matches(scenario_id, names, n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(names)}."
        raise ScenarioError(f"There is no scenario “{scenario_id}”.", hint=hint)

    def _summary(self, name: str, language: str) -> ScenarioSummary:
        if (name, language) not in self._summaries:
            scenario = self._scenarios.get(name) or self._from_row(name)  # not kept for the sake of its card
            self._summaries[name, language] = summary(scenario, language, self._incomplete.get(name, ()))
        return self._summaries[name, language]

    def _from_row(self, name: str) -> Scenario:
        return from_json(zlib.decompress(self._rows[name]).decode())


def _compile(sources: Path, known: Known, further: Further | None = None) -> tuple[list[Row], tuple[Diagnostic, ...]]:
    files = scenario_files(sources)
    if not files:
        raise ScenarioError(f"{sources}: there are no scenario files here.", hint="Give the folder of YAML files.")
    checked = lint_files(files, known, further=further)
    for parsed in checked:
        if parsed.scenario is None:
            count = sum(diagnostic.severity == "error" for diagnostic in parsed.diagnostics)
            raise ScenarioError(
                f"{_first_error(parsed)}{f' (and {count - 1} more)' if count > 1 else ''}",
                hint="`roleplay scenarios lint` shows all.",
            )
    rows = []
    for scenario in (parsed.scenario for parsed in checked if parsed.scenario is not None):
        source = to_json(scenario)
        rows.append(Row(scenario.id, scenario.version, hashlib.sha256(source.encode()).hexdigest(), source))
    warnings = tuple(diagnostic for parsed in checked for diagnostic in parsed.diagnostics)
    return sorted(rows, key=lambda row: row.id), warnings


def _with_taken_id(parsed: ParsedScenario, name: str, owner: str) -> ParsedScenario:
    at = parsed.positions.get(("id",))
    line, column = (at.line, at.column) if at else (1, 1)
    message = f"the id `{name}` is taken by {owner}"
    problem = Diagnostic("RP123", "error", message, "Choose another id.", parsed.file, line, column, ("id",))
    return replace(parsed, scenario=None, diagnostics=(problem, *parsed.diagnostics))


def _first_error(parsed: ParsedScenario) -> str:
    return str(next(diagnostic for diagnostic in parsed.diagnostics if diagnostic.severity == "error"))


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def summary(scenario: Scenario, language: str, incomplete: tuple[str, ...] = ()) -> ScenarioSummary:
    """Return a scenario's card, its texts in `language` where it has it, else in its first one."""
    chosen = language if language in scenario.languages else scenario.languages[0]
    matter = scenario.customer.matter
    return ScenarioSummary(
        id=scenario.id,
        version=scenario.version,
        title=_in_language(scenario.title, chosen),
        summary=_in_language(scenario.summary, chosen),
        role=_in_language(scenario.role, chosen),
        customer=scenario.customer.name,
        languages=scenario.languages,
        incomplete=incomplete,
        direction=scenario.direction,
        difficulty=scenario.difficulty,
        hard_matter=_in_language(matter.hard, chosen),
        feeling=matter.feeling,
        soft_matter=_in_language(matter.soft, chosen),
        traits=scenario.customer.traits,
    )


def _broken_summary(name: str, problem: str) -> ScenarioSummary:
    return ScenarioSummary(
        id=name,
        version=0,
        title=name,
        summary="",
        role="",
        customer="",
        languages=(),
        direction="incoming",
        difficulty=1,
        hard_matter="",
        feeling="anger",
        soft_matter="",
        problem=problem,
    )
