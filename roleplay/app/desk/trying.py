"""Trying a scenario while it is written: calls from any moment, test plans, calls that play themselves, coverage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.errors import DiskError, InputError
from roleplay.core.files import reason, replacing
from roleplay.core.practice import Selection
from roleplay.core.records import Level, Settings
from roleplay.core.sound import Pcm

if TYPE_CHECKING:
    from roleplay.app.autoplay import AutoplayOptions
    from roleplay.dialogue.authoring.travelled import Shares
    from roleplay.dialogue.authoring.trial import Trial
    from roleplay.dialogue.autoplay.report import PlayReport
    from roleplay.dialogue.model import Scenario
    from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
    from roleplay.dialogue.testplans.coverage import Coverage
    from roleplay.dialogue.testplans.plans import Plan, PlanProblem
    from roleplay.dialogue.testplans.runner import Played
    from roleplay.dialogue.testplans.stepping import Beginning

Told = Callable[[int, int], None]
"""Gets what is done, of how much; may raise to stop the work."""


def tell_nobody(_done: int, _of: int) -> None:
    """Take progress for nobody."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The test plans of a scenario."""

    path: Path
    """Where they lie, or would."""
    shipped: bool
    """Whether they come with the program, so that they are not written to."""
    plans: tuple[Plan, ...] = ()
    problems: tuple[PlanProblem, ...] = ()
    """Why they cannot be read."""


@dataclass(frozen=True, slots=True)
class PlansRun:
    """What came of test plans."""

    played: tuple[Played, ...]
    problems: tuple[PlanProblem, ...]
    """Of plans that name what the scenario has not; these were not played."""
    coverage: Coverage
    shares: Shares


@dataclass(frozen=True, slots=True)
class Autoplay:
    """What came of calls that played themselves."""

    report: PlayReport
    shares: Shares


@guarded
class TryingDesk:
    """Serves those who write scenarios, also ones that were not saved yet. Nothing that is tried is kept."""

    def __init__(self, parts: Parts, settings: Callable[[], Settings]) -> None:
        self._parts = parts
        self._settings = settings

    def in_library(self, scenario_id: str) -> Scenario:
        """Return a scenario of the library. Raises `ScenarioError`, `DatabaseError`."""
        return self._parts.library.get(scenario_id)

    # --- calls ---

    def dialogue(self, scenario: Scenario, language: str, level: Level = "normal") -> ScenarioDialogue:
        """Return a scenario ready to be played; takes up to seconds for a large one whose examples are all new."""
        from roleplay.dialogue.scenario_dialogue import ScenarioDialogue

        return ScenarioDialogue(scenario, language, self._parts.understanding, level)

    def trial(
        self, scenario: Scenario, language: str, beginning: Beginning | None = None, level: Level = "normal"
    ) -> Trial:
        """Begin a call from any moment. Raises `ScenarioError` when the scenario has no such node."""
        from roleplay.dialogue.authoring.trial import Trial

        return Trial(self.dialogue(scenario, language, level), beginning)

    def hear(self, scenario: Scenario, text: str, heat: float, *, language: str, speaker: str = "customer") -> Pcm:
        """Return a text in the voice of a character at a heat, with the scenario's spellings of names.

        As it would sound on the phone, if the settings say so. Raises `InputError`, `ModelError`.
        """
        from roleplay.audio.telephone import telephone
        from roleplay.speech.voices.performance import Request
        from roleplay.speech.voices.voice_file import quantise

        if not text.strip():
            raise InputError("There is nothing to say.", hint="Write the line first.")
        other = scenario.speakers.get(speaker)
        voice = self._parts.bank.voice_or_plain((other or scenario.customer).voice_in(language), language)
        settings = self._settings()
        say = tuple(sorted(scenario.say.get(language, {}).items()))
        spoken, _ = self._parts.bank.speak(voice, Request(text, language, quantise(heat), settings.profanity, say))
        return telephone(spoken.pcm) if settings.telephone_effect else spoken.pcm

    # --- many calls ---

    def autoplay(self, scenario: Scenario, options: AutoplayOptions, told: Told = tell_nobody) -> Autoplay:
        """Let a scenario play itself with the three trainees; `told` gets how many calls were played, of how many."""
        from roleplay.dialogue.authoring.travelled import Travelled
        from roleplay.dialogue.autoplay.report import play_scenario

        travelled = Travelled(scenario)
        report = play_scenario(
            scenario, calls=options.calls, seed=options.seed, level=options.level, reached=travelled, told=told
        )
        return Autoplay(report, travelled.shares())

    def coverage(self, scenario: Scenario, selection: Selection, told: Told = tell_nobody) -> Shares:
        """Return where real calls of a scenario went, as it is written now.

        Calls that were not looked at yet are read first; `told` gets how many were, of how many. Raises
        `DatabaseError`, `DiskError`.
        """
        from roleplay.app.desk.facts import read_calls
        from roleplay.dialogue.authoring.travelled import Shares
        from roleplay.review.coverage import coverage

        practice = self._parts.store.practice
        read_calls(self._parts.store, practice.unread(), told)
        report = coverage(scenario, "", practice.ways(scenario.id, selection))
        whole = max(report.calls, 1)
        return Shares(
            report.calls,
            {node.node: node.calls / whole for node in report.nodes if node.calls},
            {
                (node.node, way.reply, way.leads_to or node.node): way.calls / whole
                for node in report.nodes
                for way in node.ways
                if way.calls
            },
        )

    # --- test plans ---

    def plans(self, name: str) -> PlanFile:
        """Return the test plans beside a scenario of the library: the person's own, else those that are shipped."""
        from roleplay.dialogue.testplans.parser import read_plans
        from roleplay.dialogue.testplans.plans import PlanError

        path, shipped = self._plan_file(name)
        if not path.is_file():
            return PlanFile(path, shipped)
        try:
            return PlanFile(path, shipped, read_plans(path))
        except PlanError as error:
            return PlanFile(path, shipped, problems=error.problems)

    def run_plans(self, scenario: Scenario, plans: Sequence[Plan], told: Told = tell_nobody) -> PlansRun:
        """Play test plans on a scenario; `told` gets how many were played, of how many."""
        from roleplay.dialogue.authoring.travelled import Travelled
        from roleplay.dialogue.testplans.names import check_names
        from roleplay.dialogue.testplans.runner import play

        travelled = Travelled(scenario)
        problems: list[PlanProblem] = []
        played = []
        for done, plan in enumerate(plans):
            told(done, len(plans))
            found = check_names(plan, scenario)
            problems += found
            if not found:
                played.append(play(plan, self.dialogue(scenario, plan.language, plan.level), travelled))
        told(len(plans), len(plans))
        return PlansRun(tuple(played), tuple(problems), travelled.coverage(), travelled.shares())

    def add_plan(self, name: str, text: str) -> PlanFile:
        """Add a test plan behind those of a person's own scenario, or of a shipped one as their own file.

        Raises `PlanError` (an `InputError`) for what is no plan, `DiskError`.
        """
        from roleplay.dialogue.testplans.parser import parse_plans

        own = self._own_plans(name)
        parse_plans(text, str(own))
        there = self.plans(name)
        if there.problems:
            first = there.problems[0]
            raise InputError(f"The plans that are there cannot be read: {first}", hint="Mend them first.")
        try:
            before = there.path.read_text("utf-8-sig").rstrip() + "\n\n" if there.path.is_file() else ""
            own.parent.mkdir(parents=True, exist_ok=True)
            with replacing(own) as draft:
                draft.write_text(before + text.strip() + "\n", "utf-8")
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{own}: cannot be written: {why}.", hint=hint) from error
        return self.plans(name)

    def _plan_file(self, name: str) -> tuple[Path, bool]:
        own = self._own_plans(name)
        shipped = self._parts.resources.assets / "scenarios" / own.name
        return (shipped, True) if shipped.is_file() and not own.is_file() else (own, False)

    def _own_plans(self, name: str) -> Path:
        from roleplay.dialogue.testplans.plans import SUFFIX

        if not name or Path(name).name != name:
            raise InputError("The scenario was not saved yet.", hint="Save it first: its plans lie beside it.")
        return self._parts.places.scenarios / f"{name}{SUFFIX}"
