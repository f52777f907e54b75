"""The folder of one model: what must be in it, and the manifest that tells whether it is still whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roleplay.core.errors import ModelError

MANIFEST = "roleplay-model.json"

# What Vosk reads, see src/model.cc of vosk-api: the newer layout, and the flat one of older models.
_ACOUSTIC = ("am/final.mdl", "final.mdl")
_LAYOUTS: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (
        ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf"),
        (("graph/HCLG.fst",), ("graph/HCLr.fst", "graph/Gr.fst", "graph/disambig_tid.int")),
    ),
    (("final.mdl", "mfcc.conf"), (("HCLG.fst",), ("HCLr.fst", "Gr.fst", "disambig_tid.int"))),
)

_Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was installed."""

    language: str
    source: str
    """Address, zip or folder that it came from."""
    files: dict[str, tuple[int, str]]
    """Size and SHA-256 by path inside the folder, with forward slashes."""


def find_model(folder: Path, shown: str) -> Path:
    """Return the folder that holds the model: `folder` itself or one at most two levels inside.

    `shown` is what the person knows the folder as.

    Raises `ModelError` when there is none, several, or one with files missing.
    """
    candidates = [folder, *sorted(folder.glob("*/")), *sorted(folder.glob("*/*/"))]
    found = [path for path in candidates if any((path / name).is_file() for name in _ACOUSTIC)]
    # The newer layout's `am` folder looks like a model of the older one.
    found = [path for path in found if not (path.name == "am" and path.parent in found)]
    if len(found) != 1:
        what = "several Vosk models" if found else "no Vosk model (there is no am/final.mdl in it)"
        raise ModelError(f"{shown} holds {what}.", hint="Give the folder or zip of one model.")
    missing = missing_files(found[0])
    if missing:
        raise ModelError(
            f"The model in {shown} is not complete: {', '.join(missing)} missing.",
            hint="Download it again.",
        )
    return found[0]


def missing_files(model: Path) -> tuple[str, ...]:
    """Return the files that Vosk cannot do without and that are not there."""
    needed, graphs = _LAYOUTS[0] if (model / "am").is_dir() else _LAYOUTS[1]
    graph = min(graphs, key=lambda graph: len(_absent(model, graph)) / len(graph))
    return (*_absent(model, needed), *_absent(model, graph))


def _absent(model: Path, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if not (model / name).is_file()]


def copy_folder(source: Path, target: Path, progress: _Progress) -> None:
    """Copy a model's folder into the existing folder `target`; links and devices are refused with `ModelError`."""
    paths = sorted(source.rglob("*"))
    for path in paths:
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            raise ModelError(f"{path} is a link or a device.", hint="Give a folder of plain files.")
    files = [path for path in paths if path.is_file() and path.name != MANIFEST]
    total = sum(path.stat().st_size for path in files)
    done = 0
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy, follow_symlinks=False)
        done += copy.stat().st_size
        progress(done, total)


def write_manifest(model: Path, *, language: str, source: str) -> None:
    """Write down what is in the folder now."""
    files = {
        path.relative_to(model).as_posix(): (path.stat().st_size, _sha256(path))
        for path in sorted(model.rglob("*"))
        if path.is_file()
    }
    content = {"language": language, "source": source, "files": files}
    (model / MANIFEST).write_text(json.dumps(content, indent=1), encoding="utf-8")


def read_manifest(model: Path) -> Manifest | None:
    """Return what was installed, None when there is no readable manifest."""
    try:
        content: dict[str, Any] = json.loads((model / MANIFEST).read_text(encoding="utf-8"))
        files = {str(name): (int(size), str(digest)) for name, (size, digest) in content["files"].items()}
        return Manifest(str(content["language"]), str(content["source"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def damage(model: Path, manifest: Manifest, *, thorough: bool) -> str:
    """Return what has changed since the model was installed, empty when nothing has.

    Sizes are compared; with `thorough` also checksums, which reads every byte.
    """
    for name, (size, digest) in manifest.files.items():
        path = model / name
        try:
            if path.stat().st_size != size or (thorough and _sha256(path) != digest):
                return f"{name} has changed"
        except FileNotFoundError:
            return f"{name} is missing"
        except OSError as error:
            return f"{name} cannot be read ({error.strerror})"
    return ""


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
