"""Fits the weights of `roleplay/dialogue/understanding/ranking.py` and tells how well they do.

Use: `python tools/fit_ranking.py`. Every example of every shipped scenario is taken out of its reply, with its
translation, and must be told from the other replies that are open at its moment; sentences of the evaluation sets
that belong to no technique must be told from all of them. Each scenario is measured with weights of the others.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from roleplay.dialogue.engine import ACCEPT, OWN_REPLY, PRECEDENCE_STEP
from roleplay.dialogue.formats.library import scenario_files
from roleplay.dialogue.formats.yaml_source import read_scenario
from roleplay.dialogue.model import Reply, Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.loading import load_understander
from roleplay.dialogue.understanding.ranking import NAMES
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import places, resources

NEUTRAL = ("dev", "heldout")
"""Sets whose sentences without a technique belong to no reply; the fresh ones are for measuring only."""
NEUTRAL_PER_NODE = 2
PENALTY = 1e-3
EASE = 0.35
"""Added to the bias: asking back where something was meant annoys more than taking a reply where nothing was."""

Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """One utterance at one moment."""

    scenario: str
    features: Rows
    """Shape (replies, features); behind those of the ranking: own reply, precedence."""
    target: int
    """Index of the reply that is meant, -1 for none."""
    text: str
    replies: tuple[str, ...]
    language: str


def main() -> None:
    """Fit and print."""
    understander = load_understander(resources().assets, places().cache)
    scenarios = [read_scenario(file).scenario for file in scenario_files(resources().assets / "scenarios")]
    choices = [choice for scenario in scenarios if scenario for choice in choices_of(scenario, understander)]
    names = sorted({choice.scenario for choice in choices})
    outcomes: list[tuple[Choice, int]] = []
    for name in names:
        weights = fit([choice for choice in choices if choice.scenario != name])
        outcomes += [(choice, chosen(choice, weights)) for choice in choices if choice.scenario == name]
    for name in names:
        report(name, [pair for pair in outcomes if pair[0].scenario == name])
    report("all", outcomes)
    if "--misses" in sys.argv:
        for choice, got in random.Random(1).sample([p for p in outcomes if p[1] != p[0].target], 60):
            wanted = choice.replies[choice.target] if choice.target >= 0 else "-"
            print(f"{choice.scenario} {wanted} <- {choice.replies[got] if got >= 0 else '-'}: {choice.text}")
    weights = fit(choices)
    for feature, weight in zip(NAMES, weights, strict=False):
        print(f'        "{feature}": {weight:.2f},')
    print(f"BIAS = {weights[-1]:.2f}")


def choices_of(scenario: Scenario, understander: Understander) -> Iterator[Choice]:
    """Yield every example at its moment, without itself among the examples, and neutral sentences."""
    for language in scenario.languages:
        dialogue = ScenarioDialogue(scenario, language, understander)
        neutral = random.Random(0)
        for node_id, node in scenario.nodes.items():
            answered = {technique for reply in node.replies for technique in reply.techniques}
            shared = scenario.shared_replies if node.shared and not node.outcome else ()
            # At a moment with a reply of its own for a technique the shared one is not meant.
            few = [reply for reply in shared if not answered & set(reply.techniques)][:: len(scenario.nodes) // 6 + 1]
            for reply in (*node.replies, *few):
                state = moment(dialogue, node_id, reply)
                if state is None:
                    continue
                for number, example in enumerate(reply.examples.get(language, ())):
                    yield choice(dialogue, understander, state, example, reply, number)
            if node.replies:
                state = moment(dialogue, node_id, None)
                if state is not None:
                    for text in neutral.sample(neutral_sentences(language), NEUTRAL_PER_NODE):
                        yield choice(dialogue, understander, state, text, None, 0)


def moment(dialogue: ScenarioDialogue, node: str, reply: Reply | None) -> DialogueState | None:
    """Return a state at a node in which a reply is open, None when that is not so easy."""
    state = replace(dialogue.engine.begin(seed=0), node=node, visits={node: 1})
    if reply is None:
        return state
    when = reply.when
    heat = max(state.heat, when.heat_at_least or 0)
    heat = min(heat, when.heat_below - 1) if when.heat_below is not None else heat
    ladder = (when.ladder_at_least,) if when.ladder_at_least else ()
    flags, named, told = frozenset(when.flags), frozenset(when.named), frozenset(when.told)
    state = replace(state, heat=heat, ladder=ladder, flags=flags, named=named, told=told)
    return state if holds(when, state) else None


def choice(
    dialogue: ScenarioDialogue,
    understander: Understander,
    state: DialogueState,
    text: str,
    meant: Reply | None,
    number: int,
) -> Choice:
    """Return what the ranking sees of an utterance; the `number`-th example of what is meant is left out."""
    scenario, language = dialogue.engine.scenario, dialogue.engine.language
    replies = dialogue.engine.open_replies(state)
    candidates = [candidate(reply, language, number if reply is meant else None) for reply in replies]
    names = scenario.customer.address.get(language, ())
    found = understander.reply_features(text, language, candidates, names)
    own = dialogue.engine.node(state).replies
    rows = [
        [*map(float, astuple(features)), float(reply in own), float(reply.precedence)]
        for features, reply in zip(found, replies, strict=True)
    ]
    target = replies.index(meant) if meant is not None else -1
    return Choice(scenario.id, np.array(rows), target, text, tuple(reply.id for reply in replies), language)


def candidate(reply: Reply, language: str, without: int | None) -> ReplyCandidate:
    """Return a reply as the understanding sees it, without one example and its translations."""
    kept = {
        spoken: tuple(example for index, example in enumerate(examples) if index != without)
        for spoken, examples in reply.examples.items()
    }
    cues = reply.cues.get(language)
    return ReplyCandidate(
        reply.id,
        reply.techniques,
        kept.get(language, ()),
        tuple(example for spoken, examples in kept.items() if spoken != language for example in examples),
        cues.any if cues else (),
        cues.all if cues else (),
        cues.none if cues else (),
    )


def neutral_sentences(language: str) -> list[str]:
    """Return sentences without a technique."""
    folder = resources().assets / "evaluation" / "techniques"
    files = [folder / f"{language}-{name}.tsv" for name in NEUTRAL]
    lines = [line.split("\t") for file in files for line in file.read_text("utf-8").splitlines()]
    return [line[-1] for line in lines if line[0] == "-"]


def fit(choices: Sequence[Choice]) -> Rows:
    """Return the weights of the features, then the bias; own replies and precedence are accounted for."""
    sizes = [len(choice.features) for choice in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    rows = np.concatenate([choice.features for choice in choices])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    scale = rows.std(axis=0) + 1e-6
    scale[-1] = 1
    scaled = rows / scale
    owner = np.repeat(np.arange(len(choices)), sizes)
    targets = np.array([choice.target for choice in choices])
    meant = np.flatnonzero(targets >= 0)
    hits = starts[meant] + targets[meant]

    def loss(weights: Rows) -> tuple[float, Rows]:
        logits = scaled @ weights
        highest = np.maximum(np.maximum.reduceat(logits, starts), 0)  # none of them has a logit of 0
        shares = np.exp(logits - highest[owner])
        total = np.add.reduceat(shares, starts) + np.exp(-highest)
        log_total = highest + np.log(total)
        value = float(log_total.sum() - logits[hits].sum()) / len(choices) + PENALTY * float(weights @ weights)
        probability = shares / total[owner]
        slope = (scaled * probability[:, None]).sum(axis=0) - scaled[hits].sum(axis=0)
        return value, slope / len(choices) + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B")
    weights: Rows = found.x / scale
    return np.concatenate([weights[: len(NAMES)], weights[-1:] + EASE])


def chosen(choice: Choice, weights: Rows) -> int:
    """Return the reply that the engine would take, -1 for none."""
    scores = 1 / (1 + np.exp(-choice.features[:, : len(NAMES)] @ weights[:-1] - weights[-1]))
    own, precedence = choice.features[:, -2], choice.features[:, -1]
    ranked = np.where(scores >= ACCEPT, scores + OWN_REPLY * own + PRECEDENCE_STEP * precedence, -1.0)
    return int(ranked.argmax()) if ranked.max() > 0 else -1


def report(name: str, outcomes: Sequence[tuple[Choice, int]]) -> None:
    """Print how often the right reply was taken, and none where none was meant."""
    meant = [(choice, got) for choice, got in outcomes if choice.target >= 0]
    none = [got for choice, got in outcomes if choice.target < 0]
    right = np.mean([choice.target == got for choice, got in meant])
    asked = np.mean([got < 0 for _, got in meant])
    by_language = {
        language: np.mean([c.target == got for c, got in meant if c.language == language])
        for language in sorted({c.language for c, _ in meant})
    }
    shares = " ".join(f"{language} {share:.1%}" for language, share in by_language.items())
    false = np.mean([got >= 0 for got in none])
    print(f"{name:20} {len(meant):5} right {right:.1%} ({shares}), asked back {asked:.1%}; of none {false:.1%} taken")


if __name__ == "__main__":
    main()
