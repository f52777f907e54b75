"""How the trainee spoke, in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from roleplay.cli.captions import Captions
from roleplay.cli.delivery import hint_words, print_delivery
from roleplay.core.delivery import CallDelivery, DeliveryReport, Usual
from roleplay.core.events import DeliveryHint
from tests.review.speaking import spoken_call, turn

USUAL = {"pace": Usual(150, 141.6, 158, 40), "pitch_range": Usual(5, 4.25, 6, 40)}


def shown(call: CallDelivery, usual: dict | None = None) -> list[str]:
    stream = io.StringIO()
    print_delivery(Console(file=stream, soft_wrap=True), DeliveryReport(call, usual or {}))
    return stream.getvalue().splitlines()


def test_measures_stand_beside_what_is_usual() -> None:
    assert shown(spoken_call(1, turn(paused=1.2), typing_seconds=4.2, interruptions=1), USUAL) == [
        "",
        "How you spoke (measured, no judgement of feelings)",
        "  pace          150 words a minute  (usually 142 to 158)",
        "  loudness      -25 dBFS, active speech level",
        "  pitch range   6.0 semitones  (usually 4.2 to 6.0)",
        "  pauses        12 % of your turns",
        "  talking       25 % of all that was said was yours",
        "  noticed       1 interruption, 0 hesitations, 4 s of typing while the customer talked",
    ]


def test_it_is_told_when_there_are_too_few_calls() -> None:
    assert shown(spoken_call(1, turn()))[-1].strip() == "There are not enough calls yet to say what is usual for you."


def test_without_a_recording_there_is_nothing_of_the_sound() -> None:
    text = "\n".join(shown(spoken_call(1, turn(loudness=None, pitch_range=None))))
    assert "dBFS" not in text
    assert "semitones" not in text
    assert "typing" not in text


def test_a_typed_call_shows_nothing() -> None:
    assert shown(spoken_call(1)) == []


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (DeliveryHint(1, "pace", 210.4, 150), "fast: 210 words a minute, you usually speak 150"),
        (DeliveryHint(1, "pace", 96, 150), "slow: 96 words a minute, you usually speak 150"),
        (DeliveryHint(1, "loudness", -34, -25), "9 dB softer than you usually speak"),
        (DeliveryHint(1, "loudness", -18, -25), "7 dB louder than you usually speak"),
    ],
)
def test_a_hint_in_words(hint: DeliveryHint, words: str) -> None:
    assert hint_words(hint) == words
    stream = io.StringIO()
    for hints in (False, True):
        Captions(Console(file=stream, soft_wrap=True), {}, hints=hints)(hint)
    assert stream.getvalue().count(words) == 1
