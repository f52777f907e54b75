"""Numbers of texts, word pieces say, in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping

import marisa_trie


class PieceNumbers:
    """The beginnings of all word pieces with their numbers, as the tokenizer looks them up.

    200,000 of them take 3 MB in place of 34 in a dictionary; a look-up takes 0.3 µs longer.
    """

    def __init__(self, trie: marisa_trie.Trie, numbers: array[int]) -> None:
        """`numbers` are in the order of the trie."""
        self.trie = trie
        self.numbers = numbers
        self._place = trie.get

    @staticmethod
    def of(numbers: Mapping[str, int]) -> PieceNumbers:
        """Pack a dictionary."""
        trie = marisa_trie.Trie(numbers)
        packed = array("i", [0]) * len(trie)
        for piece, place in trie.iteritems():
            packed[place] = numbers[piece]
        return PieceNumbers(trie, packed)

    def __iter__(self) -> Iterator[str]:
        return iter(self.trie.iterkeys())

    def __len__(self) -> int:
        return len(self.trie)

    def get(self, piece: str, /) -> int | None:
        """Return the number of a piece, None when there is none."""
        place = self._place(piece)
        return None if place is None else self.numbers[place]
