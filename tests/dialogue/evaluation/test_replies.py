"""Right replies, counted on a small scenario with the real understanding."""

from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.core.errors import InputError
from roleplay.dialogue.evaluation.replies import evaluate_replies, load_replies, moment
from roleplay.dialogue.model import Condition
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import holds
from roleplay.dialogue.understanding.understander import Understander
from tests.dialogue.scenarios import small

TABLE = """\
# node, language, reply, utterance
start\ten\tkind\tI can hear how upset you are.
start\ten\tsolve\tI will send you a new one today.
start\ten\tsolve-cold\tI will send you a new one today.
start\ten\tsolve|kind\tI understand how upset you are, a new one comes today.
start\ten\t-\tThe train leaves at seven.
start\ten\tkind\tThe train leaves at nine.
"""


def table(folder: Path, text: str) -> Path:
    path = folder / "small.tsv"
    path.write_text(text, "utf-8")
    return path


def test_each_utterance_meets_its_moment(tmp_path: Path, understander: Understander) -> None:
    cases = load_replies(table(tmp_path, TABLE), small())
    report = evaluate_replies(ScenarioDialogue(small(), "en", understander), cases)
    assert (report.scenario, report.language, report.utterances, report.right) == ("small", "en", 6, 5)
    (miss,) = report.misses
    assert (miss.taken, miss.case.where[-len("small.tsv:7") :]) == ("otherwise", "small.tsv:7")
    assert report.share == 5 / 6


def test_only_the_dialogues_language_is_counted(tmp_path: Path, understander: Understander) -> None:
    both = small(languages=["en", "pl"])
    cases = load_replies(table(tmp_path, TABLE + "start\tpl\tkind\tRozumiem pana złość.\n"), both)
    assert evaluate_replies(ScenarioDialogue(both, "pl", understander), cases).utterances == 1


def test_what_is_understood_is_what_was_heard(tmp_path: Path, understander: Understander) -> None:
    cases = load_replies(table(tmp_path, "start\ten\tkind\tx\n"), small())
    report = evaluate_replies(
        ScenarioDialogue(small(), "en", understander), cases, lambda text: "you must be so upset"
    )
    assert report.right == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("start\ten\tkind", "is not an utterance"),
        ("start\ten\tkind\t ", "is not an utterance"),
        ("strat\ten\tkind\thello", "no node strat.*`start`"),
        ("start\ten\tkint\thello", "no reply kint.*`kind`"),
        ("start\tpl\tkind\thello", "not in the language “pl”"),
    ],
)
def test_a_line_that_does_not_fit_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"small\.tsv:2.*{message}"):
        load_replies(table(tmp_path, f"# comment\n{line}\n"), small())


@pytest.mark.parametrize(
    "condition",
    [
        Condition(heat_at_least=70, flags=("felt",), ladder_at_least=3, used=("empathy",)),
        Condition(heat_below=20, visits_at_least=2, named=("a",), told=("b",), levels=("hard",)),
        Condition(silences_at_least=1, misses_at_least=2, turns_at_least=3, interruptions_at_least=1),
    ],
)
def test_the_moment_is_one_in_which_the_reply_is_open(condition: Condition, understander: Understander) -> None:
    dialogue = ScenarioDialogue(small(), "en", understander)
    assert holds(condition, moment(dialogue, "start", condition))
