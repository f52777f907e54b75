"""Speaks the lines of a call: synthesized ahead in a worker thread, kept in memory and on disk."""

from __future__ import annotations

import itertools
import json
import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from roleplay.core.actions import Say
from roleplay.core.errors import RoleplayError
from roleplay.core.ports import Spoken
from roleplay.core.sound import Pcm, joined
from roleplay.speech.voices.bank import SOUND_VERSION, VoiceBank
from roleplay.speech.voices.casting import Casting
from roleplay.speech.voices.engine import EngineError
from roleplay.speech.voices.performance import Request
from roleplay.speech.voices.sound_cache import SoundCache
from roleplay.speech.voices.swearing import Profanity, shown
from roleplay.speech.voices.voice_file import Voice, quantise

_log = logging.getLogger(__name__)

Effect = Callable[[Pcm], Pcm]
"""Takes and returns sound at `CALL_RATE`."""

_MEMORY_BYTES = 10_000_000
"""Over five minutes of speech; what may come next takes two or three."""

_SWITCHED_OFF = "The voice has been switched off."

_Key = tuple[str, Request]
"""Id of the voice, and what it says how."""


class _Making:
    """A line that is being made; everything in it is guarded by the speaker's condition."""

    def __init__(self) -> None:
        self.pieces: list[Spoken] = []
        self.whole: Spoken | None = None
        self.error: Exception | None = None


class CachedSpeaker:
    """A `Speaker` (core.ports) over a bank of voices, for one call.

    `effect` is applied to every sentence; `effect_name` names it, with its settings, in the disk cache. `voice`
    speaks the lines that name none. `say` tells how the scenario wants words to be spoken.
    """

    def __init__(  # noqa: PLR0913
        self,
        bank: VoiceBank,
        *,
        language: str,
        voice: str,
        profanity: Profanity = "bleeped",
        cache: SoundCache | None = None,
        effect: Effect | None = None,
        effect_name: str = "",
        say: Mapping[str, str] = MappingProxyType({}),
        rest: Callable[[], None] = lambda: None,
    ) -> None:
        """`rest` is called in the worker after each sentence: to synthesize one takes much memory for a moment."""
        self._bank = bank
        self._rest = rest
        self._language = language
        self._voice = voice
        self._profanity = profanity
        self._cache = cache
        self._effect = effect
        self._effect_name = effect_name
        self._say = tuple(sorted(say.items()))
        self._voices: dict[str, Voice] = {}
        self._memory: OrderedDict[_Key, Spoken] = OrderedDict()
        self._memory_bytes = 0
        self._begun: dict[_Key, _Making] = {}
        self._urgent: deque[_Key] = deque()
        self._ahead: deque[_Key] = deque()
        self._closed = False
        self._changed = threading.Condition()
        self._worker = threading.Thread(target=self._work, name="voice", daemon=True)
        self._worker.start()

    def prepare(self, lines: Sequence[Say]) -> None:
        """Synthesize these in the background, in order; replaces what was asked before and not begun."""
        with self._changed:
            self._ahead = deque(dict.fromkeys(self._key(line) for line in lines))
            self._changed.notify_all()

    def speak(self, line: Say) -> Spoken:
        """Return a line's sound; waits for its synthesis when it is not there yet.

        Raises `ModelError` when no voice can say it, or when the speaker has been closed.
        """
        found = self._wanted(line)
        if isinstance(found, Spoken):
            return found
        with self._changed:
            self._changed.wait_for(lambda: found.whole or found.error)
            if found.whole is None:
                raise found.error or EngineError("The voice stopped.")
            return found.whole

    def pieces(self, line: Say) -> Iterator[Spoken]:
        """Yield a line's sound: whole when it is there, otherwise sentence by sentence while it is made.

        Raises what `speak` does, at the latest at the end.
        """
        found = self._wanted(line)
        if isinstance(found, Spoken):
            yield found
            return
        for count in itertools.count():
            with self._changed:
                self._changed.wait_for(lambda: len(found.pieces) > count or found.whole or found.error)  # noqa: B023
                over = len(found.pieces) <= count
                if over and found.whole is None:
                    raise found.error or EngineError("The voice stopped.")
                piece = found.whole if over else found.pieces[count]
            # Outside the condition: another thread may take the next piece.
            if over and count:
                return
            assert piece is not None
            yield piece
            if over:  # it was on the disk
                return

    def _wanted(self, line: Say) -> Spoken | _Making:
        """Return a line that is there, or what is being made of it now: ahead of all that was asked in advance."""
        key = self._key(line)
        with self._changed:
            known = self._memory.get(key)
            if known is not None:
                self._memory.move_to_end(key)
                return known
            if self._closed:
                raise EngineError(_SWITCHED_OFF)
            making = self._begun.get(key)
            if making is None:
                making = self._begun[key] = _Making()
                self._urgent.append(key)
                self._changed.notify_all()
            return making

    def shown_text(self, line: Say) -> str:
        """Return the caption of a line, its swear words masked as the settings ask."""
        return shown(line.text, self._profanity, self._language)

    def close(self) -> None:
        """Stop the background work; waits for the sentence that is being synthesized. The bank stays open."""
        with self._changed:
            self._closed = True
            self._ahead.clear()
            while self._urgent:
                self._begun.pop(self._urgent.popleft()).error = EngineError(_SWITCHED_OFF)
            self._changed.notify_all()
        self._worker.join()

    def _key(self, line: Say) -> _Key:
        request = Request(line.text, self._language, quantise(line.heat), self._profanity, self._say)
        return line.voice or self._voice, request

    def _work(self) -> None:
        while (key := self._next()) is not None:
            self._make(key)

    def _make(self, key: _Key, *, may_wait: bool = True) -> None:
        """Make one line; one that is wanted now is made first when `may_wait`, between two sentences."""
        with self._changed:
            making = self._begun[key]
        try:
            spoken = self._spoken(key, making, may_wait=may_wait)
        except Exception as error:
            # What was asked for in advance may never be needed: whoever needs it gets the error.
            if not isinstance(error, RoleplayError):
                _log.exception("A line could not be synthesized")
            with self._changed:
                making.error = error
                self._finish(key, None)
        else:
            with self._changed:
                making.whole = spoken
                self._finish(key, spoken)

    def _next(self) -> _Key | None:
        """Wait for the next line that has to be made; None when the speaker is closed."""
        with self._changed:
            while not self._closed:
                if self._urgent:
                    return self._urgent.popleft()
                while self._ahead:
                    key = self._ahead.popleft()
                    if key not in self._memory and key not in self._begun:
                        self._begun[key] = _Making()
                        return key
                self._changed.wait()
            return None

    def _next_urgent(self) -> _Key | None:
        with self._changed:
            return self._urgent.popleft() if self._urgent else None

    def _finish(self, key: _Key, spoken: Spoken | None) -> None:
        """Keep a line and tell those who wait for it. The condition is held."""
        self._changed.notify_all()
        del self._begun[key]
        if spoken is None:
            return
        self._memory[key] = spoken
        self._memory_bytes += len(spoken.pcm.samples)
        while self._memory_bytes > _MEMORY_BYTES and len(self._memory) > 1:
            self._memory_bytes -= len(self._memory.popitem(last=False)[1].pcm.samples)

    def _spoken(self, key: _Key, making: _Making, *, may_wait: bool) -> Spoken:
        """Return a line from disk, or synthesize and keep it. Runs in the worker only."""
        voice_id, request = key
        voice = self._voices.get(voice_id)
        if voice is None:
            voice = self._voices[voice_id] = self._bank.voice_or_plain(voice_id, self._language)
        kept = self._kept(voice, request)
        if kept is not None:
            return kept
        served: set[Casting] = set()
        for plain, casting in self._bank.pieces(voice, request):
            served.add(casting)
            piece = Spoken(self._effect(plain) if self._effect else plain, casting.served_by)
            with self._changed:
                making.pieces.append(piece)
                self._changed.notify_all()
            while may_wait and (urgent := self._next_urgent()) is not None:
                self._make(urgent, may_wait=False)
            self._rest()
        spoken = Spoken(joined(piece.pcm for piece in making.pieces), making.pieces[0].voice)
        if self._cache and len(served) == 1:
            self._cache.put(self._disk_key(voice, request, casting), spoken.pcm)
        return spoken

    def _kept(self, voice: Voice, request: Request) -> Spoken | None:
        """Only the engine that would be asked first counts: a line kept from a substitute may be better by now."""
        first = self._bank.first_casting(voice, self._language) if self._cache else None
        if self._cache is None or first is None:
            return None
        pcm = self._cache.get(self._disk_key(voice, request, first))
        return None if pcm is None else Spoken(pcm, first.served_by)

    def _disk_key(self, voice: Voice, request: Request, casting: Casting) -> str:
        """Everything on which the sound depends."""
        engine = casting.engine.fingerprint(casting.voice)
        content = (SOUND_VERSION, engine, casting.pitch, voice.digest, self._effect_name, request.text)
        return json.dumps([*content, request.language, request.heat, request.profanity, request.say])
