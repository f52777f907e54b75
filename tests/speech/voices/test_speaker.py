import threading
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import pytest

from roleplay.core.actions import Say
from roleplay.core.errors import ModelError
from roleplay.core.ports import Speaker
from roleplay.core.sound import Pcm, silence
from roleplay.speech.voices.bank import VoiceBank
from roleplay.speech.voices.engine import EngineError
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.sound_cache import SoundCache
from roleplay.speech.voices.speaker import CachedSpeaker


class CountingEngine(HibariEngine):
    """hibari that notes what it says, and waits before each sentence while `gate` is closed."""

    def __init__(self):
        super().__init__()
        self.said = []
        self.began = threading.Semaphore(0)
        self.gate = threading.Event()
        self.gate.set()

    def synthesize(self, text, voice, pace):
        self.said.append(text)
        self.began.release()
        self.gate.wait(60)
        return super().synthesize(text, voice, pace)


def line(text, heat=50.0, voice="test"):
    return Say("line", text, heat, voice)


@pytest.fixture(scope="module")
def engine():
    return CountingEngine()


@pytest.fixture
def speakers(voices, tmp_path, engine):
    """Make speakers that are closed after the test."""
    engine.said.clear()
    engine.gate.set()
    while engine.began.acquire(blocking=False):
        pass
    made = []

    def make(**options):
        bank = VoiceBank([voices], [engine])
        defaults = {"language": "en", "voice": "test", "cache": SoundCache(tmp_path / "cache")}
        made.append(CachedSpeaker(bank, **defaults | options))
        return made[-1]

    yield make
    engine.gate.set()
    for speaker in made:
        speaker.close()


def test_it_is_a_speaker(speakers):
    speaker: Speaker = speakers()
    spoken = speaker.speak(line("Hello there."))
    assert spoken.voice == "hibari heart"
    assert 0.3 < spoken.pcm.seconds < 2


def test_a_line_is_synthesized_once_and_heat_counts_in_steps(speakers, engine):
    speaker = speakers()
    first = speaker.speak(line("Hello there.", heat=48))
    assert speaker.speak(line("Hello there.", heat=52)) is first
    assert engine.said == ["Hello there."]
    assert speaker.speak(line("Hello there.", heat=90)).pcm != first.pcm
    assert len(engine.said) == 2


def test_the_next_run_finds_the_same_bytes_on_disk_without_the_engine(speakers, engine):
    first = speakers().speak(line("Hello there."))
    engine.said.clear()
    assert speakers().speak(line("Hello there.")) == first
    assert engine.said == []


@pytest.mark.parametrize(
    "other",
    [{"effect_name": "phone"}, {"profanity": "spoken"}],
    ids=["effect", "profanity"],
)
def test_what_changes_the_sound_changes_the_key(speakers, engine, other):
    speakers().speak(line("Hello there."))
    speakers(**other).speak(line("Hello there."))
    assert len(engine.said) == 2


def test_a_changed_voice_file_is_heard(speakers, engine, voices):
    before = speakers().speak(line("Hello there."))
    (voices / "test.toml").write_text((voices / "test.toml").read_text() + "pitch = 5\n")
    assert speakers().speak(line("Hello there.")).pcm != before.pcm


def test_a_broken_file_on_disk_is_made_again(speakers, engine, tmp_path):
    first = speakers().speak(line("Hello there."))
    (file,) = (tmp_path / "cache").glob("*.line")
    file.write_bytes(file.read_bytes()[:50])
    assert speakers().speak(line("Hello there.")) == first
    assert len(engine.said) == 2


def test_without_a_cache_folder_lines_are_kept_in_memory(speakers, engine):
    speaker = speakers(cache=None)
    assert speaker.speak(line("Hello there.")) is speaker.speak(line("Hello there."))


def test_prepared_lines_are_there_at_once(speakers, engine):
    speaker = speakers()
    speaker.prepare([line("First."), line("Second."), line("First.")])
    for _ in range(2):
        assert engine.began.acquire(timeout=60)
    speaker.speak(line("Second."))
    assert engine.said == ["First.", "Second."]
    engine.gate.clear()
    assert speaker.speak(line("First.")).pcm.seconds > 0.1
    assert engine.said == ["First.", "Second."]


def test_speaking_waits_for_the_line_that_is_being_made(speakers, engine):
    speaker = speakers()
    engine.gate.clear()
    speaker.prepare([line("First.")])
    assert engine.began.acquire(timeout=60)
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(speaker.speak, line("First.")) for _ in range(3)]
        engine.gate.set()
        assert len({id(future.result(120)) for future in asked}) == 1
    assert engine.said == ["First."]


def test_a_new_request_replaces_what_was_not_begun_and_speaking_goes_first(speakers, engine):
    speaker = speakers()
    engine.gate.clear()
    speaker.prepare([line("First."), line("Dropped."), line("Dropped too.")])
    assert engine.began.acquire(timeout=60)
    speaker.prepare([line("Later.")])
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(speaker.speak, line("Now."))
        while not speaker._urgent and not asked.done():
            pass
        engine.gate.set()
        asked.result(120)
    speaker.speak(line("Later."))
    assert engine.said == ["First.", "Now.", "Later."]


def test_the_effect_is_applied_once_and_kept(speakers, engine):
    def effect(pcm: Pcm) -> Pcm:
        return Pcm(pcm.samples + silence(1).samples, pcm.rate)

    plain = speakers().speak(line("Hello there."))
    for _ in range(2):
        phone = speakers(effect=effect, effect_name="a second longer").speak(line("Hello there."))
        assert phone.pcm.samples == plain.pcm.samples + silence(1).samples


def test_captions_follow_the_settings(speakers):
    assert speakers().shown_text(line("This {damn} thing")) == "This d••• thing"
    assert speakers(profanity="mild").shown_text(line("This {damn} thing")) == "This darn thing"
    assert speakers(profanity="spoken").shown_text(line("This {damn} thing")) == "This damn thing"


def test_a_line_without_a_voice_takes_the_default_and_an_unknown_one_a_plain_voice(speakers, caplog):
    speaker = speakers()
    assert speaker.speak(line("Hello.", voice="")) is speaker.speak(line("Hello."))
    assert speaker.speak(line("Hello.", voice="nobody")).voice == "hibari heart"
    assert "'nobody'" in caplog.text


def test_an_engine_that_fails_in_advance_fails_only_whoever_needs_the_line(voices, caplog):
    class Broken(HibariEngine):
        def synthesize(self, text, voice, pace):
            raise EngineError("hibari has lost its tongue.")

    speaker = CachedSpeaker(VoiceBank([voices], [Broken()]), language="en", voice="test")
    speaker.prepare([line("Hello.")])
    for _ in range(2):
        with pytest.raises(ModelError, match="lost its tongue"):
            speaker.speak(line("Hello."))
    speaker.close()


def test_a_bug_in_an_effect_reaches_the_caller_and_the_worker_lives_on(speakers, caplog):
    def effect(pcm: Pcm) -> Pcm:
        if pcm.seconds > 1.5:
            raise ZeroDivisionError
        return pcm

    speaker = speakers(effect=effect, cache=None)
    with pytest.raises(ZeroDivisionError):
        speaker.speak(line("This is a rather long sentence, longer than all the others."))
    assert speaker.speak(line("Short.")).pcm.seconds > 0.1
    assert "could not be synthesized" in caplog.text


def test_closing_ends_the_thread_and_refuses_new_lines(speakers):
    speaker = speakers()
    spoken = speaker.speak(line("Hello."))
    speaker.close()
    speaker.close()
    assert not speaker._worker.is_alive()
    assert speaker.speak(line("Hello.")) is spoken
    with pytest.raises(ModelError, match="switched off"):
        speaker.speak(line("Another."))


def test_closing_wakes_whoever_waits(speakers, engine):
    speaker = speakers()
    engine.gate.clear()
    speaker.prepare([line("First.")])
    assert engine.began.acquire(timeout=60)
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(speaker.speak, line("Waiting."))
        while not speaker._urgent:
            pass
        closing = pool.submit(speaker.close)
        with pytest.raises(ModelError, match="switched off"):
            asked.result(120)
        engine.gate.set()
        closing.result(120)


def test_the_first_sentence_is_there_while_the_second_is_made(speakers, engine):
    speaker = speakers()
    pieces = speaker.pieces(line("Hello there. How are you?"))
    engine.gate.set()
    first = next(pieces)
    rest = list(pieces)
    assert engine.said == ["Hello there.", "How are you?"]
    whole = speaker.speak(line("Hello there. How are you?"))
    assert whole.pcm.samples == first.pcm.samples + b"".join(piece.pcm.samples for piece in rest)


def test_a_first_sentence_does_not_wait_for_the_others(voices):
    class SlowSecond(CountingEngine):
        def synthesize(self, text, voice, pace):
            if text == "Second.":
                self.gate.wait(60)
            return HibariEngine.synthesize(self, text, voice, pace)

    bank = VoiceBank([voices], [slow := SlowSecond()])
    slow.gate.clear()
    speaker = CachedSpeaker(bank, language="en", voice="test")
    pieces = speaker.pieces(line("First. Second."))
    assert next(pieces).pcm.seconds > 0.2
    slow.gate.set()
    assert len(list(pieces)) == 1
    speaker.close()


def test_a_line_that_is_there_comes_whole(speakers):
    speaker = speakers()
    whole = speaker.speak(line("Hello there. How are you?"))
    assert list(speaker.pieces(line("Hello there. How are you?"))) == [whole]
    assert list(speakers().pieces(line("Hello there. How are you?"))) == [whole]  # from the disk


def test_another_thread_may_take_the_rest_of_a_line(speakers):
    """A line from the disk was handed out under the speaker's lock, which the other thread could not free."""
    speakers().speak(line("Hello there. How are you?"))
    speaker = speakers()
    for text, more in (("Hello there. How are you?", 0), ("Good morning. Where is it?", 1)):
        pieces = speaker.pieces(line(text))
        assert next(pieces).pcm.seconds > 0.3
        with ThreadPoolExecutor(1) as other:
            assert len(other.submit(list, pieces).result(120)) == more
            assert other.submit(speaker.speak, line("And now?")).result(120).pcm.seconds > 0.2


def test_an_urgent_line_is_made_between_two_sentences_of_one_made_ahead(speakers, engine):
    speaker = speakers()
    engine.gate.clear()
    speaker.prepare([line("One. Two. Three.")])
    assert engine.began.acquire(timeout=60)
    with ThreadPoolExecutor(1) as pool:
        wanted = pool.submit(speaker.speak, line("Urgent."))
        while not speaker._urgent:
            pass
        engine.gate.set()
        wanted.result(120)
    speaker.speak(line("One. Two. Three."))
    assert engine.said == ["One.", "Urgent.", "Two.", "Three."]


def test_what_fails_in_the_middle_is_told_after_what_was_heard(voices):
    class Breaks(HibariEngine):
        def synthesize(self, text, voice, pace):
            if "Two" in text:
                raise EngineError("hibari broke down.")
            return super().synthesize(text, voice, pace)

    speaker = CachedSpeaker(VoiceBank([voices], [Breaks()]), language="en", voice="test")
    pieces = speaker.pieces(line("One. Two."))
    assert next(pieces).pcm.seconds > 0.1
    with pytest.raises(ModelError, match="broke down"):
        next(pieces)
    speaker.close()


def test_a_scenarios_way_to_say_a_name_counts(speakers, engine):
    speakers(say={"Krol": "Krool"}).speak(line("I am Mrs Krol."))
    speakers().speak(line("I am Mrs Krol."))
    assert engine.said == ["I am Missis Krool.", "I am Missis Krol."]


def test_there_is_a_rest_after_each_sentence_that_was_made(speakers, engine):
    said = SimpleQueue()
    speaker = speakers(rest=lambda: said.put(tuple(engine.said)))
    speaker.prepare([line("One. Two."), line("Three.")])
    assert said.get(timeout=120) == ("One.",)
    assert said.get(timeout=120) == ("One.", "Two.")
    assert said.get(timeout=120) == ("One.", "Two.", "Three.")
    speaker.close()
    assert said.empty()


def test_lines_that_are_kept_need_no_rest(speakers):
    speakers().speak(line("One."))
    rests = threading.Semaphore(0)
    speaker = speakers(rest=rests.release)
    speaker.speak(line("One."))
    speaker.close()
    assert not rests.acquire(blocking=False)
