"""Rows of a large table that are read from its file when they are wanted."""

from __future__ import annotations

import weakref
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Rows(Protocol):
    """What is used of a table."""

    def __getitem__(self, numbers: NDArray[np.int64], /) -> NDArray[np.uint8]:
        """Return the rows with these numbers, shape (len(numbers), columns)."""


class RowsOnDisk:
    """A table of bytes in a file. Not thread-safe.

    Read, not mapped: for each row that is touched in a mapped file the system counts 64 KB to the program's memory,
    until the whole table of word pieces (65 MB) is there once some thousand sentences have been compared. A row takes
    a microsecond or two longer.
    """

    def __init__(self, file: Path, columns: int) -> None:
        """`columns` are the bytes of a row. Raises `OSError`."""
        self._columns = columns
        self._file = file.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)

    def __getitem__(self, numbers: NDArray[np.int64], /) -> NDArray[np.uint8]:
        """Return the rows with these numbers. Raises `OSError`, `ValueError` for a row that is not there."""
        rows = np.empty((len(numbers), self._columns), np.uint8)
        for row, number in zip(rows, numbers.tolist(), strict=True):
            self._file.seek(number * self._columns)
            if self._file.readinto(row.data) != self._columns:
                raise ValueError(f"{self._file.name} has no row {number}.")
        return rows
