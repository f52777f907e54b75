"""The figures on labelled utterances: a guard a few points below what was measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roleplay.core.errors import InputError
from roleplay.dialogue.evaluation.techniques import evaluate
from roleplay.dialogue.labelled import Labelled, load_labelled
from roleplay.dialogue.understanding.examples import load_examples
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import resources

FLOORS = {
    "en-heldout": (0.88, 0.85, 0.06, 0.04),
    "pl-heldout": (0.88, 0.75, 0.11, 0.04),
    "en-multi": (0.96, 0.9, 0.5, 0.03),
    "pl-multi": (0.95, 0.86, 0.5, 0.06),
    "en-multi-heldout": (0.9, 0.81, 0.0, 0.05),
    "pl-multi-heldout": (0.91, 0.75, 0.0, 0.0),
    "en-fresh2": (0.9, 0.85, 0.08, 0.04),
    "en-fresh3": (0.9, 0.84, 0.08, 0.03),
    "pl-fresh6": (0.92, 0.84, 0.08, 0.03),
    "en-fresh4": (0.93, 0.88, 0.04, 0.03),
    "pl-fresh7": (0.89, 0.8, 0.05, 0.03),
    "pl-fresh2": (0.86, 0.9, 0.1, 0.04),
}
"""First technique right, all of several found, and at most so many false alarms and false mistakes."""


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_labelled_utterances(understander: Understander, labelled: Path, name: str) -> None:
    report = evaluate(understander, load_labelled(labelled / f"{name}.tsv", name[:2]))
    first, several, alarms, mistakes = FLOORS[name]
    assert report.first_share >= first, report.lines()
    assert report.all_share >= several, report.lines()
    assert report.alarm_share <= alarms, report.lines()
    assert report.false_mistake_share <= mistakes, report.misses


def test_nothing_that_is_measured_was_learnt(labelled: Path) -> None:
    examples = load_examples(resources().assets / "techniques")
    known = {
        plain(sentence)
        for words in examples.languages.values()
        for word in words.values()
        for sentence in word.examples
    }
    known |= {plain(item.text) for items in examples.utterances.values() for item in items}
    for file in sorted(labelled.glob("*-fresh*.tsv")):
        measured = {plain(item.text) for item in load_labelled(file, file.name[:2])}
        assert measured & known == set(), file.name


def test_no_utterance_is_learnt_twice() -> None:
    examples = load_examples(resources().assets / "techniques")
    taught = [plain(item.text) for items in examples.utterances.values() for item in items]
    assert len(taught) == len(set(taught)), [text for text in set(taught) if taught.count(text) > 1]


def plain(sentence: str) -> str:
    return " ".join(re.findall(r"\w+", sentence.lower()))


def test_what_denies_or_reports_may_be_nothing(understander: Understander) -> None:
    items = [
        Labelled("So he told you to calm down.", "en", frozenset({"paraphrase"}), sort="reported", may_be_none=True),
        Labelled("Calm down", "en", frozenset({"paraphrase"}), may_be_none=True),
    ]
    report = evaluate(understander, items)
    assert (report.with_technique, report.without_technique, report.false_alarms) == (0, 2, 1)


def test_what_is_understood_is_what_was_heard(understander: Understander) -> None:
    report = evaluate(understander, [Labelled("x", "en", frozenset({"apology"}))], hear=lambda text: "I am so sorry")
    assert report.first_right == 1


def test_figures_add_up(understander: Understander) -> None:
    items = [
        Labelled("I am sorry", "en", frozenset({"apology"})),
        Labelled(
            "I am sorry. What is your number?",
            "en",
            frozenset({"apology", "fact_finding"}),
            frozenset({"apology", "fact_finding"}),
        ),
        Labelled("It rains", "en", frozenset()),
        Labelled("I am sorry", "en", frozenset({"closing"})),
        Labelled("Calm down", "en", frozenset()),
    ]
    report = evaluate(understander, items)
    assert (report.utterances, report.with_technique, report.first_right) == (5, 3, 2)
    assert (report.several, report.all_found) == (1, 1)
    assert (report.without_technique, report.false_alarms) == (2, 1)
    assert (report.clean, report.false_mistakes) == (5, 1)
    assert {(wanted, got) for wanted, got, _ in report.confusion} == {("closing", "apology"), ("none", "calm_down")}
    assert [miss.labelled for miss in report.misses] == items[3:]
    apology = next(figures for figures in report.by_technique if figures.technique == "apology")
    assert (apology.wanted, apology.found, apology.reported, apology.justified) == (2, 2, 3, 2)
    assert any("66.7%" in line for line in report.lines())


@pytest.mark.parametrize("line", ["apology", "apology\t\tspoken\ttext", "nonsense\t\ttyped\ttext"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "en.tsv"
    path.write_text(f"# comment\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"en\.tsv:2"):
        load_labelled(path, "en")
