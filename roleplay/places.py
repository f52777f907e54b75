"""Where things lie: what the program ships, and what it keeps for the person.

`ROLEPLAY_HOME` moves everything that is kept (data, settings, cache) into one folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Resources:
    """What travels with the program, read-only."""

    voices: Path
    assets: Path
    scenario_library: Path


def resources() -> Resources:
    """Return the shipped files, in the wheel (`roleplay/data`) or in a checkout (beside `roleplay/`)."""
    installed = _PACKAGE / "data"
    base = installed if installed.is_dir() else _PACKAGE.parent
    return Resources(base / "voices", base / "assets", base / "scenarios.db")


@dataclass(frozen=True, slots=True)
class Places:
    """The person's own folders; created by whoever writes into them first."""

    data: Path
    """Sessions, recordings, installed models and voices."""
    config: Path
    """Settings."""
    cache: Path
    """Whatever can be made again."""
    log: Path

    @property
    def database(self) -> Path:
        """The session store."""
        return self.data / "sessions.db"

    @property
    def audit_head(self) -> Path:
        """How far the audit log has got, to notice that its end was cut off."""
        return self.data / "audit.head"

    @property
    def audit_key(self) -> Path:
        """The key that seals the audit log; apart from the data, and never in a backup beside it."""
        return self.config / "audit.key"

    @property
    def erased(self) -> Path:
        """Who was erased, as marks: a backup of the database that is put back does not know it."""
        return self.data / "erased.json"

    @property
    def recordings(self) -> Path:
        """One sound file a session."""
        return self.data / "recordings"

    @property
    def models(self) -> Path:
        """Installed recognition models, one folder each."""
        return self.data / "models"

    @property
    def voices(self) -> Path:
        """Piper voices that the person has dropped in."""
        return self.data / "voices"

    @property
    def scenarios(self) -> Path:
        """The person's own scenarios, YAML files."""
        return self.data / "scenarios"

    @property
    def sounds(self) -> Path:
        """Sounds of the person's own that are heard behind customers."""
        return self.data / "sounds"

    @property
    def packs(self) -> Path:
        """What is known of the packs that were taken in, one file each."""
        return self.data / "packs"

    @property
    def plugins(self) -> Path:
        """Plug-ins that the person has installed; none is loaded unless it is allowed."""
        return self.data / "plugins"

    @property
    def allowed_plugins(self) -> Path:
        """Which plug-ins the person has allowed."""
        return self.config / "plugins.json"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def record_store(self) -> Path:
        """Where statements are sent to."""
        return self.config / "record-store.json"

    @property
    def pseudonym_key(self) -> Path:
        """What tells who is behind a pseudonym: apart from the sessions, so that no copy of those holds it."""
        return self.config / "pseudonyms.key"


def places() -> Places:
    """Return the folders of the person who runs the program."""
    home = os.environ.get("ROLEPLAY_HOME")
    if home:
        base = Path(home).expanduser()
        return Places(base / "data", base / "config", base / "cache", base / "log")
    dirs = platformdirs.PlatformDirs("roleplay", appauthor=False)
    return Places(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path)
