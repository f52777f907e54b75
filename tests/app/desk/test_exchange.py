"""Importing stories into the person's library: real Ink, zips, what lies outside, and nothing overwritten."""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from roleplay.app.desk.exchange import ExchangeDesk, ImportWish
from roleplay.app.desk.exchange_file import included, is_plain_name, read_story_file
from roleplay.app.ink_compiler import InkCompiler
from roleplay.core.errors import ArchiveError, InputError, RoleplayError
from roleplay.dialogue.exchange.draft import DraftOptions
from roleplay.dialogue.exchange.importing import import_story
from tests.app.desk.installations import Installation
from tools.fuzz_imports import try_file
from tools.fuzz_stories import hostile_file

INK = """\
VAR patience = 3
-> pick_up
=== pick_up ===
Ruth: Two weeks! # angry
{patience > 1: I am calm|I am furious}. {One.|Two.}
* [Apologise] I am so sorry, Mrs Hale.
  Ruth: Thank you.
  ** Where do you live?
     Ruth: In Leeds.
* "That is not our fault[."]," you say.
  -> angry
+ {patience > 0} [Wait] -> pick_up.again
- (after) Ruth: So what now?
-> END
= again
~ patience = patience - 1
Ruth: Well?
-> after
=== angry
Ruth: I beg your pardon? -> nowhere
"""


@pytest.fixture
def desk(anna: Installation) -> ExchangeDesk:
    return anna.exchange


@pytest.fixture(scope="module")
def ink() -> Iterator[InkCompiler]:
    with InkCompiler(timeout=600) as compiler:
        yield compiler


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_ink_through_its_own_parser(desk: ExchangeDesk, tmp_path: Path) -> None:
    found = desk.preview(put(tmp_path / "parcel.ink", INK))
    assert (found.id, found.kind) == ("parcel", "ink")
    assert [one for one in found.diagnostics if one.severity == "error"] == []
    told = {(note.line, note.fate, note.what) for note in found.notes}
    assert (1, "lost", "VAR patience = 3") in told
    assert (4, "lost", "# angry") in told
    assert (20, "lost", "way to “nowhere”") in told
    assert "I am so sorry, Mrs Hale." in found.text  # what Ink prints for the choice is an example
    assert "{id: pick-up-1, text: {en: Two weeks" in found.text.replace('"', "")


def test_a_story_becomes_a_scenario_of_the_person(desk: ExchangeDesk, anna: Installation, tmp_path: Path) -> None:
    story = put(
        tmp_path / "a.twee", ":: StoryTitle\nCold flat\n\n:: Start\nIt is cold.\n[[Sorry->B]]\n\n:: B\nThanks.\n"
    )
    first = desk.take_in(desk.preview(story, ImportWish("pl", "helena")))
    assert first.file == anna.places.scenarios / "cold-flat.yaml"
    card = next(card for card in anna.scenarios() if card.id == "cold-flat")
    assert (card.title, card.languages, card.problem) == ("Cold flat", ("pl",), "")
    second = desk.preview(story)
    assert second.id == "cold-flat-2"
    (anna.places.scenarios / "cold-flat-2.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="by now"):
        desk.take_in(second)
    assert (anna.places.scenarios / "cold-flat-2.yaml").read_text("utf-8") == "mine"


def test_includes_are_read_from_the_folder_alone(desk: ExchangeDesk, tmp_path: Path) -> None:
    put(tmp_path / "secret.ink", "This lies outside.\n")
    put(tmp_path / "s" / "sub" / "more.ink", "Ruth: From beside.\n")
    (tmp_path / "s" / "link.ink").symlink_to(tmp_path / "secret.ink")
    names = ("sub/more.ink", "../secret.ink", str(tmp_path / "secret.ink"), "link.ink", "missing.ink")
    story = put(
        tmp_path / "s" / "main.ink", "".join(f"INCLUDE {name}\n" for name in names) + "Ruth: Hello.\n-> END\n"
    )
    found = desk.preview(story)
    assert "From beside." in found.text
    assert "outside" not in found.text
    assert {note.line for note in found.notes if "Failed to load" in note.what} == {2, 3, 4, 5}


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../a", "a/../../b", "C:\\x", "a\\b", "a\0b"])
def test_names_that_lead_elsewhere(name: str) -> None:
    assert not is_plain_name(name)


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_a_zip_with_one_story(desk: ExchangeDesk, tmp_path: Path) -> None:
    files = {"game/main.ink": "INCLUDE parts/x.ink\nRuth: Hi.\n-> END\n", "game/parts/x.ink": "Ruth: Inside.\n"}
    assert "Inside." in desk.preview(zipped(tmp_path / "a.zip", files)).text


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"../x.twee": ":: A\nx"}, "not a safe archive"),
        ({"/x.twee": ":: A\nx"}, "not a safe archive"),
        ({"a.twee": "\0" * 30_000_000}, "not a safe archive"),
        ({"a.txt": "x"}, "no story"),
        ({"a.twee": ":: A\nx", "b.twee": ":: A\nx"}, "several stories"),
    ],
)
def test_hostile_zips(desk: ExchangeDesk, tmp_path: Path, files: dict[str, str], message: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    archive = zipped(tmp_path / "a.zip", files)
    with pytest.raises((ArchiveError, InputError), match=message):
        desk.preview(archive)
    archive.unlink()
    assert sorted(tmp_path.rglob("*")) == before


def test_what_cannot_be_read(desk: ExchangeDesk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        desk.preview(tmp_path / "missing.twee")
    with pytest.raises(InputError, match="a folder"):
        desk.preview(tmp_path)
    os.mkfifo(tmp_path / "pipe.twee")
    with pytest.raises(InputError, match="a device or a pipe"):
        desk.preview(tmp_path / "pipe.twee")
    with pytest.raises(InputError, match="voice"):
        desk.preview(put(tmp_path / "a.twee", ":: A\nx"), ImportWish(voice="nobody"))
    with pytest.raises(InputError, match="language code"):
        desk.preview(tmp_path / "a.twee", ImportWish("english"))


def test_fifty_megabytes(desk: ExchangeDesk, tmp_path: Path) -> None:
    """A published story with pictures is read; as much text is refused in one message."""
    picture = "A" * 50_000_000
    html = (
        f'<script>var x = "{picture}";</script><tw-storydata name="Big" startnode="1">'
        '<tw-passagedata pid="1" name="A">Hi.</tw-passagedata></tw-storydata>'
    )
    assert desk.preview(put(tmp_path / "big.html", html)).title == "Big"
    with pytest.raises(InputError, match="million characters"):
        desk.preview(put(tmp_path / "big.twee", ":: A\n" + picture))
    put(tmp_path / "huge.twee", picture + picture[:20_000_000])
    with pytest.raises(InputError, match="too large"):
        desk.preview(tmp_path / "huge.twee")


def test_export_and_back(desk: ExchangeDesk, tmp_path: Path) -> None:
    out = tmp_path / "out.twee"
    notes = desk.export_twee("laptop-overdue", out, "pl")
    assert any("techniques" in note.what for note in notes)
    with pytest.raises(InputError, match="there already"):
        desk.export_twee("laptop-overdue", out)
    with pytest.raises(InputError, match="language"):
        desk.export_twee("laptop-overdue", tmp_path / "x.twee", "de")
    with pytest.raises(InputError, match="no scenario"):
        desk.export_twee("nobody", tmp_path / "x.twee")
    back = desk.preview(out)
    assert (back.id, back.diagnostics) == ("laptop-overdue-2", ())


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_a_share_of_the_fuzzed_files(first: int, ink: InkCompiler, tmp_path: Path) -> None:
    """The tool tries a hundred thousand: python -m tools.fuzz_imports."""
    (tmp_path / "in").mkdir()
    for number in range(first, first + 50):
        assert try_file(tmp_path / "in", *hostile_file(number), ink) in ("draft", "refused")


def test_a_parser_that_dies_is_told_and_the_next_story_is_read(ink: InkCompiler, tmp_path: Path) -> None:
    with InkCompiler(timeout=600) as mortal:
        file = read_story_file(put(tmp_path / "a.ink", "Hello.\n-> END\n"))
        assert import_story(file, DraftOptions(), mortal).kind == "ink"
        process = mortal._process
        assert process is not None
        process.kill()
        process.wait()
        assert import_story(file, DraftOptions(), mortal).kind == "ink"
    deep = put(tmp_path / "deep.ink", "{" * 5000)
    with pytest.raises(RoleplayError):
        import_story(read_story_file(deep), DraftOptions(), ink)


def test_millions_of_includes_are_not_all_looked_for() -> None:
    asked: list[str] = []

    def find(name: str) -> bytes | None:
        asked.append(name)
        return None

    content = b"".join(b"INCLUDE %d\n" % number for number in range(100_000))
    assert included(content + b"INCLUDE 7\n" * 1000, find) == {}
    assert len(asked) == len(set(asked)) == 1000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process")
def test_the_parser_ends_by_itself_when_nobody_waits_any_more(tmp_path: Path) -> None:
    import resource

    with InkCompiler(timeout=20) as compiler:
        compiler("Hello.", "a.ink", {})
        assert compiler._process is not None
        assert 60 <= resource.prlimit(compiler._process.pid, resource.RLIMIT_CPU)[0] < 600


def test_a_device_of_windows_is_no_name(desk: ExchangeDesk, tmp_path: Path) -> None:
    found = desk.preview(put(tmp_path / "con.ink", "Ruth: Hello.\n-> END\n"))
    assert found.id == "con-2"


def test_notes_on_an_included_file_name_it(desk: ExchangeDesk, tmp_path: Path) -> None:
    put(
        tmp_path / "s" / "shop.ink",
        "=== shop\n~ coins = coins - 1\n# cheap\nRuth: Well? -> nowhere\n* {coins} [Pay] -> END\n* [Go] -> END\n",
    )
    put(tmp_path / "s" / "bad.ink", "=== broken\nRuth: Fine.\n{coins\n-> END\n")
    story = put(
        tmp_path / "s" / "main.ink",
        "INCLUDE shop.ink\nINCLUDE bad.ink\nVAR coins = 3\n~ coins = 4\nRuth: Hello.\n-> shop\n",
    )
    notes = desk.preview(story).notes
    told = {(note.file, note.line, note.what) for note in notes}
    assert ("", 3, "VAR coins = 3") in told
    assert ("", 4, "~ coins = 4") in told
    assert ("shop.ink", 2, "~ coins = coins - 1") in told
    assert ("shop.ink", 3, "# cheap") in told
    assert ("shop.ink", 4, "way to “nowhere”") in told
    assert ("shop.ink", 5, "* {coins} [Pay] -> END") in told
    assert any(file == "bad.ink" and line == 3 for file, line, _ in told)
    assert all(type(note.line) is int for note in notes)
    assert "shop.ink, line 2: lost: ~ coins = coins - 1" in str(
        next(note for note in notes if note.file == "shop.ink" and note.line == 2)
    )
