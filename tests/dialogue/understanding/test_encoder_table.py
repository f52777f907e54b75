"""The encoder's table of word pieces: in a file it is the same, and without one nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from roleplay.dialogue.understanding.rows_on_disk import Rows, RowsOnDisk
from roleplay.dialogue.understanding.usem3_encoder import Usem3Encoder, on_disk

SENTENCES = ["I am so sorry.", "Połączę pana z moim przełożonym.", "노트북이 없어요", ""]


@pytest.fixture
def table() -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (300, 512), dtype=np.uint8)


def test_the_encoder_finds_the_same_with_its_table_in_a_file(tmp_path: Path) -> None:
    in_memory, in_file = Usem3Encoder(), Usem3Encoder(tmp_path / "cache")
    assert np.array_equal(in_memory.encode(SENTENCES), in_file.encode(SENTENCES))
    again = Usem3Encoder(tmp_path / "cache")
    assert np.array_equal(in_memory.encode(SENTENCES), again.encode(SENTENCES))
    assert sorted(file.suffix for file in (tmp_path / "cache").iterdir()) == [".bin", ".npz"]
    backend: Any = again._model._model
    assert isinstance(backend.table, RowsOnDisk)  # else it were 65 MB in memory


@pytest.mark.parametrize("suffix", [".bin", ".npz"])
def test_what_was_kept_is_worked_out_anew_once_it_is_broken(tmp_path: Path, suffix: str) -> None:
    encoder = Usem3Encoder(tmp_path)
    wanted = encoder.encode(SENTENCES)
    (file,) = tmp_path.glob(f"*{suffix}")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 255
    file.unlink()  # the first encoder still looks into it
    file.write_bytes(content)
    assert np.array_equal(Usem3Encoder(tmp_path).encode(SENTENCES), wanted)


def whole(rows: Rows, table: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return rows[np.arange(len(table))]


def test_the_rows_of_the_file_are_the_table(table: NDArray[np.uint8], tmp_path: Path) -> None:
    file = tmp_path / "cache" / "table.bin"
    rows = on_disk(table, file)
    assert isinstance(rows, RowsOnDisk)
    assert np.array_equal(whole(rows, table), table)
    written = file.stat().st_mtime_ns
    assert np.array_equal(whole(on_disk(table, file), table), table)
    assert file.stat().st_mtime_ns == written


@given(numbers=st.lists(st.integers(0, 299), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_come_in_the_order_asked_for(table: NDArray[np.uint8], tmp_path: Path, numbers: list[int]) -> None:
    wanted = np.array(numbers, np.int64)
    assert np.array_equal(on_disk(table, tmp_path / "table.bin")[wanted], table[wanted])


def test_a_row_that_is_not_in_the_file_is_no_other(table: NDArray[np.uint8], tmp_path: Path) -> None:
    rows = on_disk(table, tmp_path / "table.bin")
    with pytest.raises(ValueError, match="no row 300"):
        rows[np.array([0, 300])]


@pytest.mark.parametrize("spoil", [slice(5, 6), slice(-1, None)])
def test_a_broken_file_is_written_anew(table: NDArray[np.uint8], tmp_path: Path, spoil: slice) -> None:
    file = tmp_path / "table.bin"
    content = bytearray(table.tobytes())
    content[spoil] = bytes([content[spoil][0] ^ 1])
    file.write_bytes(content)
    assert np.array_equal(whole(on_disk(table, file), table), table)
    assert file.read_bytes() == table.tobytes()


def test_a_cut_file_is_written_anew(table: NDArray[np.uint8], tmp_path: Path) -> None:
    file = tmp_path / "table.bin"
    file.write_bytes(table.tobytes()[:-100])
    assert np.array_equal(whole(on_disk(table, file), table), table)


def test_without_a_place_for_the_file_the_table_stays_in_memory(table: NDArray[np.uint8], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert on_disk(table, tmp_path / "file" / "table.bin") is table
    (tmp_path / "table.bin").mkdir()
    assert on_disk(table, tmp_path / "table.bin") is table


def test_a_nearly_full_disk_is_left_alone(
    table: NDArray[np.uint8], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=table.nbytes * 2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: full)
    assert on_disk(table, tmp_path / "table.bin") is table
    assert not any(tmp_path.iterdir())
