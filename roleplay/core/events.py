"""What happens in a call, as frozen records with a time.

`EngineInput` events go into the dialogue engine; together with the scenario they determine the whole path, so a
session that stores them can be stepped again. The other `CallEvent`s are what came of them, stored for the review.
`LiveEvent`s are shown while the call runs and never stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from roleplay.core.understanding import Transcript, Understood

Outcome = Literal["solved", "handed_over", "justified_hangup", "unjustified_hangup", "customer_left", "aborted"]
OUTCOMES: tuple[Outcome, ...] = (
    "solved",
    "handed_over",
    "justified_hangup",
    "unjustified_hangup",
    "customer_left",
    "aborted",
)
Button = Literal["hold", "resume", "transfer", "hang_up"]


# --- what the engine steps on ---


@dataclass(frozen=True, slots=True)
class Answered:
    """The trainee took the call."""

    at: float
    """Seconds since the line was opened, as in every event."""
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class TraineeSaid:
    """The trainee finished a turn."""

    at: float
    transcript: Transcript
    understood: Understood
    interrupting: bool = False
    """The turn began while the customer was talking."""
    kind: Literal["trainee_said"] = "trainee_said"


@dataclass(frozen=True, slots=True)
class TraineeSilent:
    """The customer has waited in vain."""

    at: float
    seconds: float
    """How long, since the customer stopped talking."""
    kind: Literal["trainee_silent"] = "trainee_silent"


@dataclass(frozen=True, slots=True)
class TraineeInterrupted:
    """The trainee talked over the customer."""

    at: float
    line: str
    """Id of the line that was talked over."""
    heard_seconds: float
    """How much of the line had been played."""
    kind: Literal["trainee_interrupted"] = "trainee_interrupted"


@dataclass(frozen=True, slots=True)
class TraineeLongWinded:
    """The trainee talks longer than the customer listens; told while the turn still runs."""

    at: float
    seconds: float
    """How long the turn has lasted."""
    kind: Literal["trainee_long_winded"] = "trainee_long_winded"


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """The trainee used the phone's buttons."""

    at: float
    button: Button
    kind: Literal["button_pressed"] = "button_pressed"


EngineInput = Answered | TraineeSaid | TraineeSilent | TraineeInterrupted | TraineeLongWinded | ButtonPressed


# --- what came of it ---


@dataclass(frozen=True, slots=True)
class Ringing:
    """The phone rings: the trainee's, or (in an outgoing call) the customer's."""

    at: float
    outgoing: bool = False
    kind: Literal["ringing"] = "ringing"


@dataclass(frozen=True, slots=True)
class CustomerSpeaking:
    """The customer begins a line."""

    at: float
    line: str
    text: str
    """The line with its swear words masked as the settings ask."""
    heat: float
    seconds: float
    """Length of the sound, 0 when there is none."""
    speaker: str = "customer"
    voice: str = ""
    """Engine and voice that served, empty when none did."""
    name: str = ""
    """The speaker's, as people see it."""
    kind: Literal["customer_speaking"] = "customer_speaking"


@dataclass(frozen=True, slots=True)
class CustomerBackchannel:
    """The customer shows that they listen, in a pause of the trainee's turn."""

    at: float
    line: str
    text: str
    seconds: float
    """Length of the sound."""
    kind: Literal["customer_backchannel"] = "customer_backchannel"


@dataclass(frozen=True, slots=True)
class CustomerSilent:
    """The customer has said all there is to say for now; it is the trainee's turn."""

    at: float
    kind: Literal["customer_silent"] = "customer_silent"


@dataclass(frozen=True, slots=True)
class HeatChanged:
    """The customer's anger moved."""

    at: float
    before: float
    after: float
    reason: str
    """A stable word: a technique id, `reply:ID`, `silence`, `interrupting`, `otherwise`, `button:ID` ..."""
    kind: Literal["heat_changed"] = "heat_changed"


@dataclass(frozen=True, slots=True)
class FactTold:
    """The customer has told something that the trainee needs."""

    at: float
    fact: str
    """Id in the scenario."""
    label: str
    """What it is, in the language of the call."""
    kind: Literal["fact_told"] = "fact_told"


@dataclass(frozen=True, slots=True)
class ReplyTaken:
    """The dialogue moved on: which reply was taken at which node, and why."""

    at: float
    node: str
    reply: str
    """Id of the reply, or `otherwise`, `silence`, `interrupted`, `button:ID`."""
    next_node: str
    score: float = 0.0
    margin: float = 0.0
    """Distance to the second best reply."""
    kind: Literal["reply_taken"] = "reply_taken"


@dataclass(frozen=True, slots=True)
class WentElsewhere:
    """Corrected words would have led to another moment than the one at which the call really went on.

    Never stored: it stands in a call that was worked out again, behind what came of the corrected words, and puts the
    dialogue back where the rest was spoken.
    """

    at: float
    node: str
    """Where the words would have led."""
    spoken_at: str
    """Where the call really went on."""
    says: str = ""
    """What the customer would have said first."""
    outcome: Outcome | None = None
    """How the call really ended here; None when it went on."""
    on_hold: bool = False
    """Whether the customer was really on hold."""
    kind: Literal["went_elsewhere"] = "went_elsewhere"


@dataclass(frozen=True, slots=True)
class CallEnded:
    """The call is over."""

    at: float
    outcome: Outcome
    reason: str = ""
    """Id of the final node, or what ended the call."""
    kind: Literal["call_ended"] = "call_ended"


@dataclass(frozen=True, slots=True)
class NoteTaken:
    """The trainee wrote a note during the call."""

    at: float
    text: str
    kind: Literal["note_taken"] = "note_taken"


@dataclass(frozen=True, slots=True)
class TurnTimed:
    """How long the answer took, split by stage; all in seconds."""

    at: float
    pause: float
    """From the trainee's last speech to the decision that the turn is over."""
    recognition: float
    """From that decision to the final transcript."""
    decision: float
    """Understanding and stepping the dialogue."""
    playback: float
    """From the decision to the first sample handed to the sound device."""
    completion: str = ""
    """How the utterance was judged when the turn ended: `core.understanding.Completeness`, a stop, and why."""
    hold: float = 0.0
    """How long the pause was to be held after that judgement; 0 when there was none."""
    prepared: int = 0
    """How many times, in this turn, an answer was prepared in a pause."""
    dropped: int = 0
    """Of these, how many were dropped because the trainee went on."""
    foreseen: bool = False
    """The answer given had been prepared, its sound in memory, when the turn ended."""
    guess: str = ""
    """Id of the reply that fitted best what was recognised before the pause; empty when nothing was."""
    guess_right: bool = False
    """That reply was taken."""
    kind: Literal["turn_timed"] = "turn_timed"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong and the call went on; the message is for the person."""

    at: float
    code: str
    message: str
    kind: Literal["trouble"] = "trouble"


@dataclass(frozen=True, slots=True)
class LinePaused:
    """The call stands still, for nobody could hear or be heard: no clock of the dialogue runs until `LineResumed`."""

    at: float
    reason: str
    """`muted` (the microphone delivers exact zeros), or the code of the `DeviceError`: `device_lost` ..."""
    side: str = ""
    """`microphone`, `loudspeaker` or `both`; empty when that is not known."""
    device: str = ""
    """Its name."""
    message: str = ""
    """What is wrong and what to do, for the person."""
    kind: Literal["line_paused"] = "line_paused"


@dataclass(frozen=True, slots=True)
class LineResumed:
    """The call goes on where it stood still."""

    at: float
    microphone: str = ""
    """Name of the device that serves now, empty for none."""
    loudspeaker: str = ""
    """Name of the device that serves now, empty for none."""
    seconds: float = 0.0
    """How long the call stood still, by the clock on the wall."""
    kind: Literal["line_resumed"] = "line_resumed"


CallEvent = (
    Answered
    | TraineeSaid
    | TraineeSilent
    | TraineeInterrupted
    | TraineeLongWinded
    | ButtonPressed
    | Ringing
    | CustomerSpeaking
    | CustomerBackchannel
    | CustomerSilent
    | HeatChanged
    | FactTold
    | ReplyTaken
    | WentElsewhere
    | CallEnded
    | NoteTaken
    | TurnTimed
    | Trouble
    | LinePaused
    | LineResumed
)


# --- shown, never stored ---


@dataclass(frozen=True, slots=True)
class TraineeSpeaking:
    """The trainee began, or (with `speaking` false) stopped, to talk."""

    at: float
    speaking: bool = True


@dataclass(frozen=True, slots=True)
class PartialTranscript:
    """What was recognised so far."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Levels:
    """Loudness of both sides, sent about ten times a second."""

    at: float
    trainee: float
    """Root mean square in dBFS, -96 to 0."""
    customer: float
    """Root mean square in dBFS, -96 to 0."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The trainee has the floor; in practice mode with what would be good moves now."""

    at: float
    replies: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    """Pairs of reply id and an example sentence, best first."""


@dataclass(frozen=True, slots=True)
class LineWaits:
    """What a call that stands still waits for; told anew whenever that changes, or a device comes or goes."""

    at: float
    reason: str
    """As in `LinePaused`."""
    side: str = ""
    device: str = ""
    message: str = ""
    """What is wrong and what to do, for the person."""
    microphones: tuple[str, ...] = ()
    """Names of those that may be chosen instead; empty when the line uses none."""
    loudspeakers: tuple[str, ...] = ()
    """Names of those that may be chosen instead; empty when the line uses none."""


@dataclass(frozen=True, slots=True)
class DeliveryHint:
    """The latest turn was spoken unusually for this trainee; for practice mode, told when it is their turn again."""

    at: float
    measure: Literal["pace", "loudness"]
    value: float
    """Words a minute, or dB below full scale."""
    usual: float
    """Median of the trainee's earlier calls."""


LiveEvent = TraineeSpeaking | PartialTranscript | Levels | Hints | LineWaits | DeliveryHint
AnyEvent = CallEvent | LiveEvent
