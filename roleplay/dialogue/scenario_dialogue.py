"""One scenario in one language, ready to be played: the engine together with the understanding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from roleplay.core.actions import Listening, Say, Step
from roleplay.core.events import Answered, EngineInput, TraineeLongWinded, TraineeSaid, TraineeSilent
from roleplay.core.records import Level
from roleplay.core.understanding import Completion, Evidence, ReplyMatch, TechniqueMatch, Transcript, Understood
from roleplay.dialogue.engine import ACCEPT, DialogueEngine
from roleplay.dialogue.model import Cues, Reply, Scenario
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.dialogue.understanding.candidates import FactPhrases, ReplyCandidate
from roleplay.dialogue.understanding.completeness import as_it_sounds, completion
from roleplay.dialogue.understanding.listening_words import only_listening
from roleplay.dialogue.understanding.readings import best_reading, without_doubtful

PHRASES = 6
"""So many examples of a reply are what a recogniser is told to expect: with hundreds it is no help."""
HINTS = 3
"""So many good moves are offered at once."""

MISTAKES = frozenset(technique.id for technique in TECHNIQUES if technique.kind == "mistake")

_EXPECTED = Evidence("")


class Understanding(Protocol):
    """Finds techniques, replies and facts in free speech (see `understanding.Understander`)."""

    def understand(
        self,
        text: str,
        language: str,
        *,
        replies: Sequence[ReplyCandidate] = (),
        names: Sequence[str] = (),
        facts: Sequence[FactPhrases] = (),
        later: Sequence[ReplyCandidate] = (),
    ) -> Understood:
        """Return what was found, best first; `later` are replies that only what is said may open."""

    def prepare(
        self, replies: Iterable[ReplyCandidate], facts: Sequence[FactPhrases] = (), language: str = "en"
    ) -> None:
        """Read these ahead, so that the first turn is as quick as the rest."""

    def learn(
        self, replies: Sequence[ReplyCandidate], later: Sequence[ReplyCandidate] = (), language: str = "en"
    ) -> None:
        """Learn ahead what tells the replies of one moment apart."""


class ScenarioDialogue:
    """Implements `core.ports.Dialogue`."""

    def __init__(
        self, scenario: Scenario, language: str, understanding: Understanding, level: Level = "normal"
    ) -> None:
        self.engine = DialogueEngine(scenario, language, level)
        self._understanding = understanding
        self._facts = tuple(
            FactPhrases(fact_id, fact.spoken.get(self.engine.language, ()))
            for fact_id, fact in scenario.facts.items()
        )
        self._candidates: dict[tuple[str, str], ReplyCandidate] = {}
        """By node and reply; they are made when they are first needed."""
        self._names = scenario.customer.address.get(self.engine.language, ())
        replies = (*scenario.shared_replies, *(reply for node in scenario.nodes.values() for reply in node.replies))
        understanding.prepare(map(self._candidate, replies), self._facts, self.engine.language)

    @property
    def names(self) -> tuple[str, ...]:
        """How the customer is called."""
        return self._names

    def begin(self, *, seed: int) -> DialogueState:
        """Return the state before the call is answered."""
        return self.engine.begin(seed=seed)

    def step(self, state: DialogueState, event: EngineInput) -> Step[DialogueState]:
        """Move on."""
        return self.engine.step(state, event)

    def understand(self, state: DialogueState, transcript: Transcript) -> Understood:
        """Find techniques, replies and facts in what the trainee said at this moment of the dialogue.

        Where the transcript fits no reply, another way to hear the words may (see `understanding.readings`).
        """
        poor = {reply.id for reply in self.engine.replies(state) if reply.quality == "poor"}
        found = self._found(state, transcript.text)
        found = without_doubtful(found, transcript, mistakes=MISTAKES, poor=poor)
        if not transcript.alternatives:
            return found
        takeable = {reply.id for reply in self.engine.open_replies(state)}
        return best_reading(
            found,
            transcript.alternatives,
            lambda text: self._found(state, text),
            takeable=takeable,
            harmless=takeable - poor,
            mistakes=MISTAKES,
            accept=ACCEPT,
        )

    def _found(self, state: DialogueState, text: str) -> Understood:
        now, later = self.candidates(state)
        understood = self._understanding.understand(
            text,
            self.engine.language,
            replies=now,
            later=later,
            names=self._names,
            facts=self._facts,
        )
        needed = {reply.id: set(reply.facts) for reply in self.engine.replies(state)}
        named = set(understood.facts)
        complete = tuple(match for match in understood.replies if needed[match.reply] <= named)
        return replace(understood, replies=complete)

    def completion(
        self,
        state: DialogueState,
        transcript: Transcript,
        understood: Understood,
        sentence_end: float | None = None,
    ) -> Completion:
        """Judge whether the trainee has said all, or is likely to go on after a pause."""
        now, later = self.candidates(state)
        found = completion(transcript.text, self.engine.language, understood, (*now, *later))
        return found if sentence_end is None else as_it_sounds(found, sentence_end)

    def only_listening(self, text: str) -> bool:
        """Tell whether a text is nothing but signs of listening, such as "mhm" or "I see"."""
        return only_listening(text, self.engine.language)

    def candidates(self, state: DialogueState) -> tuple[list[ReplyCandidate], list[ReplyCandidate]]:
        """Return the replies that may be taken now, and those that what is said may open, as they are looked for."""
        now, later = self.engine.possible_replies(state)
        return [self._known_candidate(state.node, reply) for reply in now], [
            self._known_candidate(state.node, reply) for reply in later
        ]

    def lines_ahead(self, state: DialogueState) -> tuple[Say, ...]:
        """Return what may be said after the next step: what each open reply would bring, then silence."""
        if not state.visits:
            return self._says(state, Answered(0.0))
        # What tells this moment's replies apart is learnt now, not when the trainee has spoken.
        self._understanding.learn(*self.candidates(state), self.engine.language)
        lines: dict[Say, None] = {}
        for reply in self.engine.open_replies(state):
            match = ReplyMatch(reply.id, 1.0, _EXPECTED)
            techniques = tuple(TechniqueMatch(technique, 1.0, _EXPECTED) for technique in reply.techniques[:1])
            understood = Understood(techniques, (match,))
            said = TraineeSaid(0.0, Transcript("", 0.0, 0.0, ""), understood)
            lines |= dict.fromkeys(self._says(state, said))
        lines |= dict.fromkeys(self._says(state, TraineeSilent(0.0, 0.0)))
        lines |= dict.fromkeys(self._says(state, TraineeSaid(0.0, Transcript("", 0.0, 0.0, ""), Understood())))
        lines |= dict.fromkeys(self._says(state, TraineeLongWinded(0.0, 0.0)))
        lines |= dict.fromkeys(self.engine.listening(state).backchannels)
        return tuple(lines)

    def listening(self, state: DialogueState) -> Listening:
        """Return what the customer does while the trainee talks."""
        return self.engine.listening(state)

    def phrases(self, state: DialogueState) -> tuple[str, ...]:
        """Return examples of the replies that are open now, and the customer's names."""
        open_replies = self.engine.open_replies(state)
        examples = [example for reply in open_replies for example in self._examples(reply)[:PHRASES]]
        return tuple(dict.fromkeys((*examples, *self._names)))

    def hints(self, state: DialogueState) -> tuple[tuple[str, str], ...]:
        """Return good moves now: reply id and an example sentence; the node's own first."""
        good = [
            (reply.id, self._examples(reply)[0])
            for reply in self.engine.open_replies(state)
            if reply.quality == "good" and self._examples(reply)
        ]
        return tuple(good[:HINTS])

    def _says(self, state: DialogueState, event: EngineInput) -> tuple[Say, ...]:
        return tuple(action for action in self.engine.step(state, event).actions if isinstance(action, Say))

    def _examples(self, reply: Reply) -> tuple[str, ...]:
        return reply.examples.get(self.engine.language, ())

    def _known_candidate(self, node: str, reply: Reply) -> ReplyCandidate:
        key = (node, reply.id)
        if key not in self._candidates:
            self._candidates[key] = self._candidate(reply)
        return self._candidates[key]

    def _candidate(self, reply: Reply) -> ReplyCandidate:
        cues = reply.cues.get(self.engine.language, Cues())
        translations = tuple(
            example
            for language, examples in reply.examples.items()
            if language != self.engine.language
            for example in examples
        )
        return ReplyCandidate(
            reply.id, reply.techniques, self._examples(reply), translations, cues.any, cues.all, cues.none
        )
