"""Real engines, loaded once for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from roleplay.places import resources
from roleplay.speech.voices.bank import VoiceBank
from roleplay.speech.voices.engine import VoiceEngine
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.piper_engine import PiperEngine
from roleplay.speech.voices.system_engine import SystemEngine


@pytest.fixture(scope="session")
def engines() -> Iterator[dict[str, VoiceEngine]]:
    """All engines by name."""
    made: tuple[VoiceEngine, ...] = (HibariEngine(), PiperEngine(), SystemEngine())
    yield {engine.name: engine for engine in made}
    for engine in made:
        engine.close()


@pytest.fixture(scope="session")
def bank(engines: dict[str, VoiceEngine]) -> VoiceBank:
    """The shipped voices over the real engines."""
    return VoiceBank([resources().voices], tuple(engines.values()))


VOICE = """
name = "Test"
[[languages.en]]
engine = "hibari"
"""


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """A folder with one voice `test` that hibari speaks."""
    folder = tmp_path / "voices"
    folder.mkdir()
    (folder / "test.toml").write_text(VOICE)
    return folder
