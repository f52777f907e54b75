import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.voices.sentences import begun, sentences


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


def test_a_long_sentence_begins_with_its_first_clause():
    line = "I have called you four times already, and every time somebody promised me that it was done."
    assert begun(line) == ("I have called you four times already,", line[38:])
    assert begun("Too short, to be cut.") == ("Too short, to be cut.",)
    assert begun("I don't want your rules, I want it now.") == ("I don't want your rules,", "I want it now.")


def test_a_sentence_without_a_clause_in_reach_or_with_one_in_braces_stays_whole():
    plain = "I have called you four times already and every time somebody promised me that it was done"
    braced = "This is a {damn, bloody, rotten, good for nothing} laptop that nobody on this earth would take."
    early = "No, I have called you four times already and every time somebody promised that it was done."
    assert all(begun(line) == (line,) for line in (plain, braced, early))


@given(st.text(alphabet="ab ,;{}.", max_size=150))
def test_nothing_is_lost_where_a_sentence_is_begun(text):
    assert "".join(begun(text)).replace(" ", "") == text.replace(" ", "")
