"""The file itself: a signed zip, whose list of contents tells what it holds; see `docs/bundles.md`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from roleplay.core.archives import Limits
from roleplay.export.bundle.manifest import FORMAT, Manifest, read_manifest, write_manifest
from roleplay.export.bundle.signing import SigningKey
from roleplay.export.signed_zip import Kind, Progress, SignedWriter, SignedZip, unheard

MAX_SESSIONS = 20_000
LIMITS = Limits(
    entries=5 * MAX_SESSIONS,
    size=64 * 1024**3,
    ratio=200,  # a session has about 12, one with the same word a thousand times 100
    depth=2,
    hint_unsafe="Do not open it, and ask its sender for another one.",
    hint_broken="Ask for the file again.",
)
CALLS: Kind[Manifest] = Kind(
    domain="roleplay-bundle",
    format=FORMAT,
    limits=LIMITS,
    read_manifest=read_manifest,
    unlike="a file that Roleplay has handed over",
    hint="Choose one that ends in .roleplay.",
)


class BundleWriter(SignedWriter):
    """Puts files into a new bundle one after the other; little of them is in memory at a time."""

    def __init__(self, path: Path) -> None:
        """Create the file. Raises `OSError`, as every method does."""
        super().__init__(path, CALLS)

    def finish(
        self, key: SigningKey, *, program: str, made_at: datetime, signer: str, pseudonyms: bool, audio: bool
    ) -> None:
        """Write the manifest, and sign."""
        names: str = "pseudonyms" if pseudonyms else "real"
        listed = Manifest(FORMAT, program, made_at, signer, names, audio, self.files)  # type: ignore[arg-type]
        self.sign(key, write_manifest(listed))


class Bundle(SignedZip[Manifest]):
    """A bundle whose signature holds; a context manager, used by one thread."""

    def __init__(self, path: Path, progress: Progress = unheard) -> None:
        """Open a file and check its signature, its directory and its manifest. Raises what `SignedZip` does."""
        super().__init__(path, CALLS, progress)
