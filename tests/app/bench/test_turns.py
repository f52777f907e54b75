"""Turn taking in virtual time: the corpus, how a case is judged, and a few cases played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from roleplay.app import Roleplay
from roleplay.app.bench.turn_corpus import SaidTurn, TurnCase, TurnKind, read_corpus, spoken
from roleplay.app.bench.turn_transcriber import ReadAloud
from roleplay.app.bench.turns import TurnsOptions, corpus_file
from roleplay.app.bench.turns_report import judged_answer, judged_overlap, summed_up
from roleplay.core.errors import InputError
from roleplay.core.events import CallEvent, TraineeInterrupted, TurnTimed
from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.places import Places
from tests.call.fakes import hum

ASSETS = Path(__file__).parents[3] / "assets"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Roleplay]:
    roleplay = Roleplay(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"))
    yield roleplay
    roleplay.close()


def said(kind: TurnKind, seconds: float = 2.0) -> SaidTurn:
    case = TurnCase("tune", kind, "", "", ("well",))
    return SaidTurn(case, np.ones(round(seconds * CALL_RATE), np.int16), ((0.0, seconds),))


def ended(at: float) -> CallEvent:
    return TurnTimed(at, 0.1, 0.0, 0.0, 0.0)


def customer(*spans: tuple[float, float]) -> np.ndarray:
    samples = np.zeros(12 * CALL_RATE, np.int16)
    for begin, end in spans:
        samples[round(begin * CALL_RATE) : round(end * CALL_RATE)] = 8_000
    return samples


@pytest.mark.parametrize(
    ("events", "verdict", "gap"),
    [([ended(2.8)], "answered", 0.3), ([ended(1.0)], "cut_off", None), ([], "missed", None)],
)
def test_an_answer_is_judged_by_when_its_turn_was_over(
    events: list[CallEvent], verdict: str, gap: float | None
) -> None:
    result = judged_answer(said("free"), 0.5, customer(), events)
    assert result.verdict == verdict
    assert result.gap == (None if gap is None else pytest.approx(gap))


def test_a_halt_is_no_stop_and_a_stop_is_no_halt() -> None:
    halted = judged_overlap(said("listening", 0.4), 2.0, customer((0, 2.1), (2.6, 12)), [])
    stopped = judged_overlap(said("listening", 0.4), 2.0, customer((0, 2.1)), [TraineeInterrupted(2.5, "line", 2.1)])
    assert (halted.stopped, halted.halted) == (False, pytest.approx(0.5, abs=0.02))
    assert (stopped.stopped, stopped.halted) == (True, 0)
    overlaps = summed_up([halted, stopped])["tune"].overlaps
    assert overlaps is not None
    assert (overlaps.halts.count, overlaps.false_stops.count, overlaps.false_stops.of) == (1, 1, 2)


def test_an_interrupted_customer_who_goes_on_meanwhile_is_not_silent_yet() -> None:
    event = TraineeInterrupted(3.5, "line", 3.0)
    at_once = judged_overlap(said("interruption"), 2.0, customer((0, 2.1), (5, 5.5)), [event])
    later = judged_overlap(said("interruption"), 2.0, customer((0, 2.1), (2.5, 2.9)), [event])
    never = judged_overlap(said("interruption"), 2.0, customer((0, 12)), [])
    assert at_once.silent_after == pytest.approx(0.1, abs=0.02)
    assert later.silent_after == pytest.approx(0.9, abs=0.02)
    assert never.silent_after == float("inf")


def test_pauses_are_where_the_table_has_them_and_as_long_as_they_should() -> None:
    case = TurnCase("tune", "paused", "x", "y", ("I see", "and then"))
    [one] = spoken([case], [lambda _text: hum(1.0)], seed=3)
    [(_, first_end), (second, end)] = one.parts
    assert 0.3 <= second - first_end <= 0.7
    assert one.seconds == pytest.approx(end)
    assert spoken([case], [lambda _text: hum(1.0)], seed=3)[0].parts == one.parts


@pytest.mark.parametrize("language", ["en", "pl"])
def test_each_half_has_a_hundred_answers_and_scenarios_of_its_own(language: str, app: Roleplay) -> None:
    halves = {half: read_corpus(corpus_file(ASSETS, language), half) for half in ("tune", "held-out")}
    scenarios = {half: {case.scenario for case in cases} - {""} for half, cases in halves.items()}
    assert not scenarios["tune"] & scenarios["held-out"]
    for half, cases in halves.items():
        answers = [case for case in cases if case.scenario]
        assert len(answers) >= 100
        assert sum(len(case.parts) > 1 for case in answers) >= 40
        for scenario in scenarios[half]:
            nodes = app._parts.library.get(scenario).nodes
            assert {case.node for case in answers if case.scenario == scenario} <= set(nodes)


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "turns-en.tsv"
    table.write_text("tune\tfree\tlost-parcel\n", "utf-8")
    with pytest.raises(InputError, match="nothing to say"):
        read_corpus(table)
    with pytest.raises(InputError, match="cannot be read"):
        read_corpus(tmp_path / "none.tsv")


def test_words_are_known_once_they_are_said() -> None:
    aloud = ReadAloud()
    case = TurnCase("tune", "paused", "x", "y", ("one two", "three four"))
    aloud.hears(SaidTurn(case, np.zeros(1, np.int16), ((0.0, 1.0), (1.5, 2.5))))
    aloud.begin()
    heard = []
    for seconds in (0.3, 1.0, 1.0, 0.5):
        aloud.accept(bytes(2 * round(seconds * CALL_RATE)))
        heard.append(aloud.settle().result().text)
    assert heard == ["", "one two", "one two three", "one two three four"]
    assert Pcm(b"").seconds == 0


@pytest.mark.slow
def test_a_few_cases_are_played(app: Roleplay) -> None:
    report = app.bench_turns(TurnsOptions(half="tune", words=True, every=24), lambda *_: None)
    figures = report.halves["tune"]
    assert figures.answers["expected"].missed.count == 0
    wording = figures.answers["expected, the very wording"].gap
    assert wording is not None
    assert wording.p50 < 0.25
    assert figures.overlaps is not None
    assert figures.overlaps.not_stopped.count == 0
    assert figures.overlaps.to_silence is not None
    assert figures.overlaps.to_silence.p50 < 0.15
