"""A facade and a call that behave like the real ones, from scripts instead of sound and disk."""

from __future__ import annotations

import queue
import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from roleplay.app import CallOptions, Progress, Roleplay
from roleplay.app.desk.assignments import Assigned
from roleplay.app.desk.grading import Received
from roleplay.app.desk.replay import OpenedCall, opened
from roleplay.app.desk.sound import CallSound
from roleplay.app.sounds import MicrophoneCheck
from roleplay.core.delivery import DeliveryReport
from roleplay.core.errors import DeviceError, InputError, ModelError
from roleplay.core.events import (
    OUTCOMES,
    Answered,
    AnyEvent,
    Button,
    ButtonPressed,
    CallEnded,
    CustomerSilent,
    CustomerSpeaking,
    HeatChanged,
    Hints,
    Levels,
    LineResumed,
    NoteTaken,
    ReplyTaken,
    Ringing,
)
from roleplay.core.finding import Choices, HitPage, ListedSession, Order, SavedFilter
from roleplay.core.grades import Comment, Feedback, WaitingFeedback
from roleplay.core.ports import Listener
from roleplay.core.privacy import Policy
from roleplay.core.records import (
    Correction,
    Device,
    Finding,
    ModelStatus,
    ScenarioSummary,
    Score,
    SessionFilter,
    SessionRecord,
    SessionSummary,
    Settings,
    UnknownName,
    VoiceStatus,
)
from roleplay.core.sound import Pcm, silence
from roleplay.core.trust import CorrectionLogEntry
from roleplay.core.understanding import Understood
from roleplay.review.accuracy import Accuracy, Clarity, Hearing, accuracy
from roleplay.review.assignments import Overview
from roleplay.review.recommendation import Advice, advise
from roleplay.review.rehearsal import Rehearsal
from roleplay.review.strain import Strain, strain
from tests.gui import sample

Script = list[tuple[AnyEvent, ...]]

TALK: Script = [
    (
        HeatChanged(9.5, 70, 58, "empathy"),
        ReplyTaken(9.5, "opening", "empathise", "facts", 0.8, 0.4),
        CustomerSpeaking(9.7, "facts-1", "I ordered it on the second. Twice I was promised a date!", 58, 0),
        CustomerSilent(12.0),
        Hints(12.0, (("ask-ticket", "May I have your ticket number, please?"),)),
    ),
    (
        HeatChanged(20.0, 58, 30, "solution"),
        CustomerSpeaking(20.1, "thanks-1", "Tomorrow by noon. All right. Thank you.", 30, 0),
        CallEnded(22.0, "solved", "thanks"),
    ),
]
"""What the customer does after each thing that the trainee says."""


class FakeCall:
    """A call in a thread of its own, like the real one."""

    def __init__(self, session_id: str, listener: Listener, script: Script) -> None:
        self.session_id = session_id
        self.recogniser = sample.RECOGNISER
        self.failure: BaseException | None = None
        self.heard: list[str] = []
        self.talked: list[bool] = []
        self.typed_keys = 0
        self.devices: list[tuple[str | None, str | None]] = []
        self._listener = listener
        self._script = list(script)
        self._orders: queue.Queue[Callable[[], None]] = queue.Queue()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._orders.put(lambda: self.emit(Ringing(0.0)))
        self._thread.start()

    def _run(self) -> None:
        while not self._over.is_set():
            self._orders.get()()

    def emit(self, *events: AnyEvent) -> None:
        """Send events from the thread that asks."""
        for event in events:
            self._listener(event)
            if isinstance(event, CallEnded):
                self._over.set()

    def later(self, *events: AnyEvent) -> None:
        """Send events from the call's thread."""
        self._orders.put(lambda: self.emit(*events))

    def break_down(self, failure: BaseException) -> None:
        """End as a bug ends a call: without a word."""
        self.failure = failure
        self._over.set()

    def answer(self) -> None:
        self.later(
            Answered(3.0),
            CustomerSpeaking(3.2, "opening-1", "Three weeks! Where is my ****** laptop?", 70, 0),
            Levels(4.0, -60.0, -14.0),
            CustomerSilent(6.3),
            Hints(6.3, (("empathise", "Mr Kowalski, I hear how upset you are, and I would be too."),)),
        )

    def say(self, text: str) -> None:
        self.heard.append(text)
        events = self._script.pop(0) if self._script else ()
        self.later(sample.said(9.4, text, sample.match("empathy", text)), *events)

    def busy_typing(self) -> None:
        self.typed_keys += 1

    def press(self, button: Button) -> None:
        if button == "hang_up":
            self.later(ButtonPressed(30.0, "hang_up"), CallEnded(30.1, "unjustified_hangup", "hung-up"))
        else:
            self.later(ButtonPressed(25.0, button))

    def use_devices(self, microphone: str | None = None, loudspeaker: str | None = None) -> None:
        self.devices.append((microphone, loudspeaker))
        self.later(LineResumed(7.0, microphone or "", loudspeaker or "", 3.0))

    def talk(self, pressed: bool) -> None:
        self.talked.append(pressed)

    def note(self, text: str) -> None:
        self.later(NoteTaken(26.0, text))

    def abort(self) -> None:
        self.later(CallEnded(31.0, "aborted", "left"))

    def join(self, timeout: float | None = None) -> bool:
        return self._over.wait(timeout)


@dataclass
class FakePlayer:
    """A player whose time the test moves."""

    position: float = 0.0
    duration: float = 53.9
    playing: bool = False
    speed: float = 1.0
    volume: float = 1.0
    volumes: dict[str, float] = field(default_factory=dict)
    loop: tuple[float, float] | None = None
    skipped: tuple[tuple[int, int], ...] = ()
    heard: list[tuple[float, float]] = field(default_factory=list)
    problem: str = ""
    closed: bool = False

    def play(self) -> None:
        self.playing = True

    def pause(self) -> None:
        self.playing = False

    def seek(self, seconds: float) -> None:
        self.position = seconds

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def set_volume(self, volume: float, side: str | None = None) -> None:
        if side is None:
            self.volume = volume
        else:
            self.volumes[side] = volume

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        self.loop = loop

    def set_skipped(self, skipped: Sequence[tuple[int, int]]) -> None:
        self.skipped = tuple(skipped)

    def hear(self, begin: float, end: float) -> None:
        self.position, self.playing = begin, True
        self.heard.append((begin, end))

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeCalmSound:
    """Calm sound that nobody hears."""

    stopped: bool = False

    def stop(self) -> None:
        self.stopped = True


class FakeReplayDesk:
    """Opens what the facade keeps."""

    def __init__(self, app: FakeRoleplay) -> None:
        self._app = app

    def open(self, session_id: str) -> OpenedCall:
        return opened(self._app.session(session_id), self._app.unknown)

    def player(self, session_id: str, settings: Settings) -> FakePlayer:
        if not self._app.session(session_id).summary.recording:
            raise InputError("This session has no recording.", code="recording_none")
        return self._app.player(session_id)

    def sound(self, session_id: str, report: Callable[[int, int], None] | None = None) -> CallSound:
        if not self._app.session(session_id).summary.recording:
            raise InputError("This session has no recording.", code="recording_none")
        if isinstance(self._app.sound, BaseException):
            raise self._app.sound
        return self._app.sound or sample.sound()

    def same_scenario(self, call: OpenedCall) -> tuple[SessionSummary, ...]:
        return tuple(row for row in self._app.rows if row.id != call.id)


@dataclass
class FakeAssignments:
    """What is assigned to the trainee; for a real desk put one into the facade's `__dict__`."""

    assigned: tuple[Assigned, ...] = ()
    nameless: bool = False

    def mine(self, trainee: str | None = None) -> tuple[Assigned, ...]:
        return self.assigned

    def name_wanted(self) -> bool:
        return self.nameless

    def overview(self) -> tuple[Overview, ...]:
        return ()

    groups = people = overview


@dataclass
class FakeGrading:
    """What trainers sent to the trainee; for a real desk put one into the facade's `__dict__`."""

    grader = "Anna Nowak"

    def comments(self, session_id: str) -> tuple[Comment, ...]:
        return ()

    def feedback(self, session_id: str) -> tuple[Feedback, ...]:
        return ()

    def received(self, session_id: str) -> tuple[Received, ...]:
        return ()

    sent: tuple[WaitingFeedback, ...] = ()

    def waiting(self) -> tuple[WaitingFeedback, ...]:
        return self.sent


class FakeTrust:
    """Nobody is blind, and nothing is doubtful."""

    def __init__(self, app: FakeRoleplay) -> None:
        self._app = app

    def received(self, session_id: str) -> tuple[Received, ...]:
        return self._app.grading.received(session_id)

    def blind(self, session_id: str) -> None:
        return None

    def blind_sessions(self) -> frozenset[str]:
        return frozenset()

    def hearing(self, session_id: str) -> Hearing:
        return Hearing("", accuracy(()), Clarity(0, 0, None, None), ())

    def accuracies(self) -> dict[str, Accuracy]:
        return {}

    def correction_log(self, session_id: str = "") -> tuple[CorrectionLogEntry, ...]:
        return ()


class FakePrivacy:
    """What holds for everybody."""

    def __init__(self) -> None:
        self.policy = Policy()


class FakeFindingDesk:
    """Finds in what the facade keeps; the number of a call is its place, the newest first."""

    def __init__(self, app: FakeRoleplay) -> None:
        self._app = app
        self.asked: list[tuple[SessionFilter, Order]] = []
        self.read: list[int] = []
        self.kept: dict[str, SessionFilter] = {}
        self.found: HitPage = HitPage((), None)

    def numbers(self, wanted: SessionFilter, order: Order = Order()) -> array[int]:  # noqa: B008
        self.asked.append((wanted, order))
        fitting = [row.id for row in self._app.sessions(wanted)]
        places = [place for place, row in enumerate(self._app.rows) if row.id in set(fitting)]
        if order.by == "score":
            places.sort(key=lambda place: self._app.rows[place].score or 0.0, reverse=order.descending)
        elif order.by == "outcome":
            worst_first = (None, *reversed(OUTCOMES))
            places.sort(key=lambda place: worst_first.index(self._app.rows[place].outcome), reverse=order.descending)
        return array("q", places)

    def number(self, session_id: str) -> int | None:
        return next((place for place, row in enumerate(self._app.rows) if row.id == session_id), None)

    def rows(self, numbers: Sequence[int]) -> tuple[ListedSession, ...]:
        self.read += numbers
        return tuple(ListedSession(number, self._app.rows[number], number % 2 == 1, 0) for number in numbers)

    def hits(self, wanted: SessionFilter, *, before: int | None = None, **_: object) -> HitPage:
        self.asked.append((wanted, Order()))
        return self.found if before is None else HitPage(self.found.hits, None)

    def choices(self) -> Choices:
        people = sorted({row.trainee for row in self._app.rows})
        scenarios = {row.scenario_id: row.scenario_title for row in self._app.rows}
        return Choices(tuple(people), tuple(scenarios.items()), ("aggressive", "elderly"))

    def filters(self) -> tuple[SavedFilter, ...]:
        return tuple(SavedFilter(name, wanted) for name, wanted in self.kept.items())

    def save_filter(self, name: str, wanted: SessionFilter) -> None:
        self.kept[name] = wanted

    def drop_filter(self, name: str) -> None:
        del self.kept[name]


class FakeRoleplay(Roleplay):
    """The facade with what the test gives it."""

    def __init__(self, tmp: Path) -> None:
        self.tmp = tmp
        self.kept = Settings(theme="light", interface_language="en", trainee="Anna Nowak")
        self.cards: tuple[ScenarioSummary, ...] = (sample.card(),)
        self.rows: list[SessionSummary] = []
        self.records: dict[str, SessionRecord] = {}
        self.unknown: tuple[str, ...] = ()
        self.sound: CallSound | BaseException | None = None
        self.recovered: tuple[SessionSummary, ...] = ()
        self.calls: list[FakeCall] = []
        self.script: Script = TALK
        self.options: list[CallOptions] = []
        self.refusal: BaseException | None = None
        self.played: list[Pcm] = []
        self.spoken: list[tuple[str, str, str]] = []
        """Voice, text and language of every sample."""
        self.players: list[FakePlayer] = []
        self.report = MicrophoneCheck("good", "The microphone is fine.", -20.0, silence(0.1))
        self.model_list = [
            ModelStatus(
                "vosk-model-small-en-us-0.15",
                "en",
                41_205_931,
                False,
                note="41 MB, quick.",
                word_errors=(9.85,),
            ),
            ModelStatus("vosk-model-small-pl-0.22", "pl", 52_979_372, True, note="53 MB, quick.", path="/models/pl"),
        ]
        self.given: Advice | None = None
        self.assignments = FakeAssignments()  # type: ignore[misc,assignment]
        self.grading = FakeGrading()  # type: ignore[misc,assignment]
        self.trust = FakeTrust(self)  # type: ignore[misc,assignment]
        self.privacy = FakePrivacy()  # type: ignore[misc,assignment]
        self.measured: DeliveryReport | None = None
        self.calm: list[FakeCalmSound] = []
        self.calm_refusal: BaseException | None = None
        self.go_on = threading.Event()
        self.go_on.set()

    @cached_property
    def finding(self) -> FakeFindingDesk:  # type: ignore[override]
        return FakeFindingDesk(self)

    def keep(self, record: SessionRecord) -> None:
        """Put a session into the list."""
        self.rows.append(record.summary)
        self.records[record.summary.id] = record

    @property
    def replay(self) -> FakeReplayDesk:  # type: ignore[override]
        return FakeReplayDesk(self)

    @property
    def settings(self) -> Settings:
        return self.kept

    def save_settings(self, settings: Settings) -> None:
        self.kept = settings

    def delivery(self, session_id: str) -> DeliveryReport | None:
        return self.measured

    def scenarios(self, language: str = "") -> tuple[ScenarioSummary, ...]:
        return self.cards

    def ring(self, options: CallOptions, listener: Listener) -> FakeCall:
        self.options.append(options)
        if self.refusal is not None:
            raise self.refusal
        row = sample.summary(len(self.rows) + 1, mode=options.mode, scenario_id=options.scenario_id)
        self.keep(sample.record(row))
        call = FakeCall(row.id, listener, self.script)
        self.calls.append(call)
        return call

    def sessions(self, wanted: SessionFilter | None = None) -> tuple[SessionSummary, ...]:
        wanted = wanted or SessionFilter()
        return tuple(
            row
            for row in self.rows
            if wanted.text.casefold() in f"{row.scenario_title} {row.customer} {row.trainee}".casefold()
            and (not wanted.outcomes or row.outcome in wanted.outcomes)
            and (not wanted.scenarios or row.scenario_id in wanted.scenarios)
        )

    def advice(self, trainee: str | None = None, language: str = "") -> Advice:
        playable = [Rehearsal(card.id, card.difficulty, {}) for card in self.cards if not card.problem]
        return self.given or advise((), playable, sample.STARTED)

    def strain(self, session_id: str) -> Strain:
        return strain(self.records[session_id].events)

    def calm_sound(self) -> FakeCalmSound:  # type: ignore[override]
        if self.calm_refusal is not None:
            raise self.calm_refusal
        self.calm.append(FakeCalmSound())
        return self.calm[-1]

    def session(self, session_id: str) -> SessionRecord:
        if session_id not in self.records:
            raise InputError(f"There is no session {session_id}.", code="session")
        return self.records[session_id]

    def recovered_sessions(self) -> tuple[SessionSummary, ...]:
        return self.recovered

    def has_recording(self, session_id: str) -> bool:
        return self.recording(session_id) is not None

    def recording(self, session_id: str) -> Path | None:
        return self.tmp / f"{session_id}.flac"

    def delete_session(self, session_id: str) -> None:
        self.rows = [row for row in self.rows if row.id != session_id]

    def export_practice_log(self, path: Path, wanted: SessionFilter | None = None) -> int:
        rows = self.sessions(wanted)
        path.write_text("\n".join(row.id for row in rows), "utf-8")
        return len(rows)

    def export_transcript(self, session_id: str, path: Path) -> None:
        path.write_text("WEBVTT\n", "utf-8")

    def export_session(self, session_id: str, path: Path) -> None:
        path.write_text("{}", "utf-8")

    def microphones(self) -> tuple[Device, ...]:
        return (Device("Headset Microphone", 1, True), Device("Built-in Microphone", 2, False))

    def loudspeakers(self) -> tuple[Device, ...]:
        return (Device("Headset Earphone", 2, True),)

    def models(self) -> tuple[ModelStatus, ...]:
        return tuple(self.model_list)

    def install_model(self, name_or_path: str, progress: Progress, *, language: str = "") -> ModelStatus:
        total = 41_205_931
        for done in range(0, total, total // 4):
            progress(done, total)
        while not self.go_on.wait(0.01):
            progress(total, total)
        for place, model in enumerate(self.model_list):
            if model.name == name_or_path:
                self.model_list[place] = replace(model, installed=True, path=f"/models/{model.name}")
                return self.model_list[place]
        raise ModelError(f"There is no model in {name_or_path}.", hint="Choose the zip file from the maker's page.")

    def unknown_names(self, model: str) -> tuple[UnknownName, ...]:
        return (UnknownName("laptop-overdue", "Kowalski", ("kowalski",)), UnknownName("x", "Kowalski", ("kowalski",)))

    def verify_model(self, name: str) -> ModelStatus:
        return next(model for model in self.model_list if model.name == name)

    def remove_model(self, name: str) -> None:
        self.model_list = [replace(m, installed=False, path="") if m.name == name else m for m in self.model_list]

    def recogniser_for(self, language: str) -> str:
        return "typed" if self.kept.recogniser == "typed" else sample.RECOGNISER

    def voices(self) -> tuple[VoiceStatus, ...]:
        return (
            VoiceStatus("marian", "Marian", "en", "piper en_US-joe-medium"),
            VoiceStatus("supervisor", "Supervisor", "en", "hibari en-us"),
            VoiceStatus("halina", "Halina", "pl", "", "No Polish voice is installed."),
        )

    def voice_sample(
        self, voice: str, text: str, heat: float, *, language: str = "", telephone: bool | None = None
    ) -> Pcm:
        self.spoken.append((voice, text, language))
        return silence(0.1)

    def doctor(self) -> tuple[Finding, ...]:
        return (
            Finding("devices", "ok", "Microphone: Headset Microphone."),
            Finding("models", "warning", "No Vosk model for English.", "Install one for better recognition."),
        )

    def correct(self, session_id: str, position: int, text: str, *, by: str | None = None) -> SessionRecord:
        if self.refusal is not None:
            raise self.refusal
        correction = Correction(position, text, Understood(), sample.STARTED, "Anna Nowak")
        return self._corrected(session_id, (correction,), sample.SCORE)

    def take_back_correction(self, session_id: str, position: int) -> SessionRecord:
        return self._corrected(session_id, (), None)

    def _corrected(
        self, session_id: str, corrections: tuple[Correction, ...], as_heard: Score | None
    ) -> SessionRecord:
        record = replace(self.records[session_id], corrections=corrections, score_as_heard=as_heard)
        self.records[session_id] = record
        return record

    def player(self, session_id: str) -> FakePlayer:
        if not self.records[session_id].summary.recording:
            raise DeviceError("This call has no recording.")
        self.players.append(FakePlayer())
        return self.players[-1]

    def play(self, pcm: Pcm) -> None:
        self.played.append(pcm)

    def test_microphone(self, seconds: float, on_level: Callable[[float], None]) -> MicrophoneCheck:
        for level in (-50.0, -30.0, -18.0, -22.0):
            on_level(level)
        return self.report
