"""Better examples: why words are taken as they are, what trainees said in vain, what a new example would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.errors import DatabaseError, InputError, ScenarioError
from roleplay.core.records import SCRIPTED_TRAINEE, SessionFilter, SessionRecord, SessionSummary
from roleplay.dialogue.formats.library import from_json
from roleplay.review.misunderstood import CLOSE, Misunderstood, misunderstood

if TYPE_CHECKING:
    from roleplay.dialogue.authoring.effect import Effect, Judged, Uttered
    from roleplay.dialogue.authoring.weighing import Weighing
    from roleplay.dialogue.model import Scenario
    from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
    from roleplay.dialogue.state import DialogueState
    from roleplay.dialogue.testplans.plans import Plan

MOST_CALLS = 400
"""So many calls are looked through at a time, the newest first: about ten milliseconds each."""
_UNREADABLE = frozenset({"database_newer", "database_corrupt"})

Told = Callable[[int, int], None]
"""Gets what is done, of how much; may raise to stop the work."""


def tell_nobody(_done: int, _of: int) -> None:
    """Take progress for nobody."""


@dataclass(frozen=True, slots=True)
class Missed:
    """The same words at the same moment, however often they were said in vain."""

    latest: Misunderstood
    times: int
    now: str
    """The reply that would take them in the scenario as it is written now; empty for none."""
    margin: float
    """By how much, now."""

    @property
    def settled(self) -> bool:
        """Whether they are understood by now."""
        return bool(self.now) and self.margin >= CLOSE


@dataclass(frozen=True, slots=True)
class MissedList:
    """What was misunderstood in some calls."""

    found: tuple[Missed, ...]
    """Those said in vain first, the most frequent of these first; then by a hair, then those put right."""
    calls: int
    """That were looked through."""
    of: int
    """That there are."""
    left_out: int
    """Calls whose moments this scenario does not have, or that cannot be read."""


@guarded
class ExamplesDesk:
    """Serves those who write examples. Every method raises `DatabaseError`, `DiskError` for the machine's faults."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._judged: Judged | None = None

    def weigh(self, dialogue: ScenarioDialogue, state: DialogueState, text: str) -> Weighing:
        """Return which reply takes an utterance at a moment, and why. Raises `InputError` when nothing is said."""
        from roleplay.dialogue.authoring.weighing import weigh

        text = " ".join(text.split())
        if not text:
            raise InputError("There are no words.", hint="Type what a trainee might say.")
        return weigh(dialogue, self._parts.understander, state, text)

    def misunderstood(
        self,
        scenario: Scenario,
        language: str,
        wanted: SessionFilter,
        *,
        most: int = MOST_CALLS,
        told: Told = tell_nobody,
    ) -> MissedList:
        """Return what was misunderstood in real calls of a scenario, the newest `most` of them.

        `scenario` is the one that is written now: what is understood there is told. `wanted` narrows down whose calls
        of which time; it names the scenarios whose calls are looked at, by default this one's.
        """
        chosen = replace(wanted, scenarios=wanted.scenarios or (scenario.id,), finished=True)
        listed = [one for one in self._parts.store.list(chosen) if _is_real(one, language)]
        gathered: dict[tuple[str, str], list[Misunderstood]] = {}
        left_out = 0
        played = lru_cache(maxsize=8)(from_json)
        looked_at = listed[:most]
        for done, summary in enumerate(looked_at):
            told(done, len(looked_at))
            record = self._read(summary.id)
            try:
                found = [] if record is None else [*misunderstood(record, played(record.start.scenario_source))]
            except ScenarioError:
                record, found = None, []
            left_out += record is None
            for one in found:
                if one.state.node in scenario.nodes:
                    gathered.setdefault((one.state.node, one.text.casefold()), []).append(one)
        told(len(looked_at), len(looked_at))
        missed = sorted(self._missed(scenario, language, gathered.values()), key=_order)
        return MissedList(tuple(missed), len(looked_at), len(listed), left_out)

    def effect(
        self,
        before: Scenario,
        after: Scenario,
        language: str,
        *,
        plans: Sequence[Plan] = (),
        uttered: Sequence[Uttered] = (),
        told: Told = tell_nobody,
    ) -> Effect:
        """Return what a change to replies does to the examples of all others, to real words, and to test plans.

        Takes seconds; `told` gets what is done of how much, and may raise to stop.
        """
        from roleplay.dialogue.authoring.effect import Judged, effect

        self._judged = self._judged or Judged()
        understander = self._parts.understander
        return effect(
            before, after, language, understander, plans=plans, uttered=uttered, told=told, judged=self._judged
        )

    def _read(self, session_id: str) -> SessionRecord | None:
        try:
            return self._parts.store.load(session_id)
        except InputError:
            return None  # deleted meanwhile
        except DatabaseError as error:
            if error.code not in _UNREADABLE:
                raise
            return None

    def _missed(self, scenario: Scenario, language: str, gathered: Iterable[list[Misunderstood]]) -> Iterator[Missed]:
        from roleplay.dialogue.authoring.effect import taken
        from roleplay.dialogue.scenario_dialogue import ScenarioDialogue

        dialogue = ScenarioDialogue(scenario, language, self._parts.understander)
        for same in gathered:
            latest = same[0]
            now, margin = taken(dialogue, latest.state, latest.text)
            yield Missed(latest, len(same), now, margin)


def _is_real(summary: SessionSummary, language: str) -> bool:
    return summary.language == language and summary.trainee != SCRIPTED_TRAINEE and summary.state != "running"


def _order(one: Missed) -> tuple[bool, int, int, float]:
    kinds = {"none": 0, "corrected": 1, "close": 2}
    return one.settled, kinds[one.latest.kind], -one.times, -one.latest.started_at.timestamp()
