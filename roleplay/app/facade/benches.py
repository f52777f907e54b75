"""The measurements of speed that the command line offers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.facade.scenarios import DEMO_SCENARIO
from roleplay.app.facade.sessions import SessionFacade
from roleplay.app.options import CallOptions

if TYPE_CHECKING:
    from roleplay.app.access.speed import SignInSpeed
    from roleplay.app.bench.call_memory import CallMemory, MemoryOptions
    from roleplay.app.bench.department import DepartmentOptions, DepartmentSpeed
    from roleplay.app.bench.edge_report import EdgeReport
    from roleplay.app.bench.exports import ExportSpeed
    from roleplay.app.bench.figures import Telling
    from roleplay.app.bench.latency import LatencyOptions
    from roleplay.app.bench.recognition import RecognitionOptions, RecognitionReport
    from roleplay.app.bench.review_bench import ReviewOptions, ReviewSpeed
    from roleplay.app.bench.review_progress import ProgressSpeed
    from roleplay.app.bench.review_replay import ReplaySpeed
    from roleplay.app.bench.studio import StudioSpeed
    from roleplay.app.bench.turns import TurnsOptions
    from roleplay.app.bench.turns_report import TurnsReport
    from roleplay.app.bench.virtual import LatencyReport
    from roleplay.app.dialogue_bench import DialogueSpeed
    from roleplay.core.exports import Form


class BenchFacade(SessionFacade):
    """The part of the facade that measures the program."""

    def bench_latency(self, options: LatencyOptions, tell: Telling) -> EdgeReport:
        """Hold a call on a virtual sound card and measure it from outside.

        Raises `MachineError` where PulseAudio is missing, `InputError`, `ScenarioError`.
        """
        from roleplay.app.bench.latency import bench_edge

        return bench_edge(self._parts, self.settings, options, tell)

    def bench_latency_virtual(self, rounds: int) -> LatencyReport:
        """Let the demo's trainee speak at a person's pace, `rounds` calls long, and time the customer's answers.

        On a line inside the program. The first call fills the cache of lines and is not counted.
        """
        from roleplay.app.bench.virtual import bench_latency
        from roleplay.app.calls import CallBuilder

        options = CallOptions(DEMO_SCENARIO, language="en")
        sessions, timed = bench_latency(CallBuilder(self._parts, self.settings), options, self.demo_answers(), rounds)
        for session in sessions:
            self.delete_session(session)
        return timed

    def bench_turns(self, options: TurnsOptions, tell: Telling) -> TurnsReport:
        """Measure turn taking on a line in virtual time. Raises `InputError` where there is nothing to say."""
        from roleplay.app.bench.turns import bench_turns

        return bench_turns(self._parts, self.settings, options, tell)

    def bench_recognition(self, options: RecognitionOptions, tell: Telling) -> RecognitionReport:
        """Measure every installed recogniser of a language on the same audio. Raises `InputError`, `ModelError`."""
        from roleplay.app.bench.recognition import bench_recognition

        return bench_recognition(self._parts, options, tell)

    def bench_review(self, options: ReviewOptions, tell: Telling) -> ReviewSpeed:
        """Measure the trainer's desk with a store of many calls. Raises `InputError`, `MachineError`."""
        from roleplay.app.bench.review_bench import bench_review

        return bench_review(self._parts, options, tell)

    def bench_studio(self, sizes: tuple[int, ...], frames: int, tell: Telling) -> StudioSpeed:
        """Draw graphs of so many nodes, and write in a scenario of that size. Raises `MachineError`."""
        from roleplay.app.bench.studio import bench_studio

        return bench_studio(self._parts, sizes, frames, tell)

    def bench_memory(self, options: MemoryOptions, tell: Telling) -> tuple[CallMemory, ...]:
        """Hold calls of the real program on a virtual sound card, and measure its processes.

        Raises `MachineError` where PulseAudio is missing, `InputError`, `ScenarioError`.
        """
        from roleplay.app.bench.call_memory import bench_memory

        return bench_memory(self._parts, self.settings, options, self.read_answers(options.answers), tell)

    def bench_department(self, options: DepartmentOptions, tell: Telling) -> DepartmentSpeed:
        """Measure a department's database with a first synchronisation and many people at once.

        Raises `MachineError` where PostgreSQL is missing, `DatabaseError`, `InputError`.
        """
        from roleplay.app.bench.department import bench_department

        return bench_department(self._parts, options, tell)

    def bench_progress(self, database: Path, sessions: int, rounds: int, tell: Telling) -> ProgressSpeed:
        """Time the reports over a generated store, which is made unless it is there. Raises `ScenarioError`."""
        from roleplay.app.bench.review_progress import bench_progress

        return bench_progress(self._parts, database, sessions, rounds, tell)

    def bench_export(
        self, database: Path, sessions: int, forms: Sequence[Form], tell: Telling
    ) -> tuple[ExportSpeed, ...]:
        """Time exports of a generated store, which is made unless it is there. Raises `ScenarioError`."""
        from roleplay.app.bench.exports import bench_exports

        return bench_exports(self._parts, database, sessions, forms, tell)

    def bench_replay(self, rounds: int, minutes: int, tell: Telling) -> ReplaySpeed:
        """Measure how long a generated call of so many minutes takes to open for review."""
        from roleplay.app.bench.review_replay import bench_replay

        return bench_replay(self._parts, rounds, minutes, tell)

    def bench_sign_in(self, rounds: int) -> SignInSpeed:
        """Measure signing in, in a store that is thrown away."""
        from roleplay.app.access.speed import measure

        return measure(self.resources, rounds)

    def bench_dialogue(self) -> DialogueSpeed:
        """Time decisions, the compiler and the auto-player with all shipped scenarios."""
        from roleplay.app.dialogue_bench import bench_dialogue

        return bench_dialogue(self._parts)
