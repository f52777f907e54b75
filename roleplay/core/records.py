"""Plain records that the store keeps, the review computes from, and the window and exports show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from roleplay.core.events import CallEvent, Outcome
from roleplay.core.understanding import Understood

Mode = Literal["practice", "test"]
Level = Literal["easy", "normal", "hard"]
SessionState = Literal["running", "complete", "recovered"]
SCRIPTED_TRAINEE = "(script)"
"""Stands for the trainee in sessions whose answers came from a list: they are nobody's practice."""


@dataclass(frozen=True, slots=True)
class SessionStart:
    """What is known of a session when the phone rings."""

    id: str
    """UUID, hexadecimal with dashes."""
    started_at: datetime
    """With time zone, UTC."""
    scenario_id: str
    scenario_version: int
    scenario_source: str
    """The scenario as JSON, exactly as played: a later version never changes a saved call."""
    scenario_title: str
    """In the session's language, for lists."""
    customer: str
    language: str
    """ISO 639-1 code of the call's language."""
    mode: Mode
    seed: int
    recogniser: str
    """What served: engine and model, or `typed`."""
    microphone: str = ""
    loudspeaker: str = ""
    trainee: str = ""
    program_version: str = ""
    level: Level = "normal"
    retry_of: str = ""
    """Id of the session from one of whose turns this one starts anew; empty when it starts with the ring."""


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One row of the session list."""

    id: str
    started_at: datetime
    scenario_id: str
    scenario_version: int
    scenario_title: str
    customer: str
    language: str
    mode: Mode
    recogniser: str
    trainee: str
    state: SessionState
    """`running` is only seen of a call that runs now, in this or another window."""
    outcome: Outcome | None
    seconds: float
    """From answering to the end, 0 while unknown."""
    score: float | None
    """0 to 100, None when not scored."""
    turns: int
    recording: str = ""
    """File name inside the recordings folder, empty when there is none."""
    level: Level = "normal"
    retry_of: str = ""
    """Id of the session from one of whose turns this one starts anew; empty when it starts with the ring."""

    @staticmethod
    def of(
        start: SessionStart,
        state: SessionState,
        score: float | None,
        *,
        outcome: Outcome | None = None,
        seconds: float = 0.0,
        turns: int = 0,
        recording: str = "",
    ) -> SessionSummary:
        """Return the row of a session that began like this."""
        return SessionSummary(
            start.id,
            start.started_at,
            start.scenario_id,
            start.scenario_version,
            start.scenario_title,
            start.customer,
            start.language,
            start.mode,
            start.recogniser,
            start.trainee,
            state,
            outcome,
            seconds,
            score,
            turns,
            recording,
            start.level,
            start.retry_of,
        )


SectionName = Literal["opening", "feeling", "facts", "solution", "closing", "composure"]


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One reason for points won or lost."""

    reason: str
    """A stable word: a technique id, `feeling_ignored`, `ladder_order`, `interrupting` ..."""
    points: float
    """Won (positive) or lost (negative)."""
    at: float | None = None
    """Seconds since the call began, None when it concerns the whole call."""
    evidence: str = ""
    """The words that it rests on."""
    out_of: float = 0.0
    """What could have been won here; 0 for what only costs."""


@dataclass(frozen=True, slots=True)
class SectionScore:
    """Points of one part of the call."""

    section: SectionName
    points: float
    """The sum of the items."""
    out_of: float
    """0 when the call gave no occasion for anything of this section."""
    items: tuple[ScoreItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Cap:
    """Why a score is lower than its sections make it."""

    at_most: float
    """0 to 100."""
    reason: str
    """A stable word: an unhappy outcome, a fatal mistake, or the matter that was left out."""
    at: float | None = None
    """Seconds since the call began, None when it concerns the whole call."""
    evidence: str = ""
    """The words that it rests on."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the simulated customer answers when asked how satisfied they were."""

    rating: int
    """1 (worst) to 5."""
    words: str
    """In character, in the call's language."""
    reasons: tuple[ScoreItem, ...] = ()
    """What the rating is the sum of, in rating points."""


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a call; deterministic, every point traced to its evidence."""

    total: float
    """0 to 100: what the sections make, and no more than the cap."""
    sections: tuple[SectionScore, ...]
    cap: Cap | None = None
    """None when nothing holds the total down."""
    survey: Survey | None = None
    """None in calls of older versions."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says was really said, beside what was recognised."""

    position: int
    """Index of the trainee's words in the session's events."""
    text: str
    understood: Understood
    """What was found in the corrected words, at the moment at which they were said."""
    corrected_at: datetime
    """With time zone, UTC."""
    corrected_by: str
    """Name, may be empty."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A whole saved session."""

    start: SessionStart
    summary: SessionSummary
    events: tuple[CallEvent, ...]
    """In the order in which they were committed."""
    score: Score | None = None
    """With the corrections, where there are any."""
    corrections: tuple[Correction, ...] = ()
    """In the order of the call. `events` are as they were recognised: `review.corrected` puts the two together."""
    score_as_heard: Score | None = None
    """The score before the first correction; None without corrections."""
    other_corrections: tuple[Correction, ...] = ()
    """What was handed over from elsewhere for answers that are corrected otherwise here, in the order of the call.
    They change nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen; every field has a default that works."""

    microphone: str = ""
    """Name of the device, empty for the system's default."""
    loudspeaker: str = ""
    """Name of the device, empty for the system's default."""
    recogniser: Literal["auto", "vosk", "moonshine", "pocketsphinx", "typed"] = "auto"
    """`auto` takes Vosk where a model for the language is installed, else the built-in one."""
    patience: Literal["quick", "normal", "patient"] = "normal"
    """How soon after a whole answer the customer speaks."""
    end_of_turn_pause: float = 1.0
    """Seconds of silence after which a turn is over even when the sentence is not, 0.3 to 3."""
    push_to_talk: bool = False
    listens_through: Literal["headset", "loudspeakers"] = "headset"
    """With `loudspeakers` the customer's voice is taken out of the microphone."""
    telephone_effect: bool = True
    background: bool = True
    """Let what is behind the customer be heard: office, street ..."""
    volume: float = 1.0
    """Of the customer, 0 to 1."""
    profanity: Literal["bleeped", "mild", "spoken"] = "bleeped"
    """`bleeped` masks the caption and bleeps the sound, `mild` says a mild word instead."""
    mode: Mode = "practice"
    record_audio: bool = True
    delivery_measures: bool = True
    """Measure pace, loudness, pitch range and pauses of the trainee; off: nothing is computed or kept."""
    trainee: str = ""
    """Name for the practice log."""
    department_url: str = ""
    """Address of the database of a department with which this computer's calls are synchronised, without a password;
    empty: they stay here."""
    call_language: str = "en"
    theme: Literal["system", "light", "dark"] = "system"
    interface_language: Literal["system", "en", "pl"] = "system"
    backup_folder: str = ""
    """Where a backup is made every day; empty: nowhere."""
    database_url: str = ""
    """Address of a department's PostgreSQL database, without a password; empty for this computer's own."""


@dataclass(frozen=True, slots=True)
class ScenarioSummary:
    """One card of the Practice page, in the language asked for."""

    id: str
    version: int
    title: str
    summary: str
    role: str
    """Who the trainee is."""
    customer: str
    languages: tuple[str, ...]
    direction: Literal["incoming", "outgoing"]
    difficulty: int
    """1 (easy) to 5."""
    hard_matter: str
    feeling: Literal["grief", "anger", "disappointment", "fear"]
    soft_matter: str
    problem: str = ""
    """Why it cannot be played; empty when it can."""
    traits: tuple[str, ...] = ()
    """What makes the customer difficult: `aggressive`, `elderly` ..."""
    incomplete: tuple[str, ...] = ()
    """Languages in which a text is still missing, so that it cannot be played in them."""


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or a loudspeaker."""

    name: str
    """What settings store: indices drift."""
    channels: int
    default: bool


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """A recognition model of the catalogue or on disk."""

    name: str
    language: str
    download_bytes: int
    """0 when unknown."""
    installed: bool
    problem: str = ""
    """What is wrong with the installed one; empty when nothing is."""
    note: str = ""
    """One sentence that helps to choose: size, published word error rate."""
    path: str = ""
    kept_bytes: int = 0
    """What an interrupted download has left; the next attempt goes on from there."""
    word_errors: tuple[float, ...] = ()
    """Published word error rate in percent: one, or lowest and highest; empty when unknown."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name or fact of a customer with words that a recognition model does not know: it is matched by sound."""

    scenario_id: str
    phrase: str
    words: tuple[str, ...]
    """Those that it does not know."""


@dataclass(frozen=True, slots=True)
class VoiceStatus:
    """A customer voice and what would serve it now."""

    id: str
    name: str
    language: str
    served_by: str
    """Engine and engine's voice that would serve; empty when none can."""
    problem: str = ""
    """Why the preferred engine does not serve; empty when it does."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    area: Literal[
        "versions",
        "devices",
        "recognisers",
        "models",
        "voices",
        "store",
        "encryption",
        "audit",
        "backup",
        "scenarios",
        "display",
        "disk",
    ]
    state: Literal["ok", "warning", "problem"]
    message: str
    hint: str = ""
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which sessions to list; everything given must hold. Of several people, scenarios ... any one will do."""

    text: str = ""
    """Must occur in scenario, customer, trainee or transcript: words, "several in order", beginnings*."""
    people: tuple[str, ...] = ()
    """Names of trainees."""
    groups: tuple[str, ...] = ()
    """Names of groups: who is in one of them now."""
    scenarios: tuple[str, ...] = ()
    """Ids."""
    traits: tuple[str, ...] = ()
    """What makes the customer difficult: `aggressive`, `elderly` ..."""
    outcomes: tuple[Outcome, ...] = ()
    score_from: float | None = None
    """0 to 100; with a bound, sessions without a score are left out."""
    score_to: float | None = None
    techniques: tuple[str, ...] = ()
    """Ids of the catalogue, all of which were found in what was said."""
    mistakes: tuple[str, ...] = ()
    """Stable words, all of which cost points: mistakes of the catalogue, `interrupting`, `dead_air` ..."""
    since: datetime | None = None
    """To the second, as is `until`."""
    until: datetime | None = None
    latest_days: int = 0
    """In a filter that is kept: the latest so many days, of which today is one. `since` moves with them whenever the
    filter is read; by itself this asks for nothing."""
    commented: bool | None = None
    graded: bool | None = None
    """Whether somebody has finished a grade."""
    finished: bool = False
    """Leave out calls that run now."""

    @property
    def by_judgement(self) -> bool:
        """Whether what fits tells what the program makes of calls: their score, and what it found in them."""
        return bool(self.mistakes or self.techniques) or (self.score_from, self.score_to) != (None, None)
