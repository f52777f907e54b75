"""A learning record store on a port of this machine, which keeps to the rules of xAPI 1.0.3, part three.

It is no mock: requests come over TCP, and it refuses what the specification has it refuse. What real stores do now
and then (being busy, breaking off after they have stored) it does when a test asks for it.
"""

from __future__ import annotations

import base64
import json
import re
import ssl
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY, SECRET = "roleplay", "open sesame Łódź"
VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_DURATION = re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")


@dataclass
class Answer:
    """What the store says in place of what it would say."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    stores: bool = False
    """It has stored the statements all the same."""
    breaks: bool = False
    """The connection is cut instead of an answer."""


class RecordStoreServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.statements: dict[str, dict[str, Any]] = {}
        self.voided: set[str] = set()
        self.requests: list[tuple[str, str, int]] = []
        """Method, path, number of statements."""
        self.planned: deque[Answer] = deque()
        """For the next requests that bring statements."""
        self.largest = 10**9
        self.refuses: set[str] = set()
        """Ids that it dislikes."""
        self.versions = ["1.0.0", "1.0.3"]
        self.secret = SECRET
        self.may_write = True
        self.scheme = "http"
        self.lock = threading.Lock()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that the other side, or a test, has cut."""

    @property
    def endpoint(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_port}/xapi"

    def take(self, statements: list[dict[str, Any]]) -> tuple[int, bytes]:
        with self.lock:
            for statement in statements:
                statement.setdefault("id", str(uuid.uuid4()))
            ids = [statement["id"] for statement in statements]
            if len(set(ids)) != len(ids) or any(wrong(one) for one in statements) or self.refuses & set(ids):
                why = next((wrong(one) for one in statements if wrong(one)), "I do not like it")
                return 400, json.dumps({"message": why}).encode()
            if any(one["id"] in self.statements and not _same(self.statements[one["id"]], one) for one in statements):
                return 409, b'{"message": "id is taken"}'
            for one in statements:
                if one["id"] in self.statements:
                    continue
                self.statements[one["id"]] = one
                if one["verb"]["id"] == VOIDED:
                    meant = one["object"]["id"]
                    if self.statements.get(meant, {}).get("verb", {}).get("id") != VOIDED:
                        self.voided.add(meant)
            return 200, json.dumps(ids).encode()

    @property
    def valid(self) -> list[dict[str, Any]]:
        """What a report of the store would count."""
        return [one for key, one in self.statements.items() if key not in self.voided and one["verb"]["id"] != VOIDED]


def wrong(statement: dict[str, Any]) -> str:
    """Return what is wrong with a statement by part two of the specification; empty when nothing is."""
    try:
        return next((name for name, right in _RULES.items() if not right(statement)), "")
    except (KeyError, ValueError, TypeError) as error:
        return repr(error)


_KNOWN = {"id", "actor", "verb", "object", "result", "context", "timestamp", "authority", "version", "attachments"}


def _an_account(agent: dict[str, Any]) -> bool:
    account = agent["account"]
    return set(account) == {"homePage", "name"} and bool(account["name"]) and _an_iri(account["homePage"])


def _an_iri(text: str) -> bool:
    return re.fullmatch(r"[a-z]+:[^\s<>\"{}|\\^`]+", text) is not None


def _a_score(score: dict[str, Any]) -> bool:
    return not score or (-1 <= score["scaled"] <= 1 and score["min"] <= score["raw"] <= score["max"])


def _extensions(statement: dict[str, Any]) -> list[str]:
    return [*statement.get("result", {}).get("extensions", {}), *statement.get("context", {}).get("extensions", {})]


_RULES: dict[str, Callable[[dict[str, Any]], bool]] = {
    "properties": lambda one: set(one) <= _KNOWN,
    "id": lambda one: str(uuid.UUID(one["id"])) == one["id"],
    "actor": lambda one: _an_account(one["actor"]),
    "verb": lambda one: _an_iri(one["verb"]["id"]),
    "object": lambda one: one["object"]["objectType"] == "StatementRef" or _an_iri(one["object"]["id"]),
    "timestamp": lambda one: datetime.fromisoformat(one.get("timestamp", "2000-01-01T00:00Z")).tzinfo is not None,
    "score": lambda one: _a_score(one.get("result", {}).get("score", {})),
    "duration": lambda one: _DURATION.fullmatch(one.get("result", {}).get("duration", "PT0S")) is not None,
    "registration": lambda one: bool(uuid.UUID(one.get("context", {}).get("registration", str(uuid.uuid4())))),
    "instructor": lambda one: "instructor" not in one.get("context", {}) or _an_account(one["context"]["instructor"]),
    "extensions": lambda one: all(map(_an_iri, _extensions(one))),
}


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(name) == other.get(name) for name in ("actor", "verb", "object", "result", "context"))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: RecordStoreServer

    def log_message(self, *_message: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        self.server.requests.append(("GET", place.path, 0))
        if place.path == "/xapi/about":
            return self._answer(200, json.dumps({"version": self.server.versions}).encode())
        if not self._allowed(place.path):
            return None
        asked = parse_qs(place.query)
        if "statementId" in asked:
            found = self.server.statements.get(asked["statementId"][0])
            if found is None or found["id"] in self.server.voided:
                return self._answer(404)
            return self._answer(200, json.dumps(found | {"stored": datetime.now(UTC).isoformat()}).encode())
        return self._answer(200, json.dumps({"statements": [], "more": ""}).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        place = urlsplit(self.path)
        if not self._allowed(place.path):
            return
        if not self.headers.get("Content-Type", "").startswith("application/json"):
            self._answer(400, b"content type")
            return
        statements = json.loads(body)
        statements = statements if isinstance(statements, list) else [statements]
        self.server.requests.append(("POST", place.path, len(statements)))
        if not self.server.may_write:
            self._answer(403, b'{"message": "this key may only read"}')
        elif self.server.planned:
            self._as_planned(self.server.planned.popleft(), statements)
        elif len(statements) > self.server.largest:
            self._answer(413, b"too many")
        else:
            self._answer(*self.server.take(statements))

    def _as_planned(self, planned: Answer, statements: list[dict[str, Any]]) -> None:
        if planned.stores:
            self.server.take(statements)
        if planned.breaks:
            self.close_connection = True
            self.connection.close()
            return
        self._answer(planned.status, planned.body, planned.headers)

    def _allowed(self, path: str) -> bool:
        given = base64.b64encode(f"{KEY}:{self.server.secret}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {given}":
            self._answer(401, b"<html>who are you?</html>", {"WWW-Authenticate": "Basic"})
            return False
        if not self.headers.get("X-Experience-API-Version", "").startswith("1.0"):
            self._answer(400, b'{"message": "X-Experience-API-Version is missing"}')
            return False
        if path != "/xapi/statements":
            self._answer(404)
            return False
        return True

    def _answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("X-Experience-API-Version", "1.0.3")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running(certificate: tuple[Path, Path] | None = None) -> Iterator[RecordStoreServer]:
    """Run a store; `certificate` and key as PEM files make it speak TLS."""
    server = RecordStoreServer()
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.scheme = "https"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
