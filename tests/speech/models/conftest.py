"""A web server for downloads, and small folders that look like models."""

from __future__ import annotations

import re
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

MODEL_FILES = {
    "am/final.mdl": b"acoustic model" * 50,
    "conf/mfcc.conf": b"--sample-frequency=16000\n",
    "conf/model.conf": b"--beam=10\n",
    "graph/HCLr.fst": b"\0\1" * 400,
    "graph/Gr.fst": b"\2\3" * 300,
    "graph/disambig_tid.int": b"1\n2\n",
    "README": b"A model that Vosk cannot load.\n",
}
"""Complete in its files; only a test that does not probe may install it."""


def write_model(folder: Path) -> Path:
    for name, content in MODEL_FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def zip_model(archive: Path, top: str = "vosk-model-small-xx-0.1/") -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in MODEL_FILES.items():
            zipped.writestr(top + name, content)
    return archive


def everything(folder: Path) -> set[str]:
    """Return all paths in a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@dataclass
class WebServer:
    """Serves one body under every path, well or badly."""

    body: bytes = b""
    etag: str = '"v1"'
    ranges: bool = True
    """Whether `Range` is respected."""
    wrong_range: bool = False
    """Answers with another part than was asked for."""
    cut_after: list[int] = field(default_factory=list)
    """For the next requests: close the connection after that many bytes of the body."""
    status: int = 200
    declared: int | None = None
    """A false length."""
    requests: list[dict[str, str]] = field(default_factory=list)
    """The headers of all requests."""
    bodies: dict[str, bytes] = field(default_factory=dict)
    """Other bodies, by path."""
    address: str = ""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        web = self.server.web
        web.requests.append(dict(self.headers))
        if web.status != 200:
            self.send_error(web.status)
            return
        body, start = web.bodies.get(self.path, web.body), 0
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked and web.ranges and self.headers.get("If-Range") == web.etag:
            start = int(asked[1])
            if start >= len(body):
                self.send_error(416)
                return
            if web.wrong_range:
                start -= 1
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            self.send_response(200)
        if web.etag:
            self.send_header("ETag", web.etag)
        self.send_header("Content-Length", str(len(body) - start if web.declared is None else web.declared))
        self.end_headers()
        cut = web.cut_after.pop(0) if web.cut_after else None
        self.wfile.write(body[start:] if cut is None else body[start : start + cut])

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


class _Server(ThreadingHTTPServer):
    web: WebServer


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A web server on this machine."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.web = WebServer(address=f"http://127.0.0.1:{server.server_port}/models/")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.web
    server.shutdown()
    thread.join()
    server.server_close()
