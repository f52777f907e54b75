"""What stands around a plug-in: whatever it raises or returns, a call goes on without it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from roleplay.app.plugins import waiting
from roleplay.core.errors import ModelError
from roleplay.core.plugins import (
    ExportPlugin,
    HeardWords,
    OpenReply,
    PluginKind,
    PluginVoice,
    RecogniserPlugin,
    UnderstandingPlugin,
    VoicePlugin,
)
from roleplay.core.ports import Recognised, Recogniser, Recognition
from roleplay.core.sound import SAMPLE_BYTES, Pcm
from roleplay.core.understanding import (
    Alternative,
    Evidence,
    ReplyMatch,
    TechniqueMatch,
    Understood,
    Word,
)
from roleplay.dialogue.scenario_dialogue import Understanding
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.understanding.candidates import FactPhrases, ReplyCandidate
from roleplay.speech.voices.engine import EngineError, EngineVoice, language_tag
from roleplay.speech.voices.voice_file import BUILT_IN_ENGINES

if TYPE_CHECKING:
    from roleplay.app.plugins.shelf import PluginShelf

_RATES = range(8_000, 192_001)
_LONGEST = 300.0
"""Seconds of one sentence."""
Given = TypeVar("Given")


def guarded(kind: PluginKind, offered: Any, plugin: str, shelf: PluginShelf) -> Any:
    """Return what a plug-in offers, so that it cannot do harm by failing; None where it cannot be used."""
    match kind:
        case "voices":
            if offered.name in BUILT_IN_ENGINES:
                shelf.leave_out(plugin, f"its engine has the name of the built-in {offered.name}")
                return None
            return GuardedEngine(offered, plugin, shelf)
        case "recognisers":
            return GuardedRecognisers(offered, plugin, shelf)
        case "understanding":
            return GuardedUnderstanding(offered, plugin, shelf)
        case "exports":
            return GuardedExport(offered, plugin)


class _Guard:
    """Asks a plug-in, and leaves it out when it fails."""

    def __init__(self, plugin: str, shelf: PluginShelf) -> None:
        self.plugin = plugin
        self._shelf = shelf

    def asked(self, ask: Callable[[], Given], seconds: float | None = None) -> Given:
        """Return what it answers. Raises `EngineError` when it fails, does not answer, or has failed before."""
        if self._shelf.is_left_out(self.plugin):
            raise EngineError(f"The plug-in {self.plugin} was left out.")
        try:
            return waiting.asked(ask, seconds)
        except (Exception, SystemExit) as error:
            self._shelf.leave_out(self.plugin, error)
            raise EngineError(f"The plug-in {self.plugin} failed: {error}") from error

    def fail(self, why: str) -> EngineError:
        """Leave it out; return the error to raise."""
        self._shelf.leave_out(self.plugin, why)
        return EngineError(f"The plug-in {self.plugin} failed: {why}")


class GuardedEngine:
    """A plug-in's voices as one of our engines; when it fails the next engine of the voice file speaks."""

    def __init__(self, offered: VoicePlugin, plugin: str, shelf: PluginShelf) -> None:
        self._offered = offered
        self._guard = _Guard(plugin, shelf)
        self.name = str(offered.name)
        """As voice files call it."""

    def voices(self) -> tuple[EngineVoice, ...]:
        """Raises `EngineError`."""
        found = self._guard.asked(lambda: tuple(self._offered.voices()))
        if not all(isinstance(one, PluginVoice) for one in found):
            raise self._guard.fail("its voices are none")
        return self._guard.asked(
            lambda: tuple(EngineVoice(str(one.id), language_tag(str(one.language)), one.gender) for one in found)
        )

    def fingerprint(self, voice: str) -> str:
        """Raises `EngineError`."""
        return self._guard.asked(lambda: f"{self._guard.plugin} {self._offered.fingerprint(voice)}")

    def synthesize(self, text: str, voice: str, pace: float) -> Pcm:
        """Raises `EngineError`, also for what is no sound."""
        pcm = self._guard.asked(lambda: self._offered.synthesize(text, voice, pace))
        if not _is_sound(pcm):
            raise self._guard.fail("what it speaks is no sound")
        if not pcm.samples or pcm.seconds > _LONGEST:
            raise self._guard.fail(f"what it speaks is {pcm.seconds:.0f} s long")
        return pcm

    def close(self) -> None:
        """Free it, if it lets itself be freed."""
        try:
            waiting.asked(self._offered.close)
        except (Exception, SystemExit) as error:
            self._guard.fail(str(error))


def _is_sound(pcm: object) -> bool:
    return (
        isinstance(pcm, Pcm)
        and isinstance(pcm.samples, bytes)
        and isinstance(pcm.rate, int)
        and pcm.rate in _RATES
        and len(pcm.samples) % SAMPLE_BYTES == 0
    )


class GuardedRecognisers:
    """A plug-in's recogniser."""

    def __init__(self, offered: RecogniserPlugin, plugin: str, shelf: PluginShelf) -> None:
        self._offered = offered
        self._guard = _Guard(plugin, shelf)
        self.name = str(offered.name)
        """For the record."""

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1; none when it has failed."""
        try:
            return tuple(self._guard.asked(lambda: tuple(map(str, self._offered.languages))))
        except EngineError:
            return ()

    def load(self, language: str) -> Recogniser:
        """Raises `ModelError`."""
        return _GuardedRecogniser(
            self._guard.asked(lambda: self._offered.load(language), waiting.LOAD_SECONDS),
            f"{self.name} {language}",
            self._guard,
        )


class _GuardedRecogniser:
    def __init__(self, loaded: Recogniser, name: str, guard: _Guard) -> None:
        self._loaded = loaded
        self._guard = guard
        self.name = name

    def begin(self, phrases: Sequence[str] = ()) -> Recognition:
        return _GuardedRecognition(self._guard.asked(lambda: self._loaded.begin(phrases)), self._guard)

    def close(self) -> None:
        self._guard.asked(self._loaded.close)


class _GuardedRecognition:
    def __init__(self, begun: Recognition, guard: _Guard) -> None:
        self._begun = begun
        self._guard = guard

    def accept(self, samples: bytes) -> str | None:
        heard = self._guard.asked(lambda: self._begun.accept(samples))
        if heard is not None and not isinstance(heard, str):
            raise self._guard.fail("what it hears is no text")
        return heard

    def settle(self) -> Future[Recognised]:
        settled: Future[Recognised] = Future()
        self._guard.asked(lambda: self._begun.settle().add_done_callback(lambda done: _pass_on(done, settled)))
        return settled

    def finish(self) -> Recognised:
        found = self._guard.asked(self._begun.finish)
        if not _is_recognised(found):
            raise self._guard.fail("what it recognises is no text")
        return found


def _is_recognised(found: object) -> bool:
    return (
        isinstance(found, Recognised)
        and isinstance(found.text, str)
        and _all_are(Word, found.words)
        and _all_are(Alternative, found.alternatives)
    )


def _all_are(kind: type, given: object) -> bool:
    return isinstance(given, tuple) and all(isinstance(one, kind) for one in given)


def _pass_on(done: Future[Any], to: Future[Recognised]) -> None:
    """Hand on what was settled; what is nothing is as good as never settled."""
    if done.cancelled() or done.exception() is not None or not _is_recognised(done.result()):
        to.cancel()
    elif to.set_running_or_notify_cancel():
        to.set_result(done.result())


class GuardedUnderstanding:
    """A plug-in that has a say in what is understood."""

    def __init__(self, offered: UnderstandingPlugin, plugin: str, shelf: PluginShelf) -> None:
        self._offered = offered
        self._guard = _Guard(plugin, shelf)
        self.name = str(offered.name)
        """For messages."""

    def understand(self, heard: HeardWords, own: Callable[[str], Understood]) -> Understood:
        """Return what it understands, or what the program does when it fails."""
        try:
            found = self._guard.asked(lambda: self._offered.understand(heard, own))
            if not isinstance(found, Understood):
                raise self._guard.fail("what it understands is nothing")
            return self._guard.asked(lambda: _sound(found, heard))  # what is in it may be anything
        except EngineError:
            return own(heard.text)


def _sound(found: Understood, heard: HeardWords) -> Understood:
    """Return what was understood, without replies that are not open and techniques that there are not.

    Raises `TypeError` for what is made of something else than it should be.
    """
    matches = (*found.techniques, *found.unclear)
    proven: tuple[TechniqueMatch | ReplyMatch, ...] = (*matches, *found.replies)
    if not (
        _all_are(TechniqueMatch, matches)
        and _all_are(ReplyMatch, found.replies)
        and all(isinstance(one.evidence, Evidence) for one in proven)
        and all(math.isfinite(one.score) for one in matches)
        and _all_are(str, found.facts)
        and (found.alternative is None or isinstance(found.alternative, Alternative))
    ):
        raise TypeError("what it understands is made of something else")
    open_now = {reply.id for reply in heard.replies}
    replies = [one for one in found.replies if one.reply in open_now and math.isfinite(one.score)]
    clipped: list[ReplyMatch] = [replace(one, score=min(max(one.score, 0.0), 1.0)) for one in replies]
    techniques = tuple(one for one in found.techniques if one.technique in TECHNIQUE_IDS)
    clipped.sort(key=lambda one: -one.score)
    return replace(found, replies=tuple(clipped), techniques=techniques)


class PluggedUnderstanding:
    """The program's understanding with what plug-ins say to it; implements `Understanding`."""

    def __init__(self, own: Understanding, plugins: Sequence[GuardedUnderstanding]) -> None:
        self._own = own
        self._plugins = tuple(plugins)

    def understand(
        self,
        text: str,
        language: str,
        *,
        replies: Sequence[ReplyCandidate] = (),
        names: Sequence[str] = (),
        facts: Sequence[FactPhrases] = (),
        later: Sequence[ReplyCandidate] = (),
    ) -> Understood:
        """Return what was found, best first."""
        opened = tuple(OpenReply(one.id, one.techniques, one.examples) for one in (*replies, *later))

        def own(words: str) -> Understood:
            return self._own.understand(words, language, replies=replies, names=names, facts=facts, later=later)

        understand: Callable[[str], Understood] = own
        for plugin in self._plugins:
            understand = _behind(plugin, understand, language, opened)
        return understand(text)

    def prepare(
        self, replies: Iterable[ReplyCandidate], facts: Sequence[FactPhrases] = (), language: str = "en"
    ) -> None:
        """Read these ahead."""
        self._own.prepare(replies, facts, language)

    def learn(
        self, replies: Sequence[ReplyCandidate], later: Sequence[ReplyCandidate] = (), language: str = "en"
    ) -> None:
        """Learn ahead what tells the replies of one moment apart."""
        self._own.learn(replies, later, language)


def _behind(
    plugin: GuardedUnderstanding, own: Callable[[str], Understood], language: str, opened: tuple[OpenReply, ...]
) -> Callable[[str], Understood]:
    return lambda text: plugin.understand(HeardWords(text, language, opened), own)


class GuardedExport:
    """A plug-in that writes calls; whoever asks gets its failure as a message."""

    def __init__(self, offered: ExportPlugin, plugin: str) -> None:
        self._offered = offered
        self.plugin = plugin
        self.name = str(offered.name)
        self.title = str(offered.title)
        self.suffix = str(offered.suffix)

    def write(self, calls: Iterator[dict[str, Any]], path: Path) -> None:
        """Raises `ModelError` when it fails; an error of the disk as it is."""
        try:
            self._offered.write(calls, path)
        except OSError:
            raise
        except (Exception, SystemExit) as error:
            message = f"The plug-in {self.plugin} could not write the file: {type(error).__name__}: {error}."
            raise ModelError(message, hint="Tell whoever made it; nothing was written.", code="plugin") from error
        if not path.is_file():
            message = f"The plug-in {self.plugin} wrote no file."
            raise ModelError(message, hint="Tell whoever made it.", code="plugin")
