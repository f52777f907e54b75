"""Fits how techniques are decided (`roleplay/dialogue/understanding/decision.py`) and tells how well that does.

Use: `python -m tools.fit_techniques [--write] [--misses]`. Learnt from the utterances beside the examples
(`assets/techniques/utterances-LANGUAGE-WRITER.tsv`) by people who saw the catalogue alone. The scores that the
decision is learnt from come from models that never saw the writer (stacked generalization with whole writers held
out), and each writer is measured with a model and a decision that were learnt from the others. Writer `c` knew what
was missed of the others, so nothing here is learnt from `c`: it would flatter. Takes minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from roleplay.dialogue.evaluation.techniques import compare
from roleplay.dialogue.labelled import Labelled
from roleplay.dialogue.understanding import decision_weights
from roleplay.dialogue.understanding.classifier import Classifier, fit
from roleplay.dialogue.understanding.decision import (
    SURE,
    SURE_IN,
    SURE_TERMS,
    TERMS,
    DecisionWeights,
    Signs,
    likelihoods,
    reported_ones,
    sure_terms,
    sureness,
    terms,
)
from roleplay.dialogue.understanding.examples import NONE, TechniqueExamples, load_examples
from roleplay.dialogue.understanding.model import CLASSES, TechniqueModel, encodable, made_of, training_set
from roleplay.dialogue.understanding.names import address, calling
from roleplay.dialogue.understanding.usem3_encoder import Usem3Encoder
from roleplay.dialogue.understanding.utterance import Utterance
from roleplay.dialogue.understanding.vectors import RecentVectors, encode_all
from roleplay.dialogue.understanding.words import rejoined, tokenize
from roleplay.places import resources

INFORMED = "-c"
"""Ending of files by a writer who knew the misses."""
PENALTY = 3.0
SURE_PENALTY = 1.0
TECHNIQUES = CLASSES[:-1]
THRESHOLDS = (0.65, 0.7, 0.74, SURE, 0.82)

Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One utterance as a model that never saw its writer scores it."""

    item: Labelled
    found: Rows
    """What `terms` returned."""
    signs: Signs
    called: bool
    """Whether the customer is called by name, which is found by rule."""


class Bench:
    """Models that were learnt without some of the writers, and what they make of the utterances."""

    def __init__(self, examples: TechniqueExamples) -> None:
        """Encode everything once."""
        encoder = Usem3Encoder()
        self.examples = examples
        self.writers = sorted(name for name in examples.utterances if not name.endswith(INFORMED))
        self.sentences, self.targets, self.sources = training_set(examples)
        self.vectors = encode_all(encoder, [encodable(sentence) for sentence, _ in self.sentences])
        self.recent = RecentVectors(encoder, most=50_000)

    @cache  # noqa: B019 - one bench lives as long as the program
    def without(self, *writers: str) -> Classifier:
        """Return a model that never saw these writers."""
        rows = [
            index
            for index, source in enumerate(self.sources)
            if source not in writers and not source.endswith(INFORMED)
        ]
        kept = [self.sentences[row] for row in rows]
        return fit(kept, self.vectors[rows], self.targets[rows], CLASSES.index(NONE))

    def cases(self, writer: str, classifier: Classifier) -> list[Case]:
        """Return the utterances of a writer as this model scores them."""
        model = made_of(self.examples, self.sentences, classifier)
        return [self._case(item, model) for item in self.examples.utterances[writer]]

    def _case(self, item: Labelled, model: TechniqueModel) -> Case:
        text = rejoined(item.text, item.language)
        tokens = tokenize(text, item.language)
        name = address(text, tokens, (), item.language)
        called = calling(tokens, name, item.language)
        signs = Utterance(text, tokens, item.language, model, self.recent, called).signs()
        return Case(item, terms(signs), signs, name is not None)


def main() -> None:
    """Measure each writer with what the others taught, then fit on all."""
    bench = Bench(load_examples(resources().assets / "techniques"))
    scored = {
        (writer, held_out): bench.cases(writer, bench.without(*held_out))
        for size in (1, 2)
        for held_out in combinations(bench.writers, size)
        for writer in held_out
    }
    outcomes: dict[str, list[tuple[Case, Rows, float]]] = {}
    for writer in bench.writers:
        taught = [
            case
            for other in bench.writers
            if other != writer
            for case in scored[other, tuple(sorted((writer, other)))]
        ]
        outcomes[writer] = decided(scored[writer, (writer,)], learn(taught))
    for threshold in THRESHOLDS:
        print(f"reported from {threshold} on: first, both, alarms, false mistakes, more than labelled")
        for writer, cases in outcomes.items():
            print(f"  {writer:18}" + " ".join(f"{share:6.1%}" for share in figures(cases, threshold)))
    if "--misses" in sys.argv:
        for writer, cases in outcomes.items():
            print_misses(writer, cases)
    weights = learn([case for writer in bench.writers for case in scored[writer, (writer,)]])
    text = module(weights)
    if "--write" in sys.argv:
        Path(decision_weights.__file__).write_text(text, "utf-8")
    else:
        print(text)


def learn(cases: Sequence[Case]) -> DecisionWeights:
    """Return the weights that fit these utterances."""
    wanted = np.stack([labels(case.item) for case in cases])
    counts = np.stack([np.where(labels(case.item) > 0, not case.item.may_be_none, 1.0) for case in cases])
    found = np.stack([case.found for case in cases])
    one_each = np.broadcast_to(np.eye(len(TECHNIQUES)), (len(cases), len(TECHNIQUES), len(TECHNIQUES)))
    asks = one_each * found[:, :, [TERMS.index("asks")]]
    columns = np.concatenate([found, one_each, asks], axis=2)
    fitted, bias = logistic(columns.reshape(-1, columns.shape[2]), wanted.ravel(), counts.ravel(), PENALTY)
    of_terms, of_each, of_asks = np.split(fitted, [len(TERMS), len(TERMS) + len(TECHNIQUES)])
    first = DecisionWeights(of_terms, of_each + bias, of_asks, np.zeros(len(SURE_TERMS)), 0.0)
    rows = np.stack([sure_terms(case.signs, likelihoods(case.found, first)) for case in cases])
    anything = np.array([float(not case.item.without_technique) for case in cases])
    sure, sure_bias = logistic(rows, anything, np.ones(len(cases)), SURE_PENALTY)
    return DecisionWeights(first.terms, first.bias, first.asks, sure, sure_bias)


def labels(item: Labelled) -> Rows:
    """Return 1 for each technique that an utterance holds."""
    return np.array([float(name in item.first | item.all_of) for name in TECHNIQUES])


def logistic(rows: Rows, wanted: Rows, counts: Rows, penalty: float) -> tuple[Rows, float]:
    """Return the weights and the bias of a logistic regression whose scaled weights are kept small."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    held = np.append(np.full(rows.shape[1], penalty), 0.0)

    def loss(weights: Rows) -> tuple[float, Rows]:
        logits = scaled @ weights
        value = counts @ (np.logaddexp(0, logits) - wanted * logits) + held @ weights**2 / 2
        return float(value), scaled.T @ (counts * (1 / (1 + np.exp(-logits)) - wanted)) + held * weights

    fitted = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    weights: Rows = fitted[:-1] / scale
    return weights, float(fitted[-1] - mean @ weights)


def decided(cases: Iterable[Case], weights: DecisionWeights) -> list[tuple[Case, Rows, float]]:
    """Return with each utterance how likely each technique is, and that there is any."""
    result = []
    for case in cases:
        likely = likelihoods(case.found, weights)
        result.append((case, likely, sureness(sure_terms(case.signs, likely), weights)))
    return result


def found_in(case: Case, likely: Rows, sure: float, threshold: float) -> tuple[str, ...]:
    """Return what is reported, best first."""
    found = [TECHNIQUES[index] for index in reported_ones(likely)] if sure >= threshold else []
    return (*found, "personalise") if case.called and "handover" not in found else tuple(found)


def figures(outcomes: Sequence[tuple[Case, Rows, float]], threshold: float) -> list[float]:
    """Return first technique right, all of several found, false alarms, false mistakes, and superfluous ones."""
    items = [case.item for case, _, _ in outcomes]
    found = [found_in(*outcome, threshold) for outcome in outcomes]
    report = compare(items, found)
    more = [
        not set(got) <= item.first | item.all_of
        for item, got in zip(items, found, strict=True)
        if not item.without_technique
    ]
    shares = [report.first_share, report.all_share, report.alarm_share, report.false_mistake_share]
    return [*shares, float(np.mean(more))]


def print_misses(writer: str, outcomes: Sequence[tuple[Case, Rows, float]]) -> None:
    """Print what was not understood as labelled."""
    found = [found_in(*outcome, SURE_IN.get(outcome[0].item.language, SURE)) for outcome in outcomes]
    for miss in compare([case.item for case, _, _ in outcomes], found).misses:
        wanted = "+".join(miss.labelled.all_of) or "|".join(miss.labelled.first) or "-"
        print(f"{writer} {wanted} <- {'+'.join(miss.found) or '-'}: {miss.labelled.text}")


def module(weights: DecisionWeights) -> str:
    """Return the weights as the text of `decision_weights.py`."""
    lines = [
        '"""Weights of `decision.py`, fitted and written by `tools/fit_techniques.py`."""',
        "",
        "from __future__ import annotations",
        "",
        "import numpy as np",
        "",
        "from roleplay.dialogue.understanding.decision import SURE_TERMS, TERMS, DecisionWeights",
        "from roleplay.dialogue.understanding.model import CLASSES",
        "",
        "_TERMS = {",
        *(f'    "{name}": {value:.3f},' for name, value in zip(TERMS, weights.terms, strict=True)),
        "}",
        "_SURE_TERMS = {",
        *(f'    "{name}": {value:.3f},' for name, value in zip(SURE_TERMS, weights.sure, strict=True)),
        "}",
        f"_SURE_BIAS = {weights.sure_bias:.3f}",
        "_TECHNIQUES = {",
        *(
            f'    "{name}": ({bias:.3f}, {asks:.3f}),'
            for name, bias, asks in zip(TECHNIQUES, weights.bias, weights.asks, strict=True)
        ),
        "}",
        '"""Bias, and what a question mark says for the technique."""',
        "",
        "WEIGHTS = DecisionWeights(",
        "    np.array([_TERMS.get(name, 0.0) for name in TERMS]),",
        "    np.array([_TECHNIQUES[name][0] for name in CLASSES[:-1]]),",
        "    np.array([_TECHNIQUES[name][1] for name in CLASSES[:-1]]),",
        "    np.array([_SURE_TERMS.get(name, 0.0) for name in SURE_TERMS]),",
        "    _SURE_BIAS,",
        ")",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
