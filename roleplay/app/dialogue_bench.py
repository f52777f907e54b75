"""How quickly a turn is decided, the library is compiled, and scenarios play themselves, on this machine."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from roleplay.app.bench.figures import StageTimes, times
from roleplay.app.parts import Parts
from roleplay.core.events import TraineeSaid
from roleplay.core.understanding import Transcript
from roleplay.dialogue.autoplay.report import play_scenario
from roleplay.dialogue.evaluation.replies import moment
from roleplay.dialogue.formats.library import build_library, lint_files, scenario_files
from roleplay.dialogue.labelled import load_labelled
from roleplay.dialogue.model import ALWAYS, Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue

Result = TypeVar("Result")

CALLS = 50
"""Calls with each trainee and scenario."""
_MOST_TURNS = 400


@dataclass(frozen=True, slots=True)
class DialogueSpeed:
    """What was measured."""

    scenarios: int
    dialogues: int
    """Scenarios times languages, all loaded at once."""
    loading: float
    """Seconds until all dialogues were ready, the understanding included."""
    decision: StageTimes
    """Seconds from a transcript to the customer's next move: understanding and stepping."""
    decisions: int
    compiling: float | None
    """Seconds to compile the library from its sources; None when a source has errors."""
    turns_a_second: float
    """Of scenarios that play themselves; in a second of one core."""
    turns: int


def bench_dialogue(parts: Parts) -> DialogueSpeed:
    """Measure with the scenarios that are shipped as source; those with errors are left out."""
    sources = parts.resources.assets / "scenarios"
    checked = lint_files(scenario_files(sources), parts.known)
    scenarios = [parsed.scenario for parsed in checked if parsed.scenario is not None]
    loading, dialogues = _timed(lambda: _load(parts, scenarios))
    decisions = _decide(dialogues, parts.resources.assets / "evaluation" / "techniques")
    reports = [play_scenario(scenario, calls=CALLS) for scenario in scenarios]
    turns = sum(report.turns for report in reports)
    return DialogueSpeed(
        len(scenarios),
        len(dialogues),
        loading,
        times(decisions),
        len(decisions),
        _compile(parts, sources) if len(scenarios) == len(checked) else None,
        turns / sum(report.cpu_seconds for report in reports),
        turns,
    )


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _load(parts: Parts, scenarios: Sequence[Scenario]) -> list[ScenarioDialogue]:
    return [
        ScenarioDialogue(scenario, language, parts.understander)
        for scenario in scenarios
        for language in scenario.languages
    ]


def _decide(dialogues: Sequence[ScenarioDialogue], folder: Path) -> list[float]:
    """Say measured utterances at nodes chosen by a fixed seed; return how long each decision took."""
    random = Random(0)  # noqa: S311 - no secret
    seconds: list[float] = []
    for dialogue in dialogues:
        language = dialogue.engine.language
        utterances = load_labelled(folder / f"{language}-fresh.tsv", language)
        nodes = [name for name, node in dialogue.engine.scenario.nodes.items() if node.outcome is None]
        wanted = max(1, _MOST_TURNS // len(dialogues))
        for utterance in random.sample(utterances, min(wanted, len(utterances))):
            state = moment(dialogue, random.choice(nodes), ALWAYS)
            transcript = Transcript(utterance.text, 0.0, 0.0, "typed")
            dialogue.lines_ahead(state)  # as a call does while the customer speaks
            began = time.perf_counter()
            dialogue.step(state, TraineeSaid(0.0, transcript, dialogue.understand(state, transcript)))
            seconds.append(time.perf_counter() - began)
    return seconds


def _compile(parts: Parts, sources: Path) -> float:
    with tempfile.TemporaryDirectory(prefix="roleplay-") as folder:
        database = Path(folder) / "scenarios.db"
        return _timed(lambda: build_library(sources, database, parts.known))[0]
