"""Bytes of a stranger's file to text: with a limit, and in whatever encoding it has."""

from __future__ import annotations

import re

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.wording import Wording

MAX_BYTES = 64 * 1024 * 1024
"""A published Twine story holds its pictures and its player, so that some are larger than what is told in them."""
MAX_TEXT = 2_000_000
"""Characters of Twee, Ink or Yarn, or of all passages of a Twine story; a scenario holds them with what is added."""
_LOOKED_AT = 256 * 1024
"""Bytes from which an encoding is guessed."""
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BINARY_SHARE = 0.02
UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2069\ud800-\udfff"
    r"\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
"""Characters that command a terminal, turn the direction of writing or cannot be seen. What stands for a letter that
could not be read (U+FFFD) stays, so that it is noticed."""


def decoded(content: bytes, name: str, report: Report) -> str:
    """Return the text of a file with `\\n` at the ends of lines; what had to be guessed is noted.

    Raises `InputError` when it is too large, empty, or no text.
    """
    if len(content) > MAX_BYTES:
        raise InputError(
            f"{name} has {len(content) / 1e6:.0f} MB; stories of up to {MAX_BYTES / 1e6:.0f} MB are read.",
            hint="Export the story without its pictures and sounds, or as Twee.",
        )
    if not content.startswith(_WIDE) and _is_binary(content[:_LOOKED_AT]):
        raise InputError(f"{name} is not a text file.", hint="Give the file that your story tool has exported.")
    text = _utf(content)
    if text is None:
        text = _guessed(content, report)
    if not text.strip():
        raise InputError(f"{name} is empty.", hint="Give the file that your story tool has exported.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    cleaned = UNWANTED.sub("", text.replace("\x85", "\n"))
    if len(cleaned) != len(text):
        report.lost(0, Wording.INVISIBLE.of(len(text) - len(cleaned)), Wording.CONTROL)
    return cleaned


def _is_binary(content: bytes) -> bool:
    return len(_BINARY.findall(content)) > _BINARY_SHARE * len(content)


def _utf(content: bytes) -> str | None:
    for mark, encoding in ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _guessed(content: bytes, report: Report) -> str:
    import charset_normalizer

    looked_at = content[:_LOOKED_AT]
    best = charset_normalizer.from_bytes(looked_at, steps=5, chunk_size=512, preemptive_behaviour=False).best()
    encoding = best.encoding if best is not None else "cp1252"
    report.changed(0, Wording.ENCODING.of(encoding), Wording.GUESSED_ENCODING)
    return content.decode(encoding, errors="replace")
