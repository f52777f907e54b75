"""Installations of the program with calls in them, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from roleplay.app import Roleplay
from roleplay.core.events import CallEvent
from roleplay.core.handover import BundleOptions
from roleplay.core.records import Score, Settings
from roleplay.core.sound import CALL_RATE
from roleplay.places import Places, resources
from tests.store.samples import CALL, SCORE, start

SECONDS = 2


class Installation(Roleplay):
    """One with settings that a test gives it."""

    def __init__(self, base: Path, trainer: str) -> None:
        self.home = base
        self.given = Settings(trainee=trainer)
        super().__init__(Places(base / "data", base / "config", base / "cache", base / "log"), resources())

    @property
    def settings(self) -> Settings:
        return self.given

    @property
    def recordings(self) -> Path:
        return self.places.recordings

    def keep(
        self, *, audio: bool = True, events: tuple[CallEvent, ...] = CALL, score: Score = SCORE, **changes: Any
    ) -> str:
        """Save a call with a score; return its id."""
        begun = start(**changes)
        writer = self._parts.store.begin(begun, lambda event: None, record_audio=audio)
        for event in events:
            writer.append(event)
        if audio:
            noise = np.random.default_rng(len(begun.id)).integers(-3000, 3000, SECONDS * CALL_RATE, dtype=np.int16)
            writer.append_audio(noise.tobytes(), noise[::-1].tobytes())
        writer.finish()
        self._parts.store.save_score(begun.id, score)
        return begun.id

    def hand_over(self, path: Path, *sessions: str, **options: Any) -> Path:
        """Write a bundle of these sessions, or of all."""
        ids = sessions or self.bundles.select()
        self.bundles.export(BundleOptions(tuple(ids), **options), path)
        return path

    def take_in(self, path: Path, **options: Any) -> dict[str, str]:
        """Take in a bundle of somebody who is trusted; return how each session stood."""
        key = self.bundles.inspect(path).signer.key
        taken = self.bundles.take_in(path, trust=key, **options)
        return {session.id: session.standing for session in taken.sessions}

    def everything(self) -> dict[str, bytes]:
        """Return what the data folder holds, without what SQLite keeps beside its file while it is open."""
        self._parts.store._database.checkpoint()
        files = (path for path in self.places.data.rglob("*") if path.is_file())
        return {
            str(path.relative_to(self.places.data)): path.read_bytes()
            for path in files
            if path.suffix not in (".lock",) and not path.name.endswith(("-wal", "-shm"))
        }
