"""The scenario: one customer and one dialogue graph, in one or more languages.

The models are at once the schema of the YAML source and the form in which a scenario is stored and played.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from roleplay.core.events import Outcome
from roleplay.core.records import Level, SectionName

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", max_length=64)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Text = dict[Language, Sentence]
Sentences = dict[Language, tuple[Sentence, ...]]
Heat = Annotated[float, Field(ge=0, le=100)]
HeatMove = Annotated[float, Field(ge=-100, le=100)]
Seconds = Annotated[float, Field(ge=0, le=120)]
Feeling = Literal["grief", "anger", "disappointment", "fear"]
ScenarioButton = Literal["transfer", "hang_up"]
"""Buttons to which a scenario may react; holding and resuming is the engine's."""
Section = Literal["opening", "feeling", "facts", "solution", "closing"]
Trait = Literal[
    "aggressive",
    "anxious",
    "beginner",
    "demanding",
    "elderly",
    "expert",
    "grieving",
    "persistent",
    "sarcastic",
    "stubborn",
    "threatening",
    "young",
]
"""What makes a customer difficult; trainees learn which of these they handle well."""


class Part(BaseModel):
    """Base of all parts of a scenario: immutable, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(Part):
    """When something holds; everything that is given must be true."""

    heat_below: Heat | None = None
    heat_at_least: Heat | None = None
    flags: tuple[Identifier, ...] = ()
    """All of these are set."""
    without: tuple[Identifier, ...] = ()
    """None of these is set."""
    ladder_at_least: Annotated[int, Field(ge=0, le=5)] | None = None
    """The highest step of the ladder taken so far."""
    ladder_below: Annotated[int, Field(ge=1, le=5)] | None = None
    visits_at_least: Annotated[int, Field(ge=1)] | None = None
    """How often this node was entered, this time included."""
    visits_below: Annotated[int, Field(ge=1)] | None = None
    silences_at_least: Annotated[int, Field(ge=1)] | None = None
    """How often the trainee has been silent in a row, this time included."""
    misses_at_least: Annotated[int, Field(ge=1)] | None = None
    """How often in a row no reply fitted, this time included."""
    turns_at_least: Annotated[int, Field(ge=1)] | None = None
    """How often the trainee has spoken in this call, this time included."""
    interruptions_at_least: Annotated[int, Field(ge=1)] | None = None
    """How often the trainee has talked over the customer in this call."""
    named: tuple[Identifier, ...] = ()
    """The trainee has named all of these facts, now or before."""
    told: tuple[Identifier, ...] = ()
    """The customer has told all of these facts."""
    levels: tuple[Level, ...] = ()
    """The call is played at one of these levels of difficulty; none given: at any."""
    used: tuple[Identifier, ...] = ()
    """The trainee has used all of these techniques, in this turn or before."""
    unused: tuple[Identifier, ...] = ()
    """The trainee has used none of these techniques."""


ALWAYS = Condition()


class Effects(Part):
    """What a move does to the customer."""

    heat: HeatMove = 0
    set: tuple[Identifier, ...] = ()
    clear: tuple[Identifier, ...] = ()
    ladder: Annotated[int, Field(ge=1, le=5)] | None = None
    """This move is that step of the ladder (call handling, section 1)."""
    tell: tuple[Identifier, ...] = ()
    """The customer tells these facts now."""


NOTHING = Effects()


class LineText(Part):
    """One thing that is said at the other end. Swear words stand in braces: `this {bloody} laptop`."""

    id: Identifier
    text: Text
    when: Condition = ALWAYS
    group: Identifier | None = None
    """Of the lines of a group only one is said: the one heard least so far, the first of these."""
    speaker: Identifier = "customer"
    pause_before: Seconds = 0.0


class Cues(Part):
    """Words that must or must not occur, compared by stem; a cue of several words must occur as a phrase."""

    any: tuple[Sentence, ...] = ()
    all: tuple[Sentence, ...] = ()
    none: tuple[Sentence, ...] = ()


class Reply(Part):
    """A move that is expected from the trainee."""

    id: Identifier
    techniques: tuple[Identifier, ...] = ()
    """One of these in the utterance speaks for the reply."""
    examples: Sentences = {}
    cues: dict[Language, Cues] = {}
    facts: tuple[Identifier, ...] = ()
    """All of these must be named."""
    when: Condition = ALWAYS
    effects: Effects = NOTHING
    says: tuple[LineText, ...] = ()
    """Said at once, before the lines of the next node."""
    next: Identifier | None = None
    """The node that follows; without one the dialogue stays."""
    precedence: Annotated[int, Field(ge=0, le=10)] = 0
    """When an utterance fits several replies all their effects apply, but only one decides what is said and where
    the dialogue goes: the best, each step of precedence counting like 0.05 of score."""
    quality: Literal["good", "neutral", "poor"] = "neutral"
    """Good ones are offered as hints and as better answers."""
    why: Text = {}
    """One sentence for the debrief: why the customer reacts so."""


class Reaction(Part):
    """What follows from something other than words."""

    when: Condition = ALWAYS
    effects: Effects = NOTHING
    says: tuple[LineText, ...] = ()
    next: Identifier | None = None
    why: Text = {}


class CutIn(Part):
    """What the customer says into a long speech of the trainee's, who may go on."""

    when: Condition = ALWAYS
    effects: Effects = NOTHING
    says: tuple[LineText, ...] = ()


class Node(Part):
    """A moment of the dialogue."""

    says: tuple[LineText, ...] = ()
    """Those whose condition holds are said, in order, when the node is entered."""
    section: Section | None = None
    tirade: bool = False
    """The customer rants: talking over it makes it worse, keeping silent is the right move."""
    patience: Seconds | None = None
    """Seconds that the customer waits for an answer; None for the customer's own."""
    replies: tuple[Reply, ...] = ()
    shared: bool = True
    """Whether the scenario's shared replies, reactions and buttons are open here too, behind the node's own."""
    otherwise: tuple[Reaction, ...] = ()
    """Taken when no reply fits: the first whose condition holds."""
    silence: tuple[Reaction, ...] = ()
    """Taken when the trainee says nothing: the first whose condition holds."""
    interrupted: tuple[Reaction, ...] = ()
    """When the trainee talks over the customer, the first whose condition holds has its effects, and nothing more."""
    cut_in: tuple[CutIn, ...] = ()
    """When the trainee talks longer than the customer listens, the first whose condition holds."""
    buttons: dict[ScenarioButton, tuple[Reaction, ...]] = {}
    outcome: Outcome | None = None
    """The call ends here, after the lines."""


class Matter(Part):
    """The two matters of every complaint."""

    hard: Text
    """What is to be settled."""
    feeling: Feeling
    soft: Text
    """What is felt, and why."""


class Customer(Part):
    """Who is at the other end."""

    name: Sentence
    address: Sentences = {}
    """Forms of address that count as personal: names, without titles."""
    voice: Identifier
    voices: dict[Language, Identifier] = {}
    """Other voices in some languages."""
    matter: Matter
    start_heat: Heat = 50
    patience: Seconds = 7
    """Seconds that the customer waits for an answer."""
    listens: Annotated[float, Field(ge=3, le=120)] = 20
    """Seconds that the trainee may talk before the customer cuts in, once a turn."""
    traits: tuple[Trait, ...] = ()

    def voice_in(self, language: str) -> str:
        """Return the id of the voice in which they are heard in a language."""
        return self.voices.get(language, self.voice)


class Speaker(Part):
    """A further character, such as the shift lead to whom a call is handed over."""

    name: Sentence
    voice: Identifier
    voices: dict[Language, Identifier] = {}
    """Other voices in some languages."""

    def voice_in(self, language: str) -> str:
        """Return the id of the voice in which they are heard in a language."""
        return self.voices.get(language, self.voice)


Person = Customer | Speaker
"""Somebody who is heard."""


class Background(Part):
    """What is heard behind the customer."""

    sound: Identifier
    """Where they call from: office, street, television or kitchen, or a sound of the person's own."""
    level: Annotated[float, Field(ge=-40, le=-10)] = -24
    """Decibels relative to the customer's speech."""


class Fact(Part):
    """Something that the trainee may have to name."""

    label: Text
    spoken: Sentences
    """All the ways in which it may be said."""


class LevelRules(Part):
    """How a level of difficulty changes the customer."""

    start_heat: Heat | None = None
    """None keeps the customer's own."""
    patience: Annotated[float, Field(ge=0.25, le=4)] = 1
    """Factor on every patience."""
    anger: Annotated[float, Field(ge=0.25, le=4)] = 1
    """Factor on every rise of heat."""
    soothing: Annotated[float, Field(ge=0.25, le=4)] = 1
    """Factor on every fall of heat."""


class ScoringRules(Part):
    """What counts in this scenario; what is not given follows the defaults."""

    weights: dict[SectionName, Annotated[float, Field(ge=0, le=100)]] = {}
    """Points that a section is worth; they are scaled so that all together make 100."""
    fatal: dict[Identifier, Annotated[float, Field(ge=0, le=100)]] = {}
    """Mistakes that lose the customer's trust for good: the whole score is at most this."""
    solve_within: Annotated[int, Field(ge=1, le=100)] | None = None
    """Turns of the trainee within which a good call reaches its end."""


class BreakingPoint(Part):
    """At this heat the customer ends it."""

    heat: Heat = 100
    next: Identifier


class Scenario(Part):
    """One customer and one dialogue graph."""

    roleplay: Literal[1]
    """Version of this format."""
    id: Identifier
    version: Annotated[int, Field(ge=1)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    title: Text
    summary: Text
    """What the trainee is told before the phone rings."""
    role: Text
    """Who the trainee is: job, company, what they may do."""
    direction: Literal["incoming", "outgoing"] = "incoming"
    difficulty: Annotated[int, Field(ge=1, le=5)] = 3
    customer: Customer
    background: Background | None = None
    """What is heard behind the customer; nothing when it is not given."""
    say: dict[Language, dict[Sentence, Sentence]] = {}
    """Names that voices mispronounce, per language: as written, and in a spelling that they read aright."""
    speakers: dict[Identifier, Speaker] = {}
    """Further characters, by id."""
    facts: dict[Identifier, Fact] = {}
    levels: dict[Level, LevelRules] = {}
    """Difficulty; levels that are not given follow the defaults (`temper.DEFAULT_LEVELS`)."""
    scoring: ScoringRules = ScoringRules()
    survey: Annotated[tuple[Text, ...], Field(max_length=5)] = ()
    """What the customer writes into the satisfaction survey after the call: five, from 1 (worst) to 5."""
    backchannels: tuple[LineText, ...] = ()
    """Short sounds such as "mhm" that the customer makes in the trainee's pauses."""
    temper: dict[Identifier, HeatMove] = {}
    """How each technique moves this customer's heat; what is not given follows the defaults."""
    breaking_point: BreakingPoint
    start: Identifier
    goals: dict[Literal["feeling", "matter"], Identifier]
    """Flags that tell that the feeling, and the matter, were dealt with."""
    shared_replies: tuple[Reply, ...] = ()
    shared_buttons: dict[ScenarioButton, tuple[Reaction, ...]] = {}
    shared_otherwise: tuple[Reaction, ...] = ()
    shared_silence: tuple[Reaction, ...] = ()
    shared_interrupted: tuple[Reaction, ...] = ()
    shared_cut_in: tuple[CutIn, ...] = ()
    nodes: Annotated[dict[Identifier, Node], Field(min_length=1)]

    def reactions(self, node: Node) -> Iterator[Reaction]:
        """Yield every reaction that may lead on from a node, the shared ones included.

        Not those to an interruption: the trainee is talking then, so they have effects only.
        """
        for own, shared in ((node.otherwise, self.shared_otherwise), (node.silence, self.shared_silence)):
            yield from own
            if node.shared:
                yield from shared
        for reactions in node.buttons.values():
            yield from reactions
        if node.shared:
            for reactions in self.shared_buttons.values():
                yield from reactions

    def lines(self) -> Iterator[LineText]:
        """Yield every line of the scenario."""
        yield from self.backchannels
        yield from _said_in(self.shared_replies)
        for name in ("otherwise", "silence", "interrupted", "cut_in"):
            yield from _said_in(getattr(self, f"shared_{name}"))
        for reactions in self.shared_buttons.values():
            yield from _said_in(reactions)
        for node in self.nodes.values():
            yield from node.says
            yield from _said_in(node.replies)
            for name in ("otherwise", "silence", "interrupted", "cut_in"):
                yield from _said_in(getattr(node, name))
            for reactions in node.buttons.values():
                yield from _said_in(reactions)


def _said_in(moves: Iterable[Reply | Reaction | CutIn]) -> Iterator[LineText]:
    for move in moves:
        yield from move.says
