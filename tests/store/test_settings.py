from __future__ import annotations

import json
import logging
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from roleplay.core.errors import DiskError
from roleplay.core.records import Settings
from roleplay.store.settings import load_settings, save_settings

from .conftest import fill
from .samples import records

CHOSEN = Settings(
    microphone="Słuchawki USB", recogniser="vosk", end_of_turn_pause=1.2, volume=0.5, push_to_talk=True, theme="dark"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert load_settings(path) == Settings()
    assert not path.exists()


def test_what_is_saved_comes_back(path: Path) -> None:
    save_settings(path, CHOSEN)
    assert load_settings(path) == CHOSEN
    assert "Słuchawki USB" in path.read_text(encoding="utf-8")
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(records(Settings))
def test_any_settings_come_back_within_their_limits(path: Path, chosen: Settings) -> None:
    save_settings(path, chosen)
    assert load_settings(path) == replace(
        chosen,
        end_of_turn_pause=min(max(chosen.end_of_turn_pause, 0.3), 3.0),
        volume=min(max(chosen.volume, 0.0), 1.0),
    )


def test_keys_of_a_newer_version_stay(path: Path) -> None:
    write(path, json.dumps({"volume": 0.25, "hologram": {"on": True}}))
    assert load_settings(path) == Settings(volume=0.25)
    save_settings(path, CHOSEN)
    assert json.loads(path.read_text()) == {**asdict(CHOSEN), "hologram": {"on": True}}


@pytest.mark.parametrize(
    ("saved", "expected"),
    [
        ({"volume": 7}, Settings(volume=1.0)),
        ({"volume": -0.5}, Settings(volume=0.0)),
        ({"end_of_turn_pause": 0}, Settings(end_of_turn_pause=0.3)),
        ({"end_of_turn_pause": 60}, Settings(end_of_turn_pause=3.0)),
    ],
)
def test_values_beyond_the_limits_are_moved(path: Path, saved: dict[str, object], expected: Settings) -> None:
    write(path, json.dumps(saved))
    assert load_settings(path) == expected


@pytest.mark.parametrize(
    "saved",
    [
        {"theme": "sepia"},
        {"push_to_talk": "yes"},
        {"push_to_talk": 1},
        {"volume": "loud"},
        {"volume": None},
        {"microphone": 3},
        {"microphone": "x" * 10_000},
        {"recogniser": ["vosk"]},
    ],
)
def test_a_value_that_is_not_possible_gives_way_alone(
    path: Path, saved: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    write(path, json.dumps({**saved, "trainee": "Ola"}))
    with caplog.at_level(logging.WARNING):
        assert load_settings(path) == Settings(trainee="Ola")
    assert next(iter(saved)) in caplog.text


@pytest.mark.parametrize(
    "content", ["", "{", "[1, 2]", "null", '"dark"', "[" * 100_000, b"\xff\xfe\x00", b"\x00" * 50, '{"volume": 1} {}']
)
def test_a_broken_file_is_set_aside(path: Path, content: str | bytes, caplog: pytest.LogCaptureFixture) -> None:
    write(path, content)
    before = path.read_bytes()
    with caplog.at_level(logging.WARNING):
        assert load_settings(path) == Settings()
    aside = path.with_name("settings.json.broken")
    assert aside.read_bytes() == before
    assert not path.exists()
    assert str(aside) in caplog.text


def test_nothing_that_was_set_aside_is_overwritten(path: Path) -> None:
    for content in ("first", "second", "third"):
        write(path, content)
        save_settings(path, CHOSEN)
    kept = sorted(file.read_text() for file in path.parent.glob("*.broken*"))
    assert kept == ["first", "second", "third"]
    assert load_settings(path) == CHOSEN


def test_a_mark_that_windows_editors_add_is_skipped(path: Path) -> None:
    write(path, b"\xef\xbb\xbf" + json.dumps({"volume": 0.5}).encode())
    assert load_settings(path).volume == 0.5


def test_a_not_a_number_gives_way(path: Path) -> None:
    write(path, '{"volume": NaN, "end_of_turn_pause": Infinity}')
    assert load_settings(path) == Settings()


def test_a_folder_in_the_way_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DiskError, match="cannot be read"):
        load_settings(path)
    path.rmdir()
    path.parent.rmdir()
    path.parent.write_text("in the way")
    with pytest.raises(DiskError, match="settings"):
        save_settings(path, CHOSEN)


def test_a_full_disk_leaves_the_old_settings(small_disk: Path) -> None:
    path = small_disk / "settings.json"
    save_settings(path, CHOSEN)
    fill(small_disk)
    with pytest.raises(DiskError, match="full"):
        save_settings(path, Settings(microphone="m" * 400, loudspeaker="l" * 400, trainee="t" * 400))
    assert load_settings(path) == CHOSEN
    assert sorted(file.name for file in small_disk.iterdir()) == ["ballast", "settings.json"]
