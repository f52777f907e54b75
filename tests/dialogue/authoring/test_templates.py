"""Templates fit into a scenario, and are its own from then on."""

from __future__ import annotations

from typing import Any

import pytest

from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import Compound, SetValue
from roleplay.dialogue.authoring.templates import Template, insertion, templates
from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf
from roleplay.places import resources
from tests.dialogue.authoring.conftest import TUTORIAL
from tests.dialogue.formats.test_diagnostic_pages import KNOWN

ASSETS = resources().assets
SHELF = PartShelf([ASSETS / "scenarios" / PARTS_FOLDER])
ALL = {
    template.id: template
    for template in templates(SHELF, {"ladder": (ASSETS / "templates" / "ladder.yaml").read_text("utf-8")})
}


def test_there_are_the_five_that_every_call_needs() -> None:
    assert ALL.keys() >= {"opening", "identification", "supervisor", "closing", "ladder"}
    assert ALL["ladder"].place == ("shared_replies",)
    assert ALL["closing"].exits == ("goodbye", "abrupt")
    promise = next(text for text in ALL["closing"].texts if text.name == "promise")
    assert promise.default == {"en": "The courier comes tomorrow before noon.", "pl": "..."}


@pytest.mark.parametrize("template", ALL.values(), ids=lambda template: template.id)
@pytest.mark.parametrize("languages", [("en",), ("en", "pl")])
def test_a_template_leaves_no_error_behind(template: Template, languages: tuple[str, ...]) -> None:
    document = Document.from_text(TUTORIAL, KNOWN)
    document.apply(SetValue(("languages",), languages))
    edit, places = insertion(document.value, template, SHELF)
    document.apply(edit, label="template")
    assert places
    errors = [found for found in document.diagnostics if found.severity == "error"]
    # A node that only stands for a way out has to be written on: that is what it says.
    assert {found.code for found in errors} <= {"RP111"}
    unfinished = {name for name, node in _nodes(document).items() if not node}
    assert {found.place[1] for found in errors} <= unfinished
    document.undo()
    document.undo()
    assert document.text == TUTORIAL


def test_texts_and_ways_out_are_those_that_are_given() -> None:
    document = Document.from_text(TUTORIAL, KNOWN)
    texts = {
        "promise": {"en": "The engineer comes today."},
        "unsure": {"en": "When does he come?"},
    }
    exits = {"goodbye": "solved", "abrupt": "gone"}
    edit, places = insertion(document.value, ALL["closing"], SHELF, texts=texts, exits=exits)
    lead = SetValue(("nodes", "what-now", "replies", 0, "next"), str(places[0][1]))
    document.apply(Compound("closing", (edit, lead)))
    assert document.scenario is not None
    assert places[0] == ("nodes", "closing-agreed")
    assert "Let me sum up. The engineer comes today." in document.text
    assert not [name for name in _nodes(document) if name.endswith(("goodbye", "abrupt"))]
    assert {found.severity for found in document.diagnostics} <= {"warning"}


def test_a_template_can_be_put_in_twice() -> None:
    document = Document.from_text(TUTORIAL, KNOWN)
    for _ in range(2):
        for name in ("ladder", "opening"):
            document.apply(insertion(document.value, ALL[name], SHELF)[0])
    assert not {found.code for found in document.diagnostics} & {"RP101", "RP115", "RP116"}


def _nodes(document: Document) -> dict[str, Any]:
    value: Any = document.value
    found: dict[str, Any] = value["nodes"]
    return found
