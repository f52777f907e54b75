"""Places that cannot be exported to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from roleplay.core.errors import ExportError
from roleplay.core.records import SessionRecord
from roleplay.export.csv_file import write_csv
from roleplay.export.files import export_file, export_path
from roleplay.export.session_json import export_session_json
from roleplay.export.webvtt import export_webvtt
from tests.store.conftest import fill

from .conftest import Record
from .sheets import CALL, sheet


def export_csv(_record: SessionRecord, path: Path) -> None:
    with export_path(path) as temporary:
        write_csv(sheet([CALL]), temporary)


EXPORTS: dict[str, Callable[[SessionRecord, Path], object]] = {
    "csv": export_csv,
    "vtt": export_webvtt,
    "json": export_session_json,
}


@pytest.fixture(params=EXPORTS)
def export(request: pytest.FixtureRequest) -> Callable[[SessionRecord, Path], object]:
    return EXPORTS[request.param]


Export = Callable[[SessionRecord, Path], object]


def test_a_file_is_made_and_replaced(export: Export, record: Record, tmp_path: Path) -> None:
    path = tmp_path / "Übung żółw.out"
    export(record(), path)
    first = path.read_bytes()
    path.write_text("something else")
    export(record(), path)
    assert path.read_bytes() == first
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_of_that_name_is_told(export: Export, record: Record, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="a folder has that name") as caught:
        export(record(), tmp_path)
    assert str(tmp_path) in caught.value.message
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(export: Export, record: Record, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the folder does not exist"):
        export(record(), tmp_path / "nowhere" / "log")


def test_a_file_in_place_of_a_folder_is_told(export: Export, record: Record, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="a part of the path is a file"):
        export(record(), tmp_path / "file" / "log")


def test_a_name_that_is_too_long_is_told(export: Export, record: Record, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the name is too long"):
        export(record(), tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="devices of POSIX")
def test_a_device_is_not_replaced(export: Export, record: Record) -> None:
    with pytest.raises(ExportError, match="is a device"):
        export(record(), Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_leaves_what_was_there(small_disk: Path) -> None:
    path = small_disk / "log.csv"
    path.write_text("before")
    ballast = fill(small_disk)
    with pytest.raises(ExportError, match="the disk is full"), export_file(path) as file:
        file.write("x" * 1_000_000)
    assert path.read_text() == "before"
    assert sorted(small_disk.iterdir()) == [ballast, path]


def test_a_failure_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("before")

    def export_half() -> None:
        with export_file(path) as file:
            file.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        export_half()
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")
def test_links_and_permissions_stay_as_usual(tmp_path: Path) -> None:
    real, link, plain = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "plain.csv"
    real.write_text("before")
    link.symlink_to(real)
    with export_file(link) as file:
        file.write("after")
    plain.touch()
    assert link.is_symlink()
    assert real.read_text() == "after"
    assert real.stat().st_mode == plain.stat().st_mode
