"""A mend takes its problem away: tried on the examples of the pages about diagnostics."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import Edit, MoveItem, RemoveItem, RenameKey, SetValue
from roleplay.dialogue.authoring.mends import _MENDERS, Mend, mends_of
from roleplay.dialogue.authoring.places import EditError
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.parts import PARTS_FOLDER
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.places import resources
from tests.dialogue.authoring.conftest import TUTORIAL
from tests.dialogue.formats.test_diagnostic_pages import KNOWN, blocks, written

SHIPPED = resources().assets / "scenarios" / PARTS_FOLDER
SHELVED = replace(KNOWN, parts=(SHIPPED,))
OTHERWISE = {"RP130", "RP052", "RP053", "RP107"}
"""Their pages show what only a person can mend; what can be mended of them is tried below."""
HIDING = {"RP051", "RP052", "RP053"}
"""While the schema has something against a scenario, what else is wrong with it is not known yet."""
ON_PAGES = sorted(_MENDERS.keys() - OTHERWISE)


def _mended(text: str, code: str, known: Known) -> list[tuple[Diagnostic, Mend, tuple[Diagnostic, ...]]]:
    found = []
    problems = [problem for problem in Document.from_text(text, known).diagnostics if problem.code == code]
    for problem in problems:
        for mend in mends_of(Document.from_text(text, known), problem):
            document = Document.from_text(text, known)
            assert document.apply(mend.edit), mend
            found.append((problem, mend, document.diagnostics))
            document.undo()
            assert document.text == text
    return found


def new_errors(text: str, known: Known, after: tuple[Diagnostic, ...]) -> list[str]:
    """Return the errors that were not there before a mend."""
    before = {problem.message for problem in Document.from_text(text, known).diagnostics}
    return [str(one) for one in after if one.severity == "error" and one.message not in before]


@pytest.mark.parametrize("code", ON_PAGES)
def test_a_mend_takes_the_problem_of_its_page_away(code: str, tmp_path: Path) -> None:
    (words, text), *parts = blocks(code, "Wrong")
    for _, part in parts:
        (tmp_path / f"{part.split('id: ')[1].split()[0]}.yaml").write_text(part, encoding="utf-8")
    known = replace(KNOWN, parts=(tmp_path, SHIPPED))
    wrong = written(words, text).decode()
    mended = _mended(wrong, code, known)
    assert mended, "the page's own example should be mended"
    before = [problem.message for problem in Document.from_text(wrong, known).diagnostics if problem.code == code]
    for problem, mend, after in mended:
        left = [there.message for there in after if there.code == code]
        assert left.count(problem.message) < before.count(problem.message), (mend.label, left)
        assert not new_errors(wrong, known, after), mend.label


@pytest.mark.parametrize(
    ("place", "wrong", "label"),
    [
        (("nodes", "pick-up", "replies", 0, "next"), "what-nwo", "Use ‘what-now’"),
        (("nodes", "pick-up", "replies", 0, "next"), "what-nwo", "Add ‘what-nwo’"),
        (("nodes", "pick-up", "replies", 0, "techniques", 0), "empaty", "Use ‘empathy’"),
        (("customer", "voice"), "dnaa", "Use ‘dana’"),
        (("goals", "matter"), "promise", "Use ‘promised’"),
        (("customer", "matter", "feeling"), "fears", "Use ‘fear’"),
        (("customer", "name"), 5, "Write it as text"),
        (("customer", "start_heat"), "60", "Write it as the number 60"),
        (("nodes", "solved", "says", 0, "id"), "what", "Call it ‘what-2’"),
        (("nodes", "pick-up", "replies", 0, "techniques"), "empathy", "Write it as text"),
        (("nodes", "pick-up", "replies", 0, "examples", "en", 0), True, "Write it as text"),
    ],
)
def test_what_was_meant_is_offered(place: tuple[str | int, ...], wrong: str | int, label: str) -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    document.apply(SetValue(place, wrong))
    offered = {mend.label: mend for problem in document.diagnostics for mend in mends_of(document, problem)}
    assert label in offered
    count = len(document.diagnostics)
    document.apply(offered[label].edit)
    assert len(document.diagnostics) < count or label.startswith("Add")
    assert not [problem for problem in document.diagnostics if problem.severity == "error"]


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("nodes", "pick-up", "replies", 0, "next"), -1),
        (("nodes", "pick-up", "replies", 0, "next"), True),
        (("nodes", "pick-up", "says", 0, "pause_before"), "-1"),
        (("shared_otherwise",), "what"),
        (("customer", "start_heat"), "101"),
        (("customer", "matter", "soft"), {"en": "Why?", "x": 1}),
    ],
)
def test_what_would_still_be_wrong_is_not_offered(place: tuple[str | int, ...], wrong: str | int) -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    document.apply(SetValue(place, wrong))
    problem = next(one for one in document.diagnostics if one.code == "RP053")
    assert mends_of(document, problem) == ()


LAST = "Put the one that always holds last"
ALWAYS: Plain = {"effects": {"heat": 4}}
SOMETIMES: Plain = {"when": {"silences_at_least": 3}, "next": "gone"}


@pytest.mark.parametrize(
    ("reactions", "labels"),
    [
        ((ALWAYS, SOMETIMES), [LAST, "Remove this reaction"]),
        ((ALWAYS, SOMETIMES, SOMETIMES), [LAST, "Remove this reaction"] * 2),
        ((ALWAYS, ALWAYS), ["Remove this reaction"]),
        ((ALWAYS, SOMETIMES, ALWAYS), ["Remove this reaction"] * 2),
        (
            ({"when": {"flags": ()}, "effects": {"heat": 4}}, SOMETIMES),
            [LAST, "Remove this reaction"],
        ),
    ],
)
def test_reactions_behind_one_that_always_holds(reactions: tuple[Plain, ...], labels: list[str]) -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    document.apply(SetValue(("shared_silence",), reactions))
    mended = _mended(document.text, "RP122", SHELVED)
    assert [mend.label for _, mend, _ in mended] == labels
    before = sum(problem.code == "RP122" for problem in document.diagnostics)
    for _, mend, after in mended:
        assert sum(problem.code == "RP122" for problem in after) < before, mend.label
        assert not new_errors(document.text, SHELVED, after)


def test_what_alone_sets_a_flag_that_is_asked_for_is_not_removed() -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    document.apply(SetValue(("nodes", "pick-up", "replies", 0, "next"), "solved"))
    (problem,) = (one for one in document.diagnostics if one.code == "RP109")
    assert problem.place == ("nodes", "what-now")  # where alone `promised` is set
    assert mends_of(document, problem) == ()


def test_a_text_in_a_mistyped_language_goes_to_the_one_that_is_missing() -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    document.apply(RenameKey(("customer", "matter", "soft", "en"), "ex"))
    (first, second) = (
        mend for one in document.diagnostics if one.code == "RP119" for mend in mends_of(document, one)
    )
    assert (first.label, second.label) == ("Use ‘en’", "Add the language ‘ex’")  # alone it is not removed
    document.apply(first.edit)
    assert document.text == TUTORIAL


def _offered(document: Document, code: str) -> list[Mend]:
    return [mend for one in document.diagnostics if one.code == code for mend in mends_of(document, one)]


WRONG: tuple[Plain, ...] = (-1, 2.5, True, "", (), "x y", "60", "fears", "what-nwo", "ż", ("a",), {"x": 1}, "{a")


def places(value: Plain, place: Place = ()) -> Iterator[Place]:
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for key, item in items:
        yield (*place, key)
        yield from places(item, (*place, key))


def test_what_is_no_language_becomes_the_one_that_is_missing() -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    document.apply(RenameKey(("customer", "matter", "soft", "en"), "english"))
    (mend,) = _offered(document, "RP053")
    assert mend.label == "Use ‘en’"
    document.apply(mend.edit)
    assert document.text == TUTORIAL


@pytest.mark.parametrize("seed", range(6))
def test_every_mend_of_whatever_is_wrong(seed: int) -> None:
    """Something is written, removed or moved at random, and every mend tried of every problem that comes of it."""
    dice = random.Random(seed)
    tried = 0
    for _ in range(10):
        document = Document.from_text(TUTORIAL, SHELVED)
        place = dice.choice([*places(document.value)])
        edits: list[Edit] = [SetValue(place, dice.choice(WRONG)), RemoveItem(place)]
        if isinstance(place[-1], int):
            edits.append(MoveItem(place, 0))
        else:
            edits.append(RenameKey(place, f"{place[-1]}x"))
        try:
            document.apply(dice.choice(edits))
        except EditError:
            continue
        before = Counter(problem.message for problem in document.diagnostics)
        unread = any(problem.code in HIDING for problem in document.diagnostics)
        for problem in {one.code: one for one in document.diagnostics}.values():
            for mend in mends_of(document, problem):
                other = Document.from_text(document.text, SHELVED)
                assert other.apply(mend.edit), (problem, mend)
                after = Counter(one.message for one in other.diagnostics)
                assert after[problem.message] < before[problem.message], (problem, mend)
                assert unread or not new_errors(document.text, SHELVED, other.diagnostics), (problem, mend)
                tried += 1
    assert tried


def test_nothing_is_offered_for_what_comes_from_parts_or_cannot_be_read() -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    place = ("nodes", "lead-briefing", "replies", 0, "next")
    missing = Diagnostic("RP101", "error", "there is no node `x`", place=place)
    assert mends_of(document, missing) == ()
    assert mends_of(Document.from_text("nodes: [", SHELVED), missing) == ()
    assert mends_of(document, Diagnostic("RP999", "error", "x")) == ()
