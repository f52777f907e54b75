"""Yarn Spinner: nodes, options by indentation, commands."""

from __future__ import annotations

from tests.dialogue.exchange.conftest import imported, replies, said, told

STORY = """\
title: Start
tags: opening
---
<<declare $paid = false>>
Clerk: Good morning. #line:1a
Ruth: Where is my {$thing}, [b]please[/b]? // quietly
-> I am sorry. <<if $paid>> #line:opt1
    You: I am so very sorry, Mrs Hale.
    Ruth: Thank you.
    -> Where do you live?
        Ruth: In Leeds. #line:leeds
    -> It is on its way.
        <<jump Good>>
-> That is not my problem.
    Ruth: I beg your pardon?
Ruth: Anyway.
<<if $paid>>
    <<jump Good>>
<<else>>
    Ruth: I have not paid yet.
    <<jump Bad>>
<<endif>>
===
title: Good
---
Ruth: Goodbye.
===
title: Bad
---
=> Ruth: One.
=> Ruth: Two.
<<jump Start>>
===
"""


def test_a_story() -> None:
    found = imported(STORY, "story.yarn")
    nodes = found.draft.value["nodes"]
    assert said(found, "start") == ["Where is my $thing, please?"]
    sorry, problem = nodes["start"]["replies"]
    assert sorry["examples"]["en"] == ["I am sorry.", "I am so very sorry, Mrs Hale."]
    assert (sorry["id"], [line["text"]["en"] for line in sorry["says"]]) == ("opt1", ["Thank you."])
    assert [line["text"]["en"] for line in problem["says"]] == ["I beg your pardon?", "Anyway."]
    assert problem["next"] == "good"
    assert replies(found, sorry["next"]) == {"Where do you live?": "good", "It is on its way.": "good"}
    assert nodes[sorry["next"]]["replies"][0]["says"][0]["id"] == "leeds"


def test_what_is_left_out_is_told_with_its_line() -> None:
    found = imported(STORY, "story.yarn")
    lost = told(found)
    assert {(4, "<<declare $paid = false>>"), (5, "Clerk: Good morning."), (6, "// quietly")} <= set(lost)
    assert {(7, "<<if $paid>>"), (20, "Ruth: I have not paid yet."), (21, "jump Bad")} <= set(lost)
    assert (18, "jump Good") in told(found, "changed")


def test_line_groups_are_said_in_turn() -> None:
    bad = imported(STORY, "story.yarn").draft.value["nodes"]["bad"]
    first, second = bad["says"]
    assert first["group"] == second["group"]
    assert bad["otherwise"] == [{"next": "start"}]


def test_a_node_without_title_or_end_and_one_twice() -> None:
    found = imported("---\nHi.\n===\ntitle: A\n---\nOne.\n===\ntitle: A\n---\nTwo.", "story.yarn")
    assert list(found.draft.value["nodes"]) == ["node-in-line-1", "a", "customer-left"]
    assert (8, "A") in told(found)


def test_options_nested_without_end() -> None:
    deep = "title: Start\n---\n" + "".join(" " * depth + f"-> option {depth}\n" for depth in range(300))
    found = imported(deep, "story.yarn")
    assert any("what follows" in what for _, what in told(found))


def test_what_is_done_once_is_a_condition_and_what_follows_is_kept() -> None:
    found = imported(
        "title: Start\n---\n<<once if $x>>\n    <<jump End>>\n<<endonce>>\n"
        "<<once>>\nRuth: First.\n<<else>>\nRuth: Again.\n<<endonce>>\n"
        "-> Sorry <<once>>\n    <<jump End>>\n===\ntitle: End\n---\nRuth: Bye.\n===\n",
        "a.yarn",
    )
    assert said(found, "start") == ["First."]
    assert replies(found, "start") == {"Sorry": "end"}
    assert (9, "Ruth: Again.") in told(found)
