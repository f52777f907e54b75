"""What goes into a pack: scenarios of the person's own, and everything of theirs that these need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from roleplay.app.parts import Parts
from roleplay.app.surroundings import own_sound
from roleplay.core.errors import InputError, ScenarioError
from roleplay.core.packs import PackItem
from roleplay.dialogue.formats.library import id_of, lint_files, scenario_files
from roleplay.dialogue.formats.parts import PARTS_FOLDER
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.formats.source_text import SUFFIXES
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.dialogue.model import Person, Scenario
from roleplay.dialogue.testplans.plans import SUFFIX as PLANS
from roleplay.export.pack.manifest import Need
from roleplay.speech.voices.voice_file import BUILT_IN_ENGINES, Voice


@dataclass(frozen=True, slots=True)
class Gathered:
    """One file for a pack."""

    path: str
    """In the pack."""
    source: Path
    item: PackItem


@dataclass(frozen=True, slots=True)
class Gathering:
    """Everything that scenarios need."""

    files: tuple[Gathered, ...]
    shipped_parts: tuple[Need, ...]
    plugins: tuple[Need, ...]

    @property
    def items(self) -> tuple[PackItem, ...]:
        """What is in it, each once."""
        return tuple(dict.fromkeys(file.item for file in self.files))


def gather(parts: Parts, scenarios: tuple[str, ...]) -> Gathering:
    """Find the files.

    Raises `InputError` for a scenario that is not the person's own, `ScenarioError` for one with errors.
    """
    return _Gatherer(parts).run(tuple(dict.fromkeys(scenarios)))


class _Gatherer:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._own = parts.places.scenarios
        self._shipped = parts.resources.assets / "scenarios"
        self._found: dict[str, Gathered] = {}
        self._shipped_parts: dict[str, Need] = {}
        self._plugins: dict[str, Need] = {}

    def run(self, wanted: tuple[str, ...]) -> Gathering:
        if not wanted:
            raise InputError("There is no scenario to be packed.", hint="Name at least one.")
        for name in wanted:
            self._scenario(name)
        files = tuple(self._found[path] for path in sorted(self._found))
        return Gathering(files, tuple(self._shipped_parts.values()), tuple(self._plugins.values()))

    def _add(self, folder: str, source: Path, item: PackItem, name: str = "") -> None:
        path = f"{folder}/{name or source.name}"
        self._found.setdefault(path, Gathered(path, source, item))

    def _scenario(self, name: str) -> None:
        file = self._file_of(name)
        (parsed,) = lint_files([file], self._parts.known)
        if parsed.scenario is None:
            first = next(found for found in parsed.diagnostics if found.severity == "error")
            hint = f"`roleplay scenarios lint {file}` shows all."
            raise ScenarioError(f"The scenario {name} has errors: {first}", hint=hint)
        scenario = parsed.scenario
        title = next(iter(scenario.title.values()))
        item = PackItem("scenario", scenario.id, scenario.version, title)
        self._add("scenarios", file, item, f"{scenario.id}.yaml")
        plans = file.with_name(file.stem + PLANS)
        if plans.is_file():
            self._add("plans", plans, PackItem("plans", scenario.id), f"{scenario.id}{PLANS}")
        self._parts_of(file)
        for voice in sorted(voices_of(scenario)):
            self._voice(voice)
        if scenario.background is not None:
            self._sound(scenario.background.sound)

    def _file_of(self, name: str) -> Path:
        files = scenario_files(self._own)
        own = {id_of(file): file for file in files}
        if name in own:
            return own[name]
        if by_file := next((file for file in files if file.stem == name), None):  # as the studio calls it
            return by_file
        if name in {id_of(file) for file in scenario_files(self._shipped)}:
            raise InputError(
                f"The scenario {name} comes with the program: everybody has it.",
                hint=f"Copy it first (`roleplay scenarios copy {name}`), and pack the copy.",
            )
        hint = did_you_mean(name, own) or "Packs are made of scenarios of your own."
        raise InputError(f"There is no scenario “{name}” of your own.", hint=hint)

    def _parts_of(self, file: Path) -> None:
        value = read_tree(file.read_text(encoding="utf-8-sig"), str(file)).value
        included = value.get("include") if isinstance(value, dict) else None
        for include in included.values() if isinstance(included, dict) else ():
            name = str(include["part"])
            shipped = _first(self._shipped / PARTS_FOLDER, name, SUFFIXES)
            own = _first(self._own / PARTS_FOLDER, name, SUFFIXES)
            if shipped is not None:
                digest = hashlib.sha256(shipped.read_bytes()).hexdigest()
                self._shipped_parts[name] = Need(name, digest)
            elif own is not None:
                self._add("parts", own, PackItem("part", name), f"{name}.yaml")

    def _voice(self, voice_id: str) -> None:
        own = self._parts.places.voices / f"{voice_id}.toml"
        found = self._parts.bank.voice_or_plain(voice_id, "en")
        for engine in engines_of(found):
            if engine not in BUILT_IN_ENGINES:
                self._plugins[engine] = Need(engine)
        if not own.is_file():
            return
        self._add("voices", own, PackItem("voice", voice_id, title=found.content.name))
        for model in (name for name in _models_of(found) if Path(name).name == name):
            for suffix in (".onnx", ".onnx.json"):
                file = self._parts.places.voices / f"{model}{suffix}"
                if file.is_file():
                    self._add("models", file, PackItem("model", model))

    def _sound(self, name: str) -> None:
        own = own_sound(self._parts.places.sounds, name)
        if own is not None:
            self._add("sounds", own, PackItem("sound", name))


def voices_of(scenario: Scenario) -> frozenset[str]:
    """Return the ids of all voices that a scenario may be heard in."""
    people: tuple[Person, ...] = (scenario.customer, *scenario.speakers.values())
    return frozenset(voice for person in people for voice in (person.voice, *person.voices.values()))


def engines_of(voice: Voice) -> frozenset[str]:
    """Return the names of the engines that a voice asks for."""
    return frozenset(choice.engine for choices in voice.content.languages.values() for choice in choices)


def _models_of(voice: Voice) -> Iterator[str]:
    for choices in voice.content.languages.values():
        yield from (choice.voice for choice in choices if choice.engine == "piper" and choice.voice)


def _first(folder: Path, name: str, suffixes: tuple[str, ...]) -> Path | None:
    return next((path for path in (folder / f"{name}{suffix}" for suffix in suffixes) if path.is_file()), None)
