"""Which words a model knows, asked in a process of its own: the model takes seconds and much memory to load.

`python -m roleplay.speech.models.vocabulary FOLDER` reads a JSON list of phrases and writes a JSON list of the words
in them that the model does not know.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from roleplay.core.errors import ModelError
from roleplay.speech.child import NO_WINDOW, module_command, module_environment
from roleplay.speech.models.probe import TIMEOUT_SECONDS
from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser


def missing_words(model: Path, phrases: Sequence[str]) -> tuple[str, ...]:
    """Return the words of `phrases` that a model does not know and so can never recognise, sorted.

    Raises `ModelError` when it cannot be loaded.
    """
    if not phrases:
        return ()
    try:
        done = subprocess.run(  # noqa: S603  our own module
            module_command("roleplay.speech.models.vocabulary", str(model)),
            input=json.dumps(list(phrases)).encode(),
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=True,
            env=module_environment(),
            creationflags=NO_WINDOW,
        )
        return tuple(str(word) for word in json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError) as error:
        raise ModelError(
            f"The words of the model {model.name} cannot be read.",
            hint=f"Check it with: roleplay models verify {model.name}",
        ) from error


def main() -> None:
    """Answer for the model named on the command line."""
    phrases = json.load(sys.stdin)
    missing = VoskRecogniser(Path(sys.argv[1])).missing_words(phrases)
    sys.stdout.write(json.dumps(missing) + "\n")


if __name__ == "__main__":
    main()
