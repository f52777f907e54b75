"""Reading the list of contents of a signed file, whatever it hands over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from roleplay.export.signed_zip import File, Listing, damaged, newer

M = TypeVar("M", bound=Listing)

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(config=ConfigDict(strict=True))
class _Format:
    """The one thing that every version of every list says in the same way."""

    format: int
    program: str = "?"


_FORMAT = TypeAdapter(_Format)


def read_listing(content: bytes, name: str, form: TypeAdapter[M], latest: int, problem: Callable[[M], str]) -> M:
    """Return the list of contents of the file of that name.

    `latest` is the newest format that this program knows; `problem` says what is wrong with a list that has the right
    form, and nothing when it is sound. Raises `ArchiveError`, for a newer format `bundle_newer`.
    """
    try:
        told = _FORMAT.validate_json(content)
        if told.format > latest:
            raise newer(name, told.program)
        listing = form.validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise damaged(name, f"its list of contents is not valid: {first['msg']}") from error
    if wrong := problem(listing):
        raise damaged(name, f"its list of contents is not valid: {wrong}")
    return listing


def are_whole(files: Iterable[File]) -> bool:
    """Tell whether every file has a checksum and a size that can be one."""
    return all(_SHA256.fullmatch(file.sha256) and file.bytes >= 0 for file in files)
