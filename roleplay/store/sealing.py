"""Chunked authenticated encryption of files: the STREAM construction over AES-256-GCM.

Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance (2015),
section 7, as in Tink's streaming AEAD and age: each chunk's nonce holds its number and whether it is the last one, so
that chunks cannot be exchanged, left out, repeated or cut off unnoticed. Every file has a key of its own, derived by
HKDF from the store's key and a random id, so that nonces can be counted. The header, with the name under which the
file was sealed, is authenticated with every chunk: one call's recording cannot stand in for another's.

    magic 8 | key id 8 | version 1 | kind 1 | length of the name 2 | file id 16 | name | chunks
"""

from __future__ import annotations

import io
import os
import struct
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from roleplay.core.sealed import HEAD_BYTES, MAGIC, SealedError

if TYPE_CHECKING:  # a store that is not encrypted does without
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
CHUNK = 16 * 1024
"""Bytes of content in a chunk, about two seconds of a recording: what one flipped bit costs."""
TAG = 16
_FIXED = struct.Struct(">BBH16s")
_LAST = b"\x01"
_MORE = b"\x00"
_PREFIX = 7
_REMEMBERED = 4
"""Opened chunks that are kept: a decoder goes back and forth a little."""

Kind = Literal["stream", "journal"]
_KINDS: dict[Kind, int] = {"stream": 1, "journal": 2}


def derive(key: bytes, purpose: str, salt: bytes = b"", length: int = 32) -> bytes:
    """Return a key for one purpose (HKDF-SHA256, RFC 5869)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, salt or None, purpose.encode()).derive(key)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the content."""

    key_id: bytes
    kind: Kind
    file_id: bytes
    name: str

    def packed(self) -> bytes:
        """Return the bytes of the header."""
        name = self.name.encode()
        return MAGIC + self.key_id + _FIXED.pack(VERSION, _KINDS[self.kind], len(name), self.file_id) + name


def read_header(file: BinaryIO) -> tuple[Header, bytes]:
    """Return the header and its bytes; the file stands behind it then. Raises `SealedError`."""
    fixed = file.read(HEAD_BYTES + _FIXED.size)
    if len(fixed) < HEAD_BYTES + _FIXED.size or not fixed.startswith(MAGIC):
        raise SealedError("it is cut off before anything can be read")
    version, kind, length, file_id = _FIXED.unpack(fixed[HEAD_BYTES:])
    if version != VERSION:
        raise SealedError("it was encrypted by a newer version of Roleplay")
    found = next((name for name, number in _KINDS.items() if number == kind), None)
    raw = file.read(length)
    if found is None or len(raw) < length:
        raise SealedError("it is damaged")
    try:
        return Header(fixed[len(MAGIC) : HEAD_BYTES], found, file_id, raw.decode()), fixed + raw
    except UnicodeDecodeError as error:
        raise SealedError("it is damaged") from error


@dataclass(frozen=True, slots=True, repr=False)
class FileCipher:
    """The key of one file."""

    aead: AESGCM
    prefix: bytes
    header: bytes

    def nonce(self, number: int, *, last: bool) -> bytes:
        """Return the nonce of a chunk."""
        return self.prefix + number.to_bytes(4, "big") + (_LAST if last else _MORE)


def file_cipher(key: bytes, header: Header) -> FileCipher:
    """Return what seals and opens a file; `key` is the store's key for files."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    made = derive(key, "roleplay sealed file v1", header.file_id, 32 + _PREFIX)
    return FileCipher(AESGCM(made[:32]), made[32:], header.packed())


def opened(aead: AESGCM, nonce: bytes, sealed: bytes, told: bytes) -> bytes | None:
    """Return what was sealed, None when it or what was told with it is not as it was."""
    from cryptography.exceptions import InvalidTag

    try:
        return aead.decrypt(nonce, sealed, told)
    except InvalidTag:
        return None


class SealedWriter(io.RawIOBase):
    """Seals what is written to a new file. `finish` makes it whole; without that it counts as cut off.

    A decoder's header is written anew at the end, so that the first chunk is held back: seeking is possible within it
    and to the end. A disk that refuses is remembered and told by `finish`, since a library in C cannot pass it on.
    """

    def __init__(self, path: Path, key_id: bytes, key: bytes, name: str) -> None:
        """Create the file. Raises `OSError`."""
        super().__init__()
        header = Header(key_id, "stream", os.urandom(16), name)
        self._cipher = file_cipher(key, header)
        self._file = path.open("xb", buffering=0)
        self._body = len(self._cipher.header)
        self._failed: OSError | None = None
        self._write(self._cipher.header)
        self._first = bytearray()
        self._tail = bytearray()
        """What follows the chunks that are written; empty while the first one is not full."""
        self._chunks = 1
        """The first one counts as written."""
        self._place = 0

    def writable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True, within the first chunk and to the end."""
        return True

    @property
    def _length(self) -> int:
        return len(self._first) + (self._chunks - 1) * CHUNK + len(self._tail)

    def tell(self) -> int:
        """Return the place in the content."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the content."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._length}[whence]
        self._place = base + offset
        return self._place

    def write(self, content: Any) -> int:
        """Put bytes at the place; see `seek` for where that may be."""
        given = memoryview(content).cast("B")
        total = len(given)
        try:
            while given:
                given = given[self._put(given) :]
        except OSError as error:
            self._failed = self._failed or error
        return total

    def _put(self, given: memoryview) -> int:
        if self._place < CHUNK:
            part = given[: CHUNK - self._place]
            self._first[self._place : self._place + len(part)] = part
        elif self._place == self._length:
            if len(self._tail) == CHUNK:
                self._write_chunk(self._chunks, self._tail, last=False)
                self._chunks += 1
                self._tail.clear()
            part = given[: CHUNK - len(self._tail)]
            self._tail += part
        else:
            raise io.UnsupportedOperation("only the first chunk can be written anew")
        self._place += len(part)
        return len(part)

    def _write_chunk(self, number: int, content: bytearray, *, last: bool) -> None:
        nonce = self._cipher.nonce(number, last=last)
        self._file.seek(self._body + number * (CHUNK + TAG))
        self._write(self._cipher.aead.encrypt(nonce, bytes(content), self._cipher.header))

    def _write(self, content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            rest = rest[self._file.write(rest) or 0 :]

    def finish(self) -> None:
        """Write what was held back. Raises `OSError` when anything could not be written."""
        try:
            if self._failed is not None:
                raise self._failed
            if self._tail:
                self._write_chunk(self._chunks, self._tail, last=True)
            self._write_chunk(0, self._first, last=not self._tail)
            os.fsync(self._file.fileno())
        finally:
            self.close()

    def close(self) -> None:
        """Close the file; what `finish` did not make whole stays cut off."""
        self._file.close()
        super().close()


class SealedReader(io.RawIOBase):
    """The content of a sealed file, seekable; decrypts only the chunks that are asked for. Not thread-safe."""

    def __init__(self, file: BinaryIO, key: bytes, *, name: str = "", lenient: bool = False) -> None:
        """Take over an open file. Raises `SealedError` when it is of another kind, or sealed under another `name`."""
        super().__init__()
        header, packed = read_header(file)
        if header.kind != "stream":
            raise SealedError("it is damaged")
        if name and header.name != name:
            raise SealedError(f"it was put in the place of another file: it is {header.name}")
        self._file = file
        self._cipher = file_cipher(key, header)
        self._body = len(packed)
        size = max(file.seek(0, io.SEEK_END) - self._body, 0)
        self._chunks = max(-(-size // (CHUNK + TAG)), 1)
        self._length = max(size - self._chunks * TAG, 0)
        self._lenient = lenient
        self._place = 0
        self._opened: OrderedDict[int, bytes] = OrderedDict()

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the place in the content."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the content."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._length}[whence]
        self._place = max(base + offset, 0)
        return self._place

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer, from one chunk at most. Raises `SealedError` unless lenient."""
        number, inside = divmod(self._place, CHUNK)
        if self._place >= self._length:
            if not self._lenient:
                self._chunk(self._chunks - 1)  # an end that was cut off is told, not taken for the end
            return 0
        part = self._chunk(number)[inside : inside + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def _chunk(self, number: int) -> bytes:
        if number in self._opened:
            self._opened.move_to_end(number)
            return self._opened[number]
        content = self._open(number)
        self._opened[number] = content
        if len(self._opened) > _REMEMBERED:
            self._opened.popitem(last=False)
        return content

    def _open(self, number: int) -> bytes:
        self._file.seek(self._body + number * (CHUNK + TAG))
        sealed = self._file.read(CHUNK + TAG)
        last = number == self._chunks - 1
        content = self._with_mark(number, sealed, last=last)
        if content is None and not self._lenient:
            raise SealedError("it was changed, damaged or cut off")
        if content is None and last:  # cut off between two chunks: what is there is still good
            content = self._with_mark(number, sealed, last=False)
        return bytes(max(len(sealed) - TAG, 0)) if content is None else content

    def _with_mark(self, number: int, sealed: bytes, *, last: bool) -> bytes | None:
        return opened(self._cipher.aead, self._cipher.nonce(number, last=last), sealed, self._cipher.header)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()
