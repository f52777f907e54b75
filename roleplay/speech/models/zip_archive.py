"""Unpacking the zip of a model."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from roleplay.core.archives import Limits, SafeZip

MAX_ENTRIES = 2_000
LIMITS = Limits(
    entries=MAX_ENTRIES,
    size=8 * 1024**3,
    ratio=60,  # models have 2 to 5
    depth=8,
    hint_unsafe="Take the model from its makers.",
    hint_broken="Download it again, or install from the unpacked folder.",
    litter=True,
)

_Progress = Callable[[int, int], None]


def unpacked_bytes(archive: Path) -> int:
    """Check the archive's directory and return how many bytes it unpacks to. Raises `ArchiveError`."""
    with SafeZip(archive, archive.name, LIMITS) as zipped:
        return zipped.unpacked_bytes


def unpack(archive: Path, folder: Path, progress: _Progress) -> None:
    """Unpack into `folder`, which must be empty; `progress` gets (done, total) unpacked bytes.

    Raises `ArchiveError` when the archive is broken or hostile, `OSError` when the disk fails. What was unpacked by
    then stays in `folder`, and nothing ever lands elsewhere.
    """
    with SafeZip(archive, archive.name, LIMITS) as zipped:
        total, done = zipped.unpacked_bytes, 0
        for entry in zipped.entries:
            target = folder.joinpath(*entry.filename.split("/"))
            if entry.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with closing(zipped.blocks(entry)) as blocks, target.open("xb") as file:
                for block in blocks:
                    file.write(block)
                    done += len(block)
                    progress(done, total)
