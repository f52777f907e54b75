from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recognised, Recogniser, Recognition
from roleplay.speech.recognition.pocketsphinx_recogniser import PocketSphinxRecogniser
from roleplay.speech.recognition.worker import RecognitionWorker
from tests.speech.conftest import Say


class Echo(Recogniser):
    """Hears its own samples: the final text is what was fed, in hexadecimal."""

    def __init__(self) -> None:
        self.closed = False
        self.threads: set[int] = set()
        self.phrases: list[tuple[str, ...]] = []

    @property
    def name(self) -> str:
        return "echo"

    def begin(self, phrases: Sequence[str] = ()) -> Recognition:
        self.phrases.append(tuple(phrases))
        return EchoRecognition(self)

    def close(self) -> None:
        self.closed = True


class EchoRecognition(Recognition):
    def __init__(self, echo: Echo) -> None:
        self._echo = echo
        self._heard = b""

    def accept(self, samples: bytes) -> str | None:
        self._echo.threads.add(threading.get_ident())
        if samples == b"broken":
            raise OSError("the engine fell over")
        self._heard += samples
        return self._heard.hex() if samples else None

    def settle(self) -> Future[Recognised]:
        settled: Future[Recognised] = Future()
        settled.set_result(Recognised(self._heard.hex()))
        return settled

    def finish(self) -> Recognised:
        return Recognised(self._heard.hex())


def ignore(text: str) -> None:
    """Take a partial result."""


def test_a_spoken_answer_comes_out_of_the_future(say_english: Say) -> None:
    partials: list[str] = []
    with closing(RecognitionWorker("pocketsphinx en-us", PocketSphinxRecogniser, partials.append)) as worker:
        worker.begin()
        samples = say_english("Please tell me your ticket number.").samples
        for at in range(0, len(samples), 1024):
            worker.accept(samples[at : at + 1024])
        result = worker.finish().result(timeout=120)
    assert "ticket number" in result.text
    assert "ticket number" in partials[-1]
    assert len(partials) > 2


Operation = st.one_of(
    st.just("begin"), st.just("finish"), st.just("cancel"), st.binary(max_size=4).map(lambda samples: samples)
)


@settings(max_examples=60)
@given(st.lists(Operation, max_size=40))
def test_no_sample_is_lost_and_none_strays_into_another_utterance(operations: list[str | bytes]) -> None:
    expected: list[bytes] = []
    futures: list[Future[Recognised]] = []
    current: bytes | None = None
    with closing(RecognitionWorker("echo", Echo, ignore)) as worker:
        for operation in operations:
            if operation == "begin":
                worker.begin()
                current = b""
            elif operation == "cancel":
                worker.cancel()
                current = None
            elif current is None:
                with pytest.raises(RuntimeError, match="no utterance"):
                    worker.finish() if operation == "finish" else worker.accept(b"")
            elif isinstance(operation, bytes):
                worker.accept(operation)
                current += operation
            else:
                futures.append(worker.finish())
                expected.append(current)
                current = None
        # Closing waits for what was finished.
    assert [future.result(timeout=0).text for future in futures] == [heard.hex() for heard in expected]


def test_one_thread_does_it_all_and_closing_frees_the_recogniser() -> None:
    echo = Echo()
    worker = RecognitionWorker("echo", lambda: echo, ignore)
    worker.begin(["hello"])
    worker.accept(b"12")
    result = worker.finish()
    worker.close()
    assert result.result(timeout=0).text == "3132"
    assert echo.phrases == [("hello",)]
    assert echo.closed
    assert len(echo.threads) == 1
    assert threading.get_ident() not in echo.threads


def test_a_dropped_utterance_tells_no_more_partials() -> None:
    entered, go_on = threading.Event(), threading.Event()
    partials: list[str] = []

    def load() -> Recogniser:
        entered.set()
        assert go_on.wait(60)
        return Echo()

    worker = RecognitionWorker("echo", load, partials.append)
    assert entered.wait(60)
    worker.begin()
    worker.accept(b"1")
    worker.cancel()
    worker.begin()
    worker.accept(b"2")
    result = worker.finish()
    go_on.set()
    worker.close()
    assert result.result(timeout=0).text == "32"
    assert partials == ["32"]


def test_a_failing_engine_is_told_and_the_next_utterance_works() -> None:
    with closing(RecognitionWorker("echo", Echo, ignore)) as worker:
        worker.begin()
        worker.accept(b"broken")
        worker.accept(b"1")
        broken = worker.finish()
        worker.begin()
        worker.accept(b"2")
        whole = worker.finish()
    with pytest.raises(ModelError, match="echo failed") as caught:
        broken.result(timeout=0)
    assert "typing" in caught.value.hint
    assert whole.result(timeout=0).text == "32"


def test_a_model_that_does_not_load_is_told_and_tried_again() -> None:
    attempts: list[int] = []

    def load() -> Recogniser:
        attempts.append(1)
        if len(attempts) < 3:
            raise ModelError("The model is gone.", hint="Install it.")
        return Echo()

    with closing(RecognitionWorker("echo", load, ignore)) as worker:
        worker.begin()
        first = worker.finish()
        worker.begin()
        second = worker.finish()
    with pytest.raises(ModelError, match="gone"):
        first.result(timeout=0)
    assert second.result(timeout=0).text == ""


def test_a_result_that_nobody_wants_any_more_does_no_harm() -> None:
    go_on = threading.Event()

    def load() -> Recogniser:
        assert go_on.wait(60)
        return Echo()

    with closing(RecognitionWorker("echo", load, ignore)) as worker:
        worker.begin()
        unwanted = worker.finish()
        assert unwanted.cancel()
        worker.begin()
        wanted = worker.finish()
        go_on.set()
        assert wanted.result(timeout=60).text == ""


def test_what_was_said_so_far_is_settled_while_the_utterance_goes_on() -> None:
    with closing(RecognitionWorker("echo", Echo, ignore)) as worker:
        worker.begin()
        worker.accept(b"1")
        early = worker.settle()
        worker.accept(b"2")
        late = worker.settle()
        whole = worker.finish()
        with pytest.raises(RuntimeError, match="no utterance"):
            worker.settle()
    assert [result.result(timeout=0).text for result in (early, late, whole)] == ["31", "3132", "3132"]


def test_an_engine_that_fails_settles_nothing_and_is_told_at_the_end() -> None:
    with closing(RecognitionWorker("echo", Echo, ignore)) as worker:
        worker.begin()
        worker.accept(b"broken")
        settled = worker.settle()
        broken = worker.finish()
    assert not settled.done()
    assert isinstance(broken.exception(timeout=0), ModelError)
