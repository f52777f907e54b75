"""`roleplay pack`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.desk.installations import Installation
from tests.app.packs.conftest import pack, write_scenario
from tests.cli.conftest import Run


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "anna", "Anna Nowak")
    yield made
    made.close()


def test_from_one_home_to_another(cli: Run, anna: Installation, tmp_path: Path) -> None:
    write_scenario(anna)
    file = str(pack(anna, tmp_path / "heating.rolepack"))
    shown = cli("pack", "inspect", file)
    assert (shown.code, shown.err) == (0, "")
    assert "Signed by Anna Nowak, NOT known here: " + anna.packs.me().fingerprint in shown.out
    assert "nobody has trusted" in cli("pack", "import", file).err
    assert cli("pack", "import", file, "--trust", "--dry-run").code == 0
    assert json.loads(cli("pack", "list", "--json").out) == []
    taken = cli("pack", "import", file, "--trust")
    assert (taken.code, "Imported." in taken.out) == (0, True)
    assert "cold-flat" in cli("scenarios", "list").out
    assert json.loads(cli("pack", "list", "--json").out)[0]["head"]["licence"] == "CC-BY-4.0"
    assert "Nothing in it was new" in cli("pack", "import", file).out
    out = tmp_path / "back.rolepack"
    again = cli("pack", "export", "cold-flat", str(out), "--title", "Back", "--licence", "CC0-1.0", "--needs", "x>=2")
    assert (again.code, "Needs pack x 2" in again.out) == (0, True)
    refused = cli("pack", "import", str(out), "--trust")
    assert (refused.code, "it needs the pack x 2" in refused.err) == (1, True)


def test_what_differs_needs_a_word(cli: Run, anna: Installation, home: Path, tmp_path: Path) -> None:
    path = write_scenario(anna)
    file = str(pack(anna, tmp_path / "heating.rolepack"))
    cli("pack", "import", file, "--trust")
    mine = home / "data" / "scenarios" / path.name
    mine.write_text(path.read_text("utf-8") + "# mine\n", encoding="utf-8")
    assert "scenarios/cold-flat.yaml" in cli("pack", "list").out
    refused = cli("pack", "import", file)
    assert (refused.code, "scenario cold-flat" in refused.err) == (1, True)
    assert "taken in as cold-flat-2" in cli("pack", "import", file, "--existing", "beside").out


@pytest.mark.parametrize(
    "arguments", [("export",), ("export", "out.rolepack", "--title", "T", "--licence", "L"), ("import",)]
)
def test_wrong_usage(cli: Run, arguments: tuple[str, ...]) -> None:
    assert cli("pack", *arguments).code == 2


def test_a_pack_is_removed_and_its_calls_stay(cli: Run, anna: Installation, home: Path, tmp_path: Path) -> None:
    write_scenario(anna)
    cli("pack", "import", str(pack(anna, tmp_path / "heating.rolepack")), "--trust")
    answers = tmp_path / "answers.txt"
    answers.write_text("I am so sorry, Mrs Hale.\n[hang up]\n", encoding="utf-8")
    held = cli("call", "cold-flat", "--answers", str(answers))
    assert (held.code, held.err) == (0, held.err)
    before = cli("sessions", "export", "last", "--format", "vtt").out
    assert "Mrs Hale" in before
    shown = cli("pack", "remove", "heating", "--dry-run")
    assert (shown.code, "scenarios/cold-flat.yaml" in shown.out) == (0, True)
    assert "Nothing was removed." in shown.out
    unsure = cli("pack", "remove", "heating", stdin=b"n\n")
    assert (unsure.code, "cold-flat" in cli("scenarios", "list").out) == (1, True)
    gone = cli("pack", "remove", "heating", "--yes")
    assert (gone.code, "Removed Heating (heating)." in gone.out) == (0, True)
    assert "cold-flat" not in cli("scenarios", "list").out
    assert json.loads(cli("pack", "list", "--json").out) == []
    assert cli("sessions", "export", "last", "--format", "vtt").out == before
    assert cli("sessions", "show", "last").code == 0
    assert "no pack “heating”" in cli("pack", "remove", "heating", "--yes").err
