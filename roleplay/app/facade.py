"""Everything that the window and the command line can ask for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.options import CallOptions, Player, RunningCall
from roleplay.app.parts import say_nothing
from roleplay.app.practice import PracticeFacade
from roleplay.core.errors import DiskError, InputError, RoleplayError
from roleplay.core.ports import Listener
from roleplay.core.records import (
    SCRIPTED_TRAINEE,
    ScenarioSummary,
    SessionFilter,
    SessionRecord,
    SessionSummary,
)
from roleplay.core.understanding import Understood
from roleplay.memory import give_back
from roleplay.places import Places, Resources, places, resources

if TYPE_CHECKING:
    from roleplay.app.autoplay import Autoplayed, AutoplayOptions
    from roleplay.app.bench.call_memory import CallMemory, MemoryOptions
    from roleplay.app.bench.edge_report import EdgeReport
    from roleplay.app.bench.figures import Telling
    from roleplay.app.bench.latency import LatencyOptions
    from roleplay.app.bench.recognition import RecognitionOptions, RecognitionReport
    from roleplay.app.bench.review_bench import ReviewOptions, ReviewSpeed
    from roleplay.app.bench.review_progress import ProgressSpeed
    from roleplay.app.bench.review_replay import ReplaySpeed
    from roleplay.app.bench.turns import TurnsOptions
    from roleplay.app.bench.turns_report import TurnsReport
    from roleplay.app.bench.virtual import LatencyReport
    from roleplay.app.desk.bundles import BundleDesk
    from roleplay.app.desk.finding import FindingDesk
    from roleplay.app.desk.grading import GradingDesk
    from roleplay.app.desk.progress import ProgressDesk
    from roleplay.app.desk.replay import ReplayDesk
    from roleplay.app.desk.trust import TrustDesk
    from roleplay.app.dialogue_bench import DialogueSpeed
    from roleplay.app.plans import PlansReport
    from roleplay.app.scenarios import Desk
    from roleplay.app.understanding_bench import UnderstandingReport
    from roleplay.call.trainee import Move
    from roleplay.core.delivery import CallDelivery
    from roleplay.dialogue.evaluation.techniques import Report

_log = logging.getLogger(__name__)

DEMO_SCENARIO = "laptop-overdue"


class Roleplay(PracticeFacade):
    """The facade. Thread-safe; parts are built when they are first needed, so that making one costs nothing."""

    def __init__(
        self,
        where: Places | None = None,
        shipped: Resources | None = None,
        *,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        """`tell` gets a sentence that a person should know and that is no error; from any thread."""
        super().__init__(where or places(), shipped or resources(), tell or say_nothing)
        self._recovered: tuple[SessionSummary, ...] | None = None
        self._calls: list[RunningCall] = []

    def leave_calls(self) -> None:
        """Have running calls end as aborted; returns at once."""
        for call in self._calls:
            call.abort()

    def close(self) -> None:
        """End running calls, save them, and give everything back."""
        for call in self._calls:
            call.abort()
            call.join()
        self._parts.close()

    def warm_up(self) -> None:
        """Build in the background what a call needs, so that the first ring does not wait for it."""
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()

    def _warm_up(self) -> None:
        try:
            _ = self._parts.library
            self._parts.understander.load()
            give_back()
        except RoleplayError as error:
            _log.warning("not everything is ready: %s", error)

    # --- scenarios ---

    def scenarios(self, language: str = "") -> tuple[ScenarioSummary, ...]:
        """Return all customers, the easiest first, broken ones last. Raises `DatabaseError`."""
        return self._parts.library.list(language or self.settings.call_language)

    @property
    def desk(self) -> Desk:
        """What those who write scenarios ask for: checks, translations, explanations, the compiled library."""
        from roleplay.app.scenarios import Desk

        return Desk(self._parts)

    def run_plans(self, wanted: tuple[str, ...] = ()) -> tuple[PlansReport, ...]:
        """Play the test plans beside the scenarios, all or those of these ids and files. Raises `InputError`."""
        from roleplay.app import plans

        files = plans.plan_files((self.resources.assets / "scenarios", self.places.scenarios), wanted)
        return tuple(plans.run_plans(file, self._parts.known, self._parts.understander) for file in files)

    def autoplay(self, wanted: tuple[str, ...], options: AutoplayOptions) -> tuple[Autoplayed, ...]:
        """Let scenarios play themselves, all or those of these ids and files. Raises `ScenarioError`."""
        from roleplay.app import autoplay

        folders = (self.resources.assets / "scenarios", self.places.scenarios)
        return autoplay.autoplay(folders, self._parts.known, wanted, options)

    def understand(self, text: str, language: str = "en") -> Understood:
        """Find the techniques of one utterance, outside any dialogue."""
        return self._parts.understander.understand(text, language)

    def measure_understanding(
        self, languages: tuple[str, ...], *, spoken: bool, count: Callable[[int], None]
    ) -> UnderstandingReport:
        """Measure with the utterances that come with the program. Raises `InputError`, `ModelError`.

        `spoken` has them synthesized and recognised first; `count` gets how many were so far.
        """
        from roleplay.app.understanding_bench import measure

        return measure(self._parts, languages, spoken=spoken, count=count)

    def evaluate_understanding(self, labelled: Path, language: str = "en") -> Report:
        """Measure how well techniques are recognised in a table of labelled utterances. Raises `InputError`."""
        from roleplay.dialogue.evaluation.techniques import evaluate
        from roleplay.dialogue.labelled import load_labelled

        return evaluate(self._parts.understander, load_labelled(labelled, language))

    # --- calls ---

    def ring(self, options: CallOptions, listener: Listener) -> RunningCall:
        """Open the line and let the phone ring; events arrive at `listener` from other threads.

        Raises `InputError` when a retry cannot go on from there, `ScenarioError`, `DeviceError`, `DatabaseError`,
        `DiskError`.
        """
        from roleplay.app.calls import CallBuilder

        call = CallBuilder(self._parts, self.settings, self._usual_delivery).build(options, listener)
        self._calls = [*(running for running in self._calls if not running.join(0)), call]
        call.start()
        return call

    def read_answers(self, path: Path) -> tuple[Move, ...]:
        """Read a file with one utterance or one move in brackets a line. Raises `InputError`."""
        from roleplay.call.trainee import parse_answers

        try:
            text = path.read_text("utf-8-sig")
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}.", hint="Give a text file.") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{path} is not a text file in UTF-8.", hint="Save it as UTF-8.") from error
        return parse_answers(text.splitlines(), str(path))

    def play_call(
        self,
        options: CallOptions,
        moves: tuple[Move, ...],
        listener: Listener,
        *,
        spoken: bool = False,
        audible: bool = False,
        trainee: str = SCRIPTED_TRAINEE,
    ) -> SessionRecord:
        """Hold a whole call with scripted answers and return the saved session.

        On a line without devices and as fast as the machine can; `audible` plays it on the loudspeaker as it goes.
        `trainee` is the name for the record.
        """
        from roleplay.app.calls import CallBuilder, Script

        script = Script(moves, spoken, audible, trainee)
        call = CallBuilder(self._parts, self.settings).build(options, listener, script)
        self._calls.append(call)
        call.start()
        call.join()
        if call.failure is not None:
            raise call.failure
        return self.session(call.session_id)

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

    def bench_memory(self, options: MemoryOptions, tell: Telling) -> tuple[CallMemory, ...]:
        """Hold calls of the real program on a virtual sound card, and measure its processes.

        Raises `MachineError` where PulseAudio is missing, `InputError`, `ScenarioError`.
        """
        from roleplay.app.bench.call_memory import bench_memory

        return bench_memory(self._parts, self.settings, options, self.read_answers(options.answers), tell)

    def bench_progress(self, database: Path, sessions: int, rounds: int, tell: Telling) -> ProgressSpeed:
        """Time the reports over a generated store, which is made unless it is there. Raises `ScenarioError`."""
        from roleplay.app.bench.review_progress import bench_progress

        return bench_progress(self._parts, database, sessions, rounds, tell)

    def bench_replay(self, rounds: int, minutes: int, tell: Telling) -> ReplaySpeed:
        """Measure how long a generated call of so many minutes takes to open for review."""
        from roleplay.app.bench.review_replay import bench_replay

        return bench_replay(self._parts, rounds, minutes, tell)

    def bench_dialogue(self) -> DialogueSpeed:
        """Time decisions, the compiler and the auto-player with all shipped scenarios."""
        from roleplay.app.dialogue_bench import bench_dialogue

        return bench_dialogue(self._parts)

    def demo_answers(self) -> tuple[Move, ...]:
        """Return the answers of a trainee who handles the demo's customer well."""
        return self.read_answers(self.resources.assets / "demo" / f"{DEMO_SCENARIO}.txt")

    # --- sessions ---

    def sessions(self, wanted: SessionFilter | None = None) -> tuple[SessionSummary, ...]:
        """Return the sessions that fit, newest first."""
        return self._parts.store.list(wanted)

    def session(self, session_id: str) -> SessionRecord:
        """Return a whole session by its id or the beginning of it. Raises `InputError`."""
        return self._parts.store.load(session_id)

    def recovered_sessions(self) -> tuple[SessionSummary, ...]:
        """Calls that a crash cut off, found and mended at this start; offered once for review."""
        if self._recovered is None:
            from roleplay.app.recovery import recover

            try:
                self._recovered = recover(self._parts.store)
            except DiskError as error:
                if error.code != "disk_full":
                    raise
                self._tell(f"{error.message}; calls that were cut off are mended once there is space again")
                return ()
        return self._recovered

    def recording(self, session_id: str) -> Path | None:
        """Return the sound file of a session; None when there is none."""
        return self._parts.store.recording(session_id)

    def delete_session(self, session_id: str) -> None:
        """Delete a session and its recording."""
        self._parts.store.delete(session_id)
        self._adviser.forget(session_id)
        self._delivery_desk.forget(session_id)
        self.replay.forget(session_id)

    def correct(self, session_id: str, position: int, text: str, *, by: str | None = None) -> SessionRecord:
        """Save what was really said at an event of a session, beside what was recognised, and score it again.

        `by` None is the trainee of the settings. Raises `InputError`, `ScenarioError`.
        """
        from roleplay.app.corrections import correct

        record = correct(self._parts, session_id, position, text, self.settings.trainee if by is None else by)
        self._adviser.forget(record.start.id)
        return record

    def take_back_correction(self, session_id: str, position: int, *, by: str | None = None) -> SessionRecord:
        """Drop a correction, and score the session again; `by` as in `correct`.

        Raises `InputError`, `ScenarioError`.
        """
        from roleplay.app.corrections import take_back

        record = take_back(self._parts, session_id, position, self.settings.trainee if by is None else by)
        self._adviser.forget(record.start.id)
        return record

    @cached_property
    def finding(self) -> FindingDesk:
        """Lists of saved calls, and a search in what was said."""
        from roleplay.app.desk.finding import FindingDesk

        return FindingDesk(self._parts)

    @cached_property
    def replay(self) -> ReplayDesk:
        """Saved calls to be looked at and heard."""
        from roleplay.app.desk.replay import ReplayDesk

        return ReplayDesk(self._parts)

    @cached_property
    def grading(self) -> GradingDesk:
        """Scorecards, grades, comments, feedback."""
        from roleplay.app.desk.grading import GradingDesk

        return GradingDesk(self._parts, lambda: self.settings, self._measured)

    @cached_property
    def trust(self) -> TrustDesk:
        """Second gradings, calibration meetings, re-runs, and how well a person is heard."""
        from roleplay.app.desk.trust import TrustDesk

        return TrustDesk(self._parts, lambda: self.settings, self.grading)

    def _measured(self, record: SessionRecord) -> CallDelivery | None:
        with self._measuring() as measured:
            return measured(record)

    @cached_property
    def progress(self) -> ProgressDesk:
        """How people and groups get on."""
        from roleplay.app.desk.progress import ProgressDesk

        return ProgressDesk(self._parts)

    @cached_property
    def bundles(self) -> BundleDesk:
        """Calls as one signed file, out and in."""
        from roleplay.app.desk.bundles import BundleDesk

        return BundleDesk(self._parts, lambda: self.settings, self._adviser.forget)

    def player(self, session_id: str) -> Player:
        """Open the recording of a session. Raises `InputError` when there is none, `DeviceError`."""
        return self.replay.player(session_id, self.settings)

    def export_practice_log(self, path: Path, wanted: SessionFilter | None = None) -> int:
        """Write CSV, one row a session; return the number of rows. Raises `ExportError`."""
        from roleplay.dialogue.techniques import TECHNIQUES
        from roleplay.export.practice_log import export_practice_log

        kinds = {technique.id: technique.kind for technique in TECHNIQUES}
        with self._measuring() as delivery:
            records, graded = self._parts.store.records(wanted), self._parts.store.grades.of_session
            return export_practice_log(records, path, kinds, delivery=delivery, grades=graded)

    def export_transcript(self, session_id: str, path: Path) -> None:
        """Write WebVTT. Raises `ExportError`."""
        from roleplay.export.webvtt import export_webvtt

        export_webvtt(self.session(session_id), path)

    def export_session(self, session_id: str, path: Path) -> None:
        """Write JSON. Raises `ExportError`."""
        from roleplay.export.session_json import export_session_json

        record = self.session(session_id)
        session, trainers = record.start.id, self.grading.trainers(record.summary)
        export_session_json(record, path, self.recording(session), self.delivery(session), trainers)
