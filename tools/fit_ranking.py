"""Fits the weights of `roleplay/dialogue/understanding/ranking.py` and tells how well they do.

Use: `python tools/fit_ranking.py [--misses]`. Learnt from utterances that were written blind for a moment of a
scenario (`assets/evaluation/replies-learnt`). Each scenario is measured with weights that were fitted on the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from roleplay.dialogue.engine import ACCEPT, OWN_REPLY, PRECEDENCE_STEP
from roleplay.dialogue.evaluation.replies import load_replies, moment
from roleplay.dialogue.formats.library import scenario_files
from roleplay.dialogue.formats.yaml_source import read_scenario
from roleplay.dialogue.model import ALWAYS, Reply, Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.understanding.loading import load_understander
from roleplay.dialogue.understanding.ranking import VERBATIM_GAIN, Features, terms
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import places, resources

PENALTY = 1e-3
EASE = 0.3
"""Added to the bias: asking back where something was meant annoys more than taking a reply where nothing was."""
FOLDS = 5
NONE_WEIGHT = 3.0
"""Few of the utterances belong to no reply; trainees stray more often."""
NEVER_AGAINST = ("likeness", "mean_likeness", "wording", "likelihood_root")
"""To be like an example never speaks against a reply, whatever chance in the data says."""
UNMET = -5.0
"""For want of cases the weight of a cue that an author demands is not fitted."""

Rows = NDArray[np.float64]
NAMES = tuple(terms(Features(0, 0, 0, 0)))


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
    text: str
    replies: tuple[str, ...]
    language: str


def main() -> None:
    """Fit and print."""
    understander = load_understander(resources().assets, places().cache)
    scenarios = [read_scenario(file).scenario for file in scenario_files(resources().assets / "scenarios")]
    known = [scenario for scenario in scenarios if scenario is not None]
    choices = [choice for scenario in known for choice in choices_of(scenario, understander)]
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
            if not right(choice, got):
                wanted = "|".join(choice.replies[target] for target in choice.targets) or "-"
                print(f"{choice.scenario} {wanted} <- {choice.replies[got] if got >= 0 else '-'}: {choice.text}")
    weights = fit(choices)
    for term, weight in zip(NAMES, weights, strict=False):
        print(f'        "{term}": {weight:.2f},')
    print(f"BIAS = {weights[-1]:.2f}")


def choices_of(scenario: Scenario, understander: Understander) -> Iterator[Choice]:
    """Yield the utterances that were written without a look at the examples."""
    file = resources().assets / "evaluation" / "replies-learnt" / f"{scenario.id}.tsv"
    dialogues = {language: ScenarioDialogue(scenario, language, understander) for language in scenario.languages}
    for case in load_replies(file, scenario) if file.exists() else ():
        dialogue, node = dialogues[case.language], scenario.nodes[case.node]
        replies = node.replies + (scenario.shared_replies if node.shared else ())
        meant = [reply for reply in replies if reply.id in case.replies]
        state = moment(dialogue, case.node, meant[0].when if meant else ALWAYS)
        yield choice(dialogue, understander, state, case.text, meant)


def choice(
    dialogue: ScenarioDialogue,
    understander: Understander,
    state: DialogueState,
    text: str,
    meant: Sequence[Reply],
) -> Choice:
    """Return what the ranking sees of an utterance."""
    scenario, language = dialogue.engine.scenario, dialogue.engine.language
    found = understander.reply_features(
        text, language, dialogue.candidates(state)[0], scenario.customer.address.get(language, ())
    )
    pairs = zip(found, dialogue.engine.possible_replies(state)[0], strict=True)
    open_now = [(features, reply) for features, reply in pairs if holds(reply.when, state)]
    own = dialogue.engine.node(state).replies
    rows = [[*terms(features).values(), float(reply in own), float(reply.precedence)] for features, reply in open_now]
    return Choice(
        scenario.id,
        np.array(rows),
        np.array([features.verbatim for features, _ in open_now]),
        tuple(index for index, (_, reply) in enumerate(open_now) if reply in meant),
        text,
        tuple(reply.id for _, reply in open_now),
        language,
    )


def fit(choices: Sequence[Choice]) -> Rows:
    """Return the weights of the terms, then the bias."""
    sizes = [len(choice.features) for choice in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    rows = np.concatenate([choice.features[:, : len(NAMES)] for choice in choices])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    scale = rows.std(axis=0) + 1e-6
    scale[-1] = 1
    scaled = rows / scale
    owner = np.repeat(np.arange(len(choices)), sizes)
    offset = VERBATIM_GAIN * np.concatenate([choice.verbatim for choice in choices])
    meant = np.zeros(len(rows))
    meant[[start + target for start, choice in zip(starts, choices, strict=True) for target in choice.targets]] = 1
    none = np.array([not choice.targets for choice in choices], dtype=float)
    importance = np.where(none > 0, NONE_WEIGHT, 1.0)
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

    bounds: list[tuple[float | None, float | None]] = [(None, None)] * scaled.shape[1]
    for name in NEVER_AGAINST:
        bounds[NAMES.index(name)] = (0, None)
    unmet = NAMES.index("unmet_cue")
    bounds[unmet] = (UNMET * scale[unmet], UNMET * scale[unmet])
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
        ("en", [(c, got) for c, got in outcomes if c.language == "en"]),
        ("pl", [(c, got) for c, got in outcomes if c.language == "pl"]),
        ("none", [(c, got) for c, got in outcomes if not c.targets]),
    ):
        if chosen_ones:
            parts.append(f"{what} {np.mean([right(c, got) for c, got in chosen_ones]):.1%} of {len(chosen_ones)}")
    asked = np.mean([got < 0 for c, got in outcomes if c.targets] or [False])
    print(f"{name:20} {', '.join(parts)}; asked back {asked:.1%}")


if __name__ == "__main__":
    main()
