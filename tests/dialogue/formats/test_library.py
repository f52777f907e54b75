"""The compiled library: what goes in comes out, and what is broken is said."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from roleplay.core.errors import DatabaseError, DiskError, ScenarioError
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.library import (
    Library,
    build_library,
    differences,
    from_json,
    lint_files,
    scenario_files,
    to_json,
)
from roleplay.dialogue.formats.library_file import APPLICATION_ID, Row
from roleplay.dialogue.formats.source_text import MAX_BYTES
from roleplay.dialogue.formats.yaml_source import ParsedScenario, parse_scenario
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.places import resources


@pytest.fixture
def sources(tmp_path: Path, small: str) -> Path:
    """Return a folder with two scenarios."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "late-parcel.yaml").write_text(small, encoding="utf-8")
    other = small.replace("id: late-parcel", "id: lost-parcel").replace("languages: [en, pl]", "languages: [en, pl]")
    (folder / "lost.yml").write_text(other.replace("version: 2", "version: 2\ndifficulty: 1"), encoding="utf-8")
    (folder / "notes.txt").write_text("not a scenario", encoding="utf-8")
    return folder


@pytest.fixture
def database(tmp_path: Path, sources: Path, known: Known) -> Path:
    """Return a compiled library of the two."""
    path = tmp_path / "scenarios.db"
    assert build_library(sources, path, known) == ()
    return path


def test_json_gives_the_same_scenario_back(small: str) -> None:
    scenario = parse_scenario(small, "x").scenario
    assert scenario is not None
    assert from_json(to_json(scenario)) == scenario
    assert to_json(from_json(to_json(scenario))) == to_json(scenario)


@pytest.mark.parametrize("source", ["", "{}", "[]", "no json", '{"roleplay": 2}'])
def test_json_of_another_version_is_refused(source: str) -> None:
    with pytest.raises(ScenarioError, match="cannot be read by this version"):
        from_json(source)


def test_lists_the_easiest_first_in_the_language_asked_for(database: Path, known: Known) -> None:
    library = Library.open(database, known)
    assert [card.id for card in library.list()] == ["lost-parcel", "late-parcel"]
    assert [card.title for card in library.list("pl")] == ["Spóźniona paczka"] * 2
    card = library.list("ko")[1]
    assert (card.title, card.customer, card.feeling, card.languages, card.version, card.problem) == (
        "A late parcel",
        "Anna Nowak",
        "disappointment",
        ("en", "pl"),
        2,
        "",
    )


def test_gets_what_was_compiled(database: Path, known: Known, small: str) -> None:
    assert Library.open(database, known).get("late-parcel") == parse_scenario(small, "x").scenario


def test_a_list_of_all_keeps_no_scenario_in_memory(database: Path, known: Known) -> None:
    before = _scenarios_in_memory()
    library = Library.open(database, known)
    assert library.list("pl") != library.list("en") == library.list("en")
    assert _scenarios_in_memory() == before


def _scenarios_in_memory() -> int:
    gc.collect()
    return sum(isinstance(thing, Scenario) for thing in gc.get_objects())


def test_what_is_played_again_is_not_read_again(database: Path, known: Known) -> None:
    library = Library.open(database, known)
    assert library.get("late-parcel") is library.get("late-parcel")


def test_an_unknown_id_gets_the_nearest(database: Path, known: Known) -> None:
    library = Library.open(database, known)
    with pytest.raises(ScenarioError, match="late-parcl") as caught:
        library.get("late-parcl")
    assert "late-parcel" in caught.value.hint
    with pytest.raises(ScenarioError) as caught:
        library.get("xyz")
    assert caught.value.hint == "There are: late-parcel, lost-parcel."


def test_the_same_sources_give_the_same_bytes(database: Path, sources: Path, known: Known, tmp_path: Path) -> None:
    other = tmp_path / "again.db"
    build_library(sources, other, known)
    assert other.read_bytes() == database.read_bytes()
    build_library(sources, other, known)
    assert other.read_bytes() == database.read_bytes()


def test_opens_where_nothing_may_be_written(database: Path, known: Known) -> None:
    folder = database.parent / "locked"
    folder.mkdir()
    locked = Path(shutil.copy(database, folder / "scenarios.db"))
    locked.chmod(0o444)
    folder.chmod(0o555)
    try:
        assert len(Library.open(locked, known).list()) == 2
        assert [path.name for path in folder.iterdir()] == ["scenarios.db"]
    finally:
        folder.chmod(0o755)


def test_a_name_with_special_characters_opens(database: Path, known: Known) -> None:
    strange = database.with_name("ż?#%41 x.db")
    database.rename(strange)
    assert len(Library.open(strange, known).list()) == 2


def test_differences_are_named(database: Path, sources: Path, known: Known) -> None:
    assert differences(sources, database, known) == []
    path = sources / "late-parcel.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("heat: 50", "heat: 51"), encoding="utf-8")
    lost = sources / "lost.yml"
    lost.write_text(lost.read_text(encoding="utf-8").replace("id: lost-parcel", "id: gone-parcel"), encoding="utf-8")
    assert differences(sources, database, known) == [
        "gone-parcel is not in scenarios.db",
        f"late-parcel differs between {sources} and scenarios.db",
        "lost-parcel is in scenarios.db but has no source",
    ]


def test_comments_and_order_of_files_make_no_difference(database: Path, sources: Path, known: Known) -> None:
    (sources / "lost.yml").rename(sources / "aaa.yaml")
    path = sources / "late-parcel.yaml"
    path.write_text("# a comment\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert differences(sources, database, known) == []


def test_a_source_with_errors_is_not_compiled_and_the_old_library_stays(
    database: Path, sources: Path, known: Known
) -> None:
    before = database.read_bytes()
    path = sources / "late-parcel.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("next: facts", "next: fact"), encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"late-parcel\.yaml:\d+:9: error RP101: there is no node `fact`"):
        build_library(sources, database, known)
    assert database.read_bytes() == before
    assert {path.name for path in database.parent.iterdir()} == {"scenarios.db", "sources"}


def test_warnings_are_returned(sources: Path, known: Known, tmp_path: Path) -> None:
    path = sources / "late-parcel.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  lone:\n    outcome: aborted\n", encoding="utf-8")
    (warning,) = build_library(sources, tmp_path / "warned.db", known)
    assert warning.code == "RP109"


def test_an_id_is_given_only_once(sources: Path, known: Known, small: str) -> None:
    (sources / "zz.yaml").write_text(small, encoding="utf-8")
    found = [
        problem for parsed in lint_files(sorted(sources.glob("*.y*ml")), known) for problem in parsed.diagnostics
    ]
    assert [(problem.code, problem.line, Path(problem.file).name) for problem in found] == [("RP123", 2, "zz.yaml")]


def taken(checked: tuple[ParsedScenario, ...]) -> dict[str, str]:
    """Return the message about a taken id by the name of the file that is refused."""
    return {
        Path(problem.file).name: problem.message
        for parsed in checked
        for problem in parsed.diagnostics
        if problem.code == "RP123"
    }


def test_a_taken_id_belongs_to_the_first_file_beside_also_when_a_later_one_repeats_it(
    tmp_path: Path, known: Known, small: str
) -> None:
    files = [tmp_path / f"{name}.yaml" for name in "abc"]
    for file in files:
        file.write_text(small, encoding="utf-8")
    first, second, third = files
    assert taken(lint_files([third], known, beside=files)) == {"c.yaml": f"the id `late-parcel` is taken by {first}"}
    assert taken(lint_files([first], known, beside=files)) == {}
    message = f"the id `late-parcel` is taken by {first}"
    assert taken(lint_files([second], known, beside=[first, second])) == {"b.yaml": message}


def test_an_id_of_the_compiled_library_belongs_to_it_whatever_own_files_say(
    database: Path, known: Known, tmp_path: Path, small: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for name in ("a", "b"):
        (own / f"{name}.yaml").write_text(small, encoding="utf-8")
    problems = {card.id: card.problem for card in Library.open(database, known, own).list() if card.problem}
    assert problems.keys() == {"a", "b"}
    assert all("is taken by a scenario that comes with the program" in problem for problem in problems.values())


def test_an_empty_folder_is_refused(tmp_path: Path, known: Known) -> None:
    with pytest.raises(ScenarioError, match="no scenario files"):
        build_library(tmp_path, tmp_path / "x.db", known)


def test_a_place_that_cannot_be_written_is_named(sources: Path, known: Known, tmp_path: Path) -> None:
    with pytest.raises(DiskError, match=r"none.x\.db: cannot be written: the folder does not exist"):
        build_library(sources, tmp_path / "none" / "x.db", known)


def sqlite_file(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_missing_library_is_said(tmp_path: Path, known: Known) -> None:
    with pytest.raises(DatabaseError, match="is missing") as caught:
        Library.open(tmp_path / "none.db", known)
    assert "scenarios build" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_library_is_refused(tmp_path: Path, known: Known, content: bytes) -> None:
    path = tmp_path / "bad.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"bad\.db"):
        Library.open(path, known)


def test_a_cut_library_is_refused(database: Path, known: Known) -> None:
    database.write_bytes(database.read_bytes()[:5000])
    with pytest.raises(DatabaseError, match="cannot be read"):
        Library.open(database, known)


def test_another_database_is_refused(tmp_path: Path, known: Known) -> None:
    with pytest.raises(DatabaseError, match="not a scenario library"):
        Library.open(sqlite_file(tmp_path / "other.db", "CREATE TABLE t (x)"), known)


def test_a_newer_library_is_refused_untouched(tmp_path: Path, known: Known) -> None:
    path = sqlite_file(
        tmp_path / "new.db",
        f"PRAGMA application_id = {APPLICATION_ID}",
        "PRAGMA user_version = 9",
        "CREATE TABLE t (x)",
    )
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="newer version") as caught:
        Library.open(path, known)
    assert caught.value.hint == "Update the program."
    assert path.read_bytes() == before


def test_own_scenarios_are_merged_in_and_broken_ones_are_listed(
    database: Path, known: Known, tmp_path: Path, small: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.yaml").write_text(small.replace("id: late-parcel", "id: mine"), encoding="utf-8")
    (own / "broken.yaml").write_text(small.replace("next: facts", "nxt: facts"), encoding="utf-8")
    (own / "taken.yaml").write_text(small, encoding="utf-8")
    (own / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    (own / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    (own / "folder.yaml").mkdir()
    library = Library.open(database, known, own)
    cards = library.list("en")
    assert [card.id for card in cards] == ["lost-parcel", "late-parcel", "mine", "binary", "broken", "taken"]
    assert "`nxt` is not a key of a reply" in cards[4].problem
    assert "taken by a scenario that comes with the program" in cards[5].problem
    assert library.get("mine").id == "mine"
    assert library.get("late-parcel").id == "late-parcel"
    with pytest.raises(ScenarioError, match="`nxt` is not a key"):
        library.get("broken")


def test_a_row_of_another_version_is_listed_as_broken(small: str) -> None:
    scenario = parse_scenario(small, "x").scenario
    assert scenario is not None
    good = Row("late-parcel", 2, "", to_json(scenario))
    library = Library([Row("odd", 1, "", '{"roleplay":2}'), good])
    assert [(card.id, bool(card.problem)) for card in library.list()] == [("late-parcel", False), ("odd", True)]
    with pytest.raises(ScenarioError, match="this version"):
        library.get("odd")


def test_without_a_folder_of_its_own_nothing_is_added(database: Path, known: Known, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for own in (None, tmp_path / "none", tmp_path / "file"):
        assert len(Library.open(database, known, own).list()) == 2


def test_odd_files_among_own_parts_do_no_harm(database: Path, known: Known, tmp_path: Path, small: str) -> None:
    parts = tmp_path / "own" / "parts"
    parts.mkdir(parents=True)
    os.mkfifo(parts / "pipe.yaml")
    (parts / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    (parts / "large.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    (parts / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    (parts / "folder.yaml").mkdir()
    (parts / "deep.yaml").write_text("[" * 100, encoding="utf-8")
    (parts / "scenario.yaml").write_text(small, encoding="utf-8")
    for name in ("pipe", "binary", "large", "dangling", "folder", "deep", "scenario", "none"):
        text = small.replace("id: late-parcel", f"id: with-{name}")
        include = f"include: {{x: {{part: {name}}}}}\n"
        (parts.parent / f"{name}.yaml").write_text(include + text, encoding="utf-8")
    problems = {card.id: card.problem for card in Library.open(database, known, parts.parent).list() if card.problem}
    assert len(problems) == 8
    assert {name: code for name in problems for code in ("RP130", "RP131") if code in problems[name]} == {
        **dict.fromkeys(("pipe", "dangling", "folder", "none"), "RP130"),
        **dict.fromkeys(("binary", "large", "deep", "scenario"), "RP131"),
    }


@pytest.mark.benchmark
def test_time_to_compile_the_whole_library(benchmark: Any, tmp_path: Path) -> None:
    """Wanted: below 5 s for 17 scenarios in two languages."""
    voices = frozenset(path.stem for path in resources().voices.glob("*.toml"))
    known = Known(TECHNIQUE_IDS, voices, frozenset({"interrupting"}))
    sources = resources().assets / "scenarios"
    checked = benchmark.pedantic(lint_files, (scenario_files(sources), known), rounds=1)
    assert len(checked) >= 1
