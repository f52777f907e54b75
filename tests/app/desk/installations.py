"""Installations of the program with calls in them, each in a folder of its own."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import numpy as np

from roleplay.app import Roleplay
from roleplay.core.events import CallEvent
from roleplay.core.handover import BundleOptions
from roleplay.core.people import checked_name
from roleplay.core.records import Score, Settings
from roleplay.core.rights import Unrestricted
from roleplay.core.sound import CALL_RATE
from roleplay.places import Places, resources
from roleplay.store.schema import Base
from tests.store.samples import CALL, SCORE, start

SECONDS = 2


class SignedIn(Unrestricted):
    """`Access` of somebody who has signed in and may do everything."""

    def __init__(self, name: str) -> None:
        self.me = checked_name(name)


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
        self,
        *,
        audio: bool = True,
        events: tuple[CallEvent, ...] = CALL,
        score: Score | None = SCORE,
        passing: bool = False,
        **changes: Any,
    ) -> str:
        """Save a call with a score; return its id."""
        begun = start(**changes)
        writer = self._parts.store.begin(begun, lambda event: None, record_audio=audio, passing=passing)
        for event in events:
            writer.append(event)
        if audio:
            noise = np.random.default_rng(uuid.UUID(begun.id).int % 2**32).integers(
                -3000, 3000, SECONDS * CALL_RATE, dtype=np.int16
            )
            writer.append_audio(noise.tobytes(), noise[::-1].tobytes())
        writer.finish()
        if score is not None:
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
        """Return the rows of the database and the files beside it; without the log of who did what, which grows."""
        files = (path for path in self.places.data.rglob("*") if path.is_file())
        kept = {
            str(path.relative_to(self.places.data)): path.read_bytes()
            for path in files
            if path.suffix not in (".lock", ".head") and not path.name.startswith("sessions.db")
        }
        with self._parts.store._database.reading.begin() as connection:
            for name, table in Base.metadata.tables.items():
                if not name.startswith("audit_"):
                    rows = sorted(map(repr, connection.execute(table.select())))
                    kept[f"table {name}"] = "\n".join(rows).encode()
        return kept
