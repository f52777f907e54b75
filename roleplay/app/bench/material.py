"""What is said in a measured call: a scenario made of a shipped one's moments, and answers to them.

The moments keep their replies, examples and cues, so that a decision costs what it costs in a call. The customer's
answers are cut to one short sentence, every reply leads on to the next moment, the last one back to the first, and
nothing moves the heat: so a run takes minutes, and a word that is misheard does not spoil what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from roleplay.core.errors import InputError
from roleplay.dialogue.evaluation.replies import OTHERWISE, load_replies
from roleplay.dialogue.model import ALWAYS, NOTHING, BreakingPoint, LineText, Node, Reaction, Reply, Scenario
from roleplay.dialogue.temper import DEFAULT_TEMPER

SCENARIO_ID = "bench-latency"
LONG_LINE = "long"
"""Ids of the lines that are long enough to be talked over begin with this."""
EVERY = 4
"""Every so many moments the customer talks long."""
FAREWELL = "farewell"
_ANSWER = (3, 12)
"""Words of an answer that fits."""
_SHORT = (2, 6)
"""Words of a short line."""
_LONG_WORDS = 30
_PLAIN = {
    "en": ("Go on.", "And then?", "I am listening.", "What now?"),
    "pl": ("No i co?", "I co dalej?", "Słucham pana.", "Co teraz?"),
}
_THANKS = {"en": "Fine. Thank you.", "pl": "Dobrze. Dziękuję."}
_PATIENCE = 60.0
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Material:
    """The scenario of the bench, and what may be said in it."""

    scenario: Scenario
    language: str
    answers: dict[str, tuple[str, ...]]
    """By node: sentences that fit one of its replies, in an order that the seed decides."""
    open_speech: tuple[str, ...]
    """Longer talk that fits no reply."""


def make_material(
    scenario: Scenario, language: str, tables: Sequence[Path], open_speech: Path, seed: int, *, every: int = EVERY
) -> Material:
    """Make the scenario and collect the answers.

    `tables` are labelled utterances (`dialogue.evaluation.replies`), which come before the replies' own examples.
    At one of `every` moments the customer talks long.
    Raises `InputError` when there is too little to say.
    """
    random = Random(seed)  # noqa: S311 - no secret
    answers = _answers(scenario, language, tables, random)
    if len(answers) < 2 or not open_speech.is_file():
        raise InputError(
            f"The bench has nothing to say in '{language}' to {scenario.id}.",
            hint="Take another scenario with --scenario, or English.",
        )
    talk = [line for line in open_speech.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    random.shuffle(talk)
    return Material(_scenario(scenario, language, list(answers), every), language, answers, tuple(talk))


def _answers(scenario: Scenario, language: str, tables: Sequence[Path], random: Random) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {name: [] for name in scenario.nodes}
    cases = [case for table in tables if table.is_file() for case in load_replies(table, scenario)]
    random.shuffle(cases)
    for case in cases:
        if case.language == language and case.replies != (OTHERWISE,):
            found[case.node].append(case.text)
    for name, node in scenario.nodes.items():
        if found[name]:
            examples = [text for reply in node.replies for text in reply.examples.get(language, ())]
            random.shuffle(examples)
            found[name] += examples
    return {name: fit for name, texts in found.items() if (fit := tuple(filter(_is_answer, dict.fromkeys(texts))))}


def _scenario(scenario: Scenario, language: str, names: Sequence[str], every: int) -> Scenario:
    lines = _Lines(scenario, language)
    following = dict(zip(names, [*names[1:], names[0]], strict=True))
    nodes = {
        name: _moment(
            scenario, name, following[name], lines, opens=not number, talks_long=number % every == every - 1
        )
        for number, name in enumerate(names)
    }
    nodes[FAREWELL] = Node(outcome="solved", says=(lines.line("thanks", _THANKS.get(language, _THANKS["en"])),))
    return scenario.model_copy(
        update={
            "id": SCENARIO_ID,
            "languages": (language,),
            "direction": "incoming",
            "temper": dict.fromkeys(DEFAULT_TEMPER, 0.0),
            "levels": {},
            "backchannels": (),
            "shared_replies": (),
            "shared_buttons": {},
            "shared_otherwise": (),
            "shared_silence": (),
            "shared_interrupted": (),
            "shared_cut_in": (),
            "survey": (),
            "breaking_point": BreakingPoint(heat=100, next=FAREWELL),
            "start": names[0],
            "nodes": nodes,
            "customer": scenario.customer.model_copy(update={"patience": _PATIENCE, "start_heat": 50}),
        }
    )


def _moment(scenario: Scenario, name: str, following: str, lines: _Lines, *, opens: bool, talks_long: bool) -> Node:
    node = scenario.nodes[name]
    candidates = node.replies + (scenario.shared_replies if node.shared else ())
    replies = [_reply(reply, name, following, lines) for reply in candidates]
    unclear = Reaction(says=(lines.short(f"{name}-unclear"),), next=following)
    says = (lines.long(f"{LONG_LINE}-{name}"),) if talks_long else ()
    if opens:
        says = (lines.short(f"{name}-opening", node.says),)
    leaves = Reaction(next=FAREWELL)
    return Node(
        says=says,
        shared=False,
        replies=tuple({reply.id: reply for reply in replies}.values()),
        otherwise=(unclear,),
        buttons={"hang_up": (leaves,)},
    )


def _reply(reply: Reply, node: str, following: str, lines: _Lines) -> Reply:
    said = lines.short(f"{node}-{reply.id}", reply.says)
    changes = {"when": ALWAYS, "effects": NOTHING, "facts": (), "says": (said,), "next": following, "why": {}}
    return reply.model_copy(update=changes)


class _Lines:
    """The customer's lines, cut from those of the scenario."""

    def __init__(self, scenario: Scenario, language: str) -> None:
        self._language = language
        texts = [line.text.get(language, "") for line in scenario.lines() if line.speaker == "customer"]
        sentences = [sentence for text in texts for sentence in _sentences(text)]
        self._short = _for_ever(
            [sentence for sentence in sentences if _is_short(sentence)] or list(_PLAIN.get(language, _PLAIN["en"]))
        )
        self._long = _for_ever(sorted((text for text in texts if "{" not in text), key=len, reverse=True))

    def line(self, name: str, text: str) -> LineText:
        return LineText(id=name[:64].rstrip("-"), text={self._language: text})

    def short(self, name: str, preferred: Sequence[LineText] = ()) -> LineText:
        """Return a line of one short sentence, if it may be of what would be said there."""
        own = [sentence for line in preferred for sentence in _sentences(line.text.get(self._language, ""))]
        return self.line(name, next(filter(_is_short, own), None) or next(self._short))

    def long(self, name: str) -> LineText:
        """Return a line that takes about ten seconds or more."""
        text = next(self._long)
        while len(text.split()) < _LONG_WORDS:
            text = f"{text} {next(self._long)}"
        return self.line(name, text)


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


def _is_answer(text: str) -> bool:
    return _ANSWER[0] <= len(text.split()) <= _ANSWER[1]


def _is_short(sentence: str) -> bool:
    return _SHORT[0] <= len(sentence.split()) <= _SHORT[1] and "{" not in sentence


def _for_ever(texts: Sequence[str]) -> Iterator[str]:
    while True:
        yield from texts
