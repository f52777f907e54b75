"""One learning record store over HTTP (xAPI 1.0.3, part three). https://github.com/adlnet/xAPI-Spec/tree/1.0.3

Certificates are checked, redirections are not followed (the key would go along), and of an answer no more is read
than one needs. Nothing here sleeps: what is to be tried again later is told to the caller.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import urlsplit

import httpx

from roleplay.core.errors import InputError, RecordStoreError
from roleplay.core.legible import legible
from roleplay.export.xapi.statements import Statement
from roleplay.export.xapi.words import VERSION

_HEADERS = {"X-Experience-API-Version": VERSION, "Accept": "application/json"}
_READ_AT_MOST = 4_000_000
"""Bytes of an answer."""
_TOLD = 200
"""Characters of the store's own words that are shown."""
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})

Taken = Literal["stored", "conflict", "too_large", "rejected"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a store said to some statements."""

    taken: Taken
    why: str = ""
    """In the store's own words, or empty."""


class LaterError(Exception):
    """The store cannot be asked now; the same request may be sent again."""

    def __init__(self, why: str, seconds: float | None = None) -> None:
        """`seconds` is how long the store wants to be left alone, None when it does not say."""
        super().__init__(why)
        self.why = why
        self.seconds = seconds


class RecordStore:
    """A record store. Raises `RecordStoreError` for what trying again cannot mend, `LaterError` for the rest."""

    def __init__(self, endpoint: str, key: str, secret: str, *, certificates: str = "") -> None:
        """Raises `InputError` for an address that must not, or cannot, be used; nothing is sent yet."""
        self._endpoint = checked_endpoint(endpoint)
        self._client = httpx.Client(
            auth=httpx.BasicAuth(key, secret),
            headers=_HEADERS,
            verify=_trusted(certificates),
            timeout=_TIMEOUT,
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def post(self, statements: Sequence[Statement]) -> Reply:
        """Send statements, all of which are taken, or none."""
        body = json.dumps(list(statements), ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
        status, answer = self._asked("POST", "statements", content=body)
        match status:
            case 200 | 204:
                return Reply("stored")
            case 409:
                return Reply("conflict", _words(answer))
            case 413:
                return Reply("too_large", _words(answer))
            case 400 | 422:
                return Reply("rejected", _words(answer))
        raise self._refused(status, answer)

    def get(self, statement_id: str) -> Statement | None:
        """Return a statement that the store has; None when it has none of this id, or may not show it."""
        status, answer = self._asked("GET", "statements", params={"statementId": statement_id})
        if status == 404:
            return None
        if status != 200:
            raise self._refused(status, answer)
        found = _json(answer)
        return found if isinstance(found, dict) else None

    def check(self) -> tuple[str, ...]:
        """Ask what versions of xAPI the store speaks, and whether it takes the key; return the versions."""
        status, answer = self._asked("GET", "about")
        about = _json(answer) if status == 200 else None
        found = about.get("version") if isinstance(about, dict) else None
        if not isinstance(found, list):
            raise RecordStoreError(
                f"There is no learning record store at {self._endpoint}.",
                hint="Give the address of its xAPI end point; it often ends with /xapi.",
                code="lrs_none",
            )
        versions = tuple(legible(str(version))[:_TOLD] for version in found)
        if not any(version.startswith("1.0") for version in versions):
            raise RecordStoreError(
                f"The record store speaks xAPI {', '.join(versions) or 'of no version'}, and not 1.0.",
                hint="Ask its operator for an end point of xAPI 1.0.3.",
                code="lrs_version",
            )
        status, answer = self._asked("GET", "statements", params={"limit": "1"})
        if status not in (200, 403):  # a key that may only write is enough
            raise self._refused(status, answer)
        return versions

    def _asked(
        self, method: str, path: str, *, content: bytes | None = None, params: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        headers = {} if content is None else {"Content-Type": "application/json"}
        url = f"{self._endpoint}/{path}"
        try:
            with self._client.stream(method, url, content=content, params=params, headers=headers) as response:
                status, told = response.status_code, response.headers
                body = b"".join(_bounded(response))
        except httpx.TransportError as error:
            raise self._cut_off(error) from error
        except httpx.InvalidURL as error:
            raise _unusable(self._endpoint) from error
        except httpx.DecodingError as error:
            raise LaterError("its answer is damaged") from error
        if status in _LATER:
            raise LaterError(f"it answers {status}", _retry_after(told.get("Retry-After", "")))
        return status, body

    def _cut_off(self, error: httpx.TransportError) -> Exception:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return RecordStoreError(
                    f"The certificate of {self._endpoint} is not trusted: {cause.verify_message}.",
                    hint="Nothing was sent. If your organisation has an authority of its own, give its certificate.",
                    code="lrs_certificate",
                )
            cause = cause.__cause__ or cause.__context__
        if isinstance(error, httpx.UnsupportedProtocol):
            return _unusable(self._endpoint)
        if isinstance(error, httpx.TimeoutException):
            return LaterError("it does not answer in time")
        return LaterError("it cannot be reached" if isinstance(error, httpx.ConnectError) else "it broke off")

    def _refused(self, status: int, answer: bytes) -> RecordStoreError:
        said = _words(answer)
        ending = f": {said}" if said else "."
        match status:
            case 401:
                why = ("does not know the key, or its secret is another one", "Enter both again.", "lrs_key")
            case 403:
                why = (
                    "does not allow this key to do that",
                    "Ask its operator for a key that may write statements.",
                    "lrs_rights",
                )
            case 404 | 405:
                why = (
                    "has no statements there",
                    "Give the address of its xAPI end point; it often ends with /xapi.",
                    "lrs_none",
                )
            case _ if status in _MOVED:
                why = ("sends us elsewhere", "Give the address at which it really is.", "lrs_moved")
            case _:
                why = (f"answers {status}", "Ask its operator what that means there.", "lrs_refused")
        return RecordStoreError(f"The record store at {self._endpoint} {why[0]}{ending}", hint=why[1], code=why[2])


def checked_endpoint(endpoint: str) -> str:
    """Return the address without a slash at its end. Raises `InputError` for one that must not be used."""
    address = endpoint.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise _unusable(endpoint) from error
    strange = any(char.isspace() for char in address) or legible(address) != address
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment or strange:
        raise _unusable(endpoint)
    if parts.username is not None or parts.password is not None:
        raise InputError(
            "The address of the record store holds a name or a password.",
            hint="Leave them out of the address; the key and its secret have fields of their own.",
            code="lrs_address",
        )
    if parts.scheme == "http" and not _this_machine(host):
        raise InputError(
            f"{legible(host)} would be sent names and the key for everybody on the way to read.",
            hint="Use an address that begins with https.",
            code="lrs_address",
        )
    return address


def _unusable(endpoint: str) -> InputError:
    return InputError(
        f"{legible(endpoint)[:_TOLD] or 'Nothing'} is no address of a record store.",
        hint="Give one like https://lrs.example.com/xapi.",
        code="lrs_address",
    )


def _this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _trusted(certificates: str) -> ssl.SSLContext:
    if not certificates:
        return httpx.create_ssl_context()
    try:
        if not Path(certificates).is_file():
            raise FileNotFoundError
        return ssl.create_default_context(cafile=certificates)
    except (OSError, ValueError) as error:
        raise InputError(
            f"{legible(certificates)} holds no certificates that can be read.",
            hint="Give a file in PEM form, or none to trust those of the system.",
            code="lrs_certificate",
        ) from error


def _bounded(response: httpx.Response) -> list[bytes]:
    parts, length = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        length += len(part)
        if length > _READ_AT_MOST:
            break
    return parts


def _json(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None


def _words(answer: bytes) -> str:
    """Return what the store says, as one line of plain text; nothing of a page for a browser."""
    found = _json(answer)
    if isinstance(found, dict):
        named = (found.get(name) for name in ("message", "warnings", "error", "errors", "detail"))
        said = next((item for item in named if item), "")
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    else:
        text = answer.decode("utf-8", "replace")
        text = "" if text.lstrip()[:1] == "<" else text
    line = " ".join(legible(text[: 4 * _TOLD]).split())
    return line if len(line) <= _TOLD else f"{line[:_TOLD]} ..."


def _retry_after(value: str, now: datetime | None = None) -> float | None:
    """Return the seconds of a Retry-After header, which may be a number or a date (RFC 9110, 10.2.3)."""
    if value.strip().isdecimal():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return max((at - (now or datetime.now(UTC))).total_seconds(), 0.0)
