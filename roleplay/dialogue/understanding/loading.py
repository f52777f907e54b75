"""Puts the understanding together."""

from __future__ import annotations

from pathlib import Path

from roleplay.dialogue.understanding.examples import load_examples
from roleplay.dialogue.understanding.understander import Understander
from roleplay.dialogue.understanding.usem3_encoder import Usem3Encoder
from roleplay.dialogue.understanding.vectors import Progress, VectorCache


def load_understander(assets_dir: Path, cache_dir: Path, progress: Progress | None = None) -> Understander:
    """Return the understanding with the shipped examples.

    `assets_dir` holds `techniques/`, `cache_dir` is where vectors and the encoder's table are kept; `progress` is
    called while examples are encoded, at the first start only. Raises `InputError` when the examples are missing or
    broken.
    """
    techniques = assets_dir / "techniques"
    return Understander(
        Usem3Encoder(cache_dir), load_examples(techniques), VectorCache(cache_dir, shipped=techniques), progress
    )
