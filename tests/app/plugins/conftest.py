"""Plug-ins that are really installed: the example by pip, without a network, and broken ones written here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.places import Places

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "roleplay-morse"


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the example into a folder, as its README says."""
    folder = tmp_path_factory.mktemp("plugins")
    source = tmp_path_factory.mktemp("source") / "roleplay-morse"
    shutil.copytree(EXAMPLE, source)
    quietly = ("--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation")
    command = [sys.executable, "-m", "pip", "install", *quietly, "--target", str(folder), str(source)]
    subprocess.run(command, check=True, timeout=300, stdin=subprocess.DEVNULL)
    return folder


@pytest.fixture
def places(tmp_path: Path, cache: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "config", cache, tmp_path / "log")


@pytest.fixture
def told() -> list[str]:
    """What a person was told."""
    return []


@pytest.fixture
def app(places: Places, told: list[str]) -> Iterator[Roleplay]:
    made = Roleplay(places, tell=told.append)
    yield made
    made.close()


@pytest.fixture
def _restored_path() -> Iterator[None]:
    before, modules = list(sys.path), set(sys.modules)
    yield
    sys.path[:] = before
    for name in set(sys.modules) - modules:
        if name.split(".")[0].startswith(("roleplay_morse", "odd_")):
            del sys.modules[name]


def with_example(places: Places, installed: Path) -> None:
    """Put the installed example into the folder of a home."""
    shutil.copytree(installed, places.plugins, dirs_exist_ok=True)


def write_plugin(places: Places, group: str, code: str, name: str = "odd-one") -> Path:
    """Install a plug-in whose module is this code, and whose entry point is its `offered`."""
    module = name.replace("-", "_")
    info = places.plugins / f"{module}-1.0.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    path = places.plugins / f"{module}.py"
    path.write_text(code, encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nSummary: Odd\n")
    (info / "entry_points.txt").write_text(f"[{group}]\nodd = {module}:offered\n")
    (info / "RECORD").write_text(f"{module}.py,,\n{info.name}/METADATA,,\n{info.name}/entry_points.txt,,\n")
    return path
