"""What is copied fits in wherever it is put."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.dialogue.authoring.clipboard import copied, is_fragment, kind_of, pasted
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import ReplaceText
from roleplay.dialogue.authoring.places import EditError, value_at
from roleplay.dialogue.formats.diagnostics import Known
from tests.dialogue.authoring.conftest import TUTORIAL
from tests.dialogue.formats.test_diagnostic_pages import KNOWN

SHIPPED = Path(__file__).parents[3] / "assets" / "scenarios"


@pytest.fixture
def parcel() -> Document:
    return Document.from_text((SHIPPED / "lost-parcel.yaml").read_text("utf-8"), KNOWN)


@pytest.fixture
def flat(known: Known) -> Document:
    return Document.from_text(TUTORIAL, known)


def _value(document: Document) -> Any:
    return document.value


def test_nodes_come_with_their_facts_and_their_lines(parcel: Document, flat: Document) -> None:
    fragment = copied(parcel.value, [("nodes", "where-is-it"), ("nodes", "owned")])
    assert is_fragment(fragment)
    assert kind_of(fragment) == "nodes"
    edit, places = pasted(flat.value, fragment)
    flat.apply(edit)
    assert places == (("nodes", "where-is-it"), ("nodes", "owned"))
    assert "pl" not in str(value_at(flat.value, ("nodes", "owned", "says", 0, "text")))
    codes = {found.code for found in flat.diagnostics if found.severity == "error"}
    assert not codes & {"RP101", "RP103", "RP104", "RP115", "RP116", "RP051", "RP052", "RP053"}
    flat.undo()
    assert flat.text == TUTORIAL


def test_names_that_are_taken_get_a_number_and_are_followed(flat: Document) -> None:
    fragment = copied(flat.value, [("nodes", "pick-up"), ("nodes", "what-now")])
    edit, places = pasted(flat.value, fragment)
    flat.apply(edit)
    assert places == (("nodes", "pick-up-2"), ("nodes", "what-now-2"))
    nodes = _value(flat)["nodes"]
    assert nodes["pick-up-2"]["replies"][0]["next"] == "what-now-2"
    assert nodes["what-now-2"]["replies"][0]["next"] == "solved"
    assert nodes["pick-up-2"]["says"][0]["id"] == "pick-up-1-2"
    assert {found.code for found in flat.diagnostics} == {"RP109"}


def test_replies_and_lines_go_into_lists_of_their_kind(flat: Document) -> None:
    replies = ("nodes", "pick-up", "replies")
    edit, places = pasted(flat.value, copied(flat.value, [(*replies, 0)]), replies, 0)
    flat.apply(edit)
    assert places == ((*replies, 0),)
    assert [reply["id"] for reply in _value(flat)["nodes"]["pick-up"]["replies"]] == ["sympathy-2", "sympathy"]
    line = copied(flat.value, [("nodes", "solved", "says", 0)])
    assert kind_of(line) == "lines"
    flat.apply(pasted(flat.value, line, ("nodes", "gone", "says"))[0])
    assert value_at(flat.value, ("nodes", "gone", "says", 0, "id")) == "solved-1-2"
    reaction = copied(flat.value, [("shared_otherwise", 0)])
    flat.apply(pasted(flat.value, reaction, ("nodes", "pick-up", "silence"))[0])
    assert value_at(flat.value, ("nodes", "pick-up", "silence", 0, "effects", "heat")) == 3
    with pytest.raises(EditError, match="lines cannot be put"):
        pasted(flat.value, line, replies)
    with pytest.raises(EditError, match="cannot be copied"):
        copied(flat.value, [("title",)])
    with pytest.raises(EditError, match="cannot be copied"):
        copied(flat.value, [(*replies, 0), ("nodes", "gone")])


def test_what_led_to_nodes_that_are_not_there_leads_nowhere(parcel: Document, flat: Document) -> None:
    fragment = copied(parcel.value, [("nodes", "where-is-it")])
    flat.apply(pasted(flat.value, fragment)[0])
    assert not [found for found in flat.diagnostics if found.code == "RP101"]


@pytest.mark.parametrize(
    "text",
    ["", "hello", "roleplay_fragment: 1", "roleplay_fragment: 1\nnodes: []", "roleplay_fragment: 2\nlines: [{id: a}]",
     "roleplay_fragment: 1\nlines: [a]", "roleplay_fragment: 1\nlines: [{id: a}]\nscript: x", "a: &b [*b]", TUTORIAL],
)  # fmt: skip
def test_anything_else_is_refused(flat: Document, text: str) -> None:
    with pytest.raises(EditError, match="not a part of a scenario"):
        pasted(flat.value, text, ("nodes", "gone", "says"))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_pasted_twice_leaves_all_ids_free(data: st.DataObject) -> None:
    known = Known(KNOWN.techniques, frozenset({"dana"}))
    document = Document.from_text(TUTORIAL, known)
    names = data.draw(st.lists(st.sampled_from(["pick-up", "what-now", "solved", "gone"]), min_size=1, unique=True))
    fragment = copied(document.value, [("nodes", name) for name in names])
    for _ in range(2):
        document.apply(pasted(document.value, fragment)[0])
    assert not {found.code for found in document.diagnostics} & {"RP101", "RP115", "RP116", "RP053"}
    document.apply(ReplaceText(document.text + "\n"))
    assert len(_value(document)["nodes"]) == 4 + 2 * len(names)
