"""Ink as its writers write it: logic lines, what is printed for a choice, and who says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from roleplay.app.ink_compiler import InkCompiler
from tests.dialogue.exchange.conftest import imported, said, told

STORY = """\
-> ring
=== ring ===
Customer: My flat is cold.
{body}
=== bye ===
Customer: Goodbye.
-> END
"""


@pytest.fixture(scope="module")
def ink() -> Iterator[InkCompiler]:
    with InkCompiler(timeout=120) as compiler:
        yield compiler


@pytest.mark.parametrize("code", ["~ anger++", "~ anger--", "~ anger += 2", "~ anger -= 2", "~ calm(anger)"])
def test_a_line_of_logic_is_told_and_never_said(ink: InkCompiler, code: str) -> None:
    found = imported(STORY.format(body=f"{code}\n~ calls++\nCustomer: Well?\n* [Sorry] -> bye"), "a.ink", ink=ink)
    assert said(found, "ring") == ["My flat is cold.", "Well?"]
    assert {(4, code), (5, "~ calls++")} <= set(told(found))


@pytest.mark.parametrize(
    ("choice", "examples", "answer"),
    [
        ("* [Sorry] Customer: Thank you.", ["Sorry"], ["Thank you."]),
        ("* [Sorry] I am so very sorry.", ["Sorry", "I am so very sorry."], []),
        ("* [Sorry] You: I am so very sorry.", ["Sorry", "I am so very sorry."], []),
        ("* [Late] My point: it is late.", ["Late", "My point: it is late."], []),
        ("* Say nothing[] for a while.", ["Say nothing", "Say nothing for a while."], []),
        ('* "Sorry[."]," I said.', ['"Sorry."', '"Sorry," I said.'], []),
        ("* Sorry", ["Sorry"], []),
    ],
)
def test_what_is_printed_for_a_choice_is_of_whoever_says_it(
    ink: InkCompiler, choice: str, examples: list[str], answer: list[str]
) -> None:
    found = imported(STORY.format(body=f"{choice}\n  -> bye\n* [Your fault] -> ring"), "a.ink", ink=ink)
    reply = found.draft.value["nodes"]["ring"]["replies"][0]
    assert list(reply["examples"]["en"]) == examples
    assert [line["text"]["en"] for line in reply.get("says", ())] == answer
