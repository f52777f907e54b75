"""One person's data as a package: all of theirs, nothing of others, to read and for machines."""

from __future__ import annotations

import json
import uuid
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from roleplay.app.access.codes import reset_code
from roleplay.core.audit import AuditFilter, AuditKind
from roleplay.core.errors import AccessDeniedError, ExportError
from roleplay.core.grades import Comment
from roleplay.core.people import NewAccount

from .installations import Installation

ANNA, PIOTR, TOMASZ = "Anna <b>Nowak</b>", "Piotr Lis", "Tomasz Trener"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "home", TOMASZ)
    yield made
    made.close()


def filled(app: Installation) -> tuple[str, str]:
    """Return a call of Anna's and one of Piotr's, both with a spoken comment."""
    calls = app.keep(trainee=ANNA), app.keep(trainee=PIOTR)
    comments = app._parts.store.comments
    for session_id, text in zip(calls, ("well done", "secret of Piotr"), strict=True):
        comment_id = str(uuid.uuid4())
        name = comments.keep_sound(session_id, comment_id, bytes(32000))
        comments.save(Comment(comment_id, session_id, TOMASZ, 1.0, NOW, None, text, name, 1.0))
    app._parts.audit.record(AuditKind.LISTENED, about=ANNA, by=TOMASZ, subject=calls[0], details={"seconds": 9})
    app._parts.audit.record(AuditKind.LISTENED, about=PIOTR, by=TOMASZ, subject=calls[1])
    app._parts.store.groups.save(None, "Night shift", [ANNA, PIOTR])
    return calls


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_holds_everything_of_theirs_and_nothing_of_others(app: Installation, tmp_path: Path) -> None:
    theirs, other = filled(app)
    out = tmp_path / "anna.zip"
    package = app.privacy.package(ANNA, out)
    assert (package.calls, package.recordings, package.spoken_comments, package.missing) == (1, 1, 1, ())
    assert package.bytes == out.stat().st_size
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        data = json.loads(archive.read("data.json"))
        page = Page(archive.read("index.html").decode())
        recording = app.recording(theirs)
        assert recording is not None
        (flac,) = [name for name in names if name.endswith("/recording.flac")]
        assert archive.read(flac) == recording.read_bytes()
        everything = b"".join(archive.read(name) for name in names)
        assert b"What Roleplay keeps" in archive.read("notice.txt")
    assert {row["id"] for row in data["tables"]["sessions"]} == {theirs}
    assert [row["text"] for row in data["tables"]["comments"]] == ["well done"]
    assert data["tables"]["group_members"] == [{"group_id": 1, "trainee": ANNA}]
    assert data["tables"]["events"]
    assert [entry["kind"] for entry in data["audit"]] == ["listened", "packaged"]
    assert data["audit"][0]["by"] == TOMASZ
    assert other.encode() not in everything
    assert b"secret of Piotr" not in everything
    assert ANNA in page.text
    assert "b" not in page.tags
    assert "script" not in page.tags
    assert page.links
    assert set(page.links) <= set(names)
    (entry,) = app.audit.entries(AuditFilter(("packaged",)))
    assert entry.about == (ANNA,)


def test_no_secret_is_handed_out(app: Installation, tmp_path: Path) -> None:
    store = app._parts.store
    (account,) = store.people.take_in([(NewAccount("Ewa Nowa"), reset_code("code", NOW))], at=NOW)
    store.people.set_passphrase(account.id, "$argon2id$hash-of-it")
    app.privacy.package("Ewa Nowa", tmp_path / "ewa.zip")
    with zipfile.ZipFile(tmp_path / "ewa.zip") as archive:
        content = archive.read("data.json")
    assert b"Ewa Nowa" in content
    assert b"argon2id" not in content


def test_a_page_in_polish(app: Installation, tmp_path: Path) -> None:
    app.privacy.package(ANNA, tmp_path / "anna.zip", language="pl")
    with zipfile.ZipFile(tmp_path / "anna.zip") as archive:
        assert "Twoje rozmowy" in archive.read("index.html").decode()
        assert archive.read("notice.txt").decode().startswith("Co Roleplay")


def test_a_recording_that_is_gone_is_told(app: Installation, tmp_path: Path) -> None:
    theirs, _ = filled(app)
    recording = app.recording(theirs)
    assert recording is not None
    recording.unlink()
    package = app.privacy.package(ANNA, tmp_path / "anna.zip")
    assert (package.recordings, package.missing) == (0, (recording.name,))


def test_a_place_that_cannot_be_written_leaves_no_half_file(app: Installation, tmp_path: Path) -> None:
    filled(app)
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(ExportError):
        app.privacy.package(ANNA, tmp_path / "folder.zip")
    with pytest.raises(ExportError):
        app.privacy.package(ANNA, tmp_path / "nowhere" / "anna.zip")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".zip", ".tmp")] == ["folder.zip"]


def test_nobody_gets_the_data_of_others_under_another_name(app: Installation, tmp_path: Path) -> None:
    """`also` is for earlier names; it is no way to other people."""
    filled(app)
    store = app._parts.store
    store.people.begin("Adam Admin", "$argon2id$made-up", "recovery", NOW)
    piotr = store.people.find(PIOTR)
    assert piotr is not None
    store.people.set_passphrase(piotr.id, "$argon2id$made-up")
    app._parts.access.enter(piotr)
    with pytest.raises(AccessDeniedError):
        app.privacy.package(PIOTR, tmp_path / "his.zip", also=(TOMASZ,))
    assert app.privacy.package(PIOTR, tmp_path / "his.zip").calls == 1
