import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.voices.swearing import Piece, masked, milder, pieces, shown, spoken_pieces

plain = st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs",)), min_size=1)
words = st.text(st.characters(categories=("L",)), min_size=1)


@given(st.lists(st.tuples(plain, words)))
def test_pieces_are_what_was_put_together(parts):
    line = "".join(f"{text}{{{word}}}" for text, word in parts)
    expected = [piece for text, word in parts for piece in (Piece(text), Piece(word, swearing=True))]
    assert list(pieces(line)) == expected


@given(st.text())
def test_no_brace_is_ever_shown_or_spoken(line):
    for profanity in ("bleeped", "mild", "spoken"):
        assert not set(shown(line, profanity, "en")) & set("{}")
        assert not any(set(piece.text) & set("{}") for piece in spoken_pieces(line, profanity, "en"))


@given(words)
def test_a_mask_shows_no_more_than_the_first_letter(word):
    mask = masked(word)
    assert mask != word
    assert len(mask) == len(word)
    assert set(mask[1:]) <= {"•"}


@given(words, words)
def test_words_outside_braces_are_never_bleeped(first, second):
    assert [piece.swearing for piece in spoken_pieces(f"{first} {{{second}}}", "bleeped", "en")] == [False, True]


def test_captions_follow_the_settings():
    line = "Where is this {bloody} laptop? {Damn} it!"
    assert shown(line, "bleeped", "en") == "Where is this b••••• laptop? D••• it!"
    assert shown(line, "mild", "en") == "Where is this blasted laptop? Darn it!"
    assert shown(line, "spoken", "en") == "Where is this bloody laptop? Damn it!"


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("fucking shit", "en", "flipping rubbish"),
        ("Kurwa", "pl", "Cholera"),
        ("Pissed off", "en", "Fed up"),
        ("xyzzy", "pl", "cholera"),
        ("Xyzzy", "en", "Darn"),
        ("씨발", "ko", "젠장"),
    ],
)
def test_milder_words(words, language, expected):
    assert milder(words, language) == expected


def test_several_words_in_braces_are_masked_one_by_one():
    assert masked("son of a bitch") == "s•• o• • b••••"
