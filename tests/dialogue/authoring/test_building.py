"""New parts get ids that are free, and what is removed leaves nothing that leads nowhere."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.dialogue.authoring.building import (
    add_node,
    add_reply,
    free_id,
    lead_to_new_node,
    new_line,
    remove_node,
    slug,
)
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import Edit, SetValue, result
from roleplay.dialogue.authoring.starting import NewScenario, new_scenario
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.techniques import TECHNIQUES

VALUE: Any = {
    "start": "pick-up",
    "breaking_point": {"heat": 100, "next": "gone"},
    "shared_silence": ({"when": {"silences_at_least": 3}, "next": "gone"},),
    "nodes": {
        "pick-up": {
            "says": ({"id": "pick-up-1", "text": {"en": "Yes?"}},),
            "replies": ({"id": "sorry", "next": "gone"}, {"id": "hello", "next": "pick-up"}),
        },
        "gone": {"outcome": "customer_left"},
    },
}


def after(edit: Edit) -> Any:
    """Return the values after an edit."""
    return result(VALUE, edit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pick up", "pick-up"),
        ("I am so very sorry about that", "i-am-so-very"),
        ("Łódź, ąę!", "lodz-ae"),
        ("3 weeks", "weeks"),
        ("客户", "moment"),
        ("", "moment"),
    ],
)
def test_an_id_reads_like_the_words_it_is_made_of(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_an_id_that_the_language_takes(text: str) -> None:
    made = slug(text)
    assert made[0] in string.ascii_lowercase
    assert len(made) <= 40
    assert set(made) <= set(string.ascii_lowercase + string.digits + "-")
    assert "--" not in made
    assert not made.endswith("-")


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])))
def test_a_free_id_is_not_taken(taken: list[str]) -> None:
    assert free_id("a", taken) not in taken


def line_id(*place: str | int) -> Any:
    """Return the id of a new line there."""
    line: Any = new_line(VALUE, place, {"en": "What?"})
    return line["id"]


def test_a_new_line_is_named_after_where_it_stands() -> None:
    text: Any = {"en": "What?"}
    assert new_line(VALUE, ("nodes", "pick-up", "says"), text) == {"id": "pick-up-2", "text": text}
    assert line_id("nodes", "gone", "says") == "gone-1"
    assert line_id("nodes", "pick-up", "replies", 0, "says") == "pick-up-sorry-1"
    assert line_id("shared_silence", 0, "says") == "silence-1"


def test_a_node_is_added_under_a_free_name_and_led_to_in_one_edit() -> None:
    edit, name = add_node(VALUE, "Pick up")
    assert name == "pick-up-2"
    assert list(after(edit)["nodes"]) == ["pick-up", "gone", "pick-up-2"]
    edit, name = lead_to_new_node(VALUE, ("nodes", "pick-up", "replies", 0, "next"))
    nodes = after(edit)["nodes"]
    assert nodes[name] == {}
    assert nodes["pick-up"]["replies"][0]["next"] == name


def test_a_reply_gets_a_name_that_no_other_has() -> None:
    edit, place = add_reply(VALUE, ("nodes", "pick-up", "replies"), "sorry")
    assert place == ("nodes", "pick-up", "replies", 2)
    assert after(edit)["nodes"]["pick-up"]["replies"][2] == {"id": "sorry-2"}


def test_with_a_node_goes_every_way_that_led_there_but_not_what_must_lead_somewhere() -> None:
    left = after(remove_node(VALUE, "gone"))
    assert left == {
        "start": "pick-up",
        "breaking_point": {"heat": 100, "next": "gone"},
        "shared_silence": ({"when": {"silences_at_least": 3}},),
        "nodes": {
            "pick-up": {
                "says": ({"id": "pick-up-1", "text": {"en": "Yes?"}},),
                "replies": ({"id": "sorry"}, {"id": "hello", "next": "pick-up"}),
            }
        },
    }


@pytest.mark.parametrize(("language", "first"), [("pl", "odebranie"), ("en", "pick-up")])
def test_a_short_call_is_named_in_the_language_of_who_writes_it(language: str, first: str) -> None:
    wanted = NewScenario("Zimno", "Ruta Halicka", (language,), "call")
    known = Known(frozenset(technique.id for technique in TECHNIQUES), frozenset({"dana"}))
    document = Document.from_text(new_scenario(wanted, (), "dana"), known)
    value: Any = document.value
    assert next(iter(value["nodes"])) == first
    for place, text in (("summary", "x"), ("role", "y")):
        document.apply(SetValue((place,), {language: text}))
    matter = {"hard": {language: "x"}, "soft": {language: "y"}, "feeling": "fear"}
    document.apply(SetValue(("customer", "matter"), matter))
    assert {found.code for found in document.diagnostics} == {"RP143"}, "but for examples nothing is missing"
