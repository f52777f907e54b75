"""Sound that is sealed while it is recorded: piece by piece, each whole as soon as it is on the disk.

A kill or a power cut leaves at most one piece half-written, at the end; everything before it can be opened. Pieces
are at places in the raw samples, in their order; what lies between two is silence.

    header as in `sealing` | number 4 | place 8 | length 4 | sealed piece and its tag | ...

Numbers count every attempt to write, so that no nonce is used twice even when a full disk has taken half a piece.
"""

from __future__ import annotations

import io
import os
import struct
from bisect import bisect_right
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from roleplay.core.sealed import SealedError
from roleplay.store.sealing import TAG, FileCipher, Header, file_cipher, opened, read_header

_PIECE = struct.Struct(">IQI")
_LONGEST = 1 << 26
"""Bytes in a piece: many minutes; more is no length but damage."""


class SealedJournal:
    """A sealed file that grows while a call runs; used by one thread."""

    def __init__(self, path: Path, key_id: bytes, key: bytes) -> None:
        """Create the file. Raises `OSError`."""
        header = Header(key_id, "journal", os.urandom(16), path.name)
        self._cipher = file_cipher(key, header)
        self._file = path.open("xb", buffering=0)
        self._number = 0
        self._good = 0
        """Up to here the file is whole."""

    def write(self, place: int, samples: bytes) -> None:
        """Append a piece that belongs at a place behind those before it. Raises `OSError`."""
        if not self._good:  # not when the file is made: a disk may be full then, and have room later
            self._put(self._cipher.header)
        head = _PIECE.pack(self._number, place, len(samples))
        nonce = self._cipher.nonce(self._number, last=False)
        self._number += 1
        sealed = self._cipher.aead.encrypt(nonce, samples, self._cipher.header + head)
        self._put(head + sealed)

    def fileno(self) -> int:
        """Return the file's number, to have it flushed to the disk."""
        return self._file.fileno()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _put(self, content: bytes) -> None:
        rest = memoryview(content)
        try:
            self._file.seek(self._good)
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
        except OSError:
            with suppress(OSError):
                self._file.truncate(self._good)
            raise
        self._good += len(content)


class _Piece(NamedTuple):
    place: int
    length: int
    at: int
    """Where its head is in the file."""
    number: int


class JournalReader(io.RawIOBase):
    """The raw samples of a sealed journal as one seekable file. Not thread-safe."""

    def __init__(self, file: BinaryIO, key: bytes, *, name: str = "", lenient: bool = False) -> None:
        """Take over an open file and find its pieces. Raises `SealedError`."""
        super().__init__()
        header, packed = read_header(file)
        if header.kind != "journal":
            raise SealedError("it is damaged")
        if name and header.name != name:
            raise SealedError(f"it was put in the place of another file: it is {header.name}")
        self._file = file
        self._cipher: FileCipher = file_cipher(key, header)
        self._lenient = lenient
        self._pieces = _pieces(file, len(packed))
        while self._pieces and self._open(self._pieces[-1]) is None:
            self._pieces.pop()  # what a kill or a power cut left half-written
        end = self._pieces[-1].at + _PIECE.size + self._pieces[-1].length + TAG if self._pieces else len(packed)
        longest = max((piece.length for piece in self._pieces), default=_PIECE.size) + _PIECE.size + TAG
        self.cut_off = file.seek(0, io.SEEK_END) - end > longest
        """Whether more follows than one piece that was not finished."""
        self._places = [piece.place for piece in self._pieces]
        self._length = self._pieces[-1].place + self._pieces[-1].length if self._pieces else 0
        self._at = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the place in the samples, bytes."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the samples."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer, from one piece or one gap at most. Raises `SealedError` unless lenient."""
        if self._at >= self._length or not len(buffer):
            return 0
        index = bisect_right(self._places, self._at) - 1
        piece = self._pieces[index] if index >= 0 else _Piece(0, 0, 0, 0)
        inside = self._at - piece.place
        if inside < piece.length:
            content = self._open(piece)
            if content is None and not self._lenient:
                raise SealedError("it was changed or damaged")
            part = (bytes(piece.length) if content is None else content)[inside : inside + len(buffer)]
        else:
            part = bytes(min(self._places[index + 1] - self._at, len(buffer)))
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _open(self, piece: _Piece) -> bytes | None:
        self._file.seek(piece.at)
        head = self._file.read(_PIECE.size)
        sealed = self._file.read(piece.length + TAG)
        nonce = self._cipher.nonce(piece.number, last=False)
        return opened(self._cipher.aead, nonce, sealed, self._cipher.header + head)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def _pieces(file: BinaryIO, at: int) -> list[_Piece]:
    """Return the pieces that are in the file in full, by their heads alone."""
    size = file.seek(0, io.SEEK_END)
    found: list[_Piece] = []
    end = 0
    while at + _PIECE.size + TAG <= size:
        file.seek(at)
        number, place, length = _PIECE.unpack(file.read(_PIECE.size))
        whole = 0 < length <= _LONGEST and at + _PIECE.size + length + TAG <= size
        if not whole or place < end or (found and number <= found[-1].number):
            break
        found.append(_Piece(place, length, at, number))
        end = place + length
        at += _PIECE.size + length + TAG
    return found
