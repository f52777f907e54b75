"""Whether a sound file can be heard to its end, and is what was recorded."""

from __future__ import annotations

import hashlib
from pathlib import Path

import soundfile

from roleplay.core.sealed import open_sound
from roleplay.core.sound import CALL_RATE
from roleplay.store.seals import stated_digest

LONGEST_SECONDS = 12 * 3600
"""No call takes that long; a few kilobytes may claim to hold years."""
_BLOCK_FRAMES = 60 * CALL_RATE


def sound_problem(path: Path, *, channels: int = 2, digest: bytes = b"") -> str:
    """Return what is wrong with a recording (2 channels) or a spoken comment (1), empty when nothing is.

    `digest` is the MD5 that its samples should have, empty for that which the file states itself. It is
    read to its end, block by block: some 3 ms for each minute.
    """
    if not path.is_file():
        return "it is missing"
    try:
        with open_sound(path) as file, soundfile.SoundFile(file) as sound:
            if (sound.format, sound.samplerate, sound.channels) != ("FLAC", CALL_RATE, channels):
                return "it is no recording of a call"
            if not 0 < sound.frames <= LONGEST_SECONDS * CALL_RATE:
                return "it has no proper length"
            left, heard = sound.frames, hashlib.md5(usedforsecurity=False)
            while left:
                block = bytes(sound.buffer_read(min(left, _BLOCK_FRAMES), dtype="int16"))
                if not block:
                    return "it ends too early"
                heard.update(block)
                left -= len(block) // (2 * channels)
    except (soundfile.LibsndfileError, OSError):
        return "it is damaged or cut off"
    wanted = digest or stated_digest(path)
    return "it is not what was recorded" if wanted and wanted != heard.digest() else ""
