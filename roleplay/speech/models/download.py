"""Fetching one file over HTTP so that an interrupted download goes on where it stopped.

Resuming follows RFC 9110, 13.1.5 and 14: `Range` with `If-Range`, so that a file that has changed meanwhile is sent
whole. Nothing is trusted but the checksum.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from roleplay.core.errors import ArchiveError, ModelError
from roleplay.speech.models.kept import part_of

MAX_BYTES = 4 * 1024**3

_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_ATTEMPTS = 3
"""How often a connection that broke off is taken up again by itself."""
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")

OFFLINE_HINT = (
    "Run it again to go on, or fetch the zip on another computer and install that: roleplay models install FILE.zip"
)

_Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The file to fetch."""

    address: str
    bytes: int = 0
    """Expected size, 0 when unknown."""
    sha256: str = ""
    md5: str = ""
    """Used where no `sha256` is known."""


class _BrokenOffError(Exception):
    """The connection ended before the file did."""


def download(wanted: Wanted, target: Path, progress: _Progress) -> None:
    """Fetch `wanted` into `target`; `progress` gets (done, total) bytes, total 0 when unknown.

    What has arrived is kept in `target` + `.part` when the connection breaks, when `progress` raises or the program
    ends, and used the next time. Raises `ModelError` when the server cannot be reached or does not have the file,
    `ArchiveError` when what arrived is not what was wanted, and `OSError` when the disk fails.
    """
    part = _Part(target)
    with httpx.Client(timeout=_TIMEOUT, follow_redirects=True) as client:
        for attempt in range(_ATTEMPTS):
            had = part.size
            try:
                _fetch(client, wanted, part, progress)
                break
            except (httpx.RequestError, httpx.InvalidURL, _BrokenOffError) as error:
                if part.size == had or attempt == _ATTEMPTS - 1:
                    raise _unreachable(wanted, part.size, error) from error
    _check(wanted, part)
    part.path.replace(target)
    part.forget()


def published_md5(address: str, name: str) -> str:
    """Return the md5 that the `model-list.json` in folder `address` gives for a model, empty when it has none.

    Raises `ModelError` when the list cannot be had.
    """
    wanted = Wanted(address + "model-list.json")
    try:
        answer = httpx.get(wanted.address, timeout=_TIMEOUT, follow_redirects=True)
        answer.raise_for_status()
        listed = answer.json()
        return next((str(model["md5"]) for model in listed if model["name"] == name), "")
    except httpx.HTTPStatusError as error:
        raise _refused(wanted, error.response.status_code) from error
    except (httpx.RequestError, httpx.InvalidURL) as error:
        raise _unreachable(wanted, 0, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{wanted.address} is not a list of models.", hint=OFFLINE_HINT) from error


class _Part:
    """What has arrived so far, and which version of the file it belongs to."""

    def __init__(self, target: Path) -> None:
        self.path = part_of(target)
        self._note = target.with_name(target.name + ".part.json")

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def validator(self, address: str) -> str:
        """Return what `If-Range` is to say, empty when the part cannot be resumed."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return str(note["validator"]) if note["address"] == address and self.size else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def start(self, address: str, validator: str) -> None:
        """Begin anew."""
        self.path.unlink(missing_ok=True)
        self._note.write_text(json.dumps({"address": address, "validator": validator}), encoding="utf-8")

    def forget(self) -> None:
        """Remove all traces."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _fetch(client: httpx.Client, wanted: Wanted, part: _Part, progress: _Progress) -> None:
    """Fetch what is missing of the file, or all of it."""
    headers = {"Accept-Encoding": "identity"}
    if validator := part.validator(wanted.address):
        headers |= {"Range": f"bytes={part.size}-", "If-Range": validator}
    with client.stream("GET", wanted.address, headers=headers) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            # It has all arrived before, or more than all: the checksum will tell.
            return
        total = _start_or_resume(answer, wanted, part)
        done = part.size
        with part.path.open("ab") as file:
            progress(done, total)
            # As it arrives: httpx drops a block that it was still filling when the connection breaks.
            for block in answer.iter_raw():
                done += len(block)
                if done > (total or MAX_BYTES):
                    raise ArchiveError(f"{wanted.address} is longer than it should be.", hint=OFFLINE_HINT)
                file.write(block)
                progress(done, total)
    if done < total:
        raise _BrokenOffError(f"{done} of {total} bytes arrived")


def _start_or_resume(answer: httpx.Response, wanted: Wanted, part: _Part) -> int:
    """Make the part ready for the body and return the total size in bytes, 0 when unknown."""
    if answer.status_code == httpx.codes.PARTIAL_CONTENT:
        span = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if span is None or int(span[1]) != part.size:
            part.forget()
            raise ModelError(f"{wanted.address} answered with another part than was asked for.", hint=OFFLINE_HINT)
        total = int(span[2])
    elif answer.status_code == httpx.codes.OK:
        total = int(answer.headers.get("Content-Length", 0))
        etag = answer.headers.get("ETag", "")
        # A weak validator does not promise the same bytes.
        part.start(wanted.address, answer.headers.get("Last-Modified", "") if etag.startswith("W/") else etag)
    else:
        raise _refused(wanted, answer.status_code)
    if wanted.bytes and total and total != wanted.bytes:
        part.forget()
        raise ArchiveError(
            f"{wanted.address} has {total} bytes instead of {wanted.bytes}: it is not the expected model.",
            hint=OFFLINE_HINT,
        )
    return total or wanted.bytes


def _check(wanted: Wanted, part: _Part) -> None:
    """Raise `ArchiveError` and drop the part unless it has the right checksum."""
    with part.path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256" if wanted.sha256 else "md5").hexdigest()
    if found != (wanted.sha256 or wanted.md5):
        part.forget()
        raise ArchiveError(
            f"What arrived from {wanted.address} has the wrong checksum: it was damaged or replaced on the way.",
            hint="Run it again; if that does not help, fetch the zip yourself and check where it comes from.",
        )


def _refused(wanted: Wanted, status: int) -> ModelError:
    return ModelError(f"{wanted.address} cannot be fetched: the server answered {status}.", hint=OFFLINE_HINT)


def _unreachable(wanted: Wanted, kept: int, error: Exception) -> ModelError:
    progress = f" {kept / 1e6:.1f} MB have arrived and are kept." if kept else ""
    return ModelError(
        f"{wanted.address} cannot be reached, or the connection broke off ({error}).{progress}", hint=OFFLINE_HINT
    )
