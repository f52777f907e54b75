"""A document: edits, undo and redo, and what it says about itself."""

from __future__ import annotations

import pytest

from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import (
    Compound,
    InsertItem,
    MoveItem,
    RemoveItem,
    RenameNode,
    RenameReply,
    ReplaceText,
    SetValue,
)
from roleplay.dialogue.authoring.places import EditError, exists, value_at
from roleplay.dialogue.formats.diagnostics import Known
from tests.dialogue.authoring.conftest import TUTORIAL


def test_a_document_tells_its_scenario(document: Document) -> None:
    assert document.text == TUTORIAL
    assert document.diagnostics == ()
    assert document.scenario is not None
    assert document.scenario.id == "cold-flat"


def test_a_value_is_set_and_what_is_missing_on_the_way_is_made(document: Document) -> None:
    document.apply(SetValue(("nodes", "pick-up", "replies", 0, "effects", "heat"), -5))
    document.apply(SetValue(("nodes", "what-now", "silence", 0, "effects", "heat"), 5))
    assert document.scenario is not None
    assert document.scenario.nodes["pick-up"].replies[0].effects.heat == -5
    assert document.scenario.nodes["what-now"].silence[0].effects.heat == 5
    with pytest.raises(EditError, match="cannot begin with its item 3"):
        document.apply(SetValue(("nodes", "what-now", "otherwise", 2, "next"), "gone"))


def test_what_becomes_empty_goes_with_its_last_item(document: Document) -> None:
    document.apply(RemoveItem(("nodes", "pick-up", "replies", 0, "effects", "set", 0)))
    assert not exists(document.value, ("nodes", "pick-up", "replies", 0, "effects"))
    document.apply(RemoveItem(("nodes", "gone", "outcome")))
    assert value_at(document.value, ("nodes", "gone")) == {}


def test_a_section_goes_with_its_last_entry(document: Document) -> None:
    for place, value in (
        (("background", "sound"), "street"),
        (("scoring", "weights", "feeling"), 40),
        (("speakers", "lead"), {}),
        (("say", "en"), {"Krol": "Krool"}),
    ):
        document.apply(SetValue(place, value))
        document.apply(RemoveItem(place))
        assert not exists(document.value, place[:1])


def test_a_renamed_node_takes_all_that_leads_to_it_along(document: Document) -> None:
    document.apply(RenameNode("gone", "left"))
    assert "gone" not in document.text.split()
    assert document.diagnostics == ()
    document.apply(RenameNode("pick-up", "next"))
    document.apply(RenameNode("solved", "text"))
    assert document.scenario is not None
    assert document.scenario.start == "next"
    assert [*document.scenario.nodes] == ["next", "what-now", "text", "left"]
    for wrong in ("left", "Big One", ""):
        with pytest.raises(EditError):
            document.apply(RenameNode("next", wrong))


def test_items_are_added_and_moved(document: Document) -> None:
    document.apply(InsertItem(("nodes", "pick-up", "replies"), {"id": "bare", "techniques": ("greeting",)}, at=0))
    document.apply(MoveItem(("nodes", "pick-up", "replies", 0), 1))
    document.apply(RenameReply(("nodes", "pick-up", "replies", 1), "greets"))
    document.apply(MoveItem(("nodes", "gone"), 0))
    replies = value_at(document.value, ("nodes", "pick-up", "replies"))
    assert [reply["id"] for reply in replies] == ["sympathy", "greets"]
    assert [*value_at(document.value, ("nodes",))] == ["gone", "pick-up", "what-now", "solved"]


def test_every_edit_is_undone_and_done_again(document: Document) -> None:
    assert not document.can_undo
    assert document.undo_label == ""
    document.apply(RenameNode("gone", "left"), label="Umbenennen")
    document.apply(Compound("two things", (SetValue(("version",), 2), SetValue(("start",), "what-now"))))
    changed = document.text
    assert (document.undo_label, document.redo_label) == ("two things", "")
    document.undo()
    assert value_at(document.value, ("version",)) == 1
    assert (document.undo_label, document.redo_label) == ("Umbenennen", "two things")
    document.undo()
    assert document.text == TUTORIAL
    assert not document.undo()
    document.redo()
    document.redo()
    assert not document.redo()
    assert document.text == changed


def test_a_new_edit_ends_what_could_be_done_again(document: Document) -> None:
    document.apply(SetValue(("version",), 2))
    document.undo()
    document.apply(SetValue(("version",), 3))
    assert not document.can_redo


def test_typing_is_one_edit(document: Document) -> None:
    place = ("nodes", "solved", "says", 0, "text", "en")
    for text in ("G", "Go", "Good"):
        document.apply(SetValue(place, text), merge=True)
    document.apply(SetValue(("title", "en"), "X"), merge=True)
    document.undo()
    assert value_at(document.value, place) == "Good"
    document.undo()
    assert document.text == TUTORIAL


def test_an_edit_that_changes_nothing_is_none(document: Document) -> None:
    assert not document.apply(SetValue(("version",), 1))
    assert not document.can_undo


def test_an_edit_that_does_not_fit_changes_nothing(document: Document) -> None:
    failing = Compound("both", (SetValue(("version",), 2), RemoveItem(("nodes", "nowhere"))))
    with pytest.raises(EditError, match="nowhere"):
        document.apply(failing)
    assert document.text == TUTORIAL
    assert not document.can_undo


def test_a_text_that_is_no_yaml_is_only_replaced(known: Known) -> None:
    document = Document.from_text("nodes: [", known)
    assert not document.is_readable
    assert document.diagnostics
    with pytest.raises(EditError):
        document.apply(SetValue(("id",), "x"))
    document.apply(ReplaceText(TUTORIAL))
    assert document.scenario is not None
    document.undo()
    assert document.text == "nodes: ["


def test_every_line_leads_to_what_stands_there(document: Document) -> None:
    def places(value: object, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
        return [found for key, item in items for found in ((*place, key), *places(item, (*place, key)))]

    for text in (document.text, "{a: 1,\n b: [2,\n 3]}\n"):
        document.apply(ReplaceText(text))
        for place in places(document.value):
            line = document.line_of(place)
            found = document.place_at(line)
            assert document.line_of(found) == line
            assert place[: len(found)] == found or len(found) <= len(place)
    assert document.place_at(3) == ("b", 1)


def test_a_text_is_looked_at_before_it_is_taken_over(document: Document) -> None:
    wrong = document.unreadable("a: 1\nb: [\n")
    assert wrong is not None
    assert wrong.line >= 2
    for text in ("", "- a\n", "word\n", "a: &x 1\n"):
        assert document.unreadable(text) is not None
    assert document.unreadable("a: 1\n") is None
    assert document.text == TUTORIAL
