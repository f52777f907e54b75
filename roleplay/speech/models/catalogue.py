"""The official models that can be downloaded, and what a model's name tells of its language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NAME = re.compile(r"vosk-model-(?:small-)?([a-z]{2})(?:-|$)")

_OWN_CODES = {"cn": "zh", "kz": "kk", "vn": "vi"}
"""Where the makers' names bear another code than ISO 639-1."""


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """One model that can be downloaded."""

    name: str
    language: str
    """ISO 639-1."""
    bytes: int
    """Size of the zip, 0 when unknown."""
    note: str
    sha256: str = ""
    """Of the zip, empty when unknown."""
    md5: str = ""
    """Of the zip, for models with no known `sha256`."""
    about_bytes: int = 0
    """Where `bytes`, which is checked, is not known."""
    word_errors: tuple[float, ...] = ()
    """Published word error rate in percent: one, or lowest and highest."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models that can be downloaded."""

    address: str
    """Folder of the zips, ends with a slash."""
    models: tuple[CatalogueModel, ...]

    def find(self, name: str) -> CatalogueModel | None:
        """Return the model of that name."""
        return next((model for model in self.models if model.name == name), None)


def read_catalogue(path: Path) -> Catalogue:
    """Read the catalogue that travels with the program (`assets/models.toml`)."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    return Catalogue(data["address"], tuple(map(_model, data["model"])))


def _model(content: dict[str, Any]) -> CatalogueModel:
    return CatalogueModel(**content | {"word_errors": tuple(content.get("word_errors", ()))})


def language_of(name: str) -> str:
    """Return the language (ISO 639-1) in a name such as `vosk-model-small-en-us-0.15`, empty when there is none."""
    found = _NAME.match(name)
    return _OWN_CODES.get(found[1], found[1]) if found else ""
