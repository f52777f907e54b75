"""The playout queue: nothing lost, order kept, positions right, a stop that fades."""

from __future__ import annotations

import threading

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roleplay.audio.playout import FADE_SECONDS, RESUMED_SECONDS, Playout

RATE = 16_000
FADE = round(FADE_SECONDS * RATE)


def ramp(start: int, count: int) -> np.ndarray:
    """Samples that tell which they are, never 0."""
    return np.arange(start + 1, start + 1 + count, dtype=np.int16)


def pull(playout: Playout, count: int) -> tuple[np.ndarray, np.ndarray]:
    samples, marks = np.full(count, -1, np.int16), np.full(count, -1, np.int32)
    playout.pull(samples, marks)
    return samples, marks


def test_sounds_come_one_behind_the_other_and_then_silence():
    playout = Playout(RATE)
    playout.play("one", ramp(0, 5))
    playout.play("two", ramp(100, 3))
    samples, marks = pull(playout, 10)
    assert samples.tolist() == [1, 2, 3, 4, 5, 101, 102, 103, 0, 0]
    assert marks.tolist() == [1, 1, 1, 1, 1, 2, 2, 2, 0, 0]
    assert playout.last_name(marks) == "two"
    assert playout.last_name(marks[:3]) == "one"
    assert playout.last_name(marks[8:]) is None


def test_stop_fades_what_plays_drops_what_waits_and_plays_what_comes_after():
    playout = Playout(RATE)
    playout.play("cut off", np.full(8000, 10_000, np.int16))
    playout.play("dropped", ramp(0, 100))
    pull(playout, 1000)
    playout.stop()
    playout.play("next", np.full(10, 77, np.int16))
    assert playout.pending == FADE + 10
    samples, marks = pull(playout, FADE + 20)
    assert samples[0] == 10_000
    assert np.all(np.diff(samples[:FADE]) < 0)
    assert samples[FADE - 1] < 10_000 * 2 / FADE
    assert samples[FADE : FADE + 10].tolist() == [77] * 10
    assert not samples[FADE + 10 :].any()
    assert playout.last_name(marks[:FADE]) == "cut off"
    assert playout.pending == 0


def test_a_fade_goes_on_in_the_next_block():
    whole, halves = Playout(RATE), Playout(RATE)
    for playout in (whole, halves):
        playout.play("a", np.full(8000, 10_000, np.int16))
        pull(playout, 10)
        playout.stop()
    first, _ = pull(halves, FADE // 2)
    second, _ = pull(halves, FADE)
    assert np.concatenate([first, second]).tolist() == pull(whole, FADE // 2 + FADE)[0].tolist()


def test_a_stop_before_anything_was_pulled_lets_nothing_be_heard():
    playout = Playout(RATE)
    playout.play("a", ramp(0, 5000))
    playout.stop()
    assert not pull(playout, 6000)[0].any()
    assert playout.pending == 0


step = st.one_of(
    st.tuples(st.just("play"), st.integers(0, 700)),
    st.tuples(st.just("pull"), st.integers(1, 600)),
    st.tuples(st.just("stop"), st.just(0)),
)


@given(st.lists(step, max_size=40))
def test_without_a_stop_nothing_is_lost_and_with_one_the_order_is_kept(steps):
    playout, queued, pulled, marks, stopped = Playout(RATE), [], [], [], False
    for what, count in steps:
        if what == "play":
            clip = ramp(len(queued) % 30_000, count)
            playout.play("clip", clip)
            queued += clip.tolist()
        elif what == "stop":
            playout.stop()
            stopped = True
        else:
            before = playout.pending
            samples, block_marks = pull(playout, count)
            pulled += samples.tolist()
            marks += block_marks.tolist()
            assert 0 <= playout.pending <= before
            assert np.count_nonzero(block_marks) <= before
    pending = playout.pending
    rest, rest_marks = pull(playout, pending + 50)
    marks += rest_marks.tolist()
    assert playout.pending == 0
    named = [mark for mark in marks if mark]
    assert named == sorted(named)
    if not stopped:
        assert np.count_nonzero(rest_marks) == pending
        heard = [sample for sample in pulled + rest.tolist() if sample]
        assert heard == queued


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8), st.lists(st.integers(1, 300), min_size=1, max_size=10))
def test_how_it_is_pulled_does_not_change_what_is_heard(clips, blocks):
    playout = Playout(RATE)
    for number, count in enumerate(clips):
        playout.play(str(number), ramp(number, count))
    heard = np.concatenate([pull(playout, count)[0] for count in [*blocks, sum(clips)]])
    expected = np.concatenate([ramp(number, count) for number, count in enumerate(clips)])
    assert heard[: len(expected)].tolist() == expected.tolist()
    assert not heard[len(expected) :].any()


def test_one_thread_plays_while_another_pulls():
    playout, heard, done = Playout(RATE), [], threading.Event()

    def consume():
        while not done.is_set() or playout.pending:
            samples, _ = pull(playout, 64)
            heard.extend(samples[samples != 0].tolist())

    consumer = threading.Thread(target=consume)
    consumer.start()
    for number in range(300):
        playout.play("clip", ramp(number * 100 % 30_000, 100))
    done.set()
    consumer.join(60)
    assert heard == [sample for number in range(300) for sample in ramp(number * 100 % 30_000, 100).tolist()]


def test_halting_is_silent_without_a_click_and_goes_on_a_syllable_before():
    playout = Playout(RATE)
    playout.play("line", np.full(RATE, 10_000, np.int16))
    pull(playout, 4000)
    playout.halt(True)
    falling, _ = pull(playout, FADE + 100)
    assert np.all(np.diff(falling[:FADE]) < 0)
    assert np.all(np.abs(np.diff(falling)) < 10_000 * 2 / FADE)
    waits = playout.pending
    silent, marks = pull(playout, RATE)
    assert not falling[FADE:].any()
    assert not silent.any()
    assert not marks.any()
    assert playout.pending == waits > 0
    playout.halt(False)
    rising, marks = pull(playout, 2 * RATE)
    assert np.all(np.diff(rising[: FADE - 1]) > 0)
    rest = waits + round(RESUMED_SECONDS * RATE)
    assert set(rising[FADE:rest].tolist()) == {10_000}
    assert np.count_nonzero(marks) == rest
    assert playout.pending == 0


def test_what_is_stopped_while_halted_is_not_heard_again():
    playout = Playout(RATE)
    playout.play("line", np.full(RATE, 10_000, np.int16))
    playout.play("more", np.full(RATE, 10_000, np.int16))
    pull(playout, 1000)
    playout.halt(True)
    pull(playout, 1000)
    playout.stop()
    playout.halt(False)
    playout.play("answer", ramp(0, 100))
    samples, _ = pull(playout, FADE + 100)
    assert samples[0] <= 1
    assert set(samples[FADE:].tolist()) <= {0, *range(101)}
    assert playout.pending == 0


@given(st.lists(st.tuples(st.integers(1, 9000), st.booleans()), max_size=8))
def test_halting_never_makes_it_louder_and_ends_where_it_should(steps: list[tuple[int, bool]]):
    playout = Playout(RATE)
    playout.play("line", np.full(200_000, 10_000, np.int16))
    for count, halted in steps:
        playout.halt(halted)
        heard, _ = pull(playout, count)
        assert heard.max() <= 10_000
        assert heard.min() >= 0
        if count >= FADE:
            assert abs(heard[-1] - (0 if halted else 10_000)) <= 10_000 / FADE


def test_what_a_device_has_dropped_is_heard_when_it_goes_on():
    playout = Playout(RATE)
    playout.play("line", ramp(0, 20_000))
    pull(playout, 8_000)
    playout.halt(True)
    before = playout.pending
    playout.rewind(700)
    assert playout.pending == before + 700
    assert not pull(playout, 400)[0].any()  # no fade: what would fade was dropped
    assert playout.at_rest
    playout.background(np.full(9_000, 5, np.int16))
    assert not playout.at_rest
    playout.background(None)
    playout.halt(False)
    samples, _ = pull(playout, FADE + 20)
    assert not playout.at_rest
    back = 700 + round(RESUMED_SECONDS * RATE)
    assert samples[FADE] == 8_000 - back + FADE + 1
    assert playout.pending == 20_000 - 8_000 + back - FADE - 20


@given(st.integers(0, 3_000), st.integers(0, 4_000), st.booleans())
def test_stepping_back_stays_within_the_sound_and_nothing_behind_it_is_lost(pulled: int, back: int, stopped: bool):
    playout = Playout(RATE)
    playout.play("line", ramp(0, 3_000))
    pull(playout, pulled)
    playout.halt(True)
    playout.rewind(back)
    assert 0 <= playout.pending <= 3_000
    if stopped:
        playout.stop()
    playout.halt(False)
    samples, _ = pull(playout, 8_000)
    assert playout.pending == 0
    heard = samples[samples != 0]
    if stopped or (pulled == 3_000 and not back):
        assert not stopped or not heard.size
    else:
        assert heard[-1] == 3_000
