"""Scenario packs: out of one installation, into another, and what must not happen on the way."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.core.audit import AuditKind
from roleplay.core.errors import ArchiveError, DatabaseError, DiskError, InputError, ScenarioError
from roleplay.core.packs import Handling, PackHead, PackWish
from tests.app.desk.installations import Installation
from tests.app.packs.conftest import HEAD, PART, files_of, pack, write_scenario


def take_in(installation: Installation, path: Path, handling: Handling = "refuse") -> dict[str, str]:
    """Take in a pack of somebody who is trusted; return under which name each thing was placed."""
    key = installation.packs.inspect(path).signer.key
    taken = installation.packs.take_in(path, trust=key, handling=handling)
    return {f"{item.kind} {item.name}": item.placed_as for item in taken.items}


def test_everything_that_a_scenario_needs_goes_along(anna: Installation, ben: Installation, tmp_path: Path) -> None:
    write_scenario(anna)
    file = pack(anna, tmp_path / "heating.rolepack")
    shown = ben.packs.inspect(file)
    assert (shown.head, shown.standing, shown.refused) == (HEAD, "new", "")
    assert [(item.kind, item.name, item.standing) for item in shown.items] == [
        ("scenario", "cold-flat", "new"),
        ("plans", "cold-flat", "new"),
        ("sound", "boiler", "new"),
        ("voice", "ruth", "new"),
    ]
    assert files_of(ben) == {}
    assert "cold-flat" not in {one.id for one in ben.scenarios()}
    take_in(ben, file)
    assert files_of(ben) == files_of(anna)
    (card,) = [one for one in ben.scenarios() if one.id == "cold-flat"]
    assert card.problem == ""
    (installed,) = ben.packs.installed()
    assert (installed.head, installed.changed, installed.gone) == (HEAD, (), ())
    assert [entry.kind for entry in ben.audit.entries()][:1] == [AuditKind.PACK_TAKEN_IN]
    again = ben.packs.inspect(file)
    assert (again.standing, again.installed_version, again.count("same")) == ("known", 1, 4)


def test_what_was_changed_here_since_is_told(anna: Installation, ben: Installation, tmp_path: Path) -> None:
    write_scenario(anna)
    take_in(ben, pack(anna, tmp_path / "heating.rolepack"))
    scenario = ben.places.scenarios / "cold-flat.yaml"
    scenario.write_text(scenario.read_text("utf-8") + "# mine\n", encoding="utf-8")
    (ben.places.sounds / "boiler.flac").unlink()
    (installed,) = ben.packs.installed()
    assert (installed.changed, installed.gone) == (("scenarios/cold-flat.yaml",), ("sounds/boiler.flac",))


def test_a_stranger_is_not_trusted_unasked(anna: Installation, ben: Installation, tmp_path: Path) -> None:
    write_scenario(anna)
    file = pack(anna, tmp_path / "heating.rolepack")
    with pytest.raises(InputError) as refused:
        ben.packs.take_in(file)
    assert refused.value.code == "signer_unknown"
    assert files_of(ben) == {}


@pytest.mark.parametrize("handling", ["keep", "replace", "beside"])
def test_what_is_here_is_never_replaced_unasked(
    anna: Installation, ben: Installation, tmp_path: Path, handling: Handling
) -> None:
    write_scenario(anna, version=2)
    mine = write_scenario(ben, more="# mine\n")
    before = files_of(ben)
    file = pack(anna, tmp_path / "heating.rolepack")
    (scenario,) = [item for item in ben.packs.inspect(file).items if item.kind == "scenario"]
    assert (scenario.standing, scenario.version, scenario.here) == ("differs", 2, 1)
    with pytest.raises(InputError, match="scenario cold-flat") as refused:
        take_in(ben, file)
    assert (refused.value.code, files_of(ben)) == ("pack_differs", before)
    placed = take_in(ben, file, handling)
    if handling == "keep":
        assert files_of(ben) == before
    elif handling == "replace":
        assert mine.read_text("utf-8") == (anna.places.scenarios / "cold-flat.yaml").read_text("utf-8")
        (kept,) = (ben.places.data / "replaced").rglob("cold-flat.yaml")
        assert kept.read_text("utf-8").endswith("# mine\n")
    else:
        assert placed["scenario cold-flat"] == "cold-flat-2"
        other = (ben.places.scenarios / "cold-flat-2.yaml").read_text("utf-8")
        assert "\nid: cold-flat-2\n" in other
        assert (ben.places.scenarios / "cold-flat-2.plan.txt").exists()
        assert {name: files_of(ben)[name] for name in before} == before
        assert {"cold-flat", "cold-flat-2"} <= {one.id for one in ben.scenarios() if not one.problem}


def test_a_voice_that_clashes_is_taken_in_beside(anna: Installation, ben: Installation, tmp_path: Path) -> None:
    write_scenario(anna)
    ben.places.voices.mkdir(parents=True)
    mine = ben.places.voices / "ruth.toml"
    mine.write_text('name = "Another Ruth"\n[[languages.en]]\nengine = "hibari"\n', encoding="utf-8")
    placed = take_in(ben, pack(anna, tmp_path / "heating.rolepack"), "beside")
    assert (placed["voice ruth"], placed["scenario cold-flat"]) == ("ruth-2", "cold-flat")
    assert "Another Ruth" in mine.read_text("utf-8")
    assert "voice: ruth-2" in (ben.places.scenarios / "cold-flat.yaml").read_text("utf-8")
    assert not [one for one in ben.scenarios() if one.problem]


def test_a_part_goes_along_and_is_renamed_with_what_includes_it(
    anna: Installation, ben: Installation, tmp_path: Path
) -> None:
    include = """\
include:
  last:
    part: last-question
    exits: {answered: solved, annoyed: gone}
    texts: {question: {en: "And when?"}}
"""
    path = write_scenario(anna, more=include)
    path.write_text(path.read_text("utf-8").replace("next: solved", "next: last"), encoding="utf-8")
    parts = anna.places.scenarios / "parts"
    parts.mkdir()
    (parts / "last-question.yaml").write_text(PART, encoding="utf-8")
    file = pack(anna, tmp_path / "heating.rolepack")
    theirs = ben.places.scenarios / "parts"
    theirs.mkdir(parents=True)
    (theirs / "last-question.yaml").write_text(PART.replace("One thing more", "Wait"), encoding="utf-8")
    placed = take_in(ben, file, "beside")
    assert placed["part last-question"] == "last-question-2"
    assert "part: last-question-2" in (ben.places.scenarios / "cold-flat.yaml").read_text("utf-8")
    assert not [one for one in ben.scenarios() if one.problem]


def test_only_scenarios_of_ones_own_are_packed(anna: Installation, tmp_path: Path) -> None:
    out = tmp_path / "out.rolepack"
    for name, told in (("lost-parcel", "comes with the program"), ("no-such", "no scenario")):
        with pytest.raises(InputError, match=told):
            pack(anna, out, name)
    path = write_scenario(anna)
    path.write_text(path.read_text("utf-8").replace("start: pick-up", "start: pick-me-up"), encoding="utf-8")
    with pytest.raises(ScenarioError, match="has errors"):
        pack(anna, out)
    assert not out.exists()


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (replace(HEAD, id="Heating 1"), "id of a pack"),
        (replace(HEAD, version=0), "no version"),
        (replace(HEAD, title=" "), "no title"),
        (replace(HEAD, licence=""), "no licence"),
    ],
)
def test_a_pack_says_what_it_is(anna: Installation, tmp_path: Path, head: PackHead, told: str) -> None:
    write_scenario(anna)
    with pytest.raises(InputError, match=told):
        pack(anna, tmp_path / "out.rolepack", head=head)


def test_what_a_pack_needs_must_be_here(anna: Installation, ben: Installation, tmp_path: Path) -> None:
    write_scenario(anna)
    file = tmp_path / "heating.rolepack"
    anna.packs.export(PackWish(("cold-flat",), HEAD, needs_packs=(("basics", 2),)), file)
    assert ben.packs.inspect(file).refused == "it needs the pack basics 2"
    with pytest.raises(InputError) as refused:
        take_in(ben, file)
    assert refused.value.code == "pack_refused"
    write_scenario(anna, "basic-call")
    for version in (1, 2):
        basics = replace(HEAD, id="basics", version=version)
        take_in(ben, pack(anna, tmp_path / f"{version}.rolepack", "basic-call", head=basics), "replace")
        assert (ben.packs.inspect(file).refused == "") == (version == 2)


def test_a_full_disk_leaves_everything_as_it_was(
    anna: Installation, ben: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_scenario(anna, version=2)
    write_scenario(ben, more="# mine\n")
    (ben.places.voices / "ruth.toml").write_text('name = "R"\n[[languages.en]]\nengine = "hibari"\n')
    before = files_of(ben)
    file = pack(anna, tmp_path / "heating.rolepack")
    whole = Path.replace

    def full(self: Path, target: Path) -> Path:
        if str(target).endswith("scenarios/cold-flat.yaml"):
            raise OSError(errno.ENOSPC, "full")
        return whole(self, target)

    key = ben.packs.inspect(file).signer.key
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(DiskError, match=r"disk is full. Nothing was changed"):
            ben.packs.take_in(file, trust=key, handling="replace")
    assert files_of(ben) == before
    assert ben.packs.installed() == ()
    assert not list(ben.places.data.glob(".pack-*"))


def test_what_cannot_be_noted_is_not_taken_in(
    anna: Installation, ben: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_scenario(anna, version=2)
    write_scenario(ben, more="# mine\n")
    before = files_of(ben)
    file = pack(anna, tmp_path / "heating.rolepack")
    whole = Path.replace

    def full(self: Path, target: Path) -> Path:
        if Path(target).parent == ben.places.packs:
            raise OSError(errno.ENOSPC, "full")
        return whole(self, target)

    key = ben.packs.inspect(file).signer.key
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(DiskError, match="disk is full"):
            ben.packs.take_in(file, trust=key, handling="replace")
    assert files_of(ben) == before
    assert ben.packs.installed() == ()


def test_a_bundle_of_calls_is_no_pack(anna: Installation, tmp_path: Path) -> None:
    anna.keep()
    with pytest.raises(ArchiveError):
        anna.packs.inspect(anna.hand_over(tmp_path / "calls.roleplay"))
    write_scenario(anna)
    with pytest.raises(ArchiveError):
        anna.bundles.inspect(pack(anna, tmp_path / "heating.rolepack"))


def test_what_nobody_could_use_is_not_packed(anna: Installation, tmp_path: Path) -> None:
    path = write_scenario(anna)
    path.with_name("cold-flat.plan.txt").write_text("plan: Nothing\nlanguage: en\n\n> Hello.\n", encoding="utf-8")
    with pytest.raises(InputError, match="plans cold-flat cannot go into a pack"):
        pack(anna, tmp_path / "out.rolepack")
    assert not (tmp_path / "out.rolepack").exists()


def test_a_pack_that_cannot_be_logged_is_not_handed_out(
    anna: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_scenario(anna)

    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError("The log cannot be written.")

    monkeypatch.setattr(anna._parts.audit, "record", refuse)
    with pytest.raises(DatabaseError):
        pack(anna, tmp_path / "heating.rolepack")
    assert not list(tmp_path.glob("*.rolepack"))


def test_a_scenario_whose_file_has_another_name_than_its_id_goes_along(anna: Installation, tmp_path: Path) -> None:
    scenario = write_scenario(anna)
    for file in (scenario, scenario.with_name("cold-flat.plan.txt")):
        file.replace(file.with_name(file.name.replace("cold-flat", "from-a-colleague")))
    anna._parts.read_again()
    out = tmp_path / "flat.rolepack"
    contents = anna.packs.export(PackWish(("from-a-colleague",), HEAD), out)
    assert {("scenario", "cold-flat"), ("plans", "cold-flat")} <= {(item.kind, item.name) for item in contents.items}
