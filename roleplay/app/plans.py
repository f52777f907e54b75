"""Running the test plans that lie beside the scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from roleplay.core.errors import InputError
from roleplay.core.records import Level
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.library import lint_files
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.formats.source_text import SUFFIXES
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue, Understanding
from roleplay.dialogue.testplans.coverage import Coverage, Reached
from roleplay.dialogue.testplans.names import check_names
from roleplay.dialogue.testplans.parser import read_plans
from roleplay.dialogue.testplans.plans import SUFFIX, Plan, PlanError, PlanProblem
from roleplay.dialogue.testplans.runner import Played, play


@dataclass(frozen=True, slots=True)
class PlansReport:
    """What came of the plans of one file."""

    file: str
    scenario: str
    """Id; empty when the scenario could not be read."""
    played: tuple[Played, ...] = ()
    problems: tuple[PlanProblem, ...] = ()
    """Why nothing was played."""
    coverage: Coverage | None = None

    @property
    def passed(self) -> bool:
        """Whether everything came as it was expected."""
        return not self.problems and not any(played.failures for played in self.played)


def plan_files(folders: Iterable[Path], wanted: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return the plan files of these folders, or those that belong to the wanted ids and files.

    Raises `InputError` when there is none for something that is wanted.
    """
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob(f"*{SUFFIX}"))]
    if not wanted:
        return tuple(found)
    return tuple(path for name in wanted for path in _of(name, found))


def _of(name: str, found: Sequence[Path]) -> list[Path]:
    path = Path(name)
    if name.endswith(SUFFIX):
        return [path]
    if path.suffix in SUFFIXES:
        return [path.with_name(path.stem + SUFFIX)]
    chosen = [path for path in found if _stem(path) == name]
    if not chosen:
        hint = did_you_mean(name, map(_stem, found)) or "Give a scenario's id, or a file."
        raise InputError(f"There is no test plan for “{name}”.", hint=hint)
    return chosen


def _stem(plan: Path) -> str:
    return plan.name.removesuffix(SUFFIX)


def run_plans(file: Path, known: Known, understanding: Understanding) -> PlansReport:
    """Play every plan of a file on the scenario beside it; what cannot be read is reported, never raised."""
    try:
        plans = read_plans(file)
        scenario = _scenario_beside(file, known)
        problems = tuple(problem for plan in plans for problem in check_names(plan, scenario))
    except PlanError as error:
        return PlansReport(str(file), "", problems=error.problems)
    if problems:
        return PlansReport(str(file), scenario.id, problems=problems)
    reached = Reached(scenario)
    played = tuple(_played(plans, scenario, understanding, reached))
    return PlansReport(str(file), scenario.id, played, coverage=reached.coverage())


def _played(
    plans: Iterable[Plan], scenario: Scenario, understanding: Understanding, reached: Reached
) -> Iterable[Played]:
    dialogues: dict[tuple[str, Level], ScenarioDialogue] = {}
    for plan in plans:
        key = (plan.language, plan.level)
        if key not in dialogues:
            dialogues[key] = ScenarioDialogue(scenario, plan.language, understanding, plan.level)
        yield play(plan, dialogues[key], reached)


def _scenario_beside(plans: Path, known: Known) -> Scenario:
    """Read the scenario of a plan file from its source. Raises `PlanError`."""
    candidates = [plans.with_name(_stem(plans) + suffix) for suffix in SUFFIXES]
    source = next((path for path in candidates if path.is_file()), None)
    if source is None:
        problem = PlanProblem(str(plans), 0, f"There is no scenario {candidates[0].name} beside it.", "Rename one.")
        raise PlanError((problem,))
    (parsed,) = lint_files([source], known)
    if parsed.scenario is None:
        first = next(found for found in parsed.diagnostics if found.severity == "error")
        message = f"The scenario has errors: {first}"
        raise PlanError((PlanProblem(str(plans), 0, message, f"`roleplay scenarios lint {source}` shows all."),))
    return parsed.scenario
