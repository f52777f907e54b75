"""The trainers' own scenarios: copied, saved version by version, compared, brought back, and never lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from roleplay.app import Roleplay
from roleplay.app.desk import scenario_lock
from roleplay.app.desk.scenario_versions import FOLDER
from roleplay.app.desk.studio import StudioDesk
from roleplay.core.errors import DiskError, InputError
from roleplay.dialogue.authoring.comparing import in_words
from roleplay.dialogue.authoring.edits import RenameNode, RenameReply, SetValue
from roleplay.dialogue.authoring.places import value_at
from roleplay.dialogue.authoring.starting import NewScenario
from roleplay.dialogue.formats.source_text import MAX_BYTES
from roleplay.places import Places

TUTORIAL = (Path(__file__).parents[2] / "dialogue" / "formats" / "tutorial.yaml").read_text("utf-8")


@pytest.fixture
def app(tmp_path: Path, cache: Path) -> Iterator[Roleplay]:
    roleplay = Roleplay(Places(tmp_path / "data", tmp_path / "config", cache, tmp_path / "log"))
    yield roleplay
    roleplay.close()


@pytest.fixture
def desk(app: Roleplay) -> StudioDesk:
    return app.studio


def _file(app: Roleplay, name: str = "cold-flat") -> Path:
    return app.places.scenarios / f"{name}.yaml"


def _louder(text: str) -> str:
    return text.replace("start_heat: 60", "start_heat: 75")


def test_a_scenario_is_saved_listed_and_can_be_played(app: Roleplay, desk: StudioDesk) -> None:
    saved = desk.save("", TUTORIAL, "")
    assert (saved.name, saved.version, saved.text) == ("cold-flat", 1, TUTORIAL)
    assert _file(app).read_text("utf-8") == TUTORIAL
    rows = desk.list("en")
    assert (rows[0].id, rows[0].own, rows[0].title, rows[0].problem) == ("cold-flat", True, "The cold flat", "")
    assert not any(row.own for row in rows[1:])
    assert "cold-flat" in {card.id for card in app.scenarios()}
    assert desk.open("cold-flat").text == TUTORIAL


def test_a_file_that_somebody_puts_there_meanwhile_is_listed(app: Roleplay, desk: StudioDesk) -> None:
    assert "cold-flat" not in {row.id for row in desk.list()}
    _file(app).parent.mkdir(parents=True, exist_ok=True)
    _file(app).write_text(TUTORIAL, "utf-8")
    assert "cold-flat" in {row.id for row in desk.list()}
    _file(app).write_text(TUTORIAL.replace("The cold flat", "The freezing flat"), "utf-8")
    assert "The freezing flat" in {row.title for row in desk.list("en")}
    _file(app).unlink()
    assert "cold-flat" not in {row.id for row in desk.list()}


def test_each_saving_raises_the_version_but_for_comments(app: Roleplay, desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    second = desk.save("cold-flat", _louder(TUTORIAL), TUTORIAL)
    assert second.version == 2
    assert second.text == _louder(TUTORIAL).replace("version: 1", "version: 2")
    third = desk.save("cold-flat", f"# A note.\n{second.text}", second.text)
    assert third.version == 2
    assert [kept.name for kept in desk.versions("cold-flat")] == ["2.2", "2", "1"]
    assert [kept.current for kept in desk.versions("cold-flat")] == [True, False, False]


def test_two_versions_are_told_apart_in_words(desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    desk.save("cold-flat", _louder(TUTORIAL), TUTORIAL)
    expected = ("The scenario: version changed from ‘1’ to ‘2’, customer.start_heat changed from ‘60’ to ‘75’.",)
    assert in_words(desk.diff("cold-flat", "1", "2")) == expected
    assert in_words(desk.diff("cold-flat", "1")) == expected
    with pytest.raises(InputError, match="no version 7"):
        desk.diff("cold-flat", "7")


def test_an_older_version_comes_back_as_the_newest(desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    desk.save("cold-flat", _louder(TUTORIAL), TUTORIAL)
    restored = desk.restore("cold-flat", "1")
    assert restored.version == 3
    assert restored.text == TUTORIAL.replace("version: 1", "version: 3")
    assert [kept.name for kept in desk.versions("cold-flat")] == ["3", "2", "1"]


def test_what_another_editor_wrote_meanwhile_is_kept_and_told(app: Roleplay, desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    theirs = TUTORIAL.replace("The cold flat", "The freezing flat")
    _file(app).write_text(theirs, "utf-8")
    saved = desk.save("cold-flat", _louder(TUTORIAL), TUTORIAL)
    assert saved.elsewhere == "1.2"
    assert saved.version == 2
    assert desk.version_text("cold-flat", saved.elsewhere) == theirs
    assert desk.open("cold-flat").text == saved.text


def test_what_another_editor_wrote_unreadably_is_not_written_over(app: Roleplay, desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    theirs = TUTORIAL.replace("The cold flat", "The freezing flat").encode("utf-16")
    _file(app).write_bytes(theirs)
    with pytest.raises(InputError, match="is not UTF-8 text") as told:
        desk.save("cold-flat", _louder(TUTORIAL), TUTORIAL)
    assert "left as it is" in str(told.value)
    assert _file(app).read_bytes() == theirs
    desk.restore("cold-flat", "1")
    assert desk.open("cold-flat").text == TUTORIAL.replace("version: 1", "version: 2")
    kept = app.places.data / "scenario-versions" / "cold-flat"
    assert [file.read_bytes() for file in kept.glob("*.unreadable*")] == [theirs]
    _file(app).write_bytes(theirs)
    desk.delete("cold-flat")
    assert not _file(app).exists()
    assert [file.read_bytes() for file in kept.glob("*.unreadable*")] == [theirs, theirs]


def test_a_shipped_scenario_is_copied_before_it_is_written_to(app: Roleplay, desk: StudioDesk) -> None:
    with pytest.raises(InputError, match="among your own"):
        desk.delete("lost-parcel")
    name = desk.copy("lost-parcel")
    assert name == "lost-parcel-copy"
    assert desk.copy("lost-parcel") == "lost-parcel-copy-2"
    assert desk.copy("lost-parcel", "my-parcel") == "my-parcel"
    shipped = (app.resources.assets / "scenarios" / "lost-parcel.yaml").read_text("utf-8")
    assert desk.open(name).text == shipped.replace("id: lost-parcel\n", "id: lost-parcel-copy\n", 1)
    document = desk.document(desk.open(name).text)
    assert not [found for found in document.diagnostics if found.severity == "error"]
    assert (app.places.scenarios / "lost-parcel-copy.plan.txt").is_file()
    for wrong in ("lost-parcel", "Ha!", "../x"):
        with pytest.raises(InputError):
            desk.copy("lost-parcel", wrong)
    with pytest.raises(InputError, match="lost-parcel"):
        desk.open("lost-parcle")


def test_a_deleted_scenario_can_be_restored_with_its_plans(app: Roleplay, desk: StudioDesk) -> None:
    name = desk.copy("lost-parcel")
    text = desk.open(name).text
    desk.delete(name)
    assert not _file(app, name).exists()
    assert name not in {row.id for row in desk.list()}
    assert [kept.name for kept in desk.versions(name)] == ["1"]
    restored = desk.restore(name, "1")
    assert restored.text.replace(f"version: {restored.version}", "version: 1") == text
    assert (app.places.scenarios / f"{name}.plan.txt").is_file()


def test_test_plans_follow_what_was_renamed(app: Roleplay, desk: StudioDesk) -> None:
    name = desk.copy("lost-parcel")
    text = desk.open(name).text
    document = desk.document(text)
    place = ("nodes", "remedies", "replies", 0)
    reply = value_at(document.value, (*place, "id"))
    plans = app.places.scenarios / f"{name}.plan.txt"
    plans.write_text(
        f"{plans.read_text('utf-8')}\nplan: More\nlanguage: en\nbegin: remedies\n> Hello\n= reply {reply}\n", "utf-8"
    )
    before = plans.read_text("utf-8")
    document.apply(RenameNode("pick-up", "first-words"))
    document.apply(RenameReply(place, "another-name"))
    document.apply(SetValue((*place, "examples", "en", 0), "I shall send another pair."))
    saved = desk.save(name, document.text, text)
    after = plans.read_text("utf-8")
    assert "= node first-words\n" in after
    assert "pick-up" not in after
    assert after.endswith("= reply another-name\n")
    desk.restore(name, "1")
    assert plans.read_text("utf-8") == before
    assert saved.elsewhere == ""


def test_another_id_renames_the_file_its_plans_and_its_versions(app: Roleplay, desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    plans = app.places.scenarios / "cold-flat.plan.txt"
    plans.write_text("plan: x\n", "utf-8")
    saved = desk.save("cold-flat", TUTORIAL.replace("id: cold-flat", "id: warm-flat"), TUTORIAL)
    assert saved.name == "warm-flat"
    assert not _file(app).exists()
    assert not plans.exists()
    assert desk.open("warm-flat").text == saved.text
    assert len(desk.versions("warm-flat")) == 2
    with pytest.raises(InputError, match="already"):
        desk.save("warm-flat", saved.text.replace("id: warm-flat", "id: lost-parcel"), saved.text)


def test_a_file_with_another_name_than_its_id_gets_that_name(app: Roleplay, desk: StudioDesk) -> None:
    app.places.scenarios.mkdir(parents=True)
    by_hand = app.places.scenarios / "Ruth Hale.yaml"
    by_hand.write_text(TUTORIAL, "utf-8")
    assert next(row for row in desk.list() if row.own).id == "Ruth Hale"
    assert desk.versions("Ruth Hale") == ()
    saved = desk.save("Ruth Hale", _louder(TUTORIAL), TUTORIAL)
    assert saved.name == "cold-flat"
    assert not by_hand.exists()
    assert desk.version_text("cold-flat", "1") == TUTORIAL


def test_a_text_with_errors_is_saved_too_but_not_played(app: Roleplay, desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    saved = desk.save("cold-flat", "nodes: [", TUTORIAL)
    assert saved.text == "nodes: ["
    row = next(row for row in desk.list() if row.id == "cold-flat")
    assert row.own
    assert row.problem
    back = desk.restore("cold-flat", "1")
    assert desk.document(back.text).scenario is not None


def test_what_cannot_be_played_yet_is_listed_by_the_name_that_it_has(app: Roleplay, desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    desk.save("cold-flat", TUTORIAL.replace("start: pick-up\n", ""), TUTORIAL)
    row = next(row for row in desk.list("en") if row.own)
    assert row.problem
    assert (row.id, row.title, row.customer) == ("cold-flat", "The cold flat", "Ruth Hale")
    assert next(row for row in desk.list("pl") if row.own).title == "The cold flat", "it has no Polish one"


def test_templates_are_offered_and_put_in(desk: StudioDesk) -> None:
    document = desk.document(TUTORIAL)
    offered = {template.id: template for template in desk.templates()}
    edit, places = desk.insertion(document, offered["opening"], {"name": {"en": "Ann Lee"}}, {"left": "gone"})
    document.apply(edit)
    assert places
    assert all(place[0] == "nodes" for place in places)
    document.apply(desk.insertion(document, offered["ladder"])[0])
    assert not [found for found in document.diagnostics if found.code in ("RP101", "RP115", "RP116")]


def test_a_new_scenario_gets_a_free_id(desk: StudioDesk) -> None:
    text = desk.new(NewScenario("Lost parcel", "Ann Lee", ("en",), "call"))
    document = desk.document(text)
    assert value_at(document.value, ("id",)) == "lost-parcel-2"
    document.apply(SetValue(("title", "en"), "Another"))
    assert desk.save("", document.text, "").name == "lost-parcel-2"


def test_nothing_is_written_where_the_disk_says_no(
    app: Roleplay, desk: StudioDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.save("", TUTORIAL, "")

    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        with pytest.raises(DiskError, match="full"):
            desk.save("cold-flat", _louder(TUTORIAL), TUTORIAL)
    assert _file(app).read_text("utf-8") == TUTORIAL


@pytest.mark.parametrize("name", ["con", "nul", "lpt1"])
def test_a_device_of_windows_is_no_id(desk: StudioDesk, name: str) -> None:
    with pytest.raises(InputError, match="on Windows it is a device"):
        desk.save("", TUTORIAL.replace("cold-flat", name), "")


def test_damaged_versions_keep_nobody_from_saving(app: Roleplay, desk: StudioDesk) -> None:
    desk.save("", TUTORIAL, "")
    kept = app.places.data / FOLDER / "cold-flat"
    (damaged,) = kept.iterdir()
    damaged.write_bytes(damaged.read_bytes()[:12] + b"\xff" * 8 + damaged.read_bytes()[20:])
    (kept / "1_99999999T999999999999Z.yaml.gz").write_bytes(b"")
    os.mkfifo(kept / "1_20260101T000000000000Z.yaml.gz")
    saved = desk.save("cold-flat", f"# A note.\n{TUTORIAL}", TUTORIAL)
    assert saved.version == 1
    assert desk.versions("cold-flat")[0].current
    with pytest.raises(DiskError, match="damaged"):
        desk.version_text("cold-flat", "1")


def test_whoever_saves_too_long_is_told(app: Roleplay, desk: StudioDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenario_lock, "PATIENCE", 0.0)
    app.places.scenarios.mkdir(parents=True)
    with FileLock(app.places.scenarios / ".lock"), pytest.raises(DiskError, match="has been saving"):
        desk.save("", TUTORIAL, "")


def test_a_lock_that_cannot_be_made_is_told(app: Roleplay, desk: StudioDesk) -> None:
    (app.places.scenarios / ".lock").mkdir(parents=True)
    with pytest.raises(DiskError, match="cannot be written"):
        desk.save("", TUTORIAL, "")


def test_a_draft_of_the_largest_size_is_found_again(app: Roleplay) -> None:
    text = '"\n' * (MAX_BYTES // 2)
    app.drafts.keep("cold-flat", text, text)
    found = app.drafts.find("cold-flat")
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, '{"name": "a", "text": "\\ud800", "saved_text": "", "kept": "2026-01-01T00:00:00+00:00"}'],
)
def test_a_hostile_draft_is_left_alone(app: Roleplay, content: str) -> None:
    app.drafts.keep("cold-flat", "text", "")
    (path,) = (app.places.data / "drafts").iterdir()
    path.write_text(content)
    assert app.drafts.kept() == ()
