"""Where the package `moonshine-voice` keeps its English model."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def model_folder() -> Path | None:
    """Return where the package keeps its English model; None where it is not installed, or came without."""
    spec = find_spec("moonshine_voice")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "assets" / "tiny-en"
        if (folder / "decoder_model_merged.ort").is_file():
            return folder
    return None
