"""A scenario goes to Twine and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.dialogue.exchange.twine.twee_out import to_twee
from roleplay.dialogue.exchange.yaml_out import scalar
from roleplay.dialogue.formats.yaml_source import parse_scenario
from tests.dialogue.exchange.conftest import SCENARIOS, SHELF, imported, replies

LIBRARY = sorted(SCENARIOS.glob("*.yaml"))


def exported(path: Path) -> tuple[str, str]:
    """Return a scenario's file and its Twee."""
    source = path.read_text("utf-8")
    scenario = parse_scenario(source, str(path), SHELF).scenario
    assert scenario is not None
    return source, to_twee(scenario, source, "en").text


@pytest.mark.parametrize("path", LIBRARY, ids=[path.stem for path in LIBRARY])
def test_an_untouched_story_is_the_same_file_again(path: Path) -> None:
    source, twee = exported(path)
    assert imported(twee).draft.text == source


@pytest.mark.parametrize("name", ["silent-sarcastic", "lost-parcel"])
def test_without_what_was_kept_the_passages_still_make_a_scenario(name: str) -> None:
    _, twee = exported(SCENARIOS / f"{name}.yaml")
    alone = imported(twee[: twee.index(":: RoleplayScenario")])
    scenario = parse_scenario((SCENARIOS / f"{name}.yaml").read_text("utf-8"), name, SHELF).scenario
    assert scenario is not None
    assert set(scenario.nodes) <= set(alone.draft.value["nodes"])
    assert alone.draft.value["start"] == scenario.start
    for node_id, node in scenario.nodes.items():
        drafted = alone.draft.value["nodes"][node_id]
        assert drafted.get("outcome") == node.outcome
        ways = {reply.next or node_id for reply in node.replies}
        assert {reply["next"] for reply in drafted.get("replies", ())} == ways


def test_what_was_changed_in_twine_is_new_and_the_rest_stays() -> None:
    source, twee = exported(SCENARIOS / "silent-sarcastic.yaml")
    before = parse_scenario(source, "before", SHELF).scenario
    assert before is not None
    start = before.nodes[before.start]
    old = start.says[0].text["en"]
    assert twee.count(old) >= 1
    changed = twee.replace(f": {' '.join(old.split())}\n", ": Well, this is new.\n\n[[A new way->brand-new]]\n", 1)
    changed = changed.replace(":: RoleplayScenario", ":: brand-new [outcome-solved]\nNew.\n\n:: RoleplayScenario")
    found = imported(changed)
    value = found.draft.value
    after = parse_scenario(found.draft.text, "after", SHELF).scenario
    assert after is not None
    assert value["version"] == before.version + 1
    assert value["nodes"][before.start]["says"][0]["text"] == {"en": "Well, this is new."}
    assert "A new way" in replies(found, before.start)
    assert after.nodes[before.start].replies[-1] == start.replies[-1]  # with techniques, effects and all languages
    untouched = set(before.nodes) - {before.start}
    assert all(after.nodes[name] == before.nodes[name] for name in untouched)
    assert (after.customer, after.temper) == (before.customer, before.temper)


def test_a_node_that_is_gone_is_told_and_nothing_leads_there() -> None:
    source, twee = exported(SCENARIOS / "silent-sarcastic.yaml")
    before = parse_scenario(source, "before", SHELF).scenario
    assert before is not None
    name = next(
        reply.next for reply in before.nodes[before.start].replies if reply.next and reply.next != before.start
    )
    head, _, rest = twee.partition(f":: {name} ")
    own = f":: {name}."
    rest = rest[rest.index("\n:: ") + 1 :]
    while rest.startswith(own):
        rest = rest[rest.index("\n:: ") + 1 :]
    found = imported(head + rest)
    # Elsewhere a flag is asked for that only this node sets, so that it stays, and nothing leads there.
    assert ("changed", name) in [(note.fate, note.what) for note in found.notes]
    after = parse_scenario(found.draft.text, "after", SHELF).scenario
    assert after is not None
    assert after.nodes[before.start] == before.nodes[before.start]


def test_a_node_that_nothing_needs_goes() -> None:
    twee = exported(SCENARIOS / "silent-sarcastic.yaml")[1]
    twee = twee.replace(":: RoleplayScenario", ":: extra\nMr Nobody: Hm.\n\n[[Go->extra]]\n\n:: RoleplayScenario")
    once = imported(twee)
    parsed = parse_scenario(once.draft.text, "once", SHELF).scenario
    assert parsed is not None
    assert "extra" in parsed.nodes
    again = to_twee(parsed, once.draft.text, "en").text
    start = again.index(":: extra")
    found = imported(again[:start] + again[again.index("\n:: ", start) + 1 :])
    assert "extra" not in found.draft.value["nodes"]
    assert ("lost", "extra") in [(note.fate, note.what) for note in found.notes]


def test_a_broken_keepsake_is_told_and_the_passages_are_read() -> None:
    _, twee = exported(SCENARIOS / "silent-sarcastic.yaml")
    found = imported(twee.replace("roleplay: 1", "roleplay: 7"))
    assert any("RoleplayScenario" in note.what for note in found.notes if note.fate == "lost")
    assert found.draft.value["roleplay"] == 1


def test_values_that_look_alike_are_written_apart() -> None:
    assert [scalar(value) for value in (1, True, 1.0, "1", "true", "yes", "a b")] == [
        *("1", "true", "1.0"),
        *('"1"', '"true"', '"yes"', "a b"),
    ]
