"""What is remembered of earlier synchronisations; for people only, nothing is decided by it."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from roleplay.core.errors import RoleplayError
from roleplay.core.files import replacing
from roleplay.core.sync import SyncReport

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Last:
    """The last attempts; moments in ISO 8601, empty where there was none."""

    synchronised_at: str = ""
    away_since: str = ""
    problem: str = ""
    sent: int = 0
    received: int = 0
    sounds: int = 0

    @staticmethod
    def after(report: SyncReport, now: datetime) -> Last:
        """Return what is to be remembered of one that came through."""
        sounds = report.sounds_sent + report.sounds_received
        return Last(now.isoformat(), sent=report.sent, received=report.received, sounds=sounds)

    def failed(self, error: RoleplayError, now: datetime) -> Last:
        """Return what is to be remembered after one that did not."""
        return replace(self, away_since=self.away_since or now.isoformat(), problem=error.message)


class SyncMemory:
    """A small file. What cannot be read, or kept, is forgotten."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Last:
        """Return what is remembered."""
        try:
            saved = json.loads(self._file.read_text("utf-8"))
            texts = (str(saved.get(name, "")) for name in ("synchronised_at", "away_since", "problem"))
            synchronised, away, problem = texts
            counts = (int(saved.get(name, 0)) for name in ("sent", "received", "sounds"))
            return Last(synchronised, away, problem, *counts)
        except (OSError, ValueError, AttributeError, TypeError):
            return Last()

    def keep(self, last: Last) -> None:
        """Remember it."""
        try:
            with replacing(self._file) as draft:
                draft.write_text(json.dumps(asdict(last)), "utf-8")
        except OSError as error:
            _log.warning("what was synchronised is not remembered: %s", error)
