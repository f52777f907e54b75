"""A connection to a server that breaks after so many bytes, wherever that is."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self


class CuttingProxy:
    """Listens where a client looks for PostgreSQL, hands everything on, and cuts all when the bytes are used up."""

    def __init__(self, server: Path, folder: Path) -> None:
        """`server` is the folder of the server's socket, `folder` the one for ours."""
        self._server = str(server / ".s.PGSQL.5432")
        self.folder = folder
        self._place = folder / ".s.PGSQL.5432"
        self.carried = 0
        """Bytes, both ways."""
        self.left: int | None = None
        """How many more are carried; None for any number."""
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._listening = socket.socket(socket.AF_UNIX)

    def __enter__(self) -> Self:
        self.folder.mkdir(exist_ok=True)
        self._listening.bind(str(self._place))
        self._listening.listen()
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()
        self._place.unlink(missing_ok=True)  # the next one listens there
        self.cut()

    def cut(self) -> None:
        """Break every connection."""
        with self._lock:
            doomed, self._open = self._open, []
        for one in doomed:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            with self._lock:
                self._open += [client, server]
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                with self._lock:
                    part = data if self.left is None else data[: max(self.left, 0)]
                    self.carried += len(part)
                    self.left = None if self.left is None else self.left - len(part)
                target.sendall(part)
                if len(part) < len(data):
                    break
            with suppress(OSError):
                target.shutdown(socket.SHUT_WR)
        if self.left is not None and self.left <= 0:
            self.cut()
