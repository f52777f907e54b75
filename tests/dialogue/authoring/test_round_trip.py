"""What an edit does not mean stays as it was written, to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import (
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RenameNode,
    ReplaceText,
    SetValue,
)
from roleplay.dialogue.authoring.places import EditError, same, value_at
from roleplay.dialogue.authoring.segment import Segment
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain, read_tree
from tests.dialogue.authoring.conftest import TUTORIAL

SHIPPED = sorted((Path(__file__).parents[3] / "assets" / "scenarios").glob("*.yaml"))
KNOWN = Known(frozenset(), frozenset())

COMMENTED = """\
# The head of the file.
roleplay: 1   # the format
id: small

# All that may happen.
nodes:
  # The beginning.
  first:
    says: [{id: a, text: {en: "Well?"}}]   # short
    # What the trainee may say.
    replies:
      # Best.
      - id: one   # first of two
        next: second

      # Second best.
      - id: two
        # Where to.
        next: second
    patience: 5

  # The end.
  second:
    says:
      - id: b
        text:
          en: >-
            A long line that is folded
            over two lines.
    outcome: solved
# The last word.
"""


def _comments(text: str) -> list[str]:
    return sorted(line.partition("#")[2] for line in text.splitlines() if "#" in line)


QUICK = 4
"""So many of the shipped ones are tried each time, all of them with the long tests."""


@pytest.mark.parametrize(
    "file",
    [*SHIPPED[:QUICK], *(pytest.param(file, marks=pytest.mark.slow) for file in SHIPPED[QUICK:])],
    ids=lambda file: file.stem,
)
def test_a_shipped_scenario_is_touched_and_comes_back(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    document = Document.from_text(text, KNOWN)
    assert document.text == text
    value = document.value
    assert isinstance(value, dict)
    nodes = [*value["nodes"]]  # type: ignore[call-overload, index]
    edits: tuple[Edit, ...] = (
        RenameNode(nodes[1], "quite-another-name"),
        SetValue(("nodes", nodes[0], "says", 0, "pause_before"), 1.75),
        SetValue(("title", "en"), "Another: title"),
        InsertItem(("shared_replies",), {"id": "new", "examples": {"en": ("Well, well.", "So it is.")}}, at=1),
        MoveItem(("nodes", nodes[2]), 0),
        MoveItem(("shared_replies", 0), 2),
        RemoveItem(("shared_replies", 1)),
        RemoveItem(("nodes", nodes[-1])),
    )
    for edit in edits:
        assert document.apply(edit)
    tree = read_tree(document.text, "")
    assert not tree.problems
    assert same(tree.value, document.value)
    untouched = set(text.splitlines()) - set(document.text.splitlines())
    assert len(untouched) < 260, "more lines changed than the edits meant"
    while document.undo():
        pass
    assert document.text == text


def test_an_edit_changes_the_lines_that_it_means() -> None:
    def changes(edit: Edit) -> tuple[list[str], list[str]]:
        document = Document.from_text(COMMENTED, KNOWN)
        assert document.apply(edit)
        before, after = COMMENTED.splitlines(), document.text.splitlines()
        return [line for line in before if line not in after], [line for line in after if line not in before]

    first = ("nodes", "first")
    assert changes(SetValue((*first, "says", 0, "text", "en"), "So?")) == (
        ['    says: [{id: a, text: {en: "Well?"}}]   # short'],
        ['    says: [{id: a, text: {en: "So?"}}]   # short'],
    )
    assert changes(SetValue((*first, "replies", 0, "id"), "1")) == (
        ["      - id: one   # first of two"],
        ['      - id: "1"   # first of two'],
    )
    assert changes(RemoveItem((*first, "replies", 1))) == (
        ["      # Second best.", "      - id: two", "        # Where to."],
        [],
    )
    assert changes(SetValue((*first, "replies", 1, "effects", "set"), ("done",))) == (
        [],
        ["        effects: {set: [done]}"],
    )
    assert changes(SetValue(("nodes", "second", "says", 0, "text", "en"), "Short.")) == (
        ["          en: >-", "            A long line that is folded", "            over two lines."],
        ["          en: Short."],
    )
    assert changes(InsertItem(("nodes",), {"outcome": "solved"}, key="third")) == ([], ["  third: {outcome: solved}"])


def test_what_is_moved_takes_its_comments_along() -> None:
    document = Document.from_text(COMMENTED, KNOWN)
    document.apply(MoveItem(("nodes", "second"), 0))
    document.apply(MoveItem(("nodes", "first", "replies", 1), 0))
    lines = document.text.splitlines()
    assert lines[lines.index("  second:") - 1] == "  # The end."
    assert lines[lines.index("      - id: two") - 1] == "      # Second best."
    assert _comments(document.text) == _comments(COMMENTED)


def test_a_whole_part_is_exchanged_without_loss_of_the_comments_in_it() -> None:
    document = Document.from_text(COMMENTED, KNOWN)
    node = value_at(document.value, ("nodes", "first"))
    assert isinstance(node, dict)
    document.apply(SetValue(("nodes", "first"), {**node, "patience": 9, "tirade": True}))
    assert _comments(document.text) == _comments(COMMENTED)
    assert "    patience: 9\n    tirade: true\n" in document.text


def test_a_text_that_cannot_be_split_is_edited_all_the_same() -> None:
    text = '{"id": "small", "nodes": {"a": {"outcome": "solved"}}}'
    document = Document.from_text(text, KNOWN)
    document.apply(SetValue(("nodes", "a", "outcome"), "aborted"))
    assert document.text == '{"id": "small", "nodes": {"a": {"outcome": "aborted"}}}\n'
    document.undo()
    assert document.text == text


def _places(value: Plain, place: Place = ()) -> Iterator[Place]:
    if place:
        yield place
    if isinstance(value, dict | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(item, (*place, key))


PHRASES = [
    "x",
    'No: "that" is it, # not',
    "yes",
    "1",
    "a\nb",
    "{bloody} thing",
    " x",
    "- y",
    "",
    "é ł",
    "so " * 60 + ".",
]
WORDS = st.sampled_from(PHRASES) | st.text(max_size=12)
VALUES = st.recursive(
    WORDS | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "en", "y", "a b"]), inner),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), text=st.sampled_from([COMMENTED, TUTORIAL, COMMENTED.rstrip("\n").replace("\n\n", "\n")]))
def test_any_edits_leave_a_text_that_holds_the_values_and_come_back(data: st.DataObject, text: str) -> None:
    document = Document.from_text(text, KNOWN)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.sampled_from([*_places(document.value)]))
        edit = data.draw(
            st.one_of(
                st.builds(SetValue, st.just(place), VALUES),
                st.builds(SetValue, st.just((*place, "new")), VALUES),
                st.builds(InsertItem, st.just(place), VALUES, st.integers(0, 3) | st.none(), st.just("")),
                st.builds(InsertItem, st.just(place), VALUES, st.integers(0, 3), st.sampled_from(["k", "a: b"])),
                st.builds(RemoveItem, st.just(place)),
                st.builds(MoveItem, st.just(place), st.integers(0, 4)),
            )
        )
        before = document.value
        try:
            document.apply(edit)
        except EditError:
            assert document.value is before
            continue
        tree = read_tree(document.text, "")
        assert tree.complete
        assert not tree.problems
        assert same(tree.value, document.value)
        if not isinstance(document.value, dict) or not document.value:
            break
    while document.undo():
        pass
    assert document.text == text


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_common_edits_need_no_rewriting(data: st.DataObject) -> None:
    """Comments may only be lost where a text is laid out in a way that nobody writes."""
    document = Document.from_text(COMMENTED, KNOWN)
    place = data.draw(st.sampled_from([*_places(document.value)]))
    whole: list[Segment] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Segment, "_rewritten", lambda self, step, value: whole.append(self))
        document.apply(SetValue(place, data.draw(st.sampled_from(PHRASES) | st.integers(0, 9))))
    assert whole == []


def test_another_text_is_one_edit() -> None:
    document = Document.from_text(TUTORIAL, KNOWN)
    document.apply(ReplaceText(COMMENTED))
    assert value_at(document.value, ("id",)) == "small"
    document.undo()
    assert document.text == TUTORIAL
