"""Letting scenarios play themselves: which ones, from their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from roleplay.core.errors import ScenarioError
from roleplay.core.records import Level
from roleplay.dialogue.autoplay.report import PlayReport, play_scenario
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.library import lint_files, scenario_files
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.formats.source_text import SUFFIXES
from roleplay.dialogue.formats.yaml_source import ParsedScenario


@dataclass(frozen=True, slots=True)
class AutoplayOptions:
    """How scenarios are played by themselves."""

    calls: int = 1000
    """With each trainee."""
    seed: int = 0
    level: Level = "normal"


@dataclass(frozen=True, slots=True)
class Autoplayed:
    """What was learned about one scenario file."""

    file: str
    problems: tuple[str, ...]
    """Why it could not be played, or what a well-written scenario must not show."""
    report: PlayReport | None = None


def autoplay(
    folders: Iterable[Path], known: Known, wanted: Sequence[str], options: AutoplayOptions
) -> tuple[Autoplayed, ...]:
    """Play the scenarios of these folders, or the wanted ids and files. Raises `ScenarioError` for an unknown one."""
    found = [path for folder in folders for path in scenario_files(folder)]
    chosen = [_file_of(name, found) for name in wanted] if wanted else found
    return tuple(_play(parsed, options) for parsed in lint_files(chosen, known))


def _file_of(name: str, found: Sequence[Path]) -> Path:
    if name.endswith(SUFFIXES):
        return Path(name)
    by_id = {path.stem: path for path in found}
    if name not in by_id:
        hint = did_you_mean(name, by_id) or "Give the name of its file without `.yaml`, or the file."
        raise ScenarioError(f"There is no scenario “{name}”.", hint=hint)
    return by_id[name]


def _play(parsed: ParsedScenario, options: AutoplayOptions) -> Autoplayed:
    if parsed.scenario is None:
        errors = tuple(str(problem) for problem in parsed.diagnostics if problem.severity == "error")
        return Autoplayed(parsed.file, errors)
    report = play_scenario(parsed.scenario, calls=options.calls, seed=options.seed, level=options.level)
    return Autoplayed(parsed.file, tuple(report.problems()), report)
