"""A Piper model in two parts, so that a long sentence takes little more memory than a short one.

A voice of Piper is a VITS model (J. Kim, J. Kong, J. Son 2021, "Conditional Variational Autoencoder with Adversarial
Learning for End-to-End Text-to-Speech"): from phonemes to frames, then the decoder from frames to sound. The decoder
takes nearly all of the memory, 15 MB for each second of the sentence, and is nothing but convolutions: a sample
depends on few frames to both sides. So it is run piece by piece, with so many frames more at the seams, and yields
the same.

The file is cut along the graph in the wire format of Protocol Buffers; the numbers are those of the fields in
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. The package `onnx` could cut it, too, for 60 MB of memory.
Instead of a weight, both parts may name its place in the model's file. So 60 MB of weights are never copied, and the
system may drop them from memory and read them again.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np

_GRAPH = 7
_NODE, _INITIALIZER, _INPUT, _OUTPUT, _VALUE_INFO = 1, 5, 11, 12, 13
_NODE_INPUT, _NODE_OUTPUT, _NODE_NAME, _NODE_OPERATION = 1, 2, 3, 4
_INITIALIZER_NAME, _RAW_DATA, _EXTERNAL_DATA, _DATA_LOCATION = 8, 9, 13, 14
_EXTERNAL = 1
_LENGTH = 2
"""Wire type of what has a length."""
_FLOAT_TENSOR = bytes([18, 4, 10, 2, 8, 1])
"""Of a `ValueInfoProto`: field `type`, a tensor of floats of any shape."""
_SMALL = 1_024
"""Bytes of a weight that stays in the model; some of these are read while the model is made."""
_DECODER = b"/dec/"
"""How the names of the decoder's nodes begin, in every export of Piper."""
_ROUNDED_UP = b"Ceil"
"""The one operation of its kind: it makes whole frames of how long each phoneme lasts."""

PIECE = 80
"""Frames that are decoded at a time, 0.9 s of a voice of medium quality: with fewer, more is decoded twice at seams
(with 48 a sentence takes a seventh longer), with more it takes more memory."""
SEAM = 16
"""Frames to both sides that a sample may depend on; the largest decoder of Piper reaches over 14."""


@dataclass(frozen=True, slots=True)
class Halves:
    """Two models, and the frames between them."""

    front: bytes
    decoder: bytes
    frames: str
    sound: str
    lengths: str
    """Of each phoneme, in frames; `front` returns them, too. Empty when it cannot."""


class Session(Protocol):
    """What is used of `onnxruntime.InferenceSession`."""

    def run(self, wanted: Sequence[str] | None, given: Mapping[str, Any]) -> Sequence[Any]:
        """Return the outputs."""


class PiecewiseSession:
    """Runs both halves in place of the whole model."""

    def __init__(self, front: Session, decoder: Session, frames: str, sound: str, lengths: str = "") -> None:
        """`frames`, with `lengths` if there are any, and `sound` are the names of what the two return."""
        self._front = front
        self._decoder = decoder
        self._frames = frames
        self._sound = sound
        self._lengths = [lengths] if lengths else []

    def run(self, _wanted: Sequence[str] | None, given: Mapping[str, Any]) -> list[np.ndarray]:
        """Return the sound, shape (1, 1, samples), and how many frames each phoneme lasts, where that is known."""
        frames, *lengths = self._front.run([self._frames, *self._lengths], given)
        return [np.concatenate(list(self._pieces(frames)), axis=-1), *lengths]

    def _pieces(self, frames: np.ndarray) -> Iterator[np.ndarray]:
        count = frames.shape[-1]
        for begin in range(0, max(count, 1), PIECE):
            end = min(begin + PIECE, count)
            first, last = max(begin - SEAM, 0), min(end + SEAM, count)
            given = {self._frames: np.ascontiguousarray(frames[..., first:last])}
            sound = self._decoder.run([self._sound], given)[0]
            samples = sound.shape[-1] // max(last - first, 1)
            yield sound[..., (begin - first) * samples : (end - first) * samples]


def halves(file: Path, *, weights_in_file: bool) -> Halves | None:
    """Return a model in two parts; None when it is not made like that (several speakers, another architecture).

    With `weights_in_file` the parts name the places of the weights in `file`, which must not be written to while they
    are used: what reads a file that was cut short is ended by the system.

    Raises `OSError` when the file cannot be read.
    """
    try:
        with file.open("rb") as opened:
            content = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        return _halves(memoryview(content), file.name if weights_in_file else None)
    except (IndexError, ValueError, StopIteration):
        return None


def _halves(model: memoryview, file: str | None) -> Halves | None:
    graph = next(part for part in _fields(model) if part.number == _GRAPH)
    parts = [_outside(part, file, graph.at) if file else part for part in _fields(graph.content)]
    nodes = [_Node.read(part.content) for part in parts if part.number == _NODE]
    decoder = [node for node in nodes if node.name.startswith(_DECODER)]
    made = {name for node in decoder for name in node.outputs}
    weights = {_name(part.content, _INITIALIZER_NAME) for part in parts if part.number == _INITIALIZER}
    frames = {name for node in decoder for name in node.inputs} - made - weights
    used = {name for node in nodes if node not in decoder for name in node.inputs} & made
    if len(frames) != 1 or len(used) != 1:
        return None
    (frame,), (sound,) = frames, used
    behind = [node for node in nodes if sound in node.inputs and node not in decoder]
    if len(behind) != 1 or behind[0].outputs != _outputs(parts):
        return None
    front = [node for node in nodes if node not in decoder and node not in behind]
    rounding = [node.outputs for node in front if node.operation == _ROUNDED_UP]
    lengths = rounding[0] if len(rounding) == 1 else ()
    return Halves(
        _model(model, parts, front, given=None, results=(frame, *lengths)),
        _model(model, parts, decoder, given=frame, results=(sound,)),
        frame.decode(),
        sound.decode(),
        b"".join(lengths).decode(),
    )


@dataclass(frozen=True)
class _Node:
    name: bytes
    inputs: tuple[bytes, ...]
    outputs: tuple[bytes, ...]
    operation: bytes

    @staticmethod
    def read(node: memoryview) -> _Node:
        found = [(part.number, bytes(part.content)) for part in _fields(node) if part.number <= _NODE_OPERATION]
        return _Node(
            next((value for number, value in found if number == _NODE_NAME), b""),
            tuple(value for number, value in found if number == _NODE_INPUT and value),
            tuple(value for number, value in found if number == _NODE_OUTPUT),
            next((value for number, value in found if number == _NODE_OPERATION), b""),
        )


class _Part(NamedTuple):
    """One field of a message."""

    number: int
    content: memoryview
    """Empty for a number."""
    whole: memoryview
    """With the tag and the length before it."""
    at: int
    """Where the content begins in the message."""


def _outside(part: _Part, file: str, begin: int) -> _Part:
    """Return a weight as one whose numbers lie in `file`; `begin` is where the graph begins there."""
    if part.number != _INITIALIZER:
        return part
    fields = list(_fields(part.content))
    numbers = next((field for field in fields if field.number == _RAW_DATA), None)
    if numbers is None or len(numbers.content) < _SMALL:
        return part
    place = {"location": file, "offset": str(begin + part.at + numbers.at), "length": str(len(numbers.content))}
    content = b"".join(bytes(field.whole) for field in fields if field.number != _RAW_DATA)
    for key, value in place.items():
        content += _message(_EXTERNAL_DATA, _message(1, key.encode()) + _message(2, value.encode()))
    content += _number(_DATA_LOCATION << 3) + _number(_EXTERNAL)
    return part._replace(content=memoryview(content), whole=memoryview(_message(_INITIALIZER, content)))


def _model(
    model: memoryview,
    parts: Sequence[_Part],
    nodes: Sequence[_Node],
    *,
    given: bytes | None,
    results: Sequence[bytes],
) -> bytes:
    """Return a model of some of the nodes; `given` is its only input, None for those of the whole model."""
    kept = {node.outputs for node in nodes}
    needed = {name for node in nodes for name in node.inputs}
    graph = [bytes(part.whole) for part in parts if _belongs(part, kept, needed, given)]
    graph += [_message(_OUTPUT, _message(1, result) + _FLOAT_TENSOR) for result in results]
    graph += [_message(_INPUT, _message(1, given) + _FLOAT_TENSOR)] if given is not None else []
    whole_graph = b"".join(graph)
    return b"".join(
        _message(_GRAPH, whole_graph) if part.number == _GRAPH else bytes(part.whole) for part in _fields(model)
    )


def _belongs(part: _Part, kept: set[tuple[bytes, ...]], needed: set[bytes], given: bytes | None) -> bool:
    if part.number == _NODE:
        return _Node.read(part.content).outputs in kept
    if part.number == _INITIALIZER:
        return _name(part.content, _INITIALIZER_NAME) in needed
    if part.number == _INPUT:
        return given is None
    return part.number not in (_OUTPUT, _VALUE_INFO)


def _outputs(parts: Iterable[_Part]) -> tuple[bytes, ...]:
    return tuple(_name(part.content, 1) for part in parts if part.number == _OUTPUT)


def _name(message: memoryview, field: int) -> bytes:
    return next((bytes(part.content) for part in _fields(message) if part.number == field), b"")


def _fields(message: memoryview) -> Iterator[_Part]:
    """Yield the fields of a message."""
    place = 0
    while place < len(message):
        begin = place
        tag, place = _varint(message, place)
        content = place
        match tag & 7:
            case 0:
                _, place = _varint(message, place)
                content = place
            case 1:
                place += 8
            case 2:
                length, content = _varint(message, place)
                place = content + length
            case 5:
                place += 4
            case other:
                raise ValueError(f"wire type {other}")
        if place > len(message):
            raise ValueError("cut short")
        yield _Part(tag >> 3, message[content:place], message[begin:place], content)


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
        shift += 7


def _message(field: int, content: bytes) -> bytes:
    return _number(field << 3 | _LENGTH) + _number(len(content)) + content


def _number(value: int) -> bytes:
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)
