"""A pack goes: all of it, nothing that others need, and nothing that was written here is lost."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roleplay.app.packs.removing import planned
from roleplay.core.assignments import Assignee, Terms
from roleplay.core.audit import AuditKind
from roleplay.core.errors import DiskError, InputError
from roleplay.core.packs import Dependant, PackWish
from tests.app.desk.installations import Installation
from tests.app.packs.conftest import HEAD, files_of, pack, write_scenario
from tests.app.packs.test_packs import take_in

FILES = ("scenarios/cold-flat.plan.txt", "scenarios/cold-flat.yaml", "sounds/boiler.flac", "voices/ruth.toml")


@pytest.fixture
def taken(anna: Installation, ben: Installation, tmp_path: Path) -> Path:
    write_scenario(anna)
    file = pack(anna, tmp_path / "heating.rolepack")
    take_in(ben, file)
    return file


def test_all_that_a_pack_brought_goes(ben: Installation, taken: Path) -> None:
    plan = ben.packs.removal("heating")
    assert (plan.files, plan.kept_aside, plan.left, plan.dependants) == (FILES, (), (), ())
    assert len(files_of(ben)) == 4
    done = ben.packs.remove("heating")
    assert (done.files, done.aside) == (FILES, None)
    assert (files_of(ben), ben.packs.installed()) == ({}, ())
    assert "cold-flat" not in {one.id for one in ben.scenarios()}
    assert AuditKind.PACK_REMOVED in {entry.kind for entry in ben.audit.entries()}
    assert not list(ben.places.data.glob(".pack-*"))
    take_in(ben, taken)
    assert len(files_of(ben)) == 4


def test_what_was_changed_here_is_kept(ben: Installation, taken: Path) -> None:
    scenario, voice = ben.places.scenarios / "cold-flat.yaml", ben.places.voices / "ruth.toml"
    mine = scenario.read_text("utf-8") + "# mine\n"
    scenario.write_text(mine, encoding="utf-8")
    voice.write_text(voice.read_text("utf-8") + "# mine\n", encoding="utf-8")
    assert ben.packs.removal("heating").kept_aside == ("scenarios/cold-flat.yaml", "voices/ruth.toml")
    done = ben.packs.remove("heating")
    assert done.aside is not None
    assert (done.aside / "voices" / "ruth.toml").read_text("utf-8").endswith("# mine\n")
    (version,) = ben.studio.versions("cold-flat")
    assert ben.studio.version_text("cold-flat", version.name) == mine


def test_nothing_goes_that_something_here_needs(ben: Installation, taken: Path) -> None:
    own = (ben.places.scenarios / "cold-flat.yaml").read_text("utf-8").replace("id: cold-flat", "id: mine")
    (ben.places.scenarios / "mine.yaml").write_text(own, encoding="utf-8")
    who = (Assignee("person", "Anna Żuk"),)
    today = datetime.now(UTC).astimezone().date()
    made = ben.assignments.create(Terms("cold-flat", "The cold flat", "Mrs Hale", who, due=today))
    before = files_of(ben)
    assert ben.packs.removal("heating").dependants == (
        Dependant("scenario", "mine", "boiler"),
        Dependant("scenario", "mine", "ruth"),
        Dependant("assignment", made.id[:8], "cold-flat"),
    )
    with pytest.raises(InputError, match="the scenario mine") as refused:
        ben.packs.remove("heating")
    assert (refused.value.code, files_of(ben)) == ("pack_needed", before)
    (ben.places.scenarios / "mine.yaml").unlink()
    ben.assignments.withdraw(made.id)
    ben.packs.remove("heating")
    assert files_of(ben) == {}


def test_an_assignment_of_the_past_holds_nothing(ben: Installation, taken: Path) -> None:
    today = datetime.now(UTC).astimezone().date()
    ben.assignments.create(Terms("cold-flat", "The cold flat", "Mrs Hale", (Assignee("person", "Anna"),), due=today))
    late = planned(ben._parts, ben.packs._records, "heating", today + timedelta(days=1))
    assert (len(ben.packs.removal("heating").dependants), late.dependants) == (1, ())


def test_packs_that_need_it_and_files_that_both_brought(
    anna: Installation, ben: Installation, taken: Path, tmp_path: Path
) -> None:
    write_scenario(anna, "late-invoice")
    wish = PackWish(("late-invoice",), replace(HEAD, id="office"), needs_packs=(("heating", 1),))
    anna.packs.export(wish, tmp_path / "office.rolepack")
    take_in(ben, tmp_path / "office.rolepack")
    assert Dependant("pack", "office", "heating") in ben.packs.removal("heating").dependants
    plan = ben.packs.removal("office")
    assert plan.files == ("scenarios/late-invoice.plan.txt", "scenarios/late-invoice.yaml")
    assert plan.left == (("sounds/boiler.flac", "pack"), ("voices/ruth.toml", "pack"))
    ben.packs.remove("office")
    ben.packs.remove("heating")
    assert files_of(ben) == {}


def test_what_was_here_before_stays(anna: Installation, ben: Installation, tmp_path: Path) -> None:
    write_scenario(anna)
    write_scenario(ben)
    (ben.places.scenarios / "cold-flat.plan.txt").unlink()
    file = pack(anna, tmp_path / "heating.rolepack")
    for _ in range(2):
        take_in(ben, file)
        plan = ben.packs.removal("heating")
        assert plan.files == ("scenarios/cold-flat.plan.txt",)
        assert {why for _, why in plan.left} == {"mine"}


def test_a_disk_that_refuses_leaves_all_as_it_was(
    ben: Installation, taken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, really = files_of(ben), Path.replace

    def fails(path: Path, target: Path) -> Path:
        if path.name == "ruth.toml" and path.parent == ben.places.voices:
            raise OSError(errno.EROFS, "Read-only file system")
        return really(path, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(DiskError, match="Nothing was changed"):
        ben.packs.remove("heating")
    assert files_of(ben) == before
    assert len(ben.packs.installed()) == 1


def test_a_record_that_was_forged_removes_nothing_else(ben: Installation, taken: Path) -> None:
    record = ben.places.packs / "heating.json"
    text = record.read_text("utf-8")
    precious = ben.places.data / "keys" / "precious"
    precious.parent.mkdir(exist_ok=True)
    precious.write_text("x", encoding="utf-8")
    for name in ("keys/precious", "scenarios/../keys/precious", str(precious)):
        record.write_text(text.replace("sounds/boiler.flac", name), encoding="utf-8")
        assert len(ben.packs.removal("heating").files) == 3
    ben.packs.remove("heating")
    assert precious.exists()


def test_there_is_no_such_pack(ben: Installation, taken: Path) -> None:
    with pytest.raises(InputError, match="no pack “heatin”") as refused:
        ben.packs.remove("heatin")
    assert "heating" in refused.value.hint
