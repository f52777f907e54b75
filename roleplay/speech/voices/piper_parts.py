"""A Piper model in two parts, so that a long sentence takes little more memory than a short one.

A voice of Piper is a VITS model (J. Kim, J. Kong, J. Son 2021, "Conditional Variational Autoencoder with Adversarial
Learning for End-to-End Text-to-Speech"): from phonemes to frames, then the decoder from frames to sound. The decoder
takes nearly all of the memory, 15 MB for each second of the sentence, and is nothing but convolutions: a sample
depends on few frames to both sides. So it is run piece by piece, with so many frames more at the seams, and yields
the same.

The file is cut along the graph in the wire format of Protocol Buffers; the numbers are those of the fields in
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. The package `onnx` could cut it, too, for 60 MB of memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

_GRAPH = 7
_NODE, _INITIALIZER, _INPUT, _OUTPUT, _VALUE_INFO = 1, 5, 11, 12, 13
_NODE_INPUT, _NODE_OUTPUT, _NODE_NAME = 1, 2, 3
_INITIALIZER_NAME = 8
_LENGTH = 2
"""Wire type of what has a length."""
_FLOAT_TENSOR = bytes([18, 4, 10, 2, 8, 1])
"""Of a `ValueInfoProto`: field `type`, a tensor of floats of any shape."""
_DECODER = b"/dec/"
"""How the names of the decoder's nodes begin, in every export of Piper."""

PIECE = 96
"""Frames that are decoded at a time, 1.1 s of a voice of medium quality."""
SEAM = 24
"""Frames to both sides that a sample may depend on; the largest decoder of Piper reaches over 14."""


@dataclass(frozen=True, slots=True)
class Halves:
    """Two models, and the frames between them."""

    front: bytes
    decoder: bytes
    frames: str
    sound: str


class Session(Protocol):
    """What is used of `onnxruntime.InferenceSession`."""

    def run(self, wanted: Sequence[str] | None, given: Mapping[str, Any]) -> Sequence[Any]:
        """Return the outputs."""


class PiecewiseSession:
    """Runs both halves in place of the whole model; the result has the shape (1, 1, samples)."""

    def __init__(self, front: Session, decoder: Session, frames: str, sound: str) -> None:
        """`frames` and `sound` are the names of what `front` and `decoder` return."""
        self._front = front
        self._decoder = decoder
        self._frames = frames
        self._sound = sound

    def run(self, _wanted: Sequence[str] | None, given: Mapping[str, Any]) -> list[np.ndarray]:
        """Return the sound, as the only output."""
        frames = self._front.run([self._frames], given)[0]
        return [np.concatenate(list(self._pieces(frames)), axis=-1)]

    def _pieces(self, frames: np.ndarray) -> Iterator[np.ndarray]:
        count = frames.shape[-1]
        for begin in range(0, max(count, 1), PIECE):
            end = min(begin + PIECE, count)
            first, last = max(begin - SEAM, 0), min(end + SEAM, count)
            given = {self._frames: np.ascontiguousarray(frames[..., first:last])}
            sound = self._decoder.run([self._sound], given)[0]
            samples = sound.shape[-1] // max(last - first, 1)
            yield sound[..., (begin - first) * samples : (end - first) * samples]


def halves(model: bytes) -> Halves | None:
    """Return a model in two parts; None when it is not made like that (several speakers, another architecture)."""
    try:
        return _halves(memoryview(model))
    except (IndexError, ValueError, StopIteration):
        return None


def _halves(model: memoryview) -> Halves | None:
    graph = next(value for number, value, _ in _fields(model) if number == _GRAPH)
    parts = list(_fields(graph))
    nodes = [_Node.read(value) for number, value, _ in parts if number == _NODE]
    decoder = [node for node in nodes if node.name.startswith(_DECODER)]
    made = {name for node in decoder for name in node.outputs}
    weights = {_name(value, _INITIALIZER_NAME) for number, value, _ in parts if number == _INITIALIZER}
    frames = {name for node in decoder for name in node.inputs} - made - weights
    used = {name for node in nodes if node not in decoder for name in node.inputs} & made
    if len(frames) != 1 or len(used) != 1:
        return None
    (frame,), (sound,) = frames, used
    behind = [node for node in nodes if sound in node.inputs and node not in decoder]
    if len(behind) != 1 or behind[0].outputs != _outputs(parts):
        return None
    front = [node for node in nodes if node not in decoder and node not in behind]
    return Halves(
        _model(model, parts, front, given=None, result=frame),
        _model(model, parts, decoder, given=frame, result=sound),
        frame.decode(),
        sound.decode(),
    )


@dataclass(frozen=True)
class _Node:
    name: bytes
    inputs: tuple[bytes, ...]
    outputs: tuple[bytes, ...]

    @staticmethod
    def read(node: memoryview) -> _Node:
        found = [(number, bytes(value)) for number, value, _ in _fields(node) if number <= _NODE_NAME]
        return _Node(
            next((value for number, value in found if number == _NODE_NAME), b""),
            tuple(value for number, value in found if number == _NODE_INPUT and value),
            tuple(value for number, value in found if number == _NODE_OUTPUT),
        )


_Part = tuple[int, memoryview, memoryview]


def _model(
    model: memoryview, parts: Sequence[_Part], nodes: Sequence[_Node], *, given: bytes | None, result: bytes
) -> bytes:
    """Return a model of some of the nodes; `given` is its only input, None for those of the whole model."""
    kept = {node.outputs for node in nodes}
    needed = {name for node in nodes for name in node.inputs}
    graph = [bytes(whole) for number, value, whole in parts if _belongs(number, value, kept, needed, given)]
    graph += [_message(_OUTPUT, _message(1, result) + _FLOAT_TENSOR)]
    graph += [_message(_INPUT, _message(1, given) + _FLOAT_TENSOR)] if given is not None else []
    whole_graph = b"".join(graph)
    return b"".join(
        _message(_GRAPH, whole_graph) if number == _GRAPH else bytes(whole) for number, _, whole in _fields(model)
    )


def _belongs(
    number: int, value: memoryview, kept: set[tuple[bytes, ...]], needed: set[bytes], given: bytes | None
) -> bool:
    if number == _NODE:
        return _Node.read(value).outputs in kept
    if number == _INITIALIZER:
        return _name(value, _INITIALIZER_NAME) in needed
    if number == _INPUT:
        return given is None
    return number not in (_OUTPUT, _VALUE_INFO)


def _outputs(parts: Iterable[_Part]) -> tuple[bytes, ...]:
    return tuple(_name(value, 1) for number, value, _ in parts if number == _OUTPUT)


def _name(message: memoryview, field: int) -> bytes:
    return next((bytes(value) for number, value, _ in _fields(message) if number == field), b"")


def _fields(message: memoryview) -> Iterator[_Part]:
    """Yield number, content (empty for a number) and the whole encoding of each field."""
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
        yield tag >> 3, message[content:place], message[begin:place]


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
