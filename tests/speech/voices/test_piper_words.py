"""Where the parts of a sentence are heard, from the lengths of its phonemes."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.voices.piper_words import part_spans


@dataclass
class Phoneme:
    phoneme: str
    num_samples: int = 10


@dataclass
class Chunk:
    phoneme_alignments: list[Phoneme] | None
    audio_float_array: list[float] = field(default_factory=list)


def chunk(phonemes: str, each: int = 10) -> Chunk:
    return Chunk([Phoneme(phoneme, each) for phoneme in phonemes], [0.0] * (each * len(phonemes)))


def test_each_part_is_heard_from_its_first_sound_to_its_last() -> None:
    assert part_spans([chunk("^ɡˈoʊ tə hˈɛl, nˈaʊ.$")], [["ɡˈoʊ tə "], ["hˈɛl"], [", nˈaʊ."]]) == (
        (10, 80),
        (90, 130),
        (150, 190),
    )


def test_a_sentence_that_was_made_in_two_goes_on_behind_the_first() -> None:
    spans = part_spans([chunk("^aa.$"), chunk("^bb cc.$")], [["aa.", "bb "], ["cc."]])
    assert spans == ((10, 80), (90, 110))


def test_a_part_of_nothing_but_marks_has_no_length() -> None:
    assert part_spans([chunk("^aa bb!$")], [["aa "], ["bb"], ["!"]]) == ((10, 30), (40, 60), (60, 60))


def test_nothing_is_told_where_words_were_read_as_one_or_otherwise() -> None:
    assert part_spans([chunk("^ʌvðə dæm$")], [["ʌv ðə "], ["dæm"]]) == ()
    assert part_spans([chunk("^aaaa bbbb$")], [["bbbb "], ["aaaa"]]) == ()
    assert part_spans([Chunk(None)], [["aa"], ["bb"]]) == ()


words = st.text("abcdeʃʒ", min_size=1, max_size=5)


@given(st.lists(st.lists(words, max_size=4), min_size=1, max_size=4), st.integers(1, 50))
def test_spans_follow_one_another_inside_the_sound(parts: list[list[str]], each: int) -> None:
    sentence = " ".join(word for part in parts for word in part)
    spans = part_spans([chunk(f"^{sentence}.$", each)], [[" ".join(part)] for part in parts])
    assert len(spans) == len(parts)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert edges[-1] <= each * (len(sentence) + 3)
    for part, (begin, end) in zip(parts, spans, strict=True):
        assert end - begin == (each * len(" ".join(part)))
