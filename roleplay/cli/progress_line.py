"""One line on a terminal that says how far something is; nothing where nobody looks."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from roleplay.core.exports import ExportProgress

_WORDS = {"reading": "Reading", "writing": "Writing", "setting": "Setting"}


class ProgressLine:
    """Writes over itself, on the standard error stream, and goes away at the end."""

    def __init__(self) -> None:
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("")

    def tell(self, progress: ExportProgress) -> None:
        """Show how far it is."""
        self._write(f"{_WORDS[progress.phase]}: {progress.done} of {progress.total}")

    def _write(self, text: str) -> None:
        if not sys.stderr.isatty() or text == self._shown:
            return
        sys.stderr.write("\r" + text.ljust(len(self._shown)) + ("\r" if not text else ""))
        sys.stderr.flush()
        self._shown = text
