"""Loading a model in a process of its own: Kaldi ends the whole process over a broken one.

`python -m roleplay.speech.models.probe FOLDER` ends with 0 when the model loads and recognises silence.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from roleplay.core.sound import silence
from roleplay.speech.child import NO_WINDOW, module_command, module_environment
from roleplay.speech.recognition.measure import recognise_file
from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser

TIMEOUT_SECONDS = 180.0
"""Large models take a minute on a slow disk."""


def probe(model: Path, *, timeout: float = TIMEOUT_SECONDS) -> str:
    """Return why the model cannot be used, empty when it can."""
    try:
        done = subprocess.run(  # noqa: S603  our own module
            module_command("roleplay.speech.models.probe", str(model)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
            env=module_environment(),
            creationflags=NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        return f"it did not load within {timeout:.0f} seconds"
    if done.returncode == 0:
        return ""
    errors = [line for line in done.stderr.decode(errors="replace").splitlines() if line.startswith("ERROR")]
    # Such as: ERROR (VoskAPI:Function():file.cc:123) What is wrong
    reason = (
        errors[0].split(") ", 1)[-1].replace(f"{model}/", "").strip()[:200]
        if errors
        else f"exit code {done.returncode}"
    )
    return f"Vosk cannot load it ({reason})"


def main() -> None:
    """Load the model named on the command line and let it hear half a second of silence."""
    recognise_file(VoskRecogniser(Path(sys.argv[1])), silence(0.5))


if __name__ == "__main__":
    main()
