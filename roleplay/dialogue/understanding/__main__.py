"""Makes the model that travels with the program, after the examples were changed.

Use: `python -m roleplay.dialogue.understanding`. Without it the model is made at each machine's first start, which
takes seconds.
"""

from __future__ import annotations

import sys

from roleplay.dialogue.understanding.examples import load_examples
from roleplay.dialogue.understanding.model import build_model
from roleplay.dialogue.understanding.usem3_encoder import Usem3Encoder
from roleplay.dialogue.understanding.vectors import VectorCache
from roleplay.places import resources


def main() -> None:
    """Write `model.npz` beside the examples, unless it is up to date."""
    folder = resources().assets / "techniques"
    model = build_model(load_examples(folder), Usem3Encoder(), VectorCache(folder))
    # The cache keeps a user's files private; these travel with the program.
    folder.chmod(0o755)
    (folder / "model.npz").chmod(0o644)
    sys.stdout.write(f"{folder / 'model.npz'} knows {len(model.sentences)} sentences.\n")


if __name__ == "__main__":
    main()
