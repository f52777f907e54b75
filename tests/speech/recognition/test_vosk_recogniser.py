from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from roleplay.core.errors import ModelError
from roleplay.core.sound import Pcm, silence
from roleplay.speech.recognition.measure import recognise_file
from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser, _has_runtime_graph
from tests.speech.conftest import KOREAN_MODEL, KOREAN_PHRASES, Say


def test_a_grammar_finds_the_phrase_that_was_said(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    result = recognise_file(vosk_grammar, say_korean("상사 에게 연결해 드리겠습니다"), KOREAN_PHRASES)
    assert {"상사", "연결해", "드리겠습니다"} <= set(result.text.split())
    assert " ".join(word.text for word in result.words) == result.text
    assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in result.words)


def test_a_grammar_hears_nothing_but_its_words(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    allowed = {word for phrase in KOREAN_PHRASES for word in phrase.split()}
    result = recognise_file(vosk_grammar, say_korean("오늘 날씨가 참 좋네요"), KOREAN_PHRASES)
    assert set(result.text.split()) <= allowed


def test_an_utterance_knows_nothing_of_the_one_before(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    recognise_file(vosk_grammar, say_korean("정말 죄송합니다"), KOREAN_PHRASES)
    heard = set(recognise_file(vosk_grammar, say_korean("기다려 주세요"), KOREAN_PHRASES).text.split())
    assert "기다려" in heard
    assert not heard & {"정말", "죄송합니다"}


def test_an_utterance_with_pauses_stays_whole(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    """Vosk's own endpointer cuts at a pause; nothing before it may be lost, and times go on."""
    said = say_korean("상사 에게 연결해 드리겠습니다").samples
    pause = silence(3).samples
    result = recognise_file(vosk_grammar, Pcm(said + pause + said), KOREAN_PHRASES)
    assert result.text.split().count("드리겠습니다") == 2
    times = [time for word in result.words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert times[-1] > len(said + pause) / 32_000


def test_partial_results_hold_what_came_before_the_pause(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    said = say_korean("상사 에게 연결해 드리겠습니다").samples
    samples = said + silence(3).samples + said
    recognition = vosk_grammar.begin(KOREAN_PHRASES)
    answers = [recognition.accept(samples[at : at + 1024]) for at in range(0, len(samples), 1024)]
    partials = [text for text in answers if text is not None]
    assert all(one != other for one, other in pairwise(partials))
    assert partials[-1].split().count("상사") == 2


def test_words_outside_the_vocabulary_are_named_and_left_out(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    phrases = ("상사 에게 qwertzuiop 연결해 드리겠습니다", "Zażółć!")
    assert vosk_grammar.missing_words(phrases) == ("qwertzuiop", "zażółć")
    result = recognise_file(vosk_grammar, say_korean("상사 에게 연결해 드리겠습니다"), phrases)
    assert "연결해" in result.text


def test_vosk_prints_nothing(
    vosk_grammar: VoskRecogniser, say_korean: Say, capfd: pytest.CaptureFixture[str]
) -> None:
    recognise_file(vosk_grammar, say_korean("기다려 주세요"), ("기다려 주세요", "qwertzuiop"))
    assert capfd.readouterr() == ("", "")


def test_without_phrases_everything_may_be_heard(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    assert recognise_file(vosk_grammar, say_korean("오늘 날씨가 참 좋네요")).text


def test_free_speech_is_told_with_the_phrase_that_it_may_have_been(
    vosk_free: VoskRecogniser, vosk_grammar: VoskRecogniser, say_korean: Say
) -> None:
    """eSpeak's Korean is hard to make out for the model, so that only the phrases help."""
    said = say_korean("기다려 주세요")
    result = recognise_file(vosk_free, said, KOREAN_PHRASES)
    (phrase,) = (one for one in result.alternatives if one.source == "phrases")
    # Kaldi's features are dithered: the same sound may be heard with a word more.
    for text in (phrase.text, recognise_file(vosk_grammar, said, KOREAN_PHRASES).text):
        assert text.startswith("기다려 주세요")
    assert phrase.confidence is not None
    assert phrase.confidence > 0.4
    assert result.text != phrase.text
    alone = recognise_file(vosk_free, said)
    assert [one.source for one in alone.alternatives] == ["n-best"] * len(alone.alternatives)


@pytest.mark.parametrize("said", ["학교에서 친구를 만났습니다", "이 문제는 우리가 해결할 수 없습니다"])
def test_a_phrase_that_was_not_said_is_not_believed(vosk_free: VoskRecogniser, say_korean: Say, said: str) -> None:
    result = recognise_file(vosk_free, say_korean(said), KOREAN_PHRASES)
    assert all((one.confidence or 0) < 0.4 for one in result.alternatives if one.source == "phrases")


def test_free_speech_has_alternatives_and_confident_words(vosk_free: VoskRecogniser, say_korean: Say) -> None:
    """Kaldi's features are dithered: now and then it is sure of a whole sentence, and knows nothing else."""
    sentences = ("주문 번호를 알려 주세요", "내일 다시 전화해 주시겠습니까", "이 문제는 우리가 해결할 수 없습니다")
    found = [recognise_file(vosk_free, say_korean(sentence)) for sentence in sentences]
    for result in found:
        assert result.text not in [one.text for one in result.alternatives]
        confidences = [word.confidence for word in result.words]
        assert all(confidence is not None and 0 < confidence <= 1 for confidence in confidences)
        assert result.confidence == pytest.approx(sum(one or 0 for one in confidences) / len(confidences))
    unsure = [result for result in found if result.alternatives]
    assert unsure
    assert any(len({word.confidence for word in result.words}) > 1 for result in unsure)


def test_silence_is_no_phrase(vosk_free: VoskRecogniser) -> None:
    assert recognise_file(vosk_free, silence(1), KOREAN_PHRASES).alternatives == ()


def test_a_model_with_a_finished_graph_takes_no_phrases(tmp_path: Path, vosk_free: VoskRecogniser) -> None:
    assert _has_runtime_graph(KOREAN_MODEL)
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "HCLG.fst").touch()
    assert not _has_runtime_graph(tmp_path)
    (tmp_path / "HCLr.fst").touch()
    assert _has_runtime_graph(tmp_path)


def test_what_is_settled_lacks_no_word_at_the_end(vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    """The decoder's lattice, from which times of words come, lags behind what it has heard."""
    said = say_korean("주문 번호를 알려 주세요").samples
    recognition = vosk_grammar.begin(("주문 번호를 알려 주세요", "오늘 새 제품을 보내 드리겠습니다"))
    for start in range(0, len(said), 1024):
        recognition.accept(said[start : start + 1024])
    settled = recognition.settle().result()
    assert settled.text.split()[-2:] == ["알려", "주세요"]
    assert [word.text for word in settled.words] == settled.text.split()
    times = [time for word in settled.words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert times[-1] <= len(said) / 32_000
    assert settled.text == recognition.finish().text


def test_nothing_said_is_no_text(vosk_grammar: VoskRecogniser) -> None:
    assert recognise_file(vosk_grammar, silence(1), KOREAN_PHRASES).text == ""
    assert vosk_grammar.begin().finish().words == ()


def test_the_name_tells_engine_and_model(vosk_grammar: VoskRecogniser) -> None:
    assert vosk_grammar.name == f"vosk {KOREAN_MODEL.name}"


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot load the model"):
        VoskRecogniser(tmp_path)


def test_settling_tells_the_last_word_early_and_the_utterance_goes_on(
    vosk_grammar: VoskRecogniser, say_korean: Say
) -> None:
    said = say_korean("상사 에게 연결해 드리겠습니다")
    spoken = Pcm(said.samples[: len(said.samples) - 12_000])  # without the silence behind it
    recognition = vosk_grammar.begin(KOREAN_PHRASES)
    for at in range(0, len(spoken.samples), 1024):
        recognition.accept(spoken.samples[at : at + 1024])
    settled = recognition.settle().result(timeout=0)
    assert settled.text.split()[-1] == "드리겠습니다"
    assert " ".join(word.text for word in settled.words) == settled.text
    assert settled.provisional
    assert settled.words[-1].end <= spoken.seconds
    recognition.accept(silence(0.5).samples + said.samples)
    whole = recognition.finish()
    assert whole.text.split().count("드리겠습니다") == 2
    times = [time for word in whole.words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert times[-1] <= spoken.seconds + 0.5 + said.seconds
