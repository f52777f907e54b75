"""Fits the weights of `roleplay/dialogue/understanding/ranking.py` and tells how well they do.

Use: `python tools/fit_ranking.py [--misses]`. Learnt from: utterances that were written blind for a moment of a
scenario (`assets/evaluation/replies-learnt`); every example of every shipped scenario, taken out of its reply with
its translation, which is harder than real speech and counts little; and sentences of the evaluation sets that belong
to no technique, for none of the replies. Each scenario is measured with weights that were fitted on the others.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from roleplay.dialogue.engine import ACCEPT, OWN_REPLY, PRECEDENCE_STEP
from roleplay.dialogue.evaluation.replies import load_replies
from roleplay.dialogue.evaluation.replies import moment as moment_of
from roleplay.dialogue.formats.library import scenario_files
from roleplay.dialogue.formats.yaml_source import read_scenario
from roleplay.dialogue.model import Condition, Reply, Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.understanding.candidates import ReplyCandidate
from roleplay.dialogue.understanding.loading import load_understander
from roleplay.dialogue.understanding.ranking import VERBATIM, VERBATIM_GAIN, Features, terms
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import places, resources

NEUTRAL = ("dev", "heldout")
"""Sets whose sentences without a technique belong to no reply; the fresh ones are for measuring only."""
NEUTRAL_PER_NODE = 2
PENALTY = 1e-3
EASE = 0.3
"""Added to the bias: asking back where something was meant annoys more than taking a reply where nothing was."""
BLIND_WEIGHT = 20.0
EXAMPLE_WEIGHT = 0.1
FOLDS = 5
LIKENESS = ("alike_or_likely", "near", "wording", "likelihood_root")

Rows = NDArray[np.float64]
NAMES = tuple(terms(Features(0, 0, 0, 0, False, False, False, False, False)))


@dataclass(frozen=True)
class Choice:
    """One utterance at one moment."""

    scenario: str
    features: Rows
    """Shape (replies, terms); behind those of the ranking: own reply, precedence."""
    verbatim: NDArray[np.bool_]
    """Which replies have this very sentence among their examples."""
    targets: tuple[int, ...]
    """Indices of the replies that are right; none when the customer should ask back."""
    blind: bool
    text: str
    replies: tuple[str, ...]
    language: str


def main() -> None:
    """Fit and print."""
    understander = load_understander(resources().assets, places().cache)
    scenarios = [read_scenario(file).scenario for file in scenario_files(resources().assets / "scenarios")]
    known = [scenario for scenario in scenarios if scenario is not None]
    choices = [choice for scenario in known for choice in choices_of(scenario, understander)]
    choices += [choice for scenario in known for choice in blind_choices(scenario, understander)]
    names = sorted({choice.scenario for choice in choices})
    outcomes: list[tuple[Choice, int]] = []
    for fold in range(FOLDS):
        held_out = set(names[fold::FOLDS])
        weights = fit([choice for choice in choices if choice.scenario not in held_out])
        outcomes += [(choice, chosen(choice, weights)) for choice in choices if choice.scenario in held_out]
    for name in names:
        report(name, [pair for pair in outcomes if pair[0].scenario == name])
    report("all", outcomes)
    if "--misses" in sys.argv:
        for choice, got in outcomes:
            if choice.blind and not right(choice, got):
                wanted = "|".join(choice.replies[target] for target in choice.targets) or "-"
                print(f"{choice.scenario} {wanted} <- {choice.replies[got] if got >= 0 else '-'}: {choice.text}")
    weights = fit(choices)
    for term, weight in zip(NAMES, weights, strict=False):
        print(f'        "{term}": {weight:.2f},')
    print(f"BIAS = {weights[-1]:.2f}")


def blind_choices(scenario: Scenario, understander: Understander) -> Iterator[Choice]:
    """Yield the utterances that were written without a look at the examples."""
    file = resources().assets / "evaluation" / "replies-learnt" / f"{scenario.id}.tsv"
    dialogues = {language: ScenarioDialogue(scenario, language, understander) for language in scenario.languages}
    for case in load_replies(file, scenario) if file.exists() else ():
        dialogue, node = dialogues[case.language], scenario.nodes[case.node]
        replies = node.replies + (scenario.shared_replies if node.shared else ())
        meant = [reply for reply in replies if reply.id in case.replies]
        state = moment_of(dialogue, case.node, meant[0].when if meant else Condition())
        yield choice(dialogue, understander, state, case.text, tuple(meant), None)


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
                    yield choice(dialogue, understander, state, example, (reply,), number)
            if node.replies:
                state = moment(dialogue, node_id, None)
                if state is not None:
                    for text in neutral.sample(neutral_sentences(language), NEUTRAL_PER_NODE):
                        yield choice(dialogue, understander, state, text, (), 0)


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
    meant: tuple[Reply, ...],
    left_out: int | None,
) -> Choice:
    """Return what the ranking sees of an utterance; `left_out` is the example's number, None for a blind one."""
    scenario, language = dialogue.engine.scenario, dialogue.engine.language
    replies = dialogue.engine.open_replies(state)
    candidates = [candidate(reply, language, left_out if reply in meant else None) for reply in replies]
    names = scenario.customer.address.get(language, ())
    found = understander.reply_features(text, language, candidates, names)
    own = dialogue.engine.node(state).replies
    rows = [
        [*terms(features).values(), float(reply in own), float(reply.precedence)]
        for features, reply in zip(found, replies, strict=True)
    ]
    verbatim = np.array([features.nearest >= VERBATIM for features in found])
    targets = tuple(index for index, reply in enumerate(replies) if reply in meant)
    names_of_replies = tuple(reply.id for reply in replies)
    return Choice(scenario.id, np.array(rows), verbatim, targets, left_out is None, text, names_of_replies, language)


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
    """Return the weights of the terms, then the bias; own replies and precedence are accounted for."""
    sizes = [len(choice.features) for choice in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    rows = np.concatenate([choice.features for choice in choices])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    scale = rows.std(axis=0) + 1e-6
    scale[-1] = 1
    scaled = rows / scale
    owner = np.repeat(np.arange(len(choices)), sizes)
    offset = VERBATIM_GAIN * np.concatenate([choice.verbatim for choice in choices])
    meant = np.zeros(len(rows))
    meant[[start + target for start, choice in zip(starts, choices, strict=True) for target in choice.targets]] = 1
    none = np.array([not choice.targets for choice in choices], dtype=float)
    importance = np.array([BLIND_WEIGHT if choice.blind else EXAMPLE_WEIGHT for choice in choices])
    importance /= importance.sum()

    def loss(weights: Rows) -> tuple[float, Rows]:
        logits = scaled @ weights + offset
        highest = np.maximum(np.maximum.reduceat(logits, starts), 0)  # none of them has a logit of 0
        shares = np.exp(logits - highest[owner])
        of_none = np.exp(-highest)
        total = np.add.reduceat(shares, starts) + of_none
        good = np.add.reduceat(shares * meant, starts) + none * of_none
        value = -float(importance @ (np.log(good) - np.log(total))) + PENALTY * float(weights @ weights)
        pull = (shares * meant / good[owner] - shares / total[owner]) * importance[owner]
        return value, -(scaled.T @ pull) + 2 * PENALTY * weights

    # To be like an example never speaks against a reply, whatever chance in the data says.
    bounds = [(0 if name in LIKENESS else None, None) for name in NAMES] + [(None, None)] * 3
    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds)
    weights: Rows = found.x / scale
    return np.concatenate([weights[: len(NAMES)], weights[-1:] + EASE])


def chosen(choice: Choice, weights: Rows) -> int:
    """Return the reply that the engine would take, -1 for none."""
    logits = choice.features[:, : len(NAMES)] @ weights[:-1] + weights[-1] + VERBATIM_GAIN * choice.verbatim
    scores = 1 / (1 + np.exp(-logits))
    own, precedence = choice.features[:, -2], choice.features[:, -1]
    ranked = np.where(scores >= ACCEPT, scores + OWN_REPLY * own + PRECEDENCE_STEP * precedence, -1.0)
    return int(ranked.argmax()) if ranked.max() > 0 else -1


def right(choice: Choice, got: int) -> bool:
    """Tell whether a right reply was taken, or none where none was meant."""
    return got in choice.targets if choice.targets else got < 0


def report(name: str, outcomes: Sequence[tuple[Choice, int]]) -> None:
    """Print how often the right reply was taken, the customer asked back, and a reply was taken where none fits."""
    parts = []
    for what, chosen_ones in (
        ("blind en", [(c, got) for c, got in outcomes if c.blind and c.language == "en"]),
        ("blind pl", [(c, got) for c, got in outcomes if c.blind and c.language == "pl"]),
        ("left out", [(c, got) for c, got in outcomes if not c.blind and c.targets]),
        ("none", [(c, got) for c, got in outcomes if not c.targets]),
    ):
        if chosen_ones:
            parts.append(f"{what} {np.mean([right(c, got) for c, got in chosen_ones]):.1%} of {len(chosen_ones)}")
    asked = np.mean([got < 0 for c, got in outcomes if c.blind and c.targets] or [0])
    print(f"{name:20} {', '.join(parts)}; asked back {asked:.1%}")


if __name__ == "__main__":
    main()
