"""What those who write scenarios ask for: checks, missing translations, pages about diagnostics, the schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import roleplay.dialogue
from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError
from roleplay.core.files import private_folder
from roleplay.dialogue.formats import meaning
from roleplay.dialogue.formats.library import build_library, differences, id_of, lint_files, scenario_files, to_json
from roleplay.dialogue.formats.parts import PARTS_FOLDER, part_files
from roleplay.dialogue.formats.problems import Diagnostic, Place, did_you_mean
from roleplay.dialogue.formats.yaml_source import ParsedScenario


@guarded
class Desk:
    """Serves those who write scenarios."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._sources = parts.resources.assets / "scenarios"

    def lint(self, files: tuple[Path, ...] = (), *, examples: bool = True) -> tuple[Diagnostic, ...]:
        """Check scenario and part files, or (none given) all that are shipped or lie in the person's folders.

        `examples` has every example understood, too: some seconds for each scenario that has changed.
        """
        shipped = scenario_files(self._sources)
        further = ExampleChecks(self._parts).problems if examples else None
        beside = (*shipped, *self._neighbours(files))
        checked = lint_files(files or self._all(shipped), self._parts.known, beside=beside, further=further)
        return tuple(found for parsed in checked for found in parsed.diagnostics)

    def build(self, *, examples: bool = True) -> tuple[Diagnostic, ...]:
        """Compile the shipped scenarios; return the warnings. Raises `ScenarioError`, `DiskError`."""
        further = ExampleChecks(self._parts).problems if examples else None
        library = self._parts.resources.scenario_library
        return build_library(self._sources, library, self._parts.known, further=further)

    def differences(self) -> list[str]:
        """Return where the compiled library differs from its sources. Raises `ScenarioError`, `DatabaseError`."""
        return differences(self._sources, self._parts.resources.scenario_library, self._parts.known)

    def missing_translations(self, wanted: tuple[str, ...] = ()) -> tuple[Diagnostic, ...]:
        """Return every text that is missing in a language, of all scenarios or those of these ids and files.

        Raises `InputError` when there is no such scenario.
        """
        files = [file for name in wanted for file in self._files_of(name)]
        checked = lint_files(files or self._all(scenario_files(self._sources)), self._parts.known)
        return tuple(found for parsed in checked for found in parsed.diagnostics if found.code == "RP118")

    def explain(self, code: str) -> str:
        """Return the page about a diagnostic, in Markdown. Raises `InputError` when there is no such code."""
        folder = self._sources.parent.parent / "docs" / "diagnostics"
        pages = {path.stem: path for path in folder.glob("RP[0-9][0-9][0-9].md")}
        page = pages.get(code.upper())
        if page is None:
            near = did_you_mean(code.upper(), pages)
            hint = near or "`roleplay scenarios lint` names the code of each problem, such as RP118."
            raise InputError(f"There is no diagnostic “{code}”.", hint=hint)
        return page.read_text(encoding="utf-8")

    def _neighbours(self, files: tuple[Path, ...]) -> tuple[Path, ...]:
        """Return the person's own scenarios if a file lies among them; a draft elsewhere may replace one."""
        own = self._parts.places.scenarios
        among = any(file.resolve().parent == own.resolve() for file in files)
        return scenario_files(own) if among else ()

    def _all(self, shipped: tuple[Path, ...]) -> tuple[Path, ...]:
        own = self._parts.places.scenarios
        parts = (*part_files(self._sources / PARTS_FOLDER), *part_files(own / PARTS_FOLDER))
        return (*shipped, *scenario_files(own), *parts)

    def _files_of(self, name: str) -> Iterator[Path]:
        if Path(name).is_file():
            yield Path(name)
            return
        files = (*scenario_files(self._sources), *scenario_files(self._parts.places.scenarios))
        found = [file for file in files if name in (file.stem, id_of(file))]
        if not found:
            hint = did_you_mean(name, [file.stem for file in files]) or "`roleplay scenarios list` shows all."
            raise InputError(f"There is no scenario “{name}”.", hint=hint)
        yield from found


class ExampleChecks:
    """Checks how the examples of scenarios are understood, and remembers what was found.

    What is found depends on the scenario, the understanding and the engine alone, so it is kept until one of these
    changes; without a place to keep it, it only takes longer.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._folder = parts.places.cache / "examples"
        self._understanding = _fingerprint(parts.resources.assets)

    def problems(self, parsed: ParsedScenario) -> Iterable[Diagnostic]:
        """Return the examples of a scenario that are not understood as they are meant, in each of its languages."""
        assert parsed.scenario is not None, "only scenarios without errors are understood"
        included = ",".join(sorted(parsed.included))
        for language in parsed.scenario.languages:
            digest = _digest(self._understanding, to_json(parsed.scenario), language, included)
            kept = self._folder / f"{parsed.scenario.id}.{language}.json"
            found = _kept(kept, digest)
            if found is None:
                understander = self._parts.understander
                found = [*meaning.example_problems(parsed.scenario, language, understander, parsed.included)]
                _keep(kept, digest, found)
            yield from found


def _fingerprint(assets: Path) -> str:
    """Return a hash of everything on which the understanding rests."""
    dialogue = Path(roleplay.dialogue.__path__[0])
    files = [
        *sorted((dialogue / "understanding").glob("*.py")),
        *(dialogue / name for name in ("engine.py", "scenario_dialogue.py", "formats/meaning.py")),
        *sorted(path for path in (assets / "techniques").iterdir() if path.is_file()),
    ]
    return _digest(*(hashlib.sha256(file.read_bytes()).hexdigest() for file in files))


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _kept(path: Path, digest: str) -> list[Diagnostic] | None:
    """Return what was kept for exactly this, if anything can be made of it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["digest"] != digest:
            return None
        return [_diagnostic(*entry) for entry in content["found"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _diagnostic(code: str, message: str, hint: str, place: list[str | int], language: str) -> Diagnostic:
    where: Place = tuple(place)
    return Diagnostic(code, "warning", message, hint, place=where, language=language)


def _keep(path: Path, digest: str, found: list[Diagnostic]) -> None:
    entries = [(problem.code, problem.message, problem.hint, problem.place, problem.language) for problem in found]
    try:
        private_folder(path.parent)
        path.write_text(json.dumps({"digest": digest, "found": entries}, ensure_ascii=False), encoding="utf-8")
    except OSError:
        return  # it will be looked at again next time
