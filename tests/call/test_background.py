"""The customer's surroundings during a call: there from the first word on, silent under the telephone's sounds."""

from roleplay.audio.virtual import VirtualLine
from roleplay.call.background import BackgroundLine
from roleplay.core.sound import Pcm, silence
from tests.call.fakes import hum

LOOP = Pcm(b"\x40\x00" * 16_000)


def line_with(loop=lambda: LOOP):
    return BackgroundLine(VirtualLine(), loop)


def heard(line, frames=40):
    return [any(line.read().customer) for _ in range(frames)]


def test_nothing_is_heard_while_it_rings():
    line = line_with()
    line.play("ring", silence(1))
    assert not any(heard(line))


def test_it_begins_with_the_customers_first_word_and_goes_on_in_the_pauses():
    line = line_with()
    line.play("talk:1:hello", hum(0.2))
    assert all(heard(line))


def test_it_stops_under_hold_music_and_comes_back_with_the_customer():
    line = line_with()
    line.play("talk:1:hello", hum(0.2))
    heard(line)
    line.play("hold-music", silence(2))
    assert not any(heard(line)[20:])
    line.play("murmur:2", silence(0.1))
    assert any(heard(line))


def test_a_call_goes_on_while_the_sound_is_not_made_yet():
    line = line_with(lambda: None)
    line.play("talk:1:hello", silence(0.2))
    assert not any(heard(line))
