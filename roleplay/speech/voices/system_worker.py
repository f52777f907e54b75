"""The child process that owns one pyttsx3 engine; runs as a script and imports nothing of ours.

System voices hang on some systems, print, and are tied to one thread; here they can be killed. One JSON object a line
comes in on stdin, one goes out on stdout: `{"do": "voices"}` or `{"do": "speak", "text", "voice", "rate", "file"}`.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO, Any


def main() -> None:
    """Serve until stdin is closed."""
    replies = _take_stdout()
    try:
        import pyttsx3

        engine = pyttsx3.init()
    except Exception as error:
        _reply(replies, {"error": f"{type(error).__name__}: {error}"})
        return
    for line in sys.stdin:
        try:
            _reply(replies, _serve(engine, json.loads(line)))
        except Exception as error:
            _reply(replies, {"error": f"{type(error).__name__}: {error}"})


def _take_stdout() -> IO[str]:
    """Keep the real stdout for replies: pyttsx3 prints "Audio saved to ..." there."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return replies


def _reply(replies: IO[str], content: dict[str, Any]) -> None:
    replies.write(json.dumps(content) + "\n")
    replies.flush()


def _serve(engine: Any, request: dict[str, Any]) -> dict[str, Any]:
    if request["do"] == "voices":
        return {"driver": engine.driver_name, "voices": [_described(voice) for voice in engine.getProperty("voices")]}
    engine.setProperty("voice", request["voice"])
    engine.setProperty("rate", request["rate"])
    _settle(engine)
    # Only ever saved: `say` blocks in a player on Linux and sounds once on Windows.
    engine.save_to_file(request["text"], request["file"])
    engine.runAndWait()
    return {}


def _settle(engine: Any) -> None:
    """Wait until eSpeak NG, which works in a thread of its own, has taken the settings.

    `runAndWait` begins by cancelling whatever eSpeak NG is doing (pyttsx3 2.99: `DriverProxy.runAndWait` ends the
    loop before it starts it): without this, one sentence in ten was empty or spoken at a wrong pace.
    """
    if engine.driver_name == "espeak":
        from pyttsx3.drivers import _espeak

        _espeak.Synchronize()


def _described(voice: Any) -> dict[str, Any]:
    languages = [item.decode("ascii", "ignore") if isinstance(item, bytes) else str(item) for item in voice.languages]
    return {"id": voice.id, "language": languages[0] if languages else "", "gender": str(voice.gender or "")}


if __name__ == "__main__":
    main()
