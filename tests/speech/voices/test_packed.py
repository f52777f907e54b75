"""A packed mapping is the dictionary that it was made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.packed import PackedMapping

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
VALUES = st.one_of(WORDS, st.none(), st.integers(-99, 99), st.dictionaries(WORDS, st.floats(-9, 9), max_size=3))


@given(st.dictionaries(WORDS, VALUES), WORDS)
def test_it_holds_what_the_dictionary_holds(content: dict[str, object], other: str) -> None:
    packed = PackedMapping(content)
    assert dict(packed) == content
    assert len(packed) == len(content)
    assert packed.get(other) == content.get(other)
    assert (other in packed) == (other in content)


def test_a_missing_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        PackedMapping({"one": 1})["two"]


def test_hibari_reads_as_it_does_by_itself() -> None:
    hibari = pytest.importorskip("hibari")
    text = (
        "Mr. O'Brien read the lead record on the 3rd of May 2024; $1,250 isn't refundable, "
        "and neither the McKinsey report nor Kowalskiewicz's laptop will live in Reading."
    )
    engine = HibariEngine()
    voice = engine.voices()[0]
    assert engine._load(voice.id).phonemize(text) == hibari.Hibari(threads=1).phonemize(text)
    engine.close()
