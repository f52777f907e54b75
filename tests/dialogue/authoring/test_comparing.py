"""Two versions are compared by what they say, and told in words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.dialogue.authoring.comparing import compared, in_words
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import (
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RenameNode,
    SetValue,
)
from roleplay.dialogue.authoring.places import leaves
from roleplay.dialogue.formats.diagnostics import Known
from tests.dialogue.authoring.conftest import TUTORIAL

KNOWN = Known(frozenset(), frozenset())


def _told(*edits: Edit) -> tuple[str, ...]:
    document = Document.from_text(TUTORIAL, KNOWN)
    before = document.value
    for edit in edits:
        assert document.apply(edit)
    return in_words(compared(before, document.value))


def test_a_reply_is_told_by_what_is_new_in_it() -> None:
    reply = ("nodes", "pick-up", "replies", 0)
    assert _told(
        InsertItem((*reply, "examples", "en"), "How dreadful for you."),
        InsertItem((*reply, "examples", "en"), "You must be freezing."),
        SetValue((*reply, "next"), "solved"),
        SetValue((*reply, "effects", "heat"), -5),
        RemoveItem((*reply, "techniques", 1)),
    ) == (
        "Reply ‘sympathy’ at ‘pick-up’: techniques: ‘apology’ removed, 2 examples added (en), "
        "effects.heat set to ‘-5’, next changed from ‘what-now’ to ‘solved’.",
    )


def test_nodes_and_lines_come_and_go() -> None:
    assert _told(
        InsertItem(("nodes",), {"outcome": "solved"}, key="extra"),
        RemoveItem(("nodes", "what-now", "says", 0)),
        InsertItem(("shared_otherwise",), {"when": {"misses_at_least": 4}, "next": "gone"}, at=0),
        SetValue(("customer", "start_heat"), 70),
    ) == (
        "The scenario: customer.start_heat changed from ‘60’ to ‘70’.",
        "Reaction ‘shared_otherwise 1’: added.",
        "Line ‘what-now-1’ at ‘what-now’: removed.",
        "Node ‘extra’: added.",
    )


def test_a_renamed_node_is_one_difference() -> None:
    assert _told(RenameNode("gone", "left")) == ("Node ‘left’: renamed from ‘gone’.",)


def test_another_order_is_told() -> None:
    extra = {"id": "greets", "techniques": ("greeting",)}
    document = Document.from_text(TUTORIAL, KNOWN)
    document.apply(InsertItem(("nodes", "pick-up", "replies"), extra))
    before = document.value
    document.apply(MoveItem(("nodes", "pick-up", "replies", 0), 1))
    assert in_words(compared(before, document.value)) == ("Node ‘pick-up’: order of replies changed.",)


def test_layout_and_comments_are_no_difference() -> None:
    document = Document.from_text(TUTORIAL, KNOWN)
    other = Document.from_text(TUTORIAL.replace("# Ruth", "# Not Ruth"), KNOWN)
    assert compared(document.value, other.value) == ()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_change_of_a_value_is_told(data: st.DataObject) -> None:
    document = Document.from_text(TUTORIAL, KNOWN)
    before = document.value
    place, _ = data.draw(st.sampled_from([*leaves(before)]))
    document.apply(SetValue(place, "something-new"))
    there, back = compared(before, document.value), compared(document.value, before)
    assert there
    assert back
    assert len(in_words(there)) == len(in_words(back))
