"""A mend takes its problem away: tried on the examples of the pages about diagnostics."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import SetValue
from roleplay.dialogue.authoring.mends import _MENDERS, Mend, mends_of
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.parts import PARTS_FOLDER
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.places import resources
from tests.dialogue.authoring.conftest import TUTORIAL
from tests.dialogue.formats.test_diagnostic_pages import KNOWN, blocks, written

SHIPPED = resources().assets / "scenarios" / PARTS_FOLDER
SHELVED = replace(KNOWN, parts=(SHIPPED,))
OTHERWISE = {"RP130", "RP052", "RP053", "RP107"}
"""Their pages show what only a person can mend; what can be mended of them is tried below."""
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
        assert len(left) < len(before) or problem.message not in left, (mend.label, left)


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


def test_nothing_is_offered_for_what_comes_from_parts_or_cannot_be_read() -> None:
    document = Document.from_text(TUTORIAL, SHELVED)
    place = ("nodes", "lead-briefing", "replies", 0, "next")
    missing = Diagnostic("RP101", "error", "there is no node `x`", place=place)
    assert mends_of(document, missing) == ()
    assert mends_of(Document.from_text("nodes: [", SHELVED), missing) == ()
    assert mends_of(document, Diagnostic("RP999", "error", "x")) == ()
