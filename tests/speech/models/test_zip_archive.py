from __future__ import annotations

import io
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.core.errors import ArchiveError
from roleplay.speech.models import zip_archive
from roleplay.speech.models.zip_archive import unpack, unpacked_bytes
from tests.speech.models.conftest import MODEL_FILES, everything, zip_model


def make_zip(*entries: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for info, content in entries:
            zipped.writestr(info, content)
    return buffer.getvalue()


def special(name: str, mode: int, content: bytes = b"/etc/passwd") -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (mode | 0o777) << 16
    return info, content


def with_flag(data: bytes, flag: int) -> bytes:
    """Set a general purpose flag in the first local and central header."""
    changed = bytearray(data)
    changed[6] |= flag
    changed[data.index(b"PK\1\2") + 8] |= flag
    return bytes(changed)


def claiming(data: bytes, size: int) -> bytes:
    """Let the central directory claim another unpacked size of its first entry."""
    at = data.index(b"PK\1\2") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def overlapping(copies: int) -> bytes:
    """Many central entries that share one packed body."""
    data = make_zip(("aaaa", bytes(9 * 1024 * 1024)))
    start = data.index(b"PK\1\2")
    entry = data[start : data.index(b"PK\5\6")]
    central = b"".join(entry.replace(b"aaaa", f"{number:04}".encode()) for number in range(copies))
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, copies, copies, len(central), start, 0)
    return data[:start] + central + end


HOSTILE = {
    "absolute": make_zip(("/etc/evil", b"x")),
    "parent": make_zip(("../evil", b"x")),
    "parent in the middle": make_zip(("a/../../evil", b"x")),
    "dot": make_zip(("a/./b", b"x")),
    "empty part": make_zip(("a//b", b"x")),
    "drive": make_zip(("C:/evil", b"x")),
    "drive, relative": make_zip(("C:evil", b"x")),
    "alternate stream": make_zip(("model:evil", b"x")),
    "backslash": make_zip(("..\\evil", b"x")),
    "network path": make_zip(("\\\\host\\share", b"x")),
    "home": make_zip(("~root/evil", b"x")),
    "nul byte": make_zip(("aNb", b"x")).replace(b"aNb", b"a\0b"),
    "control": make_zip(("a\nb", b"x")),
    "bidirectional": make_zip(("model\u202efdp.mdl", b"x")),
    "fullwidth dots": make_zip(("\uff0e\uff0e/evil", b"x")),
    "fraction slash": make_zip(("..\u2215evil", b"x")),
    "combining": make_zip(("e\u0301", b"x"), ("\u00e9", b"y")),
    "device": make_zip(("NUL", b"x")),
    "device with suffix": make_zip(("model/com1.txt", b"x")),
    "trailing dot": make_zip(("model./a", b"x")),
    "trailing space": make_zip(("model /a", b"x")),
    "too long": make_zip(("a" * 300, b"x")),
    "too deep": make_zip(("/".join("abcdefghij"), b"x")),
    "twice": make_zip(("a", b"x"), ("b", b"y")).replace(b"b", b"a"),
    "case": make_zip(("Model/a", b"x"), ("model/A", b"y")),
    "file and folder": make_zip(("a", b"x"), ("a/b", b"y")),
    "file and folder, other case": make_zip(("A/b", b"x"), ("a", b"y")),
    "symbolic link": make_zip(special("a", stat.S_IFLNK)),
    "link to a folder": make_zip(special("a/", stat.S_IFLNK), ("a/b", b"x")),
    "fifo": make_zip(special("a", stat.S_IFIFO)),
    "block device": make_zip(special("a", stat.S_IFBLK)),
    "socket": make_zip(special("a", stat.S_IFSOCK)),
    "encrypted": with_flag(make_zip(("a", b"x")), 0x1),
    "many entries": make_zip(*((f"f{number}", b"") for number in range(zip_archive.MAX_ENTRIES + 1))),
    "ratio": make_zip(("bomb", bytes(64 * 1024 * 1024))),
    "huge claim": claiming(make_zip(("a", b"x")), 0xFFFFFFF0),
    "overlapping": overlapping(40),
}

BROKEN = {
    "empty": b"",
    "text": b"<html>404 not found</html>",
    "truncated": make_zip(("a", b"hello" * 1000), ("b", b"x"))[:-40],
    "damaged body": make_zip(("a", b"hello" * 1000)).replace(b"a\xed\xc4", b"a\xed\xc5", 1),
    "larger than claimed": claiming(make_zip(("a", b"hello" * 1000)), 10),
    "smaller than claimed": claiming(make_zip(("a", b"hello" * 1000)), 9_000),
    "unknown method": make_zip(("a", b"x")).replace(b"\x08\x00", b"\x62\x00"),
}


def try_to_unpack(folder: Path, data: bytes) -> None:
    archive = folder / "model.zip"
    archive.write_bytes(data)
    target = folder / "target"
    target.mkdir()
    unpacked_bytes(archive)
    unpack(archive, target, lambda done, total: None)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError, match="not a safe archive") as caught:
        try_to_unpack(tmp_path, HOSTILE[name])
    assert everything(tmp_path) == {"model.zip", "target"}
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_archive_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError):
        try_to_unpack(tmp_path, BROKEN[name])
    assert {path for path in everything(tmp_path) if not path.startswith("target/")} == {"model.zip", "target"}


@pytest.mark.parametrize("top", ["", "vosk-model-small-xx-0.1/", "a/b/"])
def test_a_good_archive_is_unpacked(tmp_path: Path, top: str) -> None:
    archive = zip_model(tmp_path / "m.zip", top)
    total = sum(len(content) for content in MODEL_FILES.values())
    assert unpacked_bytes(archive) == total
    target = tmp_path / "target"
    target.mkdir()
    progress: list[tuple[int, int]] = []
    unpack(archive, target, lambda done, total: progress.append((done, total)))
    assert {name: (target / top / name).read_bytes() for name in MODEL_FILES} == MODEL_FILES
    assert progress[-1] == (total, total)


def test_litter_of_a_mac_is_left_out(tmp_path: Path) -> None:
    archive = tmp_path / "m.zip"
    archive.write_bytes(make_zip(("m/a", b"x"), ("__MACOSX/m/._a", b"y"), ("m/.DS_Store", b"z")))
    target = tmp_path / "target"
    target.mkdir()
    unpack(archive, target, lambda done, total: None)
    assert everything(target) == {"m", "m/a"}


def test_an_error_of_the_progress_passes_through(tmp_path: Path) -> None:
    archive = zip_model(tmp_path / "m.zip")
    target = tmp_path / "target"
    target.mkdir()

    def cancel(done: int, total: int) -> None:
        raise RuntimeError("cancelled")

    with pytest.raises(RuntimeError, match="cancelled"):
        unpack(archive, target, cancel)


@settings(max_examples=300, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
    cut=st.integers(0, 400),
)
def test_whatever_is_changed_nothing_lands_elsewhere(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    data = bytearray(make_zip(("m/am/final.mdl", b"hello" * 50), ("m/graph/", b""), ("m/README", b"hi")))
    for at, value in changes:
        data[at % len(data)] = value
    if cut > 350:
        del data[cut:]
    with suppress(ArchiveError):
        try_to_unpack(folder, bytes(data))
    assert {path for path in everything(folder) if not path.startswith("target/")} == {"model.zip", "target"}
    assert sum(path.stat().st_size for path in (folder / "target").rglob("*") if path.is_file()) < 10_000
