"""Customers are told apart by ear: measured, against what listeners just notice."""

import pytest

from roleplay.places import resources
from tools.measure_voices import BEGIN, END, TEXT, measure_voices, nearest, table

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def voices(bank):
    return measure_voices(bank)


def test_eleven_women_and_nine_men_speak_english(voices):
    assert sum(voice.engine == "hibari" for voice in voices) >= 11
    assert sum(voice.engine == "piper" for voice in voices) >= 9


def test_no_two_customers_are_nearer_than_listeners_notice(voices):
    """Jointly in pitch, length of the vocal tract and pace; 1 is just noticed."""
    distance, one, other = nearest(voices)[0]
    assert distance > 1.1, f"{one} and {other} sound alike"


def test_the_young_have_small_throats_and_the_big_deep_voices(voices):
    found = {voice.id: voice for voice in voices}
    men = [found[name] for name in ("marian", "conrad", "daniel", "oscar", "robert", "edward", "victor", "martin")]
    assert found["leo"].tract > max(man.tract for man in men)
    assert found["leo"].pitch > max(man.pitch for man in men)
    assert found["oscar"].pitch == min(voice.pitch for voice in voices)
    assert found["dana"].tract < found["supervisor"].tract < found["sylvia"].tract


def test_the_table_of_the_voices_names_all_of_them(voices):
    page = (resources().voices / "README.md").read_text("utf-8")
    written = page.partition(BEGIN)[2].partition(END)[0]
    assert TEXT in " ".join(page.split())
    assert {
        row.split("|")[1].strip() for row in written.splitlines() if "| hibari |" in row or "| piper |" in row
    } == {voice.id for voice in voices}
    assert written.splitlines()[1] == table(voices).splitlines()[0]
