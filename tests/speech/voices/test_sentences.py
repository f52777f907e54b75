import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.voices.sentences import sentences


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("Mr. Kowalski waits. Dr. J. Smith too.", ("Mr. Kowalski waits.", "Dr. J. Smith too.")),
        ("This {damn! and} thing. Now.", ("This {damn! and} thing.", "Now.")),
        ("{Damn!} Now.", ("{Damn!}", "Now.")),
        ("It costs 3.50 in all", ("It costs 3.50 in all",)),
        ("Really?! Are you there...? Hello", ("Really?!", "Are you there...?", "Hello")),
        ("... And then?", ("... And then?",)),
        ("", ()),
    ],
)
def test_lines_are_cut_at_sentence_ends(line, expected):
    assert sentences(line) == expected


@given(st.text(st.sampled_from("aB .!?…{}\n"), max_size=60))
def test_nothing_is_lost(line):
    assert "".join("".join(sentences(line)).split()) == "".join(line.split())
