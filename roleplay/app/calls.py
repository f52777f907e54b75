"""Puts one call together."""

from __future__ import annotations

import logging
import secrets
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from roleplay import __version__
from roleplay.app.desk.assignments import AssignmentDesk
from roleplay.app.live_delivery import WatchedSession
from roleplay.app.options import CallOptions, TrialCall
from roleplay.app.parts import Parts
from roleplay.app.privacy_rules import Notices, Rules
from roleplay.app.retry import Earlier
from roleplay.app.surroundings import surroundings
from roleplay.app.trials import Trials
from roleplay.audio.activity import SileroActivity
from roleplay.audio.levels import rms_level
from roleplay.audio.line import open_on
from roleplay.audio.steady import SteadyLine
from roleplay.audio.telephone import telephone
from roleplay.audio.tones import busy, hold_music, ringback, ringing
from roleplay.audio.turns import TurnSettings, TurnTaker
from roleplay.audio.virtual import VirtualLine
from roleplay.call.background import BackgroundLine
from roleplay.call.demo_line import AudibleTraineeLine
from roleplay.call.holds import Holds
from roleplay.call.opening import LaterLine
from roleplay.call.parts import CallParts, CallRules, Resumed, Tones
from roleplay.call.running import RunningCall
from roleplay.call.trainee import Mouth, Move, ScriptedTrainee
from roleplay.core.assignments import Attempt
from roleplay.core.delivery import DeliveryMeasure, Usual
from roleplay.core.errors import ModelError, RoleplayError, ScenarioError
from roleplay.core.events import Answered
from roleplay.core.ports import Line, Listener, SessionWriter, Transcriber
from roleplay.core.privacy import Keep
from roleplay.core.records import SCRIPTED_TRAINEE, SessionStart, Settings
from roleplay.core.sound import Pcm
from roleplay.dialogue.formats.library import to_json
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.scoring import score
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.testplans.stepping import Moves
from roleplay.memory import give_back, no_full_collections
from roleplay.speech.recognition.choice import choose_recogniser
from roleplay.speech.recognition.worker import RecognitionWorker
from roleplay.speech.voices.sound_cache import SoundCache
from roleplay.speech.voices.speaker import CachedSpeaker

_log = logging.getLogger(__name__)

HOLD_MUSIC_SECONDS = 20.0
TYPING_PATIENCE = 6.0
"""The customer's patience is multiplied by this when answers are typed."""
TRAINEE_VOICE = "trainee"
SEEDS = 2**31

Call = RunningCall[DialogueState]
UsualDelivery = Callable[[str, str, str], Mapping[DeliveryMeasure, Usual]]


@dataclass(frozen=True, slots=True)
class Script:
    """Answers in place of a person's."""

    moves: Sequence[Move]
    spoken: bool
    """Whether a synthesized voice speaks them into the recogniser."""
    audible: bool = False
    """Whether a person listens: played on the loudspeaker, in real time."""
    trainee: str = SCRIPTED_TRAINEE
    """Whose call it is, for the record."""
    line: SpokenLine | None = None
    """Where to hold the call; None for the loudspeaker, or a line in virtual time."""


class SpokenLine(Line, Mouth, Protocol):
    """A line on which a scripted trainee can be heard."""


class CallBuilder:
    """Builds calls from the long-lived parts and the settings."""

    def __init__(self, parts: Parts, settings: Settings, usual_delivery: UsualDelivery | None = None) -> None:
        """`usual_delivery` gives what is usual for a trainee, language and microphone; None: no hints at it."""
        self._parts = parts
        self._settings = settings
        self._usual_delivery = usual_delivery

    @property
    def end_of_turn_pause(self) -> float:
        """Seconds of silence after which the trainee's turn is over, however unfinished it seems."""
        return self._settings.end_of_turn_pause

    def build(
        self,
        options: CallOptions,
        listener: Listener,
        script: Script | None = None,
    ) -> Call:
        """Open the line and return the call, not started yet.

        Raises `InputError` when a retry cannot go on from there or an assignment allows no call now, `ScenarioError`,
        `DeviceError`, `DatabaseError`, `DiskError`, and `ModelError` when answers are to be spoken and nothing
        recognises them; nothing is left open.
        """
        options, attempt = self._assigned(options, script)
        earlier = self._earlier(options)
        options = earlier.options(options) if earlier else options
        scenario = self._scenario(options, earlier)
        language = self._language(scenario, options)
        seed = secrets.randbelow(SEEDS) if options.seed is None else options.seed
        listens = script.spoken if script else not options.typed
        with ExitStack() as opened:
            understander = self._parts.understander
            threading.Thread(target=understander.load, name="encoder", daemon=True).start()
            dialogue = ScenarioDialogue(scenario, language, self._parts.understanding, options.level)
            resumed = earlier.moment(dialogue.engine) if earlier else self._moment(dialogue, options, seed)
            activity = SileroActivity()
            line: Line
            devices: Line | None
            trainee = None
            if script is None:
                devices = line = self._device_line(options)
            else:
                spoken_line, devices = self._scripted_line(options, script)
                line, trainee = spoken_line, self._trainee(script, spoken_line, language)
            opened.callback(line.close)
            heard: list[Call] = []
            transcriber = self._transcriber(language, options, heard) if listens else None
            if script is not None and script.spoken and transcriber is None:
                raise ModelError(
                    f"Nothing here recognises speech in the language '{language}'.",
                    hint="Install a model (`roleplay models list`), or have the answers taken as text.",
                )
            if transcriber is not None:
                opened.callback(transcriber.close)
            speaker = self._speaker(scenario, language)
            opened.callback(speaker.close)
            start = self._start(scenario, dialogue, options, transcriber, seed)
            if earlier is not None:
                start = replace(start, retry_of=earlier.record.start.id)
            if script is not None:
                start = replace(start, trainee=script.trainee)
            keep = self._keep(options, script)
            if options.trial is not None:
                Trials(self._parts.places.data).mark(start.id)
            stored = self._parts.store.begin(
                start,
                listener,
                record_audio=keep == "recording" and options.trial is None,
                attempt=attempt,
                passing=keep == "result",
            )
            writer = self._watched(stored, start, listener)
            if earlier is not None and resumed is not None:
                earlier.copy_sound(resumed.at, writer)
            parts = CallParts(
                dialogue=dialogue,
                line=self._surrounded(LaterLine(line, resumed.at) if resumed else line, scenario, language),
                activity=activity,
                turns=TurnTaker(self._turn_settings(script)),
                transcriber=transcriber,
                speaker=speaker,
                writer=writer,
                listener=listener,
                tones=Tones(ringing(), ringback(), hold_music(HOLD_MUSIC_SECONDS), busy(cycles=2)),
                level=rms_level,
                clock=time.perf_counter,
                mending=devices if isinstance(devices, SteadyLine) else None,
                trainee=trainee,
                rules=self._rules(scenario, options, script, transcriber, seed),
                resumed=resumed,
            )
            opened.enter_context(no_full_collections())
            closing = opened.pop_all()
            call = RunningCall(start.id, parts, partial(self._close, dialogue, start, closing, options.trial))
            heard.append(call)
            return call

    def _watched(self, writer: SessionWriter, start: SessionStart, listener: Listener) -> SessionWriter:
        """Return the writer, with somebody behind it who hints at how the trainee speaks where that is wanted."""
        spoken = start.recogniser != "typed" and start.mode == "practice"
        wanted = self._settings.delivery_measures and Rules(self._parts.store.privacy).policy.delivery_measures
        if self._usual_delivery is None or not spoken or not wanted:
            return writer
        baseline = partial(self._usual_delivery, start.trainee, start.language, start.microphone)
        return WatchedSession(writer, listener, baseline, start.language, hear=True)

    def _keep(self, options: CallOptions, script: Script | None) -> Keep:
        """Return what stays of the call: nothing but the result until a person has taken note of the notice."""
        wanted = options.keep or ("recording" if self._settings.record_audio else "words")
        if script is not None:
            return wanted
        notices = Notices(self._parts.store.privacy, self._parts.resources.assets / "privacy")
        state = notices.state(self._parts.access.me, self._settings.call_language)
        return wanted if state.may_record else "result"

    def _assigned(self, options: CallOptions, script: Script | None) -> tuple[CallOptions, Attempt | None]:
        if not options.assignment:
            return options, None
        trainee = self._settings.trainee if script is None else script.trainee
        return AssignmentDesk(self._parts, lambda: self._settings).begin(options, trainee)

    def _earlier(self, options: CallOptions) -> Earlier | None:
        if options.retry is None:
            return None
        store = self._parts.store
        record = store.load(options.retry.session_id)
        return Earlier(record, options.retry.position, store.recording(record.start.id))

    def _scenario(self, options: CallOptions, earlier: Earlier | None) -> Scenario:
        if earlier is not None:
            return earlier.scenario
        return self._parts.library.get(options.scenario_id) if options.trial is None else options.trial.scenario

    def _moment(self, dialogue: ScenarioDialogue, options: CallOptions, seed: int) -> Resumed[DialogueState] | None:
        """Return where a call that is tried out begins; None for one that begins with the ring."""
        if options.trial is None:
            return None
        moves = Moves(dialogue, replace(options.trial.beginning, seed=seed))
        made = moves.begin()
        return Resumed(0.0, made.state, made.step.actions, (Answered(0.0), *made.step.happened))

    def _language(self, scenario: Scenario, options: CallOptions) -> str:
        if options.language and options.language not in scenario.languages:
            raise ScenarioError(
                f"The scenario {scenario.id} cannot be played in the language '{options.language}'.",
                hint=f"It has: {', '.join(scenario.languages)}.",
            )
        wanted = options.language or self._settings.call_language
        return wanted if wanted in scenario.languages else scenario.languages[0]

    def _scripted_line(self, options: CallOptions, script: Script) -> tuple[SpokenLine, Line | None]:
        if script.line is not None:
            return script.line, None
        if script.audible:
            devices = self._device_line(replace(options, typed=True))
            return AudibleTraineeLine(devices), devices
        return VirtualLine(), None

    def _device_line(self, options: CallOptions) -> Line:
        microphone = self._settings.microphone if options.microphone is None else options.microphone
        loudspeaker = self._settings.loudspeaker if options.loudspeaker is None else options.loudspeaker
        if options.typed and options.silent:
            return VirtualLine(pace=True)
        through = options.listens_through or self._settings.listens_through
        return SteadyLine(
            self._parts.devices,
            partial(
                open_on,
                self._parts.devices,
                volume=self._settings.volume,
                echo_cancelled=through == "loudspeakers",
            ),
            microphone=None if options.typed else microphone,
            loudspeaker=None if options.silent else loudspeaker,
        )

    def _surrounded(self, line: Line, scenario: Scenario, language: str) -> Line:
        """Return the line with what is heard behind the customer, unless the person wants silence there."""
        if scenario.background is None or not self._settings.background:
            return line
        narrow = self._settings.telephone_effect
        voice = scenario.customer.voice_in(language)
        return BackgroundLine(line, surroundings(self._parts, scenario.background, voice, language, narrow=narrow))

    def _transcriber(self, language: str, options: CallOptions, heard: list[Call]) -> Transcriber | None:
        preference = self._settings.recogniser
        others = self._parts.plugins.loaded("recognisers")
        choice = choose_recogniser(
            language, preference, self._parts.models, use_grammar=options.grammar, others=others
        )
        if choice.load is None:
            return None

        def tell(text: str) -> None:
            for call in heard:
                call.heard_so_far(text)

        return RecognitionWorker(choice.name, choice.load, tell)

    def _speaker(self, scenario: Scenario, language: str) -> CachedSpeaker:
        effect: Callable[[Pcm], Pcm] | None = telephone if self._settings.telephone_effect else None
        return CachedSpeaker(
            self._parts.bank,
            language=language,
            voice=scenario.customer.voice_in(language),
            profanity=self._settings.profanity,
            cache=SoundCache(self._parts.places.cache / "lines"),
            effect=effect,
            effect_name="telephone-2" if effect else "",
            say=scenario.say.get(language, {}),
            rest=give_back,
        )

    def _turn_settings(self, script: Script | None) -> TurnSettings:
        by_key = self._settings.push_to_talk and script is None
        return TurnSettings(pause=self._settings.end_of_turn_pause, push_to_talk=by_key)

    def _trainee(self, script: Script, line: SpokenLine, language: str) -> ScriptedTrainee:
        if not script.spoken:
            return ScriptedTrainee(script.moves)
        return ScriptedTrainee(script.moves, voice=partial(self._speak_as_trainee, language), mouth=line)

    def _speak_as_trainee(self, language: str, text: str) -> Pcm:
        return self._parts.bank.synthesize(TRAINEE_VOICE, text, 0, language, "spoken").pcm

    def _rules(
        self,
        scenario: Scenario,
        options: CallOptions,
        script: Script | None,
        transcriber: Transcriber | None,
        seed: int,
    ) -> CallRules:
        by_person = script is None
        in_step = script is not None and script.line is None and not script.audible
        return CallRules(
            seed=seed,
            outgoing=scenario.direction == "outgoing",
            hints=options.mode == "practice" and by_person,
            patience_factor=TYPING_PATIENCE if by_person and transcriber is None else 1.0,
            answer_at_once=options.answer_at_once or not by_person,
            # Nobody waits in virtual time: there a scripted trainee is heard out.
            holds=Holds("patient" if in_step else self._settings.patience, self._settings.end_of_turn_pause),
            in_step=in_step,
            lines_first=script is not None and not script.audible,
        )

    def _start(
        self,
        scenario: Scenario,
        dialogue: ScenarioDialogue,
        options: CallOptions,
        transcriber: Transcriber | None,
        seed: int,
    ) -> SessionStart:
        language = dialogue.engine.language
        return SessionStart(
            id=str(uuid.uuid4()),
            started_at=datetime.now(UTC),
            scenario_id=scenario.id,
            scenario_version=scenario.version,
            scenario_source=to_json(scenario),
            scenario_title=scenario.title.get(language, scenario.id),
            customer=scenario.customer.name,
            language=language,
            mode=options.mode,
            seed=seed,
            recogniser=transcriber.name if transcriber else "typed",
            microphone=self._settings.microphone if options.microphone is None else options.microphone,
            loudspeaker=self._settings.loudspeaker if options.loudspeaker is None else options.loudspeaker,
            trainee=self._settings.trainee,
            program_version=__version__,
            level=options.level,
        )

    def _close(
        self, dialogue: ScenarioDialogue, start: SessionStart, opened: ExitStack, trial: TrialCall | None
    ) -> None:
        with opened:
            try:
                if trial is not None:
                    trial.ended(self._parts.store.load(start.id).events)
                    Trials(self._parts.places.data).delete(self._parts.store, start.id)
                    return
                events = self._parts.store.load(start.id).events
                if not any(isinstance(event, Answered) for event in events):
                    return
                self._parts.store.save_score(start.id, score(dialogue.engine, events, seed=start.seed))
            except RoleplayError as error:
                _log.warning("session %s was not scored: %s", start.id, error)
