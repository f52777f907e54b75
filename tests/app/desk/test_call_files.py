"""Transcripts and recordings of real calls as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import soundfile
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.call_files import TRANSCRIPT_FORMS, CallFilesWish, SoundWish, TranscriptWish
from roleplay.core.errors import DatabaseError, ExportError, InputError
from roleplay.core.exports import ExportCancelled, ExportProgress
from roleplay.core.file_names import safe_name
from roleplay.core.records import SessionFilter
from tests.app.desk.installations import SECONDS, Installation
from tests.export.hostile import hostile
from tests.store.conftest import fill, small_disk  # noqa: F401 - a fixture


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "here", "Tamara")
    yield made
    made.close()


def nothing(_progress: ExportProgress) -> None:
    """Take no note."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("form", TRANSCRIPT_FORMS)
def test_a_transcript_in_every_form(here: Installation, tmp_path: Path, form: Any) -> None:
    session = here.keep(audio=False, trainee="Anna Nowak")
    path = tmp_path / f"call.{form}"
    here.call_files.transcript(session, path, TranscriptWish(form))
    if form == "docx":
        text = "\n".join(
            cell.text for table in Document(str(path)).tables for row in table.rows for cell in row.cells
        )
    else:
        text = path.read_text("utf-8")
    assert "Anna Nowak" in text
    assert "I am so sorry" in text


def test_a_recording_tells_no_names_unless_it_is_to(here: Installation, tmp_path: Path) -> None:
    session = here.keep(trainee="Anna Nowak")
    path = tmp_path / "call.flac"
    here.call_files.sound(session, path, SoundWish("flac"))
    assert soundfile.info(path).duration == SECONDS
    assert b"Anna" not in path.read_bytes()
    here.call_files.sound(session, path, SoundWish("flac", "trainee", tagged=True))
    assert soundfile.info(path).channels == 1
    assert b"Anna Nowak" in path.read_bytes()


def test_there_is_no_recording(here: Installation, tmp_path: Path) -> None:
    session = here.keep(audio=False)
    with pytest.raises(InputError, match="no recording"):
        here.call_files.sound(session, tmp_path / "a.opus", SoundWish())
    assert not list(tmp_path.glob("a*"))


def test_many_calls_in_a_folder(here: Installation, tmp_path: Path) -> None:
    for name in ("Anna", "Anna", "Bob"):
        here.keep(audio=name == "Bob", trainee=name)
    told: list[ExportProgress] = []
    done = here.call_files.job(CallFilesWish(TranscriptWish("txt")), tmp_path / "out").run(told.append)
    assert (done.rows, done.notes) == (3, ())
    assert [progress.done for progress in told] == [0, 1, 2, 3]
    made = names(tmp_path / "out")
    assert [name.split(" ", 2)[2] for name in made] == [
        "Anna laptop-overdue (2).txt",
        "Anna laptop-overdue.txt",
        "Bob laptop-overdue.txt",
    ]
    sound = here.call_files.job(CallFilesWish(SoundWish()), tmp_path / "sound").run(nothing)
    assert (sound.rows, len(names(tmp_path / "sound"))) == (1, 1)


def test_only_some_calls(here: Installation, tmp_path: Path) -> None:
    here.keep(audio=False, trainee="Anna")
    here.keep(audio=False, trainee="Bob")
    here._parts.store.groups.save(None, "Night shift", ["Bob"])
    wish = CallFilesWish(TranscriptWish(), groups=("night shift",))
    assert [call.trainee for call in here.call_files.calls(wish)] == ["Bob"]
    one = CallFilesWish(TranscriptWish(), SessionFilter(people=("Anna",)))
    assert [call.trainee for call in here.call_files.calls(one)] == ["Anna"]
    with pytest.raises(InputError, match="no group"):
        here.call_files.calls(CallFilesWish(TranscriptWish(), groups=("Day shift",)))


def test_a_recording_that_is_gone_is_told(here: Installation, tmp_path: Path) -> None:
    here.keep(trainee="Anna")
    here._parts.store.recording(here.keep(trainee="Bob")).unlink()  # type: ignore[union-attr]
    done = here.call_files.job(CallFilesWish(SoundWish("flac")), tmp_path / "out").run(nothing)
    assert (done.rows, done.notes) == (1, ("1 recording is gone and was left out.",))


def test_a_folder_with_something_in_it_is_left_alone(here: Installation, tmp_path: Path) -> None:
    here.keep(audio=False)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    with pytest.raises(ExportError, match="there already"):
        here.call_files.job(CallFilesWish(TranscriptWish()), tmp_path / "out").run(nothing)
    with pytest.raises(ExportError, match="does not exist"):
        here.call_files.job(CallFilesWish(TranscriptWish()), tmp_path / "none" / "out").run(nothing)
    assert names(tmp_path / "out") == ["mine"]


def test_cancelling_leaves_nothing(here: Installation, tmp_path: Path) -> None:
    for _ in range(3):
        here.keep()
    job = here.call_files.job(CallFilesWish(SoundWish()), tmp_path / "out")

    def stop(progress: ExportProgress) -> None:
        if progress.done == 1:
            job.cancel()

    with pytest.raises(ExportCancelled):
        job.run(stop)
    assert names(tmp_path) == ["here"]


def test_a_full_disk_is_told_with_the_folder_that_was_asked_for(
    here: Installation,
    small_disk: Path,  # noqa: F811
) -> None:
    here.keep(audio=False, trainee="Anna")
    ballast = fill(small_disk)
    with pytest.raises(ExportError, match="the disk is full") as told:
        here.call_files.job(CallFilesWish(TranscriptWish("docx")), small_disk / "out").run(nothing)
    assert str(small_disk / "out") in told.value.message
    assert ".tmp" not in told.value.message
    assert list(small_disk.iterdir()) == [ballast]


def test_an_export_stands_in_the_audit_log(here: Installation, tmp_path: Path) -> None:
    session = here.keep(trainee="Anna")
    here.call_files.sound(session, tmp_path / "a.opus", SoundWish())
    (entry,) = (entry for entry in here.audit.entries() if entry.kind == "exported")
    assert (entry.about, entry.subject, dict(entry.details)) == (
        ("Anna",),
        session,
        {"what": "recording", "format": "opus"},
    )


@pytest.mark.parametrize("wish", [TranscriptWish("txt"), SoundWish("flac")])
def test_what_cannot_be_logged_is_not_handed_out(
    here: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: TranscriptWish | SoundWish
) -> None:
    session = here.keep(trainee="Anna Nowak")

    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError("The log cannot be written.")

    monkeypatch.setattr(here._parts.audit, "record", refuse)
    write = here.call_files.transcript if isinstance(wish, TranscriptWish) else here.call_files.sound
    with pytest.raises(DatabaseError):
        write(session, tmp_path / "call", wish)  # type: ignore[arg-type]
    assert not (tmp_path / "call").exists()


# --- names of files ---


def test_a_name_stays_in_its_folder() -> None:
    for text in hostile():
        stays(safe_name(text), Path("/folder"))
        stays(safe_name("2026-01-01 10.00", text, text), Path("/folder"))


@given(st.text(st.characters(), max_size=300))
def test_any_name_stays_in_its_folder(text: str) -> None:
    stays(safe_name(text), Path("/folder"))


def stays(name: str, folder: Path) -> None:
    path = folder / f"{name}.docx"
    assert path.parent == folder
    assert path.resolve().parent == folder.resolve()
    assert name
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t')
    assert len(f"{name} (999).docx".encode()) <= 255


@pytest.mark.parametrize("text", ["con", "NUL", "com1.txt", "aux ", "lpt9"])
def test_names_that_windows_keeps_for_itself(text: str) -> None:
    assert safe_name(text).startswith("call ")


def test_names_keep_their_letters() -> None:
    assert safe_name("2026-01-01 10.00", "Łucja Świątek", "王小明") == "2026-01-01 10.00 Łucja Świątek 王小明"
