"""Distinct calls for generated stores: played by the auto-player in words, really understood, really scored."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from roleplay import __version__
from roleplay.app.parts import Parts
from roleplay.core.records import Level, Mode, Score, SessionRecord, SessionStart, SessionSummary
from roleplay.dialogue.autoplay.player import Stage
from roleplay.dialogue.autoplay.spoken import TYPED, Speech, SpokenPlayer
from roleplay.dialogue.autoplay.trainees import TRAINEES, Trainee, between
from roleplay.dialogue.formats.library import to_json
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.scoring import score
from roleplay.dialogue.understanding.examples import load_examples

_SHORT_WORD = 4


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Who is to play what, and how well."""

    trainee: str
    scenario_id: str
    language: str
    started_at: datetime
    """With time zone."""
    skill: float
    """0 (the auto-player's bad trainee) over 0.5 (the average one) to 1 (the good one)."""
    seed: int
    level: Level = "normal"
    mode: Mode = "practice"
    recogniser: str = TYPED
    words_a_second: float = 2.4
    misheard: float = 0.0
    """Share of the words that the recogniser gets wrong."""


@dataclass(frozen=True, slots=True)
class PlayedSession:
    """A whole session, and what was really said where something else was heard."""

    record: SessionRecord
    meant: Mapping[int, str]
    """By the index of the event."""


class CallMaker:
    """Plays calls; each dialogue is prepared once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._stages: dict[tuple[str, str, Level], tuple[ScenarioDialogue, Stage]] = {}
        words = load_examples(parts.resources.assets / "techniques").languages
        self._examples: dict[str, dict[str, Sequence[str]]] = {
            language: {name: each.examples for name, each in techniques.items()}
            for language, techniques in words.items()
        }
        self._sources: dict[str, str] = {}

    def scenarios(self) -> tuple[Scenario, ...]:
        """Return those that can be played."""
        library = self._parts.library
        return tuple(library.get(found.id) for found in library.list() if not found.problem)

    def play(self, wanted: Rehearsal) -> PlayedSession:
        """Play one call. The same rehearsal gives the same session but for its id."""
        dialogue, stage = self._stage(wanted)
        random = Random(f"{wanted.trainee} {wanted.scenario_id} {wanted.seed}")  # noqa: S311 - no secret
        speech = Speech(wanted.recogniser, wanted.words_a_second, None)
        if wanted.misheard:
            speech = replace(speech, hears=_Hearing(wanted.misheard, self._examples[wanted.language]))
        player = SpokenPlayer(
            dialogue, stage, _of_skill(wanted.skill), random, wanted.seed, self._examples[wanted.language], speech
        )
        call = player.play()
        points = score(dialogue.engine, call.events, seed=wanted.seed)
        start = self._start(wanted, dialogue.engine.scenario)
        summary = _summary(start, points)
        return PlayedSession(SessionRecord(start, summary, call.events, points), call.meant)

    def _stage(self, wanted: Rehearsal) -> tuple[ScenarioDialogue, Stage]:
        key = wanted.scenario_id, wanted.language, wanted.level
        if key not in self._stages:
            scenario = self._parts.library.get(wanted.scenario_id)
            dialogue = ScenarioDialogue(scenario, wanted.language, self._parts.understander, wanted.level)
            self._stages[key] = dialogue, Stage(dialogue.engine)
        return self._stages[key]

    def _start(self, wanted: Rehearsal, scenario: Scenario) -> SessionStart:
        if scenario.id not in self._sources:
            self._sources[scenario.id] = to_json(scenario)
        return SessionStart(
            id=str(uuid.uuid4()),
            started_at=wanted.started_at,
            scenario_id=scenario.id,
            scenario_version=scenario.version,
            scenario_source=self._sources[scenario.id],
            scenario_title=scenario.title.get(wanted.language, scenario.id),
            customer=scenario.customer.name,
            language=wanted.language,
            mode=wanted.mode,
            seed=wanted.seed,
            recogniser=wanted.recogniser,
            trainee=wanted.trainee,
            program_version=__version__,
            level=wanted.level,
        )


def _summary(start: SessionStart, points: Score) -> SessionSummary:
    """Return what a store will say of the session once its events are counted."""
    return SessionSummary.of(start, "complete", points.total)


def _of_skill(skill: float) -> Trainee:
    skill = min(max(skill, 0.0), 1.0)
    if skill < 0.5:
        return between(TRAINEES["bad"], TRAINEES["average"], 2 * skill)
    return between(TRAINEES["average"], TRAINEES["good"], 2 * skill - 1)


class _Hearing:
    """A recogniser with so many errors: short words get lost, others are taken for some that begin alike."""

    def __init__(self, share: float, examples: Mapping[str, Sequence[str]]) -> None:
        self._share = share
        self._alike: dict[str, list[str]] = {}
        for word in sorted(set(_words(examples))):
            self._alike.setdefault(word[:1], []).append(word)

    def __call__(self, sentence: str, random: Random) -> str:
        heard = []
        for word in sentence.split():
            if random.random() >= self._share:
                heard.append(word)
            elif len(word) > _SHORT_WORD:
                heard.append(random.choice(self._alike.get(word[:1].casefold()) or [word]))
        return " ".join(heard) or sentence


def _words(examples: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for sentences in examples.values():
        for sentence in sentences:
            yield from (word for word in sentence.casefold().split() if word.isalpha())
