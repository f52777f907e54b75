"""What was renamed in a scenario is named anew in its test plans."""

from __future__ import annotations

from typing import Any

from roleplay.dialogue.testplans.renaming import Renames, renamed, renames

PLAN = """# reply apology, node pick-up
plan: The apology; = reply apology
begin: pick-up  # pick-up
> I am sorry = reply apology
= reply apology ; node pick-up; flags apology  # reply apology
= outcome solved;node what-now;reply  apology\r
"""


def scenario(reply: str = "apology", node: str = "pick-up", elsewhere: str = "promise") -> dict[str, Any]:
    first = {"says": ({"text": "Hello"},), "replies": ({"id": "hello"}, {"id": reply, "next": "end", "needs": 1})}
    second = {"says": ({"text": "And?"},), "replies": ({"id": elsewhere, "next": "end"},)}
    return {"start": node, "nodes": {node: first, "what-now": second}}


def test_what_stands_where_the_old_one_stood_was_renamed() -> None:
    found = renames(scenario(), scenario("sorry", "first"))
    assert found == Renames(
        {"pick-up": "first"}, {("pick-up", "apology"): "sorry", ("", "apology"): "sorry"}, "pick-up"
    )
    assert not renames(scenario(), scenario())


def test_an_id_that_is_still_somewhere_is_renamed_where_the_plan_tells_the_moment() -> None:
    found = renames(scenario(elsewhere="apology"), scenario("sorry", elsewhere="apology"))
    assert found.replies == {("pick-up", "apology"): "sorry"}
    plan = "plan: x\n> A\n= reply apology; node what-now\n> B\n= reply apology\n> C\n= reply apology\n"
    assert renamed(plan, found) == plan.replace("apology", "sorry", 1)
    begun = plan.replace("> A", "begin: what-now\n> A")
    assert renamed(begun, found) == begun


def test_another_one_in_its_place_was_not_renamed() -> None:
    other = scenario()
    other["nodes"]["pick-up"]["replies"] = ({"id": "hello"}, {"id": "other", "next": "left", "needs": 2})
    assert not renames(scenario(), other)
    assert not renames({}, scenario())
    assert not renames("", {"nodes": {"a": None}, "shared_replies": 3})


def test_only_names_change_in_a_plan() -> None:
    assert renamed(PLAN, Renames({"pick-up": "first"}, {("", "apology"): "sorry"})) == (
        "# reply apology, node pick-up\n"
        "plan: The apology; = reply apology\n"
        "begin: first  # pick-up\n"
        "> I am sorry = reply apology\n"
        "= reply sorry ; node first; flags apology  # reply apology\n"
        "= outcome solved;node what-now;reply  sorry\r\n"
    )
