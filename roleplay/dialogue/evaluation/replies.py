"""How often the right reply is taken for free words at a moment of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from roleplay.core.errors import InputError
from roleplay.core.events import ReplyTaken, TraineeSaid
from roleplay.core.understanding import Transcript
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.labelled import read_table
from roleplay.dialogue.model import ALWAYS, Condition, Node, Reply, Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState, standing

NOTHING_FITS = "-"
OTHERWISE = "otherwise"
_COLUMNS = 4

Hear = Callable[[str], str]
"""What becomes of an utterance before it is understood: what a recogniser makes of it, say."""


@dataclass(frozen=True, slots=True)
class ReplyCase:
    """An utterance at a node, and what must be made of it."""

    where: str
    """File and line."""
    scenario: str
    node: str
    language: str
    replies: tuple[str, ...]
    """Ids that are right; `otherwise` when nothing fits."""
    text: str


@dataclass(frozen=True, slots=True)
class ReplyMiss:
    """An utterance for which another reply was taken."""

    case: ReplyCase
    taken: str
    score: float
    """Of the reply that was taken."""
    wanted_score: float
    """Of the right one, 0 when it was none of the candidates."""
    heard: str


@dataclass(frozen=True, slots=True)
class ReplyReport:
    """The figures of one scenario in one language."""

    scenario: str
    language: str
    utterances: int
    right: int
    misses: tuple[ReplyMiss, ...]

    @property
    def share(self) -> float:
        """Share of utterances for which the right reply was taken."""
        return self.right / self.utterances if self.utterances else 0.0


def load_replies(path: Path, scenario: Scenario) -> list[ReplyCase]:
    """Read a table of utterances, tab-separated; lines that begin with `#` are comments.

    Columns: node, language, the reply (`a|b` where several are right, `-` where nothing fits), the utterance.
    Raises `InputError` for a line that is different, or that names what the scenario has not.
    """
    cases: list[ReplyCase] = []
    for where, columns in read_table(path):
        if len(columns) != _COLUMNS or not columns[3].strip():
            hint = "Four columns, separated by tabs: node, language, reply, utterance."
            raise InputError(f"{where} is not an utterance with its reply.", hint=hint)
        node_id, language, wanted, text = (column.strip() for column in columns)
        node = scenario.nodes.get(node_id)
        if node is None:
            raise InputError(f"{where}: there is no node {node_id}.", hint=did_you_mean(node_id, scenario.nodes))
        if language not in scenario.languages:
            raise InputError(f"{where}: {scenario.id} is not in the language “{language}”.")
        replies = (OTHERWISE,) if wanted == NOTHING_FITS else tuple(wanted.split("|"))
        known = {reply.id for reply in _replies(scenario, node)} | {OTHERWISE}
        for name in replies:
            if name not in known:
                raise InputError(f"{where}: {node_id} has no reply {name}.", hint=did_you_mean(name, known))
        cases.append(ReplyCase(where, scenario.id, node_id, language, replies, text))
    return cases


def _replies(scenario: Scenario, node: Node) -> tuple[Reply, ...]:
    return node.replies + (scenario.shared_replies if node.shared else ())


def evaluate_replies(dialogue: ScenarioDialogue, cases: Iterable[ReplyCase], hear: Hear | None = None) -> ReplyReport:
    """Let a dialogue answer every utterance of its language, each at its node, and compare.

    The node is entered in a state in which the (first) right reply is open: with the flags, the heat, the ladder and
    so on that its `when` asks for, and otherwise as at the beginning of the call.
    """
    scenario = dialogue.engine.scenario
    total = 0
    misses: list[ReplyMiss] = []
    for case in cases:
        if case.language != dialogue.engine.language:
            continue
        total += 1
        wanted = next(
            (reply for reply in _replies(scenario, scenario.nodes[case.node]) if reply.id in case.replies), None
        )
        miss = _answer(dialogue, case, wanted, hear)
        if miss is not None:
            misses.append(miss)
    return ReplyReport(scenario.id, dialogue.engine.language, total, total - len(misses), tuple(misses))


def _answer(dialogue: ScenarioDialogue, case: ReplyCase, wanted: Reply | None, hear: Hear | None) -> ReplyMiss | None:
    state = moment(dialogue, case.node, wanted.when if wanted else ALWAYS)
    heard = case.text if hear is None else hear(case.text)
    transcript = Transcript(heard, 0.0, 0.0, "typed" if hear is None else "spoken")
    understood = dialogue.understand(state, transcript)
    step = dialogue.step(state, TraineeSaid(0.0, transcript, understood))
    taken = next(event for event in step.happened if isinstance(event, ReplyTaken))
    if taken.reply in case.replies:
        return None
    scores = {match.reply: match.score for match in understood.replies}
    best_wanted = max((scores.get(reply, 0.0) for reply in case.replies), default=0.0)
    return ReplyMiss(case, taken.reply, taken.score, best_wanted, heard)


def moment(dialogue: ScenarioDialogue, node: str, when: Condition) -> DialogueState:
    """Return a state at a node in which a condition holds, as near to the beginning of a call as can be."""
    state = dialogue.begin(seed=0)
    heat = max(state.heat, when.heat_at_least or 0.0)
    if when.heat_below is not None:
        heat = min(heat, max(when.heat_below - 1.0, 0.0))
    return standing(state, node, when, heat)
