"""The desk for those who write scenarios: what it checks, and what it remembers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.core.errors import InputError
from roleplay.places import Places

BASE = Path(__file__).parents[2] / "docs" / "diagnostics" / "base.yaml"
MISUNDERSTOOD = """
shared_replies:
  - id: waits
    techniques: [hold]
    examples:
      en:
        - May I put you on hold for a moment?
        - Please hold the line while I look it up.
        - Could you bear with me for a minute?
        - I am sending an engineer to you today, he will be there by noon.
    cues: {en: {none: [noon]}}
    effects: {heat: -1}
"""


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vectors")


@pytest.fixture
def app(tmp_path: Path, vectors: Path) -> Iterator[Roleplay]:
    """Return the program with a cache that remembers vectors from test to test, and nothing else."""
    shutil.copytree(vectors, tmp_path / "cache")
    roleplay = Roleplay(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"))
    yield roleplay
    roleplay.close()
    shutil.rmtree(tmp_path / "cache" / "examples", ignore_errors=True)
    shutil.copytree(tmp_path / "cache", vectors, dirs_exist_ok=True)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "cold-flat.yaml"
    path.write_text(BASE.read_text(encoding="utf-8") + MISUNDERSTOOD, encoding="utf-8")
    return path


def test_examples_are_understood_once_and_remembered(app: Roleplay, scenario: Path, tmp_path: Path) -> None:
    first = app.desk.lint((scenario,))
    assert [problem.code for problem in first] == ["RP142"]
    (kept,) = (tmp_path / "cache" / "examples").iterdir()
    assert kept.name == "cold-flat.en.json"
    content = json.loads(kept.read_text(encoding="utf-8"))
    content["found"][0][1] = "from memory"
    kept.write_text(json.dumps(content), encoding="utf-8")
    scenario.write_text("# a note moves everything down\n" + scenario.read_text(encoding="utf-8"), encoding="utf-8")
    (again,) = app.desk.lint((scenario,))
    assert (again.message, again.line) == ("from memory", first[0].line + 1)


@pytest.mark.parametrize("spoilt", ["", '{"digest": 1}'])
def test_a_spoilt_memory_is_made_again(app: Roleplay, scenario: Path, tmp_path: Path, spoilt: str) -> None:
    folder = tmp_path / "cache" / "examples"
    folder.mkdir(parents=True)
    (folder / "cold-flat.en.json").write_text(spoilt, encoding="utf-8")
    assert [problem.code for problem in app.desk.lint((scenario,))] == ["RP142"]


def test_a_changed_scenario_is_understood_anew(app: Roleplay, scenario: Path) -> None:
    assert app.desk.lint((scenario,))
    text = scenario.read_text(encoding="utf-8")
    last = "        - I am sending an engineer to you today, he will be there by noon.\n"
    better = "        - Can you wait a minute while I check the calendar?\n"
    scenario.write_text(text.replace(last, better), encoding="utf-8")
    assert app.desk.lint((scenario,)) == ()


def test_the_quick_check_understands_nothing(app: Roleplay, scenario: Path, tmp_path: Path) -> None:
    assert app.desk.lint((scenario,), examples=False) == ()
    assert not (tmp_path / "cache" / "examples").exists()


def test_missing_translations_are_found_by_id_and_by_file(app: Roleplay, tmp_path: Path) -> None:
    text = BASE.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, pl]")
    own = tmp_path / "data" / "scenarios"
    own.mkdir(parents=True)
    path = own / "flat.yaml"
    path.write_text(
        text.replace("{en: The cold flat}", "{en: The cold flat, pl: Zimne mieszkanie}"), encoding="utf-8"
    )
    for wanted in ("cold-flat", "flat", str(path)):
        missing = app.desk.missing_translations((wanted,))
        assert {problem.language for problem in missing} == {"pl"}
        places = {problem.place for problem in missing}
        assert ("summary",) in places
        assert ("title",) not in places
    card = next(card for card in app.scenarios() if card.id == "cold-flat")
    assert (card.languages, card.incomplete) == (("en",), ("pl",))
    with pytest.raises(InputError, match="no scenario “fla”") as caught:
        app.desk.missing_translations(("fla",))
    assert "`flat`" in caught.value.hint


def test_a_page_is_found_by_its_code(app: Roleplay) -> None:
    assert app.desk.explain("rp118").startswith("# RP118: ")
    for code in ("RP999", "../README", "x"):
        with pytest.raises(InputError, match="There is no diagnostic"):
            app.desk.explain(code)


def test_own_parts_are_checked_and_may_be_included(app: Roleplay, tmp_path: Path) -> None:
    parts = tmp_path / "data" / "scenarios" / "parts"
    parts.mkdir(parents=True)
    text = """
roleplay_part: 1
id: bye
languages: [en]
about: Says goodbye.
exits: {gone: They are gone.}
start: bye
nodes:
  bye:
    replies:
      - id: byes
        techniques: [closing]
        examples: {en: [Goodbye., Have a nice day., Thank you for your call., Was there anything else?]}
        next: gon
"""
    (parts / "bye.yaml").write_text(text, encoding="utf-8")
    own = [problem for problem in app.desk.lint(examples=False) if problem.file.startswith(str(tmp_path))]
    assert [problem.code for problem in own] == ["RP101"]
    (parts / "bye.yaml").write_text(text.replace("next: gon\n", "next: gone\n"), encoding="utf-8")
    host = BASE.read_text(encoding="utf-8").replace("next: solved", "next: bye")
    path = parts.parent / "host.yaml"
    path.write_text(host + "include: {bye: {part: bye, exits: {gone: solved}}}\n", encoding="utf-8")
    assert app.desk.lint((path,), examples=False) == ()
    assert "cold-flat" in {card.id for card in app.scenarios()}
