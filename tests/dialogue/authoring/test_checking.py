"""What is checked piece by piece finds what is found in the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.dialogue.authoring import checking
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import Edit, InsertItem, MoveItem, RemoveItem, RenameNode, SetValue
from roleplay.dialogue.authoring.places import EditError
from roleplay.dialogue.formats.diagnostics import lint
from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf
from roleplay.dialogue.formats.yaml_source import parse_scenario
from roleplay.places import resources
from tests.dialogue.authoring.conftest import TUTORIAL
from tests.dialogue.authoring.test_round_trip import _places
from tests.dialogue.formats.test_diagnostic_pages import KNOWN

SCENARIOS = resources().assets / "scenarios"
SHELF = PartShelf([SCENARIOS / PARTS_FOLDER])
WITH_PARTS = (Path(__file__).parent.parent / "formats" / "with_parts.yaml").read_text(encoding="utf-8")


def _agrees(document: Document) -> None:
    whole = lint(parse_scenario(document.text, "", SHELF), KNOWN)
    assert document.diagnostics == whole.diagnostics
    assert document.scenario == whole.scenario
    assert document.included == whole.included


VALUES = st.sampled_from(
    ["gone", "pick-up", "nowhere", "empathy", "heard", "An example.", "{bad", 5, -200, True, None, (), {}, ("a",)]
)


@settings(max_examples=20, deadline=None)
@given(data=st.data(), text=st.sampled_from([TUTORIAL, WITH_PARTS]))
def test_after_any_edits_the_same_is_found_as_in_the_whole(data: st.DataObject, text: str) -> None:
    document = Document.from_text(text, KNOWN, shelf=SHELF)
    _agrees(document)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.sampled_from([*_places(document.value)]))
        edit: Edit = data.draw(
            st.one_of(
                st.builds(SetValue, st.just(place), VALUES),
                st.builds(RemoveItem, st.just(place)),
                st.builds(MoveItem, st.just(place), st.integers(0, 2)),
                st.builds(InsertItem, st.just(place), VALUES, st.none(), st.just("")),
                st.builds(SetValue, st.just((*place, data.draw(st.sampled_from(["next", "effects", "pl"])))), VALUES),
                st.builds(RenameNode, st.sampled_from(["gone", "pick-up"]), st.sampled_from(["left", "solved-2"])),
            )
        )
        try:
            document.apply(edit)
        except EditError:
            continue
        _agrees(document)
    document.undo()
    _agrees(document)


@pytest.mark.parametrize("name", [pytest.param("lost-parcel", marks=pytest.mark.slow), "laptop-overdue"])
def test_a_shipped_scenario_is_checked_the_same_piece_by_piece(name: str) -> None:
    document = Document.from_text((SCENARIOS / f"{name}.yaml").read_text("utf-8"), KNOWN, shelf=SHELF)
    _agrees(document)
    value = document.value
    assert isinstance(value, dict)
    first = next(iter(value["nodes"]))  # type: ignore[call-overload, arg-type]
    for edit in (
        SetValue(("nodes", first, "says", 0, "text", "en"), "Something else, {dammit"),
        SetValue(("title", "en"), "Another title"),
        SetValue(("shared_replies", 0, "examples", "en", 0), "Another example."),
        SetValue(("shared_replies", 0, "effects", "set"), ("never-asked-for",)),
        SetValue(("goals", "matter"), "never-set"),
        SetValue(("goals", "matter"), "heard"),
        SetValue(("breaking_point", "heat"), 20),
        SetValue(("facts", "text"), {"label": {"en": "A fact"}, "spoken": {"en": ("a fact",)}}),
        RenameNode(first, "the-first"),
    ):
        document.apply(edit)
        _agrees(document)


def test_a_keystroke_has_only_its_own_node_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.from_text((SCENARIOS / "lost-parcel.yaml").read_text("utf-8"), KNOWN, shelf=SHELF)
    assert document.diagnostics == ()
    read: list[object] = []
    validate = checking.validate

    def counted(*arguments: object) -> object:
        read.append(arguments[-1])
        return validate(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "validate", counted)
    monkeypatch.setattr(checking, "whole_problems", lambda *_: pytest.fail("no word matters between nodes"))
    for text in ("S", "So", "So?"):
        document.apply(SetValue(("nodes", "owned", "says", 0, "text", "en"), text), merge=True)
        assert document.diagnostics == ()
    assert read == [("nodes", "owned")] * 3
