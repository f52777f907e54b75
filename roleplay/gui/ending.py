"""The program is asked to end from outside: at the end of the login, by `kill`, by Ctrl-C in its terminal."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = [
    number
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # not every system has all of them
    if (number := getattr(signal, name, None)) is not None
]


class EndRequest(QObject):
    """Turns signals of the system into one of Qt.

    Python heeds signals only while it runs, which in Qt's loop it does not: a socket wakes it.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        """Must be made in the main thread."""
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:  # `nohup` wants it ignored
                signal.signal(number, self._heed)

    def _wake(self) -> None:
        self._reader.recv(64)

    def _heed(self, _number: int, _frame: FrameType | None) -> None:
        self.asked.emit()
